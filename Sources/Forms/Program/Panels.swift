import Cells

/// The help page: the keys that work now, and what the screen has to say.
struct HelpPanel: Equatable, Sendable {
    private var reader: Reader

    init<Ask, Answer>(program: Program<Ask, Answer>) {
        let words = program.words
        var blocks: [ReaderBlock] = [.heading(words.helpKeys)]
        let actions = program.actions()
        let columns = actions.map { Width.of($0.hint.keyName(words)) }.max() ?? 0
        for action in actions {
            let name = action.hint.keyName(words).padded(to: columns)
            let whyNot = action.hint.whyNot.map { "（\($0)）" } ?? ""
            let text = "\(name)   \(action.hint.label)\(whyNot)"
            // A reason is read whole.
            blocks.append(whyNot.isEmpty ? .line(text) : .item(text))
        }
        if actions.contains(where: { $0.doer == .inputMethod }) {
            blocks += [.heading(words.pinyinHelpTitle), .paragraph(words.pinyinHelp)]
        }
        for section in program.current.screen.base.help {
            blocks.append(.heading(section.heading))
            blocks += section.paragraphs.map { .paragraph($0) }
        }
        reader = Reader(blocks)
    }

    mutating func fit(_ size: Size) { reader.fit(size) }

    var takesText: Bool { reader.takesText }

    /// Takes a key; true when the page is to close.
    mutating func press(_ key: Key) -> Bool {
        if reader.update(.key(key)) { return false }
        return [.escape, .function(1), .enter, .backspace].contains(key)
    }

    func draw(on surface: inout Surface, in rect: Rect, _ words: FormsWords) {
        reader.draw(on: &surface, in: rect, words: words)
    }

    func hints(_ words: FormsWords) -> [KeyHint] {
        [KeyHint(.escape, words.helpClose, weight: .main)] + reader.hints(words)
    }
}

/// The menu on `0`: all actions that a small pad has no key for, by number.
struct MenuPanel: Equatable, Sendable {
    enum Outcome: Equatable {
        case stays, closes, chose(Action)
    }

    let actions: [Action]
    private var focus = 0

    init(actions: [Action]) {
        self.actions = actions
    }

    mutating func press(_ key: Key) -> Outcome {
        switch key {
        case .up: focus = max(0, focus - 1)
        case .down, .tab: focus = min(actions.count - 1, focus + 1)
        case .enter: return actions.indices.contains(focus) ? .chose(actions[focus]) : .closes
        case .escape, .character("0"), .backspace: return .closes
        case .character(let character):
            guard let digit = character.wholeNumberValue, actions.indices.contains(digit - 1) else { return .stays }
            return .chose(actions[digit - 1])
        default: break
        }
        return .stays
    }

    func draw(on surface: inout Surface, in area: Rect, _ words: FormsWords) {
        let widest = actions.map { Width.of(row($0, 0, words)) }.max() ?? 0
        let size = Size(width: max(widest + 2, Width.of(words.menuTitle)) + 8, height: actions.count + 4)
        let rect = Dialog<Bool>.window(on: &surface, in: area, size, title: words.menuTitle)
        for (index, action) in actions.enumerated() {
            let isFocused = index == focus
            let point = Point(x: rect.x, y: rect.y + index)
            let role: Role = isFocused ? .selected : action.hint.isEnabled ? .dialog : .hintDisabled
            let text = (isFocused ? "> " : "  ") + row(action, index + 1, words)
            surface.put(text.padded(to: rect.width), at: point, role: role, within: rect)
            if isFocused { surface.setCursor(point.moved(right: 2), within: rect) }
        }
    }

    private func row(_ action: Action, _ number: Int, _ words: FormsWords) -> String {
        "\(number <= 9 ? String(number) : " ")  \(action.hint.label)"
    }
}

/// How far a job is.
struct JobPanel {
    let job: RunningJob
    let now: Instant

    private static let columns = 56

    func draw(on surface: inout Surface, in area: Rect, _ words: FormsWords) {
        let progress = job.progress
        let phase = LineBreaking.wrap(progress.phase, width: JobPanel.columns - 8)
        let size = Size(width: JobPanel.columns, height: 9 + max(1, phase.count))
        var rect = Dialog<Bool>.window(on: &surface, in: area, size, title: job.title)
        for (row, line) in phase.enumerated() {
            surface.put(line, at: rect.origin.moved(down: row), role: .dialog, within: rect)
        }
        // What is being done may take several lines; the rest stands below the last of them.
        rect = rect.splitTop(max(0, phase.count - 1)).rest
        let bar = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: 1)
        if let total = progress.total, total > 0 {
            let done = min(progress.done, total)
            surface.fill(bar, ".", role: .dialog)
            surface.fill(Rect(x: bar.x, y: bar.y, width: bar.width * done / total, height: 1), "#", role: .selected)
        }
        surface.put(amount(words), at: rect.origin.moved(down: 2), role: .dialog, within: rect)
        surface.put(speed(words), at: rect.origin.moved(down: 3), role: .muted, within: rect)
        let cancel = "[ \(words.jobCancel) ]"
        surface.put("> " + cancel, at: rect.origin.moved(down: 5), role: .buttonFocused, within: rect)
        surface.setCursor(rect.origin.moved(right: 2, down: 5), within: rect)
    }

    private func amount(_ words: FormsWords) -> String {
        let progress = job.progress
        guard let total = progress.total, total > 0 else {
            let seconds = (now - job.startedAt) / 1000
            return progress.done == 0
                ? fill(words.jobElapsed, ["time": words.duration(seconds: seconds)])
                : fill(words.jobCount, ["done": pieces(progress.done)])
        }
        let percent = min(100, progress.done * 100 / total)
        guard progress.told != .share else { return fill(words.jobCount, ["done": "\(percent)%"]) }
        return fill(
            words.jobProgress, ["done": pieces(progress.done), "total": pieces(total), "percent": "\(percent)"])
    }

    /// Rate and time left, once there is something to go by.
    private func speed(_ words: FormsWords) -> String {
        let milliseconds = now - job.startedAt
        guard milliseconds >= 1000, job.progress.done > 0 else { return "" }
        var parts: [String] = []
        if job.progress.told != .share {
            parts.append(fill(words.jobRate, ["rate": pieces(job.progress.done * 1000 / milliseconds)]))
        }
        if let total = job.progress.total, total > job.progress.done {
            let left = milliseconds * (total - job.progress.done) / job.progress.done / 1000 + 1
            parts.append(fill(words.jobLeft, ["time": words.duration(seconds: left)]))
        }
        return parts.joined(separator: "   ")
    }

    private func pieces(_ count: Int) -> String {
        guard case .number(let word) = job.progress.told, !word.isEmpty else { return "\(count)" }
        return "\(count) \(word)"
    }
}

extension FormsWords {
    /// A length of time as people say it: seconds up to a minute and a half, then minutes.
    func duration(seconds: Int) -> String {
        seconds <= 90
            ? fill(self.seconds, ["n": seconds]) : fill(minutes, ["n": (seconds + 59) / 60])
    }
}
