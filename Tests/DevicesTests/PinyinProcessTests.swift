import Devices
import Foundation
import Glibc
import PinyinProtocol
import TestSupport
import Testing

@Suite struct PinyinProcessTests {
    private let pinyin: PinyinProcess

    init() throws { pinyin = PinyinProcess(program: try Samples.helper("anju-pinyin")) }

    /// Types letters one by one; what the last of them brought.
    @discardableResult
    private func type(_ letters: String) throws -> PinyinReply {
        var reply: PinyinReply?
        for letter in letters.utf8 { reply = pinyin.take(.letter(letter)) }
        return try #require(reply)
    }

    private func candidates(_ letters: String) throws -> [String] {
        _ = pinyin.take(.clear)
        return try #require(try type(letters).composition).candidates
    }

    @Test("Full pinyin gives words, cut into syllables")
    func full() throws {
        let composition = try #require(try type("luohu").composition)
        #expect(composition.letters == "luohu" && composition.shown == "luo hu")
        #expect(composition.candidates.prefix(2) == ["罗湖", "落户"])
        #expect(composition.candidates.count == 9 && composition.hasMore && composition.first == 0)
        let next = try #require(pinyin.take(.candidates(from: 9))?.composition)
        #expect(next.first == 9 && next.candidates.first != "罗湖" && next.letters == "luohu")
    }

    @Test(
        "The office's terms come first, by their first letters too",
        arguments: [
            ("cuizhujiedao", "翠竹街道"), ("czjd", "翠竹街道"), ("zlpz", "租赁凭证"), ("fwbm", "房屋编码"),
            ("lihunxieyi", "离婚协议"), ("zhiqingtongyishu", "知情同意书"), ("gzf", "公租房"), ("zinv", "子女"),
            ("qshjd", "清水河街道"), ("yangli'jiayuan", "样例家园"),
        ])
    func terms(letters: String, term: String) throws {
        #expect(try candidates(letters).first == term)
    }

    @Test("Every term of the office's list is had by its pinyin", arguments: [false, true])
    func everyTerm(isTraditional: Bool) throws {
        let path = try #require(URL(string: #filePath)).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/anju-pinyin/Data/anju_office.dict.yaml").path
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let terms = lines.map { $0.split(separator: "\t") }.filter { $0.count == 3 }
        #expect(terms.count > 100)
        _ = pinyin.take(.traditional(isTraditional))
        for term in terms {
            let found = try candidates(term[1].split(separator: " ").joined(separator: "'"))
            if isTraditional {
                #expect(found.contains(String(term[0])), "\(term[0])")
            } else {
                #expect(found.contains { $0.count == term[0].count }, "\(term[0])")
            }
        }
    }

    @Test("What is chosen of a part stays, and the rest goes on being composed")
    func parts() throws {
        let all = try #require(try type("luohuqu").composition).candidates
        let place = try #require(all.firstIndex(of: "落户"))
        let rest = try #require(pinyin.take(.choose(place)))
        #expect(rest.done == "" && rest.composition?.candidates.contains("区") == true)
        let index = try #require(rest.composition?.candidates.firstIndex(of: "区"))
        #expect(pinyin.take(.choose(index)) == PinyinReply(done: "落户区"))
    }

    @Test("Traditional characters and simplified ones")
    func traditional() throws {
        try type("zulin")
        let reply = try #require(pinyin.take(.traditional(true))?.composition)
        #expect(reply.candidates.first == "租賃" && reply.letters == "zulin")
        #expect(try candidates("zlpz").first == "租賃憑證")
        _ = pinyin.take(.traditional(false))
        #expect(try candidates("zlpz").first == "租赁凭证")
    }

    @Test("Marks are Chinese ones; those that have none come to nothing")
    func marks() {
        for (mark, expected) in [
            ",": "，", ".": "。", "?": "？", "(": "（", ":": "：", "\\": "、", "-": "", "/": "", "\"": "",
        ] {
            #expect(pinyin.take(.mark(Array(mark.utf8)[0])) == PinyinReply(done: expected), "\(mark)")
        }
    }

    @Test("Backspace takes a letter, clearing all of them, and a composition has an end")
    func deleting() throws {
        try type("hu")
        #expect(pinyin.take(.deleteBack)?.composition?.letters == "h")
        #expect(pinyin.take(.deleteBack) == PinyinReply())
        #expect(pinyin.take(.deleteBack) == PinyinReply())
        try type("luohu")
        #expect(pinyin.take(.clear) == PinyinReply())
        let long = try type(String(repeating: "a", count: PinyinLimits.letters + 5))
        #expect(long.composition?.letters.count == PinyinLimits.letters)
        #expect(pinyin.take(.choose(PinyinLimits.lastPlace))?.done == "")
    }

    @Test("It learns nothing: what was chosen ten times is where it was")
    func nothingLearnt() throws {
        let before = try candidates("luohu")
        for _ in 0..<10 {
            _ = try candidates("luohu")
            _ = pinyin.take(.choose(5))
        }
        #expect(try candidates("luohu") == before)
    }

