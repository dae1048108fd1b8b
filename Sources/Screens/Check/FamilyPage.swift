import Cells
import Forms
import Housing
import Office
import Texts

/// The family with each adult's authorisation: whoever is chosen reads and ticks, or takes back what was given. Once
/// the check was asked for, it can only be taken back, and that ends it.
struct FamilyPage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case member(PersonID)
        case request, absent, back, cancel
    }

    /// What is asked before it is done.
    private enum Question: Equatable, Sendable {
        case withdraw(PersonID)
        case cancel
    }

    let visitor: Visitor
    let id: CaseID
    private var file: CheckFile?
    private var menu = Menu<Choice>([MenuEntry(.back, HomeTexts.back)])
    private var question: Question?
    private var dialog: Dialog<Bool>?

    init(visitor: Visitor, id: CaseID) {
        self.visitor = visitor
        self.id = id
    }

    private var looking: KioskEffect { .ask(.check(.file(id))) }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [looking]
        case .changed: return [.quietly(.check(.file(id)))]
        case .answer(.check(.file(let file, _))): return show(file)
        case .answer(.check(.stepped(let check))): return tell(of: check)
        case .answer(.failed(.movedOn)): return [looking, .say(.warning(HomeTexts.movedOn))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(let key): return press(key)
        default: return []
        }
    }

    /// Something was taken back: on with the list, or to what became of the check.
    private func tell(of check: EconomicCheck) -> [KioskEffect] {
        guard check.state == .cancelled else { return [looking, .say(.success(CheckTexts.withdrawn))] }
        let text = check.end?.cause == .consentWithdrawn ? CheckTexts.withdrawnEnded : CheckTexts.cancelled
        return [.turn(to: CheckFilePage(visitor: visitor, id: id)), .say(.success(text))]
    }

    private mutating func show(_ file: CheckFile) -> [KioskEffect] {
        guard file.allowed.contains(.withdrawAuthorisation) else {
            return [.turn(to: CheckFilePage(visitor: visitor, id: id))]
        }
        // What is being asked is asked of the check as it was.
        let isOutdated = dialog != nil && self.file?.check.version != file.check.version
        if isOutdated { (dialog, question) = (nil, nil) }
        let isAsBefore = self.file?.unauthorised == file.unauthorised && self.file?.check.state == file.check.state
        self.file = file
        let focus = menu.focused
        menu = Menu(entries(file), focus: focus)
        // Whoever has just authorised is done; the next one has the focus.
        if !isAsBefore { menu.focus(on: next(file)) }
        return isOutdated ? [.say(.warning(HomeTexts.movedOn))] : []
    }

    /// What is to be done first: the next adult who has not authorised, then the request.
    private func next(_ file: CheckFile) -> Choice {
        file.check.state == .draft ? file.unauthorised.first.map { .member($0.person) } ?? .request : .back
    }

    private func entries(_ file: CheckFile) -> [MenuEntry<Choice>] {
        let members = file.check.members.map { member in
            let given = file.authorisation(of: member.person) != nil && !isMissing(member, file)
            return MenuEntry<Choice>(
                .member(member.person), file.words(of: member), note: file.state(of: member),
                noteRole: given ? .success : member.isAdult ? .warning : .muted,
                whyNot: member.isAdult ? nil : CheckTexts.noNeed)
        }
        let back = MenuEntry<Choice>(.back, HomeTexts.back)
        let cancel = MenuEntry<Choice>(.cancel, CheckTexts.cancel)
        guard file.check.state == .draft else { return members + [back, cancel] }
        let missing = file.unauthorised.count
        return members + [
            missing == 0
                ? MenuEntry(.request, CheckTexts.request)
                : MenuEntry(
                    .request, CheckTexts.request, note: CheckTexts.peopleLeft(missing),
                    whyNot: CheckTexts.peopleLeft(missing)),
            MenuEntry(.absent, CheckTexts.whoCannotCome), back, cancel,
        ]
    }

    private func isMissing(_ member: EconomicCheck.Member, _ file: CheckFile) -> Bool {
        file.check.state == .draft && file.unauthorised.contains(member)
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard let file else { return menu.press(key) == .took(.back) ? [.pop] : [] }
        switch menu.press(key) {
        case .refused(let why): return [.say(.warning(why))]
        case .took(.member(let person)): return choose(person, file)
        case .took(.request): return [.show(CheckRequestPage(visitor: visitor, file: file))]
        case .took(.absent): return [.show(AbsentPage(visitor: visitor))]
        case .took(.back): return [.pop]
        case .took(.cancel):
            ask(
                .cancel, CheckTexts.cancelTitle, CheckTexts.cancelText, yes: CheckTexts.cancelYes,
                no: CheckTexts.cancelNo)
            return []
        case .ignored, .moved: return []
        }
    }

    private mutating func choose(_ person: PersonID, _ file: CheckFile) -> [KioskEffect] {
        guard let member = file.check.members.first(where: { $0.person == person }) else { return [] }
        guard !isMissing(member, file) else {
            return person == file.check.applicant
                ? [.show(AuthorisationPage(visitor: visitor, file: file, person: person, document: nil))]
                : [.show(HandOverPage(visitor: visitor, file: file, person: person))]
        }
        let text = file.check.state == .draft ? CheckTexts.withdrawText : CheckTexts.withdrawTextAsked
        ask(
            .withdraw(person), CheckTexts.withdrawTitle(file.maskedName(of: person)), text, yes: CheckTexts.withdrawYes,
            no: CheckTexts.withdrawNo)
        return []
    }

    private mutating func ask(_ question: Question, _ title: String, _ text: String, yes: String, no: String) {
        self.question = question
        dialog = Dialog(
            title: title, text: text, buttons: [DialogButton(true, yes), DialogButton(false, no)], focus: 1,
            escape: false)
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer, let file, let question else { return [] }
        switch question {
        case .withdraw(let person): return [.ask(.check(.withdrawAuthorisation(person, file.check)))]
        case .cancel: return [.ask(.check(.cancel(file.check)))]
        }
    }

    private var blocks: [PageBlock] {
        guard let file else { return [.heading(CheckTexts.familyTitle), .text(RenewalTexts.reading, .muted)] }
        let text: PageBlock =
            if file.check.state != .draft {
                .text(CheckTexts.familyAsked, .warning)
            } else if file.unauthorised.isEmpty {
                .text(CheckTexts.familyDone, .success)
            } else {
                .text(CheckTexts.familyText)
            }
        return [.heading("\(CheckTexts.familyTitle)  \(file.check.number)"), text, .gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if file != nil { menu.draw(on: &surface, in: rest) }
        dialog?.draw(on: &surface, in: body)
    }

    var chrome: Chrome { CheckChrome.flow(visitor, step: file.map { $0.check.state == .draft ? 1 : 3 } ?? 1) }
    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        guard dialog != nil else { return [.choose, .move] }
        return [.choose, KeyHint(.escape, question == .cancel ? CheckTexts.cancelNo : CheckTexts.withdrawNo)]
    }
    var help: [HelpSection] { CheckChrome.help }
}

/// 书面授权 for who cannot come: what to bring to the window.
struct AbsentPage: KioskScreen {
    let visitor: Visitor
    private var menu = Menu<Int>([MenuEntry(0, HomeTexts.understood)])

    init(visitor: Visitor) {
        self.visitor = visitor
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        guard case .key(let key) = event, case .took = menu.press(key) else { return [] }
        return [.pop]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks = CheckTexts.absentText.flatMap { [PageBlock.text($0), .gap] }
        menu.draw(on: &surface, in: Page.draw([.heading(CheckTexts.absentTitle)] + blocks, on: &surface, in: body))
    }

    var chrome: Chrome { CheckChrome.flow(visitor, step: 1) }
    var hints: [KeyHint] { [.choose] }
    var help: [HelpSection] { CheckChrome.help }
}
