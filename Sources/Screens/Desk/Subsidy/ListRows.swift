import Housing
import Office

/// A row of the list builder: a family in its place, or the line up to which a list may reach.
public enum ListRow: Equatable, Sendable {
    case family(FamilyLine)
    case line
}

extension CounterDesk {
    /// Rows of the list builder: before a list is published the line stands among the families.
    func ranked(_ id: BatchID, _ rows: Range<Int>, _ session: Session) throws(OfficeFailure) -> BatchAnswer {
        let batch = try office.batches.overview(id, session)
        guard batch.lists.isEmpty else {
            let page = try office.batches.page(of: id, .ranked, .offset(rows.lowerBound), limit: rows.count, session)
            return .ranked(page.lines.map { .family($0) }, first: page.first, total: page.total)
        }
        let most = batch.listMost
        let begin = rows.lowerBound > most ? rows.lowerBound - 1 : rows.lowerBound
        let page = try office.batches.page(of: id, .ranked, .offset(begin), limit: rows.count, session)
        guard page.total > 0 else { return .ranked([], first: 0, total: 0) }
        var found = page.lines.map { ListRow.family($0) }
        let line = min(most, page.total)
        var first = page.first
        if first > line {
            first += 1
        } else if line - first <= found.count {
            found.insert(.line, at: line - first)
        }
        return .ranked(found, first: first, total: page.total + 1)
    }
}
