import Housing

/// What is asked before anything personal is shown or collected (L-01).
extension SignInDesk {
    /// The notice that this person has not agreed to yet; nil when the version in force was agreed to.
    public func noticeToShow(_ session: Session) throws(OfficeFailure) -> PolicyText? {
        let notice = try office.notice()
        let agreed = try office.read(.consent, session) { (reader, _) throws(OfficeFailure) in
            try reader.consent(person: session.person, notice: notice.kind.rawValue)
        }
        return agreed?.version == notice.template.version ? nil : notice
    }

    /// Agrees to the notice that was shown.
    public func agree(to notice: PolicyText, _ session: Session) throws(OfficeFailure) {
        let now = try office.clocks.office()
        guard notice.template == (try office.notice()).template else {
            throw .refused(Refusal(.textOutdated, "L-01", .found(notice.template.version)))
        }
        let consent = ConsentRecord(
            person: session.person, notice: notice.kind.rawValue, version: notice.template.version, at: now)
        let entry = Entry(
            .consentGiven,
            ["version": .number(notice.template.version), "text": .digest(notice.template.digest)])
        try office.write(.consent, session) { (writer, actor) throws(OfficeFailure) in
            try writer.save(consent)
            try writer.append([entry], at: now, by: actor)
        }
    }

    /// Takes the consent back, in every version. What was done before stays done; the next step asks for it again.
    /// - Throws: `.refused` with `CONSENT_MISSING` where there is none.
    public func withdrawConsent(_ session: Session) throws(OfficeFailure) {
        let now = try office.clocks.office()
        let notice = PolicyText.Kind.notice.rawValue
        try office.write(.consent, session) { (writer, actor) throws(OfficeFailure) in
            guard let agreed = try writer.consent(person: session.person, notice: notice) else {
                throw .refused(Refusal(.consentMissing, "L-01"))
            }
            try writer.deleteConsents(person: session.person, notice: notice)
            try writer.append([Entry(.consentWithdrawn, ["version": .number(agreed.version)])], at: now, by: actor)
        }
    }
}

extension Office {
    /// The notice in force today.
    func notice() throws(OfficeFailure) -> PolicyText {
        try policies.text(.notice, on: try clocks.office().day)
    }

    /// Refuses an applicant who has not agreed to the notice in force.
    func requireConsent(to notice: PolicyText, of session: Session, _ reader: any RecordReader) throws(OfficeFailure) {
        let agreed = try reader.consent(person: session.person, notice: notice.kind.rawValue)
        guard agreed?.version == notice.template.version else {
            throw .refused(Refusal(.consentMissing, "L-01"))
        }
    }
}
