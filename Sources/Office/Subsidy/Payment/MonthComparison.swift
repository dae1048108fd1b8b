import Housing

/// What a payment run pays, held against what was paid for the month before it: for who prepares it, and for who approves
/// it (LH-55, LH-56).
public struct MonthComparison: Equatable, Sendable {
    public enum Kind: Int, CaseIterable, Sendable {
        /// In no run before.
        case first
        /// Months that the bank could not pay are sent once more.
        case retried
        /// Not in the runs of the month before, and in older ones.
        case resumed
        /// In both, with another sum: months that were held back are paid with it, or were then.
        case differs
        /// In the runs of the month before, and in none of this month.
        case gone
        /// Paid to another account than in the month before, whatever the sum.
        case account
        /// Paid by this run, which the bank does not have yet, while a change of it waits for its decision (LH-60); told
        /// besides what else is different.
        case inDoubt
        /// Paid as in the month before: who approves a sum sees of whom it is made up.
        case same
    }

    /// One family that this run pays, or that is gone from it.
    public struct Line: Equatable, Sendable {
        public let kind: Kind
        /// In the city's register.
        public let position: Int
        public let receipt: String
        public let maskedName: String
        /// What this run pays; empty for one that is gone.
        public let months: [Month]
        /// Of these, those that the bank could not pay before.
        public let retried: [Month]
        /// Of these, those that the bank could not pay by now.
        public let failed: [Month]
        public let amount: Money
        /// In the runs of the month before.
        public let before: Money
        /// Why it is gone, or in doubt.
        public let reason: Absence?
    }

    /// Why a family that was paid in the month before is not in this run.
    public enum Absence: Equatable, Sendable {
        /// It has ended, by what and when that happened.
        case stopped(SubsidyReason, Day)
        /// All months of the term were taken up.
        case completed
        /// Papers are missing (Q22).
        case withheld
        /// A change of that day is looked into.
        /// The day of the change, and of what kind it is; nil where the bank has the run already.
        case changeOpen(Day, matter: String?)
        /// The lease ended then, and no new one was entered (Q13).
        case leaseOver(Day)
        /// Nothing is in the way by now: the next run takes this month up.
        case comesNext(Month)
        /// A run of a later month has taken this month up.
        case inLaterRun(Month)
        /// Something else: how the agreement stands.
        case state(SubsidyAgreement.State)
    }

    public let run: String
    public let month: Month
    public let families: Int
    public let instalments: Int
    public let sum: Money
    /// With what it is held against; nil where nothing was paid for an earlier month.
    public let before: Before?
    /// What other runs of the same month pay, and to how many families that are not in this one.
    public let alongside: Money
    public let familiesAlongside: Int
    /// How many families of each kind; none is left out.
    public let counts: [Kind: Int]
    /// Of each kind the first in the register's order, ``mostLines`` of them.
    public let lines: [Line]

    public struct Before: Equatable, Sendable {
        public let month: Month
        public let families: Int
        public let instalments: Int
        public let sum: Money
    }

    public static let mostLines = 300

    /// How much more it pays, with the other runs of its month, than the month before; negative where that is less.
    public var difference: Money { Money(fen: sum.fen + alongside.fen - (before?.sum.fen ?? 0)) }
    /// The same of families.
    public var familyDifference: Int { families + familiesAlongside - (before?.families ?? 0) }
}

/// Holds a run against the month before, some milliseconds at a time. Where something changes in the batch meanwhile it
/// begins anew.
public final class MonthComparing {
    private let office: Office
    private let session: Session
    private let number: String
    /// How far it is, in chunks of families.
    public private(set) var done = 0
    public private(set) var total = 0

    private var version: Int?
    private var starts = 0
    private var plan: Plan?
    private var tally = Tally()

    /// What is read.
    private struct Plan {
        let file: BatchFile
        let runs: MonthRuns
        /// By the place of the family, the day and the kind of the change that waits for its decision; none once the bank has
        /// the run.
        let openChanges: [Int: (day: Day, matter: String)]
    }

    private struct Tally {
        var (families, alongside) = (0, 0)
        var (formerFamilies, formerInstalments, formerSum) = (0, 0, 0)
        var counts: [MonthComparison.Kind: Int] = [:]
        var lines: [MonthComparison.Kind: [MonthComparison.Line]] = [:]
    }

    init(_ number: String, _ office: Office, _ session: Session) {
        (self.number, self.office, self.session) = (number, office, session)
    }

    private static let chunksAtOnce = 16
    private static let mostStarts = 5

