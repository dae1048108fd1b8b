import Cells
import Forms
import Housing
import Office
import Texts

/// A report of a death or of somebody who moved out: what was reported by whom, the proofs, what became of it, and what can
/// be done with it now.
struct TenancyReviewPage: CounterScreen {
    enum Spot: Hashable, Sendable {
        case fact(Int)
        case proof(MaterialID)
        case event(Int)
    }

    private enum Question: Equatable, Sendable {
        case withdraw, putBack, leave, back
    }

    let clerk: Clerk
    private var opened: OpenTenancy
    private var sheet = Sheet<Spot>()
    private var verdict: TenancyVerdict
    private var isWriting = false
    private var panel: FilePanel<CounterTaking>?
    private var dialog: Dialog<Question>?
    private var size = Size(width: 0, height: 0)

    init(_ opened: OpenTenancy, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        verdict = TenancyVerdict(opened)
        layOut()
    }

    private static let proofWords = TakingWords(
        title: CounterTenancyTexts.proofTitle, text: CounterTenancyTexts.proofText,
        preview: CounterTenancyTexts.proofPreview, use: CounterTenancyTexts.useProof,
        useless: CounterTenancyTexts.uselessProof)

    private var change: TenancyChange { opened.change }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
            panel?.fit(size)
            return panel?.dots() ?? []
        case .changed(CounterTopic.cases), .revealed: return [.quietly(.tenancy(.open(change.id)))]
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: return []
        }
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .tenancy(let opened):
            let isOther = opened.change.version != change.version
            see(opened)
            return isOther ? [.say(.info(CounterTenancyTexts.changedNow))] : []
        case .tenancyDone(let deed, let opened):
            see(opened)
            let said = CounterEffect.say(.success(CounterTenancyTexts.done(deed, change)))
            let isOver = deed == .decided || deed == .withdrawn || deed == .released
            return isOver ? [.popToRoot, said] : [said]
        case .nothingStaged where panel == nil: return [.say(.warning(CounterContractTexts.pictureGone))]
        case .failed(let trouble):
            _ = panel?.take(answer)
            return tell(trouble) + (trouble.isRaceLost ? [.quietly(.tenancy(.open(change.id)))] : [])
        default: return panel?.take(answer) ?? []
        }
    }

    /// A question or a decision was about what is no longer so; what was written stays.
    private mutating func see(_ opened: OpenTenancy) {
        if opened.change.version != change.version { dialog = nil }
        self.opened = opened
        verdict.see(opened)
        if !opened.file.allowed.contains(.decide) { isWriting = false }
        layOut()
    }

    private mutating func layOut() {
        let width = Sheet<Spot>.room(in: size.width)
        sheet.show(
            TenancySheet(opened: opened, width: width, clerk: clerk).entries,
            height: max(0, size.height - TenancyReviewPage.headRows))
    }

    // MARK: Keys

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if dialog != nil { return answer(input) }
        if panel != nil { return takeIn(input) }
        if isWriting { return write(input) }
        guard case .key(let key) = input else { return [] }
        switch key {
        case .escape: return leave()
        case .function(2): return [.ask(.tenancy(.take(change.id)))]
        case .function(5): isWriting = true
        case .function(6):
            var panel = FilePanel<CounterTaking>(TenancyReviewPage.proofWords)
            panel.fit(size)
            self.panel = panel
            return [.ask(.pictureSources)]
        case .function(7): ask(.withdraw, CounterTenancyTexts.withdrawTitle, CounterTenancyTexts.withdraw)
        case .function(8):
            if opened.isYours { return [.ask(.tenancy(.release(change)))] }
            ask(.putBack, CounterTenancyTexts.putBackTitle, CounterTenancyTexts.putBack)
        case .enter:
            guard case .proof(let id)? = sheet.focused else { return [] }
            guard clerk.maySeeMaterial else { return [.say(.warning(CounterCaseTexts.noPersonal))] }
            return [.show(ProofPage(change.proofs.map(\.id), at: id, of: change.number, clerk: clerk))]
        default: _ = sheet.press(key)
        }
        return []
    }

    /// What was written of a decision is not thrown away without a word.
    private mutating func leave() -> [CounterEffect] {
        guard verdict.hasWritten, opened.file.allowed.contains(.decide) else { return [.pop] }
        dialog = Dialog(
            title: CounterTenancyTexts.leaveVerdictTitle, text: CounterTenancyTexts.leaveVerdictText,
            buttons: [DialogButton(.leave, CounterTenancyTexts.leave), DialogButton(.back, CounterTenancyTexts.stay)],
            focus: 1)
        return []
    }

    private mutating func ask(_ question: Question, _ title: (ReceiptNumber) -> String, _ yes: String) {
        dialog = Dialog(
            title: title(change.number), text: "",
            buttons: [DialogButton(question, yes), DialogButton(.back, CounterCaseTexts.cancel)], focus: 1)
    }

    private mutating func answer(_ input: Input) -> [CounterEffect] {
        guard case .key(let key) = input, let answer = dialog?.press(key) else { return [] }
        dialog = nil
        switch answer {
        case .withdraw: return [.ask(.tenancy(.withdraw(change)))]
        case .putBack: return [.ask(.tenancy(.putBack(change)))]
        case .leave: return [.pop]
        case .back: return []
        }
    }

    private mutating func takeIn(_ input: Input) -> [CounterEffect] {
        switch panel?.press(input) {
        case .effects(let effects): return effects
        case .left: panel = nil
        case .took(let file):
            panel = nil
            return [.ask(.tenancy(.addProof(file, change)))]
        case nil: break
        }
        return []
    }

    private mutating func write(_ input: Input) -> [CounterEffect] {
        switch verdict.press(input) {
        case .left: isWriting = false
        case .refused(let why): return [.say(.warning(why))]
        case .decided(let outcome, let successor, let note):
            return [.ask(.tenancy(.decide(outcome, successor: successor, note: note, change)))]
        case .handled: break
        }
        return []
    }

    // MARK: Drawing

    private static let headRows = 2

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let panel {
            panel.draw(on: &surface, in: body)
        } else if isWriting {
            verdict.draw(on: &surface, in: body)
        } else {
            let split = body.splitTop(TenancyReviewPage.headRows)
            drawHead(on: &surface, in: split.top)
            sheet.draw(on: &surface, in: split.rest, words: words, isActive: true)
        }
        dialog?.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    private func drawHead(on surface: inout Surface, in rect: Rect) {
        var x = rect.x
        func put(_ text: String, _ role: Role) {
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect) + 2
        }
        put(change.number.description, .heading)
        put(change.state.name, .info)
        put(change.event.name, .value)
        if let reviewer = opened.file.reviewer, change.state == .underReview {
            put(opened.isYours ? CounterTenancyTexts.yours : CounterTenancyTexts.held(by: reviewer), .muted)
        }
        if change.event.isDeath, change.proofs.isEmpty, change.state.isOpen {
            put(CounterTenancyTexts.noProof, .warning)
        }
    }

    // MARK: Around

    var chrome: Chrome {
        Chrome(title: isWriting ? TenancyChange.Act.decide.name : TenancyTexts.kind, subject: clerk.name, layout: .wide)
    }
    var takesText: Bool { dialog == nil && panel == nil && isWriting && verdict.takesText }
    var takesChinese: Bool { dialog == nil && panel == nil && isWriting && verdict.takesChinese }
    var help: [HelpSection] { sections(CounterTenancyTexts.help) }

    var hints: [KeyHint] {
        if dialog != nil {
            return [KeyHint(.enter, CounterCaseTexts.choose), KeyHint(.escape, words.back, weight: .main)]
        }
        if let panel { return panel.hints }
        if isWriting { return verdict.hints }
        let canRelease = opened.isYours || !clerk.mayPutBack
        return [
            hint(.function(2), TenancyChange.Act.take.name, .take),
            hint(.function(5), TenancyChange.Act.decide.name, .decide),
            hint(.function(6), TenancyChange.Act.addProof.name, .addProof),
            hint(.function(7), CounterTenancyTexts.withdraw, .withdraw),
            hint(.function(8), canRelease ? TenancyChange.Act.release.name : CounterTenancyTexts.putBack, .release),
            KeyHint(.escape, words.back, weight: .main),
        ] + look
    }

    /// Only where a proof has the focus.
    private var look: [KeyHint] {
        guard case .proof? = sheet.focused else { return [] }
        let whyNot = clerk.maySeeMaterial ? nil : CounterCaseTexts.noPersonal
        return [KeyHint(.enter, CounterTenancyTexts.openProof, whyNot: whyNot)]
    }

    private func hint(_ key: Key, _ label: String, _ act: TenancyChange.Act) -> KeyHint {
        KeyHint(key, label, weight: .main, whyNot: whyNot(act))
    }

    /// Why it cannot be done by this clerk now; nil when it can.
    private func whyNot(_ act: TenancyChange.Act) -> String? {
        if opened.file.allowed.contains(act) { return nil }
        if isOwnHome { return CounterTenancyTexts.own }
        if act == .withdraw, change.state.isOpen, clerk.mayRegisterChanges, change.report.by != clerk.person {
            return CounterTenancyTexts.notTakenInByYou
        }
        let isEntered = change.report.by == clerk.person || change.enteredBy.contains(clerk.person)
        if act == .take || act == .decide, isEntered { return CounterTenancyTexts.enteredByYou }
        if act == .decide, change.state == .reported { return CounterTenancyTexts.takeFirst }
        if act == .decide || act == .release, change.state == .underReview, let reviewer = opened.file.reviewer {
            return CounterTenancyTexts.held(by: reviewer)
        }
        return CounterTenancyTexts.notNow(change.state)
    }

    private var isOwnHome: Bool {
        let lease = opened.file.lease
        let people = [change.applicant, change.person, lease.tenant.id] + lease.living.map(\.person.id)
        return people.contains(clerk.person)
    }
}
