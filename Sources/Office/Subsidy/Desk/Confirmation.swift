import Housing

/// Refusals that the rules proposed and a reviewer says are so (L-06): each by its receipt, never all at once.
public struct ConfirmationReport: Equatable, Sendable {
    public struct Confirmed: Equatable, Sendable {
        public let receipt: String
        public let reasons: [SubsidyReason]
    }

    /// Why one of the list cannot be confirmed; then none of it is.
    public struct Problem: Equatable, Sendable {
        /// From 1, in the order in which they were given.
        public let number: Int
        public let receipt: String
        public let failure: OfficeFailure
    }

    public var confirmed: [Confirmed] = []
    public var problems: [Problem] = []
}

extension BatchDesk {
    /// Confirms what the rules propose against these families, all of them or none.
    ///
    /// - Parameter receipts: as typed; the same one twice is confirmed once.
    /// - Returns: with problems where nothing was done; nil where somebody cancelled it.
    /// - Throws: `BATCH_UNKNOWN`, `REGISTER_MISSING`. In the report: `RECEIPT_UNKNOWN`, `WRONG_STATE`,
    ///   `NOTHING_PROPOSED`, `ENTERED_BY_YOU`.
    public func confirm(
        _ receipts: [String], of id: BatchID, _ session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> ConfirmationReport? {
        let now = try office.clocks.office()
        guard receipts.count > Self.mostAtOnce else {
            return try office.write(.confirmRefusal, session, insists: true) { (writer, actor) throws(OfficeFailure) in
                try Self.confirm(receipts, of: id, at: now, by: actor, writer)
            }
        }
        let step = ConfirmationStep(receipts)
        let job = try office.begin(step, of: id, session)
        try job.run(watch)
        return job.isCancelled ? nil : step.report
    }

    /// More than these are looked at outside of the lock.
    private static let mostAtOnce = 16

    private static func confirm(
        _ receipts: [String], of id: BatchID, at now: Moment, by actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> ConfirmationReport {
        var file = try writer.batchFile(id)
        var report = ConfirmationReport()
        var families: [FamilyState] = []
        for (number, receipt) in Confirmation.distinct(receipts) {
            do throws(OfficeFailure) {
                var hand = try writer.inHand(receipt, of: file, at: now)
                let entrants = try writer.entrants(at: hand.position, of: file)
                let reasons = try Confirmation.confirm(&hand.family, entrants, actor)
                families.append(hand.family)
                report.confirmed.append(.init(receipt: hand.receipt, reasons: reasons))
            } catch .refused(let refusal) where refusal.code != .registerMissing {
                report.problems.append(.init(number: number, receipt: receipt, failure: .refused(refusal)))
            } catch {
                throw error
            }
        }
        guard report.problems.isEmpty, !families.isEmpty else {
            report.confirmed = []
            return report
        }
        file.batch.noteChange()
        try writer.save(families, of: file)
        try writer.append(families.map { Confirmation.entry($0, file) }, at: now, by: actor)
        return report
    }
}

/// One refusal that a person confirms.
enum Confirmation {
    /// - Parameter entrants: who brought in what it rests on.
    /// - Throws: `ENTERED_BY_YOU`; `WRONG_STATE`; `NOTHING_PROPOSED`.
    static func confirm(
        _ family: inout FamilyState, _ entrants: Set<PersonID>, _ actor: Actor
    ) throws(OfficeFailure) -> [SubsidyReason] {
        guard family.application != nil else {
            throw .refused(Refusal(.wrongState, "6.4", .subsidyState(.draft), .subsidyAct(.confirmRefusal)))
        }
        if let person = actor.person, entrants.contains(person) {
            throw .refused(Refusal(.enteredByYou, "L-06"))
        }
        var standing = family.standing
        try ruled { () throws(Refusal) in try standing.confirmRefusal() }
        family.standing = standing
        return standing.reasons.reasons
    }

    static func entry(_ family: FamilyState, _ file: BatchFile) -> Entry {
        Entry(
            .subsidyRefusalConfirmed,
            [
                "case": .id(file.caseID(family.position)),
                "reasons": .codes(family.standing.reasons.reasons.map(\.code)),
            ])
    }

    /// Each receipt once, with the number under which it came first.
    static func distinct(_ receipts: [String]) -> [(number: Int, receipt: String)] {
        var known: Set<String> = []
        return receipts.enumerated().compactMap { index, text in
            let receipt = Normal.folded(text)
            return known.insert(receipt).inserted ? (index + 1, receipt) : nil
        }
    }
}

extension SubsidyReader {
    /// Who brought in what speaks against a family: its forms, and what sources said last of each condition that failed.
    func entrants(at position: Int, of file: BatchFile) throws(OfficeFailure) -> Set<PersonID> {
        let chunk = BulkPlace(position: position).chunk
        var people: Set<PersonID> = []
        for run in file.runs.applications {
            try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.place(index).position == position {
                    if let person = try ApplicationRow.head(rows, index).by { people.insert(person) }
                }
            }
        }
        var seen: [(person: Int64, condition: ConditionSet)] = []
        for finding in try findings(at: position, of: file).map(\.finding)
        where !seen.contains(where: { $0 == (finding.person, finding.condition) }) {
            seen.append((finding.person, finding.condition))
            if finding.result == .failed, !finding.by.isEmpty { people.insert(PersonID(finding.by)) }
        }
        return people
    }
}

/// A long list of refusals, looked at outside of the lock and confirmed at once.
private final class ConfirmationStep: BatchStep {
    let act: Act = .confirmRefusal
    private let receipts: [(number: Int, receipt: String)]
    private var places: [(position: Int, number: Int, receipt: String, entrants: Set<PersonID>)] = []
    private var unknown: [ConfirmationReport.Problem] = []
    private var families: [FamilyState] = []
    private(set) var changed: [Int] = []
    private(set) var report = ConfirmationReport()

    init(_ receipts: [String]) {
        self.receipts = Confirmation.distinct(receipts)
    }

    /// It brings no rows; this is where a reader is at hand.
    func nextRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> BulkRows? {
        guard file.runs.register != nil else { throw .refused(Refusal(.registerMissing, "LH-04")) }
        for (number, receipt) in receipts {
            guard let position = try reader.position(ofReceipt: receipt, in: file) else {
                let refusal = Refusal(.receiptUnknown, "LH-04")
                unknown.append(.init(number: number, receipt: receipt, failure: .refused(refusal)))
                continue
            }
            places.append((position, number, receipt, try reader.entrants(at: position, of: file)))
        }
        places.sort { $0.position < $1.position }
        return nil
    }

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        report = ConfirmationReport(problems: unknown)
        (self.families, changed) = ([], [])
        for place in places {
            guard let index = families.index(of: place.position) else { continue }
            var family = try families[index]
            do throws(OfficeFailure) {
                let reasons = try Confirmation.confirm(&family, place.entrants, actor)
                report.confirmed.append(.init(receipt: place.receipt, reasons: reasons))
                self.families.append(family)
                changed.append(index)
            } catch {
                report.problems.append(.init(number: place.number, receipt: place.receipt, failure: error))
            }
        }
        report.problems.sort { $0.number < $1.number }
        if !report.problems.isEmpty { report.confirmed = [] }
        return report.problems.isEmpty && !changed.isEmpty
    }

    func change(_ family: inout FamilyState, at index: Int) throws(OfficeFailure) {
        var confirmed = family.standing
        try ruled { () throws(Refusal) in try confirmed.confirmRefusal() }
        family.standing = confirmed
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        file.batch.noteChange()
        return families.map { [file] family in Confirmation.entry(family, file) }
    }
}
