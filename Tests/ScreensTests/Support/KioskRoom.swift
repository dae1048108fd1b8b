import Cells
import Forms
import Housing
import OfficeSupport
import PaperSamples
import Screens
import Store
import TestSupport
import Testing

@testable import Office

/// A kiosk in a test: the real program on a real office on a real database in a folder of its own.
final class KioskRoom {
    let clocks = HandClocks(Moment(day(2023, 8, 21), hour: 10))
    let shelf = CardShelf()
    let scanner = ScriptedScanner()
    let pictures = CardReader()
    let paper = ScriptedPaper()
    let printer = ScriptedPrinter()
    let sealer = ScriptedSealer()
    private let folder: TemporaryFolder
    private let premises: OpenedPremises
    let records: HinderedRecords
    let office: Office

    static let password = "红烧豆腐 2 块"
    static let terminal = "1号机"

    /// - Parameter makes: certificates whose root the office trusts; they lie on the stick under these names.
    init(certificates makes: [(name: String, MadeCertificates.Order)] = []) throws {
        folder = try TemporaryFolder()
        let clocks = clocks
        let store = SQLitePremises(entropy: SeededEntropy(1), machine: { clocks.machineNow })
        try store.create(at: folder.path, training: nil)
        premises = try store.open(at: folder.path)
        records = HinderedRecords(premises.records)
        let made = try MadeCertificates(makes.map(\.1), at: clocks.machineNow)
        shelf.files += zip(makes, made.files).map { ($0.name, $1) }
        var options = OfficeOptions()
        options.signIn.passwordCost = ScryptCost(rounds: 4, blockSize: 1, parallelism: 1)
        office = Office(
            records: records, vault: premises.vault, clocks: clocks, entropy: SeededEntropy(2),
            policies: .standard(), options: options,
            devices: OfficeDevices(
                shelf: shelf, scanner: scanner, pictures: pictures, printer: printer, paper: paper,
                certificates: makes.isEmpty ? nil : made.reader),
            sealer: sealer)
    }

    deinit { premises.upkeep.close() }

    /// A terminal on this office; several are several kiosks.
    func kiosk(
        size: Size = Size(width: 80, height: 24), named terminal: String = terminal, hasCamera: Bool = true,
        practice: Practice? = nil
    ) -> Kiosk {
        var settings = KioskSettings(Settings(), terminal: terminal, isTraining: practice != nil, practice: practice)
        settings.hasCamera = hasCamera
        let desk = KioskDesk(office: office, settings: settings, changes: .init(fileDescriptor: 0) {})
        return Kiosk(
            harness: ProgramHarness(Screens.Kiosk.settings(settings), interpreter: desk, size: size), room: self)
    }

    // MARK: Who is there

    /// A resident number with a right check character; `serial` tells people apart.
    static func document(_ serial: Int) throws -> IdentityNumber {
        let body = "44030319800101" + String(String(1000 + serial).suffix(3))
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + (($1.0.wholeNumberValue ?? 0) * $1.1) }
        return try IdentityNumber(body + String(Array("10X98765432")[sum % 11]), kind: .residentCard, on: nil)
    }

    func person(_ serial: Int, name: String) throws -> Person {
        Person(
            id: PersonID("p-\(serial)"), name: name, document: try Self.document(serial),
            mobile: try Mobile("1380000\(1000 + serial)"), marital: .married)
    }

    /// A lease with so many occupants, its tenant with an account.
    @discardableResult
    func tenant(
        _ serial: Int = 1, end: Day = day(2023, 10, 31), policy: LeasePolicy = .old, occupants: Int = 1,
        lease number: Int? = nil
    ) throws -> LeaseRecord {
        let tenant = try person(serial, name: "陈一民")
        let people = try (0..<occupants).map { try person(serial + 500 + $0, name: "林小雨") }
        let id = number ?? serial
        let code = try HouseCode("4403030070020300006" + String(String(1_000_000 + id).suffix(6)))
        let dwelling = Dwelling(
            id: DwellingID("d-\(id)"), code: code, estate: "安居苑", building: "3栋", room: "\(1200 + id)",
            builtArea: Area(squareCentimetres: 500_000))
        let members = people.map { Occupant(person: $0.id, relation: .spouse, moveIn: day(2020, 11, 1)) }
        let lease = Lease(
            id: LeaseID("l-\(id)"), number: "GZF-2020-\(id)", policy: policy, dwelling: dwelling.id,
            tenant: tenant.id, occupants: members, start: day(2020, 11, 1), end: end,
            monthlyRent: Money(fen: 115_500))
        let record = LeaseRecord(
            lease: lease, dwelling: dwelling, tenant: tenant,
            occupants: zip(members, people).map { OccupantRecord(occupant: $0, person: $1) })
        try write { (writer) throws(OfficeFailure) in try writer.save(record) }
        try account(tenant, login: tenant.document.value, .applicant)
        return record
    }

    func account(_ person: Person, login: String, password: String? = password, _ role: OfficeRole) throws {
        let account = Account(
            id: AccountID("a-\(login)"), login: Login(normalised: login), person: person.id, name: person.name,
            roles: [role], passwordHash: try password.map { try office.hashed($0) }, isDisabled: false,
            createdAt: clocks.office())
        try write { (writer) throws(OfficeFailure) in
            try writer.save(person)
            try writer.save(account)
        }
    }

    /// The register learns of another marital state of the first tenant.
    func setMarital(_ state: MaritalState) throws {
        try write { (writer) throws(OfficeFailure) in
            var tenant = try writer.person(PersonID("p-1"))
            tenant.marital = state
            try writer.save(tenant)
        }
    }

    /// A reviewer who is signed in at the counter.
    func reviewer() throws -> Session {
        try account(try person(900, name: "王审核"), login: "shenhe", .reviewer)
        return try office.signIn.signIn(
            LoginClaim(door: .staff, login: "shenhe", secret: Self.password), by: .password,
            at: TerminalID("counter"))
    }

    /// A reviewer takes the oldest application and sends these items back.
    func sendBack(_ items: [ReturnItem]) throws {
        let reviewer = try reviewer()
        let claimed = try office.review.takeNext(reviewer)
        _ = try office.review.sendBack(items, claimed.renewal, reviewer)
    }

    private func write(_ act: (any RecordWriter) throws(OfficeFailure) -> Void) throws {
        try office.records.write(act)
    }

    /// The applications of a tenant, as the office has them.
    func renewals(of serial: Int = 1) throws -> [Renewal] {
        let id = PersonID("p-\(serial)")
        return try office.records.read { (reader) throws(OfficeFailure) in try reader.renewals(applicant: id) }
    }
}

func day(_ year: Int, _ month: Int, _ dayOfMonth: Int) -> Day {
    Day(year, month, dayOfMonth) ?? Day(number: 0)
}
