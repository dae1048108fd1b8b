import Housing
import Office

/// What a table of families pages through is what is there: every tab, in the register's order, each family where it belongs.
struct LawOfPages {
    /// What decided where each family belonged when the pages were looked at last.
    private var seen: [Place] = []

    private struct Place: Equatable {
        let receipt: String
        let state: String
        let proposed: [String]
        let rank: Int?
    }

    /// The law that is broken, for a person to read. Pages are looked at anew where a family may belong elsewhere.
    mutating func broken(by view: SubsidyView, of batch: Int, _ desks: DeskOffice) throws -> String? {
        let places = view.applications.map {
            Place(receipt: $0.receipt, state: $0.state, proposed: $0.proposed, rank: $0.rank)
        }
        guard places != seen else { return nil }
        seen = places
        return try Self.broken(by: view, of: batch, desks)
    }

    private static func broken(by view: SubsidyView, of batch: Int, _ desks: DeskOffice) throws -> String? {
        let id = BatchID(desks.names[batch])
        let session = try desks.session("reviewer1")
        for tab in FamilyTab.allCases where tab != .waiting && tab != .again {
            let expected = view.applications.filter { isIn(tab, $0) }
            let lines = try all(tab, of: id, count: expected.count, desks, session)
            if lines.map(\.receipt) != expected.map(\.receipt) {
                return "\(tab) lists \(lines.map(\.receipt)) instead of \(expected.map(\.receipt))"
            }
            if lines.map(\.rank) != expected.map(\.rank) { return "\(tab) ranks \(lines.map(\.rank))" }
        }
        let waiting = try desks.office.batches.page(of: id, .waiting, limit: 100, session)
        let listed = Set(waiting.lines.map(\.receipt))
        for entry in view.applications where isOpen(entry) && entry.proposed.isEmpty && !listed.contains(entry.receipt)
        {
            return "\(entry.receipt) waits for a review, and is not listed so"
        }
        let foreign = waiting.lines.first { !$0.standing.proposed.isEmpty || $0.standing.state == .eligible }
        return foreign.map { "\($0.receipt) is listed as waiting" }
    }

    /// Page by page, of two lines each, or of a few more where there are many.
    private static func all(
        _ tab: FamilyTab, of id: BatchID, count: Int, _ desks: DeskOffice, _ session: Session
    ) throws -> [FamilyLine] {
        var lines: [FamilyLine] = []
        let limit = max(2, count / 4)
        while true {
            let page = try desks.office.batches.page(of: id, tab, .offset(lines.count), limit: limit, session)
            let overlap = lines.count - page.first
            lines += page.lines.dropFirst(overlap)
            if page.lines.count <= overlap || lines.count > count { return lines }
        }
    }

    private static func isOpen(_ entry: SubsidyView.Application) -> Bool {
        ["LOCKED", "UNDER_REVIEW"].contains(entry.state)
    }

    private static func isIn(_ tab: FamilyTab, _ entry: SubsidyView.Application) -> Bool {
        switch tab {
        case .all: true
        case .waiting, .again: false
        case .proposed:
            !entry.proposed.isEmpty
                && ["UNDER_REVIEW", "PUBLISHED", "PUBLICITY_PASSED", "CALLED"].contains(entry.state)
        case .ranked: entry.rank != nil
        case .undecided: ["LOCKED", "UNDER_REVIEW", "CORRECTION"].contains(entry.state)
        case .listed: ["PUBLISHED", "PUBLICITY_PASSED"].contains(entry.state)
        case .correction, .eligible, .ineligible, .called, .signed, .waived, .notReached, .withdrawn:
            entry.state == tab.rawValue
        }
    }
}
