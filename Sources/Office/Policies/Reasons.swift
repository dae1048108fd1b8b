import Housing

/// The reasons that a reviewer may choose, by number, with the sentence that the applicant reads
/// (`policies/reasons.toml`). The codes are the domain's; which of them are offered and how they are said is data.
public struct Reasons: Equatable, Sendable {
    static let path = "policies/reasons.toml"

    /// One reason as offered.
    public struct Offered<Code: Equatable & Sendable>: Equatable, Sendable {
        /// 1...9: the key that chooses it.
        public let number: Int
        public let code: Code
        public let sentence: String
        /// Nil: about anything.
        let scope: [ReasonScope]?
        let slot: ReasonSlot
        /// How long there is for what is sent back for it; nil: as long as for anything.
        public let deadline: Period?

        func fits(_ path: ItemPath) -> Bool { scope?.contains { $0.covers(path) } ?? true }
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
        // Whatever can be sent back needs a reason that can be chosen for it.
        for scope in ReasonScope.each where !returning.contains(where: { $0.fits(scope.example) }) {
            throw root.problem(nil, .missing("[[return]] items = [\"\(scope)\"]"))
        }
    }

    /// The reasons for which such an item may be sent back, ordered by number.
    public func returning(about path: ItemPath) -> [Offered<ReturnReason>] {
        returning.filter { $0.fits(path) }
    }

    /// The slot that opens when an item is sent back for a reason (Q32): what the file says, else what is usual.
    public func slot(for code: ReturnReason, about path: ItemPath) -> MaterialKind? {
        let slot: MaterialKind? =
            switch returning.first(where: { $0.code == code })?.slot {
            case .opens(let kind): kind
            case .nothing: nil
            case .usual, nil: code.slot(about: path)
            }
        return path == slot.map(ItemPath.material) ? nil : slot
    }

    /// How long there is for what is sent back for a reason; nil: as long as for anything.
    public func deadline(for code: ReturnReason) -> Period? { returning.first { $0.code == code }?.deadline }

    public func sentence(_ code: ReturnReason) -> String? { returning.first { $0.code == code }?.sentence }
    public func sentence(_ code: RejectReason) -> String? { rejecting.first { $0.code == code }?.sentence }

    private static func offered<Code>(
        _ root: TOMLSection, _ key: String
    ) throws(OfficeFailure) -> [Offered<Code>] where Code: RawRepresentable<String> & CaseIterable {
        var offered: [Offered<Code>] = []
        for section in try root.sections(key) {
            try section.allow(only: ["number", "code", "sentence"] + (key == "return" ? ReasonScope.keys : []))
            let number = try section.needed("number", in: 1...9)
            let word = try section.required(
                section.choice("code", of: Code.allCases.map(\.rawValue)), "code")
            let sentence = try section.required(section.path("sentence"), "sentence")
            guard let code = Code(rawValue: word) else { throw section.problem("code", .invalid(word)) }
            if offered.contains(where: { $0.number == number }) {
                throw section.problem("number", .invalid(String(number)))
            }
            if offered.contains(where: { $0.code == code }) { throw section.problem("code", .invalid(word)) }
            offered.append(
                Offered(
                    number: number, code: code, sentence: sentence, scope: try ReasonScope.list(section),
                    slot: try ReasonSlot(section), deadline: try ReasonScope.deadline(section)))
        }
        guard !offered.isEmpty else { throw root.problem(nil, .missing("[[\(key)]]")) }
        return offered.sorted { $0.number < $1.number }
    }
}
