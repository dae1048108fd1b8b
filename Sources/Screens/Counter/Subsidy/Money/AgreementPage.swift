import Cells
import Forms
import Housing
import Office
import Texts

/// One agreement: what was agreed, month by month what was paid, what was done with it, and what can be done now.
struct AgreementPage: CounterScreen {
    enum Spot: Hashable, Sendable {
        case fact(Int)
        case year(Int)
        case change(String)
        case event(Int)
    }

    let clerk: Clerk
    private var file: AgreementFile
    private var sheet = Sheet<Spot>()
    /// What can be done, where somebody asked for it.
    private var menu: Menu<DeedKind>?
    private var size = Size(width: 0, height: 0)

    init(_ file: AgreementFile, clerk: Clerk) {
        self.file = file
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .revealed, .changed(CounterTopic.subsidy):
            return [.quietly(.money(.agreement(file.receipt, file.batch)))]
        case .answer(.money(.agreement(let file))):
            self.file = file
            layOut()
        case .answer(.money(.change(let change, let agreement))):
            return [.show(ChangePage(change, agreement, clerk: clerk))]
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        if menu != nil { return choose(key) }
        switch key {
        case .escape: return [.pop]
        case .function(2): return [.show(DeedPage(.report, file, clerk: clerk))]
        case .function(3):
            return [.show(SubsidyPaperPage(.agreement(file.batch, receipt: file.receipt), clerk: clerk))]
        case .function(4): return showWhy(file.receipt, of: file.batch, clerk)
        case .function(5):
            let deeds = DeedKind.all(for: file).map { kind in
                let whyNot = kind.whyNot(file, clerk)
                let note = whyNot == CounterChangeTexts.noRight ? CounterChangeTexts.noRightShort : whyNot ?? ""
                return MenuEntry(kind, kind.name, note: note, whyNot: whyNot)
            }
            menu = Menu(deeds, focus: deeds.first { $0.whyNot == nil }?.id)
        case .enter:
            guard case .change(let id)? = sheet.focused else { return [] }
            return [.ask(.money(.change(id)))]
        default: _ = sheet.press(key)
        }
        return []
    }

    private mutating func choose(_ key: Key) -> [CounterEffect] {
        if key == .escape {
            menu = nil
            return []
        }
        switch menu?.press(key) {
        case .took(let kind):
            menu = nil
            return [.show(DeedPage(kind, file, clerk: clerk))]
        case .refused(let why): return [.say(.warning(why))]
        default: return []
        }
    }

    // MARK: Drawing

    private mutating func layOut() {
        sheet.show(AgreementSheet(file: file, width: Sheet<Spot>.room(in: size.width)).entries, height: size.height)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let menu {
            let blocks: [PageBlock] = [
                .heading(CounterChangeTexts.deedsTitle),
                .text("\(file.number)  \(file.receipt)  \(file.maskedName)  \(file.report.state.name)", .value), .gap,
            ]
            menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        } else {
            sheet.draw(on: &surface, in: body, words: words, isActive: true)
        }
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterChangeTexts.agreementTitle, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterChangeTexts.help) }

    var hints: [KeyHint] {
        if let menu {
            return [KeyHint(.enter, CounterCaseTexts.choose, weight: .main)] + menu.pageHints
                + [KeyHint(.escape, words.back, weight: .main)]
        }
        let isChange = if case .change? = sheet.focused { true } else { false }
        return [
            KeyHint(
                .function(2), CounterChangeTexts.report, weight: .main, whyNot: DeedKind.report.whyNot(file, clerk)),
            KeyHint(.function(5), CounterChangeTexts.deeds, weight: .main),
        ] + (isChange ? [KeyHint(.enter, CounterChangeTexts.open, weight: .main)] : [])
            + [
                KeyHint(
                    .function(3), CounterChangeTexts.printAgreement,
                    whyNot: clerk.may(.signSubsidy) ? nil : CounterChangeTexts.noRight),
                KeyHint(.function(4), CounterPaymentTexts.why), KeyHint(.escape, words.back, weight: .main),
            ]
    }
}

/// What is told of an agreement, line by line.
struct AgreementSheet {
    typealias Entry = SheetEntry<AgreementPage.Spot>

    let file: AgreementFile
    let width: Int

    private var lines: MoneyLines<AgreementPage.Spot> { MoneyLines(width: width) }

    var entries: [Entry] {
        facts + [.gap, .heading(CounterChangeTexts.monthsTitle, legend), months] + years + changes + events
    }

    private var facts: [Entry] {
        let report = file.report
        var facts: [(String, String)] = [
            (CounterChangeTexts.number, file.number),
            (CounterChangeTexts.family, "\(file.receipt)  \(file.maskedName)"),
            (CounterChangeTexts.state, PaymentTexts.standing(report.words)),
            (CounterChangeTexts.monthly, CounterChangeTexts.monthly(file.monthly, file.area)),
            (CounterChangeTexts.term, CounterChangeTexts.term(file.months)),
            (CounterChangeTexts.paid, report.paid.words),
        ]
        if let stop = file.stop {
            facts.append((CounterChangeTexts.stop, CounterChangeTexts.stop(stop.reason, stop.day)))
        }
        if report.overpaid.fen > 0 {
            facts.append(
                (CounterChangeTexts.debt, CounterChangeTexts.debt(report.overpaid, report.recovered, report.owed)))
        }
        facts += [
            (CounterChangeTexts.account, "\(file.bank)  \(file.maskedAccount)")
        ]
        if let next = file.nextAccount { facts.append((CounterAccountTexts.next, next.words)) }
        facts += [
            (CounterChangeTexts.house, file.house),
            (
                CounterChangeTexts.leaseTo,
                report.leaseEnd.map(CounterChangeTexts.until) ?? CounterChangeTexts.leaseUnknown
            ),
        ]
        return (file.isOwn ? [lines.text(nil, CounterChangeTexts.isOwn, .warning)] : [])
            + facts.enumerated().map { lines.fact(.fact($0.offset), $0.element.0, $0.element.1) }
    }

