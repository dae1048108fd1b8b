import Housing

extension TenantDesk {
    /// Ends those of one's own applications whose last day is over, as the daily run does, so that who opens them is told
    /// what is so. Doing it twice does no harm: what is ended waits for nobody.
    public func endOverdue(_ session: Session) throws(OfficeFailure) {
        let now = try office.clocks.office()
        let overdue = try office.read(.seeOwnCases, session) { (reader, _) throws(OfficeFailure) in
            var overdue: [CaseID] = []
            for renewal in try reader.renewals(applicant: session.person) where renewal.state.waitsForApplicant {
                let lease = try reader.lease(renewal.lease).lease
                guard let last = renewal.dueDay(leaseEnd: lease.end, lease.status) else { continue }
                if last < now.day { overdue.append(renewal.id) }
            }
            return overdue
        }
        guard !overdue.isEmpty else { return }
        let step = ReviewStep(ground: try office.ground(at: now), now: now, actor: .system)
        for id in overdue { try end(id, step) }
    }

    /// What moved on in between is left to whoever moved it.
    private func end(_ id: CaseID, _ step: ReviewStep) throws(OfficeFailure) {
        do {
            try office.records.write { (writer) throws(OfficeFailure) in
                _ = try step.perform(.expire, on: id, expecting: nil, writer)
            }
        } catch .refused {
            return
        } catch {
            throw error
        }
    }
}
