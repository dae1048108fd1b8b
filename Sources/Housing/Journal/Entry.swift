/// One entry of the journal: what happened, in opaque values only. No name, number, free text or bare hash of
/// personal data ever stands in it: ``EntryValue`` has no case for them.
///
/// Who, when and in which role stand beside the entry and are added by the store, from what it was given to append.
///
/// It prints as one line, `renewal.submitted case=id:c-17 late=flag:no`, which ``init(_:)`` reads back; that line is
/// stored and chained.
public struct Entry: Hashable, Sendable, LosslessStringConvertible {
    /// One named value.
    public struct Field: Hashable, Sendable {
        /// Lower-case letters, digits and underscores.
        public let name: String
        public let value: EntryValue

        public init(_ name: String, _ value: EntryValue) {
            self.name = name
            self.value = value
        }
    }

    public let kind: EntryKind
    public let fields: [Field]

    public init(_ kind: EntryKind, _ fields: [Field]) {
        self.kind = kind
        self.fields = fields
    }

    public init(_ kind: EntryKind, _ fields: KeyValuePairs<String, EntryValue>) {
        self.kind = kind
        self.fields = fields.map { Field($0.key, $0.value) }
    }

    /// The value of the first field of this name.
    public subscript(name: String) -> EntryValue? {
        fields.first { $0.name == name }?.value
    }

    public var description: String {
        ([kind.rawValue] + fields.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
    }

    /// Reads the line that ``description`` wrote.
    public init?(_ line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard let first = words.first, let kind = EntryKind(rawValue: String(first)) else { return nil }
        var fields: [Field] = []
        for word in words.dropFirst() {
            guard let equals = word.firstIndex(of: "="),
                let value = EntryValue(String(word[word.index(after: equals)...]))
            else { return nil }
            let name = word[..<equals]
            guard Self.isName(name) else { return nil }
            fields.append(Field(String(name), value))
        }
        self.init(kind, fields)
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
            }
    }
}

extension Entry: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let entry = Entry(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a journal entry")
        }
        self = entry
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
