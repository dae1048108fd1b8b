import Cells
import Forms
import Office
import Texts

/// The columns of the queue. The state is told only where rows of several are listed. Where there is no room for all, the
/// number of the lease goes before what is mostly empty.
struct QueueTable {
    /// Nil for what was searched for.
    let tab: QueueTab?
    let width: Int

    private enum Column {
        case number, applicant, lease, submitted, updated, due, waiting, state, late, holder
    }

    /// From here on there is room for the year and for wide columns.
    private var isWide: Bool { width >= 100 }
    private var showsState: Bool { [nil, .all, .allContracts, .allChecks, .allChanges].contains(tab) }

    private var shown: [Column] {
        let first: [Column] = [.number, .applicant, .lease]
        switch tab {
        case .toIssue, .toAnswer: return first + [.updated, .waiting, .late]
        case .atCounter, .toSign: return first + [.updated, .due] + (isWide ? [.late] : [])
        case .signed: return first + [.submitted] + (isWide ? [.updated] : []) + [.waiting, .late]
        case .concluded: return first + [.submitted, .updated, .waiting]
        case .changesWaiting: return first + [.submitted, .waiting]
        case .changesReviewing: return first + [.submitted, .waiting, .holder]
        case .changesDecided: return first + [.submitted, .updated]
        case .allChanges: return first + [.submitted, .updated, .state]
        case .allContracts: return first + [.updated] + (isWide ? [.due] : []) + [.state]
        case .toSend: return first + [.submitted, .waiting, .late]
        case .checking: return first + [.submitted] + (isWide ? [.updated] : []) + [.waiting, .late]
        case .toConfirm, .objected: return first + [.updated, .waiting]
        case .meets: return first + [.updated, .due]
        case .fails: return first + [.updated]
        case .allChecks: return first + [.updated, .state]
        default: break
        }
        // For how long it has waited tells when it was handed in; of what was searched for the state matters more.
        var columns = first
        if isWide || tab != .reviewing { columns.append(.submitted) }
        if isWide || tab != nil { columns.append(.waiting) }
        if showsState { columns.append(.state) }
        if isWide || !showsState { columns.append(.late) }
        // In other tabs all rows say the same of it.
        if isWide || tab == .reviewing { columns.append(.holder) }
        return columns
    }

    var columns: [TableColumn] {
        shown.map { column in
            switch column {
            case .number: TableColumn(CounterTexts.columnNumber, .fixed(14))
            case .applicant: TableColumn(CounterTexts.columnApplicant, isWide ? .share(2) : .fixed(8))
            case .lease: TableColumn(CounterTexts.columnLease, .share(3))
            case .submitted: TableColumn(submittedTitle, .fixed(14))
            case .updated: TableColumn(updatedTitle, .fixed(14))
            case .due: TableColumn(dueTitle, .fixed(14))
            case .waiting: TableColumn(CounterTexts.columnWaiting, .fixed(5), alignment: .right)
            case .state: TableColumn(CounterTexts.columnState, .fixed(stateColumns))
            case .late: TableColumn(CounterTexts.columnLate, .fixed(8))
            case .holder: TableColumn(CounterTexts.columnHolder, .fixed(8))
            }
        }
    }

    /// As many as the longest name of a state that may stand there.
    private var stateColumns: Int {
        switch tab {
        case .allChecks, nil: 16
        case .all where !isWide: 10
        default: isWide ? 14 : 12
        }
    }

    private var submittedTitle: String {
        switch tab?.kind {
        case .contracts: CounterTexts.columnSigned
        case .checks: CounterCheckTexts.columnRequested
        case .changes: CounterTenancyTexts.columnReported
        case .renewals, nil: CounterTexts.columnSubmitted
        }
    }

    private var dueTitle: String { tab == .meets ? CounterCheckTexts.columnValid : CounterTexts.columnDue }

    /// What the last change was, where all rows say the same.
    private var updatedTitle: String {
        switch tab {
        case .toIssue, .concluded: CounterTexts.columnApproved
        case .toAnswer: CounterTexts.columnReported
        case .toSign: CounterTexts.columnIssued
        case .toConfirm: CounterCheckTexts.columnEntered
        case .objected: CounterCheckTexts.columnObjected
        case .meets, .fails: CounterCheckTexts.columnAssessed
        default: CounterTexts.columnUpdated
        }
    }

    func cells(_ row: QueueRow) -> [String] {
        shown.map { column in
            switch column {
            case .number: row.number.description
            case .applicant: row.maskedName
            case .lease: row.leaseNumber
            case .submitted: row.submitted?.words ?? ""
            case .updated: row.updated.words
            case .due: due(row)
            case .waiting: row.waitingDays.map(CounterTexts.days) ?? ""
            case .state: row.state.name
            case .late: remark(row)
            case .holder: holder(row)
            }
        }
    }

