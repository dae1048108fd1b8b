/// What a file is: of one that was handed in by its first bytes, whatever its name says.
public enum FileKind: String, CaseIterable, Sendable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case pdf = "application/pdf"
    /// A filled document in its canonical bytes, made by the office and by nobody else.
    case document = "application/x-anju-document"
    /// A certificate and its key behind a PIN.
    case pkcs12 = "application/x-pkcs12"
    case pem = "application/x-pem-file"
    /// A table that is read as text; nothing in its first bytes tells it.
    case csv = "text/csv"
    /// An object a line, likewise.
    case jsonLines = "application/x-ndjson"

    public var mime: String { rawValue }

    public var isPicture: Bool { self == .jpeg || self == .png }

    /// What can be handed in.
    public static let handedIn: [FileKind] = [.jpeg, .png, .pdf]

    /// What somebody may sign in with. None of them can be handed in.
    public static let certificates: [FileKind] = [.pkcs12, .pem]

    /// What can be handed in where only a picture will do, for it is shown to the reviewer in the terminal, or where not.
    public static func accepted(picturesOnly: Bool) -> [FileKind] {
        handedIn.filter { $0.isPicture || !picturesOnly }
    }

    /// nil when the bytes are none of these.
    public init?(of bytes: some Collection<UInt8>) {
        guard let kind = Self.handedIn.first(where: { $0.fits(bytes) }) else { return nil }
        self = kind
    }

    /// Whether the bytes begin as those of this kind do.
    public func fits(_ bytes: some Collection<UInt8>) -> Bool {
        // Other programs write what they like before the first mark of PEM.
        self == .pem ? bytes.firstRange(of: signature) != nil : bytes.starts(with: signature)
    }

    /// nil when the name has no extension or one that tells nothing.
    public init?(named name: String) {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "jpg", "jpeg", "jpe", "jfif": self = .jpeg
        case "png": self = .png
        case "pdf": self = .pdf
        case "p12", "pfx": self = .pkcs12
        case "pem": self = .pem
        case "csv": self = .csv
        case "jsonl": self = .jsonLines
        default: return nil
        }
    }

    /// JPEG: ISO/IEC 10918-1 SOI and the next marker; PNG: ISO/IEC 15948 5.2; PDF: ISO 32000-1 7.5.2; PKCS#12: RFC 7292;
    /// PEM: RFC 7468.
    private var signature: [UInt8] {
        switch self {
        case .jpeg: [0xFF, 0xD8, 0xFF]
        case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        case .pdf: Array("%PDF-".utf8)
        case .document: Array("anju-document".utf8)
        case .pkcs12: [0x30]
        case .pem: Array("-----BEGIN ".utf8)
        case .csv, .jsonLines: []
        }
    }
}
