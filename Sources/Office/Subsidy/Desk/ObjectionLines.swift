import Housing

/// An objection among others: what it says, and who made it, is not told here.
public struct ObjectionLine: Equatable, Sendable {
    public let number: String
    /// Of the family that it is about, in the city's register.
    public let position: Int
    public let receipt: String
    public let maskedName: String
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
            let file = try reader.batchFile(id)
            var lines: [ObjectionLine] = []
            let all = try reader.kept(ObjectionBody.self, of: id)
            let families = try reader.headings(of: Set(all.compactMap(\.position)), in: file)
            for kept in all {
                let family = families[kept.position ?? 0]
                let isUpheld: Bool? = kept.state == .open ? nil : kept.state == .upheld
                lines.append(
                    ObjectionLine(
                        number: kept.number ?? kept.id, position: kept.position ?? 0,
                        receipt: family?.receipt ?? "", maskedName: family.map { Mask.name($0.name) } ?? "",
                        list: kept.body.list, at: kept.at, isOpen: kept.state == .open, isUpheld: isUpheld,
                        isEnteredByReader: kept.body.by.person == actor.person))
            }
            return lines.filter(\.isOpen) + lines.filter { !$0.isOpen }
        }
    }
}
