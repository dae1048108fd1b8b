import Testing

@testable import Housing

@Suite struct MomentTests {
    @Test("The sample office's start, with its zone")
    func sampleStart() throws {
        let moment = Moment(try #require(Day(2023, 8, 21)), hour: 10)
        #expect(moment.milliseconds == 1_692_583_200_000)
        #expect(moment.description == "2023-08-21T10:00:00+08:00")
        #expect(moment.day.description == "2023-08-21")
    }

    @Test(
        "Prints and reads back",
        arguments: [
            "1970-01-01T08:00:00+08:00", "1969-12-31T23:59:59.999+08:00", "2023-08-29T18:00:01+08:00",
            "2024-02-29T00:00:00.001+08:00", "2099-12-31T23:59:59+08:00",
        ])
    func roundTrip(text: String) throws {
        #expect(try #require(Moment(text)).description == text)
    }

    @Test(
        "What is no moment here",
        arguments: [
            "2023-08-21T10:00:00Z", "2023-08-21T10:00:00", "2023-08-21T10:00:00+09:00", "2023-08-21 10:00:00+08:00",
            "2023-08-21T24:00:00+08:00", "2023-08-21T10:60:00+08:00", "2023-08-21T10:00+08:00",
            "2023-08-21T10:00:00.5+08:00", "2023-02-30T10:00:00+08:00", "2023-08-21T10:00:00.1.2+08:00", "",
        ])
    func noMoment(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test("The day turns at midnight of the office, not of Greenwich")
    func midnight() throws {
        let last = try #require(Moment("2023-08-21T23:59:59.999+08:00"))
        #expect(last.adding(milliseconds: 1).day.description == "2023-08-22")
        #expect((last.hour, last.minute, last.second) == (23, 59, 59))
        #expect(last.adding(seconds: 90).milliseconds(since: last) == 90_000)
    }
}
