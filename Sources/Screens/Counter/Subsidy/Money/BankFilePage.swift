import Cells
import Forms
import Housing
import Office
import Texts

/// Takes the bank's answers from a medium: where they lie, which file, and what came of it.
struct BankFilePage: CounterScreen {
    let batch: BatchID
    let clerk: Clerk
    private var picker = MediumPicker()
    private var size = Size(width: 0, height: 0)

    init(_ batch: BatchID, clerk: Clerk) {
        self.batch = batch
        self.clerk = clerk
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
        case .appeared: return [.ask(.batch(.fileRoots))]
        // Meanwhile another medium may be in.
        case .revealed: return follow(picker.again)
        case .answer(.batch(.fileRoots(let roots))): return follow(picker.take(roots))
        case .answer(.listing(let listing)):
            picker.show(listing)
            fit()
        case .answer(.money(.results(let report, let file))):
            // A file that was taken needs no look at the others.
            let page = ResultsPage(report, file, of: batch, clerk: clerk)
            return [report.isTaken ? .turn(to: page) : .show(page)]
        case .answer(.money(.stopped)): return [.say(.info(CounterPaymentTexts.stopped))]
        case .answer(.failed(let trouble)): return tell(refused: trouble)
        case .key(let key): return follow(picker.press(key))
        default: break
        }
        return []
    }

    private func follow(_ outcome: MediumPicker.Outcome) -> [CounterEffect] {
        switch outcome {
        case .ignored: []
        case .left: [.pop]
        case .list(let root, let path): [.ask(.money(.bankFiles(root: root, path: path)))]
        case .chose(let file):
            [.job(.money(.results(file, skipsBad: false)), title: CounterPaymentTexts.fileTitle)]
        case .refused(let why): [.say(.warning(why))]
        }
    }

    /// A file without the columns is not what was meant, rather than one to be mended.
    private func tell(refused trouble: CounterTrouble) -> [CounterEffect] {
        guard case .input(let problem) = trouble.failure, problem.line == 1, case .missing(let column) = problem.reason
        else { return tellMoney(trouble) }
        return [.say(.error(CounterPaymentTexts.notResults(problem.source, column)))]
    }

    private mutating func fit() { picker.fit(Page.room(below: blocks, in: size)) }

    private var blocks: [PageBlock] {
        [.heading(CounterPaymentTexts.fileTitle), .text(CounterPaymentTexts.fileText), .gap] + picker.question
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        picker.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    var chrome: Chrome { Chrome(title: CounterPaymentTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterPaymentTexts.help) }
    var hints: [KeyHint] {
        [KeyHint(.enter, CounterCaseTexts.choose, weight: .main)] + picker.hints
            + [KeyHint(.escape, words.back, weight: .main)]
    }
}

/// What came of a file of the bank's answers, its bad lines one by one.
struct ResultsPage: CounterScreen {
    let batch: BatchID
    let clerk: Clerk
    private var report: PaymentResultsReport
    private let file: MediaFile
    private var sheet = Sheet<Int>()
    private var places = PlacePicker()
    private var size = Size(width: 0, height: 0)

    init(_ report: PaymentResultsReport, _ file: MediaFile, of batch: BatchID, clerk: Clerk) {
        self.batch = batch
        self.report = report
        self.file = file
        self.clerk = clerk
    }

