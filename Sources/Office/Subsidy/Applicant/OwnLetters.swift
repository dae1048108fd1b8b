import Housing

/// An objection or a complaint that somebody handed in at a terminal, so that he finds it again without anybody's being opened
/// to look whose it is.
struct OwnLetterBody: RecordBody {
    static let kind = SubsidyRecord.Kind.ownLetter

    enum State: String, Sendable { case kept = "KEPT" }

    /// The record's id.
    let letter: String
}

extension RecordReader {
    /// The ids of what a person handed in, the first first.
    func ownLetters(of person: PersonID?) throws(OfficeFailure) -> [String] {
        guard let person else { return [] }
        let digest = try letterDigest(of: person)
        var letters: [String] = []
        while let next = try kept(OwnLetterBody.self, number: "\(digest)-\(letters.count + 1)") {
            letters.append(next.body.letter)
        }
        return letters
    }

    /// Not that by which a family is found in the register: nothing in the clear leads from one to the other.
    fileprivate func letterDigest(of person: PersonID) throws(OfficeFailure) -> Int64 {
        try bulkKey(of: "own-letter\n\(try self.person(person).document.value)", .content)
    }
}

extension RecordWriter {
    /// - Parameter letter: the id of a record that is his.
    func noteLetter(_ letter: String, of person: PersonID?, at now: Moment) throws(OfficeFailure) {
        guard let person else { return }
        let ordinal = try ownLetters(of: person).count + 1
        try save(
            KeptRecord(
                id: "own-\(letter)", batch: nil, number: "\(try letterDigest(of: person))-\(ordinal)",
                state: OwnLetterBody.State.kept, at: now, body: OwnLetterBody(letter: letter)))
    }
}
