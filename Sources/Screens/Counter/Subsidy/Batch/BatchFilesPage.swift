import Cells
import Forms
import Housing
import Office
import Texts

/// The files of a batch: which are in, and which comes next.
struct BatchFilesPage: CounterScreen {
    let clerk: Clerk
    private var beat = BatchBeat()
    private var opened: OpenBatch
    private var menu: Menu<BatchFileKind>

    init(_ opened: OpenBatch, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        menu = Menu(BatchFilesPage.entries(opened), focus: BatchFileKind.next(opened))
    }

    private static func entries(_ opened: OpenBatch) -> [MenuEntry<BatchFileKind>] {
        BatchFileKind.allCases.map { kind in
            let whyNot = kind.whyNot(opened)
            return MenuEntry(
                kind, kind.name, note: whyNot ?? kind.note(opened.batch),
                noteRole: whyNot == nil && kind.isIn(opened.batch) == true ? .success : .muted, whyNot: whyNot)
        }
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        beat.note(event, now)
        switch event {
        case .appeared, .revealed, .changed(CounterTopic.subsidy), .alarm(BatchBeat.alarm):
            return [.quietly(.batch(.open(opened.id)))]
        case .answer(.batch(.opened(let opened))):
            self.opened = opened
            menu.entries = BatchFilesPage.entries(opened)
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key):
            switch menu.press(key) {
            case .took(let kind): return [.show(BatchIntakePage(kind, of: opened.id, clerk: clerk))]
            case .refused(let why): return [.say(.warning(why))]
            case .moved, .ignored: break
            }
        default: break
        }
        return []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(opened.batch.title), .text(BatchHead.line(opened), .info),
            .text(CounterBatchTexts.filesText, .muted), .gap,
        ]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    var chrome: Chrome { Chrome(title: CounterBatchTexts.files, subject: clerk.name, layout: .wide) }
    func alarms(now: Instant) -> [Alarm] { beat.alarms }
    var help: [HelpSection] { sections(CounterBatchTexts.filesHelp) }
    var hints: [KeyHint] {
        [
            KeyHint(.enter, CounterCaseTexts.choose, weight: .main, whyNot: menu.focusedWhyNot),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}

/// The files that a batch takes in, in their order.
public enum BatchFileKind: CaseIterable, Hashable, Sendable {
    case register, members, applications, close, findings

    /// As the office calls it.
    var report: SubsidyImportReport.Kind {
        switch self {
        case .register: .register
        case .members: .members
        case .applications: .applications
        case .close: .close
        case .findings: .findings
        }
    }

    var accepted: FileKind { self == .applications ? .jsonLines : .csv }

    var name: String {
        switch self {
        case .register: CounterBatchTexts.registerFile
        case .members: CounterBatchTexts.membersFile
        case .applications: CounterBatchTexts.applicationsFile
        case .close: CounterBatchTexts.closeFile
        case .findings: CounterBatchTexts.findingsFile
        }
    }

    /// Nil of those that come in several files.
    func isIn(_ batch: BatchOverview) -> Bool? {
        switch self {
        case .register: batch.hasRegister
        case .members: batch.hasMembers
        case .close: batch.hasCloseRegister
        case .applications, .findings: nil
        }
    }

    func note(_ batch: BatchOverview) -> String {
        switch isIn(batch) {
        case true?: CounterBatchTexts.isIn
        case false?: CounterBatchTexts.notIn
        case nil: CounterBatchTexts.mayComeOften
        }
    }

    /// What the desk would refuse anyway, said before somebody looks for the file; nil when nothing is known against it.
    func whyNot(_ opened: OpenBatch) -> String? {
        let batch = opened.batch
        switch self {
        case .register: return opened.now < batch.cutOff ? CounterBatchTexts.fileFrom(batch.cutOff) : nil
        case .members, .applications: return batch.hasRegister ? nil : CounterBatchTexts.registerFirst
        case .close:
            guard batch.hasRegister else { return CounterBatchTexts.registerFirst }
            let closes = batch.window.upperBound
            return opened.now < closes ? CounterBatchTexts.fileFrom(closes) : nil
        case .findings: return batch.hasMembers ? nil : CounterBatchTexts.membersFirst
        }
    }

    /// The first that is missing and can come.
    static func next(_ opened: OpenBatch) -> BatchFileKind? {
        allCases.first { $0.isIn(opened.batch) == false && $0.whyNot(opened) == nil }
    }
}
