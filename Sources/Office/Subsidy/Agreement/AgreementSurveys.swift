import Housing

/// What the month has to be looked at for, before it is paid.
public struct AgreementNotice: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// The lease has ended, or ends on that day; no new one was entered (Q13).
        case lease(Day, isOver: Bool)
        /// Something is not passed of its people.
        case doubts(FamilyDoubts)
        /// Papers are missing (Q22).
        case withheld
    }

    public let receipt: String
    public let maskedName: String
    public let kind: Kind
    public let state: SubsidyAgreement.State
}

extension ChangeDesk {
    /// How many days before its end a lease is told of.
    public static let leaseDays = 60

    /// Begins to look for families of whom something has to be asked: leases that end soon or are over, conditions that are
    /// not passed, papers that are missing. Nothing is decided by it.
    public func notices(of batch: BatchID, _ session: Session) throws(OfficeFailure) -> AgreementSurvey<AgreementNotice>
    {
        let today = try office.clocks.office().day
        return AgreementSurvey(
            batch, office, session,
            where: { (family, agreement, file) in
                Self.kinds(family, agreement, file, today)
            }
        ) { (family, agreement, file, reader) throws(OfficeFailure) in
            let names = try AgreementNames(family.position, file, reader)
            let terms = agreement.terms
            func notice(_ kind: AgreementNotice.Kind) -> AgreementNotice {
                AgreementNotice(
                    receipt: names.receipt, maskedName: names.maskedName, kind: kind, state: terms.state)
            }
            var found: [AgreementNotice] = []
            if Self.isInDoubt(family, agreement, file) {
                let doubts = try reader.doubts(of: family, file, on: today)
                found.append(notice(.doubts(FamilyDoubts(doubts, of: file.batch.notice))))
            }
            if let day = Self.leaseEnd(agreement, today) { found.append(notice(.lease(day, isOver: day < today))) }
            if terms.isWithheld { found.append(notice(.withheld)) }
            return found
        }
    }

    private static func kinds(
        _ family: FamilyState, _ agreement: FamilyState.Agreement, _ file: BatchFile, _ today: Day
    ) -> Int {
        (isInDoubt(family, agreement, file) ? 1 : 0) + (leaseEnd(agreement, today) == nil ? 0 : 1)
            + (agreement.terms.isWithheld ? 1 : 0)
    }

    private static func isInDoubt(
        _ family: FamilyState, _ agreement: FamilyState.Agreement, _ file: BatchFile
    ) -> Bool {
        agreement.terms.state.isInForce && family.isInDoubt(under: file.batch.notice)
    }

    /// The last day of a lease that is over or soon will be, with months of the term left after it.
    private static func leaseEnd(_ agreement: FamilyState.Agreement, _ today: Day) -> Day? {
        guard let end = agreement.terms.leaseEnd, agreement.terms.isLeaseOver(on: end.adding(days: 1)),
            end <= today.adding(days: leaseDays)
        else { return nil }
        return end
    }
}

extension RecoveryDesk {
    /// Begins to look for every family of a batch that has, or had, something to give back.
    public func debts(of batch: BatchID, _ session: Session) -> AgreementSurvey<Debt> {
        AgreementSurvey(
            batch, office, session, where: { (_, agreement, _) in agreement.terms.overpaid.fen > 0 ? 1 : 0 }
        ) { (family, agreement, file, reader) throws(OfficeFailure) in
            [try Debt(family, agreement, file, reader)]
        }
    }
}
