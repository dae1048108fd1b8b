import Housing

/// What is to be known of the list that a batch would publish now.
public struct ListOutlook: Equatable, Sendable {
    public let look: BatchLook
    public let counts: FamilyCounts
    /// Nobody is published past this family, for it may still get a place within the line; nil where nobody is in the way.
    public let blocker: FamilyLine?
    /// How many such families there are.
    public let blockers: Int
    /// The first of them, as many as a page tells.
    public var blocking: [FamilyLine] = []
    /// Who stood on a list and was put out by an objection.
    public var putOut: [FamilyLine] = []

    /// Eligible families beyond the line, before a list is published.
    public var beyond: Int { max(0, counts[.ranked] - look.overview.listMost) }
}

extension BatchDesk {
    /// - Throws: `BATCH_UNKNOWN`.
    public func listOutlook(_ id: BatchID, _ session: Session) throws(OfficeFailure) -> ListOutlook {
        var outlook = try wayToList(id, session)
        if outlook.blockers > 0 {
            let first = try page(of: id, .undecided, limit: min(outlook.blockers, Self.mostBlocking), session)
            outlook.blocking = first.lines
        }
        if !outlook.look.overview.lists.isEmpty {
            for objection in try objections(of: id, session) where objection.isUpheld == true {
                // Two objections to the same family are told once.
                guard !outlook.putOut.contains(where: { $0.position == objection.position }) else { continue }
                let found = try page(of: id, .all, .position(objection.position), limit: 1, session)
                outlook.putOut += found.lines.filter { $0.position == objection.position }
            }
        }
        return outlook
    }

    private static var mostBlocking: Int { 5 }

    private func wayToList(_ id: BatchID, _ session: Session) throws(OfficeFailure) -> ListOutlook {
        let look = try look(id, session)
        let first = try page(of: id, .undecided, limit: 1, session)
        guard look.overview.lists.isEmpty, let open = first.lines.first else {
            return ListOutlook(look: look, counts: first.counts, blocker: nil, blockers: 0)
        }
        let most = look.overview.listMost
        let last = try page(of: id, .ranked, .offset(most - 1), limit: 1, session)
        // Where the line is not reached, everybody undecided may still belong before it.
        guard last.total >= most, last.first == most - 1, let end = last.lines.first else {
            return ListOutlook(look: look, counts: first.counts, blocker: open, blockers: first.total)
        }
        let before = try page(of: id, .undecided, .position(end.position), limit: 1, session)
        let isBefore = open.position < end.position
        // A page that would reach beyond the last family begins earlier: then all of them are before the end.
        let count = before.lines.first.map { $0.position < end.position } ?? false ? first.total : before.first
        return ListOutlook(
            look: look, counts: first.counts, blocker: isBefore ? open : nil, blockers: isBefore ? max(1, count) : 0)
    }
}
