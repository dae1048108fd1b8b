import FaultSupport
import Glibc
import Housing
import Office
import Testing

@testable import Store

/// A step of a batch at whose n-th write the disk goes away, for good, as with a killed process.
@Suite("A step over a batch that the disk leaves in the lurch is so as a whole, or not at all")
struct SubsidyFaultTests {
    private static let stride = getenv("ANJU_LONG") == nil ? 7 : 1

    @Test("the n-th write or sync and all after it fail", arguments: [FaultPlan.Operation.write, .sync])
    func cut(_ operation: FaultPlan.Operation) throws {
        let base = try TestOffice()
        let kept = try base.openOffice()
        let before = try kept.records.fill(SubsidySample.rows(1...600))
        kept.close()
        var found: Set<Int> = []
        for number in Swift.stride(from: 1, to: 2000, by: operation == .write ? Self.stride : 1) {
            let office = try TestOffice(copyOf: base)
            let plan = FaultPlan(failing: [operation], at: number, isLasting: true)
            let isDone = FaultPlan.during(plan, below: office.path) { Self.step(in: office) }
            let version = try Self.settled(office, before)
            #expect(version == 2 || !isDone, "\(operation) \(number)")
            found.insert(version)
            if !plan.hasFired { break }
        }
        #expect(found == [1, 2])
    }

    /// A new run in several transactions, seen by the last; then one family changes. Whether it was told to be done.
    private static func step(in office: TestOffice) -> Bool {
        guard let opened = try? office.openOffice() else { return false }
        defer { opened.close() }
        return (try? perform(opened.records)) != nil
    }

    private static func perform(_ records: any Records) throws {
        let run = try records.write { writer throws(OfficeFailure) in
            let run = try writer.beginRun(for: SubsidySample.batch)
            try writer.append(SubsidySample.rows(1...511, salt: 1, isPersonal: true), to: run)
            return run
        }
        try records.write { writer throws(OfficeFailure) in
            try writer.scatter(SubsidySample.rows((512...700).reversed(), salt: 1), to: run)
        }
        try records.write { writer throws(OfficeFailure) in
            try writer.sealChunks(0...2, of: run)
            try writer.append([BulkKey(key: 5, place: BulkPlace(position: 1))], .house, to: run)
        }
        try records.write { writer throws(OfficeFailure) in
            try writer.save(SubsidySample.record(version: 2, state: "CLOSED", runs: [run]))
            try writer.save(SubsidySample.agreement(1))
        }
        while try records.write({ writer throws(OfficeFailure) in try writer.sweepRuns(most: 300) }) {}
    }

    /// What the next process finds, and that it can go on.
    private static func settled(_ office: TestOffice, _ before: RunID) throws -> Int {
        let kept = try office.kept()
        #expect(try kept.verify() == [])
        let (batch, agreement) = try kept.records.read { reader throws(OfficeFailure) in
            (try reader.batchRecord(SubsidySample.batch), try reader.subsidyRecord("s-1"))
        }
        let found = try #require(batch)
        let run = try #require(found.runs.first)
        let isNew = found.version == 2
        #expect((run == before) == !isNew && (agreement != nil) == isNew)
        let rows = try kept.records.rows(of: run)
        let expected = (1...(isNew ? 700 : 600)).map { SubsidySample.text($0, salt: isNew ? 1 : 0) }
        let texts = try (0..<rows.count).map { index in
            var reader = rows.reader(index)
            return try reader.text()
        }
        #expect(texts == expected)
        while try kept.records.write({ writer throws(OfficeFailure) in try writer.sweepRuns(most: 300) }) {}
        #expect(try RawDatabase(office).text("SELECT group_concat(id) FROM bulk_run") == "\(run.rawValue)")
        #expect(try kept.verify() == [])
        return found.version
    }
}
