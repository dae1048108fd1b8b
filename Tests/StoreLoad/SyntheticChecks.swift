import Housing
import Office

/// Families whose economic check is under way, and the reports that answer them: for benchmarks and long tests.
public struct SyntheticChecks {
    private let facts: EconomicCheck.Facts
    private let families: SyntheticOffice

    private static let batch = 200
    private static let opening = Moment(milliseconds: 1_692_000_000_000)
    private static let clerk = Actor(person: PersonID("sp-c"), account: AccountID("sa-c"), role: .clerk)
    /// One to six people, 3.5 on average.
    private static func size(_ number: Int) -> Int { number % 6 + 1 }

    public init() throws {
        let zeros = String(repeating: "0", count: 64)
        guard let digest = Digest(hex: zeros), let holiday = Day("2023-10-02"), let from = Day("2023-08-01"),
            let limits = EconomicLimits(
                effectiveFrom: from, incomePerHead: Money(fen: 5_400_000),
                property: [
                    .init(mostPeople: 3, limit: Money(fen: 66_000_000)),
                    .init(mostPeople: nil, limit: Money(fen: 87_000_000)),
                ])
        else { preconditionFailure("constants of this file") }
        families = try SyntheticOffice()
        facts = EconomicCheck.Facts(
            lease: families.facts.lease, family: [], parameters: .init(), limits: [limits],
            calendar: try WorkCalendar(rows: [.init(day: holiday, kind: .off, noticeYear: 2023)]),
            authorisation: TemplateVersion(version: 1, digest: digest), secondsSinceOpened: 60)
    }

    /// Every limit and parameter that a report is judged by.
    public var limits: [EconomicLimits] { facts.limits }

    /// Adds so many families with a check in progress, numbered from `first`.
    ///
    /// - Returns: a report for each, a line each, every tenth over the limit.
    public func fill(_ records: any Records, first: Int, count: Int) throws -> String {
        var lines: [String] = []
        for start in stride(from: first, to: first + count, by: Self.batch) {
            let leases = try (start..<min(start + Self.batch, first + count)).map { ($0, try family($0)) }
            let numbers = try records.write { writer throws(OfficeFailure) in
                var numbers: [ReceiptNumber] = []
                for (number, record) in leases {
                    try writer.save(record)
                    let receipt = try writer.nextReceiptNumber(kind: .economicCheck, in: Self.opening.day.month)
                    let (check, entry) = try sent(number, receipt, record)
                    try writer.insert(check, entries: [entry], at: Self.opening, by: Self.clerk)
                    numbers.append(receipt)
                }
                return numbers
            }
            lines += zip(numbers, leases).map { receipt, lease in line(receipt, lease.0, lease.1) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A family with its lease.
    public func family(_ number: Int) throws -> LeaseRecord {
        var record = try families.lease(number)
        for index in 1..<Self.size(number) {
            let other = number * 10 + index
            let person = Person(
                id: PersonID("so-\(other)"), name: SyntheticOffice.name(other),
                document: try SyntheticOffice.document(3_000_000 + other), mobile: nil, marital: nil)
            let occupant = Occupant(person: person.id, relation: index == 1 ? .spouse : .child)
            record.occupants.append(OccupantRecord(occupant: occupant, person: person))
        }
        record.lease.occupants = record.occupants.map(\.occupant)
        return record
    }

    /// The check of a family by its own commands, up to the request that has left the office, with the last entry.
    public func sent(
        _ number: Int, _ receipt: ReceiptNumber, _ record: LeaseRecord
    ) throws(OfficeFailure) -> (EconomicCheck, Entry) {
        let applicant = Actor(person: record.tenant.id, account: AccountID("sa-\(number)"), role: .applicant)
        var facts = facts
        facts.lease = record.lease
        facts.family =
            [.init(person: record.tenant.id, relation: nil, document: record.tenant.document)]
            + record.occupants.map {
                .init(person: $0.person.id, relation: $0.occupant.relation, document: $0.person.document)
            }
        do {
            var (check, _) = try EconomicCheck.start(
                id: CaseID("se-\(number)"), number: receipt, at: Self.opening, by: applicant, given: facts)
            for member in check.members where member.isAdult {
                let document = facts.family.first { $0.person == member.person }?.document
                let given = EconomicCheck.Given(
                    person: member.person, template: facts.authorisation, visibleSeconds: 20, isTicked: true,
                    document: member.person == record.tenant.id ? nil : document)
                _ = try check.perform(.authorise(given), at: Self.opening, by: applicant, given: facts)
            }
            _ = try check.perform(.request, at: Self.opening, by: applicant, given: facts)
            let entries = try check.perform(.send, at: Self.opening, by: Self.clerk, given: facts)
            return (check, entries[entries.count - 1])
        } catch {
            throw .refused(error)
        }
    }

    /// Files the family's report at its check.
    public func receive(_ report: CheckReport, _ check: inout EconomicCheck) throws {
        guard let content = Commitment(hex: String(repeating: "0", count: 64)) else { return }
        let filing = EconomicCheck.Filing(report: report, stored: TextID("st"), content: content)
        _ = try check.perform(.receive(filing), at: Self.opening, by: Self.clerk, given: facts)
    }

    /// About four items a person.
    public func report(_ number: Int, of record: LeaseRecord) -> CheckReport {
        let people = [record.tenant.id] + record.occupants.map(\.person.id)
        return CheckReport(
            number: "SB-\(number)", issuer: "样例核对机构", checkDate: Self.opening.day,
            people: people.enumerated().map { index, person in
                let (income, property) = items(number, index)
                return CheckReport.PersonReport(person: person, income: income, property: property)
            })
    }

    private func items(_ number: Int, _ index: Int) -> (income: [CheckReport.Item], property: [CheckReport.Item]) {
        let isOver = number % 10 == 9 && index == 0
        return (
            [
                .init(kind: "WAGES", amount: Money(fen: 3_000_000 + number % 1000)),
                .init(kind: "TRANSFER", amount: Money(fen: 100_000), isCounted: false),
            ],
            [
                .init(kind: "DEPOSIT", amount: Money(fen: isOver ? 90_000_000 : 5_000_000 + number % 777)),
                .init(kind: "VEHICLE", amount: Money(fen: 1_000_000)),
            ]
        )
    }

    private func line(_ receipt: ReceiptNumber, _ number: Int, _ record: LeaseRecord) -> String {
        let documents = [record.tenant.document.value] + record.occupants.map(\.person.document.value)
        let members = documents.enumerated().map { index, document -> JSON in
            let (income, property) = items(number, index)
            return [
                "id_no": .text(document), "income": .array(income.map(Self.json)),
                "property": .array(property.map(Self.json)),
            ]
        }
        let line: JSON = [
            "report_no": .text("SB-\(number)"), "request": .text("\(receipt)"), "issuer": "样例核对机构",
            "check_date": .text("\(Self.opening.day)"), "members": .array(members),
        ]
        return line.text
    }

    private static func json(_ item: CheckReport.Item) -> JSON {
        ["kind": .text(item.kind), "fen": .number(item.amount.fen), "counted": .flag(item.isCounted)]
    }
}
