import Cells
import Forms
import Housing
import Office
import Texts

/// A one-time code: the number of the card that lies on the counter, the person to compare it with, eight digits.
struct IssueCodePage: CounterScreen {
    enum Field: Hashable, Sendable {
        case identity, number, find, otherDocument
        case checked, issue, another, done
    }

    private enum Stage: Equatable, Sendable {
        case finding
        case found(PersonCard)
        case issued(PersonCard, digits: String, until: Instant)
    }

    let clerk: Clerk
    private var stage = Stage.finding
    private var form = IssueCodePage.finding
    private var isCard = true

    private static let alarm: AlarmID = "code"

    init(_ clerk: Clerk) {
        self.clerk = clerk
    }

    private static var finding: Form<Field> {
        Form([
            .identity(.identity, CounterCodeTexts.identity),
            FormItem(
                .number, CounterCodeTexts.number, isHidden: true,
                .text(TextField(limit: 20, columns: 24, takesChinese: false))),
            .button(.find, CounterCodeTexts.find), .button(.otherDocument, CounterCodeTexts.otherDocument),
        ])
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .answer(.person(let card)): show(card)
        case .answer(.code(let digits, let seconds)):
            guard case .found(let card) = stage else { return [] }
            stage = .issued(card, digits: digits, until: now + seconds * 1000)
            form = Form([.button(.done, CounterCodeTexts.done), .button(.another, CounterCodeTexts.another)])
        case .answer(.failed(let trouble)):
            guard trouble.code == .notFound else { return tell(trouble) }
            form.report([FieldProblem(isCard ? .identity : .number, CounterCodeTexts.unknown)])
        case .leaving: stage = .finding
        case .key(.enter) where form.focus == .identity || form.focus == .number: return find()
        default: return event.input.map { take(form.update($0), now) } ?? []
        }
        return []
    }

    private mutating func show(_ card: PersonCard) {
        stage = .found(card)
        form = Form([
            .tick(
                .checked, CounterCodeTexts.checked, whyNot: card.isDisabled ? CounterCodeTexts.disabledWhy : nil),
            .button(
                .issue, CounterCodeTexts.issue,
                whyNot: card.isDisabled ? CounterCodeTexts.disabledWhy : CounterCodeTexts.tickFirst),
            .button(.another, CounterCodeTexts.another),
        ])
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [CounterEffect] {
        switch outcome {
        case .activated(.find): return find()
        case .activated(.otherDocument): useOther()
        case .changed(.checked):
            form.setWhyNot(.issue, form.isTicked(.checked) ? nil : CounterCodeTexts.tickFirst)
            if form.isTicked(.checked) { form.focus(on: .issue) }
        case .activated(.issue):
            guard case .found(let card) = stage else { return [] }
            return [.ask(.issueCode(card.person.id))]
        case .activated(.another): again()
        case .activated(.done): return [.pop]
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private mutating func again() {
        stage = .finding
        isCard = true
        form = IssueCodePage.finding
    }

    private mutating func useOther() {
        isCard.toggle()
        form.setHidden(.identity, !isCard)
        form.setHidden(.number, isCard)
        form.setLabel(
            .otherDocument, isCard ? CounterCodeTexts.otherDocument : CounterCodeTexts.identityCard)
        form.clearProblems()
        form.focus(on: isCard ? .identity : .number)
    }

    private mutating func find() -> [CounterEffect] {
        let field: Field = isCard ? .identity : .number
        let text = form.text(field)
        let kinds = IssueCodePage.kinds(isCard: isCard)
        if let document = kinds.lazy.compactMap({ try? IdentityNumber(text, kind: $0, on: nil) }).first {
            form.clearProblems()
            return [.ask(.find(document))]
        }
        form.report([FieldProblem(field, IssueCodePage.problem(with: text, isCard: isCard))])
        return []
    }

    static func kinds(isCard: Bool) -> [DocumentKind] {
        isCard ? [.residentCard, .residencePermit] : [.hongKongMacaoPermit, .taiwanPermit, .passport, .military]
    }

    static func problem(with text: String, isCard: Bool) -> String {
        guard !text.isEmpty else { return CounterCodeTexts.numberMissing }
        guard isCard else { return InputTexts.identity(.form) }
        do {
            _ = try IdentityNumber(text, kind: .residentCard, on: nil)
            return ""
        } catch {
            return InputTexts.identity(error)
        }
    }

    // MARK: Drawing

    func alarms(now: Instant) -> [Alarm] {
        guard case .issued(_, _, let until) = stage, until > now else { return [] }
        return [.countdown(IssueCodePage.alarm, to: until, now: now, everySecond: false)]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest: Rect
        switch stage {
        case .finding:
            rest = Page.draw(
                [.heading(CounterCodeTexts.title), .text(CounterCodeTexts.findText, .muted), .gap], on: &surface,
                in: body)
        case .found(let card):
            rest = Page.draw(
                [.heading(CounterCodeTexts.title), .facts(facts(card)), .gap, .text(CounterCodeTexts.checkText), .gap],
                on: &surface, in: body)
        case .issued(let card, let digits, let until):
            rest = drawCode(digits, of: card, until: until, on: &surface, in: body, now: now)
        }
        form.draw(on: &surface, in: rest, words: words)
    }

    private func drawCode(
        _ digits: String, of card: PersonCard, until: Instant, on surface: inout Surface, in body: Rect, now: Instant
    ) -> Rect {
        let left = secondsLeft(until: until, now: now)
        var rest = Page.draw(
            [.heading(CounterCodeTexts.title), .text(card.person.maskedName, .value), .gap], on: &surface, in: body)
        guard left > 0 else {
            return Page.draw([.text(CounterCodeTexts.over, .warning), .gap], on: &surface, in: rest)
        }
        let split = rest.splitTop(BigDigits.rows + 1)
        BigDigits.draw(Grouping.of(digits, 4, 4), on: &surface, in: split.top.inset(horizontal: 2, vertical: 0))
        rest = split.rest
        return Page.draw(
            [
                .text(Grouping.of(digits, 4, 4), .heading), .text(CounterCodeTexts.validFor(left), .info), .gap,
                .text(CounterCodeTexts.loginWith), .text(CounterCodeTexts.codeText, .muted), .gap,
            ], on: &surface, in: rest)
    }

    /// Name and birth date in full: both are compared with the card on the counter. The number was typed from it.
    private func facts(_ card: PersonCard) -> [Fact] {
        let person = card.person
        let leases = card.leases.map { "\($0.lease.number)  \($0.dwelling.estate)" }.joined(separator: "，")
        let account =
            card.isDisabled
            ? CounterCodeTexts.disabled
            : card.hasPassword ? CounterCodeTexts.activated : CounterCodeTexts.notActivated
        return [
            Fact(CounterCodeTexts.person, person.name),
            Fact(CounterCodeTexts.birth, person.birthDay?.words ?? CounterCodeTexts.noBirth),
            Fact(
                CounterCodeTexts.sex,
                person.sex.map { $0 == .male ? CounterCodeTexts.male : CounterCodeTexts.female } ?? ""),
            Fact(CounterCodeTexts.document, "\(person.document.kind.name)  \(person.document.maskedWords)"),
            Fact(CounterCodeTexts.leases, leases.isEmpty ? CounterCodeTexts.noLease : leases),
            Fact(CounterCodeTexts.account, account, role: card.isDisabled ? .error : .value),
        ]
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterCodeTexts.title, subject: clerk.name) }
    var takesText: Bool { form.takesText }
    var takesChinese: Bool { form.takesChinese }
    var help: [HelpSection] { sections(CounterCodeTexts.help) }
    var hints: [KeyHint] { ItemEditor.hints }
}
