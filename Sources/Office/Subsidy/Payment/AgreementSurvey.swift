import Housing

/// Looks through the families that have signed in a batch, some milliseconds at a time, and keeps what is looked for: there
/// may be as many of them as a city has.
public final class AgreementSurvey<Found: Equatable & Sendable> {
    typealias Look = (FamilyState, FamilyState.Agreement, BatchFile, any RecordReader) throws(OfficeFailure) -> [Found]

    /// The first of them in the register's order, ``most`` at most.
    public private(set) var found: [Found] = []
    /// How many there are in all.
    public private(set) var count = 0
    /// How far it is, in chunks of families.
    public private(set) var done = 0
    public private(set) var total = 0

    private let office: Office
    private let session: Session
    private let batch: BatchID
    /// Whether a family is one of those that are looked for; then what is said of it is looked up.
    private let isMeant: (FamilyState, FamilyState.Agreement, BatchFile) -> Int
    private let look: Look
    private var hasBegun = false

    init(
        _ batch: BatchID, _ office: Office, _ session: Session,
        where isMeant: @escaping (FamilyState, FamilyState.Agreement, BatchFile) -> Int, _ look: @escaping Look
    ) {
        (self.batch, self.office, self.session) = (batch, office, session)
        (self.isMeant, self.look) = (isMeant, look)
    }

    private static var chunksAtOnce: Int { 16 }
    /// More than that nobody reads; the rest is counted.
    public static var most: Int { 500 }

    /// Goes on a little.
    ///
    /// - Returns: whether all were looked at.
    public func step() throws(OfficeFailure) -> Bool {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(batch)
            guard let run = file.runs.families else { return true }
            if !hasBegun {
                hasBegun = true
                total = try reader.extent(of: run).lastChunk + 1
            }
            guard done < total else { return true }
            let chunks = done...min(done + Self.chunksAtOnce, total) - 1
            var families: [(FamilyState, FamilyState.Agreement)] = []
            try reader.eachChunk(of: run, in: chunks) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.tag(index) == Int(SubsidyState.signed.rawValue) {
                    let family = try FamilyState(rows, index)
                    guard let agreement = family.agreement else { continue }
                    let hits = isMeant(family, agreement, file)
                    count += hits
                    if hits > 0, found.count + families.count < Self.most { families.append((family, agreement)) }
                }
            }
            for (family, agreement) in families { found += try look(family, agreement, file, reader) }
            done = chunks.upperBound + 1
            return done >= total
        }
    }
}

/// A payment that the bank could not make, and what becomes of it.
public struct FailedPayment: Equatable, Sendable {
    public let receipt: String
    public let maskedName: String
    public let agreementNumber: String
    /// The account that the bank could not pay.
    public let bank: String
    public let maskedAccount: String
    /// Another one counts since.
    public let isAccountChanged: Bool
    public let month: Month
    public let amount: Money
    /// The run in which it was sent last, and when.
    public let run: String
    public let sentAt: Moment?
    /// Whether the next run takes it up.
    public let comesAgain: Bool
    /// Why not, where it does not.
    public let state: SubsidyAgreement.State
    public let isWithheld: Bool
    /// Another account was entered and waits to be confirmed.
    public let awaitsAccount: Bool
}

extension PaymentDesk {
    /// Begins to look for every month that the bank could not pay and no run has taken up since.
    public func failures(of batch: BatchID, _ session: Session) -> AgreementSurvey<FailedPayment> {
        AgreementSurvey(
            batch, office, session, where: { (_, agreement, _) in agreement.ledger.failedBits.nonzeroBitCount }
        ) { (family, agreement, file, reader) throws(OfficeFailure) in
            let names = try AgreementNames(family.position, file, reader)
            let tries = try reader.paymentTries(at: family.position, of: file)
            let (terms, ledger) = (agreement.terms, agreement.ledger)
            let awaitsAccount = try reader.kept(AccountBody.self, of: file.batch.id, at: family.position)
                .contains { $0.state == .open }
            let due = terms.due(through: terms.plan.last, ledger)
            return ledger.failed.map { month in
                let last = tries.last { $0.month == month && $0.run.state == .sent }
                let (tried, next) = (names.account(at: last?.run.body.accounts), names.account())
                return FailedPayment(
                    receipt: names.receipt, maskedName: names.maskedName, agreementNumber: names.number,
                    bank: tried.bank, maskedAccount: tried.masked, isAccountChanged: tried != next, month: month,
                    amount: terms.plan.monthly,
                    run: last?.run.number ?? "", sentAt: last?.run.body.sentAt,
                    comesAgain: due & ledger.bit(month) != 0, state: terms.state, isWithheld: terms.isWithheld,
                    awaitsAccount: awaitsAccount)
            }
        }
    }
}

/// Whose agreement it is, as staff see it.
struct AgreementNames {
    let receipt: String
    let maskedName: String
    let number: String
    private let body: AgreementBody?

    init(_ position: Int, _ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        let registered = try file.runs.register.flatMap { (run) throws(OfficeFailure) in
            try reader.registered(at: position, of: run)
        }
        let kept = try reader.kept(AgreementBody.self, of: file.batch.id, at: position).first
        body = kept?.body
        receipt = registered?.entry.receipt ?? ""
        maskedName = Mask.name(registered?.name ?? "")
        number = kept?.number ?? ""
    }

    /// - Parameter moment: of a run that was written for the bank; nil for the next one.
    func account(at moment: Moment? = nil) -> (bank: String, masked: String) {
        body.map { body in
            let account = body.account(at: moment)
            return (account.bank, Mask.account(account.account))
        } ?? ("", "")
    }
}
