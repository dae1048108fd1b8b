import Cells

/// The input method: which keys it gets, and what becomes of what it says.
///
/// Letters and marks compose where the screen takes Chinese and it is switched on. While something is composed, digits and
/// space choose, Enter takes the letters, Backspace deletes, Esc gives up, and pages of candidates are turned; every other
/// key first takes the first candidate and then does what it does. What covers the text gives up what is composed.
extension Program {
    /// Whether what is typed now may become Chinese text.
    var takesChinese: Bool {
        let screen = current.screen.base
        return settings.offersInputMethod && isTyping && screen.takesText && screen.takesChinese
    }

    /// Whether keys reach the screen on top.
    private var isTyping: Bool {
        cover == nil && overlay == nil && job == nil && !idle.isWarning && size.holds(Program.leastSize)
    }

    /// What the input method has to do with a key; nil when that is nothing.
    mutating func compose(_ key: Key, _ now: Instant) -> [Command<Ask>]? {
        guard composing.isOn, takesChinese else { return nil }
        if let composition = composing.composition { return goOn(composing: composition, with: key, now) }
        guard case .character(let character) = key else { return nil }
        let followsDigit = composing.followsDigit
        composing.followsDigit = character.isASCII && character.isWholeNumber
        if character.isPinyin { return [request(.letter(character), by: key)] }
        // 12.5 is a number.
        guard character.isMark, !(character == "." && followsDigit) else { return nil }
        return [request(.mark(character), by: key)]
    }

    private mutating func goOn(composing composition: Composition, with key: Key, _ now: Instant) -> [Command<Ask>] {
        switch key {
        case .character("'"): return [request(.letter("'"), by: key)]
        case .character(let letter) where letter.isPinyin: return [request(.letter(letter), by: key)]
        case .character(" "): return choose(0, of: composition, now)
        case .character(let digit) where digit.isASCII && digit.isWholeNumber:
            return choose((digit.wholeNumberValue ?? 0) - 1, of: composition, now)
        case .backspace: return [request(.deleteBack, by: key)]
        case .escape: return giveUp()
        case .enter: return takeLetters(of: composition, now)
        case .function(3):
            composing.isTraditional.toggle()
            return [request(.traditional(composing.isTraditional), by: key)]
        case .pageDown, .down, .right, .character("="), .character("."): return nextPage(of: composition, by: key)
        case .pageUp, .up, .left, .character("-"), .character(","): return previousPage(by: key)
        default:
            held.insert(.key(key), at: 0)
            return takeFirst(of: composition, now)
        }
    }

    /// Takes the first candidate, or the letters where there is none: something else comes, and nothing typed is lost.
    mutating func takeFirst(of composition: Composition, _ now: Instant) -> [Command<Ask>] {
        // One that does not get on is not asked again.
        guard composing.taken != composition else { return takeLetters(of: composition, now) }
        let commands = choose(0, of: composition, now)
        composing.taken = composition
        return commands
    }

    private mutating func takeLetters(of composition: Composition, _ now: Instant) -> [Command<Ask>] {
        type(composition.letters, now) + giveUp()
    }

    private mutating func giveUp() -> [Command<Ask>] {
        composing.composition = nil
        return [request(.clear, by: nil)]
    }

    private mutating func choose(_ place: Int, of composition: Composition, _ now: Instant) -> [Command<Ask>] {
        if composition.candidates.isEmpty, place == 0 { return takeLetters(of: composition, now) }
        guard (0..<(candidateRow?.shownCount ?? 0)).contains(place) else { return [] }
        return [request(.choose(composition.first + place), by: nil)]
    }

    private mutating func nextPage(of composition: Composition, by key: Key) -> [Command<Ask>] {
        guard let row = candidateRow, row.hasMore else { return [] }
        let pages = composing.earlierPages + [composition.first]
        let command = request(.candidates(from: composition.first + row.shownCount), by: key)
        composing.earlierPages = pages
        return [command]
    }

    private mutating func previousPage(by key: Key) -> [Command<Ask>] {
        var pages = composing.earlierPages
        guard let page = pages.popLast() else { return [] }
        let command = request(.candidates(from: page), by: key)
        composing.earlierPages = pages
        return [command]
    }

