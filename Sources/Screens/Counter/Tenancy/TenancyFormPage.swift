import Cells
import Forms
import Housing
import Office
import Texts

/// A clerk takes a report in: the tenant by the number of his document, to whom what happened and when, and who came.
struct TenancyFormPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case identity, number, find, otherDocument
        case lease, event, day, name, relation, mobile, words, report
    }

    let clerk: Clerk
    private var card: PersonCard?
    private var form = TenancyFormPage.finding
    private var isCard = true
    private var dialog: Dialog<Bool>?

    /// What can have happened to whom.
    private struct Case: Equatable, Sendable {
        let lease: LeaseRecord
        let event: TenancyChange.Event
        let person: Person

        var line: String { "\(person.maskedName)  \(event.name)" }
    }

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
        case .answer(.tenancyDone(_, let opened)):
            return [
                .replace(AnyScreen(TenancyReviewPage(opened, clerk: clerk))),
                .say(.success(CounterTenancyTexts.done(.reported, opened.change))),
            ]
        case .answer(.failed(let trouble)): return show(trouble)
        case .key(let key) where dialog != nil: return answer(key)
        case .key(.escape): return leave()
        case .key(.enter) where form.focus == .identity || form.focus == .number: return find()
        default: return event.input.map { take(form.update($0)) } ?? []
        }
        return []
    }

    /// What was refused is marked where it was given.
    private mutating func show(_ trouble: CounterTrouble) -> [CounterEffect] {
        switch trouble.code {
        case .notFound where card == nil:
            form.report([FieldProblem(isCard ? .identity : .number, CounterCodeTexts.unknown)])
            return []
        case .dayInFuture, .dayBeforeMovingIn:
            form.report([FieldProblem(.day, trouble.refusal.map(TenancyTexts.dayProblem) ?? TenancyTexts.dayInFuture)])
        case .notOnLease: form.report([FieldProblem(.event, CounterTenancyTexts.notOnLease)])
        default: break
        }
        return tell(trouble)
    }

    /// From what was written back to the search, from there away.
    private mutating func leave() -> [CounterEffect] {
        guard card != nil else { return [.pop] }
        guard !hasWritten else {
            dialog = Dialog(
                title: CounterTenancyTexts.leaveFormTitle, text: CounterTenancyTexts.leaveFormText,
                buttons: [
                    DialogButton(true, CounterTenancyTexts.leave), DialogButton(false, CounterTenancyTexts.stay),
                ],
                focus: 1)
            return []
        }
        search()
        return []
    }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let isLeft = dialog?.press(key) else { return [] }
        dialog = nil
        if isLeft { search() }
        return []
    }

    private mutating func search() {
        card = nil
        isCard = true
        form = TenancyFormPage.finding
    }

    private var hasWritten: Bool {
        form.choice(.event) != nil || form.choice(.relation) != nil || !form.isDateEmpty(.day)
            || [Field.name, .mobile, .words].contains { !form.text($0).isEmpty }
    }

    private mutating func show(_ card: PersonCard) {
        guard card.leases.contains(where: { $0.lease.status == .active }) else {
            form.report([FieldProblem(isCard ? .identity : .number, CounterTenancyTexts.noLease)])
            return
        }
        let open = CounterTenancyTexts.registered(numbers(of: card))
        guard !free(in: card).isEmpty else {
            form.report([FieldProblem(isCard ? .identity : .number, open)])
            return
        }
        self.card = card
        form = Form(
            [
                .choice(.event, CounterTenancyTexts.whatHappened, cases.map { ChoiceOption($0.line) }),
                .date(.day, TenancyTexts.when), .text(.name, CounterTenancyTexts.contactName, TextField(limit: 30)),
                .choice(
                    .relation, CounterTenancyTexts.contactRelation, Relation.allCases.map { ChoiceOption($0.name) }),
                .text(
                    .mobile, CounterTenancyTexts.contactMobile,
                    TextField(limit: 16, columns: 20, takesChinese: false)),
                .text(.words, TenancyTexts.words, TextField(limit: 100)),
                .button(.report, CounterTenancyTexts.report),
            ], choosesBeside: false)
    }

    /// The leases about which something can be taken in: they run, and no other report about them is open.
    private func free(in card: PersonCard) -> [LeaseRecord] {
        card.leases.filter { $0.lease.status == .active && card.openChanges[$0.lease.id] == nil }
    }

    private func numbers(of card: PersonCard) -> [ReceiptNumber] {
        card.leases.compactMap { card.openChanges[$0.lease.id] }
    }

    private var cases: [Case] {
        (card.map(free) ?? []).flatMap { lease in
            [TenancyChange.Event.tenantDied, .tenantMovedOut].map {
                Case(lease: lease, event: $0, person: lease.tenant)
            }
                + lease.living.flatMap { occupant in
                    [TenancyChange.Event.occupantDied, .occupantMovedOut].map {
                        Case(lease: lease, event: $0, person: occupant.person)
                    }
                }
        }
    }

    private mutating func take(_ outcome: FormOutcome<Field>) -> [CounterEffect] {
        switch outcome {
        case .activated(.find): return find()
        case .activated(.otherDocument): useOther()
        case .activated: return report()
        case .changed(.event): form.focus(on: .day)
        case .changed(.relation): form.focus(on: .mobile)
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private mutating func useOther() {
        isCard.toggle()
        form.setHidden(.identity, !isCard)
        form.setHidden(.number, isCard)
        form.setLabel(.otherDocument, isCard ? CounterCodeTexts.otherDocument : CounterCodeTexts.identityCard)
        form.clearProblems()
        form.focus(on: isCard ? .identity : .number)
    }

    private mutating func find() -> [CounterEffect] {
        let field: Field = isCard ? .identity : .number
        let kinds = IssueCodePage.kinds(isCard: isCard)
        let text = form.text(field)
        guard let document = kinds.lazy.compactMap({ try? IdentityNumber(text, kind: $0, on: nil) }).first else {
            form.report([FieldProblem(field, IssueCodePage.problem(with: text, isCard: isCard))])
            return []
        }
        form.clearProblems()
        return [.ask(.find(document))]
    }

    private mutating func report() -> [CounterEffect] {
        var problems: [FieldProblem<Field>] = []
        let cases = self.cases
        let chosen = form.choice(.event).flatMap { cases.indices.contains($0) ? cases[$0] : nil }
        if chosen == nil { problems.append(FieldProblem(.event, CounterTenancyTexts.eventMissing)) }
        let day = form.date(.day)?.housing
        if day == nil {
            problems.append(
                FieldProblem(.day, form.isDateEmpty(.day) ? TenancyTexts.dayMissing : TenancyTexts.noSuchDay))
        }
        let name = Normal.name(form.text(.name))
        if name.isEmpty || PersonName.wrongCharacter(in: name) != nil {
            problems.append(FieldProblem(.name, CounterTenancyTexts.nameMissing))
        }
        let relation = form.choice(.relation).flatMap {
            Relation.allCases.indices.contains($0) ? Relation.allCases[$0] : nil
        }
        if relation == nil { problems.append(FieldProblem(.relation, CounterTenancyTexts.relationMissing)) }
        var mobile: Mobile?
        do {
            mobile = try Mobile(form.text(.mobile))
        } catch {
            problems.append(FieldProblem(.mobile, InputTexts.mobile(error)))
        }
        form.report(problems)
        guard problems.isEmpty, let chosen, let day, let relation, let mobile else { return [] }
        let report = TenancyReport(
            lease: chosen.lease.lease.id, event: chosen.event, person: chosen.person.id, day: day,
            words: form.text(.words), contact: TenancyContact(name: name, relation: relation, mobile: mobile))
        return [.ask(.tenancy(.report(report)))]
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let head: [PageBlock]
        if let card {
            let leases = card.leases.map { "\($0.lease.number)  \($0.address)" }.joined(separator: "，")
            let open = numbers(of: card)
            head =
                [.text("\(card.person.maskedName)  \(leases)", .heading)]
                + (open.isEmpty ? [] : [.text(CounterTenancyTexts.registered(open), .warning)])
        } else {
            head = [.heading(TenancyTexts.flow), .text(CounterTenancyTexts.findText, .muted), .gap]
        }
        form.draw(on: &surface, in: Page.draw(head, on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: TenancyTexts.flow, subject: clerk.name, layout: .wide) }
    var takesText: Bool { dialog == nil && form.takesText }
    var takesChinese: Bool { dialog == nil && form.takesChinese }
    var help: [HelpSection] { sections(CounterTenancyTexts.help) }
    var hints: [KeyHint] {
        let keys = dialog == nil ? ItemEditor.hints : [KeyHint(.enter, CounterCaseTexts.choose)]
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}
