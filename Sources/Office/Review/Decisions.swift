import Housing

/// The decisions of a reviewer. Each takes the case as he saw it; a second one at the same case is told and loses
/// nothing that he wrote.
extension ReviewDesk {
    /// 审核通过. What the tenant put right himself reaches the registers now, for himself and for who still lives with him.
    public func approve(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) -> Renewal {
        let now = try office.clocks.office()
        return try decide(.approve, on: renewal, session) { (writer, approved) throws(OfficeFailure) in
            let register = RegisterUpdate(renewal: approved, proposals: try office.proposals(of: approved, writer))
            try writer.append(try register.write(writer), at: now, by: session.actor(as: .reviewer))
        }
    }

    /// 退回补正, with exactly what is to be done again.
    ///
    /// - Parameter acceptsProvisional: takes a deadline that lies beyond the last known notice of holidays; without
    ///   it that is refused with `CALENDAR_UNKNOWN`.
    /// - Throws: `.refused` with `REASON_UNFIT` for a reason that the office does not offer for such an item, …
    public func sendBack(
        _ items: [ReturnItem], acceptsProvisional: Bool = false, _ renewal: Renewal, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        var texts: [(id: TextID, text: String)] = []
        let reasons = try reasons()
        for item in items where !reasons.returning(about: item.path).contains(where: { $0.code == item.reason }) {
            throw .refused(Refusal(.reasonUnfit, "6.1", .item(item.path)))
        }
        let written = items.map { item in
            let note = write(item.note, into: &texts)
            return Renewal.SendBack.Item(
                item.path, item.reason, note: note, opens: reasons.slot(for: item.reason, about: item.path),
                deadline: reasons.deadline(for: item.reason))
        }
        let command = Renewal.SendBack(items: written, acceptsProvisionalDeadline: acceptsProvisional)
        return try decide(.sendBack(command), on: renewal, session, also: keep(texts))
    }

    /// 审核不通过, with a reason.
    public func reject(
        _ reason: RejectReason, note: String?, _ renewal: Renewal, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        var texts: [(id: TextID, text: String)] = []
        let note = write(note, into: &texts)
        return try decide(.reject(reason, note: note), on: renewal, session, also: keep(texts))
    }

    /// The reasons that may be chosen, by number.
    public func reasons() throws(OfficeFailure) -> Reasons { try office.policies.reasons() }

    /// One command on the case as it was seen, with whatever belongs into the same transaction.
    func decide(
        _ command: Renewal.Command, on renewal: Renewal, as act: Act = .decideCase, _ session: Session,
        also: (any RecordWriter, Renewal) throws(OfficeFailure) -> Void = { (_, _) throws(OfficeFailure) in }
    ) throws(OfficeFailure) -> Renewal {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        return try office.write(act, session) { (writer, actor) throws(OfficeFailure) in
            let step = ReviewStep(ground: ground, now: now, actor: actor)
            let decided = try step.perform(command, on: renewal.id, expecting: renewal.version, writer)
            try also(writer, decided)
            return decided
        }
    }

    private func write(_ note: String?, into texts: inout [(id: TextID, text: String)]) -> TextID? {
        let words = Normal.name(note ?? "")
        guard !words.isEmpty else { return nil }
        let id = TextID(office.entropy.identifier())
        texts.append((id, words))
        return id
    }

    private func keep(
        _ texts: [(id: TextID, text: String)]
    ) -> (any RecordWriter, Renewal) throws(OfficeFailure) -> Void {
        { (writer, renewal) throws(OfficeFailure) in
            for (id, text) in texts { try writer.save(text: text, as: id, of: renewal.id) }
        }
    }
}

/// An item to be done again, with the reviewer's words or none.
public struct ReturnItem: Equatable, Sendable {
    public var path: ItemPath
    public var reason: ReturnReason
    public var note: String?

    public init(_ path: ItemPath, _ reason: ReturnReason, note: String? = nil) {
        self.path = path
        self.reason = reason
        self.note = note
    }
}
