import Housing
import Texts

/// What has to be written so that the office has what the file says: the difference, nothing else.
struct LeaseImportPlan {
    private var people: [Person] = []
    /// What of the file is to be written, as it stands there.
    private(set) var entries: [LeaseFile.Entry] = []
    private(set) var leases: [LeaseRecord] = []
    /// What is wrong beside what the office knows.
    private(set) var problems: [InputProblem] = []
    private var counts = LeaseImportReport()
    /// Leases left out for that, each as the lines of its rows.
    private var skipped: [[Int]] = []

    private let source: String
    private let ids: LeaseIDs
    /// People as they will be, by document; each is planned once however many leases name him.
    private var planned: [IdentityNumber: Person] = [:]
    private var counted: Set<PersonID> = []
    private var dwellings: [HouseCode: Dwelling] = [:]
    /// An entry for each lease or person that the run corrects.
    private(set) var corrections: [Entry] = []

    /// - Parameter rows: how many the file has.
    init(rows: Int, source: String, ids: LeaseIDs) {
        self.source = source
        self.ids = ids
        counts.rows = rows
    }

    /// One lease of an import that is decided: it is not asked again whether it may be.
    init(decided entry: LeaseFile.Entry, known: any RecordReader, ids: LeaseIDs) throws(OfficeFailure) {
        self.init(rows: 0, source: "", ids: ids)
        try write(entry, over: try known.lease(number: entry.terms.number), known)
    }

    /// Compares one more lease of the file with the register.
    mutating func add(_ entry: LeaseFile.Entry, known: any RecordReader) throws(OfficeFailure) {
        let changes = (leases.count, people.count)
        try plan(entry, known)
        if (leases.count, people.count) != changes { entries.append(entry) }
    }

    /// The rents of the leases that are written, as a sum to check by.
    var rentFen: Int { leases.reduce(0) { $0 + $1.lease.monthlyRent.fen } }

    /// Changed people whose leases stay as they are; the others are saved with theirs.
    var peopleAlone: [Person] {
        var saved: Set<PersonID> = []
        for record in leases {
            saved.insert(record.tenant.id)
            for occupant in record.occupants { saved.insert(occupant.person.id) }
        }
        return people.filter { !saved.contains($0.id) }
    }

    /// What is told of the run.
    func report(of file: LeaseFile, skipsBad: Bool) -> LeaseImportReport {
        var report = counts
        report.problems = (file.problems + problems).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
        let good = report.leasesAdded + report.leasesChanged + report.leasesUnchanged
        report.warnings = file.warnings
        report.isTaken = report.problems.isEmpty || skipsBad && good > 0
        if skipsBad {
            let skipped = file.skipped + skipped
            report.leasesSkipped = skipped.count
            report.skippedLines = skipped.flatMap { $0 }.sorted()
        }
        return report
    }

    private mutating func plan(_ entry: LeaseFile.Entry, _ known: any RecordReader) throws(OfficeFailure) {
        let stored = try known.lease(number: entry.terms.number)
        guard try agrees(entry, with: stored, known), try isFree(entry, stored, known) else {
            skipped.append(entry.rows.map(\.line))
            return
        }
        try write(entry, over: stored, known)
    }

    private mutating func write(
        _ entry: LeaseFile.Entry, over stored: LeaseRecord?, _ known: any RecordReader
    ) throws(OfficeFailure) {
        let tenant = try person(entry.tenant, known)
        var occupants: [OccupantRecord] = []
        for row in entry.others {
            let person = try person(row, known)
            let before = stored?.occupants.first { $0.person.id == person.id }?.occupant
            occupants.append(OccupantRecord(occupant: row.occupant(person.id, before: before), person: person))
        }
        let dwelling = try dwelling(entry.terms.dwelling, stored: stored?.dwelling, known)
        guard let id = stored?.lease.id ?? ids.lease(entry.terms.number) else { return }
        let record = LeaseRecord(
            lease: Lease(
                id: id, number: entry.terms.number, policy: entry.terms.policy, dwelling: dwelling.id,
                tenant: tenant.id, occupants: occupants.map(\.occupant), start: entry.terms.start,
                end: entry.terms.end, monthlyRent: entry.terms.rent, status: stored?.lease.status ?? .active,
                organisation: entry.terms.namesOrganisation == true
                    ? entry.terms.organisation : stored?.lease.organisation),
            dwelling: dwelling, tenant: tenant, occupants: occupants)
        note(record, before: stored)
    }

