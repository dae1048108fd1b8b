import Cells
import Documents
import Forms
import Housing
import Office
import Texts

/// The parts of a contract, in the order of their keys.
enum ContractSection: Int, CaseIterable, Sendable {
    case facts, text, signature, timeline

    var name: String { CounterContractTexts.sections[rawValue] }
}

/// A contract: its text beside its signature and how it was signed, two panes where there is room for them.
struct ContractPage: CounterScreen {
    let clerk: Clerk
    private(set) var opened: OpenContract
    private var view: ContractView
    private var sendBack: ReasonPage
    private var void: ReasonPage
    /// The decision that is being written.
    private var writing: ReasonPage.Kind?
    private var dialog: Dialog<Question>?
    private var size = Size(width: 0, height: 0)
    private var isReading = false
    private var isApproving = false

    /// What is asked once more.
    private enum Question: Equatable, Sendable {
        case approve, cancel, back
        case provisional(Written)
    }

    private struct Written: Equatable, Sendable {
        let reason: ContractReturnReason
        let note: String?
    }

    private var unseen: Unseen

    /// - Parameter opensBySelf: after another was decided, not by a key.
    init(_ opened: OpenContract, clerk: Clerk, opensBySelf: Bool = false) {
        unseen = Unseen(opensBySelf)
        self.opened = opened
        self.clerk = clerk
        view = ContractView(opened, maySeeMaterial: clerk.maySeeMaterial)
        sendBack = ReasonPage(.sendBack, opened.signing)
        void = ReasonPage(.void, opened.signing)
    }

