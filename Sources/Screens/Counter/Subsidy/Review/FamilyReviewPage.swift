import Cells
import Forms
import Housing
import Office
import Texts

/// One family of a batch under review, and the next one by a key.
struct FamilyReviewPage: CounterScreen {
    enum Spot: Hashable, Sendable {
        case verdict(Int)
        case finding(Int)
        case fact(Int)
        case judgement(Int)
        case correction(Int)
        /// The first picture of a paper.
        case picture(Int)
    }

    let clerk: Clerk
    /// Whose next and previous families the keys lead to.
    private let tab: FamilyTab
    private(set) var opened: OpenFamily
    private var sheet = Sheet<Spot>()
    private var editor: FindingEditor?
    private var dialog: Dialog<Bool>?
    private var size = Size(width: 0, height: 0)

    init(_ opened: OpenFamily, in tab: FamilyTab, clerk: Clerk) {
        self.opened = opened
        self.tab = tab
        self.clerk = clerk
    }

    private var file: FamilyFile { opened.file }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .appeared: begin()
        case .changed(CounterTopic.subsidy), .revealed:
            return [.quietly(.families(.open(file.batch, receipt: file.receipt)))]
        case .answer(.families(let answer)): return take(answer)
        case .answer(.failed(let trouble)):
            let again = CounterEffect.quietly(.families(.open(file.batch, receipt: file.receipt)))
            return tell(trouble) + (trouble.isRaceLost ? [again] : [])
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private mutating func take(_ answer: FamiliesAnswer) -> [CounterEffect] {
        switch answer {
        case .opened(let opened):
            let isOther = opened.receipt != file.receipt
            let isGone = see(opened)
            if isOther { begin() }
            if isGone { return [.say(.warning(CounterReviewTexts.askAgain))] }
        case .noOther(let isBackwards):
            let words = isBackwards ? CounterReviewTexts.noPrevious(tab.name) : CounterReviewTexts.noNext(tab.name)
            return [.say(.info(words))]
        case .confirmed(let receipt, let reasons, let next):
            let done = CounterReviewTexts.done(receipt, reasons)
            guard let next else { return [.pop, .say(.success(done + CounterReviewTexts.noMore))] }
            see(next)
            begin()
            return [.say(.success(done + CounterReviewTexts.nowNext))]
        case .entered(let count, let opened, let trouble):
            editor = nil
            see(opened)
            if case .finding(let index)? = sheet.focused { focusOpen(behind: index) }
            if let trouble { return [.say(.error(CounterReviewTexts.enteredSome(count) + trouble.sentence))] }
            return [.say(.success(count > 1 ? CounterReviewTexts.enteredSome(count) : CounterReviewTexts.entered))]
        default: break
        }
        return []
    }

    /// What was asked about stands no longer where something changed.
    ///
    /// - Returns: whether a question went with it.
    @discardableResult
    private mutating func see(_ opened: OpenFamily) -> Bool {
        let isAsking = dialog != nil
        if opened.file != file { dialog = nil }
        self.opened = opened
        layOut()
        return isAsking && dialog == nil
    }

    /// From the top; who enters findings stands on the first that is not known.
    private mutating func begin() {
        editor = nil
        sheet.focusFirst()
        if clerk.may(.importSubsidy) { focusOpen(behind: -1) }
    }

    /// On the next finding that is not known.
    private mutating func focusOpen(behind last: Int) {
        let next = file.answers.indices.first { index in
            index > last && [.missing, .undecided].contains(file.answers[index].result)
        }
        if let next { sheet.focus(on: .finding(next)) }
    }

