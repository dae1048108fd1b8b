import Cells

/// The few words that Forms itself says. `{…}` marks a place that is filled in.
public struct FormsWords: Equatable, Sendable {
    // Keys
    public var help = ""
    public var end = ""
    /// For a hint line that is short of room.
    public var endShort = ""
    public var leave = ""
    public var back = ""
    public var menu = ""
    /// How a number pad reaches the menu from inside a text: `到按钮，再按 0 打开菜单`.
    public var menuBelowText = ""
    public var menuBelowTextShort = ""
    public var keyEnter = ""
    public var keySpace = ""
    public var keyBackspace = ""
    public var keyUp = ""
    public var keyDown = ""
    public var keyLeft = ""
    public var keyRight = ""
    /// What was typed has no use on this page.
    public var keyUseless = ""

    // The input method
    public var pinyin = ""
    public var pinyinOff = ""
    public var pinyinIsOn = ""
    public var pinyinIsOff = ""
    public var pinyinNotHere = ""
    /// It does not answer; what was typed stands in the field.
    public var pinyinFailed = ""
    public var pinyinDigits = ""
    public var pinyinChoose = ""
    public var pinyinFirst = ""
    public var pinyinLetters = ""
    public var pinyinDrop = ""
    public var pinyinSimplified = ""
    public var pinyinTraditional = ""
    /// There is no character of this sound.
    public var pinyinNone = ""
    public var pinyinHelpTitle = ""
    public var pinyinHelp = ""

    // Title line
    public var training = ""
    /// `{seconds}`
    public var idleLeft = ""

    // Help and menu
    /// `{title}`: of the page that is explained
    public var helpTitle = ""
    public var helpKeys = ""
    public var helpClose = ""
    public var menuTitle = ""
    public var menuChoose = ""
    public var menuMove = ""

    // Ending
    public var endTitle = ""
    public var endText = ""
    public var endYes = ""
    public var endNo = ""
    public var leaveTitle = ""
    public var leaveText = ""
    public var leaveYes = ""

    // Idle
    public var idleTitle = ""
    /// `{seconds}`
    public var idleText = ""
    public var idleContinue = ""

    // Waiting
    public var saving = ""
    /// `{done}`, `{total}`, `{percent}`
    public var jobProgress = ""
    /// `{done}`
    public var jobCount = ""
    /// `{rate}`
    public var jobRate = ""
    /// `{time}`
    public var jobLeft = ""
    /// `{time}` since a job began that does not know how much there is to do
    public var jobElapsed = ""
    public var jobCancel = ""
    public var jobBusy = ""
    /// `{n}`
    public var seconds = ""
    public var minutes = ""

    // Too small
    public var tooSmall = ""
    /// `{width}`, `{height}`, `{leastWidth}`, `{leastHeight}`
    public var tooSmallSize = ""

    // Forms
    /// `{count}`
    public var problems = ""
    /// `{year}`, `{month}`, `{day}`
    public var date = ""
    public var noSuchDate = ""
    /// `{date}`
    public var birthDate = ""
    public var change = ""

    // Lists, readers, files
    /// `{place}`, `{total}`
    public var position = ""
    public var empty = ""
    public var loading = ""
    /// `{number}`
    public var goTo = ""
    /// `{page}`, `{pages}`
    public var page = ""
    public var nextPage = ""
    public var previousPage = ""
    public var more = ""
    public var moreAbove = ""
    public var atEnd = ""
    public var find = ""
    public var nextMatch = ""
    /// The headings of a text, by number.
    public var contents = ""
    public var goToHeading = ""
    public var typeHeading = ""
    /// `{text}`
    public var notFound = ""
    public var folder = ""
    public var parentFolder = ""

    /// All words empty. Whoever wires the program fills each one.
    public init() {}

    /// The names of the words that nobody has filled.
    public var unfilled: [String] {
        Mirror(reflecting: self).children.compactMap { $0.value as? String == "" ? $0.label : nil }
    }
}

/// Fills the marked places of a sentence: `fill("{n} 秒", ["n": 3])`.
public func fill(_ sentence: String, _ values: KeyValuePairs<String, some CustomStringConvertible>) -> String {
    var result = sentence
    for (name, value) in values {
        result = replace("{\(name)}", in: result, with: value.description)
    }
    return result
}

private func replace(_ mark: String, in text: String, with value: String) -> String {
    let mark = Array(mark)
    let characters = Array(text)
    var result = ""
    var index = 0
    while index < characters.count {
        if characters[index] == "{", characters[index...].starts(with: mark) {
            result += value
            index += mark.count
        } else {
            result.append(characters[index])
            index += 1
        }
    }
    return result
}

extension FormsWords {
    /// What is printed on a key.
    public func name(of key: Key) -> String {
        switch key {
        case .character(" "): keySpace
        case .character(let character): String(character).uppercased()
        case .enter: keyEnter
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .up: keyUp
        case .down: keyDown
        case .left: keyLeft
        case .right: keyRight
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .insert: "Ins"
        case .delete: "Del"
        case .backspace: keyBackspace
        case .function(let number): "F\(number)"
        case .control(let character): "Ctrl-\(String(character).uppercased())"
        case .alt(let character): "Alt-\(String(character).uppercased())"
        }
    }
}

extension FormsWords {
    /// Tells at the end of an area's last row that there is more below it.
    public func drawMore(on surface: inout Surface, in rect: Rect) {
        let corner = Point(x: max(rect.x, rect.maxX - Width.of(more)), y: rect.maxY - 1)
        surface.put(more, at: corner, role: .muted, within: rect)
    }

    /// Tells at the end of its first row that there is more above it.
    public func drawMoreAbove(on surface: inout Surface, in rect: Rect) {
        let corner = Point(x: max(rect.x, rect.maxX - Width.of(moreAbove)), y: rect.y)
        surface.put(moreAbove, at: corner, role: .muted, within: rect)
    }
}
