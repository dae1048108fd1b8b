import Testing

@testable import Cells

@Suite("Widths")
struct WidthTests {
    @Test(
        "Glyphs take the columns that terminals give them",
        arguments: [
            ("a", 1), ("安", 2), ("，", 2), ("（", 2), ("Ａ", 2), ("…", 1), ("—", 1), ("·", 1), ("─", 1), ("✓", 1),
            ("¥", 1), ("￥", 2), ("𠮷", 2), ("é", 1), ("e\u{301}", 1), ("□", 1), ("한", 2), ("😀", 2),
        ] as [(Character, Int)])
    func glyph(character: Character, columns: Int) {
        #expect(Width.of(character) == columns)
        #expect(Width.drawn(character).glyph.character == character)
    }

    @Test(
        "A cluster on whose width terminals disagree is drawn as a box of one column",
        arguments: [
            "👨‍👩‍👧", "🇨🇳", "👍🏽", "\u{7F}", "\u{301}", "a\u{300}\u{301}\u{302}\u{303}", "\u{378}",
        ] as [Character])
    func unsure(character: Character) {
        #expect(Width.drawn(character) == ("□", 1))
    }

    @Test("The table covers every scalar in order")
    func table() {
        #expect(widthRuns.first.map { $0 >> 2 } == 0)
        for (left, right) in zip(widthRuns, widthRuns.dropFirst()) {
            #expect(left >> 2 < right >> 2 && left & 3 != right & 3)
        }
    }

    @Test("Text is clipped, shortened and padded by columns, never through a glyph")
    func fitting() {
        #expect("公共租赁".clipped(to: 5) == "公共")
        #expect("公共租赁".padded(to: 5) == "公共 ")
        #expect("公共租赁".shortened(to: 5) == "公共…")
        #expect("公共租赁".shortened(to: 8) == "公共租赁")
        #expect("a".shortened(to: 0) == "")
        #expect("公".clipped(to: -1) == "")
    }

    @Test("Glyphs that overlap their neighbour are known")
    func overlapping() {
        #expect(["①", "“", "”", "Ⅳ"].allSatisfy { Width.overlaps($0) })
        #expect(!["─", "·", "…", "、", "a"].contains { Width.overlaps($0) })
    }
}

@Suite("Cleaning")
struct CleaningTests {
    @Test(
        "Control, bidirectional and zero-width characters fall away",
        arguments: [
            ("张\u{202E}三", "张三"), ("a\u{200B}b\u{200D}c\u{FEFF}", "abc"), ("\u{1B}[31m红", "[31m红"), ("a\u{7}", "a"),
            ("葛\u{E0100}", "葛"), ("❤\u{FE0F}", "❤"), ("a\u{AD}b", "ab"), ("\u{9B}31m", "31m"), ("\u{3164}", ""),
            ("a\tb", "a b"), ("a\r\nb\rc\nd\u{2028}e", "a b c d e"), ("é 安居，好。", "é 安居，好。"),
        ])
    func clean(text: String, cleaned: String) {
        #expect(Text.clean(text) == cleaned)
        #expect(Text.clean(cleaned) == cleaned)
    }

    @Test("Line ends of every kind become one")
    func lines() {
        #expect(Text.clean("a\r\nb\rc\nd\u{85}e", keepingLines: true) == "a\nb\nc\nd\ne")
        #expect(Text.clean("a\n\n\r\n\nb", keepingLines: true) == "a\n\n\n\nb")
    }

    @Test("A simple scalar is a character by itself beside any other, as wide as it is everywhere else")
    func simple() {
        let simple = (0x20...0xFFFF).compactMap(Unicode.Scalar.init).filter { Width.ofSimple($0) != nil }
        #expect(simple.count > 21_000)
        for scalar in simple {
            #expect(Width.ofSimple(scalar) == Width.of(scalar), "\(scalar.value)")
            #expect(Text.clean(String(scalar)) == String(scalar), "\(scalar.value)")
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: simple)
        text.append(contentsOf: simple.reversed())
        #expect(String(text).count == 2 * simple.count)
    }
}
