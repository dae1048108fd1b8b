import Cells
import Forms
import Housing
import Office
import Texts

/// What on the page of a block can have the focus.
enum BlockField: String, Hashable, Sendable {
    case verdict, next, lines, full
}

/// One of the four blocks of 【确认续约信息】, answered 「无误」 or 「有误」 (O-4, G-3).
struct BlockPage<Way: BlocksJourney>: FlowPage {
    typealias Field = BlockField

    var journey: Way
    var keeper = DraftKeeper()
    private var info: InfoPages?
    private var page: ReadAndAnswer<Field>
    private var isInFull = false
    /// Asks what becomes of what was pointed out, once the block is said to be right.
    private var dialog: Dialog<BlockDraft.Verdict>?
    private var size = Size(width: 0, height: 0)

    init(journey: Way) {
        self.journey = journey
        page = ReadAndAnswer([], Form([]))
    }

    private var block: InfoBlock { journey.draft.block }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
        case .appeared: return [saving] + open()
        case .answer(.info(let info)): return show(info)
        case .answer(.failed(let trouble)):
            return told(trouble) + (trouble.refusal?.code == .infoChanged ? open() : [])
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(.escape) where !page.takesText: return back()
        default:
            if case .answer(let answer) = event, let effects = journey.took(answer) { return effects }
            if let effects = common(event) { return effects }
            guard dialog == nil else { return [] }
            return event.input.map { take(page.update($0), now) } ?? []
        }
        return []
    }

    private func open() -> [KioskEffect] {
        journey.openInfo.map { [$0] } ?? [.pop]
    }

    /// Shows the block. Answers about other values than these are asked for anew.
    private mutating func show(_ info: InfoPages) -> [KioskEffect] {
        let isOther = journey.draft.snapshot != nil && journey.draft.snapshot != info.commitment
        if isOther { journey.draft.blocks = [:] }
        journey.draft.snapshot = info.commitment
        self.info = info
        build()
        return isOther ? [.say(.warning(RenewalTexts.infoRenewed)), saving] : []
    }

    private mutating func build() {
        guard let info else { return }
        let draft = journey.draft[block]
        let corrected = draft.wrong.count { $0.mobile != nil }
        let reported = draft.wrong.count - corrected
        let hasMasked = info.snapshot.lines(of: block).contains { $0.value.isMasked }
        let form = Form<Field>(
            [
                .choice(
                    .verdict, RenewalTexts.blockQuestion,
                    [
                        ChoiceOption(RenewalTexts.right),
                        ChoiceOption(
                            draft.wrong.isEmpty
                                ? RenewalTexts.wrong
                                : "\(RenewalTexts.wrong)（\(RenewalTexts.pointedOut(reported, corrected))）"),
                    ], chosen: draft.verdict.map { $0 == .right ? 0 : 1 }),
                .button(.next, RenewalTexts.next),
                FormItem(.lines, "", isHidden: draft.verdict != .wrong, .button(Button(RenewalTexts.pointOut))),
                FormItem(
                    .full, "", isHidden: !hasMasked,
                    .button(Button(isInFull ? RenewalTexts.hideFull : RenewalTexts.showFull))),
            ], focus: page.form.focus ?? journey.draft.focus.flatMap(Field.init(rawValue:)))
        page = ReadAndAnswer(
            BlockLines.blocks(info.snapshot, block, draft, inFull: isInFull), form, keepsSections: block == .occupants)
        fit()
    }

    private mutating func fit() {
        page.fit(Page.room(below: blocks, in: size))
        noteSeen()
    }

    /// The block counts as shown when its end has been in view.
    private mutating func noteSeen() {
        if info != nil, page.reader.sawEnd { journey.draft[block].isSeen = true }
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        noteSeen()
        if outcome == .changed(.verdict), page.form.choice(.verdict) == 0, !journey.draft[block].wrong.isEmpty {
            return askWhatBecomes()
        }
        journey.draft[block].verdict = page.form.choice(.verdict).map { $0 == 0 ? .right : .wrong }
        page.form.setHidden(.lines, journey.draft[block].verdict != .wrong)
        // Answered by its number, the next key goes on.
        if outcome == .changed(.verdict) { page.form.focus(on: .next) }
        let effects = keep(outcome, focus: page.form.focus, now)
        switch outcome {
        case .changed where journey.draft[block].verdict == .wrong && journey.draft[block].wrong.isEmpty:
            return effects + [journey.turn(toStep: .lines)]
        case .activated(.lines): return effects + [journey.turn(toStep: .lines)]
        case .activated(.full):
            isInFull.toggle()
            build()
            return effects
        case .activated: return effects + goOn()
        case .refused(let why): return effects + [.say(.warning(why))]
        default: return effects
        }
    }

    /// What was pointed out goes only by a word of the person's. Until then the tick stays where it was.
    private mutating func askWhatBecomes() -> [KioskEffect] {
        page.form.choose(.verdict, 1)
        page.form.focus(on: .next)
        dialog = Dialog(
            title: RenewalTexts.keepTitle,
            text: RenewalTexts.keepText(journey.draft[block].wrong.map(\.line.field.name)),
            buttons: [
                DialogButton(.wrong, RenewalTexts.keepReports), DialogButton(.right, RenewalTexts.dropReports),
            ], escape: .wrong)
        return []
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let verdict = dialog?.press(key) else { return [] }
        dialog = nil
        journey.draft[block].verdict = verdict
        if verdict == .right { journey.draft[block].wrong = [] }
        build()
        return [saving]
    }

    private mutating func goOn() -> [KioskEffect] {
        let draft = journey.draft[block]
        guard draft.isSeen else {
            // Whoever wants to go on is shown what is left instead of being told where to find it.
            _ = page.update(.key(.pageDown))
            noteSeen()
            return journey.draft[block].isSeen ? [] : [.say(.info(RenewalTexts.readBlockToEnd))]
        }
        guard let verdict = draft.verdict else { return report(RenewalTexts.answerMissing) }
        guard verdict == .right || !draft.wrong.isEmpty else { return report(RenewalTexts.linesMissing) }
        page.form.clearProblems()
        if let next = nextBlock() {
            journey.draft.block = next
            return [journey.turn(toStep: .block)]
        }
        return info.map { journey.handIn($0) } ?? []
    }

    private mutating func report(_ problem: String) -> [KioskEffect] {
        page.form.report([FieldProblem(.verdict, problem)])
        fit()
        return []
    }

    /// The block to go to: the next in order, or, where only one answer is changed, the first without an answer.
    private func nextBlock() -> InfoBlock? {
        if journey.isRevisiting {
            return InfoBlock.allCases.first { journey.draft[$0].verdict == nil || !journey.draft[$0].isSeen }
        }
        let index = InfoBlock.allCases.firstIndex(of: block) ?? 0
        return InfoBlock.allCases.indices.contains(index + 1) ? InfoBlock.allCases[index + 1] : nil
    }

    private mutating func back() -> [KioskEffect] {
        if let effects = journey.leaveRevisited(info) { return effects }
        let index = InfoBlock.allCases.firstIndex(of: block) ?? 0
        guard index > 0 else { return journey.leaveBlocks() }
        var journey = journey
        journey.draft.block = InfoBlock.allCases[index - 1]
        return [journey.turn(toStep: .block)]
    }

    private var blocks: [PageBlock] {
        let number = (InfoBlock.allCases.firstIndex(of: block) ?? 0) + 1
        return [.heading(RenewalTexts.blockTitle(block, number))] + journey.returnReasons(for: block)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if info != nil { page.draw(on: &surface, in: rest) }
        dialog?.draw(on: &surface, in: body)
    }

    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        if dialog != nil { return [.choose, KeyHint(.escape, RenewalTexts.keepReports)] }
        return page.hints + (page.takesText ? [] : [.back])
    }
    var takesText: Bool { dialog == nil && page.takesText }
    var takesChinese: Bool { dialog == nil && page.takesChinese }
}

/// A block as text.
enum BlockLines {
    private static let labelColumns = 16

    static func blocks(
        _ snapshot: InfoSnapshot, _ block: InfoBlock, _ draft: BlockDraft, inFull: Bool
    ) -> [ReaderBlock] {
        let lines = snapshot.lines(of: block)
        if lines.isEmpty { return [.line(RenewalTexts.noOccupants)] }
        var blocks: [ReaderBlock] = []
        var person: PersonID?
        var number = 0
        for line in lines {
            if line.line.person != person {
                person = line.line.person
                number += 1
                blocks.append(.heading(RenewalTexts.occupant(number)))
            }
            blocks.append(.line(text(line, draft, inFull: inFull)))
        }
        return blocks
    }

    private static func text(
        _ line: InfoSnapshot.Line, _ draft: BlockDraft, inFull: Bool
    ) -> String {
        let text = line.line.field.name.padded(to: labelColumns) + line.value.words(inFull: inFull)
        let told = draft.wrong.first { $0.line == line.line }
        return told.map { text + "  ← " + $0.note(inFull: inFull) } ?? text
    }
}