    private mutating func request(_ request: CompositionRequest, by key: Key?) -> Command<Ask> {
        composing.earlierPages = []
        composing.taken = nil
        composing.isAwaited = true
        composing.wasUsed = true
        composing.key = key
        composing.screen = current.id
        return .compose(request)
    }

    /// Takes in what the input method said; nil when it said nothing.
    public mutating func composed(_ reply: CompositionReply?, now: Instant) -> [Command<Ask>] {
        guard !hasEnded, composing.isAwaited else { return [] }
        let key = composing.key
        let letters = composing.composition?.letters ?? ""
        composing.isAwaited = false
        composing.key = nil
        composing.composition = reply?.composition
        var commands: [Command<Ask>] = []
        if let reply {
            commands += type(reply.done, now)
            // A mark for which there is no Chinese one is typed as it is.
            if reply == CompositionReply(), case .character(let mark) = key, mark.isMark, letters.isEmpty {
                commands += type(String(mark), now)
            }
        } else {
            composing.isOn = false
            var typed = letters
            if case .character(let character) = key, character.isPinyin || letters.isEmpty { typed.append(character) }
            commands += type(typed, now)
            say(.warning(words.pinyinFailed))
        }
        commands += layOut(now)
        return commands + releaseHeld(now) + layOut(now)
    }

    /// Gives text to the screen as keys would. Not to one that came meanwhile.
    private mutating func type(_ text: String, _ now: Instant) -> [Command<Ask>] {
        guard current.id == composing.screen, takesChinese else { return [] }
        composing.followsDigit = false
        return text.flatMap { send(.key(.character($0)), to: current.id, now) }
    }

    /// Gives up what is composed for a text that is no longer before the person.
    mutating func dropStaleComposition() -> [Command<Ask>] {
        guard composing.composition != nil, !composing.isAwaited else { return [] }
        guard current.id != composing.screen || !takesChinese else { return [] }
        return giveUp()
    }

    /// Switches it on or off, and says so.
    mutating func switchInputMethod() {
        composing.isOn.toggle()
        say(.info(composing.isOn ? words.pinyinIsOn : words.pinyinIsOff))
    }

    /// The candidates as they are shown now; nil while nothing is composed.
    var candidateRow: CandidateRow? {
        guard let composition = composing.composition, takesChinese, current.id == composing.screen else { return nil }
        return CandidateRow(
            composition: composition, isTraditional: composing.isTraditional, words: words,
            width: Frame(program: self).message.width)
    }

    /// What keys do while something is composed.
    func composingHints(_ row: CandidateRow) -> [KeyHint] {
        let other = composing.isTraditional ? words.pinyinSimplified : words.pinyinTraditional
        var hints: [KeyHint] = []
        if row.shownCount > 0 {
            hints += [
                KeyHint(
                    (1...9).map { .character(Character(String($0))) }, words.pinyinChoose, named: words.pinyinDigits,
                    weight: .main),
                KeyHint(.character(" "), words.pinyinFirst, weight: .main),
            ]
        }
        if row.hasMore { hints.append(KeyHint([.pageDown, .character(".")], words.nextPage, weight: .usual)) }
        if !composing.earlierPages.isEmpty {
            hints.append(KeyHint([.pageUp, .character(",")], words.previousPage, weight: .minor))
        }
        return hints + [
            KeyHint(.enter, words.pinyinLetters, weight: .main), KeyHint(.function(3), other, weight: .usual),
            KeyHint(.escape, words.pinyinDrop, weight: .main),
        ]
    }
}

/// The input method as the program knows it.
struct Composing: Equatable, Sendable {
    var isOn = false
    var isTraditional = false
    var composition: Composition?
    /// The screen for which it is composed.
    var screen = 0
    /// The first places of the pages of candidates before the one that is shown.
    var earlierPages: [Int] = []
    /// Whether a request is under way, and the key that it was for. Keys typed meanwhile wait for the answer.
    var isAwaited = false
    var key: Key?
    /// What the first candidate was last taken of because another key came.
    var taken: Composition?
    /// Whether the last character typed was a digit.
    var followsDigit = false
    /// Whether it has been asked for anything, and so has something to forget.
    var wasUsed = false
}

extension Character {
    /// Whether pinyin is spelt with it.
    fileprivate var isPinyin: Bool { ("a"..."z").contains(self) }

    /// Whether it may have a Chinese counterpart among marks.
    fileprivate var isMark: Bool { isASCII && (isPunctuation || isSymbol) }
}
