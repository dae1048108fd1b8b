import Housing

/// What staff typed and did not hand in yet, kept across power cuts and terminals as applicants' drafts are.
public struct StaffDrafts {
    /// What it is of; who may do that may keep it.
    public enum Work: Sendable {
        /// A report on paper that is read off.
        case report
        /// What a family brought for the correction of its application.
        case correction
    }

    let office: Office

    /// What he kept last; nil where there is none.
    public func draft(of work: Work, _ session: Session) throws(OfficeFailure) -> Draft? {
        try office.read(work.act, session) { (reader, _) throws(OfficeFailure) in
            try reader.draft(person: session.person, flow: work.flow)
        }
    }

    /// Changes what is kept, in one transaction: what another terminal of the same clerk kept of other matters stays. On the
    /// disk when it returns.
    ///
    /// - Parameter change: what is kept in the place of what was kept last, which is nil where there was nothing. It may be
    ///   run again from its start.
    public func change(
        of work: Work, _ session: Session, _ change: (String?) throws(OfficeFailure) -> String
    ) throws(OfficeFailure) {
        let now = try office.clocks.office()
        try office.write(work.act, session) { (writer, _) throws(OfficeFailure) in
            let kept = try writer.draft(person: session.person, flow: work.flow)
            let body = try change(kept?.body)
            try writer.save(Draft(person: session.person, flow: work.flow, body: body, savedAt: now))
        }
    }
}

extension StaffDrafts.Work {
    fileprivate var flow: Flow {
        switch self {
        case .report: .checkReport
        case .correction: .mending
        }
    }

    fileprivate var act: Act {
        switch self {
        case .report: .enterReport
        case .correction: .enterSubsidy
        }
    }
}

extension Office {
    public var staffDrafts: StaffDrafts { StaffDrafts(office: self) }
}
