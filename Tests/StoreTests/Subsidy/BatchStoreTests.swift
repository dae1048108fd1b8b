import Housing
import Office
import Testing

@testable import Store

@Suite("Batches and records: as they were saved, one of each, the second of two is told")
struct BatchStoreTests {
    @Test("a batch comes back as it was saved, and the first that was opened is the first")
    func roundTrip() throws {
        let office = try TestOffice().kept()
        let later = BatchRecord(
            id: BatchID("a-2024"), state: "OPEN", version: 1, notice: [], body: [], runs: [])
        let run = RunID(rawValue: 77)
        try office.records.write { writer throws(OfficeFailure) in
            try writer.save(SubsidySample.record())
            try writer.save(later)
            try writer.save(SubsidySample.record(version: 2, state: "CLOSED", runs: [run, RunID(rawValue: 3)]))
        }
        let found = try office.records.read { reader throws(OfficeFailure) in
            (try reader.batchRecord(SubsidySample.batch), try reader.batchRecord(later.id), try reader.batchIDs())
        }
        #expect(found.0 == SubsidySample.record(version: 2, state: "CLOSED", runs: [run, RunID(rawValue: 3)]))
        #expect(found.1 == later)
        #expect(found.2 == [SubsidySample.batch, later.id])
        let none = try office.records.read { reader throws(OfficeFailure) in try reader.batchRecord(BatchID("none")) }
        #expect(none == nil)
    }

