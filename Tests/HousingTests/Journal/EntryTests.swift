import Testing

@testable import Housing

@Suite struct EntryTests {
    @Test("Every kind ever written is read and prints as it was written", arguments: JournalFixture.lines)
    func fixture(line: String) throws {
        #expect(try #require(Entry(line)).description == line)
    }

    @Test("The fixture holds every kind")
    func fixtureIsWhole() {
        let kinds = Set(JournalFixture.lines.compactMap { Entry($0)?.kind })
        #expect(kinds == Set(EntryKind.allCases))
    }

    @Test(
        "Values survive their text",
        arguments: [
            EntryValue.id("c-1"), .id("a b=c%d,名"), .code("RETURNED"), .codes([]), .codes(["A/B:C", "D,E"]),
            .number(-17),
            .money(Money(fen: 115_500)), .day(Day(number: 19_590)), .moment(Moment(milliseconds: 1_692_583_200_001)),
            .flag(true), .flag(false),
        ])
    func values(value: EntryValue) throws {
        let text = value.description
        #expect(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        #expect(EntryValue(text) == value)
    }

    @Test(
        "What no entry printed is not read",
        arguments: [
            "", "renewal.unheard", "renewal.submitted ", "renewal.submitted  late=flag:no", "renewal.submitted late",
            "renewal.submitted late=flag:maybe", "renewal.submitted Late=flag:no", "renewal.submitted n=number:+1",
            "renewal.submitted n=number:01", "renewal.submitted x=id:%4", "renewal.submitted x=id:%41",
            "renewal.submitted x=what:1", "renewal.submitted x=sha256:abc",
        ])
    func notRead(line: String) {
        #expect(Entry(line) == nil)
    }

    @Test("A field is found by its name")
    func field() {
        let entry = Entry(.clockSet, ["frozen": .flag(true)])
        #expect(entry["frozen"] == .flag(true))
        #expect(entry["to"] == nil)
    }
}
