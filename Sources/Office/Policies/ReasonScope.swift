import Housing

/// What a reason for sending something back can be about, as `policies/reasons.toml` writes it: `material`, `information`,
/// `MATERIAL/CARD_BACK`, `INFO/TENANT` (the block and its lines), `INFO/OCCUPANTS/RELATION` (of whichever occupant),
/// `DECLARATION`.
enum ReasonScope: Hashable, Sendable, CustomStringConvertible {
    /// Any picture or other file.
    case materials
    /// Anything said: lines and blocks of the information, the declaration.
    case information
    case declaration
    case material(MaterialKind)
    case block(InfoBlock)
    case line(InfoBlock, InfoField)

    /// The keys of a `[[return]]` beside number, code and sentence.
    static let keys = ["items", "opens", "working_days", "days"]

    /// Everything that can be sent back, each alone.
    static let each: [ReasonScope] =
        MaterialKind.allCases.map { .material($0) } + [.declaration]
        + InfoBlock.allCases.flatMap { block in
            [ReasonScope.block(block)] + block.fields.map { .line(block, $0) }
        }

    static let all = [materials, information] + each

    var description: String {
        switch self {
        case .materials: "material"
        case .information: "information"
        case .declaration: ItemPath.declaration.description
        case .material(let kind): ItemPath.material(kind).description
        case .block(let block): ItemPath.block(block).description
        case .line(let block, let field): "\(ItemPath.block(block))/\(field.rawValue)"
        }
    }

    func covers(_ path: ItemPath) -> Bool {
        switch (self, path) {
        case (.materials, .material), (.information, .declaration), (.information, .block), (.information, .line),
            (.declaration, .declaration):
            true
        case (.material(let kind), .material(let other)): kind == other
        case (.block(let block), .block(let other)): block == other
        case (.block(let block), .line(let line)): block == line.block
        case (.line(let block, let field), .line(let line)): block == line.block && field == line.field
        default: false
        }
    }

    /// An item of that kind.
    var example: ItemPath {
        switch self {
        case .materials: .material(.other)
        case .information, .declaration: .declaration
        case .material(let kind): .material(kind)
        case .block(let block): .block(block)
        case .line(let block, let field):
            .line(InfoLine(block, field, of: block == .occupants ? PersonID("any") : nil))
        }
    }

    /// `items`: one of these or a list of them; nil where the key is absent.
    static func list(_ section: TOMLSection) throws(OfficeFailure) -> [ReasonScope]? {
        guard let words = try section.words("items") else { return nil }
        var scopes: [ReasonScope] = []
        for word in words {
            guard let scope = all.first(where: { $0.description == word }) else {
                let allowed = Nearness.sorted(all.map(\.description), by: word)
                throw section.problem("items", .unknown(word, allowed: allowed))
            }
            scopes.append(scope)
        }
        guard !scopes.isEmpty else { throw section.problem("items", .missing("items")) }
        return scopes
    }

    /// `working_days` or `days`, not both; nil where neither is there.
    static func deadline(_ section: TOMLSection) throws(OfficeFailure) -> Period? {
        let working = try section.integer("working_days", in: 1...120)
        let days = try section.integer("days", in: 1...180)
        if working != nil, days != nil { throw section.problem("days", .conflicts(with: "working_days")) }
        return working.map { .workingDays($0) } ?? days.map { .days($0) }
    }
}

/// Which slot a reason opens.
enum ReasonSlot: Equatable, Sendable {
    /// What is usual for the reason and the item.
    case usual
    case nothing
    case opens(MaterialKind)

    private static let none = "none"

    init(_ section: TOMLSection) throws(OfficeFailure) {
        let words = MaterialKind.extra.map(\.rawValue) + [Self.none]
        switch try section.choice("opens", of: words) {
        case nil: self = .usual
        case let word?: self = MaterialKind(rawValue: word).map(Self.opens) ?? .nothing
        }
    }
}