    private var signing: Signing { opened.signing }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        if unseen.swallows(event, now) { return [] }
        switch event {
        case .sized(let size):
            self.size = size
            view.fit(Rect(size: size).splitTop(headRows).rest.size)
            return view.load()
        case .appeared: return view.load()
        case .changed(CounterTopic.cases): return reread()
        case .revealed:
            view.forgetPicture()
            return reread()
        case .answer(let answer): return take(answer)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: return []
        }
    }

    private mutating func reread() -> [CounterEffect] {
        isReading = true
        return [.quietly(.openContract(signing.id))]
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .contract(let opened): return take(opened)
        case .contractDone(let done): return ContractDeeds.effects(done, clerk: clerk)
        case .cancelled:
            let sentence = isApproving ? CounterContractTexts.notApproved : CounterContractTexts.notSentBack
            return lookAgain() + [.say(.info(sentence))]
        case .failed(let trouble):
            if trouble.code == .calendarUnknown, let written { return ask(provisional: written) }
            view.miss(trouble)
            return lookAgain() + tell(trouble) + (trouble.isRaceLost ? reread() : [])
        default: return view.take(answer)
        }
    }

    /// The approval has another picture before its reader: that of the signature is opened again.
    private mutating func lookAgain() -> [CounterEffect] {
        guard isApproving else { return [] }
        isApproving = false
        view.forgetPicture()
        return view.load()
    }

    private mutating func take(_ now: OpenContract) -> [CounterEffect] {
        let before = opened
        opened = now
        view.see(now)
        if size.height > 0 { view.fit(Rect(size: size).splitTop(headRows).rest.size) }
        let effects = view.load()
        guard isReading else { return effects }
        isReading = false
        guard before.signing.version != now.signing.version else { return effects }
        // A decision that was being confirmed was about what is no longer so.
        dialog = nil
        sendBack.forgetQuestion()
        void.forgetQuestion()
        return effects + [.say(.info(CounterContractTexts.changedNow))]
    }

    // MARK: Deciding

    /// The reason with which a new version was last asked for.
    private var written: Written?

    private mutating func ask(provisional written: Written) -> [CounterEffect] {
        dialog = Dialog(
            title: CounterContractTexts.provisionalTitle, text: CounterContractTexts.provisionalText,
            buttons: [
                DialogButton(.provisional(written), CounterContractTexts.goOn),
                DialogButton(.back, CounterCaseTexts.cancel),
            ])
        return []
    }

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if dialog != nil {
            guard case .key(let key) = input, let answer = dialog?.press(key) else { return [] }
            dialog = nil
            return decide(answer)
        }
        if let writing { return write(input, writing) }
        guard case .key(let key) = input, !view.takesText else { return view.press(input) }
        switch key {
        case .escape: return [.pop]
        case .function(5): return advance()
        case .function(6): writing = .sendBack
        case .function(7): writing = .void
        case .function(8): dialog = cancelling
        default: return view.press(input)
        }
        return []
    }

    /// What comes next in the contract's own way: the signature at the counter, or the approval.
    private mutating func advance() -> [CounterEffect] {
        if signing.state == .altIdentity { return [.show(WitnessPage(opened, clerk: clerk))] }
        dialog = Dialog(
            title: CounterContractTexts.approveTitle(signing.number), text: CounterContractTexts.approveText,
            buttons: [
                DialogButton(.approve, CounterContractTexts.approve), DialogButton(.back, CounterCaseTexts.cancel),
            ], focus: 1)
        return []
    }

    private var cancelling: Dialog<Question> {
        Dialog(
            title: CounterContractTexts.cancelTitle(signing.number), text: CounterContractTexts.cancelText,
            buttons: [
                DialogButton(.cancel, CounterContractTexts.cancelAttempt), DialogButton(.back, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    private mutating func decide(_ answer: Question) -> [CounterEffect] {
        switch answer {
        case .approve:
            isApproving = true
            return [.job(.approveContract(signing), title: CounterContractTexts.approving)]
        case .cancel: return [.ask(.cancelAttempt(signing))]
        case .provisional(let written): return [sendingBack(written, acceptsProvisional: true)]
        case .back: return []
        }
    }

    private mutating func write(_ input: Input, _ kind: ReasonPage.Kind) -> [CounterEffect] {
        let outcome = kind == .sendBack ? sendBack.press(input) : void.press(input)
        switch outcome {
        case .left: writing = nil
        case .refused(let why): return [.say(.warning(why))]
        case .sendBack(let reason, let note):
            let written = Written(reason: reason, note: note)
            self.written = written
            return [sendingBack(written, acceptsProvisional: false)]
        case .void(let reason, let note): return [.ask(.voidContract(signing, reason, note: note))]
        case .handled: break
        }
        return []
    }

    private func sendingBack(_ written: Written, acceptsProvisional: Bool) -> CounterEffect {
        .job(
            .returnContract(signing, written.reason, note: written.note, acceptsProvisional: acceptsProvisional),
            title: CounterContractTexts.sendingBack)
    }

    // MARK: Drawing

    private var headRows: Int { opened.file.openChange == nil ? 2 : 3 }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let writing {
            (writing == .sendBack ? sendBack : void).draw(on: &surface, in: body)
        } else {
            let split = body.splitTop(headRows)
            ContractHead(opened: opened).draw(on: &surface, in: split.top)
            view.draw(on: &surface, in: split.rest)
        }
        dialog?.draw(on: &surface, in: body)
    }

    // MARK: Around

    var chrome: Chrome {
        guard let writing else {
            return Chrome(title: CounterTexts.contractsTitle, subject: clerk.name, layout: .wide)
        }
        return Chrome(title: writing == .sendBack ? sendBack.title : void.title, subject: clerk.name)
    }

    var takesText: Bool {
        guard dialog == nil else { return false }
        return writing.map { $0 == .sendBack ? sendBack.takesText : void.takesText } ?? view.takesText
    }

    var takesChinese: Bool {
        guard dialog == nil else { return false }
        return writing.map { $0 == .sendBack ? sendBack.takesChinese : void.takesChinese } ?? view.takesChinese
    }

    var help: [HelpSection] { sections(CounterContractTexts.help) }
    var patience: Patience { view.patience }

    var hints: [KeyHint] {
        if dialog != nil {
            return [KeyHint(.enter, CounterCaseTexts.choose), KeyHint(.escape, words.back, weight: .main)]
        }
        if let writing { return (writing == .sendBack ? sendBack : void).hints }
        guard !view.takesText else { return view.hints }
        var hints: [KeyHint] = []
        if signing.state == .altIdentity {
            hints.append(hint(.function(5), CounterContractTexts.witness, CounterContractTexts.witnessShort, .witness))
        } else {
            hints.append(hint(.function(5), CounterContractTexts.approve, CounterContractTexts.approveShort, .approve))
        }
        hints.append(
            hint(.function(6), CounterContractTexts.sendBack, CounterContractTexts.sendBackShort, .sendBack))
        hints.append(hint(.function(7), CounterContractTexts.void, CounterContractTexts.void, .void))
        if signing.state == .altIdentity {
            hints.append(
                hint(
                    .function(8), CounterContractTexts.cancelAttempt, CounterContractTexts.cancelShort, .cancel))
        }
        return hints + view.hints + [KeyHint(.escape, words.back, weight: .main)]
    }

    private func hint(
        _ key: Key, _ label: String, _ short: String, _ act: Signing.Act, weight: KeyHint.Weight = .main
    ) -> KeyHint {
        KeyHint(key, label, short: short, weight: weight, whyNot: ContractDeeds.whyNot(act, opened, clerk))
    }
}