    private mutating func note(_ record: LeaseRecord, before: LeaseRecord?) {
        guard let before else {
            counts.leasesAdded += 1
            leases.append(record)
            return
        }
        guard record.lease != before.lease || record.dwelling != before.dwelling else {
            counts.leasesUnchanged += 1
            return
        }
        counts.leasesChanged += 1
        leases.append(record)
        corrections.append(
            Entry(.leaseCorrected, ["lease": .id(record.lease.id), "run": .id(ids.run)]))
    }

    /// Whether the file speaks of the same people as the register; notes the first row that does not.
    private mutating func agrees(
        _ entry: LeaseFile.Entry, with stored: LeaseRecord?, _ known: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        for row in entry.rows {
            guard let person = try known.person(document: row.document), person.name != row.name else { continue }
            refuse(row, .name, .differs(from: InputTexts.registeredName))
            return false
        }
        if let stored, stored.tenant.document != entry.tenant.document {
            refuse(entry.tenant, .documentNumber, .differs(from: InputTexts.registeredTenant))
            return false
        }
        return true
    }

    /// Whether nobody else's lease of the dwelling runs at the same time; notes the lease that does not find it free.
    /// Leases that the file brings too were compared as the file has them.
    private mutating func isFree(
        _ entry: LeaseFile.Entry, _ stored: LeaseRecord?, _ known: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        let terms = entry.terms
        if let stored, stored.dwelling.code == terms.dwelling.code, stored.lease.start == terms.start,
            stored.lease.end == terms.end
        {
            return true
        }
        guard let dwelling = try known.dwelling(code: terms.dwelling.code) else { return true }
        for other in try known.leases(dwelling: dwelling.id) where ids.lease(other.number) == nil {
            guard other.status == .active, other.start <= terms.end, terms.start <= other.end else { continue }
            let words = InputTexts.registeredLease(other.number, from: other.start, to: other.end)
            refuse(entry.tenant, .start, .conflicts(with: words))
            return false
        }
        return true
    }

    private mutating func refuse(_ row: LeaseRow, _ column: LeaseColumn, _ reason: InputProblem.Reason) {
        problems.append(InputProblem(source: source, line: row.line, column: column.rawValue, reason: reason))
    }

    /// The person of a row; what the file leaves out stays as the register has it.
    private mutating func person(_ row: LeaseRow, _ known: any RecordReader) throws(OfficeFailure) -> Person {
        let before: Person? =
            if let person = planned[row.document] { person } else { try known.person(document: row.document) }
        guard let id = before?.id ?? ids.person(row.document) else {
            throw .store(.damaged(what: "lease import"))
        }
        let person = Person(
            id: id, name: row.name, document: row.document, mobile: row.mobile ?? before?.mobile,
            marital: row.marital ?? before?.marital)
        defer { planned[row.document] = person }
        guard person != before else { return person }
        people.append(person)
        // A second row of the same person can only fill in what the first left out.
        guard counted.insert(id).inserted else { return person }
        if before == nil {
            counts.peopleAdded += 1
        } else {
            counts.peopleChanged += 1
            corrections.append(Entry(.personCorrected, ["person": .id(id), "run": .id(ids.run)]))
        }
        return person
    }

    private mutating func dwelling(
        _ place: LeaseRow.Place, stored: Dwelling?, _ known: any RecordReader
    ) throws(OfficeFailure) -> Dwelling {
        let before = stored?.code == place.code ? stored : try knownDwelling(place.code, known)
        guard let id = before?.id ?? ids.dwelling(place.code) else {
            throw .store(.damaged(what: "lease import"))
        }
        let dwelling = Dwelling(
            id: id, code: place.code, estate: place.estate, building: place.building, room: place.room,
            builtArea: place.builtArea)
        dwellings[place.code] = dwelling
        return dwelling
    }
}

extension LeaseImportPlan {
    private func knownDwelling(_ code: HouseCode, _ known: any RecordReader) throws(OfficeFailure) -> Dwelling? {
        if let dwelling = dwellings[code] { return dwelling }
        return try known.dwelling(code: code)
    }
}

extension LeaseRow {
    /// What the file does not say of an occupant stays as it was.
    fileprivate func occupant(_ person: PersonID, before: Occupant?) -> Occupant {
        Occupant(
            person: person, relation: relation ?? before?.relation ?? .other, moveIn: moveIn ?? before?.moveIn,
            moveOut: before?.moveOut, isCoApplicant: before?.isCoApplicant ?? false)
    }
}
