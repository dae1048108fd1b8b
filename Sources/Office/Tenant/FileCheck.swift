import Housing
import Texts

/// Judges a file before it is taken: its size, what its first bytes say, and whether it could be decoded.
struct FileCheck {
    let limitBytes: Int
    let leastPixels: Int
    /// Only a picture will do: it is shown to the reviewer in the terminal.
    let needsPicture: Bool

    /// What the file is, or `.input` with what is wrong with it.
    func kind(of file: SeenFile) throws(OfficeFailure) -> FileKind {
        func problem(_ reason: InputProblem.Reason) -> OfficeFailure {
            .input(InputProblem(source: file.name ?? "", reason: reason))
        }
        let bytes = file.bytes
        guard !bytes.isEmpty else { throw problem(.empty) }
        guard bytes.count <= limitBytes else { throw problem(.tooLarge(limitBytes: limitBytes, bytes: bytes.count)) }
        let allowed = FileKind.accepted(picturesOnly: needsPicture)
        let expected = allowed.expectation
        guard let kind = FileKind(of: bytes) else { throw problem(.wrongType(expected: expected)) }
        if let said = file.name.flatMap(FileKind.init(named:)), said != kind {
            throw problem(.mistyped(named: said.title, found: kind.title))
        }
        guard allowed.contains(kind) else { throw problem(.wrongType(expected: expected)) }
        guard !file.isUnreadable else { throw problem(.unreadable) }
        // Where this machine cannot decode, the first bytes have to do.
        if let size = file.size, min(size.width, size.height) < leastPixels {
            throw problem(.tooCoarse(leastPixels: leastPixels))
        }
        return kind
    }
}

extension MaterialKind {
    /// What can be handed in as such a material: pictures alone, for the reviewer sees it in the terminal.
    public var acceptedFiles: [FileKind] { FileKind.accepted(picturesOnly: true) }
}

extension [FileKind] {
    /// `JPG、PNG`
    public var titles: String { map(\.title).joined(separator: "、") }

    /// What is said to who brings something else.
    public var expectation: String {
        contains(where: { !$0.isPicture }) ? titles : FailureTexts.picturesOnly(titles)
    }
}

extension FileKind {
    /// As people call it.
    public var title: String {
        switch self {
        case .jpeg: "JPG"
        case .png: "PNG"
        case .pdf: "PDF"
        case .document: FailureTexts.documentFile
        case .pkcs12: "P12、PFX"
        case .pem: "PEM"
        case .csv: "CSV"
        case .jsonLines: "JSONL"
        }
    }
}
