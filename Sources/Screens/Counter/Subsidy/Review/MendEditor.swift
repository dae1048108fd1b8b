import Cells
import Forms
import Housing
import Office
import Texts

/// One field that was sent back, beginning with what was handed in, and what it is now.
struct MendEditor: Equatable, Sendable {
    enum Field: Hashable, Sendable {
        case value, number, witness, keep
    }

    enum Outcome: Equatable {
        case handled, left, kept
        case refused(String)
    }

    let field: ApplicationField
    private let notice: SubsidyNotice
    private var form: Form<Field>
    private var leaving = LeaveQuestion()
    private let first: Form<Field>

    /// - Parameters:
    ///   - given: as handed in, or as it was changed here already.
    ///   - clerk: as he is named where he is a witness.
    init(_ field: ApplicationField, of given: SubsidyForm, isDone: Bool, under notice: SubsidyNotice, clerk: String) {
        self.field = field
        self.notice = notice
        let items = Self.items(field, given, isDone, notice, clerk) + [.button(.keep, CounterMendingTexts.keep)]
        form = Form(items)
        first = form
    }

    private static func items(
        _ field: ApplicationField, _ form: SubsidyForm, _ isDone: Bool, _ notice: SubsidyNotice, _ clerk: String
    ) -> [FormItem<Field>] {
        func words(_ text: String, limit: Int, help: String? = nil) -> FormItem<Field> {
            .text(.value, field.name, TextField(text, limit: limit), help: help)
        }
        func number(_ text: String, limit: Int, help: String? = nil) -> FormItem<Field> {
            .text(.value, field.name, TextField(text, limit: limit, takesChinese: false), help: help)
        }
        func documents(_ text: String, limit: Int, help: String? = nil, _ id: Field, _ label: String) -> FormItem<Field>
        {
            .text(
                id, label, TextField(text, limit: limit, mask: MaskedNumbers.mask, takesChinese: false), help: help)
        }
        func day(_ day: Day?) -> [FormItem<Field>] { [.date(.value, field.name, day?.calendarDate)] }
        switch field {
        case .houseCode: return [number(form.house.code, limit: 40)]
        case .address: return [words(form.house.address, limit: 100)]
        case .room: return [words(form.house.room, limit: 100)]
        case .leasedArea: return [number(form.lease.area?.description ?? "", limit: 12, help: MySubsidyTexts.areaHelp)]
        case .rent: return [number(form.lease.rent?.description ?? "", limit: 12, help: MySubsidyTexts.rentHelp)]
        case .landlord:
            return [
                words(form.lease.landlord, limit: 60),
                documents(form.lease.landlordDocument, limit: 40, .number, MySubsidyTexts.landlordNumber),
            ]
        case .leaseStart: return day(form.lease.start)
        case .leaseEnd: return day(form.lease.end)
        case .leaseSigned: return day(form.lease.signedOn)
        case .coTenants:
            return [
                documents(
                    form.coTenants.joined(separator: " "), limit: 200, help: MySubsidyTexts.coTenantsHelp, .value,
                    field.name)
            ]
        case .marital:
            let all = MaritalState.allCases
            return [.choice(.value, "", all.map { ChoiceOption($0.name) }, chosen: all.firstIndex(of: form.marital))]
        case .children: return [number(String(form.children), limit: 2, help: MySubsidyTexts.childrenHelp)]
        case .consent:
            return [
                .tick(.value, CounterMendingTexts.consentSeen, isTicked: isDone),
                .note(.witness, CounterMendingTexts.witness(clerk), role: .muted),
            ]
        case .honesty: return [.tick(.value, CounterMendingTexts.honestySeen, isTicked: isDone)]
        case .declarations:
            let rules = conditions(notice)
            let denied = rules.indices.filter { form.statements[rules[$0].rawValue] == false }
            return [
                .choices(
                    .value, CounterMendingTexts.whichNotMet,
                    rules.map {
                        ChoiceOption(
                            CounterMendingTexts.notMet(CounterReviewTexts.condition($0, notice.extraConditions)))
                    },
                    ticked: Set(denied))
            ]
        case .materials: return []
        }
    }

    private static func conditions(_ notice: SubsidyNotice) -> [Rule] {
        ConditionSet.rules.map(\.rule) + notice.extraConditions.map(\.rule)
    }

    // MARK: What it is now

    /// The form with this field as it was entered.
    ///
    /// - Precondition: it was kept.
    func applied(to old: SubsidyForm) -> SubsidyForm {
        var form = old
        switch field {
        case .houseCode: form.house.code = folded
        case .address: form.house.address = text
        case .room: form.house.room = text
        case .leasedArea: form.lease.area = Area(squareMetres: text)
        case .rent: form.lease.rent = Money(yuan: text)
        case .landlord:
            (form.lease.landlord, form.lease.landlordDocument) = (text, Normal.folded(self.form.text(.number)))
        case .leaseStart: form.lease.start = day
        case .leaseEnd: form.lease.end = day
        case .leaseSigned: form.lease.signedOn = day
        case .coTenants: form.coTenants = numbers
        case .marital:
            if let index = self.form.choice(.value) { form.marital = MaritalState.allCases[index] }
        case .children: form.children = Int(folded) ?? form.children
        case .declarations:
            let denied = self.form.choices(.value)
            for (index, rule) in Self.conditions(notice).enumerated() {
                // What he never spoke of stays so, unless it is not met.
                guard form.statements[rule.rawValue] != nil || denied.contains(index) else { continue }
                form.statements[rule.rawValue] = !denied.contains(index)
            }
        case .consent, .honesty, .materials: break
        }
        return form
    }

