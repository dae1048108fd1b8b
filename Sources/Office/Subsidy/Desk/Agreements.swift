import Housing
import Texts

/// What was signed with a family.
public struct SignedAgreement: Equatable, Sendable {
    public let number: ReceiptNumber
    public let monthly: Money
    public let months: ClosedRange<Month>
    /// All months of the term together.
    public let total: Money
}

extension BatchDesk {
    /// Signs the agreement with a called family, which leaves the waiting list in the same transaction (LH-53, LH-57), for
    /// every other batch as well.
    ///
    /// - Parameters:
    ///   - bank: as the family names it.
    ///   - account: 12 to 32 digits; blanks and hyphens between them are left out.
    /// - Throws: `.input` with `--bank` or `--account-fd`; `OWN_CASE`; `WRONG_STATE`; `LEFT_REGISTER_EARLY`, also of a family that
    ///   has signed in another batch; `DEADLINE_PASSED`; `FINDING_OPEN` where what is known by now speaks against it;
    ///   `HOUSE_DUPLICATE` while an agreement of another batch for its dwelling is in force or still to be paid.
    public func sign(
        _ receipt: String, in id: BatchID, bank: String, account: String, _ session: Session
    ) throws(OfficeFailure) -> SignedAgreement {
        let bank = try FreeText.read(bank, "--bank")
        let account = try Self.digits(account)
        let record = office.entropy.identifier()
        return try change(receipt, of: id, as: .signSubsidy, session) { (hand, actor, writer) throws(OfficeFailure) in
            try hand.requireApplication()
            let applicant = try writer.applicant(at: hand.position, of: hand.file)
            let hasSigned = try writer.hasSignedElsewhere(hand.receipt, applicant.document, than: hand.file)
            let (isListed, day) = (hand.family.isListed && !hasSigned, hand.now.day)
            let isHouseTaken = try writer.isHouseTaken(at: hand.position, of: hand.file)
            let found = Eligibility(hand.family.subject, under: hand.file.batch.notice)
            try ruled { () throws(Refusal) in
                try hand.file.batch.sign(
                    &hand.family.standing, isListed: isListed, isHouseTaken: isHouseTaken, found: found, on: day)
            }
            let standard = hand.file.batch.notice.standard
            let size = hand.family.register.size
            let (monthly, months) = (standard.monthly(registeredSize: size), standard.months(signedOn: day))
            hand.family.register.hasLeft = true
            guard let form = try writer.application(at: hand.position, of: hand.file)?.form else {
                throw .store(.damaged(what: "bulk_chunk application"))
            }
            hand.family.agreement = FamilyState.Agreement(
                SubsidyAgreement(monthly: monthly, months: months, leaseEnd: form.lease.end))
            try writer.noteSignature(hand.receipt, applicant.document, isOut: true, besides: hand.file)
            let number = try writer.nextReceiptNumber(kind: .agreement, in: day.month)
            var body = AgreementBody(
                receipt: hand.receipt, payee: applicant.name, bank: bank, account: account, monthly: monthly,
                area: standard.area(registeredSize: size), firstMonth: months.lowerBound,
                lastMonth: months.upperBound, houseCode: form.house.code, by: actor)
            func kept(_ body: AgreementBody) -> KeptRecord<AgreementBody> {
                KeptRecord(
                    id: record, batch: id, position: hand.position, number: "\(number)",
                    state: AgreementBody.State.signed, at: hand.now, body: body)
            }
            let ground = PaperGround(file: hand.file, now: hand.now, reader: writer)
            let filler = PaperFiller(policies: office.policies, isTraining: try writer.officeInfo().isTraining)
            body.paper = try ground.signedPaper(of: hand.family, kept(body), filler)
            try writer.save(kept(body))
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

    /// - Throws: `.input` where it cannot be an account, with the character that is none of its digits.
    static func digits(_ text: String) throws(OfficeFailure) -> String {
        var digits = ""
        for (index, character) in text.enumerated() where !character.isWhitespace && character != "-" {
            let folded = Normal.folded(String(character))
            guard folded.utf8.count == 1, folded.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                let words = BatchTexts.noDigit(character, at: index + 1)
                throw .input(InputProblem(source: "--account-fd", reason: .syntax(words)))
            }
            digits += folded
        }
        guard (12...32).contains(digits.utf8.count) else {
            throw .input(InputProblem(source: "--account-fd", reason: .outOfRange(allowed: "12–32")))
        }
        return digits
    }

    /// A called family gives its turn up; it cannot take that back in this batch (LH-54).
    ///
    /// - Throws: `OWN_CASE`; `WRONG_STATE`.
    public func decline(_ receipt: String, in id: BatchID, _ session: Session) throws(OfficeFailure) {
        try change(receipt, of: id, as: .signSubsidy, session) { (hand, _, _) throws(OfficeFailure) in
            try hand.requireApplication()
            try ruled { () throws(Refusal) in try hand.file.batch.decline(&hand.family.standing) }
            hand.note(.subsidyDeclined)
        }
    }

    /// Takes an application back while the window is open; another can be handed in then.
    ///
    /// - Throws: `WINDOW_CLOSED`; `WRONG_STATE`.
    public func withdraw(_ receipt: String, in id: BatchID, _ session: Session) throws(OfficeFailure) {
        try change(receipt, of: id, as: .enterSubsidy, session) { (hand, _, _) throws(OfficeFailure) in
            try hand.requireApplication()
            let now = hand.now
            try ruled { () throws(Refusal) in try hand.file.batch.withdraw(&hand.family.standing, at: now) }
            hand.note(.subsidyWithdrawn)
        }
    }
}

extension SubsidyReader {
    /// Whether an agreement of another batch for the family's dwelling is in force or still to be paid (LH-32).
    func isHouseTaken(at position: Int, of file: BatchFile) throws(OfficeFailure) -> Bool {
        guard let form = try application(at: position, of: file)?.form, let code = try? HouseCode(form.house.code)
        else { return false }
        return try isSigned(for: code, in: try otherBatches(than: file))
    }
}
