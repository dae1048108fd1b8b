import Housing
import Office
import TestSupport
import Testing

@testable import Store

@Suite("Rows by the run: what is written is read, in order, and nothing else")
struct BulkRowTests {
    @Test("rows of many chunks come back as they were, with gaps passed over")
    func roundTrip() throws {
        let office = try TestOffice().kept()
        let positions = Array(1...700) + [5000, 5001, 90_000]
        let rows = SubsidySample.rows(positions)
        let run = try office.records.fill(rows)
        #expect(try office.records.rows(of: run) == rows)
        let extent = try office.records.read { reader throws(OfficeFailure) in try reader.extent(of: run) }
        #expect(extent.rows == 703 && extent.lastChunk == 90_000 / 256)
        var seen: [Int] = []
        try office.records.read { reader throws(OfficeFailure) in
            try reader.eachChunk(of: run, in: 1...19) { chunk, rows throws(OfficeFailure) in
                seen.append(chunk)
                let isInside = (0..<rows.count).allSatisfy { rows.place($0).chunk == chunk }
                #expect(isInside && !rows.isEmpty)
            }
        }
        #expect(seen == [1, 2, 19])
        #expect(try office.records.rows(of: run, in: 400...500).isEmpty)
        #expect(try office.verify() == [])
    }

    @Test("a run without rows has none")
    func empty() throws {
        let office = try TestOffice().kept()
        let run = try office.records.fill(BulkRows())
        let extent = try office.records.read { reader throws(OfficeFailure) in try reader.extent(of: run) }
        #expect(extent.rows == 0 && extent.lastChunk == -1)
        #expect(try office.records.rows(of: run).isEmpty)
        #expect(try office.verify() == [])
    }

    @Test("rows in any order, in many pieces, are one chunk after another once sealed; the later of two counts")
    func scattered() throws {
        let office = try TestOffice().kept()
        var random = SplitMix64(7)
        var positions = Array(1...900).shuffled(using: &random)
        positions += positions.prefix(40)
        let parts = stride(from: 0, to: positions.count, by: 130).map { start in
            positions[start..<min(start + 130, positions.count)]
        }
        let run = try office.records.write { writer throws(OfficeFailure) in
            let run = try writer.beginRun(for: SubsidySample.batch)
            for (number, part) in parts.enumerated() {
                try writer.scatter(SubsidySample.rows(part, salt: number, isPersonal: true), to: run)
            }
            return run
        }
        try office.records.write { writer throws(OfficeFailure) in
            try writer.sealChunks(0...1, of: run)
            try writer.sealChunks(2...9, of: run)
            try writer.sealChunks(0...9, of: run)
            try writer.save(SubsidySample.record(runs: [run]))
        }
        let rows = try office.records.rows(of: run)
        #expect((0..<rows.count).map { rows.place($0).position } == Array(1...900))
        for (number, part) in parts.enumerated() {
            for position in part where !parts[(number + 1)...].contains(where: { $0.contains(position) }) {
                var reader = rows.reader(position - 1)
                #expect(try reader.text() == "行 \(position) 0 \(number)")
            }
        }
        #expect(try office.verify() == [])
    }

    @Test("a row that is changed where it lies leaves its neighbours; a new one stands among them")
    func replaced() throws {
        let office = try TestOffice().kept()
        let run = try office.records.fill(SubsidySample.rows([1, 2, 4, 300, 301], isPersonal: true))
        let before = try office.records.rows(of: run)
        try office.records.write { writer throws(OfficeFailure) in
            try writer.replace(SubsidySample.rows([301, 3, 600], salt: 9), of: run)
        }
        let after = try office.records.rows(of: run)
        #expect((0..<after.count).map { after.place($0).position } == [1, 2, 3, 4, 300, 301, 600])
        for index in [0, 1] { #expect(after.part(index..<index + 1) == before.part(index..<index + 1)) }
        for (index, position) in [(2, 3), (5, 301), (6, 600)] {
            var reader = after.reader(index)
            #expect(try reader.text() == "行 \(position) 0 9")
        }
        let extent = try office.records.read { reader throws(OfficeFailure) in try reader.extent(of: run) }
        #expect(extent.rows == 7 && extent.lastChunk == 2)
        #expect(try office.verify() == [])
    }

    @Test("the personal part lies sealed, comes back as it was, and goes with a row to another run")
    func personal() throws {
        let office = try TestOffice().kept()
        let first = try office.records.fill(SubsidySample.rows(1...300, isPersonal: true))
        let rows = try office.records.rows(of: first)
        let second = try office.records.write { writer throws(OfficeFailure) in
            let second = try writer.beginRun(for: SubsidySample.batch)
            try writer.append(rows, to: second)
            try writer.replace(SubsidySample.rows([7], isPersonal: false), of: second)
            return second
        }
        for run in [first, second] {
            let rows = try office.records.rows(of: run)
            for index in 0..<300 where run == first || index != 6 {
                let place = rows.place(index)
                let opened = try office.records.read { reader throws(OfficeFailure) in
                    try reader.open(rows.personal(index), at: place, of: run)
                }
                var reader = ByteReader(opened)
                #expect(try reader.text() == SubsidySample.number(place.position))
            }
        }
        let raw = RawDatabase(office.office)
        #expect(try raw.text("SELECT count(*) FROM bulk_chunk WHERE sealed IS NOT NULL") == "4")
        let secret = hexadecimal(Array(SubsidySample.number(7).utf8)).uppercased()
        #expect(try raw.text("SELECT count(*) FROM bulk_chunk WHERE instr(hex(sealed), '\(secret)')") == "0")
        // The other part lies deflated; what it says is what is read of it.
        let clear = try office.records.rows(of: first)
        let said = (0..<300).map { hexadecimal(Array(clear.clear($0))).uppercased() }
        #expect(!said.contains { $0.contains(secret) })
        #expect(said.contains { $0.contains(hexadecimal(Array("行 7 0".utf8)).uppercased()) })
    }

    @Test("the digest of a run moves with every row, and is the same as long as none does")
    func digest() throws {
        let office = try TestOffice().kept()
        let run = try office.records.fill(SubsidySample.rows(1...600))
        func digest() throws -> Commitment {
            try office.records.read { reader throws(OfficeFailure) in try reader.digest(of: run) }
        }
        var seen: Set<String> = [try digest().hex]
        #expect(try digest().hex == seen.first)
        for position in [1, 600, 601, 2000] {
            try office.records.write { writer throws(OfficeFailure) in
                try writer.replace(SubsidySample.rows([position], salt: position), of: run)
            }
            #expect(seen.insert(try digest().hex).inserted)
        }
    }

    @Test("a step that fails leaves no run")
    func rolledBack() throws {
        let office = try TestOffice().kept()
        #expect(throws: OfficeFailure.store(.notFound)) {
            try office.records.write { writer throws(OfficeFailure) in
                let run = try writer.beginRun(for: nil)
                try writer.append(SubsidySample.rows(1...300), to: run)
                throw OfficeFailure.store(.notFound)
            }
        }
        #expect(try RawDatabase(office.office).text("SELECT count(*) FROM bulk_run") == "0")
        #expect(try office.verify() == [])
    }
}
