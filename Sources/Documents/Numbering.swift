/// The labels that authors write themselves, and whether they count up: 第一条, （一）, `1.`, （1）.
///
/// Numbers stay as written, so that a reference to 第十二条 can be read in the template; a slip is found when it is loaded.
struct Numbering {
    private var article = 0
    /// The last number of each level since the last heading or higher item.
    private var items = [0, 0, 0]

    /// A heading: where it is 第…条 it must be the next article.
    mutating func heading(_ text: String, line: Int) throws(TemplateProblem) {
        items = [0, 0, 0]
        guard text.hasPrefix("第"), let end = text.firstIndex(of: "条") else { return }
        let found = String(text[...end])
        article += 1
        let expected = "第\(Self.chinese(article))条"
        guard found == expected else {
            throw TemplateProblem(line: line, .outOfOrder(found: found, expected: expected))
        }
    }

    /// An item must be the next of its level; a first one may always stand there, for it begins a new list.
    mutating func item(_ label: String, level: Int, line: Int) throws(TemplateProblem) {
        let next = items[level - 1] + 1
        guard label == Self.label(1, level) || label == Self.label(next, level) else {
            throw TemplateProblem(line: line, .outOfOrder(found: label, expected: Self.label(next, level)))
        }
        items[level - 1] = label == Self.label(1, level) ? 1 : next
        for lower in level..<items.count { items[lower] = 0 }
    }

    /// The label at the beginning of `text` and its level; nil where there is none.
    static func label(of text: Substring) -> (label: String, level: Int)? {
        if text.hasPrefix("（"), let end = text.firstIndex(of: "）") {
            let inner = text[text.index(after: text.startIndex)..<end]
            guard !inner.isEmpty, inner.count <= 3 else { return nil }
            if inner.allSatisfy({ "一二三四五六七八九十".contains($0) }) { return (String(text[...end]), 1) }
            if inner.allSatisfy(\.isASCIIDigit) { return (String(text[...end]), 3) }
            return nil
        }
        let digits = text.prefix(while: \.isASCIIDigit)
        guard (1...2).contains(digits.count), text.dropFirst(digits.count).first == "." else { return nil }
        return (digits + ".", 2)
    }

    private static func label(_ number: Int, _ level: Int) -> String {
        switch level {
        case 1: "（\(chinese(number))）"
        case 2: "\(number)."
        default: "（\(number)）"
        }
    }

    /// 1...99 as 一, 十, 十二, 二十, 九十九; a larger number in figures.
    static func chinese(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...99).contains(number) else { return String(number) }
        let tens = number / 10
        return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[number % 10]
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
