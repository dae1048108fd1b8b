import Housing
import Office
import Testing

@testable import Store

@Suite("The subsidy under other keys, and in an office of an older program")
struct SubsidyKeyTests {
    /// What is read of a run, a batch and an agreement.
    private struct Found: Equatable {
        let rows: BulkRows
        let places: [BulkPlace]
        let batch: BatchRecord?
        let agreement: SubsidyRecord?
        let digest: Commitment

        init(_ office: OpenOffice, _ run: RunID) throws {
            rows = try office.records.rows(of: run)
            (places, batch, agreement, digest) = try office.records.read { reader throws(OfficeFailure) in
                let key = try reader.bulkKey(of: "BHR001", .receipt)
                return (
                    try reader.places(of: key, .receipt, in: run, after: nil, limit: 9),
                    try reader.batchRecord(SubsidySample.batch), try reader.subsidyRecord("s-1"),
                    try reader.digest(of: run)
                )
            }
        }
    }

    @Test("another master key and other data keys: all is read as before, by a process that was open too")
    func replaced() throws {
        let office = try TestOffice()
        let (opened, other) = (try office.openOffice(), try office.openOffice())
        let run = try opened.records.fill(SubsidySample.rows(1...300, isPersonal: true))
        try opened.records.write { writer throws(OfficeFailure) in
            let key = try writer.bulkKey(of: "BHR001", .receipt)
            try writer.append([BulkKey(key: key, place: BulkPlace(position: 3))], .receipt, to: run)
            try writer.save(SubsidySample.agreement(1))
        }
        let before = try Found(opened, run)
        #expect(before.places == [BulkPlace(position: 3)] && before.agreement != nil)
        try opened.replaceMasterKey(at: TestOffice.opening, by: Case.reviewer)
        for use in [KeyUse.subsidy, .tally] {
            try opened.replaceDataKey(for: use, at: TestOffice.opening, by: Case.reviewer)
        }
        // Written again, they lie under the new key.
        let later = try opened.records.write { writer throws(OfficeFailure) in
            let later = try writer.beginRun(for: SubsidySample.batch)
            try writer.append(before.rows, to: later)
            try writer.save(SubsidySample.record(version: 2, runs: [run, later]))
            return later
        }
        for office in [opened, other, try office.openOffice()] {
            let found = try Found(office, run)
            #expect(found.rows == before.rows && found.places == before.places && found.digest == before.digest)
            #expect(found.agreement == before.agreement && found.batch?.runs == [run, later])
            #expect(try office.records.rows(of: later) == before.rows)
            #expect(try office.verify { _ in }.faults == [])
        }
    }

    @Test("an office of the program before has a key and the tables once it is opened, and all that it had")
    func migration() throws {
        #expect(Migration.usesWithSubsidies.map(\.rawValue) == ["subsidy"])
        let office = try TestOffice()
        let matter = try Case(1)
        let before = try office.openOffice()
        let renewal = try matter.bring(to: .submitted, before.records)
        try matter.fillRows(of: renewal, try office.open())
        before.close()
        try RawDatabase(office).run(
            """
            \(TestOffice.dropsOfSubsidy)
            DELETE FROM data_key WHERE use = 'subsidy';
            DELETE FROM migration WHERE number > 10; PRAGMA user_version = 10
            """)
        let opened = try office.openOffice()
        defer { opened.close() }
        let kept = try opened.records.read { reader throws(OfficeFailure) in try reader.renewal(matter.id) }
        #expect(kept == renewal)
        #expect(try opened.verify { _ in }.faults == [])
        let run = try opened.records.fill(SubsidySample.rows(1...300, isPersonal: true))
        #expect(try opened.records.rows(of: run).count == 300)
        #expect(try opened.verify { _ in }.faults == [])
        #expect(try RawDatabase(office).text("SELECT count(*) FROM data_key WHERE use = 'subsidy'") == "1")
    }
}
