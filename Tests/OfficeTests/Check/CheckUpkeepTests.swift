import Housing
import Testing

@testable import Office

/// Results and drafts that are out of date (Q25, 6.2): by the daily run, behind an open desk, at the sign-in.
@Suite("What is due of checks is ended") struct CheckUpkeepTests {
    private let test: TestOffice
    private let tenants: [Session]
    private let meets: EconomicCheck
    private let draft: EconomicCheck
    private let requested: EconomicCheck

    /// One report that counts until 2024-02-21, one draft and one request of leases that end on 2023-10-31.
    init() throws {
        test = try TestOffice()
        let clerk = try test.staff("shouli", 70, .clerk)
        tenants = try [test.tenant(1, end: day(2024, 5, 31)), test.tenant(2), test.tenant(3)]
        meets = try test.requested(tenants[0])
        try test.send(clerk)
        #expect(try test.take(TestOffice.file(try test.line("B-1", for: meets)), clerk).meeting == 1)
        draft = try test.authorised(tenants[1])
        requested = try test.requested(tenants[2])
    }

    private func states() throws -> [EconomicCheck.State] {
        try [meets, draft, requested].map { try test.stored($0).state }
    }

    @Test(
        "Q25 The daily run ends a result on the day after its last, what is open with its lease, each once",
        arguments: [
            (day(2023, 10, 31), 0, [.meets, .draft, .requested]),
            (day(2023, 11, 1), 2, [.meets, .expired, .expired]),
            (day(2024, 2, 21), 2, [.meets, .expired, .expired]),
            (day(2024, 2, 22), 3, [.expired, .expired, .expired]),
        ] as [(Day, Int, [EconomicCheck.State])])
    func tick(today: Day, count: Int, expected: [EconomicCheck.State]) throws {
        test.clocks.officeNow = Moment(today, hour: 10)
        let report = try test.office.upkeep.tick()
        #expect(report.expiredChecks == count && report.expired == 0)
        #expect(try states() == expected)
        #expect(try test.office.upkeep.tick() == TickReport())
        for open in [draft, requested] {
            #expect(try test.entries(.checkLapsed, of: open.id).count == min(count, 1))
        }
        #expect(try test.audit() == [])
    }

    @Test("An open desk does the same a case at a time, and comes again where the lock was not had")
    func behindTheDesk() throws {
        test.clocks.officeNow = Moment(day(2024, 2, 22), hour: 10)
        let busy = test.officeWhoseLockStutters()
        let run = try busy.upkeep.due()
        var locked = 0
        while true {
            do {
                guard try run.step() else { break }
            } catch OfficeFailure.store(.locked) {
                locked += 1
            }
        }
        #expect(locked > 0 && run.report.expiredChecks == 3)
        #expect(try states() == [.expired, .expired, .expired])
        #expect(try !run.step())
    }

    @Test("Who signs in finds his own cases as they are today, and nobody else's are touched")
    func own() throws {
        test.clocks.officeNow = Moment(day(2024, 2, 22), hour: 10)
        try test.office.upkeep.settle(tenants[1])
        #expect(try states() == [.meets, .expired, .requested])
        try test.office.upkeep.settle(tenants[2])
        #expect(try states() == [.meets, .expired, .expired])
        try test.office.upkeep.settle(tenants[0])
        #expect(try states() == [.expired, .expired, .expired])
    }

    @Test("A file of rules that cannot be read keeps its own cases waiting and no others, and is named once")
    func brokenRules() throws {
        test.clocks.officeNow = Moment(day(2024, 2, 22), hour: 10)
        let broken = test.office(without: CheckPolicy.path)
        let report = try broken.upkeep.tick()
        #expect(report.unread.map(\.source) == [CheckPolicy.path] && report.expiredChecks == 0)
        #expect(report.failures.count == 1)
        #expect(throws: OfficeFailure.self) { try broken.upkeep.settle(tenants[0]) }
        #expect(try states() == [.meets, .draft, .requested])
        let renewals = try test.office(without: SigningPolicy.path).upkeep.tick()
        #expect(renewals.unread.map(\.source) == [SigningPolicy.path] && renewals.expiredChecks == 3)
    }

    @Test("However small its pages, all of it is found")
    func pages() throws {
        test.clocks.officeNow = Moment(day(2024, 2, 22), hour: 10)
        let run = try DueRun(test.office, page: 1, insists: true)
        while try run.step() {}
        #expect(run.report.expiredChecks == 3)
    }
}
