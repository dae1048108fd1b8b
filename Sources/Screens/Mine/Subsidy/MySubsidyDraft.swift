import Housing
import Office

/// What somebody can hand in of his own rent subsidy after the application.
public enum MySubsidyDeed: String, Codable, Sendable {
    case objection, correction, change, complaint
}

/// What he has answered and not yet handed in, of each in its batch; one row a person.
public struct MySubsidyDraft: FlowDraft {
    public var focus: String?
    /// By deed and batch, and in it by question.
    var answers: [String: [String: String]] = [:]

    static func key(_ deed: MySubsidyDeed, _ batch: BatchID) -> String { "\(deed.rawValue)/\(batch.raw)" }

    mutating func forget(_ deed: MySubsidyDeed, in batch: BatchID) {
        answers[Self.key(deed, batch)] = nil
    }
}
