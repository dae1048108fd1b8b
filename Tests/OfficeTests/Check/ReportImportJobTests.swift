import Housing
import Testing

@testable import Office

/// An import of reports as a job: cut short wherever, it is whole or it is not there.
@Suite("An import of reports in steps") struct ReportImportJobTests {
    private let test: TestOffice
    private let clerk: Session
    private let tenants: [Session]
    private let checks: [EconomicCheck]
    private static let count = 12

    init() throws {
        let test = try TestOffice(inMemory: true)
        self.test = test
        clerk = try test.staff("shouli", 70, .clerk)
        let tenants = try (1...Self.count).map { try test.tenant($0) }
        self.tenants = tenants
        checks = try tenants.map { try test.requested($0) }
        try test.send(clerk)
    }

    private var file: [UInt8] {
        get throws { TestOffice.file(try checks.enumerated().map { try test.line("B-\($0)", for: $1) }) }
    }

    private func begin(_ office: TestOffice) throws -> ReportImportJob {
        // Two looks at the clock and a slice is over.
        office.clocks.steadyStep = Slice.milliseconds - 5
        return try office.office.exchange.begin(try file, source: "reports.jsonl", by: clerk)
    }

    private func taken(in office: TestOffice) throws -> Int {
        try checks.count { try office.stored($0).state == .meets }
    }

    @Test("Cut short after any step, another process finds it whole or not there, and nothing is left")
    func cut() throws {
        var outcomes: Set<Int> = []
        for steps in 1... {
            let copy = try TestOffice(reopening: try test.copiedFolder(), as: test)
            // The job goes with the end of this block, as with its process.
            let stage = try { () throws -> ImportProgress.Stage in
                let job = try begin(copy)
                for _ in 0..<steps where job.stage != .over { try job.step() }
                return job.stage
            }()
            guard stage != .over else { break }
            copy.clocks.steadyStep = 0
            _ = try copy.office.upkeep.tick()
            let found = try taken(in: copy)
            #expect(found == (stage == .applying ? Self.count : 0), "step \(steps)")
            #expect(try !copy.office.imports.isPending())
            #expect(try copy.audit() == [])
            // And the file can be taken in, or is in.
            let report = try copy.take(try file, clerk)
            #expect(report.taken + report.alreadyIn == Self.count && report.taken == Self.count - found)
            outcomes.insert(found)
        }
        #expect(outcomes == [0, Self.count])
    }

    @Test("Cancelled before it is decided nothing of it is there; afterwards it is finished")
    func cancelled() throws {
        do {
            let job = try begin(test)
            while job.stage != .over, job.stage != .staging || job.done < job.total { try job.step() }
            try job.cancel()
            #expect(job.stage == .over && job.report.isCancelled && !job.report.isTaken)
        }
        #expect(try taken(in: test) == 0 && !test.office.imports.isPending())
        let decided = try begin(test)
        while decided.stage != .applying, decided.stage != .over { try decided.step() }
        try decided.cancel()
        #expect(decided.stage == .applying)
        while decided.stage != .over { try decided.step() }
        #expect(try taken(in: test) == Self.count && decided.report.isTaken)
    }

    @Test("A family that takes its consent back after the decision keeps nobody else's report away")
    func passedOver() throws {
        let job = try begin(test)
        while job.stage != .applying, job.stage != .over { try job.step() }
        let last = checks[Self.count - 1]
        _ = try test.office.check.withdrawAuthorisation(
            of: last.applicant, in: try test.stored(last), tenants[Self.count - 1])
        while job.stage != .over { try job.step() }
        #expect(job.report.passedOver == 1)
        #expect(try taken(in: test) == Self.count - 1 && test.stored(last).state == .cancelled)
        let entry = try #require(try test.entries(.checkReportPassedOver, of: last.id).first)
        #expect(entry["cause"] == .code("WRONG_STATE"))
        #expect(try test.stored(last).reports.isEmpty && test.audit() == [])
    }

    @Test("Cut short and finished days later, nobody's time for objecting began before his result was there")
    func resumedLater() throws {
        let over = try test.line("B-0", for: checks[0], property: 66_000_001)
        do {
            let job = try test.office.exchange.begin(TestOffice.file(over), source: "reports.jsonl", by: clerk)
            while job.stage != .applying, job.stage != .over { try job.step() }
            #expect(job.stage == .applying)
        }
        test.clocks.officeNow = Moment(day(2023, 8, 31), hour: 9)
        _ = try test.office.upkeep.tick()
        let result = try #require(try test.stored(checks[0]).result)
        #expect(result.at.day == day(2023, 8, 31) && result.objectionUntil == day(2023, 9, 7))
        #expect(try test.audit() == [])
    }

    @Test("The decision is one entry with counts and digest, and no figure")
    func entry() throws {
        let job = try begin(test)
        while job.stage != .over { try job.step() }
        #expect(try test.journalHolds("reports=number:12 already_in=number:0 frozen=commitment:"))
    }
}
