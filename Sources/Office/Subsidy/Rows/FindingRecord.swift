import Housing

/// What a source said of a person and a condition: the row of a run of findings. It lies at the family's position, numbered in
/// the order of the file.
struct FindingRecord: Hashable {
    /// Whose: the keyed digest of the document's number (``BulkKeyKind/document``), for families change.
    let person: Int64
    let condition: ConditionSet
    let result: FindingResult
    let source: String
    let checkedAt: Moment
    /// Who brought it in.
    let by: String
    /// What it rests on; sealed.
    let evidence: String

    func add(to rows: inout BulkRows, at place: BulkPlace) {
        rows.add(place) { writer in
            writer.write(person)
            writer.write(UInt8(condition.rawValue.trailingZeroBitCount))
            writer.write(UInt8(FindingResult.allCases.firstIndex(of: result) ?? 0))
            writer.write(checkedAt.milliseconds)
            writer.write(source)
            writer.write(by)
        } personal: { writer in
            writer.write(evidence)
        }
    }

    init(
        person: Int64, condition: ConditionSet, result: FindingResult, source: String, checkedAt: Moment, by: String,
        evidence: String
    ) {
        self.person = person
        self.condition = condition
        self.result = result
        self.source = source
        self.checkedAt = checkedAt
        self.by = by
        self.evidence = evidence
    }

    /// - Parameter personal: the row's personal part, opened.
    init(_ rows: BulkRows, _ index: Int, personal: [UInt8]) throws(OfficeFailure) {
        var reader = rows.reader(index)
        let head = try Head(&reader)
        let source = try reader.text()
        let by = try reader.text()
        var inner = ByteReader(personal)
        self.init(
            person: head.person, condition: head.condition, result: head.result, source: source,
            checkedAt: head.checkedAt, by: by, evidence: try inner.text())
    }

    /// What counts of it, without the words.
    struct Head {
        let person: Int64
        let condition: ConditionSet
        let result: FindingResult
        let checkedAt: Moment

        init(_ reader: inout ByteReader) throws(OfficeFailure) {
            person = try reader.long()
            let bit = try reader.byte()
            let result = Int(try reader.byte())
            guard bit < 32, FindingResult.allCases.indices.contains(result) else {
                throw .store(.damaged(what: "bulk_chunk finding"))
            }
            condition = ConditionSet(rawValue: 1 << UInt32(bit))
            self.result = FindingResult.allCases[result]
            checkedAt = Moment(milliseconds: try reader.long())
        }
    }
}

/// A finding and whom of the family it is about.
struct FamilyFinding: Equatable {
    /// Which member, counted from 0 as in ``FamilyState/people``; nil for one who is no longer of the family.
    let member: Int?
    let finding: FindingRecord
    /// The file it came with.
    let run: RunID
}

/// What counts of a person and a condition. A word that is said again, with the same result of the same time, is still the word
/// that was said first, and everybody's who said it.
struct CountingFinding {
    let member: Int?
    let finding: FindingRecord
    /// The file in which it was said first.
    private(set) var run: RunID
    /// Who brought it in.
    private(set) var people: Set<PersonID> = []

    fileprivate init(_ found: FamilyFinding) {
        (member, finding, run) = (found.member, found.finding, found.run)
        add(found)
    }

    fileprivate func isAbout(_ found: FamilyFinding) -> Bool {
        finding.person == found.finding.person && finding.condition == found.finding.condition
    }

    /// Whether an earlier file said just this.
    fileprivate func isSaid(by found: FamilyFinding) -> Bool {
        finding.checkedAt == found.finding.checkedAt && finding.result == found.finding.result
    }

    fileprivate mutating func add(_ found: FamilyFinding) {
        run = found.run
        if !found.finding.by.isEmpty { people.insert(PersonID(found.finding.by)) }
    }
}

extension SubsidyReader {
    /// What sources said of the people of a family, the word that counts first: what was found last, and of two words of one
    /// time that of the later file, or the stricter one of the same file.
    func findings(at position: Int, of file: BatchFile) throws(OfficeFailure) -> [FamilyFinding] {
        let chunk = BulkPlace(position: position).chunk
        var found: [(finding: FindingRecord, run: RunID)] = []
        for run in file.runs.findings {
            try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.place(index).position == position {
                    let opened = try open(rows.personal(index), at: rows.place(index), of: run)
                    found.append((try FindingRecord(rows, index, personal: opened), run))
                }
            }
        }
        found.sort { left, right in
            (right.finding.checkedAt, right.run, right.finding.result.strictness)
                < (left.finding.checkedAt, left.run, left.finding.result.strictness)
        }
        var people: [Int64] = []
        for member in try members(at: position, of: file) {
            people.append(try bulkKey(of: member.document.value, .document))
        }
        return found.map { one in
            FamilyFinding(member: people.firstIndex(of: one.finding.person), finding: one.finding, run: one.run)
        }
    }

    /// Of each person and condition the word that counts.
    func countingFindings(at position: Int, of file: BatchFile) throws(OfficeFailure) -> [CountingFinding] {
        var counting: [CountingFinding] = []
        // Those before which another file said something else.
        var settled: Set<Int> = []
        for found in try findings(at: position, of: file) {
            guard let index = counting.firstIndex(where: { $0.isAbout(found) }) else {
                counting.append(CountingFinding(found))
                continue
            }
            // Of one file the stricter word alone counts.
            guard !settled.contains(index), found.run != counting[index].run else { continue }
            if counting[index].isSaid(by: found) { counting[index].add(found) } else { settled.insert(index) }
        }
        return counting
    }
}

extension FindingResult {
    /// Which of two words of one time counts: the greater.
    var strictness: Int {
        switch self {
        case .passed: 0
        case .undecided: 1
        case .failed: 2
        }
    }
}
