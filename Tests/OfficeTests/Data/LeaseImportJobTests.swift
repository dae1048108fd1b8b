import Housing
import Testing

@testable import Office

/// An import as a job: cut short wherever, it is whole or it is not there.
@Suite("An import in steps") struct LeaseImportJobTests {
    private let test: TestOffice
    private let manager: Session
    private static let count = 25

    init() throws {
        test = try TestOffice()
        manager = try test.staff("zhuguan", 70, .manager)
        // Two looks at the clock and a slice is over.
        test.clocks.steadyStep = Slice.milliseconds - 5
    }

    private func begin(rent: Int = 115_500, count: Int = count) throws -> LeaseImportJob {
        let rows = try (0..<count).map { number in
            LeaseCSV.row([
                "lease_no": "L\(number)", "id_no": try TestOffice.document(100 + number % 800).value,
                "dwelling_code": "44030300702030000600\(10_000 + number)", "rent_fen": "\(rent)",
            ])
        }
        return try test.office.imports.begin(
            LeaseCSV.bytes(rows), source: "leases.csv", skipsBad: false, by: manager)
    }

    private func rents(of office: TestOffice) throws -> [Int] {
        try office.read { (reader) throws(OfficeFailure) in
            var rents: [Int] = []
            for number in 0..<Self.count {
                if let record = try reader.lease(number: "L\(number)") { rents.append(record.lease.monthlyRent.fen) }
            }
            return rents
        }
    }

    /// Runs a job for so many steps; nil when it was over before.
    private func stepped(_ steps: Int, rent: Int) throws -> LeaseImportJob? {
        let job = try begin(rent: rent)
        for _ in 0..<steps {
            guard job.stage != .over else { return nil }
            try job.step()
        }
        return job
    }

    @Test("Cut short after any step, another process finds it whole or not there, and nothing is left")
    func cut() throws {
        var outcomes: Set<Int> = []
        let other = try test.another()
        var steps = 1
        var before: [Int] = []
        while true {
            let rent = 100_000 + steps
            // The job goes with the end of this line, as with its process.
            guard let (stage, done) = try stepped(steps, rent: rent).map({ ($0.stage, $0.done) }) else { break }
            let wasPending = try other.office.imports.isPending()
            #expect(wasPending == (stage == .applying || stage == .staging && done > 0))
            _ = try other.office.upkeep.tick()
            let after = try rents(of: other)
            let whole = [Int](repeating: rent, count: Self.count)
            let isDecided = stage == .applying || stage == .over
            #expect(isDecided ? after == whole : after == before, "step \(steps)")
            #expect(try !other.office.imports.isPending())
            outcomes.insert(after == whole ? 1 : 0)
            before = after
            steps += 1
        }
        #expect(steps > 10 && outcomes == [0, 1])
        #expect(try test.audit() == [])
    }

    @Test("Cancelled before it is decided nothing of it is there; afterwards it is finished")
    func cancelled() throws {
        let job = try begin()
        while job.stage != .over, job.stage != .staging || job.done < job.total { try job.step() }
        try job.cancel()
        #expect(job.stage == .over && job.report.isCancelled && !job.report.isTaken)
        #expect(try rents(of: test).isEmpty && !test.office.imports.isPending())
        withExtendedLifetime(job) {}
        let second = try LeaseImportJobTests()
        let decided = try second.begin()
        while decided.stage != .applying, decided.stage != .over { try decided.step() }
        try decided.cancel()
        #expect(decided.stage == .applying)
        while decided.stage != .over { try decided.step() }
        #expect(try second.rents(of: second.test).count == Self.count && decided.report.isTaken)
    }

    @Test("Reading and comparing go on in short steps, and cancelled between any two nothing is there")
    func checking() throws {
        test.clocks.steadyStep = 0
        let count = Slice.mostRead + 200
        var steps: [LeaseImportJob.Stage: Int] = [:]
        do {
            let job = try begin(count: count)
            while job.stage != .staging, job.stage != .over {
                steps[job.stage, default: 0] += 1
                let before = (stage: job.stage, done: job.done)
                try job.step()
                #expect(job.stage != before.stage || job.done > before.done)
            }
        }
        #expect(steps[.reading, default: 0] >= 2 && steps[.checking, default: 0] >= 1)
        #expect(steps[.comparing, default: 0] >= count / Slice.mostRows)
        for number in stride(from: 0, to: steps.values.reduce(0, +), by: 4) {
            let job = try begin(count: count)
            for _ in 0..<number { try job.step() }
            try job.cancel()
            #expect(job.stage == .over && job.report.isCancelled && !job.report.isTaken)
        }
        #expect(try rents(of: test).isEmpty && !test.office.imports.isPending())
    }

    @Test("Between any two steps another process commits")
    func others() throws {
        let other = try test.another()
        let job = try begin()
        var calls = 0
        while job.stage != .over {
            try job.step()
            let entry = Entry(.signInDelayed, [])
            try other.write { (writer) throws(OfficeFailure) in
                try writer.append([entry], at: TestOffice.opening, by: .system)
            }
            calls += 1
        }
        #expect(calls > 10)
        #expect(try rents(of: other).count == Self.count)
    }

    @Test("One import at a time, and one that is under way is left to its process")
    func alone() throws {
        let job = try begin()
        try job.step()
        let other = try test.another()
        refusal(.importRunning) {
            _ = try other.office.imports.begin(
                LeaseCSV.bytes([LeaseCSV.row([:])]), source: "f", skipsBad: false, by: manager)
        }
        _ = try other.office.upkeep.tick()
        while job.stage != .over { try job.step() }
        #expect(try rents(of: test).count == Self.count)
    }

    @Test("What changed in the register since it was compared is compared again")
    func moved() throws {
        let job = try begin()
        while job.stage != .staging, job.stage != .over { try job.step() }
        // The same document under another name came meanwhile.
        let stranger = Person(
            id: PersonID("p-new"), name: "别人", document: try TestOffice.document(103), mobile: nil, marital: nil)
        try test.another().write { (writer) throws(OfficeFailure) in try writer.save(stranger) }
        while job.stage != .over { try job.step() }
        #expect(!job.report.isTaken && job.report.problems.map(\.column) == ["name"])
        #expect(try rents(of: test).isEmpty && !test.office.imports.isPending())
    }

    @Test("While a decided import is not finished nobody adds a person whom it may bring")
    func newcomer() throws {
        let job = try begin()
        while job.stage != .applying, job.stage != .over { try job.step() }
        let new = NewStaff(
            login: "xinren", name: "新人", document: try TestOffice.document(200), roles: [.clerk], password: nil)
        failure(.refused(Refusal(.importRunning, "8"))) { _ = try test.office.staff.create(new, manager) }
        while job.stage != .over { try job.step() }
        _ = try test.office.staff.create(new, manager)
    }

    @Test("The decision is one entry with counts, sum and digest")
    func entry() throws {
        let job = try begin()
        while job.stage != .over { try job.step() }
        #expect(try test.journalHolds("rows=number:25 leases_added=number:25"))
        #expect(try test.journalHolds("rent=fen:\(Self.count * 115_500) frozen=commitment:"))
    }
}
