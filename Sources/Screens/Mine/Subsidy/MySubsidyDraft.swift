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

    /// This draft, begun from `base`, beside what another terminal kept meanwhile: what only one of them changed is as that one
    /// has it; of two answers to one question the one that was kept first stands.
    ///
    /// - Returns: and the questions of `key` of which that is so.
    func merged(since base: Self, with stored: Self, key: String? = nil) -> (draft: Self, clashes: Set<String>) {
        var (merged, clashes) = (self, Set<String>())
        for part in Set(answers.keys).union(stored.answers.keys) {
            let (mine, old) = (answers[part] ?? [:], base.answers[part] ?? [:])
            // What nobody kept is as it was before: the office's own words stand there beforehand.
            var kept = old.merging(stored.answers[part] ?? [:]) { $1 }
            for id in Set(mine.keys).union(old.keys) where mine[id] != old[id] && mine[id] != kept[id] {
                if kept[id] == old[id] {
                    kept[id] = mine[id]
                } else if part == key {
                    clashes.insert(id)
                }
            }
            merged.answers[part] = kept.isEmpty ? nil : kept
        }
        return (merged, clashes)
    }

    /// Without words that no page asks for: an objection belongs to a line of a list, which drafts of before do not name.
    var asked: Self {
        var draft = self
        let objections = "\(MySubsidyDeed.objection.rawValue)/"
        draft.answers = answers.filter { key, _ in
            !key.hasPrefix(objections) || key.dropFirst(objections.count).contains("/")
        }
        return draft
    }

    mutating func forget(_ deed: MySubsidyDeed, in batch: BatchID, _ line: MySubsidyDesk.Line? = nil) {
        answers[Self.key(deed, batch, line)] = nil
    }
}
