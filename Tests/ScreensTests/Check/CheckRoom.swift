import Cells
import Housing
import Testing

@testable import Office

/// Economic checks in a test: what the office and the check body do with them, by the rules themselves.
extension KioskRoom {
    static let clerk = Actor(person: PersonID("p-905"), account: AccountID("a-905"), role: .clerk)
    static let applicant = Actor(person: PersonID("p-1"), account: AccountID("a-1"), role: .applicant)

    /// The checks of the tenant, newest first.
    func checks() throws -> [EconomicCheck] {
        let id = PersonID("p-1")
        return try office.records.read { (reader) throws(OfficeFailure) in
            try reader.matters(applicant: id, as: EconomicCheck.self)
        }
    }

    var check: EconomicCheck {
        get throws { try #require(try checks().first) }
    }

    /// The lease of the first tenant, with a check that was asked for by all.
    @discardableResult
    func requestCheck() throws -> EconomicCheck {
        try beginCheck()
        for member in try check.members where member.isAdult {
            let ground = try office.checkGround(at: clocks.office())
            let document = try documents()[member.person]
            try perform(by: Self.applicant) { (_, check) throws(OfficeFailure) in
                .authorise(
                    EconomicCheck.Given(
                        person: member.person, template: ground.authorisation.template, visibleSeconds: 12,
                        isTicked: true, document: member.person == check.applicant ? nil : document))
            }
        }
        try perform(by: Self.applicant) { (_, _) throws(OfficeFailure) in .request }
        return try check
    }

    /// A check whose authorisations are still to be given.
    func beginCheck() throws {
        let now = clocks.office()
        let ground = try office.checkGround(at: now)
        let id = CaseID("check-\(try checks().count + 1)")
        try office.records.write { (writer) throws(OfficeFailure) in
            let facts = ground.facts(for: try writer.lease(LeaseID("l-1")), open: nil)
            let number = try writer.nextReceiptNumber(kind: .economicCheck, in: now.day.month)
            let started = try ruled { () throws(Refusal) in
                try EconomicCheck.start(id: id, number: number, at: now, by: Self.applicant, given: facts)
            }
            try writer.insert(started.check, entries: started.entries, at: now, by: Self.applicant)
        }
    }

    private func documents() throws -> [PersonID: IdentityNumber] {
        let record = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.lease(LeaseID("l-1"))
        }
        let people = [record.tenant] + record.occupants.map(\.person)
        return Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.document) })
    }

    /// The request leaves the office.
    func sendCheck() throws {
        try perform(by: Self.clerk) { (_, _) throws(OfficeFailure) in .send }
    }

    /// The report comes back.
    ///
    /// - Parameters:
    ///   - income: of the tenant over a year, in fen.
    ///   - property: his, in fen.
    func report(
        _ number: String = "B-1", income: Int = 9_000_000, property: Int = 10_000_000, on checkDate: Day? = nil
    ) throws {
        let people = try check.members.map { member in
            let isTenant = member.relation == nil
            return CheckReport.PersonReport(
                person: member.person,
                income: isTenant
                    ? [.init(kind: "WAGES", amount: Money(fen: income))]
                    : [.init(kind: "TRANSFER", amount: Money(fen: 120_000), isCounted: false)],
                property: isTenant ? [.init(kind: "DEPOSIT", amount: Money(fen: property))] : [])
        }
        let report = CheckReport(
            number: number, issuer: "样例核对机构", checkDate: checkDate ?? clocks.office().day, people: people)
        let stored = TextID("text-\(number)")
        let text = try report.stored
        try perform(by: Self.clerk) { (writer, check) throws(OfficeFailure) in
            let content = try writer.commitment(to: report.canonical, in: check.id)
            return .receive(EconomicCheck.Filing(report: report, stored: stored, content: content))
        } also: { (writer, check) throws(OfficeFailure) in
            try writer.save(text: text, as: stored, of: check.id)
        }
    }

    /// A check that has come to a result.
    func decidedCheck(income: Int = 9_000_000, property: Int = 10_000_000, on checkDate: Day? = nil) throws {
        try requestCheck()
        try sendCheck()
        try report(income: income, property: property, on: checkDate)
    }

    /// The objection is decided by somebody who reviews.
    func decideObjection(isUpheld: Bool, _ words: String) throws {
        let reviewer = Actor(person: PersonID("p-906"), account: AccountID("a-906"), role: .reviewer)
        let note = TextID("text-decision")
        try perform(by: reviewer) { (_, _) throws(OfficeFailure) in
            .decideObjection(isUpheld: isUpheld, note: note)
        } also: { (writer, check) throws(OfficeFailure) in
            try writer.save(text: words, as: note, of: check.id)
        }
    }

    private func perform(
        by actor: Actor, _ command: (any RecordWriter, EconomicCheck) throws(OfficeFailure) -> EconomicCheck.Command,
        also: (any RecordWriter, EconomicCheck) throws(OfficeFailure) -> Void = { (_, _) throws(OfficeFailure) in }
    ) throws {
        if let person = actor.person, actor.role != .applicant {
            let serial = Int(person.raw.dropFirst(2)) ?? 0
            let staff = try self.person(serial, name: "王\(serial)")
            try office.records.write { (writer) throws(OfficeFailure) in try writer.save(staff) }
        }
        let now = clocks.office()
        let ground = try office.checkGround(at: now)
        let check = try check
        try office.records.write { (writer) throws(OfficeFailure) in
            let command = try command(writer, check)
            let performed = try writer.perform(command, on: check.id, expecting: nil, at: now, by: actor) {
                (stored: EconomicCheck, reader) throws(OfficeFailure) in
                try ground.facts(for: stored, reader, secondsSinceOpened: 30)
            }
            try also(writer, performed)
        }
    }

    /// A child of twelve comes into the family of the first lease.
    func addChild() throws {
        let child = Person(
            id: PersonID("p-700"), name: "陈小宝", document: try Self.childDocument(), mobile: nil, marital: nil)
        try addOccupant(child, .child)
    }

    func addOccupant(_ person: Person, _ relation: Relation) throws {
        try office.records.write { (writer) throws(OfficeFailure) in
            var record = try writer.lease(LeaseID("l-1"))
            let occupant = Occupant(person: person.id, relation: relation, moveIn: day(2020, 11, 1))
            record.occupants.append(OccupantRecord(occupant: occupant, person: person))
            record.lease.occupants.append(occupant)
            try writer.save(record)
        }
    }

    private static func childDocument() throws -> IdentityNumber {
        let found = "0123456789X".lazy.compactMap { last in
            try? IdentityNumber("44030320110101123\(last)", kind: .residentCard, on: nil)
        }
        return try #require(found.first)
    }
}

/// The steps of a check by keys. Digits, arrows and Enter are enough.
extension Kiosk {
    /// From home to 经济状况核对页面.
    func openCheckPage() { press(.character("2")) }

    /// Reads 授权书 to its end, ticks it, waits and presses 【我已阅知】.
    func authorise() {
        press(.right, times: 6)
        press(.enter, .down)
        pass(seconds: 12)
        press(.enter)
    }

    /// Hands over to an occupant, who types a number; the focus is on 本人开始阅读.
    func identifyOccupant(_ number: String) {
        type(number)
        press(.enter)
    }
}