    @Test("only the version that follows is saved", arguments: [0, 1, 2, 4, 9])
    func version(next: Int) throws {
        let office = try TestOffice().kept()
        try office.records.write { writer throws(OfficeFailure) in
            try writer.save(SubsidySample.record())
            try writer.save(SubsidySample.record(version: 2))
        }
        #expect(throws: OfficeFailure.store(.changedByOther)) {
            try office.records.write { writer throws(OfficeFailure) in
                try writer.save(SubsidySample.record(version: next, state: "CLOSED"))
            }
        }
        try office.records.write { writer throws(OfficeFailure) in try writer.save(SubsidySample.record(version: 3)) }
        #expect(try office.verify() == [])
    }

    @Test("two processes save one step after the same version: one wins, the other is told")
    func twoProcesses() throws {
        let office = try TestOffice()
        let (one, other) = (try office.kept(), try office.kept())
        let before = try one.records.version(of: .subsidy)
        try one.records.write { writer throws(OfficeFailure) in try writer.save(SubsidySample.record()) }
        #expect(try other.records.version(of: .subsidy) > before)
        try one.records.write { writer throws(OfficeFailure) in try writer.save(SubsidySample.record(version: 2)) }
        #expect(throws: OfficeFailure.store(.changedByOther)) {
            try other.records.write { writer throws(OfficeFailure) in
                try writer.save(SubsidySample.record(version: 2, state: "CLOSED"))
            }
        }
        let state = try other.records.read { reader throws(OfficeFailure) in
            try reader.batchRecord(SubsidySample.batch)?.state
        }
        #expect(state == "OPEN")
    }

    @Test("records of a kind, of a batch, a family, a state, page by page, the first first")
    func pages() throws {
        let office = try TestOffice().kept()
        let complaint = SubsidyRecord(
            id: "c-1", kind: .complaint, batch: nil, position: nil, number: nil, state: "OPEN", at: TestOffice.opening,
            body: Array("说了什么".utf8))
        var objections: [SubsidyRecord] = []
        for number in 1...9 {
            objections.append(
                SubsidyRecord(
                    id: "o-\(10 - number)", kind: .objection, batch: SubsidySample.batch, position: number % 2,
                    number: nil, state: number < 4 ? "OPEN" : "DECIDED",
                    at: TestOffice.opening.adding(seconds: number / 2), body: [UInt8(number)]))
        }
        let all = objections
        try office.records.write { writer throws(OfficeFailure) in
            try writer.save(SubsidySample.record())
            try writer.save(complaint)
            for record in all { try writer.save(record) }
            try writer.save(SubsidySample.agreement(1))
        }
        try office.records.read { reader throws(OfficeFailure) in
            func page(_ position: Int?, _ state: String?, _ last: Int?, _ limit: Int) throws(OfficeFailure)
                -> [SubsidyRecord]
            {
                try reader.subsidyRecords(
                    .objection, batch: SubsidySample.batch, position: position, state: state,
                    after: last.map { all[$0].id }, limit: limit)
            }
            #expect(try page(nil, nil, nil, 100) == all)
            for last in all.indices { #expect(try page(nil, nil, last, 4) == Array(all[(last + 1)...].prefix(4))) }
            #expect(try page(1, nil, nil, 100) == all.filter { $0.position == 1 })
            #expect(try page(nil, "OPEN", 0, 100) == Array(all[1..<3]))
            #expect(try page(0, "DECIDED", nil, 1) == [all[3]])
            #expect(
                try reader.subsidyRecords(.complaint, batch: nil, position: nil, state: nil, after: nil, limit: 9)
                    == [complaint])
            #expect(try reader.subsidyRecordCount(.objection, batch: SubsidySample.batch, state: nil) == 9)
            #expect(try reader.subsidyRecordCount(.objection, batch: SubsidySample.batch, state: "OPEN") == 3)
            #expect(try reader.subsidyRecordCount(.objection, batch: nil, state: "OPEN") == 0)
            #expect(try reader.subsidyRecordCount(.complaint, batch: nil, state: "OPEN") == 1)
            #expect(try reader.subsidyRecord("o-1") == all[8])
            #expect(try reader.subsidyRecord("none") == nil)
            #expect(try reader.subsidyRecord(.agreement, number: "A2309-1") == SubsidySample.agreement(1))
            #expect(try reader.subsidyRecord(.paymentRun, number: "A2309-1") == nil)
        }
        #expect(try office.verify() == [])
    }

    @Test("agreements of neighbouring families come by position, without those of other batches and other kinds")
    func agreements() throws {
        let office = try TestOffice().kept()
        let positions = [900, 256, 511, 512, 255, 300]
        let all = positions.enumerated().map { SubsidySample.agreement($0 + 1, position: $1) }
        let objection = SubsidyRecord(
            id: "o-1", kind: .objection, batch: SubsidySample.batch, position: 300, number: nil, state: "OPEN",
            at: TestOffice.opening, body: [1])
        try office.records.write { writer throws(OfficeFailure) in
            try writer.save(SubsidySample.record())
            for record in all { try writer.save(record) }
            try writer.save(objection)
        }
        try office.records.read { reader throws(OfficeFailure) in
            let found = try reader.agreements(of: SubsidySample.batch, at: 256...511)
            #expect(found == [all[1], all[5], all[2]])
            #expect(try reader.agreements(of: BatchID("other"), at: 256...511).isEmpty)
            #expect(try reader.agreements(of: SubsidySample.batch, at: 513...899).isEmpty)
        }
    }

    @Test("a changed record is the one that is there")
    func changed() throws {
        let office = try TestOffice().kept()
        var record = SubsidySample.agreement(1)
        let before = record
        record.state = "STOPPED"
        record.body = Array("{}".utf8)
        let after = record
        try office.records.write { writer throws(OfficeFailure) in
            try writer.save(SubsidySample.record())
            try writer.save(before)
            try writer.save(after)
        }
        let found = try office.records.read { reader throws(OfficeFailure) in try reader.subsidyRecord(before.id) }
        #expect(found == after)
        #expect(try office.verify() == [])
    }

    @Test("a family has one agreement in a batch, and a number is one of its kind's")
    func onlyOne() throws {
        let office = try TestOffice().kept()
        let first = SubsidySample.agreement(1)
        func same(_ kind: SubsidyRecord.Kind, _ position: Int, _ number: String?) -> SubsidyRecord {
            SubsidyRecord(
                id: "s-other", kind: kind, batch: SubsidySample.batch, position: position, number: number,
                state: "EFFECTIVE", at: TestOffice.opening, body: [])
        }
        try office.records.write { writer throws(OfficeFailure) in
            try writer.save(SubsidySample.record())
            try writer.save(first)
        }
        for second in [same(.agreement, 1, "A2309-9"), same(.agreement, 2, first.number)] {
            #expect(throws: OfficeFailure.refused(Refusal(.alreadyOpen, "6.5"))) {
                try office.records.write { writer throws(OfficeFailure) in try writer.save(second) }
            }
        }
        // Of another kind, or without a number, there may be more.
        try office.records.write { writer throws(OfficeFailure) in
            try writer.save(same(.change, 1, nil))
            try writer.save(same(.paymentRun, 1, first.number))
        }
        #expect(try office.verify() == [])
    }
}
