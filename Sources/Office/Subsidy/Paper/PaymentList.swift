import Documents
import Housing
import Texts

/// A payment run with what is otherwise than in the month before, for who prepares, approves and keeps it.
final class PaymentList: PaperGathering {
    private typealias Run = KeptRecord<PaymentRunBody>

    private let number: String
    private var run: Run?
    /// Those of the last month before it that had any.
    private var formers: [Run] = []
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
        if run == nil { try begin(ground) }
        guard let run else { throw .refused(Refusal(.runUnknown, "6.5")) }
        var last = try ground.reader.extent(of: run.body.rows).lastChunk
        for former in formers { last = max(last, try ground.reader.extent(of: former.body.rows).lastChunk) }
        guard next <= last else { return true }
        for chunk in next...min(next + Self.chunksAtOnce - 1, last) { try take(chunk, of: run, ground) }
        next = min(next + Self.chunksAtOnce, last + 1)
        return next > last
    }

    private func begin(_ ground: PaperGround) throws(OfficeFailure) {
        let run = try ground.reader.paymentRun(Normal.folded(number)).run
        let earlier = try ground.reader.kept(PaymentRunBody.self, of: ground.file.batch.id)
            .filter { $0.body.month < run.body.month && $0.body.instalments > 0 }
        let month = earlier.map(\.body.month).max()
        formers = earlier.filter { $0.body.month == month }
        self.run = run
        prepared = try ground.deed(by: run.body.by, at: run.at)
        if let by = run.body.approvedBy, let at = run.body.approvedAt { approved = try ground.deed(by: by, at: at) }
    }

    /// The families of a chunk, in this run and in those before.
    private func take(_ chunk: Int, of run: Run, _ ground: PaperGround) throws(OfficeFailure) {
        let rows = try ground.instalments(of: run.body, in: chunk)
        var before: [Int: Int] = [:]
        for former in formers {
            for row in try ground.instalments(of: former.body, in: chunk) {
                before[row.position, default: 0] += row.amount.fen
            }
        }
        guard !rows.isEmpty || !before.isEmpty else { return }
        let parties = try ground.parties(in: chunk)
        var now: [Int: Int] = [:]
        for row in rows {
            now[row.position, default: 0] += row.amount.fen
            let party = try ground.party(at: row.position, among: parties)
            lines.append(
                PaymentListFacts.Line(
                    agreement: party.number, maskedName: party.maskedName, maskedAccount: party.maskedAccount,
                    month: row.month, amount: row.amount))
        }
        guard !formers.isEmpty else { return }
        for position in Set(now.keys).union(before.keys).sorted() where now[position] != before[position] {
            let party = try ground.party(at: position, among: parties)
            let state = try ground.reader.family(at: position, of: ground.file)?.agreement?.terms.state
            differences.append(
                PaymentListFacts.Difference(
                    agreement: party.number, maskedName: party.maskedName,
                    before: before[position].map(Money.init(fen:)), now: now[position].map(Money.init(fen:)),
                    state: state?.name ?? ""))
        }
    }

    func document(_ filler: PaperFiller, on day: Day) throws(OfficeFailure) -> Document {
        guard let file, let run, let prepared else { throw .store(.notFound) }
        let facts = PaymentListFacts(
            madeOn: day, grantor: file.grantor, number: run.number ?? number, month: run.body.month,
            state: run.run.state.name, sum: run.body.sum, prepared: prepared, approved: approved,
            sentAt: run.body.sentAt, former: former, lines: lines, differences: differences)
        return try filler.fill(.subsidyPayments, facts.values(), of: file.notice, number: facts.number, on: day)
    }

    private var former: PaymentListFacts.Former? {
        guard let first = formers.first else { return nil }
        return PaymentListFacts.Former(
            number: formers.compactMap(\.number).joined(separator: "、"), month: first.body.month,
            instalments: formers.reduce(0) { $0 + $1.body.instalments },
            sum: Money(fen: formers.reduce(0) { $0 + $1.body.sum.fen }))
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

    /// The rows of a run in a chunk, without what was taken out of it.
    fileprivate func instalments(
        of run: PaymentRunBody, in chunk: Int
    ) throws(OfficeFailure) -> [InstalmentRow] {
        let out = try reader.takenOut(of: run, in: chunk...chunk)
        var found: [InstalmentRow] = []
        try reader.eachChunk(of: run.rows, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
            for index in 0..<rows.count where !out.contains(rows.place(index)) {
                found.append(try InstalmentRow(rows, index))
            }
        }
        return found
    }

    fileprivate func parties(in chunk: Int) throws(OfficeFailure) -> [Int: Party] {
        let first = chunk * BulkPlace.positionsPerChunk
        var parties: [Int: Party] = [:]
        for record in try reader.agreements(of: file.batch.id, at: first...first + BulkPlace.positionsPerChunk - 1) {
            let kept = try KeptRecord<AgreementBody>(record)
            guard let position = kept.position, let number = kept.number else { continue }
            parties[position] = Party(
                number: number, maskedName: Mask.name(kept.body.payee), maskedAccount: Mask.account(kept.body.account))
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
