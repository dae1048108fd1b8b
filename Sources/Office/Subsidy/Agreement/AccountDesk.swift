import Housing
import Texts

/// Another bank account of a family that has signed: without it a payment that failed would fail for ever. A clerk enters it
/// with its evidence; it counts once somebody else has typed the same number and confirmed it. What was sent before keeps
/// the account that it was sent with.
public struct AccountDesk {
    let office: Office

    /// - Parameters:
    ///   - account: as at signing, 12 to 32 digits.
    ///   - source: who came with which card or paper.
    /// - Throws: `.input` with `--bank`, `--account-fd` or `--source`; `.refused` with `RECEIPT_UNKNOWN`, `NOT_FOUND` where
    ///   the family signed nothing, `OWN_CASE`.
    public func enter(
        _ batch: BatchID, receipt: String, bank: String, account: String, source: String, _ session: Session
    ) throws(OfficeFailure) {
        let bank = try FreeText.read(bank, "--bank")
        let source = try FreeText.read(source, "--source")
        let account = try BatchDesk.digits(account)
        let id = office.entropy.identifier()
        try office.withAgreement(.signSubsidy, of: batch, receipt: receipt, session) { (work) throws(OfficeFailure) in
            for var open in try work.openAccounts() {
                open.state = .replaced
                try work.writer.save(open)
            }
            try work.writer.save(
                KeptRecord(
                    id: id, batch: batch, position: work.position, state: AccountBody.State.open, at: work.now,
                    body: AccountBody(bank: bank, account: account, source: source, by: work.actor)))
            work.note(.agreementAccountEntered, ["account": .id(id)])
        }
    }

    /// The account counts from now on.
    ///
    /// - Parameters:
    ///   - account: the number once more, typed from the evidence by who confirms it.
    ///   - entry: which one he read (``NextAccount/id``); nil for the one that waits, whichever it is.
    /// - Throws: `.input` where it is another number; `ALREADY_DECIDED` where none waits; `ENTERED_BY_YOU`; `OWN_CASE`;
    ///   `.changedByOther` where another one waits by now than he read.
    public func confirm(
        _ batch: BatchID, receipt: String, account: String, of entry: String? = nil, _ session: Session
    ) throws(OfficeFailure) {
        let account = try BatchDesk.digits(account)
        try decide(batch, receipt, entry, session) { (open, work) throws(OfficeFailure) in
            guard open.body.account == account else {
                throw .input(InputProblem(source: "--account-fd", reason: .syntax(PaymentTexts.otherAccount)))
            }
            guard var agreement = try work.writer.kept(AgreementBody.self, of: batch, at: work.position).first else {
                throw .store(.damaged(what: "subsidy_record AGREEMENT \(batch)/\(work.position)"))
            }
            agreement.body.laterAccounts =
                (agreement.body.laterAccounts ?? []) + [.init(bank: open.body.bank, account: account, since: work.now)]
            try work.writer.save(agreement)
            open.state = .confirmed
        }
    }

    /// It is not taken; the one before stays.
    ///
    /// - Throws: as ``confirm(_:receipt:account:_:)``; `.input` with `--reason`.
    public func refuse(
        _ batch: BatchID, receipt: String, reason: String, of entry: String? = nil, _ session: Session
    ) throws(OfficeFailure) {
        let reason = try FreeText.read(reason, "--reason")
        try decide(batch, receipt, entry, session) { (open, _) in
            open.state = .refused
            open.body.reason = reason
        }
    }

    private func decide(
        _ batch: BatchID, _ receipt: String, _ entry: String?, _ session: Session,
        _ body: (inout KeptRecord<AccountBody>, inout AgreementWork) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        try office.withAgreement(.approvePayment, of: batch, receipt: receipt, session) {
            (work) throws(OfficeFailure) in
            guard var open = try work.openAccounts().last else { throw .refused(Refusal(.alreadyDecided, "6.5")) }
            if let entry, entry != open.id { throw .store(.changedByOther) }
            if let person = work.actor.person, open.body.by.person == person {
                throw .refused(Refusal(.enteredByYou, "6.5"))
            }
            try body(&open, &work)
            open.body.decidedAt = work.now
            open.body.decidedBy = work.actor
            try work.writer.save(open)
            work.note(
                .agreementAccountDecided, ["account": .id(open.id), "confirmed": .flag(open.state == .confirmed)])
        }
    }
}

extension Office {
    public var payeeAccounts: AccountDesk { AccountDesk(office: self) }
}

extension BatchDesk {
    /// Of the same office.
    public var payeeAccounts: AccountDesk { office.payeeAccounts }
}

extension AgreementWork {
    fileprivate func openAccounts() throws(OfficeFailure) -> [KeptRecord<AccountBody>] {
        try writer.kept(AccountBody.self, of: batch, at: position).filter { $0.state == .open }
    }
}

/// Another account that waits to be confirmed, as staff see it.
public struct NextAccount: Equatable, Sendable {
    /// Which entry it is, to be decided about.
    public let id: String
    public let bank: String
    public let maskedAccount: String
    /// What it rests on; nil where who asks may not read it.
    public let source: String?
    /// 受理 王*
    public let by: String
    public let at: Moment
    /// Who asks entered it: he does not confirm it.
    public let isEnteredByYou: Bool
}

extension NextAccount {
    init(_ kept: KeptRecord<AccountBody>, _ staff: WhyStaff, _ reader: Actor, readsTexts: Bool) {
        id = kept.id
        bank = kept.body.bank
        maskedAccount = Mask.account(kept.body.account)
        source = readsTexts ? kept.body.source : nil
        by = staff.name(kept.body.by)
        at = kept.at
        isEnteredByYou = reader.person != nil && reader.person == kept.body.by.person
    }
}
