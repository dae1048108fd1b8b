import Testing

@testable import Housing

@Suite struct TranscriptTests {
    private let text = SigningFixture.text

    @Test(
        "G-5 Blanks and widths do not count",
        arguments: [
            "本人承诺：\n如实申报，接受核查。若有虚假，愿承担 1 切责任。", "本人承诺:如实申报,接受核查。若有虚假,愿承担1切责任。",
            "  本人承诺：\r\n\t如实申报，接受核查。\u{3000}若有虚假，愿承担　１　切责任。\n\n", "\u{FEFF}本人承\u{200B}诺：如实申报，接受核查。若有虚假，愿承担1切责任。",
        ])
    func equal(found: String) {
        #expect(Transcript.difference(of: found, from: text) == nil)
    }

    @Test(
        "G-5 The first difference, where it is and what stands there",
        arguments: [
            ("", 0, 0, 0, 0, "本人承诺:如", ""),
            (" \n ", 0, 0, 3, 0, "本人承诺:如", ""),
            ("本人承诺：如实审报，接受核查。若有虚假，愿承担1切责任。", 7, 8, 7, 28, "申报,接受核", "审报,接受核"),
            ("本人承诺：如实申报，接受核查。若有虚假，愿承担1切", 25, 28, 25, 25, "责任。", ""),
            ("本人承诺：如实申报，接受核查。若有虚假，愿承担1切责任。谢谢", 28, 31, 28, 30, "", "谢谢"),
            ("承诺", 0, 0, 0, 2, "本人承诺:如", "承诺"),
        ])
    func different(
        found: String, place: Int, shownPlace: Int, foundPlace: Int, foundCount: Int, expectedWords: String,
        foundWords: String
    ) throws {
        let difference = try #require(Transcript.difference(of: found, from: text))
        #expect(difference.place == place)
        #expect(difference.shownPlace == shownPlace && difference.foundPlace == foundPlace)
        #expect(difference.expectedCount == 28)
        #expect(difference.foundCount == foundCount)
        #expect(difference.expected == expectedWords)
        #expect(difference.found == foundWords)
    }

    @Test("G-5 Capital and small letters, and marks, are not one another", arguments: [("A", "a"), ("。", ".")])
    func kept(found: String, expected: String) {
        #expect(Transcript.difference(of: found, from: expected)?.place == 0)
    }

    @Test("A whole book in the box is refused like any other text")
    func long() throws {
        let difference = try #require(
            Transcript.difference(of: text + String(repeating: "某", count: 2_000_000), from: text))
        #expect(difference.place == 28 && difference.expected.isEmpty && difference.found == "某某某某某某")
        #expect(difference.foundCount > 10_000 && difference.foundCount < 20_000)
    }

    @Test("What stands behind any number of blanks is read too", arguments: [9_000, 10_057, 20_000, 300_000])
    func behindBlanks(count: Int) throws {
        let blanks = String(repeating: " ", count: count)
        #expect(Transcript.difference(of: text + blanks, from: text) == nil)
        let difference = try #require(Transcript.difference(of: text + blanks + "我不同意", from: text))
        #expect(difference.place == 28 && difference.expected.isEmpty && difference.found.hasPrefix("我"))
    }

    @Test("Any change of one character is found, at its place")
    func everyPlace() {
        let characters = Array(text)
        for index in characters.indices where !characters[index].isWhitespace {
            var changed = characters
            changed[index] = "某"
            #expect(Transcript.difference(of: String(changed), from: text)?.shownPlace == index)
            changed.remove(at: index)
            #expect(Transcript.difference(of: String(changed), from: text) != nil)
        }
    }
}
