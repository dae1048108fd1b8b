import Crypto
import Documents
import Housing
import Texts

/// A template of a document, one file a version (`templates/NAME.toml`). A version that was used is never edited: what a
/// person signed is known by version and digest.
public struct TemplateFile: Equatable, Sendable {
    /// What a person copies and pastes, and what may be typed instead at a kiosk.
    public struct Commitment: Equatable, Sendable {
        public let transcription: String
        public let shortSentence: String
    }

    public let template: Template
    public let effectiveFrom: Day
    /// Of a 承诺书, and of nothing else.
    public let commitment: Commitment?

    init(_ bytes: [UInt8], name: String, source: String) throws(OfficeFailure) {
        let root = try TOMLSource(bytes, source: source).root
        let word = try root.required(root.choice("kind", of: TemplateKind.allCases.map(\.rawValue)), "kind")
        guard let kind = TemplateKind(rawValue: word) else { throw root.problem("kind", .invalid(word)) }
        let own = kind == .commitment ? ["transcription", "short_sentence"] : []
        try root.allow(only: ["kind", "version", "effective_from", "title", "marking", "body"] + own)
        effectiveFrom = try root.required(root.day("effective_from"), "effective_from")
        commitment = kind == .commitment ? try Self.commitment(root) : nil
        template = try Self.template(kind, root, name: name, commitment)
    }

    private static func commitment(_ root: TOMLSection) throws(OfficeFailure) -> Commitment {
        Commitment(
            transcription: try root.required(root.path("transcription"), "transcription"),
            shortSentence: try root.required(root.path("short_sentence"), "short_sentence"))
    }

    /// The digest is of every word that can be read: title, marking, what is copied, and the body, each on lines of its own.
    private static func template(
        _ kind: TemplateKind, _ root: TOMLSection, name: String, _ commitment: Commitment?
    ) throws(OfficeFailure) -> Template {
        let title = try root.required(root.path("title"), "title")
        let marking = try root.text("marking") ?? ""
        let body = try root.required(root.path("body"), "body")
        let words = [title, marking] + (commitment.map { [$0.transcription, $0.shortSentence] } ?? []) + [body]
        let hex = Hex.text(SHA256.hash(data: Array(words.joined(separator: "\n").utf8)))
        guard let digest = Digest(hex: hex) else { throw root.problem("body", .invalid(name)) }
        let version = TemplateName(name: name, version: try root.needed("version", in: 1...9999), digest: digest)
        do throws(TemplateProblem) {
            let template = try Template(kind: kind, name: version, title: title, marking: marking, body: body)
            if kind == .leaseContract { try template.requireOneSignature() }
            return template
        } catch {
            throw root.problem(inText: "body", line: error.line, error.reason.inputReason)
        }
    }
}

extension TemplateProblem.Reason {
    /// As a problem of the file that the office edits.
    fileprivate var inputReason: InputProblem.Reason {
        switch self {
        case .empty: .empty
        case .unknownField(let name, let allowed), .unknownDirective(let name, let allowed):
            .unknown(name, allowed: Nearness.sorted(allowed, by: name))
        case .openField: .syntax(TemplateTexts.openField)
        case .openEmphasis: .syntax(TemplateTexts.openEmphasis)
        case .misplacedColumn(let name): .syntax(TemplateTexts.misplacedColumn(name))
        case .unconditional(let name): .syntax(TemplateTexts.unconditional(name))
        case .cells(let expected, let found): .syntax(InputTexts.columnCount(found, expected: expected))
        case .columnWidth(let title): .syntax(TemplateTexts.columnWidth(title))
        case .mixedConditions: .syntax(TemplateTexts.mixedConditions)
        case .noLabel: .syntax(TemplateTexts.noLabel)
        case .signatureMark(let found): .syntax(TemplateTexts.signatureMark(found))
        case .signatures(let count): .syntax(TemplateTexts.signatures(count))
        case .conditionalSignature: .syntax(TemplateTexts.conditionalSignature)
        case .outOfOrder(let found, let expected): .syntax(TemplateTexts.outOfOrder(found, expected: expected))
        }
    }
}
