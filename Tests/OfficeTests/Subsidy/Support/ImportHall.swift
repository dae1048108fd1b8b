import Housing
import Testing

@testable import Office

/// An office with a batch that was just opened, and its files as texts.
final class ImportHall {
    let test: TestOffice
    let id = BatchID("luohu-2023")
    let manager: Session
    let clerk: Session

    /// A family as the files have it.
    struct Family {
        let position: Int
        var size = 2
        var district = "440303"
        var listedAt = "2020-05-06T10:00:00+08:00"
        var status = "正常轮候"
        var outAt = ""

        var receipt: String { ImportHall.receipt(position) }
    }

    init(quota: Int = 5) throws {
        test = try TestOffice(inMemory: true)
        manager = try test.staff("guan", 900, .manager)
        clerk = try test.staff("shou", 903, .clerk)
        let shipped = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        let text = String(decoding: shipped.bytes, as: UTF8.self)
        _ = try test.office.batches.open(
            Array(text.replacing("quota = 1000", with: "quota = \(quota)").utf8), source: "notice.toml", manager)
        // Late enough for every day that the files name.
        at(day(2023, 9, 20))
    }

    var desk: SubsidyImportDesk { test.office.subsidyImports }

    static let cutOff = Moment(day(2023, 7, 31), hour: 18)
    static let close = Moment(day(2023, 8, 29), hour: 18)

    // MARK: Files

    static func receipt(_ position: Int) -> String { "BHR" + String(String(100_000_000 + position).suffix(8)) }

    /// The number of one of a family's people: 0 for the applicant; born in 1980, the third and later ones in 2012.
    static func number(_ position: Int, _ member: Int = 0) -> String {
        let birth = member < 2 ? "1980" : "2012"
        let serial = String(String(100_000 + position * 10 + member).suffix(5))
        let body = "440303\(birth)0\(serial.prefix(1))1" + serial.dropFirst().prefix(1) + serial.suffix(3)
        return resident(String(body.prefix(10)) + "0101" + String(body.suffix(3)), position, member)
    }

    /// Seventeen digits of place, birth date and serial, and the check character.
    private static func resident(_ body: String, _ position: Int, _ member: Int) -> String {
        let serial = String(String(1000 + (position * 7 + member) % 1000).suffix(3))
        let month = String(String(101 + position / 100 % 12).suffix(2))
        let head = body.prefix(10) + month + "01" + serial
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(head, weights).reduce(0) { $0 + (($1.0.wholeNumberValue ?? 0) * $1.1) }
        return head + String(Array("10X98765432")[sum % 11])
    }

    static let registerHeader = RegisterColumn.header.joined(separator: ",")
    static let memberHeader = MemberColumn.header.joined(separator: ",")
    static let findingHeader = FindingColumn.header.joined(separator: ",")

    static func row(_ family: Family) -> String {
        "\(family.receipt),\(family.position),,样家,身份证,\(number(family.position)),\(family.size),\(family.district),"
            + "2019-01-02,\(family.listedAt),\(family.status),\(family.outAt)"
    }

    static func register(_ families: [Family]) -> String { file(registerHeader, families.map(row)) }

    static func register(_ positions: Int...) -> String { register(positions.map { Family(position: $0) }) }

    static func member(_ position: Int, _ member: Int, _ role: String) -> String {
        let relation = ["申请人": "", "配偶": "配偶", "未成年子女": "子女", "其他": "其他"][role] ?? "其他"
        return "\(receipt(position)),样人,身份证,\(number(position, member)),\(relation),\(role),,"
    }

    /// The applicant and his wife of each.
    static func members(_ positions: Int...) -> String {
        file(memberHeader, positions.flatMap { [member($0, 0, "申请人"), member($0, 1, "配偶")] })
    }

    static func file(_ header: String, _ rows: [String]) -> String { ([header] + rows).joined(separator: "\n") + "\n" }

    static func finding(
        _ position: Int, _ member: Int, _ rule: String, _ result: String, at time: String = "2023-08-30T09:00:00+08:00"
    ) -> String {
        "\(receipt(position)),\(number(position, member)),\(rule),\(result),不动产,,\(time)"
    }

    static func house(_ serial: Int) -> String { "4403030070020300006" + String(String(1_000_000 + serial).suffix(6)) }

