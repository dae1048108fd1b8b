import Housing

/// A finished document: everything that is read on the screen, printed and signed, and nothing that is worked out later.
///
/// Screen, paper and phone are renderings of this one value; ``canonicalBytes`` is what is hashed, stored and sent.
public struct Document: Equatable, Sendable {
    public let template: TemplateName
    public let title: String
    /// The number under which the document is kept, as `C2311-00017-4`.
    public let number: String
    /// What the document is not to be taken for: 示范文本, 训练样本. Empty: nothing to say.
    public let marking: String
    /// The office's day on which it was filled; the date in the PDF's own data too.
    public let madeOn: Day
    public let blocks: [Block]

    public init(
        template: TemplateName, title: String, number: String, marking: String, madeOn: Day, blocks: [Block]
    ) {
        self.template = template
        self.title = title
        self.number = number
        self.marking = marking
        self.madeOn = madeOn
        self.blocks = blocks
    }

    /// The signature areas in their order; a rendering tells of each by its index here.
    public var signatureAreas: [SignatureArea] {
        blocks.flatMap { block -> [SignatureArea] in
            guard case .signatures(let areas) = block else { return [] }
            return areas
        }
    }
}

/// The version of a template that a document was filled from.
public struct TemplateName: Hashable, Sendable {
    /// The file's name without its ending, as `lease-contract-1`.
    public let name: String
    public let version: Int
    /// SHA-256 of the template's text.
    public let digest: Digest

    public init(name: String, version: Int, digest: Digest) {
        self.name = name
        self.version = version
        self.digest = digest
    }
}

/// One thing after the other down the page.
public enum Block: Equatable, Sendable {
    /// Level 1 is an article, level 2 a part of one.
    case heading(level: Int, String)
    case paragraph([Span], isIndented: Bool)
    /// A point with the label that its author wrote, `（一）` at level 1, `1.` at level 2, `（1）` at level 3.
    case item(label: String, level: Int, [Span])
    /// Rows of a label and a value.
    case fields([Field])
    case table(Table)
    /// Side by side where there are two; never split between pages.
    case signatures([SignatureArea])
    /// A QR code of this text, below ``QRCode/bytesMost`` bytes; never split between pages.
    case code(String)
    case pageBreak
    /// A line across the page.
    case rule

    /// The levels of a heading.
    public static let headingLevels = 1...2
    /// The levels of an item.
    public static let itemLevels = 1...3
}

/// A run of text. Terms with a major effect are emphasised, so that they are pointed out (Civil Code Art. 496).
public struct Span: Equatable, Sendable {
    public let text: String
    public let isEmphasised: Bool

    public init(_ text: String, isEmphasised: Bool = false) {
        self.text = text
        self.isEmphasised = isEmphasised
    }
}

/// A label and its value.
public struct Field: Equatable, Sendable {
    public let label: String
    public let value: String

    public init(label: String, value: String) {
        self.label = label
        self.value = value
    }
}

/// A table; every row has a cell for each column.
public struct Table: Equatable, Sendable {
    /// A column's heading and its share of the width.
    public struct Column: Equatable, Sendable {
        public let title: String
        /// 1...100, beside the weights of the other columns.
        public let weight: Int

        public init(title: String, weight: Int) {
            self.title = title
            self.weight = weight
        }
    }

    public let columns: [Column]
    public let rows: [[String]]

    public init(columns: [Column], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }
}

/// The place where a party signs or seals.
public struct SignatureArea: Equatable, Sendable {
    /// What the party puts there.
    public enum Mark: String, CaseIterable, Sendable {
        case handwritten
        case seal
    }

    /// As `乙方（承租人）`.
    public let party: String
    /// Whose mark it is; empty where it is written by hand.
    public let name: String
    public let mark: Mark
    /// Whether the day is written by hand beside it.
    public let isDated: Bool

    public init(party: String, name: String, mark: Mark, isDated: Bool = false) {
        self.party = party
        self.name = name
        self.mark = mark
        self.isDated = isDated
    }
}