    private mutating func layOut() {
        let height = max(0, size.height - FamilyReviewPage.headRows)
        sheet.show(FamilySheet(file: file, width: Sheet<Spot>.room(in: size.width)).entries, height: height)
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if editor != nil { return edit(input) }
        guard case .key(let key) = input else { return [] }
        if dialog != nil { return confirm(key) }
        switch key {
        case .escape: return [.pop]
        case .function(2): return [next(isBackwards: false)]
        case .function(3): return [next(isBackwards: true)]
        case .function(4): return [.show(WhyPage(file.batch, receipt: file.receipt, clerk: clerk))]
        case .function(5): return [.show(MendPage(opened, clerk: clerk))]
        case .function(6): return [.show(CorrectionPage(opened, clerk: clerk))]
        case .function(7): ask()
        case .function(8):
            editor = FindingEditor(
                untrueOf: file.people, sources: opened.sources, isSigned: file.standing.state == .signed)
        case .enter where pictureIndex != nil:
            guard let index = pictureIndex, clerk.may(.seeMaterial), !file.permits.isOwn else { return [] }
            return [.show(FamilyPicturePage(file, at: index, clerk: clerk))]
        case .enter:
            guard case .finding(let index)? = sheet.focused, file.answers.indices.contains(index) else {
                if let telling { sheet.focus(on: .finding(telling)) }
                return []
            }
            editor = FindingEditor(
                file.answers[index], of: file.answers, sources: opened.sources, file.application.extraConditions)
        default: _ = sheet.press(key)
        }
        return []
    }

    /// The finding that says most: one that speaks against the family, then one that is not known.
    private var telling: Int? {
        let results = file.answers.map(\.result)
        return results.firstIndex(of: .failed) ?? results.firstIndex { $0 == .missing || $0 == .undecided }
            ?? results.indices.first
    }

    private var pictureIndex: Int? {
        if case .picture(let index)? = sheet.focused { index } else { nil }
    }

    private func next(isBackwards: Bool) -> CounterEffect {
        .ask(.families(.next(file.batch, tab, position: file.position, isBackwards: isBackwards)))
    }

    private mutating func edit(_ input: Input) -> [CounterEffect] {
        switch editor?.press(input) {
        case .left: editor = nil
        case .refused(let why): return [.say(.warning(why))]
        case .saved(let findings): return [.ask(.families(.enter(findings, file.batch, receipt: file.receipt)))]
        case .handled, nil: break
        }
        return []
    }

    private mutating func ask() {
        let why = FamilyWords.reasons(file.standing.proposed.reasons, lacking: file.lacks)
        dialog = Dialog(
            title: CounterReviewTexts.confirmTitle(file.receipt, file.maskedName),
            text: ([CounterReviewTexts.confirmText(why)] + grounds).joined(separator: "\n"),
            buttons: [DialogButton(true, CounterReviewTexts.confirm), DialogButton(false, CounterReviewTexts.cancel)],
            focus: 1)
    }

    /// For whom what was found, and from where: that of a refusal by a condition of persons; and what was not mended in time.
    private var grounds: [String] {
        let failed = file.answers.filter { $0.result == .failed }.map { answer in
            CounterReviewTexts.ground(
                CounterReviewTexts.condition(answer.rule, file.application.extraConditions),
                "\(answer.person.role.name) \(answer.person.maskedName)",
                CounterReviewTexts.source(answer.source, answer.evidence))
        }
        let lapsed = file.corrections.last { $0.state == .lapsed }
        let isLapsed = file.standing.proposed.reasons.contains(.materialMissing)
        let late = lapsed.map { CounterReviewTexts.lapsedGround($0.items.map(\.name), $0.deadline) }
        return (failed.isEmpty ? [] : [CounterReviewTexts.confirmGround(failed)])
            + (isLapsed ? [late].compactMap(\.self) : [])
    }

    private mutating func confirm(_ key: Key) -> [CounterEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer else { return [] }
        // The dialog goes where something changed, so that this is what it said.
        let shown = file.standing.proposed
        return [
            .ask(.families(.confirm(file.batch, receipt: file.receipt, position: file.position, tab, shown: shown)))
        ]
    }

    // MARK: Drawing

    private static let headRows = 2

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let editor {
            editor.draw(on: &surface, in: body)
        } else {
            let split = body.splitTop(FamilyReviewPage.headRows)
            let head = CounterReviewTexts.head(file.position, file.receipt, file.maskedName)
            let x = surface.put(head, at: split.top.origin, role: .heading, within: split.top) + 2
            surface.put(
                file.standing.state.name, at: split.top.origin.moved(right: x), role: .info, within: split.top)
            sheet.draw(on: &surface, in: split.rest, words: words, isActive: dialog == nil)
        }
        dialog?.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterReviewTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { editor?.takesText ?? false }
    var takesChinese: Bool { editor?.takesChinese ?? false }
    var help: [HelpSection] { sections(CounterReviewTexts.familyHelp) }

