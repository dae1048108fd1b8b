import Cells
import Testing

@testable import Forms

@Suite("Countdowns")
struct AlarmTests {
    /// The seconds left at each wake, from `seconds` and a half on.
    private func wakes(from seconds: Int, everySecond: Bool) -> [Int] {
        var now = Instant(milliseconds: 500)
        let end = now + (seconds * 1000 + 500)
        var wakes: [Int] = []
        while now < end {
            now = Alarm.countdown("x", to: end, now: now, everySecond: everySecond).at
            wakes.append(secondsLeft(until: end, now: now))
        }
        return wakes
    }

    @Test("Seconds are drawn anew as each of them passes")
    func seconds() {
        #expect(wakes(from: 3, everySecond: true) == [3, 2, 1, 0])
        #expect(wakes(from: 130, everySecond: true) == Array((0...130).reversed()))
    }

    @Test("Minutes are drawn anew when they read otherwise, and their last one by seconds")
    func minutes() {
        #expect(wakes(from: 200, everySecond: false) == [180, 120] + Array((0...60).reversed()))
    }
}
