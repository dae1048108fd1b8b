import Cells
import Housing
import Office
import Texts

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
}

extension BatchFileKind: BatchItem {
    static var title: String { CounterBatchTexts.files }
    static var text: String { CounterBatchTexts.filesText }
    static var help: [(heading: String, paragraphs: [String])] { CounterBatchTexts.filesHelp }

    static var section: BatchSection? { .files }

    static func entries(_ opened: OpenBatch, _ clerk: Clerk) -> [MenuEntry<BatchFileKind>] {
        allCases.map { kind in
            let whyNot = kind.whyNot(opened)
            return MenuEntry(
                kind, kind.name, note: whyNot ?? kind.note(opened.batch),
                noteRole: whyNot == nil && kind.isIn(opened.batch) == true ? .success : .muted, whyNot: whyNot)
        }
    }

    /// The first that is missing and can come.
    static func next(_ opened: OpenBatch) -> BatchFileKind? {
        allCases.first { $0.isIn(opened.batch) == false && $0.whyNot(opened) == nil }
    }

    func page(_ opened: OpenBatch, _ clerk: Clerk) -> CounterEffect {
        .show(BatchIntakePage(self, of: opened.id, clerk: clerk))
    }
}
