import Housing
import Office

/// Fills an office with synthetic families and their cases, through its own ports: for benchmarks and long tests.
///
/// Every number is of an area that was never given out. A case has the last of its entries only, so that a million of
/// them stay below two gigabytes.
public struct SyntheticOffice {
    let facts: Renewal.Facts
    private let confirmation: Renewal.InfoConfirmation
    private let acknowledgement: Renewal.Acknowledgement
    private let fingerprint: Commitment

    /// How many cases go into one transaction: about a tenth of a second.
    private static let batch = 500
    private static let opening = Moment(milliseconds: 1_691_000_000_000)
    private static let reviewer = Actor(person: PersonID("sp-0"), account: AccountID("sa-0"), role: .reviewer)

    public init() throws {
        let zeros = String(repeating: "0", count: 64)
        guard let digest = Digest(hex: zeros), let commitment = Commitment(hex: zeros),
            let end = Day("2023-10-31"), let holiday = Day("2023-10-02"), let start = Day("2020-11-01")
        else { preconditionFailure("constants of this file") }
        fingerprint = commitment
        let lease = Lease(
            id: LeaseID("sl"), number: "", policy: .old, dwelling: DwellingID("sd"), tenant: PersonID("sp"),
            start: start, end: end, monthlyRent: Money(fen: 69_721))
        facts = Renewal.Facts(
            lease: lease, parameters: .init(),
            calendar: try WorkCalendar(rows: [.init(day: holiday, kind: .off, noticeYear: 2023)]),
            declaration: TemplateVersion(version: 1, digest: digest), secondsSinceOpened: 60,
            info: .init(snapshot: commitment, lines: []))
        acknowledgement = Renewal.Acknowledgement(
            template: TemplateVersion(version: 1, digest: digest), visibleSeconds: 30, isInformationConfirmed: true,
            isTicked: true)
        confirmation = Renewal.InfoConfirmation(
            snapshot: commitment, shown: Set(InfoBlock.allCases),
            answers: InfoBlock.allCases.map { .confirmed($0) })
    }

    /// Adds `cases` families, each with a lease and a case, numbered from `first`.
    public func fill(
        _ records: any Records, first: Int = 0, cases: Int, progress: (Int) -> Void = { _ in }
    ) throws {
        for start in stride(from: first, to: first + cases, by: Self.batch) {
            let numbers = start..<min(start + Self.batch, first + cases)
            let leases = try numbers.map(lease)
            try records.write { writer throws(OfficeFailure) in
                for (number, lease) in zip(numbers, leases) { try add(number, lease, writer) }
            }
            progress(numbers.upperBound - first)
        }
    }

    private func add(_ number: Int, _ record: LeaseRecord, _ writer: any RecordWriter) throws(OfficeFailure) {
        try writer.save(record)
        let at = Self.opening.adding(seconds: number)
        let receipt = try writer.nextReceiptNumber(kind: .renewal, in: at.day.month)
        do {
            let (renewal, entry) = try renewal(number, receipt, record.lease, at: at)
            try writer.insert(renewal, entries: [entry], at: at, by: Self.reviewer)
        } catch let failure as OfficeFailure {
            throw failure
        } catch let refusal as Refusal {
            throw .refused(refusal)
        } catch {
            throw .store(.system(code: -1, operation: "synthetic"))
        }
    }

    /// Who applies in the case of that number, as somebody at a counter would look for him.
    public static func applicant(_ number: Int) throws -> (name: String, document: String) {
        (name(number), try document(number).value)
    }

    // MARK: One family

    func lease(_ number: Int) throws -> LeaseRecord {
        let tenant = Person(
            id: PersonID("sp-\(number)"), name: Self.name(number), document: try Self.document(number),
            mobile: try Mobile("138\(Self.padded(number, 8))"), marital: .married)
        let dwelling = Dwelling(
            id: DwellingID("sd-\(number)"), code: try HouseCode("440304\(Self.padded(number, 19))"), estate: "安居苑",
            building: "\(number % 20)栋", room: "\(number)", builtArea: Area(squareCentimetres: 350_000))
        var lease = facts.lease
        lease = Lease(
            id: LeaseID("sl-\(number)"), number: "SHT-\(Self.padded(number, 8))", policy: .old, dwelling: dwelling.id,
            tenant: tenant.id, start: lease.start, end: lease.end, monthlyRent: lease.monthlyRent)
        return LeaseRecord(lease: lease, dwelling: dwelling, tenant: tenant, occupants: [])
    }

