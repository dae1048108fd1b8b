import Housing

/// An objection among others: what it says, and who made it, is not told here.
public struct ObjectionLine: Equatable, Sendable {
    public let number: String
    /// Of the family that it is about, in the city's register.
    public let position: Int
    public let list: Int
    public let at: Moment
    public let isOpen: Bool
    /// Nil while it is open.
    public let isUpheld: Bool?
    /// Whoever took it in does not decide about it.
    public let isEnteredByReader: Bool
}

extension BatchDesk {
    /// The objections of a batch, the open ones first, each part in the order in which they came.
    ///
    /// - Throws: `BATCH_UNKNOWN`.
    public func objections(of id: BatchID, _ session: Session) throws(OfficeFailure) -> [ObjectionLine] {
        try office.read(.seeBatch, session) { (reader, actor) throws(OfficeFailure) in
            _ = try reader.batchFile(id)
            var lines: [ObjectionLine] = []
            for kept in try reader.kept(ObjectionBody.self, of: id) {
                let isUpheld: Bool? = kept.state == .open ? nil : kept.state == .upheld
                lines.append(
                    ObjectionLine(
                        number: kept.number ?? kept.id, position: kept.position ?? 0, list: kept.body.list, at: kept.at,
                        isOpen: kept.state == .open, isUpheld: isUpheld,
                        isEnteredByReader: kept.body.by.person == actor.person))
            }
            return lines.filter(\.isOpen) + lines.filter { !$0.isOpen }
        }
    }
}
