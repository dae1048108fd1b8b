import Housing

/// The reasons that a reviewer may choose, by number, with the sentence that the applicant reads
/// (`policies/reasons.toml`). The codes are the domain's; which of them are offered and how they are said is data.
public struct Reasons: Equatable, Sendable {
    static let path = "policies/reasons.toml"

    /// What a reason for sending something back can be about.
    public enum Subject: String, CaseIterable, Sendable {
        /// A picture or another file.
        case material
        /// Something said: a line or block of the information, the declaration.
        case information
    }

    /// One reason as offered.
    public struct Offered<Code: Equatable & Sendable>: Equatable, Sendable {
        /// 1...9: the key that chooses it.
        public let number: Int
        public let code: Code
        public let sentence: String
        /// Nil: about anything.
        public let subject: Subject?
    }

    /// Ordered by number.
    public let returning: [Offered<ReturnReason>]
    /// Ordered by number.
    public let rejecting: [Offered<RejectReason>]

    init(_ bytes: [UInt8], source: String) throws(OfficeFailure) {
        let root = try TOMLSource(bytes, source: source).root
        try root.allow(only: ["return", "reject"])
        returning = try Self.offered(root, "return")
        rejecting = try Self.offered(root, "reject")
        for subject in Subject.allCases where !returning.contains(where: { $0.fits(subject) }) {
            throw root.problem(nil, .missing("[[return]] items = \"\(subject.rawValue)\""))
        }
    }

    /// The reasons for which such an item may be sent back, ordered by number.
    public func returning(about path: ItemPath) -> [Offered<ReturnReason>] {
        let subject: Subject = if case .material = path { .material } else { .information }
        return returning.filter { $0.fits(subject) }
    }

    public func sentence(_ code: ReturnReason) -> String? { returning.first { $0.code == code }?.sentence }
    public func sentence(_ code: RejectReason) -> String? { rejecting.first { $0.code == code }?.sentence }

    private static func offered<Code>(
        _ root: TOMLSection, _ key: String
    ) throws(OfficeFailure) -> [Offered<Code>] where Code: RawRepresentable<String> & CaseIterable {
        var offered: [Offered<Code>] = []
        for section in try root.sections(key) {
            try section.allow(only: ["number", "code", "sentence"] + (key == "return" ? ["items"] : []))
            let number = try section.needed("number", in: 1...9)
            let word = try section.required(
                section.choice("code", of: Code.allCases.map(\.rawValue)), "code")
            let sentence = try section.required(section.path("sentence"), "sentence")
            let subject = try section.choice("items", of: Subject.allCases.map(\.rawValue)).flatMap(Subject.init)
            guard let code = Code(rawValue: word) else { throw section.problem("code", .invalid(word)) }
            if offered.contains(where: { $0.number == number }) {
                throw section.problem("number", .invalid(String(number)))
            }
            if offered.contains(where: { $0.code == code }) { throw section.problem("code", .invalid(word)) }
            offered.append(Offered(number: number, code: code, sentence: sentence, subject: subject))
        }
        guard !offered.isEmpty else { throw root.problem(nil, .missing("[[\(key)]]")) }
        return offered.sorted { $0.number < $1.number }
    }
}

extension Reasons.Offered {
    fileprivate func fits(_ subject: Reasons.Subject) -> Bool { self.subject == nil || self.subject == subject }
}
