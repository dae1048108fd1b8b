/// Breaking of Chinese and mixed text into lines.
public enum LineBreaking {
    /// Characters that never begin a line (避头).
    static func neverFirst(_ character: Character) -> Bool {
        switch character.unicodeScalars.first {
        case "，", "。", "！", "？", "；", "：", "、", "）", "」", "』", "】", "》", "〉", "〕", "］", "｝", "”", "’", "…",
            "—", "～", "·", "％", "℃", ",", ".", "!", "?", ";", ":", ")", "]", "}", "%", "ー", "々", "〗":
            true
        default: false
        }
    }

    /// Characters that never end a line (避尾).
    static func neverLast(_ character: Character) -> Bool {
        switch character.unicodeScalars.first {
        case "（", "「", "『", "【", "《", "〈", "〔", "［", "｛", "“", "‘", "(", "[", "{", "￥", "¥", "$", "＄", "〖": true
        default: false
        }
    }

    /// The lines of `text` in `width` columns, at least one.
    ///
    /// Line ends in the text are kept, words of Latin letters and digits stay whole, no line starts with a closing mark
    /// or ends with an opening one, and `……` and `——` are not parted. What is wider than a whole line is cut where it
    /// must be. Spaces at a break fall away; those that begin a line of the text stay. `width` is at least 2.
    ///
    /// - Parameter byPhrases: ends a line behind a comma, stop or the like where that leaves it not too short, so that a word
    ///   is parted only in a long phrase: for the few lines of a dialog.
    public static func wrap(_ text: String, width: Int, byPhrases: Bool = false) -> [String] {
        let width = max(2, width)
        // Most texts stand in one line.
        if let columns = Width.ofSimple(text), columns <= width, text.utf8.last != 0x20 { return [text] }
        var lines: [String] = []
        for line in Text.clean(text, keepingLines: true).split(separator: "\n", omittingEmptySubsequences: false) {
            var breaker = Breaker(width: width, byPhrases: byPhrases)
            for chunk in chunks(line) { breaker.add(chunk) }
            lines += breaker.finish()
        }
        return lines
    }

    /// Characters behind which a phrase is at its end.
    fileprivate static func endsPhrase(_ character: Character?) -> Bool {
        switch character {
        case "，", "。", "！", "？", "；", "：", "、", "）", "」", "』", "】", "》", ",", ";", ":", "!", "?", ")": true
        default: false
        }
    }

    /// Currency signs may not end a line either, but open nothing.
    fileprivate static func opens(_ character: Character) -> Bool {
        neverLast(character) && !["￥", "¥", "$", "＄"].contains(character)
    }

    fileprivate static func closes(_ character: Character) -> Bool {
        switch character {
        case "）", "」", "』", "】", "》", "〉", "〕", "］", "｝", "”", "’", "〗", ")", "]", "}": true
        default: false
        }
    }

    /// What must not be parted, with the spaces before it.
    struct Chunk {
        var spaces = ""
        var text = ""
    }

    /// Cuts a line of text wherever a break would be allowed. Spaces before a closing mark or behind an opening one are
    /// no place for a break.
    static func chunks(_ line: Substring) -> [Chunk] {
        var chunks: [Chunk] = []
        var current = Chunk()
        var spaces = ""
        for character in line {
            if isSpace(character) {
                spaces.append(character)
                continue
            }
            if let previous = current.text.last, !mayBreak(between: previous, spaces, and: character) {
                current.text += spaces
            } else {
                if !current.text.isEmpty { chunks.append(current) }
                current = Chunk(spaces: spaces)
            }
            current.text.append(character)
            spaces = ""
        }
        chunks.append(current)
        return withLabels(chunks)
    }

    /// A label of two characters behind a full stop stays whole, with the masked name that it introduces: 办理：谢*敏。So do
    /// the hours of a day: 9:00-12:00、14:00-18:00.
    private static func withLabels(_ chunks: [Chunk]) -> [Chunk] {
        guard chunks.count > 1 else { return chunks }
        var result: [Chunk] = []
        for chunk in chunks {
            if let last = result.last, chunk.spaces.isEmpty,
                isLabelled(last.text, chunk.text, result.dropLast().last) || areHours(last.text, chunk.text)
            {
                result[result.count - 1].text += chunk.text
            } else {
                result.append(chunk)
            }
        }
        return result
    }

