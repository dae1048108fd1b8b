import Cells
import Forms
import Housing
import Office
import Texts

/// A page of 我的补租 to be read: what happened so far, every decision with what it rests on, the agreement, what is held.
struct MyReadingPage: KioskScreen {
    enum Subject: Equatable, Sendable {
        case story, why, agreement, held
    }

    enum Choice: Hashable, Sendable {
        case back
    }

    let subject: Subject
    let visitor: Visitor
    let batch: BatchID
    private var file: MySubsidyFile?
    private var page = ReadAndAnswer<Choice>([], Form([.button(.back, HomeTexts.back)]))
    private var size = Size(width: 0, height: 0)

    init(_ subject: Subject, visitor: Visitor, batch: BatchID) {
        (self.subject, self.visitor, self.batch) = (subject, visitor, batch)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            page.fit(Page.room(below: blocks, in: size))
        case .appeared: return [.ask(.mySubsidy(.file(batch)))]
        case .changed, .revealed: return [.quietly(.mySubsidy(.file(batch)))]
        case .answer(.mySubsidy(.file(let file, _))):
            // Where somebody did something with another case, nothing moves under the reader's eyes.
            guard file != self.file else { return [] }
            self.file = file
            page.show(MyReading.blocks(subject, file), page.form)
            page.fit(Page.room(below: blocks, in: size))
        case .answer(.failed(let trouble)): return [.pop] + tell(trouble)
        default:
            guard let input = event.input, case .activated = page.update(input) else { return [] }
            return [.pop]
        }
        return []
    }

    private var title: String {
        switch subject {
        case .story: MySubsidyTexts.storyTitle
        case .why: MySubsidyTexts.whyTitle
        case .agreement: MySubsidyTexts.facts
        case .held: MySubsidyTexts.heldTitle
        }
    }

    private var blocks: [PageBlock] {
        [.heading(title)] + (file == nil ? [.text(RenewalTexts.reading, .muted)] : [])
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if file != nil { page.draw(on: &surface, in: rest) }
    }

    var chrome: Chrome { Chrome(title: "\(MySubsidyTexts.flow) › \(title)", subject: visitor.maskedName) }
    var hints: [KeyHint] { page.hints }
    var takesText: Bool { page.takesText }
    var takesChinese: Bool { page.takesChinese }
    var patience: Patience { page.patience }
    var help: [HelpSection] { [HelpSection](MySubsidyTexts.help) }
}

/// The texts of those pages.
enum MyReading {
    static func blocks(_ subject: MyReadingPage.Subject, _ file: MySubsidyFile) -> [ReaderBlock] {
        switch subject {
        case .story: story(file.why)
        case .why: why(file.why)
        case .agreement: file.agreement.map { agreement($0, file) } ?? []
        case .held: held(file)
        }
    }

    // MARK: What happened

    /// In the order of time, the newest first. What a decision rests on stands with it, in the other text.
    private static func story(_ why: Why) -> [ReaderBlock] {
        let dated = why.steps.filter(isEvent).enumerated().sorted { left, right in
            let (leftAt, rightAt) = (left.element.at?.milliseconds ?? 0, right.element.at?.milliseconds ?? 0)
            return (leftAt, left.offset) > (rightAt, right.offset)
        }
        return dated.map(\.element).map { step in
            let at = step.at?.words ?? ""
            let words = step.words.hasPrefix(at) ? String(step.words.dropFirst(at.count)) : step.words
            return .item("\(at)  \(words)")
        }
    }

    private static func isEvent(_ step: WhyStep) -> Bool {
        switch step.act {
        case .register, .queue, .finding: false
        // Of the application that it was handed in; the rest is how its papers were judged.
        case .application: step.rule == "LH-20"
        default: step.at != nil
        }
    }

    // MARK: Why

