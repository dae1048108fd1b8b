import Cells
import Forms
import Housing
import Office
import Texts

/// A case: its blocks beside its materials and what happened, two panes where there is room for them.
struct CaseReviewPage: CounterScreen {
    let clerk: Clerk
    private(set) var opened: OpenCase
    private var left = Sheet<CaseSpot>()
    private var right = Sheet<CaseSpot>()
    private var isRight = false
    /// The one part that a narrow window shows.
    private var section = CaseSection.dwelling
    private var size = Size(width: 0, height: 0)
    private var shown: [InfoLine: InfoSnapshot.Value] = [:]
    private var flags: [ItemPath] = []
    private var grounds: Grounds?
    private var decisions: DecisionPages
    private var dialog: Dialog<Deciding.Answer>?
    /// What was asked for, so that a case opened again is told apart from one that was taken.
    private var isTaking = false
    private var isReading = false
    private var unseen: Unseen
    /// Whether what was done again was stood on, once.
    private var isPlaced = false

    /// - Parameter opensBySelf: after another was decided, not by a key.
    init(_ opened: OpenCase, clerk: Clerk, opensBySelf: Bool = false) {
        self.opened = opened
        self.clerk = clerk
        unseen = Unseen(opensBySelf)
        decisions = DecisionPages(opened)
    }

    private var renewal: Renewal { opened.renewal }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        defer { layOut() }
        if unseen.swallows(event, now) { return [] }
        switch event {
        case .sized(let size): fit(size)
        case .appeared: return [.quietly(.grounds)]
        case .changed(CounterTopic.cases): return reread()
        case .revealed:
            shown = [:]
            return reread()
        case .covered, .leaving: shown = [:]
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private mutating func fit(_ size: Size) {
        guard decisions.shown == nil else { return decisions.fit(size) }
        self.size = size
        if !isPlaced { standOnRedone() }
    }

    /// A case that was handed in again opens on what was done again.
    private mutating func standOnRedone() {
        isPlaced = true
        guard let spot = sheets.firstRedone, let section = sheets.section(of: spot) else { return }
        go(to: section)
        if isWide && isRight { right.focus(on: spot) } else { left.focus(on: spot) }
    }

    private mutating func reread() -> [CounterEffect] {
        isReading = true
        return [.quietly(.open(renewal.id))]
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .grounds(let grounds):
            self.grounds = grounds
            decisions.see(grounds)
        case .opened(let opened): return take(opened)
        case .released: return [.pop, .say(.info(CounterCaseTexts.released(renewal.number)))]
        case .shown(let line, let value): shown[line] = value
        case .decided(let decided): return Deciding.effects(decided, clerk: clerk)
        case .failed(let trouble):
            isTaking = false
            // Read again without a word, so that what is said stays and the next try is about what there is.
            return tell(trouble) + (trouble.isRaceLost ? [.quietly(.open(renewal.id))] : [])
        default: break
        }
        return []
    }

    private mutating func take(_ now: OpenCase) -> [CounterEffect] {
        let before = opened
        opened = now
        decisions.see(now)
        if isTaking {
            isTaking = false
            return [.say(.success(CounterCaseTexts.taken(renewal.number)))]
        }
        guard isReading else { return [] }
        isReading = false
        guard before.renewal.version != now.renewal.version else { return [] }
        // A decision that was being confirmed was about what is no longer so.
        dialog = nil
        guard before.isYours, let why = Deciding.whyGone(now) else { return [.say(.info(CounterCaseTexts.changed))] }
        // A page on which something is being written tells it for as long as it is so.
        return decisions.shown == nil ? [.say(.warning(why))] : []
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if decisions.shown != nil { return decide(input) }
        guard case .key(let key) = input else { return [] }
        return press(key)
    }

    private mutating func decide(_ input: Input) -> [CounterEffect] {
        // A case that went away while a return was being written comes back without leaving the page.
        if input == .key(.function(2)), takeHint?.isEnabled == true { return takeIt() }
        let effects = decisions.press(input)
        flags = decisions.chosen
        return effects + (decisions.shown == nil ? reread() : [])
    }

