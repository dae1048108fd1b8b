import Housing

/// Refusals that the rules proposed and a reviewer says are so (L-06): each by its receipt, never all at once.
public struct ConfirmationReport: Equatable, Sendable {
    public struct Confirmed: Equatable, Sendable {
        public let receipt: String
        public let reasons: [SubsidyReason]
        /// What its form lacks; it may have been sent back for something else.
        public let lacks: [SubsidyLack]

        /// By which they are so; of missing material by those that ask for what is missing.
        public var rules: [Rule] {
            var rules: [Rule] = []
            for rule in reasons.flatMap({ $0.rules(lacking: lacks) }) where !rules.contains(rule) { rules.append(rule) }
            return rules
        }
    }

    /// Why one of the list cannot be confirmed; then none of it is.
    public struct Problem: Equatable, Sendable {
        /// Its line.
        public let number: Int
        public let receipt: String
        public let failure: OfficeFailure
    }

    public var confirmed: [Confirmed] = []
    public var problems: [Problem] = []
}

extension BatchDesk {
    /// Confirms what the rules propose against these families, all of them or none. A listed one is out then, and those
    /// after it move up (Q9).
    ///
    /// - Returns: with problems where nothing was done; nil where somebody cancelled it.
    /// - Throws: `BATCH_UNKNOWN`, `REGISTER_MISSING`, `WRONG_STATE` once every place is given. In the report:
    ///   `RECEIPT_UNKNOWN`, `OWN_CASE`, `WRONG_STATE`, `NOTHING_PROPOSED`, `ENTERED_BY_YOU`, `.input` for a family that is
    ///   named twice.
    public func confirm(
        _ list: RefusalList, of id: BatchID, _ session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> ConfirmationReport? {
        guard list.lines.count > Self.mostAtOnce else {
            let now = try office.clocks.office()
            return try office.write(.confirmRefusal, session, insists: true) { (writer, actor) throws(OfficeFailure) in
                try Self.confirm(list, of: id, at: now, by: actor, writer)
            }
        }
        let step = ConfirmationStep(list, by: session.person)
        let job = try office.begin(step, of: id, session)
        try job.run(watch)
        return job.isCancelled ? nil : step.report
    }

    /// Confirms one family's refusal, and no other than the one that was read.
    ///
    /// - Parameter shown: what was proposed when it was read.
    /// - Throws: as above; `.store(.changedByOther)` where something else is proposed by now.
    public func confirm(
        _ receipt: String, showing shown: ReasonSet, of id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> ConfirmationReport? {
        let now = try office.clocks.office()
        return try office.write(.confirmRefusal, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            let file = try writer.batchFile(id)
            if let position = try writer.position(ofReceipt: Normal.folded(receipt), in: file),
                let family = try writer.family(at: position, of: file), family.standing.proposed != shown
            {
                throw .store(.changedByOther)
            }
            return try Self.confirm(RefusalList([receipt]), of: id, at: now, by: actor, writer)
        }
    }

    /// The same of families that are named one by one.
    public func confirm(
        _ receipts: [String], of id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> ConfirmationReport? {
        try confirm(RefusalList(receipts), of: id, session)
    }

    /// More than these are looked at outside of the lock.
    private static let mostAtOnce = 16

    private static func confirm(
        _ list: RefusalList, of id: BatchID, at now: Moment, by actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> ConfirmationReport {
        var file = try writer.batchFile(id)
        try Confirmation.requirePossible(file)
        let (lines, twice) = list.distinct()
        var work = Confirmation(file.batch, problems: twice)
        var families: [FamilyState] = []
        for line in lines {
            guard let position = try writer.position(ofReceipt: line.receipt, in: file),
                var family = try writer.family(at: position, of: file)
            else {
                work.refuse(line, .refused(Refusal(.receiptUnknown, "LH-04")))
                continue
            }
            let basis = try writer.refusalBasis(of: family, in: file, for: actor.person)
            if try work.confirm(&family, line, basis, actor) { families.append(family) }
        }
        let report = work.report
        guard report.problems.isEmpty, !families.isEmpty else { return report }
        file.batch = work.batch
        file.batch.noteChange()
        try writer.save(families, of: file)
        try writer.append(families.map { Confirmation.entry($0, file) }, at: now, by: actor)
        return report
    }
}

/// Refusals on their way to being confirmed: the batch as it would then be, and what is wrong with the list.
struct Confirmation {
    private(set) var batch: SubsidyBatch
    private var confirmed: [ConfirmationReport.Confirmed] = []
    private var problems: [ConfirmationReport.Problem]

    init(_ batch: SubsidyBatch, problems: [ConfirmationReport.Problem]) {
        (self.batch, self.problems) = (batch, problems)
    }

    /// Every problem, or everything that is confirmed.
    var report: ConfirmationReport {
        guard problems.isEmpty else { return .init(problems: problems.sorted { $0.number < $1.number }) }
        return .init(confirmed: confirmed)
    }

    /// - Throws: `REGISTER_MISSING`; `WRONG_STATE`.
    static func requirePossible(_ file: BatchFile) throws(OfficeFailure) {
        guard file.runs.register != nil else { throw .refused(Refusal(.registerMissing, "LH-04")) }
        try ruled { () throws(Refusal) in try file.batch.requireDeciding(.confirmRefusal) }
    }

    mutating func refuse(_ line: RefusalList.Line, _ failure: OfficeFailure) {
        problems.append(.init(number: line.number, receipt: line.receipt, failure: failure))
    }

    /// One refusal.
    ///
    /// - Returns: whether it is so; what is wrong with it is kept otherwise.
    mutating func confirm(
        _ family: inout FamilyState, _ line: RefusalList.Line, _ basis: RefusalBasis, _ actor: Actor
    ) throws(OfficeFailure) -> Bool {
        do throws(OfficeFailure) {
            try confirm(&family, basis, actor)
            let reasons = family.standing.reasons.reasons
            confirmed.append(.init(receipt: line.receipt, reasons: reasons, lacks: basis.lacks))
            return true
        } catch .refused(let refusal) {
            refuse(line, .refused(refusal))
            return false
        } catch {
            throw error
        }
    }

    /// - Throws: `OWN_CASE`; `WRONG_STATE`; `ENTERED_BY_YOU`; `NOTHING_PROPOSED`.
    private mutating func confirm(
        _ family: inout FamilyState, _ basis: RefusalBasis, _ actor: Actor
    ) throws(OfficeFailure) {
        guard !basis.isOwn else { throw .refused(Refusal(.ownCase, "6.4")) }
        guard family.application != nil else {
            throw .refused(Refusal(.wrongState, "6.4", .subsidyState(.draft), .subsidyAct(.confirmRefusal)))
        }
        try ruled { () throws(Refusal) in try family.standing.permit(.confirmRefusal) }
        if let person = actor.person, basis.entered(family.standing.proposed).contains(person) {
            throw .refused(Refusal(.enteredByYou, "L-06"))
        }
        var (next, standing) = (batch, family.standing)
        let found = Eligibility(family.subject, under: batch.notice)
        try ruled { () throws(Refusal) in try next.confirmRefusal(of: &standing, found: found) }
        (batch, family.standing) = (next, standing)
    }

    static func entry(_ family: FamilyState, _ file: BatchFile) -> Entry {
        Entry(
            .subsidyRefusalConfirmed,
            [
                "case": .id(file.caseID(family.position)),
                "reasons": .codes(family.standing.reasons.reasons.map(\.code)),
            ])
    }
}

/// What a refusal rests on: who brought it in, and what is missing.
struct RefusalBasis {
    /// Who brought in its forms, and the words that count of what it does not meet.
    var people: Set<PersonID> = []
    /// All who brought in that its dwelling was used before.
    var ofDwelling: Set<PersonID> = []
    /// Who brought in the file of members that names a spouse where the applicant declares none.
    var ofSpouse: PersonID?
    /// Who sent back what the family has not mended since.
    var ofCorrections: Set<PersonID> = []
    var lacks: [SubsidyLack] = []
    /// Who would confirm it is of the family himself.
    var isOwn = false

    /// Those whose word one of these reasons rests on.
    func entered(_ reasons: ReasonSet) -> Set<PersonID> {
        var entered = people
        if reasons.contains(.houseAlreadyUsed) { entered.formUnion(ofDwelling) }
        if reasons.contains(.materialMissing) { entered.formUnion(ofCorrections.union([ofSpouse].compactMap(\.self))) }
        return entered
    }
}

extension RecordReader {
    /// - Parameter person: who would confirm it.
    func refusalBasis(
        of family: FamilyState, in file: BatchFile, for person: PersonID?
    ) throws(OfficeFailure) -> RefusalBasis {
        let position = family.position
        let chunk = BulkPlace(position: position).chunk
        var basis = RefusalBasis()
        basis.isOwn = try isOwn(family, of: file, person)
        for run in file.runs.applications {
            try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.place(index).position == position {
                    if let person = try ApplicationRow.head(rows, index).by { basis.people.insert(person) }
                }
            }
        }
        let people = family.people
        for word in try countingFindings(at: position, of: file) where word.finding.result == .failed {
            guard let member = word.member, people.indices.contains(member),
                people[member].judged(of: file.batch.notice).contains(word.finding.condition)
            else { continue }
            basis.people.formUnion(word.people)
        }
        if family.subject.isSpouseDenied { basis.ofSpouse = try membersBrought(at: position, of: file)?.by }
        for kept in try kept(CorrectionBody.self, of: file.batch.id, at: position) {
            if kept.state == .done { basis.ofCorrections = [] }
            if kept.state == .lapsed, let person = kept.body.by.person { basis.ofCorrections.insert(person) }
        }
        guard let form = try application(at: position, of: file)?.form else { return basis }
        basis.lacks = family.lacks(of: form, under: file.batch.notice)
        if let code = try? HouseCode(form.house.code) {
            let used = try kept(UsedHouseBody.self, number: try usedHouseNumber(code))
            basis.ofDwelling = used?.body.people ?? []
        }
        return basis
    }
}

/// A long list of refusals, looked at outside of the lock, some at a time, and confirmed at once.
private final class ConfirmationStep: BatchStep {
    let act: Act = .confirmRefusal
    private let lines: [RefusalList.Line]
    private let count: Int
    private let person: PersonID?
    private var problems: [ConfirmationReport.Problem]
    private var looked = 0
    private var found: [(position: Int, line: RefusalList.Line, basis: RefusalBasis)] = []
    private var batch: SubsidyBatch?
    private var families: [FamilyState] = []
    private(set) var changed: [Int] = []
    private var standings: [Int: SubsidyStanding] = [:]
    private(set) var report = ConfirmationReport()

    /// Some milliseconds' worth.
    private static let linesAtOnce = 20

    /// - Parameter person: who confirms them.
    init(_ list: RefusalList, by person: PersonID?) {
        (lines, problems) = list.distinct()
        count = lines.count
        self.person = person
    }

    var progress: (done: Int, total: Int) { (looked, count) }

    /// It brings no rows; this is where a reader is at hand.
    func nextRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> BulkRows? {
        if looked == 0 { try Confirmation.requirePossible(file) }
        guard looked < count else { return nil }
        for line in lines[looked..<min(looked + Self.linesAtOnce, count)] {
            looked += 1
            guard let position = try reader.position(ofReceipt: line.receipt, in: file),
                let family = try reader.family(at: position, of: file)
            else {
                let refusal = Refusal(.receiptUnknown, "LH-04")
                problems.append(.init(number: line.number, receipt: line.receipt, failure: .refused(refusal)))
                continue
            }
            found.append((position, line, try reader.refusalBasis(of: family, in: file, for: person)))
        }
        return BulkRows()
    }

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        try Confirmation.requirePossible(file)
        var work = Confirmation(file.batch, problems: problems)
        (self.families, changed, standings) = ([], [], [:])
        found.sort { $0.position < $1.position }
        for one in found {
            guard let index = families.index(of: one.position) else { continue }
            var family = try families[index]
            guard try work.confirm(&family, one.line, one.basis, actor) else { continue }
            self.families.append(family)
            changed.append(index)
            standings[index] = family.standing
        }
        (batch, report) = (work.batch, work.report)
        return report.problems.isEmpty && !changed.isEmpty
    }

    func change(_ family: inout FamilyState, at index: Int) throws(OfficeFailure) {
        if let standing = standings[index] { family.standing = standing }
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        if let batch { file.batch = batch }
        file.batch.noteChange()
        return families.map { [file] family in Confirmation.entry(family, file) }
    }
}
