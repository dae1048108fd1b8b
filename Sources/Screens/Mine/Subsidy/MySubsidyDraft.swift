import Housing
import Office

/// What somebody can hand in of his own rent subsidy after the application.
public enum MySubsidyDeed: String, Codable, Sendable {
    case objection, correction, change, complaint
}

/// What he has answered and not yet handed in, of each in its batch; one row a person.
public struct MySubsidyDraft: FlowDraft {
    public var focus: String?
    /// By deed and batch, of an objection by the line that it is against too, and in it by question.
    var answers: [String: [String: String]] = [:]

    /// - Parameter line: whom an objection is against: words about one family are never another one's.
    static func key(_ deed: MySubsidyDeed, _ batch: BatchID, _ line: MySubsidyDesk.Line? = nil) -> String {
        let key = "\(deed.rawValue)/\(batch.raw)"
        return line.map { "\(key)/\($0.list)-\($0.sequence)" } ?? key
    }

    mutating func forget(_ deed: MySubsidyDeed, in batch: BatchID, _ line: MySubsidyDesk.Line? = nil) {
        answers[Self.key(deed, batch, line)] = nil
    }
}