    private mutating func show(_ decision: DecisionPages.Kind) -> [CounterEffect] {
        shown = [:]
        // The window tells a size when it is another one, and the two may be as large.
        decisions.fit(size)
        decisions.show(decision, marked: flags)
        return grounds == nil ? [.ask(.grounds)] : []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        if let answer = dialog?.press(key) {
            dialog = nil
            switch answer {
            case .approve: return [.ask(.approve(renewal))]
            case .putBack: return [.ask(.putBack(renewal))]
            case .leave: return [.pop]
            case .back: return []
            }
        }
        if dialog != nil { return [] }
        switch key {
        case .function(2):
            guard takeHint == nil else { return takeIt() }
            return [.say(.info(Deciding.whyNotTake(opened)))]
        case .function(5): dialog = Deciding.approval(of: opened)
        case .function(6): return show(.sendBack)
        case .function(7): return show(.reject)
        case .function(8):
            if opened.isYours { return [.ask(.release(renewal))] }
            if mayPutBack { dialog = Deciding.puttingBack(opened) }
        case .escape: dialog = Deciding.leaving(with: flags.count)
        case .tab, .backTab: isRight.toggle()
        case .left, .right: turn(key == .right ? 1 : -1)
        case .enter: return open()
        case .character(" "): return flag()
        case .character(let character):
            guard let digit = character.wholeNumberValue, let section = CaseSection(rawValue: digit - 1) else { break }
            go(to: section)
        default: _ = isRight && isWide ? right.press(key) : left.press(key)
        }
        return []
    }

    private mutating func takeIt() -> [CounterEffect] {
        isTaking = true
        return [.ask(.take(renewal.id))]
    }

    private mutating func turn(_ by: Int) {
        if isWide { isRight = by > 0 } else { go(to: CaseSection(rawValue: section.rawValue + by) ?? section) }
    }

    private mutating func go(to section: CaseSection) {
        self.section = section
        isRight = !section.isLeft
        layOut()
        guard isWide else { return left.focusFirst() }
        let spot = sheets.entries(of: section).compactMap(\.id).first
        if let spot { isRight ? right.focus(on: spot) : left.focus(on: spot) }
    }

    private var spot: CaseSpot? { isWide && isRight ? right.focused : left.focused }

    private mutating func open() -> [CounterEffect] {
        switch spot {
        case .line(let line):
            if shown.removeValue(forKey: line) != nil { return [] }
            return [.ask(.show(line, of: renewal.id))]
        case .material(let kind, let id?):
            if let page = compare(kind, at: id) { return [.show(page)] }
            return [.show(PicturePage(opened.file, at: id, clerk: clerk))]
        case .material(_, nil), .event, nil: return []
        }
    }

    /// What was uploaded again, against what was sent back.
    private func compare(_ kind: MaterialKind, at id: MaterialID) -> ComparePage? {
        guard let item = opened.file.redone?.items.first(where: { $0.path == .material(kind) }),
            case .files(let files)? = item.after, files.last?.id == id
        else { return nil }
        return ComparePage(opened.file, item, reasons: grounds?.reasons, clerk: clerk)
    }

    private mutating func flag() -> [CounterEffect] {
        let path: ItemPath? =
            switch spot {
            case .line(let line): .line(line)
            case .material(let kind, _): .material(kind)
            case .event, nil: nil
            }
        guard let path else { return [.say(.info(CounterCaseTexts.notFlaggable))] }
        if let index = flags.firstIndex(of: path) { flags.remove(at: index) } else { flags.append(path) }
        return []
    }

    // MARK: Layout

    /// The head with what stands in the way, in a narrow window the tabs, and an empty row.
    private var headRows: Int { (isWide ? 2 : 3) + (opened.file.openChange == nil ? 0 : 1) }
    private static let leastWideColumns = 106

    private var isWide: Bool { size.width >= CaseReviewPage.leastWideColumns }

    private func panes(in rect: Rect) -> (left: Rect, right: Rect?) {
        isWide ? Panes.split(rect, share: 46) : (rect, nil)
    }

    private var sheets: CaseSheets { sheets(width: panes(in: Rect(size: size)).left.width) }

    private func sheets(width: Int) -> CaseSheets {
        CaseSheets(
            file: opened.file, shown: shown, flags: flags, reasons: grounds?.reasons,
            width: Sheet<CaseSpot>.room(in: width))
    }

    private mutating func layOut() {
        let body = Rect(size: size).splitTop(headRows).rest
        let panes = panes(in: body)
        guard let side = panes.right else {
            left.show(sheets(width: body.width).entries(of: section), height: body.height)
            return
        }
        left.show(together(CaseSection.allCases.filter(\.isLeft), width: panes.left.width), height: body.height)
        right.show(together([.materials, .timeline], width: side.width), height: body.height)
    }

    private func together(_ sections: [CaseSection], width: Int) -> [SheetEntry<CaseSpot>] {
        let sheets = sheets(width: width)
        return Array(sections.map { sheets.entries(of: $0) }.joined(separator: [.gap]))
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let page = decisions.page { return page.draw(on: &surface, in: body) }
        let split = body.splitTop(headRows)
        CaseHead(opened).draw(on: &surface, in: split.top)
        let panes = panes(in: split.rest)
        if let side = panes.right {
            Panes.drawLine(on: &surface, leftOf: side)
            right.draw(on: &surface, in: side, words: words, isActive: isRight)
        } else {
            drawTabs(on: &surface, in: Rect(x: body.x, y: body.y + headRows - 2, width: body.width, height: 1))
        }
        left.draw(on: &surface, in: panes.left, words: words, isActive: !isWide || !isRight)
        dialog?.draw(on: &surface, in: body)
    }