    /// The notice's sentence once for each rule, below it what was decided by it.
    private static func why(_ why: Why) -> [ReaderBlock] {
        var blocks: [ReaderBlock] = []
        var rule: Rule?
        for step in why.steps {
            if step.rule != rule {
                blocks.append(.heading(MySubsidyTexts.rule(step.rule)))
                if !step.sentence.isEmpty { blocks.append(.item(step.sentence)) }
            }
            rule = step.rule
            blocks.append(.item("- " + words(step)))
        }
        return blocks + (why.money.map { money($0, isSigned: why.agreementState != nil) } ?? [])
    }

    private static func words(_ step: WhyStep) -> String {
        let result = step.result == .noted ? nil : step.result.rawValue
        let sentences = [
            step.subject.map(WhyTexts.sentence), step.words,
            step.hasText ? MySubsidyTexts.writtenElsewhere : nil, step.source.map(WhyTexts.source),
            step.by.map(WhyTexts.by),
        ].compactMap(\.self).joined()
        return [step.at?.words, result, sentences].compactMap(\.self).joined(separator: "  ")
    }

    private static func money(_ money: WhyMoney, isSigned: Bool) -> [ReaderBlock] {
        [
            .heading(isSigned ? MySubsidyTexts.money : MySubsidyTexts.moneyIfSigned),
            .item("- " + WhyTexts.size(money.registeredSize, isOfClose: money.isSizeOfClose)),
            .item("- " + WhyTexts.area(money.area)),
            .item("- " + WhyTexts.monthly(money.price, money.area, money.monthly)),
            .item("- " + WhyTexts.term(money.termMonths, money.monthly)),
        ]
    }

    // MARK: The agreement

    static func agreement(_ agreement: MyAgreement, _ file: MySubsidyFile) -> [ReaderBlock] {
        let plan = agreement.terms.plan
        let house = file.form?.house
        var facts: [(String, String)] = [
            (MySubsidyTexts.agreementNumber, agreement.number), (MySubsidyTexts.signedAt, agreement.signedAt.words),
            (MySubsidyTexts.agreementState, agreement.terms.state.name),
            (MySubsidyTexts.area, agreement.area.words), (MySubsidyTexts.monthly, plan.monthly.words),
            (MySubsidyTexts.term, MySubsidyTexts.termWords(plan.first, plan.last, agreement.months.count)),
            (MySubsidyTexts.houseCode, agreement.houseCode),
        ]
        // Of another dwelling since then no address is kept.
        if let house, house.code == agreement.houseCode {
            facts.append((MySubsidyTexts.dwelling, "\(house.address) \(house.room)"))
        }
        if let end = agreement.terms.leaseEnd { facts.append((MySubsidyTexts.leaseEnd, end.words)) }
        facts.append((MySubsidyTexts.account, "\(agreement.bank) \(agreement.maskedAccount)"))
        let words = file.notice.words
        return facts.map { .item(MySubsidyTexts.line($0.0, $0.1)) } + notices(agreement, file)
            + [words.changeDuty, words.stop, words.leaveList, words.recovery].map { .paragraph($0) }
    }

    /// What is out of the ordinary: an end, papers that are missing, money that is to come back.
    static func notices(_ agreement: MyAgreement, _ file: MySubsidyFile) -> [ReaderBlock] {
        var blocks: [ReaderBlock] = []
        func add(_ title: String, _ words: String...) {
            blocks.append(.heading(title))
            blocks += words.map { .item($0) }
        }
        let terms = agreement.terms
        if let stop = terms.stop, let from = terms.plan.stoppedFrom {
            add(MySubsidyTexts.stopped, MySubsidyTexts.stoppedWords(stop.reason, stop.day, from: from))
        }
        if let reason = agreement.withheldFor { add(MySubsidyTexts.withheld, MySubsidyTexts.withheldWords(reason)) }
        if terms.state.isInForce, let month = agreement.leaseMonth, let end = terms.leaseEnd {
            add(MySubsidyTexts.lease, MySubsidyTexts.leaseWords(month, end))
        }
        if agreement.owed.fen > 0 {
            let months = agreement.months.filter { $0.state == .overpaid }.map(\.month)
            let contact = file.notice.contact
            add(
                MySubsidyTexts.owed, MySubsidyTexts.owedWords(agreement.owed, of: terms.overpaid, months: months),
                MySubsidyTexts.owedHow(contact.address, contact.phones))
            if terms.state == .escalated { blocks.append(.item(MySubsidyTexts.escalated)) }
        }
        return blocks
    }