    /// More lines than that nobody reads.
    private static let mostProblems = 200

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .answer(.money(.results(let report, _))):
            self.report = report
            layOut()
        case .answer(.money(.stopped)), .answer(.cancelled): return [.say(.info(CounterPaymentTexts.stopped))]
        case .answer(.batch(.places(let found))):
            guard !found.isEmpty else { return [.say(.warning(CounterBatchTexts.noPlace))] }
            let only = places.offer(found)
            layOut()
            return only.map { [save(to: $0)] } ?? []
        case .answer(.batch(.saved(let name, let place))):
            return [.say(.success(CounterBatchTexts.saved(name, place.name)))]
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(let key) where places.isOpen:
            let place = places.press(key)
            layOut()
            return place.map { [save(to: $0)] } ?? []
        case .key(.function(8)) where !report.problems.isEmpty: return [.ask(.batch(.places))]
        case .key(.escape): return [.pop]
        case .key(.enter) where report.isTaken: return [.pop]
        case .key(.function(6)): return [.show(FailuresPage(batch, clerk: clerk))]
        case .key(.function(5)):
            return [.job(.money(.results(file, skipsBad: true)), title: CounterPaymentTexts.skip)]
        case .key(let key): _ = sheet.press(key)
        default: break
        }
        return []
    }

    /// For who made the file.
    private func save(to place: MediaPlace) -> CounterEffect {
        let lines = report.problems.map { $0.text.what + $0.text.wayOn }
        let text = SavedText(
            name: CounterBatchTexts.problemsName(file.name),
            lines: [CounterPaymentTexts.problemsHead(file.name)] + lines, isSecret: true)
        return .job(.batch(.save(text, place)), title: CounterBatchTexts.saveProblems)
    }

    private mutating func layOut() {
        let lines = MoneyLines<Int>(width: Sheet<Int>.room(in: size.width))
        var entries = report.problems.prefix(Self.mostProblems).enumerated().map { index, problem in
            // The page says whose lines they are.
            lines.item(index, String((problem.text.what + problem.text.wayOn).trimmingPrefix(file.name + " ")))
        }
        let more = report.problems.count - entries.count
        if more > 0 { entries.append(lines.text(nil, CommandTexts.more(more), .muted)) }
        sheet.show(entries, height: Page.room(below: head, in: size).height)
    }

    private var head: [PageBlock] {
        var blocks: [PageBlock] = [.text("\(CounterPaymentTexts.resultsTitle)  \(file.name)", .heading), .gap]
        guard report.isTaken else {
            blocks.append(.text(CounterPaymentTexts.notTaken(report.lines, report.problems.count), .error))
            blocks.append(.text(canSkip ? CounterPaymentTexts.notTakenWay : CounterPaymentTexts.nothingUsable))
            return blocks + [.gap]
        }
        let known = report.unchanged
        blocks.append(
            .text(
                report.changedNothing
                    ? PaymentTexts.nothingNew(known)
                    : PaymentTexts.taken(report.paid, report.paidSum, report.failed, known), .success))
        if report.takenOut > 0 { blocks.append(.text(PaymentTexts.takenOut(report.takenOut))) }
        if report.overpaid > 0 { blocks.append(.text(CounterPaymentTexts.overpaid(report.overpaid), .warning)) }
        guard !report.problems.isEmpty else { return blocks }
        return blocks + [.gap, .text(CounterPaymentTexts.skipped(report.problems.count), .warning)]
    }

    private var question: [PageBlock] { places.isOpen ? [.text(CounterPaymentTexts.whereTo, .label)] : [] }

    /// Whether something is left when bad lines are skipped.
    private var canSkip: Bool { !report.isTaken && report.lines > report.problems.count }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head + question, on: &surface, in: body)
        if places.isOpen {
            places.draw(on: &surface, in: rest)
        } else {
            sheet.draw(on: &surface, in: rest, words: words, isActive: true)
        }
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    var chrome: Chrome { Chrome(title: CounterPaymentTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterPaymentTexts.help) }
    var hints: [KeyHint] {
        if places.isOpen {
            return [
                KeyHint(.enter, CounterCaseTexts.choose, weight: .main), KeyHint(.escape, words.back, weight: .main),
            ]
        }
        let save = KeyHint(
            .function(8), CounterBatchTexts.saveProblems, short: CounterBatchTexts.saveProblemsShort, weight: .main)
        let skip = KeyHint(
            .function(5), CounterPaymentTexts.skip, short: CounterPaymentTexts.skipShort, weight: .main,
            whyNot: canSkip ? nil : CounterPaymentTexts.nothingToSkip)
        let failures = KeyHint(
            .function(6), CounterPaymentTexts.failures, weight: .main,
            whyNot: report.failed > 0 ? nil : CounterPaymentTexts.nothingFailedHere)
        return (report.isTaken ? [failures] : [skip]) + (report.problems.isEmpty ? [] : [save]) + [
            KeyHint(
                report.isTaken ? [.escape, .enter] : [.escape],
                report.isTaken ? CounterPaymentTexts.toRun : CounterPaymentTexts.anotherFile, weight: .main)
        ]
    }
}
