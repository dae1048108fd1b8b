import Testing

@testable import Office

@Suite("How much a job writes at once")
struct WritePaceTests {
    /// After each of so many writes.
    private func factors(_ pace: inout WritePace, _ count: Int, waited: Int64 = 0, wrote: Int64) -> [Int] {
        (0..<count).map { _ in
            pace.note(waited: waited, wrote: wrote)
            return pace.factor
        }
    }

    @Test("More and more while it is quick and nobody waits, but never past the most")
    func alone() {
        var pace = WritePace()
        #expect(factors(&pace, 9, wrote: 4) == [1, 1, 1, 2, 2, 2, 2, 4, 4])
        #expect(factors(&pace, 20, wrote: 4).last == WritePace.most)
    }

    @Test("As much as before where a write takes more than half of what it may")
    func even() {
        var pace = WritePace()
        _ = factors(&pace, 4, wrote: 1)
        #expect(factors(&pace, 8, waited: 2, wrote: 10) == Array(repeating: 2, count: 8))
    }

    @Test("Less where others had the lock or a write took too long, but never nothing", arguments: [(3, 4), (0, 21)])
    func crowded(waited: Int64, wrote: Int64) {
        var pace = WritePace()
        _ = factors(&pace, 12, wrote: 1)
        #expect(factors(&pace, 4, waited: waited, wrote: wrote) == [4, 2, 1, 1])
    }

    @Test("Where every third write meets somebody, it stays small")
    func terminals() {
        var pace = WritePace()
        for write in 0..<60 { pace.note(waited: write % 3 == 0 ? 5 : 0, wrote: 4) }
        #expect(pace.factor == 1)
    }
}
