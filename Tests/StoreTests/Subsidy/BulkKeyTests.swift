import Housing
import Office
import TestSupport
import Testing

@testable import Store

@Suite("What rows are found by: every place of a key, page by page, and of no other")
struct BulkKeyTests {
    private func run(in office: KeptOffice) throws -> RunID {
        try office.records.fill(SubsidySample.rows(1...3))
    }

    /// Every place of a key, asked in pages.
    private func places(
        of key: Int64, _ kind: BulkKeyKind, in run: RunID, pages size: Int, _ office: KeptOffice
    ) throws -> [BulkPlace] {
        try office.records.read { reader throws(OfficeFailure) in
            var all: [BulkPlace] = []
            while true {
                let page = try reader.places(of: key, kind, in: run, after: all.last, limit: size)
                all += page
                if page.count < size { return all }
            }
        }
    }

    @Test(
        "keys of many pieces, some of them with hundreds of places, in pages of any size", arguments: [1, 7, 300, 5000])
    func pages(size: Int) throws {
        let office = try TestOffice().kept()
        let run = try run(in: office)
        var random = SplitMix64(3)
        var keys: Set<BulkKey> = []
        for position in 1...1200 {
            let often: Int64 = position % 3 == 0 ? 50 : Int64.random(in: -40...40, using: &random)
            keys.insert(BulkKey(key: often, place: BulkPlace(position: position, place: position % 2)))
        }
        let sorted = keys.sorted()
        try office.records.write { writer throws(OfficeFailure) in
            for start in stride(from: 0, to: sorted.count, by: 350) {
                try writer.append(sorted[start..<min(start + 350, sorted.count)], .namePair, to: run)
            }
        }
        for key in [Int64.min, -41, -40, 0, 13, 50, 51, .max] {
            let expected = sorted.filter { $0.key == key }.map(\.place)
            #expect(try places(of: key, .namePair, in: run, pages: size, office) == expected, "\(key)")
            #expect(try places(of: key, .receipt, in: run, pages: size, office) == [])
        }
        #expect(try office.verify() == [])
    }

    @Test("keys that come later fall among those that are there, and the same key twice is one")
    func amongOthers() throws {
        let office = try TestOffice().kept()
        let run = try run(in: office)
        var random = SplitMix64(5)
        var all: Set<BulkKey> = []
        for size in [700, 1, 3, 400, 1, 900] {
            let keys = (0..<size).map { _ in
                BulkKey(
                    key: Int64.random(in: 0...60, using: &random),
                    place: BulkPlace(position: Int.random(in: 1...50, using: &random)))
            }
            all.formUnion(keys)
            try office.records.write { writer throws(OfficeFailure) in
                try writer.append(keys.sorted(), .house, to: run)
            }
            let kept = try (Int64(-1)...61).flatMap { key in
                try places(of: key, .house, in: run, pages: 20, office).map { BulkKey(key: key, place: $0) }
            }
            let isSame = kept == all.sorted()
            #expect(isSame, "after \(size)")
        }
        #expect(try office.verify() == [])
    }

    @Test("a digest of a text is its kind's own, and another office's is another")
    func digests() throws {
        let texts = ["BHR001", "BHR002", "甲"]
        let kinds = BulkKeyKind.allCases.filter { $0 != .namePair }
        var seen: Set<Int64> = []
        for office in [try TestOffice().kept(), try TestOffice().kept()] {
            try office.records.read { reader throws(OfficeFailure) in
                for (text, kind) in texts.flatMap({ text in kinds.map { (text, $0) } }) {
                    let key = try reader.bulkKey(of: text, kind)
                    #expect(seen.insert(key).inserted)
                    #expect(try reader.bulkKey(of: text, kind) == key)
                }
            }
        }
    }

    @Test("two characters of a name are their own key")
    func pair() throws {
        let office = try TestOffice().kept()
        let key = try office.records.read { reader throws(OfficeFailure) in try reader.bulkKey(of: "样甲", .namePair) }
        #expect(key == Int64(0x6837) << 21 | 0x7532)
    }
}
