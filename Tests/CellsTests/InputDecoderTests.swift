import TestSupport
import Testing

@testable import Cells

private let start = Instant(milliseconds: 1000)

/// What `bytes` mean when they come in one read and nothing follows.
private func decode(_ text: String, keys: [[UInt8]: Key] = [:]) -> [Input] {
    var decoder = InputDecoder(keys: keys.map { KeySequence($0.key, $0.value) })
    let inputs = decoder.decode(Array(text.utf8), at: start)
    return inputs + decoder.expire(at: start + 100_000)
}

@Suite("Input decoder")
struct InputDecoderTests {
    static let sequences: [(String, [Input])] = [
        ("a安é𠮷 *", "a安é𠮷 *".map { .key(.character($0)) }),
        ("\r\n\t\u{7F}\u{8}", [.key(.enter), .key(.enter), .key(.tab), .key(.backspace), .key(.backspace)]),
        ("\u{3}\u{1A}\u{1C}", [.key(.control("c")), .key(.control("z")), .key(.control("\\"))]),
        ("\u{0}a\u{0}", [.key(.control(" ")), .key(.character("a")), .key(.control(" "))]),
        ("\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[1;2D", [.key(.up), .key(.down), .key(.right), .key(.left)]),
        ("\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[4~\u{1B}[7~", [.home, .end, .home, .end, .home].map { .key($0) }),
        ("\u{1B}[5~\u{1B}[6;5~\u{1B}[2~\u{1B}[3~", [.pageUp, .pageDown, .insert, .delete].map { .key($0) }),
        ("\u{1B}OP\u{1B}[11~\u{1B}[[A\u{1B}[1;2P", Array(repeating: .key(.function(1)), count: 4)),
        ("\u{1B}[21~\u{1B}[24;5~\u{1B}[[E", [.key(.function(10)), .key(.function(12)), .key(.function(5))]),
        ("\u{1B}[Z\u{1B}[9;2u\u{1B}[27;2;9~", Array(repeating: .key(.backTab), count: 3)),
        ("\u{1B}OM\u{1B}Oj\u{1B}Op", [.key(.enter), .key(.character("*")), .key(.character("0"))]),
        ("\u{1B}a\u{1B}安", [.key(.alt("a")), .key(.alt("安"))]),
        ("\u{1B}[97;3u\u{1B}[99;5u\u{1B}[27u\u{1B}[97;1:3u", [.key(.alt("a")), .key(.control("c")), .key(.escape)]),
        ("\u{1B}\u{1B}[Ax", [.key(.up), .key(.character("x"))]),
        // Reports and replies: swallowed whole.
        ("\u{1B}[12;40R\u{1B}[1;5Rx", [.key(.character("x"))]),
        ("\u{1B}]52;c;5a6J5bGF\u{1B}\\x\u{1B}]11;rgb:0/0/0\u{7}", [.key(.character("x"))]),
        ("\u{1B}P1+r544e=78\u{1B}\\\u{1B}_G i=1;OK\u{1B}\\x", [.key(.character("x"))]),
        ("\u{1B}[?62;22c\u{1B}[>0;276;0c\u{1B}[I\u{1B}[O\u{1B}[?2004;1$y\u{1B}[8;24;80tx", [.key(.character("x"))]),
        ("\u{1B}[<0;12;3M\u{1B}[<0;12;3m\u{1B}[M !!x", [.key(.character("x"))]),
        // Pastes.
        ("\u{1B}[200~安\r\nb\u{1B}[A\u{7}c\u{1B}[201~d", [.paste("安\nb[Ac"), .key(.character("d"))]),
        ("\u{1B}[200~\u{1B}[201\u{1B}[201~", [.paste("[201")]),
        ("\u{1B}[200~\u{1B}[201~", [.paste("")]),
        // Invisible characters are nobody's input.
        ("\u{200B}\u{202E}\u{9B}a", [.key(.character("a"))]),
    ]

    @Test("Sequences mean what they should", arguments: sequences)
    func sequence(text: String, inputs: [Input]) {
        #expect(decode(text) == inputs)
    }

