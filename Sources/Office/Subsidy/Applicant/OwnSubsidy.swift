import Housing

/// A batch as one of its applicants sees it: its notice, and where his own family stands. Nothing of anybody else is in it.
public struct OwnSubsidy: Equatable, Sendable {
    public let batch: BatchOverview
    public let notice: NoticeFile
    /// The office's time at which it was looked up.
    public let now: Moment
    /// What an address can be chosen from.
    public internal(set) var places = Places.none
    /// Nil where the register does not name him as an applicant, or is not in yet.
    public let family: Family?
    /// What became of his application, in a line; nil where he never handed one in.
    public internal(set) var mine: MySubsidy?
    /// Where another one of his family applies for it.
    public let applicant: Applicant?

    /// Who of a family applies for it (LH-03), as another one of the same family may know it.
    public struct Applicant: Equatable, Sendable {
        public let maskedName: String
        /// An application of the family lies in the office: there is one a family (LH-32).
        public let hasApplied: Bool
    }

    /// His family's place in the register, and its application.
    public struct Family: Equatable, Sendable {
        /// 备案回执号.
        public let receipt: String
        /// In the city's register, as of the cut-off (LH-31).
        public let position: Int
        /// Among those of its district; 0 where the register does not say.
        public let districtPosition: Int
        /// Six digits of GB/T 2260.
        public let district: String
        /// The applicant's, in full.
        public let name: String
        public let sizeAtCutOff: Int
        /// Nil while the register of the close is not in (Q5).
        public let sizeAtClose: Int?
        /// As registered, the applicant first; none where no file of members names them.
        public let people: [Member]
        /// What keeps it from applying, by the register (LH-03, LH-04).
        public let bar: Refusal?
        /// What it handed in last, withdrawn ones too; nil where it never did.
        public let application: Application?
        /// When 《知情同意书》 was signed before a clerk, where that counts for what is handed in now (LH-45).
        public let witnessedAt: Moment?
        /// The applicant's, and those of his people: compared with what he types, and never shown.
        let document: String
        let documents: [String]

        /// Why a landlord or co-tenant cannot be (LH-05, LH-33), as it is looked at when it is handed in; nil where nothing is
        /// wrong with them.
        public func slip(of form: SubsidyForm) -> String? { form.slip(of: document, family: documents)?.words }

        /// By which its subsidy goes (LH-34).
        public var size: Int { sizeAtClose ?? sizeAtCutOff }
    }

    public struct Member: Equatable, Sendable {
        /// In full.
        public let name: String
        /// Nil for the applicant himself.
        public let relation: Relation?
        public let role: Household.MemberRole
        public let birthDay: Day
        public let marital: MaritalState?
    }

    public struct Application: Equatable, Sendable {
        public let submittedAt: Moment
        public let standing: SubsidyStanding
        /// Nil before the agreement is signed.
        public let terms: SubsidyAgreement?
        /// A subsidy was drawn for the dwelling before, and no manager excepted it (LH-06, Q16): the review will say so.
        public let isHouseUsed: Bool
        /// As it was handed in last.
        public let form: SubsidyForm
        /// Whether its 《知情同意书》 was signed before a clerk, and not on a paper alone.
        public let isConsentWitnessed: Bool
        /// What its papers lack, as far as that is a reason.
        public let lacks: [SubsidyLack]
    }

    /// Whether applications are taken now (LH-20).
    public var isTaking: Bool { batch.state == .open && notice.notice.window.contains(now) }

    /// Whether it lies in the office and is looked at; a withdrawn one does not.
    public var isApplied: Bool {
        guard let state = family?.application?.standing.state else { return false }
        return state != .draft && state != .withdrawn
    }
}

/// What an applicant sees and does of the rent subsidy at a kiosk. His own family alone: it is found by the number of his
/// document, never by a receipt that somebody types.
public struct OwnSubsidyDesk {
    let office: Office

