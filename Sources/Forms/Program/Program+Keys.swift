import Cells

/// Where a key goes. From the first that wants it to the last:
///
/// 1. A window too small takes no key. A key that comes too late ends or locks the session as time would have done. A
///    warning of the idle time takes any key and goes away.
/// 2. A running job takes Esc. A pending ask holds all keys until it is answered.
/// 3. An overlay (help, menu, end dialog) takes all keys.
/// 4. What is composed by the input method takes the keys that it has a use for.
/// 5. F1 opens help, F10 the end dialog; `0` opens the menu of all actions wherever a digit is not text.
/// 6. A character goes to the screen where it is text. A hint of the screen that is disabled says why not; every other
///    key goes to the screen.
/// 7. Esc goes back a page where the screen has no own use for it.
extension Program {
    mutating func take(_ input: Input, _ now: Instant) -> [Command<Ask>] {
        guard size.holds(Program.leastSize) else {
            noteActivity(now)
            return []
        }
        if isOverdue(now) { return advanceIdle(now) }
        if idle.isWarning {
            noteActivity(now)
            return []
        }
        noteActivity(now)
        if messageWasSeen { message = nil }
        if cover == nil, let job { return take(input, during: job) }
        if holdsKeys {
            held.append(input)
            return []
        }
        switch input {
        case .paste(let text):
            guard overlay == nil else { return [] }
            if let composition = candidateRow?.composition {
                held.insert(input, at: 0)
                return takeFirst(of: composition, now)
            }
            return send(.paste(text), to: current.id, now)
        case .key(let key): return overlay == nil ? press(key, now) : pressInOverlay(key, now)
        }
    }

    /// A key for the screen on top.
    mutating func press(_ key: Key, _ now: Instant) -> [Command<Ask>] {
        if let commands = compose(key, now) { return commands }
        let screen = current.screen.base
        if key == .character("0"), !screen.takesText, !screen.hints.contains(where: { $0.keys.contains(key) }) {
            overlay = .menu(MenuPanel(actions: menuActions()))
            return []
        }
        let isText = key.isCharacter && screen.takesText
        guard !isText, let action = actions().first(where: { $0.hint.keys.contains(key) }) else {
            return pressUnnamed(key, now)
        }
        return perform(action, by: key, now)
    }

    /// Does what a hint stands for, or says why that cannot be.
    mutating func perform(_ action: Action, by key: Key, _ now: Instant) -> [Command<Ask>] {
        if let whyNot = action.hint.whyNot {
            say(.warning(whyNot))
            return []
        }
        switch action.doer {
        case .screen: return send(.key(key), to: current.id, now)
        case .back: return goBack(now)
        case .inputMethod:
            switchInputMethod()
            return []
        case .help:
            overlay = .help(HelpPanel(program: self))
            layOutOverlay()
            return []
        case .end:
            proposeEnd()
            return []
        case .standing(let index):
            var commands: [Command<Ask>] = []
            let chrome = current.screen.base.chrome
            for effect in settings.standing[index].effects(chrome) { commands += apply(effect, from: current.id, now) }
            return commands
        }
    }

    /// Keys that no hint names: those that are the same everywhere, and text for the screen.
    private mutating func pressUnnamed(_ key: Key, _ now: Instant) -> [Command<Ask>] {
        switch key {
        case .control("c") where settings.mayLeave && !settings.isDeaf:
            proposeEnd()
            return []
        case .control("z"):
            return settings.isDeaf || !settings.mayLeave ? [] : [.suspend]
        case .function(12) where settings.offersInputMethod && current.screen.base.takesText:
            say(.info(words.pinyinNotHere))
            return []
        case .control("v"):
            guard let clipboard else { return [] }
            return send(.paste(clipboard), to: current.id, now)
        default:
            // A letter typed where nothing can be is not to vanish without a word. A digit may have chosen what is chosen
            // already. A screen that takes text is not held for that: each of its keys would copy what it changes.
            let before = key.isLetter && !current.screen.base.takesText ? current.screen : nil
            let commands = send(.key(key), to: current.id, now)
            if let before, commands.isEmpty, overlay == nil, message == nil, current.screen == before {
                say(.info(words.keyUseless))
            }
            return commands
        }
    }

    private mutating func noteActivity(_ now: Instant) {
        idle.isWarning = false
        // Keys on the lock page are no sign of the person who went away.
        if cover == nil { idle.lastKey = now }
    }
}
