import Housing

/// A family at the desk where it signs: what it signs for, what is known of it now, and what stands in the way.
public struct SigningFamily: Equatable, Sendable {
    public let batch: BatchOverview
    public let found: SubsidyCase
    /// Of who applies, to be compared with his card.
    public let maskedDocument: String
    public let house: SubsidyForm.House
    public let lease: SubsidyForm.MarketLease
    /// What the rules say by what is known now, whatever the review said.
    public let reasons: [SubsidyReason]
    /// How many conditions are 待核实.
    public let undecided: Int
    /// Still on the waiting list (LH-57).
    public let isListed: Bool
    /// An agreement of another batch for the same dwelling is in force (LH-32).
    public let isHouseTaken: Bool
    /// A subsidy was drawn for the dwelling before, and no exception was made (Q16).
    public let isHouseUsed: Bool
    /// It is that of who looks: others do it (model 6.4).
    public let isOwn: Bool
    public let today: Day
    /// Which months would be paid by an agreement of today, or are by that which was signed.
    public let months: ClosedRange<Month>
    /// Where it is paid to now, which may be another one than it signed with.
    public let bank: String?
    /// Its last four digits.
    public let maskedAccount: String?
    public let daysLeft: Int?
    public let remindOn: Day?
    /// The first one first.
    public let notes: [CallNote]

    public var receipt: String { found.receipt }
    public var standing: SubsidyStanding { found.standing }
    public var total: Money { Money(fen: found.monthly.fen * months.count) }
    public var isOverdue: Bool { standing.isOverdue(on: today) }

    /// What keeps it from signing now; nil where nothing does.
    public enum Obstacle: Equatable, Sendable {
        case own
        case state(SubsidyState)
        case overdue(Day)
        case leftList
        case open
        case houseTaken
    }

    public var obstacle: Obstacle? {
        if isOwn { return .own }
        guard standing.state == .called else { return .state(standing.state) }
        if !isListed { return .leftList }
        if isOverdue, let signBy = standing.signBy { return .overdue(signBy) }
        if !reasons.isEmpty || undecided > 0 { return .open }
        return isHouseTaken ? .houseTaken : nil
    }
}

extension SubsidySigningDesk {
    /// - Parameter receipt: as typed.
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`; `RECEIPT_UNKNOWN`; `WRONG_STATE` where it has not applied.
    public func family(
        _ receipt: String, of id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> SigningFamily {
        let now = try office.clocks.office()
        let calendar = try office.policies.calendar()
        return try office.read(.seeBatch, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.inHand(receipt, of: id, at: now)
            try hand.requireApplication()
            let (file, family) = (hand.file, hand.family)
            guard let found = try SubsidyCases(file, reader).one(family).first,
                let form = try reader.application(at: hand.position, of: file)?.form
            else { throw .store(.damaged(what: "bulk_chunk application")) }
            let applicant = try reader.applicant(at: hand.position, of: file)
            let elsewhere = try reader.hasSignedElsewhere(hand.receipt, applicant.document, than: file)
            let eligibility = Eligibility(family.subject, under: file.batch.notice)
            let kept = try reader.kept(AgreementBody.self, of: id, at: hand.position).first
            let payee = kept?.body.account()
            let notes = try reader.kept(CallNoteBody.self, of: id, at: hand.position).compactMap(CallNote.init)
            let standing = family.standing
            return SigningFamily(
                batch: try reader.overview(file), found: found, maskedDocument: applicant.document.masked,
                house: form.house, lease: form.lease, reasons: eligibility.reasons.reasons,
                undecided: eligibility.undecided, isListed: family.isListed && !elsewhere,
                isHouseTaken: try reader.isHouseTaken(at: hand.position, of: file),
                isHouseUsed: family.subject.isHouseUsed, isOwn: try reader.isOwn(family, of: file, actor.person),
                today: now.day,
                months: family.agreement.map { $0.terms.plan.first...$0.terms.plan.last }
                    ?? file.batch.notice.standard.months(signedOn: now.day),
                bank: payee?.bank, maskedAccount: payee.map { Mask.account($0.account) },
                daysLeft: standing.signBy.map { calendar.workingDays(after: now.day, through: $0).count },
                remindOn: calendar.reminderDay(of: standing), notes: notes)
        }
    }

    /// Who signs, as his card has to name him.
    ///
    /// - Throws: as ``family(_:of:_:)``; `NOT_ALLOWED` for who may not sign with families.
    public func applicantName(of receipt: String, in id: BatchID, _ session: Session) throws(OfficeFailure) -> String {
        try applicant(receipt, id, session).name
    }

    /// The whole number of who signs, to be compared with his card; that it was shown stands in the journal.
    public func showNumber(
        of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> IdentityNumber {
        let applicant = try applicant(receipt, id, session)
        try office.journalLook(
            ["case": .id(applicant.caseID), "what": .code("APPLICANT")], .signSubsidy, session)
        return applicant.document
    }

    private func applicant(
        _ receipt: String, _ id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> (name: String, document: IdentityNumber, caseID: CaseID) {
        let now = try office.clocks.office()
        return try office.read(.signSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.inHand(receipt, of: id, at: now)
            try reader.requireNotOwn(hand.family, of: hand.file, actor, "6.4")
            let state = hand.family.standing.state
            guard state == .called else { throw .refused(Refusal(.wrongState, "LH-53", .subsidyState(state))) }
            let applicant = try reader.applicant(at: hand.position, of: hand.file)
            return (applicant.name, applicant.document, hand.file.caseID(hand.position))
        }
    }
}
