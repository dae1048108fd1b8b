import Foundation
import Housing
import Office

/// Every family of a batch signs, without the way there: for benchmarks and tests of what comes after. Everybody is named
/// and passes, so that nothing but the payments is looked at.
public struct SyntheticSignatures {
    private let batch: BatchID
    private let records: any Records

    /// 2023-10-20; the first month is 2023-11.
    public static let signedAt = Moment(Day(number: 19_650), hour: 10)
    public static let firstMonth = Month(year: 2023, month: 11)

    private static let clerk = Actor(person: PersonID("sp-c"), account: AccountID("sa-c"), role: .clerk)
    /// Of one transaction: some tenths of a second.
    private static let chunksAtOnce = 16

    public init(of batch: BatchID, in records: any Records) {
        (self.batch, self.records) = (batch, records)
    }

    /// - Returns: how many signed.
    public func sign() throws -> Int {
        let (record, run, last) = try records.read { (reader) throws(OfficeFailure) in
            let record = try reader.batchRecord(batch)
            let body = record.flatMap { try? JSONDecoder().decode(Body.self, from: Data($0.body)) }
            guard let record, let run = body?.runs.families else { throw .store(.notFound) }
            return (record, run, try reader.extent(of: run).lastChunk)
        }
        let notice = try NoticeFile(record.notice, source: batch.raw).notice
        var count = 0
        for first in stride(from: 0, through: last, by: Self.chunksAtOnce) {
            let chunks = first...min(first + Self.chunksAtOnce - 1, last)
            count += try records.write { (writer) throws(OfficeFailure) in
                try sign(chunks, of: run, notice, after: count, writer)
            }
        }
        try records.write { (writer) throws(OfficeFailure) in
            try writer.save(
                BatchRecord(
                    id: batch, state: SubsidyBatch.State.signing.rawValue, version: record.version + 1,
                    notice: record.notice, body: record.body, runs: record.runs))
        }
        return count
    }

    /// What the bank says of the first month: everything was paid.
    ///
    /// - Parameter count: how many signed.
    public static func results(of count: Int, sizes: (Int) -> Int) -> String {
        var text = "agreement_no,month,amount_fen,result,bank_ref,paid_at\n"
        for index in 0..<count {
            let amount = sizes(index) == 1 ? 115_500 : 214_500
            text += "\(number(index)),\(firstMonth),\(amount),成功,B\(index),2023-11-08T10:00:00+08:00\n"
        }
        return text
    }

    private static func number(_ index: Int) -> String {
        ReceiptNumber(kind: .agreement, month: signedAt.day.month, serial: index + 1).map { "\($0)" } ?? ""
    }

    // MARK: Some families

    private func sign(
        _ chunks: ClosedRange<Int>, of run: RunID, _ notice: SubsidyNotice, after count: Int,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> Int {
        let standard = notice.standard
        let months = standard.months(signedOn: Self.signedAt.day)
        var rows = BulkRows()
        var agreements: [SubsidyRecord] = []
        try writer.eachChunk(of: run, in: chunks) { (_, found) throws(OfficeFailure) in
            for index in 0..<found.count {
                var family = try FamilyState(found, index)
                let monthly = standard.monthly(registeredSize: family.register.size)
                Self.sign(&family, as: count + agreements.count + 1, notice.conditions)
                family.agreement = FamilyState.Agreement(SubsidyAgreement(monthly: monthly, months: months))
                family.add(to: &rows)
                let area = standard.area(registeredSize: family.register.size)
                agreements.append(try agreement(family.position, monthly, area, months, count + agreements.count))
            }
        }
        guard !rows.isEmpty else { return 0 }
        try writer.replace(rows, of: run)
        for agreement in agreements { try writer.save(agreement) }
        return agreements.count
    }

    private static func sign(_ family: inout FamilyState, as sequence: Int, _ conditions: ConditionSet) {
        family.people = family.people.map { PersonFindings(role: $0.role, passed: conditions) }
        while family.people.count < family.register.size { family.people.append(PersonFindings(role: .other)) }
        let submittedAt = signedAt.adding(seconds: -60 * 86_400)
        family.application = family.application ?? .init(submittedAt: submittedAt, isLate: false, isHouseUsed: false)
        family.standing = SubsidyStanding(
            state: .signed, gaps: [], proposed: [], undecided: 0, reasons: [], list: 1,
            sequence: Int32(clamping: sequence), calledAt: signedAt, signBy: signedAt.day)
        family.register.hasLeft = true
    }

    private func agreement(
        _ position: Int, _ monthly: Money, _ area: Area, _ months: ClosedRange<Month>, _ index: Int
    ) throws(OfficeFailure) -> SubsidyRecord {
        let body = Agreement(
            receipt: SyntheticSubsidy.receipt(position - 1), payee: SyntheticOffice.name(position - 1), bank: "样例银行",
            account: "6222\(1_000_000_000_000 + position)", monthly: monthly, area: area,
            firstMonth: months.lowerBound, lastMonth: months.upperBound,
            houseCode: "440304\(1_000_000_000_000_000_000 + position)", by: Self.clerk)
        guard let bytes = try? JSONEncoder().encode(body) else { throw .store(.damaged(what: "agreement")) }
        return SubsidyRecord(
            id: "sg-\(batch.raw)-\(position)", kind: .agreement, batch: batch, position: position,
            number: Self.number(index), state: "SIGNED", at: Self.signedAt, body: Array(bytes))
    }

    // MARK: As the office keeps them

    /// Of a batch's body, the part that is asked for.
    private struct Body: Decodable {
        struct Runs: Decodable { let families: RunID? }
        let runs: Runs
    }

    private struct Agreement: Encodable {
        let receipt: String
        let payee: String
        let bank: String
        let account: String
        let monthly: Money
        let area: Area
        let firstMonth: Month
        let lastMonth: Month
        let houseCode: String
        let by: Actor
    }
}