    // MARK: What is held

    private static func held(_ file: MySubsidyFile) -> [ReaderBlock] {
        var blocks: [ReaderBlock] = []
        func section(_ title: String, _ lines: [String]) {
            guard !lines.isEmpty else { return }
            blocks.append(.heading(title))
            blocks += lines.map { .item("- \($0)") }
        }
        let register = file.register
        section(
            MySubsidyTexts.heldRegister,
            [
                MySubsidyTexts.line(MySubsidyTexts.columnReceipt, register.receipt),
                MySubsidyTexts.line(
                    MySubsidyTexts.place, MySubsidyTexts.placeWords(register.cityPosition, register.districtPosition)),
                MySubsidyTexts.line(MySubsidyTexts.columnSize, "\(file.sizeNow)"),
                MySubsidyTexts.line(MySubsidyTexts.columnDistrict, DistrictNames.name(register.hukouDistrict)),
                MySubsidyTexts.line("入册", MySubsidyTexts.listedAt(register.listedAt)),
            ])
        section(
            MySubsidyTexts.heldPeople, file.people.map { "\($0.role.name) \($0.maskedName) \($0.maskedDocument)" })
        section(MySubsidyTexts.heldForm, file.form.map(form) ?? [])
        section(
            MySubsidyTexts.heldAgreement,
            file.agreement.map {
                [
                    "\($0.number)  \($0.terms.state.name)",
                    MySubsidyTexts.line(MySubsidyTexts.account, "\($0.bank) \($0.maskedAccount)"),
                ]
            } ?? [])
        section(
            MySubsidyTexts.heldChanges,
            file.changes.map { change in
                let words = MySubsidyTexts.matterWords(change.matter)
                return "\(change.eventDay.words)  \(words)  \(MySubsidyTexts.changeOutcome(change.isEligible))"
            })
        section(
            MySubsidyTexts.heldObjections,
            file.objections.map { "\($0.number)  \($0.text)  \(MySubsidyTexts.objectionOutcome($0.isUpheld))" })
        section(
            MySubsidyTexts.heldComplaints,
            file.complaints.map { "\($0.number)  \($0.text)  \(MySubsidyTexts.answered($0.answer))" })
        let (notice, contact) = (file.notice, file.notice.contact)
        section(
            MySubsidyTexts.heldRights,
            MySubsidyTexts.rights(
                website: notice.registerWebsite, window: notice.registerWindow, phones: contact.phones,
                hours: contact.hours))
        return blocks
    }

    private static func form(_ form: SubsidyForm) -> [String] {
        func line(_ field: ApplicationField, _ value: String?) -> String? {
            value.map { MySubsidyTexts.line(SubsidyTexts.field(field.rawValue), $0) }
        }
        return [
            line(.houseCode, form.house.code), line(.address, "\(form.house.address) \(form.house.room)"),
            line(.landlord, "\(Mask.name(form.lease.landlord)) \(Mask.document(form.lease.landlordDocument))"),
            line(.leasedArea, form.lease.area?.words), line(.rent, form.lease.rent?.words),
            line(.leaseStart, form.lease.start?.words), line(.leaseEnd, form.lease.end?.words),
            line(.leaseSigned, form.lease.signedOn?.words),
            form.coTenants.isEmpty
                ? nil : line(.coTenants, form.coTenants.map { Mask.document($0) }.joined(separator: "、")),
            line(.marital, form.marital.name), line(.children, "\(form.children)"),
            line(.materials, form.materials.sorted().joined(separator: "、")),
            line(.consent, form.consentSignedAt?.words), line(.honesty, form.declaredAt?.words),
        ].compactMap(\.self)
    }
}
