import Foundation
import Housing
import Testing

@testable import Office

/// An office with one batch whose register, members and applications are in, and its staff.
final class BatchHall {
    /// What is otherwise than with everybody: two people, who meet every condition and handed everything in. Those beside
    /// the applicant are others of the household, of whom nothing is asked.
    struct Family {
        let position: Int
        var size = 2
        var passed = true
        /// A condition that a source says is not met; `undecided` that nobody speaks of.
        var failed: ConditionSet = []
        var unknown: ConditionSet = []
        var gaps: ReasonSet = []
        var isHouseUsed = false
        var applies = true
        var houseSerial: Int?
        var enteredBy: PersonID?
        var coTenants: [String] = []

        init(_ position: Int, size: Int = 2) {
            (self.position, self.size) = (position, size)
        }
    }

    let test: TestOffice
    private(set) var id = BatchID("luohu-2023")
    let manager: Session
    let reviewer: Session
    let secondReviewer: Session
    let clerk: Session
    let auditor: Session

    var desk: BatchDesk { test.office.batches }

    static let example = [12, 15, 31, 40, 52, 77, 90, 101, 150]

    init(quota: Int = 5, _ families: [Family] = example.map { Family($0) }) throws {
        test = try TestOffice(inMemory: true)
        manager = try test.staff("guan", 900, .manager)
        reviewer = try test.staff("shen", 901, .reviewer)
        secondReviewer = try test.staff("shen2", 902, .reviewer)
        clerk = try test.staff("shou", 903, .clerk)
        auditor = try test.staff("jian", 904, .auditor)
        _ = try desk.open(Self.notice(quota: quota), source: "notice.toml", manager)
        try seed(families)
    }

    /// Opens another batch beside the first; what follows is done with that.
    func openAnother(_ name: String, quota: Int, _ families: [Family]) throws {
        _ = try desk.open(Self.notice(quota: quota, name: name), source: "notice.toml", manager)
        id = BatchID(name)
        try seed(families)
    }

    static func notice(quota: Int, name: String = "luohu-2023") throws -> [UInt8] {
        let shipped = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        let text = String(decoding: shipped.bytes, as: UTF8.self)
            .replacing("name = \"luohu-2023\"", with: "name = \"\(name)\"")
        return Array(text.replacing("quota = 1000", with: "quota = \(quota)").utf8)
    }

    /// What becomes known of a family, as a file would bring it.
    func learn(_ position: Int, in batch: BatchID? = nil, _ change: (inout FamilyState) -> Void) throws {
        let id = batch ?? id
        try test.write { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(id)
            guard var family = try writer.family(at: position, of: file) else { return }
            change(&family)
            file.batch.noteChange()
            try writer.save([family], of: file)
        }
    }

    // MARK: What imports would bring

    static func receipt(_ position: Int) -> String { "BHR" + String(String(100_000_000 + position).suffix(8)) }
    static func name(_ position: Int) -> String { "样\(position % 2 == 0 ? "小" : "大")\(position)" }

    /// The number of one of a family's people beside the applicant, from 1; nobody of the staff has such.
    static func member(_ position: Int, _ index: Int) throws -> IdentityNumber {
        try TestOffice.document(position * 10 + index, year: 1979)
    }

    private func seed(_ families: [Family]) throws {
        let id = id
        try test.write { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(id)
            let register = try writer.beginRun(for: id)
            let members = try writer.beginRun(for: id)
            let forms = try writer.beginRun(for: id)
            let states = try writer.beginRun(for: id)
            let close = try writer.beginRun(for: id)
            var rows = (register: BulkRows(), members: BulkRows(), forms: BulkRows(), states: BulkRows())
            var keys = (receipts: [BulkKey](), documents: [BulkKey](), houses: [BulkKey]())
            for family in families.sorted(by: { $0.position < $1.position }) {
                let place = BulkPlace(position: family.position)
                keys.receipts.append(
                    BulkKey(key: try writer.bulkKey(of: Self.receipt(family.position), .receipt), place: place))
                if let document = try? TestOffice.document(family.position) {
                    let key = try writer.bulkKey(of: document.value, .document)
                    keys.documents.append(BulkKey(key: key, place: place))
                }
                try Self.add(family, to: &rows, under: file.batch.notice)
                guard family.applies else { continue }
                keys.houses.append(BulkKey(key: try writer.bulkKey(of: Self.house(family), .house), place: place))
            }
            try writer.append(rows.register, to: register)
            try writer.append(keys.receipts.sorted(), .receipt, to: register)
            try writer.append(keys.documents.sorted(), .document, to: register)
            try writer.append(rows.register, to: close)
            try writer.append(rows.members, to: members)
            if !rows.forms.isEmpty {
                try writer.append(rows.forms, to: forms)
                try writer.append(keys.houses.sorted(), .house, to: forms)
            }
            try writer.append(rows.states, to: states)
            (file.runs.register, file.runs.members, file.runs.close) = (register, members, close)
            (file.runs.applications, file.runs.families) = ([forms], states)
            file.batch.noteChange()
            try writer.save(try file.record())
        }
    }

    private typealias Rows = (register: BulkRows, members: BulkRows, forms: BulkRows, states: BulkRows)

