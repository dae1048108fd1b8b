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
    }

    /// One family that is not what it was in the month before.
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
        public let amount: Money
        /// In the runs of the month before.
        public let before: Money
        /// Why it is gone.
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
        case changeOpen(Day)
        /// The lease ended then, and no new one was entered (Q13).
        case leaseOver(Day)
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

    /// How much more it pays than the month before; negative where that is less.
    public var difference: Money { Money(fen: sum.fen - (before?.sum.fen ?? 0)) }
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
        let run: KeptRecord<PaymentRunBody>
        let out: Set<BulkPlace>
        /// Of the month before.
        let former: [Source]
        /// Others of the same month.
        let siblings: [Source]
        /// Sent before: what they had and is sent again had failed.
        let sent: [Source]
        let month: Month?
    }

    private struct Source {
        let rows: RunID
        let out: Set<BulkPlace>
    }

    private struct Tally {
        var families = 0
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
    /// - Throws: `RUN_UNKNOWN`.
    public func step() throws(OfficeFailure) -> MonthComparison? {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let (kept, file) = try reader.paymentRun(number)
            if plan == nil || version != file.batch.version, starts < Self.mostStarts {
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
        let others = try reader.kept(PaymentRunBody.self, of: file.batch.id).filter {
            $0.id != kept.id && $0.state != .cancelled
        }
        func source(_ run: KeptRecord<PaymentRunBody>) throws(OfficeFailure) -> Source {
            Source(rows: run.body.rows, out: try reader.takenOut(of: run.body))
        }
        func sources(_ isMeant: (KeptRecord<PaymentRunBody>) -> Bool) throws(OfficeFailure) -> [Source] {
            var found: [Source] = []
            for run in others where isMeant(run) { found.append(try source(run)) }
            return found
        }
        let month = others.filter { $0.body.month < kept.body.month }.map(\.body.month).max()
        let plan = Plan(
            file: file, run: kept, out: try reader.takenOut(of: kept.body),
            former: try sources { $0.body.month == month },
            siblings: try sources { $0.body.month == kept.body.month },
            sent: try sources { $0.state == .sent && $0.at <= kept.at }, month: month)
        self.plan = plan
        var last = -1
        for rows in [kept.body.rows] + plan.former.map(\.rows) {
            last = max(last, try reader.extent(of: rows).lastChunk)
        }
        (done, total) = (0, last + 1)
    }

    // MARK: One chunk of families

    private func look(at chunk: Int, _ plan: Plan, _ reader: any RecordReader) throws(OfficeFailure) {
        let now = try months(of: [Source(rows: plan.run.body.rows, out: plan.out)], in: chunk, reader)
        let former = try months(of: plan.former, in: chunk, reader)
        tally.families += now.count
        tally.formerFamilies += former.count
        for rows in former.values {
            tally.formerInstalments += rows.count
            for row in rows { tally.formerSum += row.amount.fen }
        }
        // Where everybody is paid this month alone, as in the month before, the older runs have nothing to say.
        let isUsual = now.allSatisfy { position, rows in
            former[position] != nil && rows.allSatisfy { $0.month == plan.run.body.month }
        }
        let sent = isUsual ? [:] : try months(of: plan.sent, in: chunk, reader)
        let siblings = try months(of: plan.siblings, in: chunk, reader)
        for position in Set(now.keys).union(former.keys).sorted() {
            let (rows, old) = (now[position] ?? [], former[position] ?? [])
            guard let kind = kind(rows, old, sent[position] ?? [], isElsewhere: siblings[position] != nil) else {
                continue
            }
            try note(kind, position, rows, old, sent[position] ?? [], plan, reader)
        }
    }

    /// By position.
    private func months(
        of sources: [Source], in chunk: Int, _ reader: any RecordReader
    ) throws(OfficeFailure) -> [Int: [InstalmentRow]] {
        var found: [Int: [InstalmentRow]] = [:]
        for source in sources {
            try reader.eachChunk(of: source.rows, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where !source.out.contains(rows.place(index)) {
                    let row = try InstalmentRow(rows, index)
                    found[row.position, default: []].append(row)
                }
            }
        }
        return found
    }

    private func kind(
        _ rows: [InstalmentRow], _ old: [InstalmentRow], _ sent: [InstalmentRow], isElsewhere: Bool
    ) -> MonthComparison.Kind? {
        if rows.isEmpty { return isElsewhere ? nil : .gone }
        if rows.contains(where: { row in sent.contains { $0.month == row.month } }) { return .retried }
        if old.isEmpty { return sent.isEmpty ? .first : .resumed }
        return Self.sum(rows) == Self.sum(old) ? nil : .differs
    }

    private static func sum(_ rows: [InstalmentRow]) -> Int { rows.reduce(0) { $0 + $1.amount.fen } }

    private func note(
        _ kind: MonthComparison.Kind, _ position: Int, _ rows: [InstalmentRow], _ old: [InstalmentRow],
        _ sent: [InstalmentRow], _ plan: Plan, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        tally.counts[kind, default: 0] += 1
        guard tally.lines[kind, default: []].count < MonthComparison.mostLines else { return }
        let registered = try plan.file.runs.register.flatMap { (run) throws(OfficeFailure) in
            try reader.registered(at: position, of: run)
        }
        let months = rows.map(\.month).sorted()
        tally.lines[kind, default: []].append(
            MonthComparison.Line(
                kind: kind, position: position, receipt: registered?.entry.receipt ?? "",
                maskedName: Mask.name(registered?.name ?? ""), months: months,
                retried: months.filter { month in sent.contains { $0.month == month } },
                amount: Money(fen: Self.sum(rows)), before: Money(fen: Self.sum(old)),
                reason: kind == .gone ? try absence(position, plan, reader) : nil))
    }

    private func absence(
        _ position: Int, _ plan: Plan, _ reader: any RecordReader
    ) throws(OfficeFailure) -> MonthComparison.Absence? {
        guard let terms = try reader.family(at: position, of: plan.file)?.agreement?.terms else { return nil }
        let month = plan.run.body.month
        if let stop = terms.stop { return .stopped(stop.reason, stop.day) }
        if terms.isWithheld { return .withheld }
        if let day = terms.changeDay { return .changeOpen(day) }
        if let day = terms.leaseEnd, day.month < month { return .leaseOver(day) }
        if month > terms.plan.last { return .completed }
        return .state(terms.state)
    }

    private func comparison(_ plan: Plan) -> MonthComparison {
        let body = plan.run.body
        return MonthComparison(
            run: number, month: body.month, families: tally.families, instalments: body.instalments, sum: body.sum,
            before: plan.month.map {
                MonthComparison.Before(
                    month: $0, families: tally.formerFamilies, instalments: tally.formerInstalments,
                    sum: Money(fen: tally.formerSum))
            }, counts: tally.counts, lines: MonthComparison.Kind.allCases.flatMap { tally.lines[$0] ?? [] })
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
