import Housing

/// What was sent back to a family, and until when (LH-44, Q8).
struct CorrectionBody: RecordBody {
    static let kind = SubsidyRecord.Kind.correction

    enum State: String, Sendable {
        case open = "OPEN"
        case done = "DONE"
        /// Its days went by.
        case lapsed = "LAPSED"
        /// The batch ended before; the family was not refused for it.
        case ended = "ENDED"
    }

    /// A field of an application (`lease_end`, `materials`), of the materials which, and why.
    struct Item: Codable, Equatable, Sendable {
        let path: String
        var papers: [String]?
        let reason: String

        init(_ item: CorrectionItem) {
            path = item.field.rawValue
            papers = item.papers.isEmpty ? nil : item.papers
            reason = item.reason
        }

        /// nil where the field is none that this program knows.
        var item: CorrectionItem? {
            ApplicationField(rawValue: path).map { CorrectionItem(field: $0, papers: papers ?? [], reason: reason) }
        }
    }

    /// What a review proposed, by code, and how much it could not decide.
    struct Reviewed: Codable, Equatable, Sendable {
        let proposed: [String]
        let undecided: Int
    }

    var items: [Item]
    let deadline: Day
    let by: Actor
    /// What the review had come to when it was asked for; nil in records of an older kind.
    var reviewed: Reviewed?
    var answeredAt: Moment?
    /// Who took the answer in.
    var answeredBy: Actor?
    /// Who saw the applicant read and sign 《知情同意书》 anew; nil where that was not asked for, or came as a paper.
    var consentWitness: Actor?
    /// When the batch ended, where it ended with that.
    var endedAt: Moment?
}

/// Somebody objects to a listed family (Q9). Who it is, and what he says, is for those who decide.
struct ObjectionBody: RecordBody {
    static let kind = SubsidyRecord.Kind.objection

    enum State: String, Sendable { case open = "OPEN", upheld = "UPHELD", dismissed = "DISMISSED" }

    let text: String
    /// As given; may be empty.
    let contact: String
    let list: Int
    /// Who took it in.
    let by: Actor
    var decidedAt: Moment?
    var decidedBy: Actor?
    var reason: String?
}

/// A manager's decision where the notice says nothing, or an exception that it leaves to him (LH-65, Q10, Q16).
struct DiscretionBody: RecordBody {
    static let kind = SubsidyRecord.Kind.discretion

    enum State: String, Sendable { case decided = "DECIDED" }

    let rule: Rule
    let decision: String
    let by: Actor
}

/// A dwelling for which a subsidy was drawn before (LH-06). Its number is a keyed digest of the code.
struct UsedHouseBody: RecordBody {
    static let kind = SubsidyRecord.Kind.usedHouse

    enum State: String, Sendable { case used = "USED" }

    let code: String
    let source: String
    let since: Day
    /// Who brought it in last.
    let by: Actor
    /// Who else did, with the same row or another one; nil for nobody.
    var others: [Actor]?

    var people: Set<PersonID> { Set(([by] + (others ?? [])).compactMap(\.person)) }
}

/// The order of the register, bound before anybody applies.
struct CommitmentBody: RecordBody {
    static let kind = SubsidyRecord.Kind.commitment

    enum State: String, Sendable { case made = "MADE" }

    /// The root as hexadecimal.
    let root: String
    let leaves: Int
    /// From which every leaf's salt is derived; never published.
    let salt: [UInt8]
    let by: Actor
}
