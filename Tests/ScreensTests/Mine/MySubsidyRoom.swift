import Housing
import OfficeSupport
import Testing

@testable import Office

/// The rent subsidy of a year in a test: families with their applications, and the office's steps.
struct SubsidyRoom {
    let room: KioskRoom
    let kiosk: Kiosk
    let manager: Session
    let reviewer: Session
    let clerk: Session
    let cashier: Session

    static let batch = SignedFamilies.batch
    var office: Office { room.office }

    /// The families at the positions from 1 have applied; the first one's applicant is at a kiosk.
    ///
    /// - Parameter signed: their sizes, where they have signed already.
    init(families: Int = 4, quota: Int = 2, signed: [Int]? = nil, leaseEnd: Day? = nil) throws {
        room = try KioskRoom()
        try room.tenant(end: day(2029, 10, 31))
        manager = try Self.staff(room, "zhuguan", 901, .manager)
        reviewer = try Self.staff(room, "shenhe", 902, .reviewer)
        clerk = try Self.staff(room, "shouli", 903, .clerk)
        cashier = try Self.staff(room, "fafang", 904, .cashier)
        kiosk = room.kiosk()
        if let signed {
            room.clocks.officeNow = SignedFamilies.signedAt
            try SignedFamilies.sign(signed, in: room.office, leaseEnd: leaseEnd, clerk)
        } else {
            try apply(Array(1...families), quota: quota)
        }
    }

    private static func staff(_ room: KioskRoom, _ login: String, _ serial: Int, _ role: OfficeRole) throws -> Session {
        try room.account(try room.person(serial, name: "王\(login)"), login: login, role)
        return try room.office.signIn.signIn(
            LoginClaim(door: .staff, login: login, secret: KioskRoom.password), by: .password,
            at: TerminalID("counter"))
    }

    // MARK: The way there

    private func apply(_ positions: [Int], quota: Int) throws {
        let shipped = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        let notice = String(decoding: shipped.bytes, as: UTF8.self)
            .replacing("quota = 1000", with: "quota = \(quota)")
        _ = try office.batches.open(Array(notice.utf8), source: "notice.toml", manager)
        try office.records.write { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(Self.batch)
            var runs: [RunID] = []
            for _ in 0..<5 { runs.append(try writer.beginRun(for: Self.batch)) }
            var (register, members, forms, states) = (BulkRows(), BulkRows(), BulkRows(), BulkRows())
            var (receipts, documents, houses) = ([BulkKey](), [BulkKey](), [BulkKey]())
            for position in positions {
                let place = BulkPlace(position: position)
                let (entry, document, form) = try Self.family(position)
                receipts.append(BulkKey(key: try writer.bulkKey(of: entry.receipt, .receipt), place: place))
                documents.append(BulkKey(key: try writer.bulkKey(of: document.value, .document), place: place))
                houses.append(BulkKey(key: try writer.bulkKey(of: form.house.code, .house), place: place))
                let name = position == 1 ? "陈一民" : "样例人"
                RegisteredFamily(entry: entry, name: name, document: document).add(to: &register)
                RegisteredMember(
                    name: name, relation: nil, role: .applicant, birthDay: day(1980, 1, 1), marital: .single,
                    document: document
                ).add(to: &members, at: place)
                var state = FamilyState(entry)
                state.people = [PersonFindings(role: .applicant, passed: file.batch.notice.conditions)]
                let submitted = Moment(day(2023, 8, 20), hour: 10)
                state.application = .init(submittedAt: submitted, isLate: false, isHouseUsed: false)
                state.standing = SubsidyStanding(
                    state: .submitted, gaps: [], proposed: [], undecided: 0, reasons: [], list: 0, sequence: 0,
                    calledAt: nil, signBy: nil)
                state.add(to: &states)
                try ApplicationRow(submittedAt: submitted, form: form).add(to: &forms, at: position)
            }
            try writer.append(register, to: runs[0])
            try writer.append(receipts.sorted(), .receipt, to: runs[0])
            try writer.append(documents.sorted(), .document, to: runs[0])
            try writer.append(members, to: runs[1])
            try writer.append(forms, to: runs[2])
            try writer.append(houses.sorted(), .house, to: runs[2])
            try writer.append(states, to: runs[3])
            try writer.append(register, to: runs[4])
            file.runs.close = runs[4]
            (file.runs.register, file.runs.members, file.runs.families) = (runs[0], runs[1], runs[3])
            file.runs.applications = [runs[2]]
            file.batch.noteChange()
            try writer.save(try file.record())
        }
    }

