import Foundation
import Housing
import Office

/// One entry as it is stored and chained: who, when, in which role, and the entry's own line.
///
/// It is one line of words: `1 SEQUENCE MOMENT ROLE ACCOUNT PERSON ENTRY…`, where `1` names this form, the
/// identifiers are printed as in entries (`id:c-17`) and `-` is none. The line says nothing personal, so it can be read
/// with any tool. These bytes are what the chain hashes, and they are never made again from their parts.
struct JournalRecord: Equatable {
    var sequence: Int64
    var at: Moment
    var actor: JournalActor
    var entry: Entry

    /// The case that the entry names.
    var caseID: CaseID? {
        guard case .id(let raw) = entry["case"] else { return nil }
        return CaseID(raw)
    }

    /// The version that the case had after the entry, where a step of the case made it.
    var caseVersion: Int? {
        guard caseID != nil, case .number(let version) = entry["version"] else { return nil }
        return version
    }

    var bytes: [UInt8] {
        let words = [
            "1", "\(sequence)", "\(at)", actor.role.rawValue, Self.word(actor.account), Self.word(actor.person),
            entry.description,
        ]
        return Array(words.joined(separator: " ").utf8)
    }

    /// Reads what ``bytes`` wrote.
    init?(_ bytes: some Collection<UInt8>) {
        guard let line = String(validating: bytes, as: UTF8.self) else { return nil }
        let words = line.split(separator: " ", maxSplits: 6, omittingEmptySubsequences: false).map(String.init)
        guard words.count == 7, words[0] == "1", let sequence = Int64(words[1]), let at = Moment(words[2]),
            let role = OfficeRole(rawValue: words[3]), let entry = Entry(words[6])
        else { return nil }
        self.sequence = sequence
        self.at = at
        self.entry = entry
        actor = JournalActor(role: role, account: Self.id(words[4]), person: Self.id(words[5]))
        guard self.bytes.elementsEqual(bytes) else { return nil }
    }

    init(sequence: Int64, at: Moment, actor: JournalActor, entry: Entry) {
        self.sequence = sequence
        self.at = at
        self.actor = actor
        self.entry = entry
    }

    private static func word<Tag>(_ id: ID<Tag>?) -> String { id.map { EntryValue.id($0).description } ?? "-" }

    private static func id<Tag>(_ word: String) -> ID<Tag>? {
        guard case .id(let raw) = EntryValue(word), !raw.isEmpty else { return nil }
        return ID(raw)
    }
}

/// Who stands beside an entry.
struct JournalActor: Equatable {
    let role: OfficeRole
    let account: AccountID?
    let person: PersonID?

    init(role: OfficeRole, account: AccountID?, person: PersonID?) {
        self.role = role
        self.account = account
        self.person = person
    }

    init(_ actor: Actor) {
        self.init(role: actor.role, account: actor.account, person: actor.person)
    }
}
