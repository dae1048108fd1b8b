import Housing

@testable import Office

/// Synthetic people, leases and staff.
extension TestOffice {
    static let terminal = TerminalID("kiosk-1")
    static let counter = TerminalID("counter-1")
    static let password = "红烧豆腐 2 块"

    /// A resident number with a right check character; `serial` tells people apart.
    static func document(_ serial: Int, year: Int = 1980) throws -> IdentityNumber {
        let body = "440303\(year)0101" + String(String(1000 + serial).suffix(3))
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + (($1.0.wholeNumberValue ?? 0) * $1.1) }
        return try IdentityNumber(body + String(Array("10X98765432")[sum % 11]), kind: .residentCard, on: nil)
    }

    func person(_ serial: Int, name: String = "陈一民") throws -> Person {
        Person(
            id: PersonID("p-\(serial)"), name: name, document: try Self.document(serial),
            mobile: try Mobile("1380000\(1000 + serial)"), marital: .married)
    }

    /// A lease under the old policy that ends on 2023-10-31, with one occupant.
    @discardableResult
    func lease(_ serial: Int, end: Day = day(2023, 10, 31), policy: LeasePolicy = .old) throws -> LeaseRecord {
        let tenant = try person(serial)
        let occupant = try person(serial + 500, name: "林小雨")
        let code = try HouseCode("4403030070020300006" + String(String(1_000_000 + serial).suffix(6)))
        let dwelling = Dwelling(
            id: DwellingID("d-\(serial)"), code: code, estate: "安居苑", building: "3 栋", room: "1204",
            builtArea: Area(squareCentimetres: 500_000))
        let member = Occupant(person: occupant.id, relation: .spouse, moveIn: day(2020, 11, 1))
        let lease = Lease(
            id: LeaseID("l-\(serial)"), number: "GZF-2020-\(serial)", policy: policy, dwelling: dwelling.id,
            tenant: tenant.id, occupants: [member], start: day(2020, 11, 1), end: end,
            monthlyRent: Money(fen: 115_500))
        let record = LeaseRecord(
            lease: lease, dwelling: dwelling, tenant: tenant,
            occupants: [OccupantRecord(occupant: member, person: occupant)])
        try write { (writer) throws(OfficeFailure) in try writer.save(record) }
        return record
    }

    /// An account with ``password``.
    @discardableResult
    func account(_ person: Person, login: String, _ roles: OfficeRole...) throws -> Account {
        try account(person, login: login, Set(roles))
    }

    @discardableResult
    private func account(_ person: Person, login: String, _ roles: Set<OfficeRole>) throws -> Account {
        let account = Account(
            id: AccountID("a-\(login)"), login: Login(normalised: login), person: person.id, name: person.name,
            roles: roles, passwordHash: try office.hashed(Self.password), isDisabled: false,
            createdAt: clocks.office())
        try write { (writer) throws(OfficeFailure) in
            try writer.save(person)
            try writer.save(account)
        }
        return account
    }

    /// A tenant with a lease who has signed in and agreed to the notice.
    func tenant(_ serial: Int = 1, end: Day = day(2023, 10, 31), on terminal: TerminalID = terminal) throws -> Session {
        let record = try lease(serial, end: end)
        let login = record.tenant.document.value
        try account(record.tenant, login: login, .applicant)
        let session = try signIn(login, at: terminal)
        if let notice = try office.signIn.noticeToShow(session) { try office.signIn.agree(to: notice, session) }
        return session
    }

    /// Somebody of staff with just this document, signed in at the counter.
    func staff(_ login: String, with document: IdentityNumber, _ roles: OfficeRole...) throws -> Session {
        var person = try person(999, name: "王\(login)")
        person.document = document
        try account(person, login: login, Set(roles))
        return try signIn(login, door: .staff, at: Self.counter)
    }

    /// Somebody of staff, signed in at the counter.
    func staff(_ login: String, _ serial: Int, _ roles: OfficeRole...) throws -> Session {
        try account(try person(serial, name: "王\(login)"), login: login, Set(roles))
        return try signIn(login, door: .staff, at: Self.counter)
    }

    func signIn(
        _ login: String, _ password: String = password, door: Door = .person, at terminal: TerminalID = terminal
    ) throws -> Session {
        try office.signIn.signIn(
            LoginClaim(door: door, login: login, secret: password), by: .password, at: terminal)
    }
}
