import Cells
import Forms
import Housing
import Office
import Texts

/// The complaints, for those who answer: nothing of what they say, which is looked at one by one (LH-64).
struct ComplaintsPage: CounterScreen {
    let clerk: Clerk
    private var list = ListView<ComplaintDesk.Head>()
    private var size = Size(width: 0, height: 0)

    init(clerk: Clerk) { self.clerk = clerk }

    /// The list for who answers them; who only takes them in goes straight to the form.
    static func first(_ clerk: Clerk) -> CounterEffect {
        clerk.may(.answerComplaint) ? .show(ComplaintsPage(clerk: clerk)) : .show(ComplaintFormPage(clerk: clerk))
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            list.fit(Page.room(below: head, in: size))
        case .appeared: return [.ask(.money(.complaints))]
        case .revealed, .changed(CounterTopic.subsidy): return [.quietly(.money(.complaints))]
        case .answer(.money(.complaints(let heads))):
            // What waits for an answer first, of each the newest.
            let rows = heads.filter(\.isOpen).reversed() + heads.filter { !$0.isOpen }.reversed()
            list.supply(Array(rows), from: 0, total: rows.count)
        case .answer(.money(.complaint(let complaint))): return [.show(ComplaintPage(complaint, clerk: clerk))]
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(.escape): return [.pop]
        case .key(.function(2)): return [.show(ComplaintFormPage(clerk: clerk))]
        case .key(let key):
            guard case .opened = list.update(.key(key)), let row = list.selectedRow else { return [] }
            return [.ask(.money(.complaint(row.id)))]
        default: break
        }
        return []
    }

    private var head: [PageBlock] {
        [.text(CounterComplaintTexts.listText, .muted), .gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        list.draw(on: &surface, in: rest, columns: Self.columns, words: words) { row in
            [
                row.number, row.at.words, row.way,
                row.isOpen ? CounterComplaintTexts.isOpen : CounterComplaintTexts.isAnswered,
                row.answeredAt?.words ?? "",
            ]
        }
        if list.total == 0 {
            let place = rest.splitTop(1).rest
            surface.put(
                CounterComplaintTexts.none + "  ", at: place.origin.moved(right: 2), role: .muted, within: place)
        }
    }

    private static let columns = [
        TableColumn(CounterComplaintTexts.columnNumber, .fixed(8)),
        TableColumn(CounterComplaintTexts.columnAt, .fixed(20)),
        TableColumn(CounterComplaintTexts.columnWay, .fixed(8)),
        TableColumn(CounterComplaintTexts.columnState, .fixed(8)),
        TableColumn(CounterComplaintTexts.columnAnswered, .share(1)),
    ]

    var chrome: Chrome { Chrome(title: CounterComplaintTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    var help: [HelpSection] { sections(CounterComplaintTexts.help) }
    var hints: [KeyHint] {
        let look = KeyHint(.enter, CounterComplaintTexts.look, weight: .main)
        return (list.total ?? 0 == 0 ? [] : [look]) + [
            KeyHint(
                .function(2), CounterComplaintTexts.add, weight: .main,
                whyNot: clerk.may(.takeComplaint) ? nil : CounterChangeTexts.noRight),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}

/// Takes a complaint in, by call, letter or visit; the name is encouraged and never needed.
struct ComplaintFormPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case way, words, name, contact, receipt, save
    }

    let clerk: Clerk
    private var form = Form<Field>(
        [
            .choice(.way, CounterComplaintTexts.way, ComplaintDesk.ways.map { ChoiceOption($0) }),
            .area(.words, CounterComplaintTexts.words, TextArea(limit: 1000, rows: 4)),
            .text(
                .name, CounterComplaintTexts.name, TextField(limit: 30, columns: 34),
                help: CounterComplaintTexts.nameHelp),
            .text(
                .contact, CounterComplaintTexts.contact, TextField(limit: 60), help: CounterComplaintTexts.contactHelp),
            .text(
                .receipt, CounterComplaintTexts.receipt, TextField(limit: 20, columns: 24, takesChinese: false),
                help: CounterComplaintTexts.receiptHelp),
            .button(.save, CounterComplaintTexts.save),
        ], choosesBeside: false)
    private var leaving = LeaveQuestion()

    init(clerk: Clerk) { self.clerk = clerk }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .answer(.money(.complained(let number))):
            return [.pop, .say(.success(CounterComplaintTexts.added(number)))]
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key where leaving.isOpen: return event.input.map { leaving.press($0) } == true ? [.pop] : []
        case .key(.escape): return leaving.leave(hasWritten: hasWritten) ? [.pop] : []
        case .key, .paste:
            guard let input = event.input else { return [] }
            switch form.update(input) {
            case .changed(.way): form.focus(on: .words)
            case .activated: return save()
            default: break
            }
        default: break
        }
        return []
    }

    private var hasWritten: Bool {
        [Field.words, .name, .contact, .receipt].contains { !form.text($0).isEmpty }
    }

    private mutating func save() -> [CounterEffect] {
        func given(_ field: Field) -> String? {
            let text = Normal.name(form.text(field))
            return text.isEmpty ? nil : text
        }
        var problems: [FieldProblem<Field>] = []
        let way = form.choice(.way).map { ComplaintDesk.ways[$0] }
        if way == nil { problems.append(FieldProblem(.way, CounterComplaintTexts.wayMissing)) }
        if given(.words) == nil { problems.append(FieldProblem(.words, CounterComplaintTexts.wordsMissing)) }
        form.report(problems)
        guard problems.isEmpty, let way, let words = given(.words) else { return [] }
        let complaint = ComplaintDesk.Given(
            way: way, text: words, name: given(.name), contact: given(.contact), receipt: given(.receipt))
        return [.ask(.money(.complain(complaint)))]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(CounterComplaintTexts.formTitle), .text(CounterComplaintTexts.formText, .muted), .gap,
        ]
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
        leaving.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CounterComplaintTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { !leaving.isOpen && form.takesText }
    var takesChinese: Bool { !leaving.isOpen && form.takesChinese }
    var help: [HelpSection] { sections(CounterComplaintTexts.help) }
    var hints: [KeyHint] {
        let keys = leaving.isOpen ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}

/// One complaint, and its answer.
struct ComplaintPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case words, save
    }

    let clerk: Clerk
    private var complaint: ComplaintDesk.Complaint
    private var sheet = Sheet<Int>()
    private var form: Form<Field>?
    private var leaving = LeaveQuestion()
    private var size = Size(width: 0, height: 0)

    init(_ complaint: ComplaintDesk.Complaint, clerk: Clerk) {
        self.complaint = complaint
        self.clerk = clerk
    }

    private var isOpen: Bool { complaint.answer == nil }
    private var number: String { complaint.number ?? complaint.id }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .answer(.money(.replied)): return [.pop, .say(.success(CounterComplaintTexts.nowAnswered))]
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if leaving.isOpen {
            if leaving.press(input) { form = nil }
            return []
        }
        if input == .key(.escape) {
            guard let form else { return [.pop] }
            if leaving.leave(hasWritten: !form.text(.words).isEmpty) { self.form = nil }
            return []
        }
        if form != nil {
            guard case .activated? = form?.update(input) else { return [] }
            let words = Normal.name(form?.text(.words) ?? "")
            guard !words.isEmpty else {
                form?.report([FieldProblem(.words, CounterComplaintTexts.answerMissing)])
                return []
            }
            return [.ask(.money(.reply(complaint: complaint.id, words)))]
        }
        guard case .key(let key) = input else { return [] }
        if key == .function(5) {
            form = Form(
                [
                    .area(.words, CounterComplaintTexts.answerWords, TextArea(limit: 1000, rows: 5)),
                    .button(.save, CounterComplaintTexts.answer),
                ])
        } else {
            _ = sheet.press(key)
        }
        return []
    }

    private mutating func layOut() {
        let lines = MoneyLines<Int>(width: Sheet<Int>.room(in: size.width))
        let given = complaint.given
        var facts = [
            (CounterComplaintTexts.columnNumber, number),
            (CounterComplaintTexts.at, "\(complaint.at.words)  \(given.way)"),
            (CounterComplaintTexts.from, given.name ?? CounterComplaintTexts.anonymous),
            (CounterComplaintTexts.contact, given.contact ?? CounterComplaintTexts.noContact),
            (CounterComplaintTexts.about, given.receipt ?? CounterComplaintTexts.nobodySaid),
            (CounterComplaintTexts.text, given.text),
        ]
        if let answer = complaint.answer {
            facts.append((CounterComplaintTexts.answered, "\(complaint.answeredAt?.words ?? "")  \(answer)"))
        }
        sheet.show(
            facts.enumerated().map { lines.fact($0.offset, $0.element.0, $0.element.1) }, height: size.height)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let form {
            let blocks: [PageBlock] = [
                .heading(number), .text(complaint.given.text.shortened(to: body.width * 2), .muted), .gap,
            ]
            form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
        } else {
            sheet.draw(on: &surface, in: body, words: words, isActive: true)
        }
        leaving.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    var chrome: Chrome { Chrome(title: CounterComplaintTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { !leaving.isOpen && form?.takesText ?? false }
    var takesChinese: Bool { !leaving.isOpen && form?.takesChinese ?? false }
    var help: [HelpSection] { sections(CounterComplaintTexts.help) }
    var hints: [KeyHint] {
        if form != nil {
            let keys = leaving.isOpen ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
            return keys + [KeyHint(.escape, words.back, weight: .main)]
        }
        return [
            KeyHint(
                .function(5), CounterComplaintTexts.answer, weight: .main,
                whyNot: isOpen ? nil : CounterComplaintTexts.alreadyAnswered),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
