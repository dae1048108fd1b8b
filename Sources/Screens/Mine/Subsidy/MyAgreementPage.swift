import Cells
import Forms
import Housing
import Office
import Texts

/// 补租协议和每月发放: how the agreement stands, every month of it with a sign, what was paid and is to come.
struct MyAgreementPage: KioskScreen {
    enum Way: Hashable, Sendable {
        case facts, paper, report, why, back
    }

    let visitor: Visitor
    let batch: BatchID
    private var file: MySubsidyFile?
    private var draft: MySubsidyDraft?
    private var menu = Menu<Way>([MenuEntry(.back, HomeTexts.back)])

    init(visitor: Visitor, batch: BatchID) {
        (self.visitor, self.batch) = (visitor, batch)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.mySubsidy(.file(batch)))]
        case .changed: return [.quietly(.mySubsidy(.file(batch)))]
        case .answer(.mySubsidy(.file(let file, let draft))): show(file, draft)
        case .answer(.failed(let trouble)): return [.pop] + tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func show(_ file: MySubsidyFile, _ draft: MySubsidyDraft?) {
        let focus = self.file == nil ? nil : menu.focused
        (self.file, self.draft) = (file, draft)
        menu = Menu(
            [
                MenuEntry(.facts, MySubsidyTexts.facts), MenuEntry(.paper, MySubsidyTexts.paper),
                MenuEntry(.report, MySubsidyTexts.report, whyNot: file.canReport ? nil : MySubsidyTexts.reportOpen),
                MenuEntry(.why, MySubsidyTexts.why), MenuEntry(.back, HomeTexts.back),
            ], focus: focus)
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch menu.press(key) {
        case .took(let way): return file.map { take(way, $0) } ?? [.pop]
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .moved: return []
        }
    }

    private func take(_ way: Way, _ file: MySubsidyFile) -> [KioskEffect] {
        switch way {
        case .facts: [.show(MyReadingPage(.agreement, visitor: visitor, batch: batch))]
        case .paper: [.show(PaperPreviewPage(visitor: visitor, paper: .agreement(batch)))]
        case .report: [.show(MyQuestionsPage(journey: MyJourney(.change, file, draft, visitor: visitor)))]
        case .why: [.show(MyReadingPage(.why, visitor: visitor, batch: batch))]
        case .back: [.pop]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        guard let file, let agreement = file.agreement else {
            let waiting: [PageBlock] = [
                .heading(MySubsidyTexts.agreementTitle), .text(RenewalTexts.reading, .muted),
            ]
            Page.draw(waiting, on: &surface, in: body)
            return
        }
        let rest = Page.draw(head(agreement, file), on: &surface, in: body)
        let chart = InstalmentChart(agreement.months)
        let below = chart.draw(on: &surface, in: rest)
        menu.draw(on: &surface, in: Page.draw(sums(agreement, file), on: &surface, in: below))
    }

    private func sums(_ agreement: MyAgreement, _ file: MySubsidyFile) -> [PageBlock] {
        let (toCome, later) = (agreement.toCome, agreement.afterLease)
        var lines = [
            MySubsidyTexts.chartSums(
                paid: agreement.paid, months: agreement.paidMonths, toCome: toCome.amount, monthsToCome: toCome.count)
        ]
        if later.count > 0, let end = agreement.terms.leaseEnd {
            lines.append(MySubsidyTexts.chartAfterLease(end, later.amount, months: later.count))
        }
        if let next = MyStory.nextPayment(agreement, file) { lines.append(next) }
        return lines.map { .text($0) } + [.gap]
    }

    private func head(_ agreement: MyAgreement, _ file: MySubsidyFile) -> [PageBlock] {
        let facts = [
            Fact(MySubsidyTexts.agreementNumber, agreement.number),
            Fact(MySubsidyTexts.agreementState, agreement.terms.state.name, role: file.summary.role),
            Fact(MySubsidyTexts.monthly, agreement.terms.plan.monthly.words),
        ]
        // What is out of the ordinary now, in a line each; all of it stands in 协议内容.
        // Which declaration was false stands on the page before, too: on a small screen the ways on need the room.
        let most = agreement.untrue == nil ? 2 : 1
        let notices = MyReading.notices(agreement, file, isLeaseNamed: agreement.isLeaseEnding(on: file.today))
            .filter { $0.kind == .item }.prefix(most).map { PageBlock.text($0.spans.map(\.text).joined(), .warning) }
        return [.facts(facts)] + notices + [.gap]
    }

    var chrome: Chrome {
        Chrome(title: "\(MySubsidyTexts.flow) › \(MySubsidyTexts.agreementTitle)", subject: visitor.maskedName)
    }
    var hints: [KeyHint] { [.choose, .move, .back] }
    var help: [HelpSection] { [HelpSection](MySubsidyTexts.help) }
}

