import Documents
import Glibc
import Housing
import PaperProtocol
import PaperSamples
import Testing

enum Samples {
    /// The helper that was built with these tests stands beside their bundle.
    static func helper() throws -> PaperHelper {
        let bundle = try #require(
            CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments.first)
        let resolved = try #require(realpath(bundle, nil))
        defer { free(resolved) }
        let path = String(cString: resolved)
        return try PaperHelper(program: path[..<(try #require(path.lastIndex(of: "/")))] + "/anju-paper")
    }

    static func document(_ kind: TemplateKind, _ facts: ContractFacts? = nil) throws -> Document {
        let digest = try #require(Digest(hex: String(repeating: "0123456789abcdef", count: 4)))
        return try SampleContract.document(kind, facts ?? SampleContract.facts(), contractDigest: digest)
    }

    static func paper(
        _ document: Document, as form: PaperForm = .document, by helper: PaperHelper? = nil
    ) throws -> Paper {
        let helper = try helper ?? Self.helper()
        guard case .paper(let paper) = try helper.ask(.draw(document: document.canonicalBytes, as: form)) else {
            throw PaperHelper.Failure(description: "refused")
        }
        return paper
    }
}
