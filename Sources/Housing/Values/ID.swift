/// An opaque identifier of one kind of thing. It says nothing about whom or what it names, so it may stand in
/// the journal and in a log; the tag keeps a lease from being looked up as a person.
public struct ID<Tag>: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The identifier as stored and as printed.
    public let raw: String

    /// - Parameter raw: the identifier as made by the wiring; never derived from personal data.
    public init(_ raw: String) {
        self.raw = raw
    }

    public var description: String { raw }

    public static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let raw = try container.decode(String.self)
        guard !raw.isEmpty else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "an empty identifier")
        }
        self.raw = raw
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(raw)
    }
}

// What an identifier names: tags, never values.
public enum PersonTag: Sendable {}
public enum HouseholdTag: Sendable {}
public enum DwellingTag: Sendable {}
public enum LeaseTag: Sendable {}
public enum CaseTag: Sendable {}
public enum MaterialTag: Sendable {}
public enum AccountTag: Sendable {}
public enum TextTag: Sendable {}
public enum CallTag: Sendable {}
public enum TerminalTag: Sendable {}
public enum BatchTag: Sendable {}

/// A person known to the office, whatever roles he or she holds.
public typealias PersonID = ID<PersonTag>
public typealias HouseholdID = ID<HouseholdTag>
public typealias DwellingID = ID<DwellingTag>
public typealias LeaseID = ID<LeaseTag>
/// An application or another running matter.
public typealias CaseID = ID<CaseTag>
/// One stored file that was handed in.
public typealias MaterialID = ID<MaterialTag>
/// A login.
public typealias AccountID = ID<AccountTag>
/// A piece of free text or a personal value that lies in its own row with a retention class.
public typealias TextID = ID<TextTag>
/// A call for a member of staff.
public typealias CallID = ID<CallTag>
/// The rent subsidy of one year.
public typealias BatchID = ID<BatchTag>
/// A kiosk or a counter place.
public typealias TerminalID = ID<TerminalTag>
