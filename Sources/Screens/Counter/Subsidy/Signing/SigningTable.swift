import Cells
import Forms
import Housing
import Office
import Texts

/// The columns of the order of signing.
struct SigningTable {
    let width: Int

    private var isWide: Bool { width >= 100 }
    /// Room for what was done with each.
    private var isWidest: Bool { width >= 130 }

    var columns: [TableColumn] {
        var columns = [
            TableColumn(CallDeskTexts.columnList, .fixed(6), alignment: .right),
            TableColumn(CallDeskTexts.columnPosition, .fixed(8), alignment: .right),
            TableColumn(CallDeskTexts.columnReceipt, .fixed(11)), TableColumn(CallDeskTexts.columnName, .fixed(8)),
        ]
        if isWide { columns.append(TableColumn(CallDeskTexts.columnMonthly, .fixed(12), alignment: .right)) }
        if isWidest { columns.append(TableColumn(CallDeskTexts.columnCalled, .fixed(14))) }
        columns.append(TableColumn(CallDeskTexts.columnUntil, .fixed(14)))
        columns.append(TableColumn(CallDeskTexts.columnLeft, .fixed(7)))
        if isWidest { columns.append(TableColumn(CallDeskTexts.columnReminded, .fixed(14))) }
        return columns + [TableColumn(CallDeskTexts.columnNote, .share(1))]
    }

    func cells(_ line: SigningLine) -> [String] {
        let standing = line.standing
        let isCalled = standing.state == .called
        var cells = [
            BatchTexts.listPlace(Int(standing.list), Int(standing.sequence)), "\(line.position)", line.receipt,
            line.maskedName,
        ]
        if isWide { cells.append(line.monthly.words) }
        if isWidest { cells.append(standing.calledAt?.day.words ?? "") }
        cells.append(isCalled ? standing.signBy?.words ?? "" : "")
        cells.append(isCalled ? left(line) : "")
        if isWidest { cells.append(line.remindedAt?.day.words ?? "") }
        return cells + [note(line)]
    }

    private func left(_ line: SigningLine) -> String {
        line.isOverdue ? CallDeskTexts.over : line.daysLeft.map(CallDeskTexts.daysLeft) ?? ""
    }

    /// What stands in the way comes before what is near.
    private func note(_ line: SigningLine) -> String {
        let state = line.standing.state
        if state == .called, line.isOpen { return CallDeskTexts.held }
        if state == .publicityPassed, line.isOpen { return CallDeskTexts.open }
        // Its whole name has no room in the narrowest window.
        if state == .publicityPassed { return CallDeskTexts.waits }
        guard state == .called else { return state.name }
        if line.isToRemind { return CallDeskTexts.toRemind }
        if !line.isOverdue, let left = line.daysLeft, left <= Self.soonDays { return CallDeskTexts.soonOver }
        return line.remindedAt == nil ? "" : CallDeskTexts.reminded
    }

    /// From so many working days on the end is near.
    private static let soonDays = 2
}

/// How many of the places are given, as a bar: signed, called and free.
struct PlaceMeter {
    let quota: Int
    let signed: Int
    let called: Int

    init(_ batch: BatchOverview) {
        (quota, signed, called) = (batch.quota, batch.counts.signed, batch.counts.called)
    }

    func line(width: Int) -> String {
        let legend = CallDeskTexts.meterLegend
        let room = max(8, min(60, width - Width.of(legend)) - 2)
        // What is there at all is seen, and no place is free where none is.
        func columns(_ count: Int) -> Int { count == 0 ? 0 : max(1, min(room, count * room / max(1, quota))) }
        let first = min(columns(signed), called > 0 ? room - 1 : room)
        let both = max(columns(signed + called), first + (called > 0 ? 1 : 0))
        return "[" + String(repeating: "#", count: first) + String(repeating: "=", count: both - first)
            + String(repeating: ".", count: room - both) + "]" + legend
    }
}

extension CallWindow {
    /// Those who may sign are told without those whom something keeps from it.
    func shownCount(_ tab: SigningTab) -> Int { counts[tab.rawValue] - (tab == .called ? held : 0) }

    /// As its tab says it: all its lines, those apart that cannot be signed with.
    func countWords(_ tab: SigningTab) -> String {
        CallDeskTexts.count(shownCount(tab), held: tab == .called ? held : 0)
    }

    var placesWords: String {
        CallDeskTexts.places(
            batch.quota, signed: batch.counts.signed, called: batch.counts.called, left: batch.callable)
    }

    private var overdue: Int { counts[SigningTab.overdue.rawValue] }

    /// Why nobody can be called now, in a few words; nil where somebody can.
    var whyNotCall: String? {
        if case .placesCalled? = obstacle { return CallDeskTexts.allCalled }
        return obstacle == nil ? nil : turnWords
    }

    /// The tab in which there is something to do: who may sign, else who is overdue, else who waits to be called.
    var firstTab: SigningTab {
        [.called, .overdue, .waiting].first { shownCount($0) > 0 } ?? .called
    }

    /// Whose turn it is, or why it is nobody's.
    var turnWords: String {
        let next = next.map { line in
            CallDeskTexts.next(
                BatchTexts.listPlace(Int(line.standing.list), Int(line.standing.sequence)), line.maskedName,
                position: line.position, isFirst: line.standing.list == 1 && line.standing.sequence == 1)
        }
        switch obstacle {
        case nil: return next ?? CallDeskTexts.obstacleNobody
        case .state(.filled): return CallDeskTexts.filled
        case .state(.finished): return CallDeskTexts.obstacleOver
        case .state(let state): return CallDeskTexts.obstacleState(state.name)
        case .quotaUsedUp: return CallDeskTexts.obstacleQuota
        case .placesCalled:
            return
                CallDeskTexts.obstacleCalled(batch.counts.called, overdue: overdue, held: held)
        case .nobodyWaiting:
            if overdue > 0 { return CallDeskTexts.obstacleNobody + CallDeskTexts.overdueFirst(overdue) }
            let isOut = batch.counts.called == 0 && batch.quotaLeft > 0
            return CallDeskTexts.obstacleNobody + (isOut ? CallDeskTexts.supplementOffered : "")
        case .nextIsOpen:
            return CallDeskTexts.obstacleOpen(
                self.next.map { CallDeskTexts.nextOpen($0.maskedName, $0.position) } ?? "")
        }
    }
}

extension SigningLine {
    /// Why nobody is to be reminded of it.
    var whyNotRemind: String? {
        guard standing.state == .called else { return CallDeskTexts.notCalledForReminder }
        return isOverdue ? standing.signBy.map(CallDeskTexts.overdue) : nil
    }
}

extension SigningTab {
    var name: String { CallDeskTexts.tabs[rawValue] }
}

extension ReminderWay {
    var name: String {
        switch self {
        case .phone: CallDeskTexts.byPhone
        case .letter: CallDeskTexts.byLetter
        case .message: CallDeskTexts.byMessage
        }
    }
}

extension CallDeed {
    func words(_ receipt: String) -> String {
        switch self {
        case .declined: CallDeskTexts.declined(receipt)
        case .withdrawn: CallDeskTexts.withdrawn(receipt)
        case .reminded: CallDeskTexts.remindedNow(receipt)
        case .lateNoted: CallDeskTexts.lateNoted(receipt)
        case .decided(let rule): CallDeskTexts.decided(receipt, rule)
        }
    }
}
