import Housing

/// What was typed and not yet handed in, kept across power cuts and terminals: one a person and flow, the newest wins.
extension TenantDesk {
    /// Keeps `body`; on the disk when it returns. A failure is thrown, never swallowed, so that the screen can say that
    /// what was typed is not safe.
    public func saveDraft(_ body: String, of flow: Flow, _ session: Session) throws(OfficeFailure) {
        let draft = Draft(person: session.person, flow: flow, body: body, savedAt: try office.clocks.office())
        try office.write(.keepDraft, session) { (writer, _) throws(OfficeFailure) in
            try writer.save(draft)
        }
    }

    /// Keeps what `merging` makes of what is kept (nil where there is none), in one transaction: two terminals of one person
    /// write one after the other.
    ///
    /// - Returns: what is kept now.
    public func saveDraft(
        of flow: Flow, _ session: Session, merging: (String?) throws(OfficeFailure) -> String
    ) throws(OfficeFailure) -> String {
        let now = try office.clocks.office()
        return try office.write(.keepDraft, session) { (writer, _) throws(OfficeFailure) in
            let body = try merging(try writer.draft(person: session.person, flow: flow)?.body)
            try writer.save(Draft(person: session.person, flow: flow, body: body, savedAt: now))
            return body
        }
    }

    /// What was kept last; nil where there is none.
    public func draft(of flow: Flow, _ session: Session) throws(OfficeFailure) -> Draft? {
        try office.read(.keepDraft, session) { (reader, _) throws(OfficeFailure) in
            try reader.draft(person: session.person, flow: flow)
        }
    }

    /// Forgets it, as when the person starts anew.
    public func deleteDraft(of flow: Flow, _ session: Session) throws(OfficeFailure) {
        try office.write(.keepDraft, session) { (writer, _) throws(OfficeFailure) in
            try writer.deleteDraft(person: session.person, flow: flow)
        }
    }
}
