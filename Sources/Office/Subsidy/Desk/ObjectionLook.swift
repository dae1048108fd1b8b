import Housing

/// An objection as those see it who decide about it.
public struct ObjectionView: Equatable, Sendable {
    public let number: String
    /// Of the family that it is about.
    public let receipt: String
    public let maskedName: String
    /// `OPEN`, `UPHELD`, `DISMISSED`.
    public let state: String
    public let at: Moment
    public let text: String
    /// How to reach who objected, and who he is, as he gave it; nil where he gave nothing.
    public let contact: String?
    public let decidedAt: Moment?
    /// Of the decision.
    public let reason: String?

    public var isUpheld: Bool { state == ObjectionBody.State.upheld.rawValue }
}

extension BatchDesk {
    /// One objection, with who objected; that somebody looked stands in the journal.
    ///
    /// - Parameter number: as ``object(to:in:text:contact:_:)`` gave it.
    /// - Throws: `NOT_FOUND`, also for one of another batch; `OWN_CASE` where it is about his own family.
    public func objection(
        _ number: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> ObjectionView {
        let now = try office.clocks.office()
        return try office.write(.decideSubsidyObjection, session, insists: true) {
            (writer, actor) throws(OfficeFailure) in
            guard let kept = try writer.kept(ObjectionBody.self, number: number), kept.batch == id else {
                throw .refused(Refusal(.notFound, "Q9"))
            }
            let (file, family) = try writer.objected(kept)
            try writer.requireNotOwn(family, of: file, actor, "6.4")
            guard let register = file.runs.register,
                let registered = try writer.registered(at: family.position, of: register)
            else { throw .store(.damaged(what: "bulk_chunk register")) }
            let entry = Entry(
                .personalShown,
                [
                    "case": .id(file.caseID(family.position)),
                    "what": .code(SubsidyRecord.Kind.objection.rawValue), "objection": .id(number),
                ])
            try writer.append([entry], at: now, by: actor)
            return ObjectionView(
                number: number, receipt: registered.entry.receipt, maskedName: Mask.name(registered.name),
                state: kept.state.rawValue, at: kept.at, text: kept.body.text,
                contact: kept.body.contact.isEmpty ? nil : kept.body.contact, decidedAt: kept.body.decidedAt,
                reason: kept.body.reason)
        }
    }
}