    /// Every batch, the one opened last first.
    public func all(_ session: Session) throws(OfficeFailure) -> [OwnSubsidy] {
        let now = try office.clocks.office()
        let places = try office.policies.places()
        let consent = try office.policies.subsidyConsent().template
        // Without it no day can be counted; what he has is told all the same.
        let calendar = try? office.policies.calendar()
        return try office.read(.seeOwnSubsidy, session) { (reader, _) throws(OfficeFailure) in
            let document = try reader.person(session.person).document
            var all: [OwnSubsidy] = []
            for id in try reader.batchIDs().reversed() {
                let file = try reader.batchFile(id)
                var own = try reader.own(document, in: file, consent: consent, at: now)
                own.places = places
                if let family = own.family, let state = try reader.family(at: family.position, of: file) {
                    let hand = FamilyInHand(file: file, family: state, receipt: family.receipt, now: now)
                    let open = try reader.openCorrection(of: hand)
                    own.mine = MySubsidy(hand, correction: open, on: now.day, calendar)
                }
                all.append(own)
            }
            return all
        }
    }
}

extension Office {
    public var ownSubsidy: OwnSubsidyDesk { OwnSubsidyDesk(office: self) }
}

extension RecordReader {
    /// A batch as the person of a number sees it.
    ///
    /// - Parameter consent: 《知情同意书》 in force.
    func own(
        _ document: IdentityNumber, in file: BatchFile, consent: TemplateVersion, at now: Moment
    ) throws(OfficeFailure) -> OwnSubsidy {
        var family: OwnSubsidy.Family?
        var applicant: OwnSubsidy.Applicant?
        if let position = try position(ofApplicant: document.value, in: file) {
            family = try own(at: position, in: file, consent)
        } else if let position = try position(ofMember: document.value, in: file) {
            applicant = try other(at: position, in: file)
        }
        return OwnSubsidy(
            batch: try overview(file), notice: file.notice, now: now, family: family, applicant: applicant)
    }

    private func other(at position: Int, in file: BatchFile) throws(OfficeFailure) -> OwnSubsidy.Applicant? {
        guard let family = try family(at: position, of: file) else { return nil }
        let hasApplied = family.application != nil && ![.draft, .withdrawn].contains(family.standing.state)
        return OwnSubsidy.Applicant(
            maskedName: Mask.name(try self.applicant(at: position, of: file).name), hasApplied: hasApplied)
    }

    private func own(
        at position: Int, in file: BatchFile, _ consent: TemplateVersion
    ) throws(OfficeFailure) -> OwnSubsidy.Family? {
        guard let run = file.runs.register, let registered = try registered(at: position, of: run),
            let state = try family(at: position, of: file)
        else { return nil }
        var sizeAtClose: Int?
        if file.runs.close != nil { sizeAtClose = state.register.size }
        let members = try members(at: position, of: file)
        let people = members.map { member in
            OwnSubsidy.Member(
                name: member.name, relation: member.relation, role: member.role, birthDay: member.birthDay,
                marital: member.marital)
        }
        let notice = file.batch.notice
        let applicant = try applicant(at: position, of: file)
        let measure = try consentMeasure(consent, for: state, of: file.batch.id)
        return OwnSubsidy.Family(
            receipt: registered.entry.receipt, position: position, districtPosition: registered.entry.districtPosition,
            district: registered.entry.hukouDistrict, name: applicant.name,
            sizeAtCutOff: registered.entry.registeredSize, sizeAtClose: sizeAtClose, people: people,
            bar: state.bar(under: notice).map { Refusal($0.refusal, $0.rule) },
            application: try application(of: state, in: file),
            witnessedAt: try witness(by: measure, of: file.batch.id, at: position)?.at,
            document: applicant.document.value, documents: members.map(\.document.value))
    }

    private func application(
        of family: FamilyState, in file: BatchFile
    ) throws(OfficeFailure) -> OwnSubsidy.Application? {
        guard let own = family.application, let form = try application(at: family.position, of: file)?.form else {
            return nil
        }
        let why = family.standing.reasons.union(family.standing.proposed)
        return OwnSubsidy.Application(
            submittedAt: own.submittedAt, standing: family.standing, terms: family.agreement?.terms,
            isHouseUsed: own.isHouseUsed && !own.isHouseExcepted, form: form,
            isConsentWitnessed: try consentWitness(of: form, in: file.batch.id, at: family.position) != nil,
            lacks: why.contains(.materialMissing) ? family.lacks(of: form, under: file.batch.notice) : [])
    }
}