    var hints: [KeyHint] {
        if let editor { return editor.hints }
        let back = KeyHint(.escape, words.back, weight: .main)
        if dialog != nil { return [KeyHint(.enter, CounterCaseTexts.choose), back] }
        return [
            KeyHint(.function(2), CounterReviewTexts.next, weight: .main),
            KeyHint(.function(3), CounterReviewTexts.previous, weight: .minor),
            KeyHint(.function(4), CounterReviewTexts.why, weight: .main),
        ] + mendHint + [
            KeyHint(
                .function(6), CounterReviewTexts.askCorrection, short: CounterReviewTexts.askCorrectionShort,
                weight: .main, whyNot: whyNotCorrect),
            KeyHint(
                .function(7), CounterReviewTexts.confirm, short: CounterReviewTexts.confirmShort, weight: .main,
                whyNot: whyNotConfirm),
            KeyHint(
                .function(8), CounterReviewTexts.untrue, short: CounterReviewTexts.untrueShort,
                weight: whyNotEnter == nil ? .main : .minor,
                whyNot: clerk.may(.importSubsidy) ? whyNotEnter : CounterReviewTexts.untrueOnlyClerk),
            enterHint, back,
        ]
    }

    /// Named only while something waits.
    private var mendHint: [KeyHint] {
        let isWaiting = file.standing.state == .correction
        let whyNot =
            !isWaiting
            ? CounterMendingTexts.notAsked
            : !clerk.may(.enterSubsidy)
                ? CounterMendingTexts.onlyClerk : file.permits.isOwn ? CounterReviewTexts.ownFamily : nil
        return [
            KeyHint(
                .function(5), CounterMendingTexts.title, short: CounterMendingTexts.short,
                weight: isWaiting && whyNot == nil ? .main : .minor, whyNot: whyNot)
        ]
    }

    private var enterHint: KeyHint {
        guard pictureIndex != nil else {
            guard case .finding? = sheet.focused else {
                return KeyHint(
                    .enter, CounterReviewTexts.toFinding, short: CounterReviewTexts.toFindingShort, weight: .main,
                    whyNot: telling == nil ? CounterReviewTexts.membersMissing : nil)
            }
            return KeyHint(
                .enter, CounterReviewTexts.enter, short: CounterReviewTexts.enterShort, weight: .main,
                whyNot: whyNotEnter)
        }
        let whyNot =
            !clerk.may(.seeMaterial)
            ? CounterReviewTexts.noPictures : file.permits.isOwn ? CounterReviewTexts.ownFamily : nil
        return KeyHint(.enter, CounterCaseTexts.picture, weight: .main, whyNot: whyNot)
    }

    private var whyNotConfirm: String? {
        guard clerk.may(.confirmRefusal) else { return CounterReviewTexts.onlyReviewer }
        if file.permits.isOwn { return CounterReviewTexts.ownFamily }
        guard !file.standing.proposed.isEmpty else {
            return file.reasons.isEmpty ? CounterReviewTexts.nothingProposed : CounterReviewTexts.reviewAgainFirst
        }
        guard file.permits.confirm else { return CounterReviewTexts.notNow(file.standing.state.name) }
        return file.permits.isEnteredByHim ? CounterReviewTexts.enteredByYou : nil
    }

    private var whyNotCorrect: String? {
        guard clerk.may(.askSubsidyCorrection) else { return CounterReviewTexts.onlyReviewer }
        if file.permits.isOwn { return CounterReviewTexts.ownFamily }
        return file.permits.askCorrection ? nil : CounterReviewTexts.notNow(file.standing.state.name)
    }

    private var whyNotEnter: String? {
        guard clerk.may(.importSubsidy) else { return CounterReviewTexts.onlyClerk }
        if file.permits.isOwn { return CounterReviewTexts.ownFamily }
        return file.permits.enterFinding ? nil : CounterReviewTexts.membersMissing
    }
}