    /// What stands in the way comes before what is near.
    private func remark(_ row: QueueRow) -> String {
        if row.hasOpenChange { return CounterTenancyTexts.openMark }
        if row.isToEnterAgain { return CounterCheckTexts.enterAgain }
        return row.isLate ? CounterTexts.late : ""
    }

    private func due(_ row: QueueRow) -> String {
        if row.isSigning { return CounterTexts.signingNow }
        return row.due.map { row.isOver ? CounterTexts.over($0) : $0.words } ?? ""
    }

    private func holder(_ row: QueueRow) -> String {
        switch row.holder {
        case .nobody: ""
        case .you: CounterTexts.you
        case .other(let name): name
        }
    }
}

/// The kinds of case with how many of each wait for the office, and below them the tabs of one kind.
struct QueueTabs {
    /// Nil while something is searched for.
    let current: QueueTab?
    /// The kind whose tabs are shown.
    let kind: QueueKind
    let counts: [QueueTab: Int]
    let leadsToBatches: Bool

    func draw(on surface: inout Surface, in rect: Rect) {
        let split = rect.splitTop(1)
        drawKinds(on: &surface, in: split.top)
        drawTabs(on: &surface, in: split.rest.splitTop(1).top)
    }

    private func drawKinds(on surface: inout Surface, in rect: Rect) {
        var x = rect.x + 2
        x += surface.put(CounterTexts.toDo + "  ", at: Point(x: x, y: rect.y), role: .label, within: rect)
        for kind in QueueKind.allCases {
            let role: Role = current?.kind == kind ? .selected : .body
            let text = " \(kind.name):\(kind.toDo(in: counts)) "
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect) + 1
        }
        // Kept elsewhere; the line of hints may have no room for the way there.
        if leadsToBatches {
            surface.put(" F5 " + CounterBatchTexts.title, at: Point(x: x, y: rect.y), role: .muted, within: rect)
        }
    }

    private func drawTabs(on surface: inout Surface, in rect: Rect) {
        // A blank on each side of every tab where there is room; else digits stand close to their names, so that they are
        // told from the counts.
        let wide = texts(behindDigit: " ").map { " \($0) " }
        let isWide = wide.reduce(0) { $0 + Width.of($1) } <= rect.width
        var x = rect.x
        for (tab, text) in zip(kind.tabs, isWide ? wide : texts(behindDigit: "")) {
            let role: Role = tab == current ? .selected : .body
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect) + (isWide ? 0 : 2)
        }
    }

    private func texts(behindDigit blank: String) -> [String] {
        kind.tabs.enumerated().map { index, tab in
            "\(index + 1)\(blank)\(tab.name)" + (counts[tab].map { ":\($0)" } ?? "")
        }
    }
}

extension QueueKind {
    var name: String {
        switch self {
        case .renewals: CounterTexts.toRenewals
        case .contracts: CounterTexts.toContracts
        case .checks: CounterCheckTexts.toChecks
        case .changes: CounterTenancyTexts.toChanges
        }
    }

    /// Of the page on which its cases are listed.
    var title: String {
        switch self {
        case .renewals: CounterTexts.queueTitle
        case .contracts: CounterTexts.contractsTitle
        case .checks: CounterCheckTexts.title
        case .changes: TenancyTexts.kind
        }
    }
}

extension QueueTab {
    var name: String {
        switch self {
        case .waiting: CounterTexts.waiting
        case .mine: CounterTexts.mine
        case .reviewing: CounterTexts.reviewing
        case .returned: CounterTexts.returned
        case .approved: CounterTexts.approved
        case .rejected: CounterTexts.rejected
        case .all: CounterTexts.all
        case .toIssue: CounterTexts.toIssue
        case .toAnswer: CounterTexts.toAnswer
        case .atCounter: CounterTexts.atCounter
        case .signed: CounterTexts.signed
        case .toSign: CounterTexts.toSign
        case .concluded: CounterTexts.concluded
        case .allContracts: CounterTexts.allContracts
        case .changesWaiting: CounterTenancyTexts.waiting
        case .changesReviewing: CounterTenancyTexts.reviewing
        case .changesDecided: CounterTenancyTexts.decided
        case .allChanges: CounterTenancyTexts.all
        case .toSend: CounterCheckTexts.toSend
        case .checking: CounterCheckTexts.checking
        case .toConfirm: CounterCheckTexts.toConfirm
        case .objected: CounterCheckTexts.objected
        case .meets: CounterCheckTexts.meets
        case .fails: CounterCheckTexts.fails
        case .allChecks: CounterTexts.all
        }
    }
}
