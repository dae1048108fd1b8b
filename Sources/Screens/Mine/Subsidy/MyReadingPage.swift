import Cells
import Forms
import Housing
import Office
import Texts

/// A page of 我的补租 to be read: what happened so far, every decision with what it rests on, the agreement, papers that are
/// waited for.
struct MyReadingPage: KioskScreen {
    enum Subject: Equatable, Sendable {
        case story, why, agreement, papers
    }

    enum Choice: Hashable, Sendable {
        case back
    }

    let subject: Subject
    let visitor: Visitor
    let batch: BatchID
    private var file: MySubsidyFile?
    private var page = ReadAndAnswer<Choice>([], Form([.button(.back, HomeTexts.back)]), keepsSections: true)
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
            let texts = MyReading.blocks(subject, file)
            // What was waited for has come, or was decided about: where it stands is told on the page before.
            guard !texts.isEmpty else { return [.pop, .say(.warning(MySubsidyTexts.movedOn))] }
            page.show(texts, page.form)
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
        case .papers: MySubsidyTexts.supplies
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
        case .papers: papers(file)
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
                blocks.append(.heading(step.sentence.isEmpty ? MySubsidyTexts.noSentence : step.sentence))
            }
            rule = step.rule
            blocks.append(.item("- " + words(step)))
        }
        return blocks + (why.money.map { money($0, isSigned: why.agreementState != nil) } ?? [])
    }

    private static func words(_ step: WhyStep) -> String {
        let result = step.result == .noted ? nil : step.result.rawValue
        let sentences = [
            // The number by which the order is bound says nothing here: it stands with the proof.
            step.subject.map(WhyTexts.sentence), step.act == .queue ? MySubsidyTexts.orderBound : step.words,
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
    ///
    /// - Parameter isLeaseNamed: that the lease ends before the term is told too, if it does.
    static func notices(
        _ agreement: MyAgreement, _ file: MySubsidyFile, isLeaseNamed: Bool = true
    ) -> [ReaderBlock] {
        var blocks: [ReaderBlock] = []
        func add(_ title: String, _ words: String...) {
            blocks.append(.heading(title))
            blocks += words.map { .item($0) }
        }
        let terms = agreement.terms
        if let stop = terms.stop, let from = terms.plan.stoppedFrom {
            add(MySubsidyTexts.stopped, MySubsidyTexts.stoppedWords(stop.reason, stop.day, from: from))
        }
        if let untrue = agreement.untrue { add(MySubsidyTexts.untrue, MySubsidyTexts.untrueWords(untrue)) }
        if let reason = agreement.withheldFor { add(MySubsidyTexts.withheld, MySubsidyTexts.withheldWords(reason)) }
        if isLeaseNamed, terms.state.isInForce, let month = agreement.leaseMonth, let end = terms.leaseEnd {
            add(MySubsidyTexts.lease, MySubsidyTexts.leaseWords(month, end))
        }
        if agreement.owed.fen > 0 {
            let months = agreement.months.filter { $0.state == .overpaid }.map(\.month)
            let contact = file.notice.contact
            let isFalse = terms.stop?.reason == .falseDeclaration
            let what =
                isFalse
                ? MySubsidyTexts.allOwedWords(agreement.owed, of: terms.overpaid, months: months.count)
                : MySubsidyTexts.owedWords(agreement.owed, of: terms.overpaid, months: months)
            add(MySubsidyTexts.owed, what, MySubsidyTexts.owedHow(contact.address, contact.phones))
            if terms.state == .escalated { blocks.append(.item(MySubsidyTexts.escalated)) }
        }
        if terms.stop?.reason == .falseDeclaration {
            let contact = file.notice.contact
            blocks.append(.item(MySubsidyTexts.falseDoubt(contact.address, contact.phones)))
        }
        return blocks
    }

    // MARK: Papers that are waited for

    /// What is missing, where it goes and until when; where a change is looked into, what shows it.
    private static func papers(_ file: MySubsidyFile) -> [ReaderBlock] {
        let contact = file.notice.contact
        let office = MySubsidyTexts.Office(address: contact.address, phones: contact.phones, hours: contact.hours)
        var blocks: [ReaderBlock] = []
        if let reason = file.agreement?.withheldFor {
            blocks.append(.heading(MySubsidyTexts.suppliesMissing))
            blocks += MySubsidyTexts.next(.withheld(reason, office)).map { .item($0) }
        }
        for change in file.changes where change.isOpen {
            blocks.append(.heading(MySubsidyTexts.suppliesChange))
            let words = MySubsidyTexts.matterWords(change.matter)
            blocks += MySubsidyTexts.supplyChange(words, change.eventDay, office).map { .item($0) }
        }
        return blocks
    }
}