    /// Of a hundred cases 85 are decided, 5 wait for a reviewer, 1 is under review, 2 were returned, 7 are open.
    private func renewal(
        _ number: Int, _ receipt: ReceiptNumber, _ lease: Lease, at: Moment
    ) throws -> (Renewal, Entry) {
        let applicant = Actor(person: lease.tenant, account: AccountID("sa-\(number)"), role: .applicant)
        var facts = facts
        facts.lease = lease
        let started = try Renewal.start(
            id: CaseID("sc-\(number)"), number: receipt, at: at, by: applicant, given: facts)
        var renewal = started.renewal
        var entries = started.entries
        let share = number % 100
        guard share >= 7 else { return (renewal, entries[0]) }
        var steps: [(Renewal.Command, Actor)] = [
            (.choosePolicy(.original), applicant), (.acknowledge(acknowledgement), applicant),
            (.confirmInfo(confirmation), applicant), (.upload(upload(.cardFront, number)), applicant),
            (.upload(upload(.cardBack, number)), applicant), (.submit, applicant),
        ]
        if share >= 12 { steps.append((.take, Self.reviewer)) }
        if share >= 13 {
            let items = Renewal.SendBack(items: [.init(.material(.cardBack), .unreadable)])
            steps.append((share < 15 ? .sendBack(items) : .approve, Self.reviewer))
        }
        for (command, actor) in steps {
            entries = try renewal.perform(command, at: at, by: actor, given: facts)
        }
        return (renewal, entries[entries.count - 1])
    }

    /// Performs a renewal from its start to its approval, on the value alone.
    ///
    /// - Returns: how many commands that were.
    public func performWhole(_ number: Int) throws -> Int {
        guard let receipt = ReceiptNumber(kind: .renewal, month: Self.opening.day.month, serial: 1) else { return 0 }
        // The last of a hundred is approved.
        return try renewal(number * 100 + 99, receipt, facts.lease, at: Self.opening).0.version
    }

    private func upload(_ kind: MaterialKind, _ number: Int) -> MaterialUpload {
        let digits = Self.padded(number * 2 + (kind == .cardFront ? 0 : 1), 64)
        return MaterialUpload(
            id: MaterialID("sm-\(number)-\(kind.rawValue)"), kind: kind, bytes: 204_800,
            fingerprint: Commitment(hex: digits) ?? fingerprint)
    }

    /// The same families as a register's file (`leases.csv`), a tenant and an occupant a lease.
    public static func leasesFile(first: Int = 0, count: Int) throws -> String {
        var lines = [
            "lease_no,policy,lease_start,lease_end,rent_fen,dwelling_code,estate,building,room,built_area_cm2,"
                + "person_role,name,id_type,id_no,relation,mobile,marital,move_in"
        ]
        for number in first..<(first + count) {
            let lease =
                "IMP-\(padded(number, 8)),老政策,2020-11-01,2023-10-31,69721,440305\(padded(number, 19)),安居苑,"
                + "\(number % 20)栋,\(number),350000"
            for (index, role) in ["承租人,", "其他入住人,"].enumerated() {
                let person = number * 2 + index
                let relation = index == 0 ? "" : "配偶"
                lines.append(
                    "\(lease),\(role)\(name(person)),身份证,\(try document(5_000_000 + person).value),\(relation),"
                        + "138\(padded(person, 8)),已婚,2020-11-01")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Names and numbers

    private static let families = Array("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗")
    private static let given = Array("伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉建国志红海")

    /// Common family names are common here too: one in twenty, as are pairs of given characters.
    static func name(_ number: Int) -> String {
        let mixed = Int((UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15) >> 16)
        return String([
            families[mixed % families.count], given[mixed / 20 % given.count], given[mixed / 1000 % given.count],
        ])
    }

    /// GB 11643-1999, with its check character.
    static func document(_ number: Int) throws -> IdentityNumber {
        try document(number, born: Day(number: number / 1000 % 10_000))
    }

    /// Of somebody who is a child in 2023.
    static func minorDocument(_ number: Int) throws -> IdentityNumber {
        try document(number, born: Day(number: 13_900 + number / 1000 % 5000))
    }

    private static func document(_ number: Int, born day: Day) throws -> IdentityNumber {
        let born = day.description.filter { $0 != "-" }
        let body = "4499\(padded(number / 10_000_000, 2))\(born)\(padded(number % 1000, 3))"
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
        return try IdentityNumber(body + String(Array("10X98765432")[sum % 11]), kind: .residentCard, on: nil)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
