import Housing

/// What is to be known of the list that a batch would publish now.
public struct ListOutlook: Equatable, Sendable {
    public let look: BatchLook
    /// The first of those who are in its way, as many as a page tells.
    public var blocking: [FamilyLine] = []
    /// Who stood on a list and was put out by an objection.
    public var putOut: [FamilyLine] = []

    /// Eligible families beyond the line, before a list is published.
    public var beyond: Int { max(0, look.counts[.ranked] - look.overview.listMost) }
}

/// Families that nobody has decided about and that may still get a place within the line: nobody is published past them.
public struct ListBlockers: Equatable, Sendable {
    public let first: FamilyLine
    public let count: Int
}

extension BatchDesk {
    /// - Throws: `BATCH_UNKNOWN`.
    public func listOutlook(
        _ id: BatchID, known: BatchLook? = nil, _ session: Session
    ) throws(OfficeFailure) -> ListOutlook {
        var outlook = ListOutlook(look: try look(id, known: known, session))
        if let blockers = outlook.look.blockers {
            let first = try page(of: id, .undecided, limit: min(blockers.count, Self.mostBlocking), session)
            outlook.blocking = first.lines
        }
        if !outlook.look.overview.lists.isEmpty {
            for objection in try objections(of: id, session) where objection.isUpheld == true {
                // Two objections to the same family are told once.
                guard !outlook.putOut.contains(where: { $0.position == objection.position }) else { continue }
                let found = try page(of: id, .all, .position(objection.position), limit: 1, session)
                outlook.putOut += found.lines.filter { $0.position == objection.position }
            }
        }
        return outlook
    }

    private static var mostBlocking: Int { 5 }
}

extension RecordReader {
    /// Nil where nobody is in the way, and in every state but that in which the first list is published.
    func blockers(of file: BatchFile) throws(OfficeFailure) -> ListBlockers? {
        guard file.batch.state == .reviewed else { return nil }
        let undecided = try FamilyPages(file, .undecided, self)
        let first = try undecided.page(.first, limit: 1)
        guard let open = first.lines.first else { return nil }
        let most = file.batch.notice.listMost
        let last = try FamilyPages(file, .ranked, self).page(.offset(most - 1), limit: 1)
        // Where the line is not reached, everybody undecided may still belong before it.
        guard last.total >= most, last.first == most - 1, let end = last.lines.first else {
            return ListBlockers(first: open, count: first.total)
        }
        guard open.position < end.position else { return nil }
        let before = try undecided.page(.position(end.position), limit: 1)
        // A page that would reach beyond the last family begins earlier: then all of them are before the end.
        let isAll = before.lines.first.map { $0.position < end.position } ?? false
        return ListBlockers(first: open, count: isAll ? first.total : max(1, before.first))
    }

    /// How many families a review would tell otherwise of than the last one did.
    func toReview(_ file: BatchFile, on day: Day) throws(OfficeFailure) -> Int {
        let states = SubsidyBatch.Act.review.states.filter { $0 != .closed }
        guard states.contains(file.batch.state) else { return 0 }
        return FamilyCounts(try tally(of: file))[.again] + (try lapsed(file, on: day)) + (try listedOtherwise(file))
    }

    /// Corrections whose days went by. All have as many, so the one that was asked for first ends first.
    private func lapsed(_ file: BatchFile, on day: Day) throws(OfficeFailure) -> Int {
        let id = file.batch.id
        let state = CorrectionBody.State.open.rawValue
        guard
            let first = try subsidyRecords(
                .correction, batch: id, position: nil, state: state, after: nil, limit: 1
            ).first, try KeptRecord<CorrectionBody>(first).body.deadline < day
        else { return 0 }
        return try kept(CorrectionBody.self, of: id, in: .open).count { $0.body.deadline < day }
    }

    /// Listed families stay where they are when something becomes known of them; only a review notes it.
    private func listedOtherwise(_ file: BatchFile) throws(OfficeFailure) -> Int {
        guard let families = file.runs.families, !file.batch.lists.isEmpty else { return 0 }
        var count = 0
        let listed = FamilyMarks(SubsidyState.allCases.filter(\.isOnList))
        try tally(of: file).each(listed) { (chunk, _, _) throws(OfficeFailure) in
            try eachChunk(of: families, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.tag(index) >= 0 {
                    guard SubsidyState(rawValue: UInt8(clamping: rows.tag(index)))?.isOnList == true else { continue }
                    let family = try FamilyState(rows, index)
                    let found = Eligibility(family.subject, under: file.batch.notice)
                    if family.standing.isOtherwise(by: found) { count += 1 }
                }
            }
            return true
        }
        return count
    }

    /// How many called families let their days for signing go by. Where no day has passed nobody is looked at.
    func overdue(_ file: BatchFile, on day: Day) throws(OfficeFailure) -> Int {
        let mayBe = file.signDays.isEmpty || file.signDays.contains { $0 < day }
        guard file.batch.counts.called > 0, mayBe, let families = file.runs.families else { return 0 }
        var count = 0
        try tally(of: file).each(FamilyMarks(.called)) { (chunk, _, _) throws(OfficeFailure) in
            try eachChunk(of: families, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.tag(index) == Int(SubsidyState.called.rawValue) {
                    if try FamilyState(rows, index).standing.isOverdue(on: day) { count += 1 }
                }
            }
            return true
        }
        return count
    }
}