    /// Goes on a little.
    ///
    /// - Returns: nil while there is more to look at.
    /// - Throws: `RUN_UNKNOWN`; `.changedByOther` where the batch does not come to rest.
    public func step() throws(OfficeFailure) -> MonthComparison? {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let (kept, file) = try reader.paymentRun(number)
            if plan == nil || version != file.batch.version {
                // Half of it from before and half from after would be told to who approves as one.
                guard starts < Self.mostStarts else { throw .store(.changedByOther) }
                try begin(kept, file, reader)
            }
            guard let plan else { return nil }
            if done < total {
                let chunks = done...min(done + Self.chunksAtOnce, total) - 1
                for chunk in chunks { try look(at: chunk, plan, reader) }
                done = chunks.upperBound + 1
            }
            return done < total ? nil : comparison(plan)
        }
    }

    private func begin(
        _ kept: KeptRecord<PaymentRunBody>, _ file: BatchFile, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        starts += 1
        version = file.batch.version
        tally = Tally()
        let runs = try MonthRuns(kept, of: file.batch.id, reader)
        let open = kept.body.sentAt == nil ? try reader.kept(ChangeBody.self, of: file.batch.id, in: .open) : []
        let changes = open.compactMap { change in
            change.position.map { ($0, (day: change.body.eventDay, matter: change.body.matter.rawValue)) }
        }
        plan = Plan(
            file: file, runs: runs,
            openChanges: Dictionary(changes, uniquingKeysWith: { $1.day < $0.day ? $1 : $0 }))
        (done, total) = (0, try runs.lastChunk(reader) + 1)
    }

    // MARK: One chunk of families

    private func look(at chunk: Int, _ plan: Plan, _ reader: any RecordReader) throws(OfficeFailure) {
        for family in try plan.runs.families(in: chunk, reader) {
            if !family.rows.isEmpty {
                tally.families += 1
            } else if family.isElsewhere {
                tally.alongside += 1
            }
            if !family.old.isEmpty { tally.formerFamilies += 1 }
            tally.formerInstalments += family.old.count
            tally.formerSum += family.before.fen
            if let kind = family.kind { try note(kind, family, plan, reader) }
            guard !family.rows.isEmpty else { continue }
            if plan.openChanges[family.position] != nil {
                try note(.inDoubt, family, plan, reader)
            } else if family.kind == nil {
                try note(.same, family, plan, reader)
            }
        }
    }

    private func note(
        _ kind: MonthComparison.Kind, _ family: MonthRuns.Family, _ plan: Plan, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        tally.counts[kind, default: 0] += 1
        guard tally.lines[kind, default: []].count < MonthComparison.mostLines else { return }
        let registered = try plan.file.runs.register.flatMap { (run) throws(OfficeFailure) in
            try reader.registered(at: family.position, of: run)
        }
        let months = family.rows.map(\.month).sorted()
        let unpaid =
            plan.runs.run.body.failed == 0
            ? [] : try reader.family(at: family.position, of: plan.file)?.agreement?.ledger.failed ?? []
        tally.lines[kind, default: []].append(
            MonthComparison.Line(
                kind: kind, position: family.position, receipt: registered?.entry.receipt ?? "",
                maskedName: Mask.name(registered?.name ?? ""), months: months,
                retried: months.filter { month in family.sent.contains { $0.month == month } },
                failed: months.filter(unpaid.contains), amount: family.amount, before: family.before,
                reason: try reason(of: kind, family.position, plan, reader)))
    }

    private func reason(
        of kind: MonthComparison.Kind, _ position: Int, _ plan: Plan, _ reader: any RecordReader
    ) throws(OfficeFailure) -> MonthComparison.Absence? {
        switch kind {
        case .gone: try absence(position, plan, reader)
        case .inDoubt: plan.openChanges[position].map { .changeOpen($0.day, matter: $0.matter) }
        case .first, .retried, .resumed, .differs, .account, .same: nil
        }
    }

    private func absence(
        _ position: Int, _ plan: Plan, _ reader: any RecordReader
    ) throws(OfficeFailure) -> MonthComparison.Absence? {
        guard let agreement = try reader.family(at: position, of: plan.file)?.agreement else { return nil }
        let (terms, ledger, month) = (agreement.terms, agreement.ledger, plan.runs.run.body.month)
        let bit = ledger.bit(month)
        // What took it out is over: how the agreement stands now would tell that it is paid.
        if terms.due(through: month, ledger) & bit != 0 { return .comesNext(month) }
        if (ledger.paidBits | terms.inRuns(ledger)) & bit != 0 { return .inLaterRun(month) }
        // An end of a later month has not taken this one.
        if terms.isWithheld, let last = terms.plan.lastOwed, month <= last { return .withheld }
        if let stop = terms.stop { return .stopped(stop.reason, stop.day) }
        if terms.isWithheld { return .withheld }
        if let day = terms.changeDay { return .changeOpen(day, matter: plan.openChanges[position]?.matter) }
        if let day = terms.leaseEnd, day.month < month { return .leaseOver(day) }
        if month > terms.plan.last { return .completed }
        return .state(terms.state)
    }

    private func comparison(_ plan: Plan) -> MonthComparison {
        let body = plan.runs.run.body
        return MonthComparison(
            run: number, month: body.month, families: tally.families, instalments: body.instalments, sum: body.sum,
            before: plan.runs.formerMonth.map {
                MonthComparison.Before(
                    month: $0, families: tally.formerFamilies, instalments: tally.formerInstalments,
                    sum: Money(fen: tally.formerSum))
            }, alongside: plan.runs.alongside, familiesAlongside: tally.alongside, counts: tally.counts,
            lines: MonthComparison.Kind.allCases.flatMap { tally.lines[$0] ?? [] })
    }
}

extension PaymentDesk {
    /// Begins to hold a run against the month before.
    public func comparing(_ number: String, _ session: Session) -> MonthComparing {
        MonthComparing(number, office, session)
    }

    /// The same in one go.
    public func comparison(_ number: String, _ session: Session) throws(OfficeFailure) -> MonthComparison {
        let comparing = comparing(number, session)
        while true {
            if let done = try comparing.step() { return done }
        }
    }
}