    private static func family(
        _ position: Int
    ) throws(OfficeFailure) -> (RegisterEntry, IdentityNumber, SubsidyForm) {
        guard let document = try? KioskRoom.document(position) else { throw .store(.notFound) }
        let entry = RegisterEntry(
            receipt: SignedFamilies.receipt(position), cityPosition: position, districtPosition: position,
            registeredSize: 1, hukouDistrict: "440303", acceptedAt: nil, listedAt: Moment(day(2020, 5, 6)),
            status: .waiting, outAt: nil)
        let form = SubsidyForm(
            house: .init(
                code: "4403030070020300006" + String(String(1_000_000 + position).suffix(6)), address: "样例路 1 号",
                room: "302"),
            lease: .init(
                landlord: "样房东", landlordDocument: "11010519491231002X", area: Area(squareCentimetres: 480_000),
                rent: Money(fen: 320_000), start: day(2023, 3, 1), end: day(2025, 2, 28), signedOn: day(2023, 2, 20)),
            coTenants: [], marital: .single, children: 0, materials: ["身份证", "户口簿", "住房租赁合同", "知情同意书"],
            consentSignedAt: Moment(day(2023, 8, 20)), declaredAt: Moment(day(2023, 8, 20)), statements: [:])
        return (entry, document, form)
    }

    func at(_ day: Day, hour: Int = 10) { room.clocks.officeNow = Moment(day, hour: hour) }

    func step(_ move: BatchMove) throws {
        _ = try #require(try office.batches.step(move, of: Self.batch, manager))
    }

    func reviewed() throws {
        at(day(2023, 8, 30))
        try step(.close)
        try step(.review)
    }

    func published() throws {
        try reviewed()
        at(day(2023, 9, 22))
        try step(.publish)
    }

    func called() throws {
        try published()
        at(day(2023, 10, 8))
        try step(.conclude)
        try step(.call(count: nil))
    }

    /// A month is prepared, approved, sent, and paid or not.
    func pay(_ month: Month, isPaid: Bool = true) throws {
        room.clocks.officeNow = Moment(month.first.adding(days: 19), hour: 9)
        let run = try #require(try office.payments.prepare(Self.batch, month: month, cashier))
        _ = try office.payments.approve(run.number, manager)
        let export = try office.payments.export(run.number, cashier)
        let rows = export.csv.text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",")
            let answer = isPaid ? "成功,YH\(cells[0])\(cells[4]),\(room.clocks.officeNow)" : "失败,,"
            return "\(cells[0]),\(cells[4]),\(cells[5]),\(answer)"
        }
        let file = (["agreement_no,month,amount_fen,result,bank_ref,paid_at"] + rows).joined(separator: "\n") + "\n"
        _ = try office.payments.results(Array(file.utf8), source: "results.csv", skipsBad: false, cashier)
    }

    // MARK: At the kiosk

    /// The applicant of the first position, signed in elsewhere.
    func session() throws -> Session {
        let session = try office.signIn.signIn(
            LoginClaim(door: .person, login: try KioskRoom.document(1).value, secret: KioskRoom.password),
            by: .password, at: TerminalID("elsewhere"))
        if let notice = try office.signIn.noticeToShow(session) { try office.signIn.agree(to: notice, session) }
        return session
    }

    /// From the first page to 我的补租.
    func open(at another: Kiosk? = nil) throws {
        let kiosk = another ?? kiosk
        try kiosk.signIn()
        kiosk.press(.character("4"), .character("1"))
        #expect(kiosk.says("接下来"), "\(kiosk.text)")
    }
}