    private func drawTabs(on surface: inout Surface, in rect: Rect) {
        var x = rect.x
        let sheets = sheets
        for section in CaseSection.allCases {
            let mark = sheets.needsAttention(section) ? "!" : ""
            let role: Role = section == self.section ? .selected : mark.isEmpty ? .muted : .warning
            x += surface.put(
                " \(section.rawValue + 1) \(section.name)\(mark) ", at: Point(x: x, y: rect.y), role: role,
                within: rect)
        }
    }

    // MARK: Around

    var chrome: Chrome {
        if let page = decisions.page { return Chrome(title: page.title, subject: clerk.name) }
        return Chrome(title: CounterCaseTexts.title, subject: clerk.name, layout: .wide)
    }

    var takesText: Bool { decisions.page?.takesText ?? false }
    var takesChinese: Bool { decisions.page?.takesChinese ?? false }
    var help: [HelpSection] { sections(CounterCaseTexts.caseHelp) }

    var hints: [KeyHint] {
        if let page = decisions.page { return page.hints + [takeHint].compactMap(\.self) }
        if dialog != nil {
            return [KeyHint(.enter, CounterCaseTexts.choose), KeyHint(.escape, words.back, weight: .main)]
        }
        var hints = [takeHint].compactMap(\.self)
        hints += [
            approveHint,
            decision(.function(6), CounterCaseTexts.sendBackShort, .sendBack),
            decision(.function(7), CounterCaseTexts.rejectShort, .reject),
        ]
        if let enter = enterHint { hints.append(enter) }
        let isFlagged = spotPath.map(flags.contains) ?? false
        let flag = isFlagged ? CounterCaseTexts.unflag : CounterCaseTexts.flag
        hints.append(decision(.character(" "), flag, .sendBack, weight: .usual))
        if renewal.state == .underReview { hints.append(releaseHint) }
        if isWide { hints.append(KeyHint([.tab, .backTab], CounterCaseTexts.pane, weight: .minor)) }
        // Marks are of this page alone: whoever leaves it with some is asked.
        if !flags.isEmpty { hints.append(KeyHint(.escape, words.back, weight: .main)) }
        // A narrow window numbers its tabs.
        let digits = (1...CaseSection.allCases.count).map { Key.character(Character(String($0))) }
        return hints + [KeyHint(digits, CounterCaseTexts.section, named: "1-6", weight: .minor)]
    }

    private var spotPath: ItemPath? {
        switch spot {
        case .line(let line): .line(line)
        case .material(let kind, _): .material(kind)
        case .event, nil: nil
        }
    }

    /// Whether it is somebody else's and may be taken out of his hands.
    private var mayPutBack: Bool { clerk.mayPutBack && !opened.isYours && renewal.state == .underReview }

    /// Nil where there is nothing to take.
    private var takeHint: KeyHint? {
        guard renewal.state == .submitted || opened.isElsewhere else { return nil }
        return decision(.function(2), opened.isElsewhere ? CounterCaseTexts.bringHere : CounterCaseTexts.take, .take)
    }

    private var approveHint: KeyHint {
        let whyNot =
            Deciding.whyNot(.approve, opened, clerk) ?? Deciding.whyNotApprove(flags, in: opened)
        return KeyHint(.function(5), CounterCaseTexts.approve, weight: .main, whyNot: whyNot)
    }

    private var releaseHint: KeyHint {
        if mayPutBack { return KeyHint(.function(8), CounterCaseTexts.release, weight: .main) }
        return decision(.function(8), CounterCaseTexts.release, .release)
    }

    private func decision(
        _ key: Key, _ label: String, _ act: Renewal.Act, weight: KeyHint.Weight = .main
    ) -> KeyHint {
        KeyHint(key, label, weight: weight, whyNot: Deciding.whyNot(act, opened, clerk))
    }

    private var enterHint: KeyHint? {
        switch spot {
        case .line(let line):
            let value = (opened.file.confirmed ?? opened.file.present)[line]
            let whyNot = value?.isMasked == true ? nil : CounterCaseTexts.nothingMasked
            let label = shown[line] == nil ? CounterCaseTexts.show : CounterCaseTexts.hide
            return KeyHint(
                .enter, label, weight: whyNot == nil ? .main : .usual,
                whyNot: whyNot ?? (clerk.mayShowPersonal ? nil : CounterCaseTexts.noPersonal))
        case .material(_, let id):
            return KeyHint(
                .enter, CounterCaseTexts.picture, weight: .main,
                whyNot: id == nil
                    ? CounterCaseTexts.missing : clerk.mayShowPersonal ? nil : CounterCaseTexts.noPersonal)
        case .event, nil: return nil
        }
    }
}
