import Testing

@testable import Office

@Suite("How much a job writes at once")
struct WritePaceTests {
    @Test("More and more while it is quick and nobody waits, but never past the most")
    func alone() {
        var pace = WritePace()
        var factors: [Int] = []
        for _ in 0..<5 {
            pace.note(waited: 0, wrote: 4)
            factors.append(pace.factor)
        }
        #expect(factors == [2, 4, 8, 8, 8])
    }

    @Test("As much as before where a write takes more than half of what it may")
    func even() {
        var pace = WritePace()
        pace.note(waited: 0, wrote: 9)
        pace.note(waited: 0, wrote: 10)
        pace.note(waited: 2, wrote: 20)
        #expect(pace.factor == 2)
    }

    @Test("Less where others had the lock or a write took too long, but never nothing", arguments: [(3, 4), (0, 21)])
    func crowded(waited: Int64, wrote: Int64) {
        var pace = WritePace()
        for _ in 0..<3 { pace.note(waited: 0, wrote: 1) }
        var factors: [Int] = []
        for _ in 0..<4 {
            pace.note(waited: waited, wrote: wrote)
            factors.append(pace.factor)
        }
        #expect(factors == [4, 2, 1, 1])
    }
}