    /// An application; the changes are fields by name, `null` among them.
    static func application(
        _ position: Int, at time: String = "2023-08-20T10:00:00+08:00", house serial: Int? = nil,
        coTenants: [String] = [], _ changes: (String, String)...
    ) -> String {
        var line = """
            {"receipt_no":"\(receipt(position))","id_no":"\(number(position))","submitted_at":"\(time)",\
            "house_code":"\(house(serial ?? position))","address":"样例路 1 号","room":"302",\
            "leased_area_cm2":480000,"rent_fen":320000,"landlord":{"name":"样房东","id_no":"440308199901101512"},\
            "lease_start":"2023-03-01","lease_end":"2025-02-28","lease_signed_on":"2023-02-20",\
            "co_tenants":[\(coTenants.map { "\"\($0)\"" }.joined(separator: ","))],"marital":"已婚","children":0,\
            "materials":["身份证","户口簿","结婚证","住房租赁合同","知情同意书"],\
            "consent_signed_at":"2023-08-14T09:00:00+08:00","honest_declaration_at":"2023-08-14T09:01:00+08:00",\
            "declarations":{"LH-10":true}}
            """
        for (from, to) in changes { line = line.replacing(from, with: to) }
        return line
    }

    // MARK: Taking them in

    private func order(_ text: String, _ skipsBad: Bool) -> SubsidyImportDesk.Order {
        SubsidyImportDesk.Order(HeldBytes(Array(text.utf8)), source: "f", skipsBad: skipsBad)
    }

    @discardableResult
    func register(
        _ text: String, at moment: Moment = cutOff, skipsBad: Bool = false, watch: BatchWatch = BatchWatch()
    ) throws -> SubsidyImportReport {
        try desk.register(order(text, skipsBad), batch: id, asOf: moment, by: clerk, watch: watch)
    }

    @discardableResult
    func members(_ text: String, skipsBad: Bool = false) throws -> SubsidyImportReport {
        try desk.members(order(text, skipsBad), batch: nil, by: clerk).report
    }

    @discardableResult
    func findings(_ rows: String..., skipsBad: Bool = false) throws -> SubsidyImportReport {
        try findings(rows, skipsBad: skipsBad)
    }

    @discardableResult
    func findings(
        _ rows: [String], skipsBad: Bool = false, by session: Session? = nil
    ) throws -> SubsidyImportReport {
        let order = order(Self.file(Self.findingHeader, rows), skipsBad)
        return try desk.findings(order, batch: nil, by: session ?? clerk).report
    }

    @discardableResult
    func applications(
        _ lines: String..., skipsBad: Bool = false, by session: Session? = nil
    ) throws -> SubsidyImportReport {
        try desk.applications(
            order(lines.joined(separator: "\n"), skipsBad), batch: nil, by: session ?? clerk
        ).report
    }

    @discardableResult
    func usedHouses(_ rows: String..., skipsBad: Bool = false) throws -> (report: SubsidyImportReport, marked: Int) {
        try desk.usedHouses(order(Self.file("house_code,source,since", rows), skipsBad), by: clerk)
    }

    // MARK: Looking

    func file() throws -> BatchFile {
        try test.read { (reader) throws(OfficeFailure) in try reader.batchFile(id) }
    }

    func family(_ position: Int) throws -> FamilyState {
        let file = try file()
        return try #require(
            try test.read { (reader) throws(OfficeFailure) in try reader.family(at: position, of: file) })
    }

    func families() throws -> [FamilyState] {
        let file = try file()
        var found: [FamilyState] = []
        guard let run = file.runs.families else { return [] }
        try test.read { (reader) throws(OfficeFailure) in
            let last = try reader.extent(of: run).lastChunk
            guard last >= 0 else { return }
            try reader.eachChunk(of: run, in: 0...last) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count { found.append(try FamilyState(rows, index)) }
            }
        }
        return found
    }

    func state(_ position: Int) throws -> SubsidyState? {
        let family = try family(position)
        return family.application == nil ? nil : family.standing.state
    }

    func step(_ move: BatchMove) throws { _ = try test.office.batches.step(move, of: id, manager) }

    func at(_ day: Day, hour: Int = 10) { test.clocks.officeNow = Moment(day, hour: hour) }

    /// What it says of each problem: the line, and the column or the rule's code.
    static func problems(_ report: SubsidyImportReport) -> [String] {
        report.problems.map { problem in
            guard case .input(let input) = problem.failure else { return "\(problem.line) \(problem.failure.code)" }
            return "\(problem.line) \(input.column ?? "-")"
        }
    }
}
