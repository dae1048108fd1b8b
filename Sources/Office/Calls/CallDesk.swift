import Housing

/// 呼叫工作人员. Anybody at a kiosk may call, signed in or not: a call names the machine and the step, never a person.
public struct CallDesk {
    let office: Office

    /// Calls for staff. A terminal has one open call; calling again tells the step again and keeps the waiting time.
    public func raise(at terminal: TerminalID, step: String) throws(OfficeFailure) -> StaffCall {
        let id = CallID(office.entropy.identifier())
        let now = try office.clocks.office()
        return try office.records.write { (writer) throws(OfficeFailure) in
            let open = try writer.openCalls().first { $0.terminal == terminal }
            let call = StaffCall(
                id: open?.id ?? id, terminal: terminal, step: step, since: open?.since ?? now,
                answeredBy: open?.answeredBy)
            try writer.save(call)
            if open == nil { try journal(.callRaised, call, at: now, by: .system, writer) }
            return call
        }
    }

    /// The open call of a terminal, so that its screen can say that somebody is coming.
    public func open(at terminal: TerminalID) throws(OfficeFailure) -> StaffCall? {
        try office.records.read { (reader) throws(OfficeFailure) in
            try reader.openCalls().first { $0.terminal == terminal }
        }
    }

    /// Takes the call back from the kiosk. Nothing happens where there is none.
    public func cancel(at terminal: TerminalID) throws(OfficeFailure) {
        guard try open(at: terminal) != nil else { return }
        let now = try office.clocks.office()
        try office.records.write { (writer) throws(OfficeFailure) in
            for call in try writer.openCalls() where call.terminal == terminal {
                try close(call, at: now, by: .system, writer)
            }
        }
    }

    /// The calls that wait or are being answered, the longest waiting first.
    public func waiting(_ session: Session) throws(OfficeFailure) -> [StaffCall] {
        try office.read(.answerCall, session) { (reader, _) throws(OfficeFailure) in try reader.openCalls() }
    }

    /// Says that somebody is on the way.
    public func answer(_ id: CallID, _ session: Session) throws(OfficeFailure) {
        let now = try office.clocks.office()
        try office.write(.answerCall, session) { (writer, actor) throws(OfficeFailure) in
            var call = try find(id, writer)
            guard call.answeredBy == nil else { return }
            call.answeredBy = session.account
            try writer.save(call)
            try journal(.callAnswered, call, at: now, by: actor, writer)
        }
    }

    /// The person was helped.
    public func close(_ id: CallID, _ session: Session) throws(OfficeFailure) {
        let now = try office.clocks.office()
        try office.write(.answerCall, session) { (writer, actor) throws(OfficeFailure) in
            try close(try find(id, writer), at: now, by: actor, writer)
        }
    }

    private func find(_ id: CallID, _ reader: any RecordReader) throws(OfficeFailure) -> StaffCall {
        guard let call = try reader.openCalls().first(where: { $0.id == id }) else { throw .store(.notFound) }
        return call
    }

    private func close(
        _ call: StaffCall, at now: Moment, by actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        var closed = call
        closed.closedAt = now
        try writer.save(closed)
        try journal(.callEnded, closed, at: now, by: actor, writer)
    }

    private func journal(
        _ kind: EntryKind, _ call: StaffCall, at now: Moment, by actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        let entry = Entry(kind, ["call": .id(call.id), "terminal": .id(call.terminal)])
        try writer.append([entry], at: now, by: actor)
    }
}
