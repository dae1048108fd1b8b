import Crypto
import Housing

/// A text that people read before they agree to something, one file a version (`templates/NAME.toml`). A version that
/// was used is never edited: what a person acknowledged is known by version and digest.
public struct PolicyText: Equatable, Sendable {
    /// What a text is for; the raw values stand in its file.
    public enum Kind: String, CaseIterable, Sendable {
        /// What is collected, why, how long kept (L-01).
        case notice = "notice-collect"
        /// 续约相关信息 (O-3).
        case information = "renewal-information"
        /// 个人续约声明 (O-3).
        case declaration = "renewal-declaration"
        /// 经济状况核对授权书.
        case authorisation = "check-authorisation"
        /// 知情同意书 (LH-45).
        case subsidyConsent = "subsidy-consent"

        /// Those that `policies/renewal.toml` names.
        static let ofRenewal: [Kind] = [.notice, .information, .declaration]

        /// The key of the policy file that names the text's own.
        var key: String {
            switch self {
            case .notice: "notice"
            case .information: "information"
            case .declaration: "declaration"
            case .authorisation: "authorisation"
            case .subsidyConsent: "consent"
            }
        }
    }

    /// The file's name without its ending.
    public let name: String
    public let kind: Kind
    public let title: String
    /// Paragraphs a line; a line that begins with `# ` is a heading.
    public let body: String
    /// What stands for this text where it is acknowledged: SHA-256 over title, line feed and body.
    public let template: TemplateVersion

    static func path(_ name: String) -> String { "templates/\(name).toml" }

    init(_ bytes: [UInt8], name: String, source: String) throws(OfficeFailure) {
        let root = try TOMLSource(bytes, source: source).root
        try root.allow(only: ["kind", "version", "effective_from", "title", "body"])
        let word = try root.required(root.choice("kind", of: Kind.allCases.map(\.rawValue)), "kind")
        guard let kind = Kind(rawValue: word) else { throw root.problem("kind", .invalid(word)) }
        self.name = name
        self.kind = kind
        title = try root.required(root.path("title"), "title")
        body = try root.required(root.path("body"), "body")
        let hex = Hex.text(SHA256.hash(data: Array("\(title)\n\(body)".utf8)))
        guard let digest = Digest(hex: hex) else { throw root.problem("body", .invalid(name)) }
        template = TemplateVersion(version: try root.needed("version", in: 1...9999), digest: digest)
    }
}