    // MARK: The months, a row a year

    private static let yearColumns = 8
    private static let cellColumns = 5

    /// What stands in cells that say it in a sign.
    private var legend: SheetPiece? {
        let waits = file.instalments.contains(where: \.isAfterLease)
        let isAhead = file.instalments.contains { $0.state == .planned && !$0.isAfterLease }
        let isOwed = file.instalments.contains(where: \.isStillOwed)
        guard waits || isAhead || isOwed else { return nil }
        let legend = CounterChangeTexts.cellsLegend(isAhead: isAhead, waits: waits, isOwed: isOwed)
        return SheetPiece(legend, .muted, at: Self.yearColumns)
    }

    private static func column(_ month: Int) -> Int { yearColumns + (month - 1) * cellColumns }

    private var months: Entry {
        Entry(id: nil, lines: [(1...12).map { SheetPiece("\($0)月", .label, at: Self.column($0)) }])
    }

    private var years: [Entry] {
        let years = Set(file.instalments.map(\.month.year)).sorted()
        return years.map { year in
            let cells = file.instalments.filter { $0.month.year == year }.map { month in
                SheetPiece(
                    CounterChangeTexts.cell(
                        month.state, isAfterLease: month.isAfterLease, isOwed: month.isStillOwed),
                    month.isStillOwed ? .warning : Self.role(month.state),
                    at: Self.column(month.month.month))
            }
            return Entry(id: .year(year), lines: [[SheetPiece("\(year)", .label)] + cells])
        }
    }

    private static func role(_ state: InstalmentState) -> Role {
        switch state {
        case .paid, .recovered: .success
        case .failed, .overpaid: .error
        case .due, .approved, .sent: .info
        case .planned, .cancelled: .muted
        }
    }

    // MARK: What was done

    private var changes: [Entry] {
        guard !file.changes.isEmpty else { return [] }
        return [.gap, .heading(CounterChangeTexts.changesTitle)]
            + file.changes.reversed().map { change in
                lines.fact(
                    .change(change.id), CounterChangeTexts.stateName(change.decision),
                    "\(change.matter)  \(change.eventDay.words)  \(change.number)",
                    change.isOpen ? .warning : .value)
            }
    }

    private var events: [Entry] {
        guard !file.events.isEmpty else { return [] }
        return [.gap, .heading(CounterChangeTexts.eventsTitle)]
            + file.events.enumerated().reversed().map { index, event in
                let text = event.text.map { "：\($0)" } ?? ""
                return lines.fact(.event(index), event.at.day.words, "\(event.kind.words)\(text)  \(event.by)")
            }
    }
}

extension AgreementEvent.Kind {
    var words: String {
        switch self {
        case .suspended: CounterChangeTexts.suspended
        case .resumed: CounterChangeTexts.resumed
        case .requeued(let day): CounterChangeTexts.requeued(day)
        case .breached: CounterChangeTexts.breached
        case .repaid(let amount, let reference): CounterChangeTexts.repaid(amount, reference)
        case .escalated: CounterChangeTexts.escalated
        case .accountEntered(let bank, let masked): CounterAccountTexts.entered(bank, masked)
        case .accountDecided(let isConfirmed):
            isConfirmed ? CounterAccountTexts.isConfirmed : CounterAccountTexts.isRefused
        case .reinstated(let code, let day):
            CounterChangeTexts.reinstated(SubsidyReason.allCases.first { $0.code == code }?.words ?? "", day)
        }
    }
}

extension NextAccount {
    /// 工商银行 6222****0001，受理 王* 2023年11月3日登记，依据：…
    var words: String { CounterAccountTexts.next(bank, maskedAccount, by, at.day, source) }
}

extension AgreementReport {
    var words: PaymentTexts.Agreement {
        PaymentTexts.Agreement(
            state: state, lastMonth: lastMonth,
            leaseMonth: leaseEnd.flatMap { end in lastMonth.flatMap { end.month < $0 ? end.month : nil } },
            isWithheld: isWithheld, paid: paid, owed: owed.fen > 0 ? owed : nil)
    }
}

extension AgreementOutlook {
    /// What would come of it, a sentence a line.
    var words: [String] {
        let state = agreement.state
        var words: [String] = []
        if state == .changeReview {
            words.append(CounterChangeTexts.waits)
        } else if agreement.isWithheld, stoppedFrom == nil {
            words.append(CounterChangeTexts.withheld)
        } else if let stoppedFrom {
            let last = agreement.lastMonth.map(CounterChangeTexts.lastPaid) ?? CounterChangeTexts.nothingOwed
            words.append("\(last)，\(CounterChangeTexts.stoppedFrom(stoppedFrom))")
            if agreement.isWithheld { words.append(CounterChangeTexts.withheldStill) }
        } else if let last = agreement.lastMonth {
            let end = agreement.leaseEnd.map { min($0.month, last) } ?? last
            words.append(CounterChangeTexts.goesOn(until: end))
        }
        if !held.isEmpty { words.append(CounterChangeTexts.held(held)) }
        if !underway.isEmpty { words.append(CounterChangeTexts.underway(underway)) }
        if !due.isEmpty, !agreement.isWithheld { words.append(CounterChangeTexts.due(due)) }
        if !overpaid.isEmpty { words.append(CounterChangeTexts.overpaid(overpaid, agreement.overpaid)) }
        return words
    }
}
