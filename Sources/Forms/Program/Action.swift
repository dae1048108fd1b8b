import Cells

/// A hint with the one who does it.
struct Action: Equatable, Sendable {
    enum Doer: Equatable, Sendable {
        case screen, back, help, end, inputMethod
        case standing(Int)
    }

    let hint: KeyHint
    let doer: Doer
}

extension Program {
    /// All that keys can do now: the screen's hints, then what is the same everywhere. Where a character is text, hints
    /// that have only characters for keys are left out.
    func actions() -> [Action] {
        let screen = current.screen.base
        let usable = screen.takesText ? screen.hints.filter { !$0.keys.allSatisfy(\.isCharacter) } : screen.hints
        var actions = usable.map { Action(hint: $0, doer: .screen) }
        func isFree(_ key: Key) -> Bool { !actions.contains { $0.hint.keys.contains(key) } }
        if cover == nil, stack.count > 1, isFree(.escape) {
            actions.append(Action(hint: KeyHint(.escape, words.back), doer: .back))
        }
        if screen.takesText, cover == nil, settings.offersInputMethod, screen.takesChinese {
            let label = composing.isOn ? words.pinyinOff : words.pinyin
            actions.append(
                Action(hint: KeyHint([.function(12), .control(" ")], label, weight: .main), doer: .inputMethod))
        }
        if cover == nil, screen.chrome.offersStanding {
            for (index, standing) in settings.standing.enumerated() where standing.hint.keys.allSatisfy(isFree) {
                actions.append(Action(hint: standing.hint, doer: .standing(index)))
            }
        }
        actions.append(Action(hint: KeyHint(.function(1), words.help, weight: .always), doer: .help))
        if mayEnd {
            let hint =
                isAtStart
                ? KeyHint(.function(10), words.leave, weight: .main)
                : KeyHint(.function(10), words.end, short: words.endShort, weight: .main)
            actions.append(Action(hint: hint, doer: .end))
        }
        return actions
    }

    /// The actions that the menu numbers. Keys that every pad has need no number.
    func menuActions() -> [Action] {
        actions().filter { action in !action.hint.keys.contains { Pad.keys.contains($0) } }
    }

    /// Whether nothing has been begun: the first page, nobody known.
    var isAtStart: Bool {
        stack.count == 1 && idle.sessionSince == nil && stack[0].screen.isSameKind(as: settings.root)
    }

    /// Whether F10 does something here.
    var mayEnd: Bool { !isAtStart || settings.mayLeave }
}

/// The number pad of a kiosk. All pages can be worked with it alone:
/// arrows move between and within fields, Enter activates and ticks, Backspace deletes, Esc goes back, `*` types X in
/// an identity number, digits choose. `0` opens a menu with the numbers 1-9 for all other actions, wherever a digit is
/// not text; the arrows lead out of a text field to a button, where it is not.
public enum Pad {
    public static let keys: Set<Key> = Set(
        "0123456789*".map { Key.character($0) } + [.up, .down, .left, .right, .enter, .backspace, .escape])
}

extension Key {
    /// Whether the key types a character.
    var isCharacter: Bool {
        if case .character = self { true } else { false }
    }

    /// Whether it types a letter, by which nothing is chosen.
    var isLetter: Bool {
        if case .character(let character) = self { character.isLetter } else { false }
    }
}
