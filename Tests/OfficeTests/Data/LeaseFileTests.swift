import Housing
import Testing

@testable import Office

/// `leases.csv` as a file: its form, its fields, and what contradicts itself.
@Suite struct LeaseFileTests {
    private func problem(_ rows: String...) throws -> InputProblem? {
        try LeaseFile(LeaseCSV.bytes(rows), source: "leases.csv", today: day(2023, 8, 21)).problems.first
    }

    @Test("BOM, CRLF, quotes and blanks are tolerated")
    func tolerant() throws {
        let text =
            "\u{FEFF}" + LeaseCSV.header + "\r\n"
            + LeaseCSV.row(["estate": "\"样例, 家园\"", "name": "买买提·艾力", "room": " 1204 ", "relation": "本人"]) + "\r\n\r\n"
        let file = try LeaseFile(Array(text.utf8), source: "leases.csv", today: day(2023, 8, 21))
        #expect(file.problems.isEmpty && file.rowCount == 1)
        #expect(file.leases.first?.terms.dwelling.estate == "样例, 家园")
        #expect(file.leases.first?.tenant.name == "买买提·艾力")
        #expect(file.leases.first?.terms.dwelling.room == "1204")
    }

    @Test(
        "A bad field is named by line and column",
        arguments: [
            ["lease_no": ""], ["policy": "旧政策"], ["lease_start": "2023/01/01"], ["lease_end": "2020-01-01"],
            ["rent_fen": "1155.00"], ["rent_fen": "0"], ["rent_fen": "-1"], ["dwelling_code": "440303"],
            ["dwelling_code": "4401030070020300006000002"], ["estate": " "], ["built_area_cm2": "65m"],
            ["person_role": "租客"], ["name": ""], ["id_type": "学生证"], ["id_no": "440303199102289980"],
            ["id_no": "44030319900101001"], ["relation": "配偶"], ["mobile": "12800138000"], ["marital": "已"],
            ["move_in": "2023-02-30"], ["name": "陈\u{1B}样"], ["name": "陈\u{0}样"], ["name": "陈\u{202E}样"],
            ["estate": "样例\u{200B}家园"], ["name": String(repeating: "陈", count: 5000)],
            ["name": "=cmd()"], ["name": "陈样1"], ["name": "-陈"], ["name": "陈（样）"], ["name": "陈样\u{FFFD}"],
        ])
    func fields(changed: [String: String]) throws {
        let column = try #require(changed.keys.first)
        let found = try #require(try problem(LeaseCSV.row(changed)))
        #expect(found.line == 2 && found.column == column && found.source == "leases.csv")
    }

    @Test("No problem repeats an identity number")
    func discreet() throws {
        let found = try #require(try problem(LeaseCSV.row(["id_no": "440303199102289980"])))
        #expect(!OfficeFailure.input(found).sentence.contains("440303199102289980"))
    }

    @Test(
        "What contradicts itself is named",
        arguments: [
            // Two tenants, none, the same person twice, other terms, another name, another description of the place.
            ("person_role", LeaseCSV.row(["id_no": LeaseCSV.second])),
            ("person_role", LeaseCSV.row(["lease_no": "B", "person_role": "其他入住人", "relation": "子女"])),
            ("id_no", LeaseCSV.row(["person_role": "其他入住人", "relation": "子女"])),
            ("rent_fen", LeaseCSV.occupant(["rent_fen": "5"])),
            ("name", LeaseCSV.row(["lease_no": "B", "dwelling_code": LeaseCSV.otherCode, "name": "别人"])),
            ("mobile", LeaseCSV.row(["lease_no": "B", "dwelling_code": LeaseCSV.otherCode, "mobile": "13900139000"])),
            ("dwelling_code", LeaseCSV.row(["lease_no": "B", "room": "9"])),
            ("lease_start", LeaseCSV.row(["lease_no": "B"])),
        ])
    func contradictions(column: String, row: String) throws {
        #expect(try problem(LeaseCSV.row([:]), row)?.column == column)
    }

    @Test("A lease with one bad row is left out whole, the others stay")
    func skipped() throws {
        let rows = [
            LeaseCSV.row([:]), LeaseCSV.occupant(["id_no": "1"]),
            LeaseCSV.row(["lease_no": "B", "dwelling_code": LeaseCSV.otherCode, "id_no": LeaseCSV.third]),
        ]
        let file = try LeaseFile(LeaseCSV.bytes(rows), source: "leases.csv", today: day(2023, 8, 21))
        #expect(file.leases.map(\.terms.number) == ["B"])
        #expect(file.problems.map(\.line) == [3])
    }

    @Test("A row with too few or too many fields is left out with its lease, by its line")
    func misshapen() throws {
        let rows = [
            LeaseCSV.row([:]), "A,b", LeaseCSV.row(["lease_no": "B"]) + ",",
            LeaseCSV.row(["lease_no": "C", "dwelling_code": LeaseCSV.otherCode, "id_no": LeaseCSV.third]),
        ]
        let file = try LeaseFile(LeaseCSV.bytes(rows), source: "leases.csv", today: day(2023, 8, 21))
        #expect(file.leases.map(\.terms.number) == ["C"] && file.rowCount == 4)
        #expect(file.problems.map(\.line) == [3, 4])
        #expect(Set(file.skipped.map { $0.sorted() }) == [[2, 3], [4]])
    }