/// The months of a term, a row a year: a sign and a colour for what became of each, and what the signs mean.
struct InstalmentChart {
    private let months: [MyAgreement.Month]

    private static let rowLabel = 22
    private static let cell = 4
    private static let perRow = 12

    init(_ months: [MyAgreement.Month]) {
        self.months = months
    }

    /// - Returns: the room below.
    func draw(on surface: inout Surface, in rect: Rect) -> Rect {
        var rest = rect
        surface.put(MySubsidyTexts.chartMonth, at: rest.origin, role: .label, within: rest)
        for (column, month) in months.prefix(Self.perRow).enumerated() {
            let number = "\(month.month.month)"
            let x = Self.rowLabel + column * Self.cell + (number.count == 1 ? 1 : 0)
            surface.put(number, at: rest.origin.moved(right: x), role: .label, within: rest)
        }
        rest = rest.splitTop(1).rest
        for (row, start) in stride(from: 0, to: months.count, by: Self.perRow).enumerated() {
            let line = months[start..<min(start + Self.perRow, months.count)]
            let label = MySubsidyTexts.chartRow(row + 1, line[start].month)
            surface.put(label, at: rest.origin, role: .label, within: rest)
            for (column, month) in line.enumerated() {
                let place = rest.origin.moved(right: Self.rowLabel + column * Self.cell)
                surface.put(MySubsidyTexts.sign(month.state.sign), at: place, role: month.state.role, within: rest)
            }
            rest = rest.splitTop(1).rest
        }
        return drawLegend(on: &surface, in: rest.splitTop(1).rest)
    }

    /// Of the signs that are in it.
    private func drawLegend(on surface: inout Surface, in rect: Rect) -> Rect {
        var rest = rect
        var x = 0
        for state in MyAgreement.State.allCases where months.contains(where: { $0.state == state }) {
            let words = " \(MySubsidyTexts.legend(state.sign))"
            let columns = 2 + Width.of(words) + 3
            if x > 0, x + columns > rect.width {
                rest = rest.splitTop(1).rest
                x = 0
            }
            let place = rest.origin.moved(right: x)
            surface.put(MySubsidyTexts.sign(state.sign), at: place, role: state.role, within: rest)
            surface.put(words, at: place.moved(right: 2), role: .body, within: rest)
            x += columns
        }
        return rest.splitTop(1).rest
    }
}

extension MyAgreement.State {
    fileprivate var sign: MySubsidyTexts.ChartSign {
        switch self {
        case .paid: .paid
        case .underWay: .underWay
        case .failed: .failed
        case .planned: .planned
        case .heldBack: .heldBack
        case .afterLease: .afterLease
        case .cancelled: .cancelled
        case .overpaid: .overpaid
        case .recovered: .recovered
        }
    }

    fileprivate var role: Role {
        switch self {
        case .paid, .recovered: .success
        case .underWay, .afterLease: .info
        case .failed, .overpaid: .error
        case .heldBack: .warning
        case .planned: .body
        case .cancelled: .muted
        }
    }
}
