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
    private var showsState: Bool { [nil, .all, .allContracts, .allChanges].contains(tab) }

    private var shown: [Column] {
        let first: [Column] = [.number, .applicant, .lease]
        switch tab {
        case .toIssue, .toAnswer: return first + [.updated, .waiting]
        case .atCounter, .toSign: return first + [.updated, .due]
        case .signed, .concluded: return first + [.submitted, .updated, .waiting]
        case .changesWaiting: return first + [.submitted, .waiting]
        case .changesReviewing: return first + [.submitted, .waiting, .holder]
        case .changesDecided: return first + [.submitted, .updated]
        case .allChanges: return first + [.submitted, .updated, .state]
        case .allContracts: return first + [.updated] + (isWide ? [.due] : []) + [.state]
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
            case .due: TableColumn(CounterTexts.columnDue, .fixed(14))
            case .waiting: TableColumn(CounterTexts.columnWaiting, .fixed(5), alignment: .right)
            case .state: TableColumn(CounterTexts.columnState, .fixed(isWide ? 14 : tab == .all ? 10 : 12))
            case .late: TableColumn(CounterTexts.columnLate, .fixed(4))
            case .holder: TableColumn(CounterTexts.columnHolder, .fixed(8))
            }
        }
    }

    private var submittedTitle: String {
        tab?.isOfContracts == true
            ? CounterTexts.columnSigned
            : tab?.isOfChanges == true ? CounterTenancyTexts.columnReported : CounterTexts.columnSubmitted
    }

    /// What the last change was, where all rows say the same.
    private var updatedTitle: String {
        switch tab {
        case .toIssue, .concluded: CounterTexts.columnApproved
        case .toAnswer: CounterTexts.columnReported
        case .toSign: CounterTexts.columnIssued
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
            case .late: row.isLate ? CounterTexts.late : ""
            case .holder: holder(row)
            }
        }
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

/// The tabs of the queue, a row a kind of case. Digits stand in the row that they choose in.
struct QueueTabs {
    /// Nil while something is searched for.
    let current: QueueTab?
    /// The tabs by digit.
    let row: [QueueTab]
    let counts: [QueueTab: Int]

    func draw(on surface: inout Surface, in rect: Rect) {
        for (index, tabs) in QueueTab.rows.enumerated() {
            draw(tabs, on: &surface, in: rect.splitTop(index).rest.splitTop(1).top)
        }
    }

    private func draw(_ tabs: [QueueTab], on surface: inout Surface, in rect: Rect) {
        // A blank on each side of every tab where there is room; else digits stand close to their names, so that they are
        // told from the counts.
        let wide = texts(tabs, behindDigit: " ").map { " \($0) " }
        let isWide = wide.reduce(0) { $0 + Width.of($1) } <= rect.width
        var x = rect.x
        for (tab, text) in zip(tabs, isWide ? wide : texts(tabs, behindDigit: "")) {
            let role: Role = tab == current ? .selected : .body
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect) + (isWide ? 0 : 2)
        }
    }

    private func texts(_ tabs: [QueueTab], behindDigit blank: String) -> [String] {
        tabs.enumerated().map { index, tab in
            let digit = tabs == row ? "\(index + 1)\(blank)" : ""
            return digit + tab.name + (counts[tab].map { ":\($0)" } ?? "")
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
        }
    }
}