    @Test("Letters that are no pinyin, and any keys in any order, are answered")
    func anyKeys() throws {
        var chance = SplitMix64(11)
        for _ in 0..<3000 {
            let request: PinyinRequest =
                switch Int.random(in: 0..<12, using: &chance) {
                case 0: .choose(.random(in: 0..<12, using: &chance))
                case 1: .candidates(from: .random(in: 0..<40, using: &chance))
                case 2: .deleteBack
                case 3: .mark(.random(in: 0x21...0x7E, using: &chance))
                case 4: .traditional(.random(using: &chance))
                default: .letter(.random(in: UInt8(ascii: "a")...UInt8(ascii: "z"), using: &chance))
                }
            let reply = try #require(pinyin.take(request), "\(request)")
            #expect(reply.composition?.letters != "")
        }
    }
}

@Suite struct PinyinHelperFaultTests {
    private let folder: TemporaryFolder
    private let letter = PinyinRequest.letter(UInt8(ascii: "l"))

    init() throws { folder = try TemporaryFolder() }

    @Test(
        "A helper that is not installed, that ends, or that says what is no reply", arguments: ["", "exit 1", "echo"])
    func broken(script: String) throws {
        let program = script.isEmpty ? folder("none") : try folder.script(script, to: "helper")
        let pinyin = PinyinProcess(program: program)
        #expect(pinyin.isAvailable == !script.isEmpty)
        #expect(!pinyin.works())
        #expect(pinyin.take(letter) == nil)
    }

    @Test("A helper that does not answer is ended in time")
    func silent() throws {
        let script = try folder.script("echo $$ > \(folder("id")); exec tail -f /dev/null", to: "helper")
        let pinyin = PinyinProcess(program: script, startMilliseconds: 200)
        #expect(pinyin.take(letter) == nil)
        let id = try #require(pid_t(try folder.text("id").dropLast()))
        #expect(kill(id, 0) == -1 && errno == ESRCH)
    }

    @Test("One that stands still in the middle holds the page up a moment alone: the long limit is that of its start")
    func stuck() throws {
        let real = try Samples.helper("anju-pinyin")
        let script = try folder.script("echo $$ >> \(folder("ids")); exec \(real)", to: "helper")
        let pinyin = PinyinProcess(program: script, startMilliseconds: 60_000, keyMilliseconds: 100)
        #expect(pinyin.take(letter) != nil)
        #expect(kill(try lastHelper(), SIGSTOP) == 0)
        let time = ContinuousClock().measure { #expect(pinyin.take(letter) == nil) }
        #expect(time < .seconds(30))
        #expect(pinyin.take(letter)?.composition?.letters == "l")
    }

    @Test("One that dies takes what was composed with it; the next key starts another, with the same characters")
    func killed() throws {
        let real = try Samples.helper("anju-pinyin")
        let script = try folder.script("echo $$ >> \(folder("ids")); exec \(real)", to: "helper")
        let pinyin = PinyinProcess(program: script)
        _ = pinyin.take(.traditional(true))
        #expect(pinyin.take(letter)?.composition?.letters == "l")
        #expect(kill(try lastHelper(), SIGKILL) == 0)
        #expect(pinyin.take(letter) == nil)
        for letter in "zulin".utf8 { _ = pinyin.take(.letter(letter)) }
        #expect(pinyin.take(.choose(0))?.done == "租賃")
        // Nothing was composed when this one died: nobody notices.
        #expect(kill(try lastHelper(), SIGKILL) == 0)
        #expect(pinyin.take(letter)?.composition?.letters == "l")
    }

    private func lastHelper() throws -> pid_t {
        let id = try folder.text("ids").split(separator: "\n").last.flatMap { pid_t($0) }
        return try #require(id)
    }

    @Test("Nothing lies in the folder for temporary files while it works, nor after it was killed")
    func nothingLeft() throws {
        let real = try Samples.helper("anju-pinyin")
        let script = try folder.script(
            "mkdir \(folder("place")); TMPDIR=\(folder("place")) exec \(real)", to: "helper")
        let pinyin = PinyinProcess(program: script)
        for letter in "luohu".utf8 { _ = pinyin.take(.letter(letter)) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder("place")) == [])
        #expect(pinyin.take(.choose(0))?.done == "罗湖")
        pinyin.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder("place")) == [])
    }

    @Test("What is forgotten is gone with its helper, the kind of characters too")
    func forgotten() throws {
        let pinyin = PinyinProcess(program: try Samples.helper("anju-pinyin"))
        #expect(pinyin.works())
        _ = pinyin.take(.traditional(true))
        _ = pinyin.take(letter)
        pinyin.close()
        #expect(pinyin.take(.deleteBack) == PinyinReply())
        for letter in "zulin".utf8 { _ = pinyin.take(.letter(letter)) }
        #expect(pinyin.take(.choose(0))?.done == "租赁")
    }
}