    private static func isLabelled(_ left: String, _ right: String, _ before: Chunk?) -> Bool {
        guard before?.text.last == "。" else { return false }
        let isLabel = left.count == 1 && right.count == 2 && right.last == "：" && right.first.map(isIdeograph) == true
        return isLabel || (left.count == 3 && left.last == "：" && right.contains("*"))
    }

    private static func areHours(_ left: String, _ right: String) -> Bool {
        left.last == "、" && left.contains(":") && right.first?.isNumber == true && right.contains(":")
    }

    private static func isSpace(_ character: Character) -> Bool {
        character == " " || character == "\u{3000}" || character == "\u{A0}"
    }

    /// Most of a Chinese text, told without looking into a set.
    private static func isIdeograph(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return (0x4E00...0x9FFF).contains(scalar.value)
    }

    private static func mayBreak(between left: Character, _ spaces: String, and right: Character) -> Bool {
        if isIdeograph(left) && isIdeograph(right) { return true }
        // A masked name stays whole: 谢*敏.
        if spaces.isEmpty, left == "*" || right == "*" { return false }
        if neverFirst(right) || neverLast(left) { return false }
        return !spaces.isEmpty || Width.of(left) == 2 || Width.of(right) == 2 || left == "…" || left == "—"
    }
}

/// Fills lines with chunks.
private struct Breaker {
    let width: Int
    let byPhrases: Bool
    private var lines: [String] = []
    private var line = ""
    private var columns = 0
    /// The characters of the line and their columns, up to the end of its last whole phrase.
    private var phrases = (characters: 0, columns: 0)
    /// Quotation marks and brackets that are open: what stands in them is not parted either.
    private var opened = 0

    init(width: Int, byPhrases: Bool) {
        self.width = width
        self.byPhrases = byPhrases
    }

    mutating func add(_ chunk: LineBreaking.Chunk) {
        let textColumns = Width.of(chunk.text)
        var spaces = chunk.spaces
        func isTooLong() -> Bool { columns > 0 && columns + Width.of(spaces) + textColumns > width }
        if isTooLong() {
            endPhrases()
            // What was taken along may leave no room for it either.
            if isTooLong() { endLine() }
            if columns == 0 { spaces = "" }
        }
        append(spaces)
        if textColumns > width {
            cut(chunk.text)
        } else {
            if columns + textColumns > width { endLine() }
            append(chunk.text)
        }
        guard byPhrases else { return }
        for character in chunk.text {
            if LineBreaking.opens(character) { opened += 1 }
            if LineBreaking.closes(character) { opened = max(0, opened - 1) }
        }
        if opened == 0, LineBreaking.endsPhrase(chunk.text.last) { phrases = (line.count, columns) }
    }

    /// Ends the line behind its last whole phrase, where that is not too short, and takes the rest along.
    private mutating func endPhrases() {
        guard phrases.columns * 5 >= width * 2, phrases.columns < columns else { return endLine() }
        let rest = line.dropFirst(phrases.characters).drop { $0 == " " || $0 == "\u{3000}" }
        line = String(line.prefix(phrases.characters))
        endLine()
        append(String(rest))
    }

    mutating func finish() -> [String] {
        lines + [line]
    }

    /// A chunk wider than a line is cut wherever a line is full, before characters that may begin a line if there is one.
    private mutating func cut(_ text: String) {
        for character in text {
            if columns + Width.of(character) > width { breakInside(before: character) }
            append(String(character))
        }
    }

    /// Ends the line, taking along what may not be parted from `character` as far as that is little.
    private mutating func breakInside(before character: Character) {
        var taken: [Character] = []
        var rest = line
        var right = character
        while taken.count < 4, let last = rest.last,
            LineBreaking.neverFirst(right) || LineBreaking.neverLast(last)
        {
            taken.append(last)
            rest.removeLast()
            right = last
        }
        if rest.isEmpty || taken.count == 4 {
            endLine()
            return
        }
        line = rest
        endLine()
        append(String(taken.reversed()))
    }

    private mutating func append(_ text: String) {
        line += text
        columns += Width.of(text)
    }

    private mutating func endLine() {
        lines.append(line)
        line = ""
        columns = 0
        phrases = (0, 0)
    }
}
