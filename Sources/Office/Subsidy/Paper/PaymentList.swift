import Documents
import Housing
import Texts

/// A payment run with what is otherwise than in the month before, for who prepares, approves and keeps it.
final class PaymentList: PaperGathering {
    private let number: String
    private var runs: MonthRuns?
    private var file: BatchFile?
    private var lines: [PaymentListFacts.Line] = []
    private var differences: [PaymentListFacts.Difference] = []
    private var prepared: PaymentListFacts.Deed?
    private var approved: PaymentListFacts.Deed?
    private var next = 0

    private static let chunksAtOnce = 4

    init(_ number: String) { self.number = number }

    func file(_ reader: any RecordReader) throws(OfficeFailure) -> BatchFile {
        try reader.paymentRun(Normal.folded(number)).file
    }

    func step(_ ground: PaperGround) throws(OfficeFailure) -> Bool {
        file = ground.file
        let runs: MonthRuns
        if let known = self.runs { runs = known } else { runs = try begin(ground) }
        let last = try runs.lastChunk(ground.reader)
        guard next <= last else { return true }
        for chunk in next...min(next + Self.chunksAtOnce - 1, last) { try take(chunk, of: runs, ground) }
        next = min(next + Self.chunksAtOnce, last + 1)
        return next > last
    }

    private func begin(_ ground: PaperGround) throws(OfficeFailure) -> MonthRuns {
        let run = try ground.reader.paymentRun(Normal.folded(number)).run
        let runs = try MonthRuns(run, of: ground.file.batch.id, ground.reader)
        prepared = try ground.deed(by: run.body.by, at: run.at)
        if let by = run.body.approvedBy, let at = run.body.approvedAt { approved = try ground.deed(by: by, at: at) }
        self.runs = runs
        return runs
    }

    /// The families of a chunk, in this run and in those before.
    private func take(_ chunk: Int, of runs: MonthRuns, _ ground: PaperGround) throws(OfficeFailure) {
        let families = try runs.families(in: chunk, ground.reader)
        guard !families.isEmpty else { return }
        let parties = try ground.parties(in: chunk, accountsAt: runs.run.body.accounts)
        for family in families {
            let party = try ground.party(at: family.position, among: parties)
            for row in family.rows {
                lines.append(
                    PaymentListFacts.Line(
                        agreement: party.number, maskedName: party.maskedName, maskedAccount: party.maskedAccount,
                        month: row.month, amount: row.amount))
            }
            // Months that are sent once more may come to the sum of the month before.
            guard !runs.former.isEmpty, let kind = family.kind, kind == .account || family.amount != family.before
            else {
                continue
            }
            let state = try ground.reader.family(at: family.position, of: ground.file)?.agreement?.terms.state
            differences.append(
                PaymentListFacts.Difference(
                    agreement: party.number, maskedName: party.maskedName,
                    before: family.old.isEmpty ? nil : family.before, now: family.rows.isEmpty ? nil : family.amount,
                    state: state?.name ?? ""))
        }
    }

    func document(_ filler: PaperFiller, on day: Day) throws(OfficeFailure) -> Document {
        guard let file, let runs, let prepared else { throw .store(.notFound) }
        let run = runs.run
        let facts = PaymentListFacts(
            madeOn: day, grantor: file.grantor, number: run.number ?? number, month: run.body.month,
            state: run.run.state.name, sum: run.body.sum, prepared: prepared, approved: approved,
            sentAt: run.body.sentAt, former: former(runs), siblings: siblings(runs), lines: lines,
            differences: differences)
        return try filler.fill(.subsidyPayments, facts.values(), of: file.notice, number: facts.number, on: day)
    }

    private func former(_ runs: MonthRuns) -> PaymentListFacts.Former? {
        guard let month = runs.formerMonth else { return nil }
        return PaymentListFacts.Former(
            number: Self.numbers(runs.former), month: month,
            instalments: runs.former.reduce(0) { $0 + $1.body.instalments }, sum: runs.formerSum)
    }

    private func siblings(_ runs: MonthRuns) -> PaymentListFacts.Siblings? {
        guard !runs.siblings.isEmpty else { return nil }
        return PaymentListFacts.Siblings(number: Self.numbers(runs.siblings), sum: runs.alongside)
    }

    private static func numbers(_ runs: [MonthRuns.Run]) -> String {
        runs.compactMap(\.number).joined(separator: "、")
    }

    /// Names and accounts are masked.
    var look: PersonalLook? { nil }
}

extension PaperGround {
    /// To whom an agreement is paid, as the list shows it.
    fileprivate struct Party {
        let number: String
        let maskedName: String
        let maskedAccount: String
    }

    fileprivate func parties(in chunk: Int, accountsAt: Moment?) throws(OfficeFailure) -> [Int: Party] {
        var parties: [Int: Party] = [:]
        for record in try reader.agreements(of: file.batch.id, at: BulkPlace.positions(in: chunk)) {
            let kept = try KeptRecord<AgreementBody>(record)
            guard let position = kept.position, let number = kept.number else { continue }
            parties[position] = Party(
                number: number, maskedName: Mask.name(kept.body.payee),
                maskedAccount: Mask.account(kept.body.account(at: accountsAt).account))
        }
        return parties
    }

    fileprivate func party(at position: Int, among parties: [Int: Party]) throws(OfficeFailure) -> Party {
        guard let party = parties[position] else {
            throw .store(.damaged(what: "subsidy_record AGREEMENT \(file.batch.id)/\(position)"))
        }
        return party
    }

    fileprivate func deed(by actor: Actor, at moment: Moment) throws(OfficeFailure) -> PaymentListFacts.Deed {
        guard let person = actor.person else { return .init(name: DocumentTexts.unknown, at: moment) }
        return .init(name: try reader.person(person).name, at: moment)
    }
}
