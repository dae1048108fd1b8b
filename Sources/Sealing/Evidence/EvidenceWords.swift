import Foundation
import Housing

/// What `evidence.json` has to say of the other members, by the names under which it says it.
struct EvidenceWords: Equatable {
    private let values: [Path: String]

    private enum Path: String, CaseIterable {
        case number
        case document = "contract.document_sha256"
        case unsigned = "contract.unsigned_pdf_sha256"
        case signed = "contract.signed_pdf_sha256"
        case signedDocument = "identity.signed_document_sha256"
        case signature = "identity.signature_sha256"
    }

    /// - Parameter number: as the list of members has it; nil where that could not be read.
    init(
        number: ReceiptNumber?, document: [UInt8], unsigned: Digest, signedPDF: [UInt8], signature: [UInt8]
    ) throws(SealProblem) {
        let digest = Hex.text(try SHA256.digest(document))
        var values: [Path: String] = [
            .document: digest, .signedDocument: digest, .unsigned: unsigned.hex,
            .signed: Hex.text(try SHA256.digest(signedPDF)), .signature: Hex.text(try SHA256.digest(signature)),
        ]
        values[.number] = number.map { "\($0)" }
        self.values = values
    }

    /// Each name under which `evidence` says something else, or nothing.
    static func differences(in evidence: [UInt8], from words: EvidenceWords) -> [EvidenceFinding] {
        let object = try? JSONSerialization.jsonObject(with: Data(evidence))
        return Path.allCases.filter { path in
            guard let wanted = words.values[path] else { return false }
            let found = path.rawValue.split(separator: ".").reduce(object) { part, name in
                (part as? [String: Any])?[String(name)]
            }
            return found as? String != wanted
        }.map { .evidenceOfAnother(name: $0.rawValue) }
    }
}