    @Test("Full-width digits are digits")
    func folded() throws {
        #expect(try problem(LeaseCSV.row(["rent_fen": "１１５５００", "built_area_cm2": "３５００００"])) == nil)
    }

    private func file(withOrganisation code: String, _ rows: String...) throws -> LeaseFile {
        let rows = (rows.isEmpty ? [LeaseCSV.row([:])] : rows).map { "\($0),\(code)" }
        let text = ([LeaseCSV.longHeader] + rows).joined(separator: "\n")
        return try LeaseFile(Array(text.utf8), source: "leases.csv", today: day(2023, 8, 21))
    }

    @Test("A last column may say which organisation signed the lease, and may be left empty")
    func organisation() throws {
        let named = try file(withOrganisation: "91350100m000100y43")
        #expect(named.problems.isEmpty && named.warnings.isEmpty)
        #expect(named.leases.first?.terms.organisation?.value == LeaseCSV.code)
        let empty = try file(withOrganisation: "")
        #expect(empty.problems.isEmpty && empty.leases.first?.terms.organisation == nil)
        let short = try LeaseFile(LeaseCSV.bytes([LeaseCSV.row([:])]), source: "f", today: day(2023, 8, 21))
        #expect(short.problems.isEmpty && short.leases.first?.terms.organisation == nil)
    }

    @Test("8.3: a code whose last character does not fit is taken and told once, by line and column")
    func doubtfulOrganisation() throws {
        let other = LeaseCSV.row(["lease_no": "B", "dwelling_code": LeaseCSV.otherCode, "id_no": LeaseCSV.third])
        let file = try file(withOrganisation: LeaseCSV.doubtfulCode, LeaseCSV.row([:]), other)
        #expect(file.problems.isEmpty && file.leases.count == 2)
        #expect(file.warnings.map(\.line) == [2] && file.warnings.map(\.column) == ["organisation_code"])
    }

    @Test("A code of a wrong form, or another one in a row of the same lease, is an error of its row")
    func wrongOrganisation() throws {
        for code in ["123", "91350100M000100YI3", "样例公司"] {
            let problems = try file(withOrganisation: code).problems
            #expect(problems.map(\.line) == [2] && problems.map(\.column) == ["organisation_code"], "\(code)")
        }
        let text = [
            LeaseCSV.longHeader, LeaseCSV.row([:]) + "," + LeaseCSV.code, LeaseCSV.occupant([:]) + ",",
        ].joined(separator: "\n")
        let file = try LeaseFile(Array(text.utf8), source: "f", today: day(2023, 8, 21))
        #expect(file.problems.map(\.column) == ["organisation_code"] && file.leases.isEmpty)
    }

    @Test("A file that is none is told as a whole")
    func unreadable() throws {
        func failure(_ text: String) -> InputProblem? {
            do {
                _ = try LeaseFile(Array(text.utf8), source: "f", today: day(2023, 8, 21))
                return nil
            } catch {
                return error
            }
        }
        #expect(failure("")?.reason == .empty)
        #expect(failure(LeaseCSV.header + "\n")?.reason == .empty)
        #expect(failure("lease_no\n1\n")?.column == "policy")
        #expect(failure(LeaseCSV.header + ",extra\n")?.column == "extra")
        #expect(failure(LeaseCSV.header + "\n\"a\n")?.line == 2)
    }
}

/// Rows of `leases.csv`, right but for what a test changes.
enum LeaseCSV {
    static let header =
        "lease_no,policy,lease_start,lease_end,rent_fen,dwelling_code,estate,building,room,built_area_cm2,"
        + "person_role,name,id_type,id_no,relation,mobile,marital,move_in"
    static let second = "440303198802299993"
    static let third = "440303195601019971"
    static let otherCode = "4403030070020300020000017"

    /// With the column that a file may have or not.
    static let longHeader = header + ",organisation_code"
    static let code = "91350100M000100Y43"
    /// Said to be in use, though its last character does not fit.
    static let doubtfulCode = "91350211M0000XUF46"

    static func row(_ changed: [String: String]) -> String {
        let values = [
            "lease_no": "A", "policy": "老政策", "lease_start": "2020-11-01", "lease_end": "2023-10-31",
            "rent_fen": "115500", "dwelling_code": "4403030070020300006000002", "estate": "样例家园",
            "building": "1 栋", "room": "1204", "built_area_cm2": "350000", "person_role": "承租人",
            "name": "陈样明", "id_type": "身份证", "id_no": "440303199102289983", "relation": "",
            "mobile": "13800138000", "marital": "已婚", "move_in": "2020-11-01",
        ].merging(changed) { $1 }
        return header.split(separator: ",").map { values[String($0)] ?? "" }.joined(separator: ",")
    }

    static func occupant(_ changed: [String: String]) -> String {
        row(
            [
                "person_role": "其他入住人", "name": "林样芳", "id_no": second, "relation": "配偶", "mobile": "",
            ].merging(changed) { $1 })
    }

    static func bytes(_ rows: [String]) -> [UInt8] {
        Array(([header] + rows).joined(separator: "\n").utf8)
    }
}
