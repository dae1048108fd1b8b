import Housing
import Testing

@testable import Office

/// What staff see of checks, and for whom a sheet is printed.
@Suite("Checks at the counter") struct CheckReviewTests {
    private let test: TestOffice
    private let clerk: Session

    init() throws {
        test = try TestOffice(pictures: InkReader())
        clerk = try test.staff("shouli", 70, .clerk)
    }

    private func join(_ record: LeaseRecord, _ person: Person) throws {
        var record = record
        let occupant = Occupant(person: person.id, relation: .sibling, moveIn: day(2023, 8, 1))
        record.occupants.append(OccupantRecord(occupant: occupant, person: person))
        record.lease.occupants = record.occupants.map(\.occupant)
        let joined = record
        try test.write { (writer) throws(OfficeFailure) in try writer.save(joined) }
    }

    @Test("X-2 A sheet is printed for an adult who joined the family since the page was opened, for nobody who left")
    func sheet() throws {
        let session = try test.family(1, of: 2)
        let offer = try #require(try test.office.check.leases(session).first)
        let check = try test.office.check.start(offer.record.lease.id, session)
        let left = try #require(offer.record.occupants.first).person
        var record = offer.record
        record.occupants = []
        let joined = try test.person(601, name: "林小雨")
        try join(record, joined)
        let sheet = try test.office.checkReview.authorisationSheet(of: joined.id, in: check, clerk)
        #expect(sheet.number == check.number.description)
        refusal(.memberNotAdult) {
            _ = try test.office.checkReview.authorisationSheet(of: left.id, in: check, clerk)
        }
    }

    @Test("Nobody of staff looks at the figures and papers of his own household")
    func ownHousehold() throws {
        let session = try test.family(1, of: 2)
        let check = try test.requested(session)
        let people = check.members.map { CheckReport.PersonReport(person: $0.person, income: [], property: []) }
        let report = CheckReport(number: "B-1", issuer: "样例", checkDate: day(2023, 8, 21), people: people)
        let seen = try test.office.look(at: TestOffice.front, named: nil).finish()
        let entered = try test.office.checkReview.enterReport(report, picture: seen, in: check, clerk)
        let paper = try #require(entered.papers.first)
        let spouse = Session(
            id: "s-9", account: clerk.account, person: check.members[1].person, name: "林小雨", roles: [.clerk],
            door: .staff, method: .password, terminal: TerminalID("counter-9"), startedAt: clerk.startedAt)
        refusal(.ownCase) { _ = try test.office.checkReview.look(at: entered, spouse) }
        refusal(.ownCase) { _ = try test.office.checkReview.bytes(of: paper, spouse) }
        #expect(try test.office.checkReview.look(at: entered, clerk).count == 1)
        #expect(try !test.office.checkReview.bytes(of: paper, clerk).isEmpty)
    }

    @Test("3.5 What failed stands against an approval while another check is begun beside it")
    func approval() throws {
        let session = try test.family(1, of: 2, policy: .new)
        let check = try test.requested(session)
        try test.send(clerk)
        _ = try test.take(TestOffice.file(try test.line("B-1", for: check)), clerk)
        test.clocks.officeNow = test.clocks.officeNow.adding(seconds: 60)
        let second = try test.requested(session)
        try test.send(clerk)
        _ = try test.take(TestOffice.file(try test.line("B-2", for: second, property: 66_000_001)), clerk)
        _ = try test.requested(session)
        let lease = try #require(try test.office.tenant.leases(session).first)
        guard case .underWay = lease.check else {
            Issue.record("\(lease.check)")
            return
        }
        let ground = try test.office.ground(at: test.clocks.office())
        let alone = try test.read { (reader) throws(OfficeFailure) in
            try ground.standing(
                of: lease.record, by: try reader.checks(of: lease.record.lease), countsOpen: false)
        }
        guard case .fails(second.id, _, _) = alone else {
            Issue.record("\(alone)")
            return
        }
    }
}
