import TestSupport
import Testing

@testable import Cells

@Suite("Line breaking")
struct LineBreakingTests {
    @Test(
        "Lines keep the rules of Chinese setting",
        arguments: [
            // A closing mark takes its character along.
            ("公共租赁住房，续租", 12, ["公共租赁住", "房，续租"]),
            ("公共租赁，续租", 8, ["公共租", "赁，续租"]),
            // An opening mark moves on with what it opens.
            ("请阅读《公告》", 8, ["请阅读", "《公告》"]),
            ("他说「好。」了", 10, ["他说", "「好。」了"]),
            // Marks that come in pairs stay together.
            ("公共租赁……续", 10, ["公共租赁……", "续"]), ("公共租赁……续", 9, ["公共租", "赁……续"]),
            ("公共租——续", 7, ["公共", "租——续"]),
            // Words and numbers stay whole.
            ("租金 1234.50 元", 8, ["租金", "1234.50", "元"]), ("电话0755-12345678号", 14, ["电话", "0755-12345678", "号"]),
            ("one two three", 7, ["one two", "three"]),
            // And masked names.
            ("办理：谢*敏。", 10, ["办理：", "谢*敏。"]),
            // A label behind a full stop stays whole, with its name.
            ("材料齐全。办理：谢*敏。", 14, ["材料齐全。", "办理：谢*敏。"]), ("材料齐全。来源：房产", 12, ["材料齐全。", "来源：房产"]),
            // And the hours of a day.
            ("工作日 9:00-12:00、14:00-18:00）", 26, ["工作日", "9:00-12:00、14:00-18:00）"]),
            // What is wider than a line is cut.
            ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("。。。。。", 4, ["。。", "。。", "。"]),
            // Line ends and indents of the text are kept.
            ("一\n\n二", 10, ["一", "", "二"]), ("", 10, [""]), ("　　第一条 甲", 10, ["　　第一条", "甲"]),
            ("安", 1, ["安"]),
        ])
    func wrap(text: String, width: Int, lines: [String]) {
        #expect(LineBreaking.wrap(text, width: width) == lines)
    }

    @Test(
        "By phrases, a line ends behind a mark where that leaves it not too short",
        arguments: [
            ("材料齐全的，十日内审核。", 16, ["材料齐全的，", "十日内审核。"]),
            // The mark stands too near to the beginning, or there is none.
            ("好，请您十日内再来审核。", 16, ["好，请您十日内再", "来审核。"]), ("请您十日内再来审核", 16, ["请您十日内再来审", "核"]),
            // What is quoted stays in one piece.
            ("应为「真实、完整」，现在是", 22, ["应为「真实、完整」，", "现在是"]), ("应为「真实、完整无缺」", 18, ["应为「真实、完整无", "缺」"]),
            // Spaces are kept inside a line and fall away at its ends.
            ("材料齐全的， 十日内 审核完毕", 18, ["材料齐全的，", "十日内 审核完毕"]),
            // What is taken along may be too long for what follows.
            ("材料齐全的，十日内 2023-08-21T10:00", 20, ["材料齐全的，", "十日内", "2023-08-21T10:00"]),
            ("一\n\n二", 10, ["一", "", "二"]), ("　　第一条 甲", 10, ["　　第一条", "甲"]),
        ])
    func phrases(text: String, width: Int, lines: [String]) {
        #expect(LineBreaking.wrap(text, width: width, byPhrases: true) == lines)
    }

    @Test("Random text: nothing lost, no line too wide, the prohibitions kept", arguments: 0..<300)
    func random(seed: Int) {
        var generator = SplitMix64(seed)
        let alphabet = Array("公共租赁住房续期申请，。！？；：、）」』】》（「『【《abc 12.5%…— \n")
        let count = Int.random(in: 0...120, using: &generator)
        let text = String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "安" })
        let width = Int.random(in: 12...60, using: &generator)
        let lines = LineBreaking.wrap(text, width: width, byPhrases: seed % 2 == 1)

        let solid: (Character) -> Bool = { $0 != " " && $0 != "\n" }
        #expect(lines.joined().filter(solid) == text.filter(solid))
        #expect(lines.allSatisfy { Width.of($0) <= width })
        // A heap of marks wider than a line must be cut somewhere; real text has no such heaps.
        let widest =
            text.split(separator: "\n").flatMap { LineBreaking.chunks($0) }.map { Width.of($0.text) }.max() ?? 0
        guard widest <= width else { return }
        let starts = Set(text.split(separator: "\n").compactMap(\.first))
        for line in lines {
            if let first = line.first, !starts.contains(first), !line.hasPrefix(" ") {
                #expect(!LineBreaking.neverFirst(first), "\(line)")
            }
        }
    }

    @Test("Every prohibited pair, at every width")
    func prohibitions() {
        for mark in "，。！？；：、）」』】》" {
            for width in 4...30 {
                let lines = LineBreaking.wrap("公共租赁住房续租\(mark)申请声明\(mark)确认", width: width)
                #expect(lines.allSatisfy { $0.first != mark })
            }
        }
        for mark in "（「『【《" {
            for width in 4...30 {
                let lines = LineBreaking.wrap("公共租赁住房续租\(mark)申请声明\(mark)确认", width: width)
                #expect(lines.allSatisfy { $0.last != mark })
            }
        }
    }
}