    private static func add(
        _ family: Family, to rows: inout Rows, under notice: SubsidyNotice
    ) throws(OfficeFailure) {
        let entry = RegisterEntry(
            receipt: receipt(family.position), cityPosition: family.position, districtPosition: 0,
            registeredSize: family.size, hukouDistrict: "440303", acceptedAt: nil,
            listedAt: Moment(day(2020, 5, 6)), status: .waiting, outAt: nil)
        guard let document = try? TestOffice.document(family.position) else { return }
        RegisteredFamily(entry: entry, name: name(family.position), document: document).add(to: &rows.register)
        RegisteredMember(
            name: name(family.position), relation: nil, role: .applicant, birthDay: day(1980, 1, 1), marital: .single,
            document: document
        ).add(to: &rows.members, at: BulkPlace(position: family.position))
        for index in 1..<max(1, family.size) {
            guard let other = try? member(family.position, index) else { return }
            RegisteredMember(
                name: "样人", relation: .other, role: .other, birthDay: day(1980, 1, 1), marital: nil, document: other
            ).add(to: &rows.members, at: BulkPlace(position: family.position, place: index))
        }
        var state = FamilyState(entry)
        let known = notice.conditions.subtracting(family.unknown)
        state.people = [
            PersonFindings(role: .applicant, passed: known.subtracting(family.failed), failed: family.failed)
        ]
        state.people += (1..<max(1, family.size)).map { _ in PersonFindings(role: .other) }
        if family.applies {
            let submitted = Moment(day(2023, 8, 20), hour: 10)
            try ApplicationRow(submittedAt: submitted, form: form(family), by: family.enteredBy)
                .add(to: &rows.forms, at: family.position)
            state.application = .init(submittedAt: submitted, isLate: false, isHouseUsed: family.isHouseUsed)
            state.standing = SubsidyStanding(
                state: .submitted, gaps: family.gaps, proposed: [], undecided: 0, reasons: [], list: 0, sequence: 0,
                calledAt: nil, signBy: nil)
        }
        state.add(to: &rows.states)
    }

    private static func house(_ family: Family) -> String {
        "4403030070020300006" + String(String(1_000_000 + (family.houseSerial ?? family.position)).suffix(6))
    }

    static func form(_ family: Family) -> SubsidyForm {
        SubsidyForm(
            house: .init(code: house(family), address: "样例路 1 号", room: "302"),
            lease: .init(
                landlord: "样房东", landlordDocument: "11010519491231002X", area: Area(squareCentimetres: 480_000),
                rent: Money(fen: 320_000), start: day(2023, 3, 1), end: day(2025, 2, 28), signedOn: day(2023, 2, 20)),
            coTenants: family.coTenants, marital: .single, children: 0,
            materials: family.gaps.contains(.materialMissing)
                ? ["身份证", "户口簿"] : ["身份证", "户口簿", "住房租赁合同", "知情同意书"],
            consentSignedAt: Moment(day(2023, 8, 20)), declaredAt: Moment(day(2023, 8, 20)), statements: [:])
    }

    /// The same as a line of the file of applications, with fields changed.
    static func json(_ position: Int, _ changes: (inout [String: Any]) -> Void = { _ in }) throws -> [UInt8] {
        var object: [String: Any] = [
            "receipt_no": receipt(position), "id_no": try TestOffice.document(position).value,
            "submitted_at": "2023-08-20T10:00:00+08:00", "house_code": house(Family(position)),
            "address": "样例路 1 号", "room": "302", "leased_area_cm2": 480_000, "rent_fen": 320_000,
            "landlord": ["name": "样房东", "id_no": "11010519491231002X"], "lease_start": "2023-03-01",
            "lease_end": "2025-02-28", "lease_signed_on": "2023-02-20", "marital": "未婚", "children": 0,
            "materials": ["身份证", "户口簿"], "consent_signed_at": "2023-08-20T00:00:00+08:00",
            "honest_declaration_at": "2023-08-20T00:00:00+08:00",
        ]
        changes(&object)
        return Array(try JSONSerialization.data(withJSONObject: object))
    }

    // MARK: Time and steps

    func at(_ day: Day, hour: Int = 10) { test.clocks.officeNow = Moment(day, hour: hour) }

    @discardableResult
    func step(_ move: BatchMove, _ session: Session? = nil) throws -> BatchStepReport {
        try #require(try desk.step(move, of: id, session ?? manager))
    }

    /// Closed and reviewed, and every proposed refusal confirmed.
    func reviewed() throws {
        at(day(2023, 8, 30))
        try step(.close)
        try step(.review)
        let refused = try cases().filter { !$0.standing.proposed.isEmpty }.map(\.receipt)
        if !refused.isEmpty { _ = try desk.confirm(refused, of: id, reviewer) }
    }

    /// With its list out since 2023-09-22.
    func published() throws {
        try reviewed()
        at(day(2023, 9, 22))
        try step(.publish)
    }

    /// Through publication.
    func concluded() throws {
        try published()
        at(day(2023, 10, 8))
        try step(.conclude)
    }

    @discardableResult
    func sign(_ position: Int, _ session: Session? = nil, in batch: BatchID? = nil) throws -> SignedAgreement {
        try desk.sign(
            Self.receipt(position), in: batch ?? id, bank: "样例银行", account: "6222 0000 0000 0001", session ?? clerk)
    }

    func decline(_ position: Int) throws { try desk.decline(Self.receipt(position), in: id, clerk) }

    // MARK: Looking

    func batch() throws -> BatchOverview { try desk.show(id).batch }
    func cases() throws -> [SubsidyCase] { try desk.show(id).cases }

    func one(_ position: Int) throws -> SubsidyCase {
        try #require(try desk.show(id, receipt: Self.receipt(position)).cases.first)
    }

    func positions(_ state: SubsidyState) throws -> [Int] {
        try cases().filter { $0.standing.state == state }.map(\.position)
    }

    func entries(_ kind: EntryKind, _ position: Int) throws -> [Entry] {
        try test.entries(kind, of: CaseID("\(id)/\(position)"))
    }
}

/// The code with which an act is refused.
func code(_ act: () throws -> Void) -> String? {
    do {
        try act()
        return nil
    } catch let failure as OfficeFailure {
        return failure.code
    } catch {
        return "\(error)"
    }
}
