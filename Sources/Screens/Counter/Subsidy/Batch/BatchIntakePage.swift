import Cells
import Forms
import Housing
import Office
import Texts

/// Takes a file into a batch from a medium: where it lies, then what came of it.
struct BatchIntakePage: CounterScreen {
    let clerk: Clerk
    private let kind: BatchFileKind
    private let batch: BatchID
    private var picker = MediumPicker()
    private var size = Size(width: 0, height: 0)

    init(_ kind: BatchFileKind, of batch: BatchID, clerk: Clerk) {
        (self.kind, self.batch, self.clerk) = (kind, batch, clerk)
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
        case .answer(.batch(.takenIn(let report, let file))):
            let page = BatchIntakeOutcomePage(report, file, of: batch, kind, clerk: clerk)
            return [report.isTaken ? .turn(to: page) : .show(page)]
        case .answer(.cancelled): return [.say(.info(CounterBatchTexts.cancelled))]
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
        case .list(let root, let path): [.ask(.batch(.fileList(kind, root: root, path: path)))]
        case .chose(let file):
            [.job(.batch(.takeIn(kind, file, batch, skipping: nil)), title: CounterBatchTexts.fileTitle(kind.name))]
        case .refused(let why): [.say(.warning(why))]
        }
    }

    /// A file without the columns is not what was meant, rather than one to be mended.
    private func tell(refused trouble: CounterTrouble) -> [CounterEffect] {
        guard case .input(let problem) = trouble.failure, problem.line == 1, case .missing(let column) = problem.reason
        else { return tell(trouble) }
        return [.say(.error(CounterBatchTexts.notThisFile(problem.source, kind.name, column)))]
    }

    private mutating func fit() { picker.fit(Page.room(below: blocks, in: size)) }

    private var blocks: [PageBlock] {
        [
            .heading(CounterBatchTexts.fileTitle(kind.name)), .text(CounterBatchTexts.fileColumns(kind.accepted.title)),
            .gap,
        ] + picker.question
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        picker.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    var chrome: Chrome { Chrome(title: CounterBatchTexts.files, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterBatchTexts.filesHelp) }
    var hints: [KeyHint] {
        [KeyHint(.enter, CounterCaseTexts.choose, weight: .main)] + picker.hints
            + [KeyHint(.escape, words.back, weight: .main)]
    }
}

/// What came of a file, its bad lines one by one.
struct BatchIntakeOutcomePage: CounterScreen {
    let clerk: Clerk
    private let batch: BatchID
    private let kind: BatchFileKind
    private let file: MediaFile
    private var report: SubsidyImportReport
    private var sheet = Sheet<Int>()
    private var places = PlacePicker()
    private var size = Size(width: 0, height: 0)

    init(_ report: SubsidyImportReport, _ file: MediaFile, of batch: BatchID, _ kind: BatchFileKind, clerk: Clerk) {
        (self.report, self.file, self.batch, self.kind, self.clerk) = (report, file, batch, kind, clerk)
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .answer(.batch(.takenIn(let report, _))):
            self.report = report
            layOut()
            if report.isOther { return [.say(.warning(CounterBatchTexts.otherFile))] }
        case .answer(.batch(.places(let places))): return choose(places)
        case .answer(.batch(.saved(let name, let place))):
            return [.say(.success(CounterBatchTexts.saved(name, place.name)))]
        case .answer(.cancelled): return [.say(.info(CounterBatchTexts.cancelled))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        if places.isOpen {
            let place = places.press(key)
            layOut()
            return place.map { [save(to: $0)] } ?? []
        }
        switch key {
        case .escape: return [.pop]
        case .enter where report.isTaken: return [.pop]
        case .function(5) where canSkip:
            return [.job(.batch(.takeIn(kind, file, batch, skipping: report)), title: CounterBatchTexts.skip)]
        case .function(8) where !report.problems.isEmpty: return [.ask(.batch(.places))]
        default:
            _ = sheet.press(key)
            return []
        }
    }

    private mutating func choose(_ found: [MediaPlace]) -> [CounterEffect] {
        guard !found.isEmpty else { return [.say(.warning(CounterBatchTexts.noPlace))] }
        let only = places.offer(found)
        layOut()
        return only.map { [save(to: $0)] } ?? []
    }

    private func save(to place: MediaPlace) -> CounterEffect {
        let text = SavedText(
            name: CounterBatchTexts.problemsName(file.name),
            lines: [CounterBatchTexts.problemsHead(file.name)] + report.problems.map(\.words), isSecret: true)
        return .job(.batch(.save(text, place)), title: CounterBatchTexts.saveProblems)
    }

    private mutating func layOut() {
        let lines = MoneyLines<Int>(width: Sheet<Int>.room(in: size.width))
        let entries = report.problems.enumerated().map { index, problem in
            // The page says whose lines they are.
            lines.item(index, String(problem.brief.trimmingPrefix(file.name + " ")))
        }
        sheet.show(entries, height: Page.room(below: head, in: size).height)
    }

    /// Whether something is left when bad lines are skipped.
    private var canSkip: Bool { !report.isTaken && report.rows > report.problemCount }

    // MARK: Drawing

    private var head: [PageBlock] {
        var blocks: [PageBlock] = [.text("\(CounterBatchTexts.fileTitle(kind.name))  \(file.name)", .heading), .gap]
        if report.isTaken {
            blocks += report.sentences().map { .text($0, .success) }
            if !report.problems.isEmpty {
                blocks += [.gap, .text(CounterBatchTexts.skippedLines(report.problemCount), .warning)]
            }
        } else {
            blocks.append(.text(CounterBatchTexts.notTaken(report.problemCount), .error))
            blocks.append(.text(canSkip ? CounterBatchTexts.notTakenWay : CounterBatchTexts.hopeless))
            blocks.append(.gap)
        }
        if report.problemCount > report.problems.count {
            blocks.append(.text(CounterBatchTexts.firstProblems(report.problems.count), .muted))
        }
        if places.isOpen { blocks.append(.text(CounterPaymentTexts.whereTo, .label)) }
        return blocks
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        if places.isOpen {
            places.draw(on: &surface, in: rest)
        } else {
            sheet.draw(on: &surface, in: rest, words: words, isActive: true)
        }
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.files, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterBatchTexts.filesHelp) }
    var hints: [KeyHint] {
        if places.isOpen { return [KeyHint(.enter, CounterCaseTexts.choose, weight: .main), back] }
        let skip = KeyHint(
            .function(5), CounterBatchTexts.skip, short: CounterBatchTexts.skipShort, weight: .main,
            whyNot: canSkip ? nil : CounterBatchTexts.nothingToSkip)
        let save = KeyHint(
            .function(8), CounterBatchTexts.saveProblems, short: CounterBatchTexts.saveProblemsShort, weight: .main,
            whyNot: report.problems.isEmpty ? CounterBatchTexts.noProblems : nil)
        return (report.isTaken ? [] : [skip]) + (report.problems.isEmpty ? [] : [save]) + [back]
    }

    private var back: KeyHint {
        KeyHint(
            report.isTaken ? [.escape, .enter] : [.escape],
            report.isTaken ? words.back : CounterBatchTexts.anotherFile, weight: .main)
    }
}
