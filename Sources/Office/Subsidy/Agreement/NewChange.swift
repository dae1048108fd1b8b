import Housing

/// A change that is reported, at the counter or at the terminal.
struct NewChange {
    private let matter: ChangeBody.Matter
    private let day: Day
    private let id: String
    /// In the family's own words.
    var words: String?
    /// The lease that follows, as the family says it.
    var lease: FollowingLease?

    /// - Parameter matter: one of ``ChangeDesk/matters``.
    init(matter: String, day: Day, id: String) throws(OfficeFailure) {
        guard let known = ChangeBody.Matter(rawValue: Normal.name(matter)) else {
            throw .input(InputProblem(source: "--kind", reason: .unknown(matter, allowed: ChangeDesk.matters)))
        }
        self.matter = known
        self.day = day
        self.id = id
    }

    func enter(_ work: inout AgreementWork) throws(OfficeFailure) -> ChangeReport {
        try work.requirePast(day)
        if matter == .requeue { try work.requireSigned(by: day) }
        try work.requireNoOpenChange()
        try work.change { (terms, _) throws(Refusal) in try terms.reportChange(on: day) }
        let isOverdue = work.now.day > day.adding(months: 1)
        var body = ChangeBody(matter: matter, eventDay: day, isOverdue: isOverdue, by: work.actor)
        body.words = words
        body.proposedLease = lease
        let kept = KeptRecord(
            id: id, batch: work.batch, position: work.position, number: try work.nextChangeNumber(),
            state: ChangeBody.State.open, at: work.now, body: body)
        try work.writer.save(kept)
        work.note(
            .agreementChangeReported,
            ["change": .id(id), "event": .day(day), "overdue": .flag(isOverdue), "found": .flag(false)])
        return ChangeReport(kept, work.agreement)
    }
}

extension ChangeDesk.NewLease {
    /// - Throws: `NO_HOUSE_CODE`, `HOUSE_NOT_SHENZHEN`.
    func read() throws(OfficeFailure) -> FollowingLease {
        do throws(HouseCode.Problem) {
            return FollowingLease(start: start, end: end, house: try HouseCode(houseCode))
        } catch .notShenzhen {
            throw .refused(Refusal(.houseNotShenzhen, "LH-01"))
        } catch {
            throw .refused(Refusal(.noHouseCode, "LH-01"))
        }
    }
}