    @Test("It does not matter where a read ends", arguments: sequences)
    func splits(text: String, inputs: [Input]) {
        let bytes = Array(text.utf8)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                var decoder = InputDecoder()
                var got = decoder.decode(bytes[..<first], at: start)
                got += decoder.decode(bytes[first..<second], at: start + 20)
                got += decoder.decode(bytes[second...], at: start + 40)
                #expect(got == inputs)
                #expect(decoder.deadline == nil)
            }
        }
    }

    @Test("A lone Esc is a key after 25 ms, and not before")
    func loneEscape() {
        var decoder = InputDecoder()
        #expect(decoder.decode([0x1B], at: start) == [])
        #expect(decoder.deadline == start + 25)
        #expect(decoder.expire(at: start + 24) == [])
        #expect(decoder.expire(at: start + 25) == [.key(.escape)])
        #expect(decoder.deadline == nil)
        #expect(decoder.decode([0x61], at: start + 26) == [.key(.character("a"))])
    }

    @Test("Esc and a key that came later than 25 ms are two keys even if nobody looked in between")
    func slowReader() {
        var decoder = InputDecoder()
        _ = decoder.decode([0x1B], at: start)
        #expect(decoder.decode([0x61], at: start + 80) == [.key(.escape), .key(.character("a"))])
        _ = decoder.decode([0x1B], at: start + 100)
        #expect(decoder.decode(Array("[A".utf8), at: start + 200) == [.key(.up)])
    }

    @Test("Esc twice, Esc and Enter")
    func escapes() {
        #expect(decode("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
        #expect(decode("\u{1B}\r") == [.key(.escape), .key(.enter)])
        #expect(decode("\u{1B}O") == [.key(.alt("O"))])
    }

    @Test(
        "A sequence that never ends is given up, and the keyboard works again",
        arguments: ["\u{1B}[12", "\u{1B}]52;c;abc", "\u{1B}P", "\u{1B}[M ", "\u{1B}[["])
    func unfinished(text: String) {
        var decoder = InputDecoder()
        #expect(decoder.decode(Array(text.utf8), at: start) == [])
        #expect(decoder.expire(at: start + 500) == [])
        #expect(decoder.decode([0x61], at: start + 501) == [.key(.character("a"))])
    }

    @Test("A broken character is dropped and what follows is read")
    func brokenCharacter() {
        var decoder = InputDecoder()
        #expect(decoder.decode([0xE5, 0xAE, 0x61], at: start) == [.key(.character("a"))])
        #expect(decoder.decode([0xC0, 0xAF, 0xFF, 0xFE, 0x80, 0x62], at: start) == [.key(.character("b"))])
        #expect(decoder.decode([0xED, 0xA0, 0x80, 0xF4, 0xBF, 0xBF, 0xBF, 0x63], at: start) == [.key(.character("c"))])
    }

    @Test("A paste is bounded, whole characters only, and ends even without its end")
    func boundedPaste() {
        var decoder = InputDecoder(pasteLimit: 8)
        #expect(
            decoder.decode(Array("\u{1B}[200~安居房子\u{1B}[201~x".utf8), at: start)
                == [.paste("安居"), .key(.character("x"))])
        #expect(decoder.decode(Array("\u{1B}[200~abc".utf8), at: start) == [])
        #expect(decoder.expire(at: start + 5000) == [.paste("abc")])
    }

    @Test("A terminal's own sequences win, and one that begins another is left out")
    func ownKeys() {
        let own: [[UInt8]: Key] = [
            Array("\u{1B}[7$".utf8): .home, Array("\u{1B}[11^".utf8): .function(1), Array("\u{1B}[".utf8): .insert,
            Array("\u{1B}Z".utf8): .backTab, Array("x".utf8): .enter, Array("\u{1B}[1".utf8): .delete,
        ]
        #expect(
            decode("\u{1B}[7$a\u{1B}[11^\u{1B}Zx", keys: own)
                == [.key(.home), .key(.character("a")), .key(.function(1)), .key(.backTab), .key(.character("x"))])
        #expect(decode("\u{1B}[A", keys: own) == [.key(.up)])
    }

    @Test("Random bytes never trap, never get stuck, and mean the same however they are cut", arguments: 0..<150)
    func fuzz(seed: Int) {
        var generator = SplitMix64(seed)
        let likely = Array("\u{1B}\u{1B}[]OP;~0159Ru\\\u{7}M<?".utf8)
        var bytes: [UInt8] = (0..<400).map { _ in
            Bool.random(using: &generator)
                ? likely.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
        }
        if Bool.random(using: &generator) { bytes.insert(contentsOf: Array("\u{1B}[200~".utf8), at: 100) }
        var whole = InputDecoder()
        let expected = whole.decode(bytes, at: start)
        var parts = InputDecoder()
        var got: [Input] = []
        var position = 0
        while position < bytes.count {
            let end = min(bytes.count, position + Int.random(in: 1...9, using: &generator))
            got += parts.decode(bytes[position..<end], at: start)
            position = end
        }
        #expect(got == expected)
        for case .key(.character(let character)) in got { #expect(Text.clean(String(character)) == String(character)) }
        _ = parts.expire(at: start + 10_000)
        #expect(parts.deadline == nil)
        #expect(parts.decode([0x61], at: start + 10_001) == [.key(.character("a"))])
    }
}

@Suite("Scripted terminal")
struct ScriptedTerminalTests {
    @Test("Events come in order, deadlines before them, and the script's end hangs up")
    func script() {
        let terminal = ScriptedTerminal()
        terminal.press(.enter, .tab)
        terminal.script([.resized(Size(width: 100, height: 30))], after: 1000)
        #expect(terminal.wait(until: nil) == [.input(.key(.enter))])
        #expect(terminal.wait(until: Instant(milliseconds: 5)) == [.input(.key(.tab))])
        #expect(terminal.wait(until: Instant(milliseconds: 300)) == [])
        #expect(terminal.now() == Instant(milliseconds: 300))
        #expect(terminal.wait(until: nil) == [.resized(Size(width: 100, height: 30))])
        #expect(terminal.size == Size(width: 100, height: 30))
        #expect(terminal.now() == Instant(milliseconds: 1000))
        #expect(terminal.wait(until: Instant(milliseconds: 2000)) == [.hangup])
    }
}