    /// As the list tells it.
    var words: String {
        switch field {
        case .consent: CounterMendingTexts.consentNow
        case .honesty: CounterMendingTexts.honestyNow
        case .landlord: "\(text)  \(Mask.document(Normal.folded(form.text(.number))))"
        case .coTenants:
            numbers.isEmpty ? CounterMendingTexts.none : numbers.map { Mask.document($0) }.joined(separator: " ")
        case .leaseStart, .leaseEnd, .leaseSigned: day?.words ?? ""
        case .marital: form.choice(.value).map { MaritalState.allCases[$0].name } ?? ""
        case .leasedArea: Area(squareMetres: text)?.words ?? text
        case .rent: Money(yuan: text)?.words ?? text
        case .declarations:
            form.choices(.value).isEmpty
                ? CounterMendingTexts.allMet
                : CounterMendingTexts.notMet(
                    form.choices(.value).sorted().map {
                        CounterReviewTexts.condition(Self.conditions(notice)[$0], notice.extraConditions)
                    }.joined(separator: "、"))
        case .houseCode, .address, .room, .children, .materials: text
        }
    }

    private var text: String { Normal.name(form.text(.value)) }
    private var folded: String { Normal.folded(form.text(.value)) }
    private var day: Day? { form.date(.value)?.housing }
    private var numbers: [String] { text.split(separator: " ").map { Normal.folded(String($0)) } }

    private var problems: [FieldProblem<Field>] {
        var number: FieldProblem<Field>?
        let value: String? =
            switch field {
            case .houseCode: (try? HouseCode(folded)) == nil ? MySubsidyTexts.houseCodeWrong : nil
            case .address: SubsidyDraft.isAddress(text) ? nil : SubsidyApplyTexts.addressMissing
            case .room: SubsidyDraft.isRoom(text) ? nil : SubsidyApplyTexts.roomWrong
            case .leasedArea: Area(squareMetres: text) == nil ? MySubsidyTexts.numberWrong : nil
            case .rent: Money(yuan: text) == nil ? MySubsidyTexts.numberWrong : nil
            case .children:
                Int(folded).map { (0...50).contains($0) } == true ? nil : MySubsidyTexts.numberWrong
            case .leaseStart, .leaseEnd, .leaseSigned: day == nil ? MySubsidyTexts.noSuchDay : nil
            case .landlord: text.isEmpty ? MySubsidyTexts.missing : nil
            case .coTenants: numbers.lazy.compactMap { NamedNumber.problem($0) }.first
            case .consent: form.isTicked(.value) ? nil : CounterMendingTexts.consentMissing
            case .honesty: form.isTicked(.value) ? nil : CounterMendingTexts.honestyMissing
            case .marital, .declarations, .materials: nil
            }
        if field == .landlord {
            number = NamedNumber.problem(form.text(.number), mayBeOrganisation: true).map { FieldProblem(.number, $0) }
        }
        return [value.map { FieldProblem(.value, $0) }, number].compactMap(\.self)
    }

    // MARK: Keys

    mutating func press(_ input: Input) -> Outcome {
        if leaving.isOpen { return leaving.press(input) ? .left : .handled }
        if input == .key(.escape) { return leaving.leave(hasWritten: hasWritten) ? .left : .handled }
        // A line alone on its page: Enter is done with it.
        if input == .key(.enter), form.focus == .value, isLine { return keep() }
        // A number is typed anew, not behind the old one.
        if case .key(.character) = input, isTypedAnew, form == first { form.setText(.value, "") }
        switch form.update(input) {
        case .changed(.value) where field == .marital: form.focus(on: .keep)
        case .activated: return keep()
        case .refused(let why): return .refused(why)
        default: break
        }
        return .handled
    }

    private var isTypedAnew: Bool {
        switch field {
        case .houseCode, .leasedArea, .rent, .children: true
        default: false
        }
    }

    private var isLine: Bool {
        switch field {
        case .landlord, .marital, .consent, .honesty, .declarations, .materials: false
        default: true
        }
    }

    private var hasWritten: Bool {
        [Field.value, .number].contains { id in
            form.text(id) != first.text(id) || form.date(id) != first.date(id) || form.choice(id) != first.choice(id)
                || form.choices(id) != first.choices(id) || form.isTicked(id) != first.isTicked(id)
        }
    }

    private mutating func keep() -> Outcome {
        form.report(problems)
        return problems.isEmpty ? .kept : .handled
    }

    // MARK: Drawing

    func draw(_ blocks: [PageBlock], on surface: inout Surface, in body: Rect) {
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: .anju)
        leaving.draw(on: &surface, in: body)
    }

    var takesText: Bool { !leaving.isOpen && form.takesText }
    var takesChinese: Bool { !leaving.isOpen && form.takesChinese }
    var hints: [KeyHint] {
        let keys = leaving.isOpen ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
        return keys + [KeyHint(.escape, FormsWords.anju.back, weight: .main)]
    }
}
