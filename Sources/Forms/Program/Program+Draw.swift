import Cells

/// What the window shows.
extension Program {
    /// A frame of the program's present size.
    public func draw(now: Instant) -> Surface {
        var surface = Surface(size: size)
        guard size.holds(Program.leastSize) else {
            drawTooSmall(on: &surface)
            return surface
        }
        let chrome = current.screen.base.chrome
        let frame = Frame(size: size, hasStepper: chrome.stepper != nil, layout: chrome.layout)
        drawTitle(on: &surface, in: frame.title, chrome, now)
        if case .help(let panel) = overlay {
            panel.draw(on: &surface, in: Frame.helpBody(size), words)
        } else {
            if let stepper = frame.stepper { chrome.stepper?.draw(on: &surface, in: stepper) }
            current.screen.base.draw(on: &surface, in: frame.body, now: now)
            drawOver(on: &surface, now)
        }
        if let row = candidateRow {
            row.draw(on: &surface, in: frame.message)
        } else {
            drawMessage(on: &surface, in: frame.message, chrome)
        }
        HintLine(hints: shownHints(now), words: words).draw(on: &surface, in: frame.hints)
        return surface
    }

    private func drawTooSmall(on surface: inout Surface) {
        let size = fill(
            words.tooSmallSize,
            [
                "width": self.size.width, "height": self.size.height,
                "leastWidth": Program.leastSize.width, "leastHeight": Program.leastSize.height,
            ])
        let width = max(2, self.size.width)
        let lines = LineBreaking.wrap(words.tooSmall, width: width) + LineBreaking.wrap(size, width: width)
        let top = max(0, (self.size.height - lines.count) / 2)
        for (row, line) in lines.enumerated() {
            let x = max(0, (self.size.width - Width.of(line)) / 2)
            surface.put(line, at: Point(x: x, y: top + row), role: .body)
        }
    }

    private func drawTitle(on surface: inout Surface, in rect: Rect, _ chrome: Chrome, _ now: Instant) {
        surface.fill(rect, role: .title)
        var right = rect.maxX - Frame.marginColumns
        func put(_ text: String, _ role: Role) {
            right -= Width.of(text)
            surface.put(text, at: Point(x: right, y: rect.y), role: role, within: rect)
            right -= 2
        }
        if settings.isTraining { put(" \(words.training) ", .training) }
        if idle.isWarning, let end = idleEnd {
            put(fill(words.idleLeft, ["seconds": secondsLeft(until: end, now: now)]), .attention)
        }
        let title = isShowingHelp ? fill(words.helpTitle, ["title": chrome.title]) : chrome.title
        if let banner {
            // What the page is and whom it is about stays whole beside who waits.
            let subject = chrome.subject.map { Width.of($0) + 2 } ?? 0
            let room = right - Frame.marginColumns - Width.of(title) - 2 - subject - 2
            put(" \(banner.shown(words, now: now, columns: max(Banner.leastColumns, room))) ", .attention)
        }
        if let subject = chrome.subject { put(subject, .title) }
        let left = Rect(x: Frame.marginColumns, y: rect.y, width: right - Frame.marginColumns, height: 1)
        surface.put(title.shortened(to: left.width), at: left.origin, role: .title, within: left)
    }

    private var isShowingHelp: Bool {
        if case .help = overlay { true } else { false }
    }

    private func drawMessage(on surface: inout Surface, in rect: Rect, _ chrome: Chrome) {
        guard let message = holdsKeys ? .info(words.saving) : message ?? chrome.message else { return }
        let mark = Width.of(message.kind.mark)
        let lines = LineBreaking.wrap(message.text, width: rect.width - mark)
        // A long one grows upwards: it is not to lose its end, which may be the number to be told to somebody.
        let rows = min(lines.count, Program.mostMessageRows)
        let place = Rect(x: rect.x, y: rect.maxY - rows, width: rect.width, height: rows)
        if rows > 1 { surface.fill(place, role: .body) }
        surface.put(message.kind.mark, at: place.origin, role: message.kind.role, within: place)
        for (row, line) in lines.prefix(rows).enumerated() {
            surface.put(line, at: place.origin.moved(right: mark, down: row), role: message.kind.role, within: place)
        }
    }

    private static var mostMessageRows: Int { 4 }

    /// Dialogs over the body. The last one drawn has the cursor.
    private func drawOver(on surface: inout Surface, _ now: Instant) {
        let area = Rect(size: size).inset(horizontal: Frame.marginColumns, vertical: 1)
        switch overlay {
        case .ending(let dialog): dialog.draw(on: &surface, in: area)
        case .menu(let panel): panel.draw(on: &surface, in: area, words)
        case .help, nil: break
        }
        if let job, job.hasPage(now), cover == nil {
            JobPanel(job: job, now: now).draw(on: &surface, in: area, words)
        }
        if idle.isWarning, let end = idleEnd {
            let text = fill(words.idleText, ["seconds": secondsLeft(until: end, now: now)])
            Dialog(title: words.idleTitle, text: text, buttons: [DialogButton(true, words.idleContinue)])
                .draw(on: &surface, in: area)
        }
    }

    private func shownHints(_ now: Instant) -> [KeyHint] {
        if let job, job.hasPage(now), cover == nil { return [KeyHint(.escape, words.jobCancel, weight: .main)] }
        if idle.isWarning { return [] }
        switch overlay {
        case .help(let panel):
            guard !panel.takesText else { return panel.hints(words) }
            let pad = settings.showsPadMenu ? [KeyHint(.character("0"), words.menu, weight: .main)] : []
            return panel.hints(words) + pad + actionsOverHelp().map(\.hint)
        case .ending(let dialog) where dialog.isFinal:
            return [
                KeyHint([.left, .right], words.menuMove, named: "← →"), KeyHint(.enter, words.menuChoose),
                KeyHint(.escape, words.back),
            ]
        case .menu, .ending: return [KeyHint(.enter, words.menuChoose), KeyHint(.escape, words.back)]
        case nil: break
        }
        if let row = candidateRow { return composingHints(row) }
        var hints = actions().map(\.hint)
        guard settings.showsPadMenu else { return hints }
        if !current.screen.base.takesText {
            hints.insert(KeyHint(.character("0"), words.menu, weight: .main), at: max(0, hints.count - 2))
        } else if let index = hints.firstIndex(where: { $0.keys.contains(.down) }) {
            // A digit is text here: said instead is where it is not.
            hints[index] = KeyHint(
                .down, words.menuBelowText, short: words.menuBelowTextShort, weight: .usual)
        }
        return hints
    }
}

extension Message.Kind {
    var role: Role {
        switch self {
        case .info: .info
        case .success: .success
        case .warning: .warning
        case .error: .error
        }
    }

    /// Tells the kind where there is no colour.
    var mark: String {
        switch self {
        case .info: ""
        case .success: "✓ "
        case .warning, .error: "! "
        }
    }
}
