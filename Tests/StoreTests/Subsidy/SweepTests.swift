import Housing
import Office
import Testing

@testable import Store

@Suite("What no batch names goes piece by piece, and nothing else")
struct SweepTests {
    /// An office with one run that is seen, and others that are not.
    private func office() throws -> (office: KeptOffice, seen: RunID) {
        let office = try TestOffice().kept()
        let seen = try office.records.fill(SubsidySample.rows(1...600))
        try office.records.write { writer throws(OfficeFailure) in
            let keys = (1...900).map { BulkKey(key: Int64($0), place: BulkPlace(position: $0)) }
            try writer.append(keys, .receipt, to: seen)
            let cut = try writer.beginRun(for: SubsidySample.batch)
            try writer.scatter(SubsidySample.rows(1...600, isPersonal: true), to: cut)
            let left = try writer.beginRun(for: nil)
            try writer.append(SubsidySample.rows(1...2000), to: left)
            try writer.append(keys, .document, to: left)
            _ = try writer.beginRun(for: SubsidySample.batch)
        }
        return (office, seen)
    }

    @Test("until nothing is left to do, the office sound before, between and after", arguments: [1, 256, 700, 100_000])
    func sweep(most: Int) throws {
        let (office, seen) = try office()
        let rows = try office.records.rows(of: seen)
        #expect(try office.verify() == [])
        var turns = 0
        var isMore = true
        while isMore, turns < 1000 {
            isMore = try office.records.write { writer throws(OfficeFailure) in try writer.sweepRuns(most: most) }
            turns += 1
            if turns % 5 == 1 { #expect(try office.verify() == []) }
        }
        #expect(turns < 1000 && (turns > 3) == (most < 1000))
        let raw = RawDatabase(office.office)
        #expect(try raw.text("SELECT group_concat(id) FROM bulk_run") == "\(seen.rawValue)")
        for table in ["bulk_chunk", "bulk_key"] {
            #expect(try raw.text("SELECT count(*) FROM \(table) WHERE run <> \(seen.rawValue)") == "0")
        }
        #expect(try office.records.rows(of: seen) == rows)
        #expect(try office.verify() == [])
    }

    @Test("a run that a newer one replaced is swept, and its number never given again")
    func replaced() throws {
        let (office, seen) = try office()
        let next = try office.records.write { writer throws(OfficeFailure) in
            let next = try writer.beginRun(for: SubsidySample.batch)
            try writer.append(SubsidySample.rows(1...10, salt: 1), to: next)
            try writer.save(SubsidySample.record(version: 2, runs: [next]))
            while try writer.sweepRuns(most: 5000) {}
            return next
        }
        #expect(try RawDatabase(office.office).text("SELECT group_concat(id) FROM bulk_run") == "\(next.rawValue)")
        #expect(throws: OfficeFailure.store(.damaged(what: "bulk_run \(seen.rawValue)"))) {
            try office.records.rows(of: seen)
        }
        let last = try office.records.write { writer throws(OfficeFailure) in
            try writer.save(SubsidySample.record(version: 3))
            while try writer.sweepRuns(most: 5000) {}
            return try writer.beginRun(for: nil)
        }
        #expect(last > next)
        #expect(try office.verify() == [])
    }
}
