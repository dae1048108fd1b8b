import Housing

/// What staff typed and did not hand in yet, kept across power cuts and terminals as applicants' drafts are.
extension Office {
    /// What was kept last; nil where there is none.
    func staffDraft(of flow: Flow, _ act: Act, _ session: Session) throws(OfficeFailure) -> Draft? {
        try read(act, session) { (reader, _) throws(OfficeFailure) in
            try reader.draft(person: session.person, flow: flow)
        }
    }

    /// Changes what is kept: read and kept in one transaction, so that two terminals of one clerk lose nothing of each other; on
    /// the disk when it returns.
    ///
    /// - Parameter change: what is kept in the place of what was kept last, which is nil where there was nothing. It may be
    ///   run again from its start.
    func changeStaffDraft(
        of flow: Flow, _ act: Act, _ session: Session, _ change: (String?) throws(OfficeFailure) -> String
    ) throws(OfficeFailure) {
        let now = try clocks.office()
        try write(act, session) { (writer, _) throws(OfficeFailure) in
            let kept = try writer.draft(person: session.person, flow: flow)
            let body = try change(kept?.body)
            try writer.save(Draft(person: session.person, flow: flow, body: body, savedAt: now))
        }
    }
}
