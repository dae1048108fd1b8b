import Housing

/// What was signed with a family.
public struct SignedAgreement: Equatable, Sendable {
    public let number: ReceiptNumber
    public let monthly: Money
    public let months: ClosedRange<Month>
    /// All months of the term together.
    public let total: Money
}

extension BatchDesk {
    /// Signs the agreement with a called family, which leaves the waiting list in the same transaction (LH-53, LH-57).
    ///
    /// - Parameters:
    ///   - bank: as the family names it.
    ///   - account: 12 to 32 digits; blanks and hyphens between them are left out.
    /// - Throws: `.input` with `--bank` or `--account-fd`; `WRONG_STATE`; `DEADLINE_PASSED`; `LEFT_REGISTER_EARLY`.
    public func sign(
        _ receipt: String, in id: BatchID, bank: String, account: String, _ session: Session
    ) throws(OfficeFailure) -> SignedAgreement {
        let bank = try FreeText.read(bank, "--bank")
        let account = try Self.digits(account)
        let record = office.entropy.identifier()
        return try change(receipt, of: id, as: .signSubsidy, session) { (hand, actor, writer) throws(OfficeFailure) in
            try hand.requireApplication()
            let (isListed, day) = (hand.family.isListed, hand.now.day)
            try ruled { () throws(Refusal) in
                try hand.file.batch.sign(&hand.family.standing, isListed: isListed, on: day)
            }
            let standard = hand.file.batch.notice.standard
            let size = hand.family.register.size
            let (monthly, months) = (standard.monthly(registeredSize: size), standard.months(signedOn: day))
            hand.family.register.hasLeft = true
            hand.family.agreement = FamilyState.Agreement(SubsidyAgreement(monthly: monthly, months: months))
            let number = try writer.nextReceiptNumber(kind: .agreement, in: day.month)
            let body = try Self.body(
                of: hand, bank, account, monthly, standard.area(registeredSize: size), months, actor, writer)
            try writer.save(
                KeptRecord(
                    id: record, batch: id, position: hand.position, number: "\(number)",
                    state: AgreementBody.State.signed, at: hand.now, body: body))
            hand.note(
                .subsidySigned,
                [
                    "agreement": .id("\(number)"), "monthly": .money(monthly), "first": .code("\(months.lowerBound)"),
                    "last": .code("\(months.upperBound)"),
                ])
            return SignedAgreement(
                number: number, monthly: monthly, months: months, total: Money(fen: monthly.fen * months.count))
        }
    }

    /// - Throws: `.input` where it cannot be an account.
    private static func digits(_ text: String) throws(OfficeFailure) -> String {
        let digits = Normal.folded(text).filter { $0 != "-" }
        guard (12...32).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .input(InputProblem(source: "--account-fd", reason: .outOfRange(allowed: "12–32")))
        }
        return digits
    }

    private static func body(
        of hand: FamilyInHand, _ bank: String, _ account: String, _ monthly: Money, _ area: Area,
        _ months: ClosedRange<Month>, _ actor: Actor, _ reader: any RecordReader
    ) throws(OfficeFailure) -> AgreementBody {
        guard let run = hand.file.runs.register, let family = try reader.registered(at: hand.position, of: run),
            let application = try reader.application(at: hand.position, of: hand.file)
        else { throw .store(.damaged(what: "bulk_chunk register")) }
        return AgreementBody(
            receipt: hand.receipt, payee: family.name, bank: bank, account: account, monthly: monthly, area: area,
            firstMonth: months.lowerBound, lastMonth: months.upperBound, houseCode: application.form.house.code,
            by: actor)
    }

    /// A called family gives its turn up; it cannot take that back in this batch (LH-54).
    ///
    /// - Throws: `WRONG_STATE`.
    public func decline(_ receipt: String, in id: BatchID, _ session: Session) throws(OfficeFailure) {
        try change(receipt, of: id, as: .signSubsidy, session) { (hand, _, _) throws(OfficeFailure) in
            try hand.requireApplication()
            try ruled { () throws(Refusal) in try hand.file.batch.decline(&hand.family.standing) }
            hand.note(.subsidyDeclined)
        }
    }

    /// Takes an application back before the close; another can be handed in while the window is open.
    ///
    /// - Throws: `WRONG_STATE`.
    public func withdraw(_ receipt: String, in id: BatchID, _ session: Session) throws(OfficeFailure) {
        try change(receipt, of: id, as: .enterSubsidy, session) { (hand, _, _) throws(OfficeFailure) in
            try hand.requireApplication()
            try ruled { () throws(Refusal) in try hand.family.standing.withdraw() }
            hand.note(.subsidyWithdrawn)
        }
    }
}
