/// The exact item of an application that a reviewer sends back or a tenant finds wrong. Prints as `DECLARATION`,
/// `INFO/TENANT`, `INFO/OCCUPANTS/p-17/MOBILE` or `MATERIAL/CARD_BACK`.
public enum ItemPath: Hashable, Comparable, Sendable, LosslessStringConvertible {
    case declaration
    case block(InfoBlock)
    case line(InfoLine)
    case material(MaterialKind)

    public var description: String {
        switch self {
        case .declaration: "DECLARATION"
        case .block(let block): "INFO/\(block.rawValue)"
        case .line(let line): "INFO/\(line)"
        case .material(let kind): "MATERIAL/\(kind.rawValue)"
        }
    }

    public init?(_ text: String) {
        if text == "DECLARATION" {
            self = .declaration
        } else if text.hasPrefix("INFO/") {
            let rest = String(text.dropFirst(5))
            guard let path = InfoBlock(rawValue: rest).map(Self.block) ?? InfoLine(rest).map(Self.line) else {
                return nil
            }
            self = path
        } else if text.hasPrefix("MATERIAL/"), let kind = MaterialKind(rawValue: String(text.dropFirst(9))) {
            self = .material(kind)
        } else {
            return nil
        }
    }

    /// The block that has to be looked at again, for an item of the information.
    public var infoBlock: InfoBlock? {
        switch self {
        case .block(let block): block
        case .line(let line): line.block
        case .declaration, .material: nil
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension ItemPath: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let path = ItemPath(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an item of an application")
        }
        self = path
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
