import Housing
import Testing

@testable import Office

@Suite struct SubsidyRowTests {
    private static let source = "f.csv"

    private func rows<Column: FileColumn>(_ text: String, _ column: Column.Type) throws -> [CSVTable.Row] {
        try CSVTable(
            Array((Column.header.joined(separator: ",") + "\n" + text).utf8), source: Self.source,
            columns: Column.header
        ).rows
    }

    private func today() throws -> Day { try #require(Day("2023-08-21")) }

    private func notice() throws -> NoticeFile {
        let file = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        return try NoticeFile(file.bytes, source: NoticeFile.shippedPath)
    }

    private func problem(_ work: () throws(InputProblem) -> Void) throws -> InputProblem {
        do throws(InputProblem) {
            try work()
        } catch {
            return error
        }
        throw Refusal(.notFound, "-")
    }

    // MARK: Register

    private let family = """
        BHR00000012,12,3,梁样杰,身份证,11010519491231002X,3,440303,2019-01-02,2020-05-06 10:00:00,正常轮候,
        """

    @Test("The header of each file, to the letter")
    func headers() {
        #expect(
            RegisterColumn.header.joined(separator: ",")
                == "receipt_no,city_position,district_position,name,id_type,id_no,registered_size,hukou_district,accepted_at,listed_at,status,out_at"
        )
        #expect(
            MemberColumn.header.joined(separator: ",")
                == "receipt_no,name,id_type,id_no,relation,role,birth_date,marital")
        #expect(
            FindingColumn.header.joined(separator: ",") == "receipt_no,id_no,rule,result,source,evidence,checked_at")
        #expect(UsedHouseColumn.header.joined(separator: ",") == "house_code,source,since")
    }

    @Test("A family of the register")
    func register() throws {
        let row = try RegisterRow(try rows(family, RegisterColumn.self)[0], source: Self.source, today: today())
        #expect(row.line == 2 && row.name == "梁样杰" && row.document.value == "11010519491231002X")
        #expect(row.entry.receipt == "BHR00000012" && row.entry.cityPosition == 12 && row.entry.registeredSize == 3)
        #expect(row.entry.listedAt?.description == "2020-05-06T10:00:00+08:00" && row.entry.outAt == nil)
        #expect(row.entry.acceptedAt?.description == "2019-01-02T00:00:00+08:00" && row.entry.status == .waiting)
    }

    @Test(
        "A slip in the register is told with its column",
        arguments: [
            ("BHR00000012,12", "回执12,12", "receipt_no"), (",12,3,", ",0,3,", "city_position"),
            ("440303", "罗湖区", "hukou_district"), ("正常轮候", "在册", "status"), ("002X", "0021", "id_no"),
            (",3,440303", ",0,440303", "registered_size"), ("2020-05-06 10:00:00", "2020/05/06", "listed_at"),
            ("正常轮候,", "已租房出册,2020-05-05", "out_at"), ("梁样杰", "梁样3", "name"),
        ])
    func slips(_ from: String, _ to: String, _ column: String) throws {
        let row = try rows(family.replacing(from, with: to), RegisterColumn.self)[0]
        let today = try today()
        let found = try problem { () throws(InputProblem) in
            _ = try RegisterRow(row, source: Self.source, today: today)
        }
        #expect(found.column == column && found.line == 2)
    }

    // MARK: Members

    @Test("A person; the birth date is the number's where it carries one")
    func member() throws {
        let text = "BHR00000012,样孩,身份证,440303201003100011,子女,未成年子女,,"
        let fixed = try rows(text.replacing("440303201003100011", with: "440308199901101512"), MemberColumn.self)[0]
        let today = try today()
        #expect(
            try problem { () throws(InputProblem) in
                _ = try MemberRow(fixed, source: Self.source, today: today)
            }.column == "role")
        let spouse = try MemberRow(
            try rows("BHR1,样妻,身份证,440308199901101512,配偶,配偶,1999-01-10,已婚", MemberColumn.self)[0],
            source: Self.source, today: today)
        #expect(spouse.role == .spouse && spouse.relation == .spouse && spouse.birthDay.description == "1999-01-10")
        let differs = try rows("BHR1,样妻,身份证,440308199901101512,配偶,配偶,1999-01-11,已婚", MemberColumn.self)[0]
        #expect(
            try problem { () throws(InputProblem) in
                _ = try MemberRow(differs, source: Self.source, today: today)
            }.column == "birth_date")
    }

    // MARK: Findings

    private func finding(_ text: String) throws -> FindingRow {
        try FindingRow(try rows(text, FindingColumn.self)[0], source: Self.source, notice: notice())
    }

    @Test("LH-14: a subsidy that the notice excepts does not stand in the way; any other does")
    func excepted() throws {
        let head = "BHR00000012,11010519491231002X,"
        #expect(try finding(head + "LH-14,不通过,人才补贴系统,新引进人才租房和生活补贴,2023-08-30").result == .passed)
        #expect(try finding(head + "LH-14,不通过,人才补贴系统,领军人才租房补贴,2023-08-30").result == .failed)
        let home = try finding(head + "LH-10,不通过,不动产,新引进人才租房和生活补贴,2023-08-30T09:00:00+08:00")
        #expect(home.result == .failed && home.condition == .noHome)
        #expect(try finding(head + "LH-12,待核实,住房保障,,2023-08-30").result == .undecided)
    }

    @Test("A rule that nobody knows is refused, with those that there are")
    func unknownRule() throws {
        let row = try rows("BHR00000012,1,LH-99,通过,不动产,,2023-08-30", FindingColumn.self)[0]
        let notice = try notice()
        let found = try problem { () throws(InputProblem) in
            _ = try FindingRow(row, source: Self.source, notice: notice)
        }
        #expect(found.column == "rule")
    }

    @Test("A dwelling that was used before")
    func house() throws {
        let row = try UsedHouseRow(
            try rows("4403030070020300006000002,2022 年补租,2022-11-01", UsedHouseColumn.self)[0], source: Self.source,
            today: today())
        #expect(row.code.value == "4403030070020300006000002" && row.since.description == "2022-11-01")
    }

    @Test("A day that the calendar does not have is told as that")
    func noSuchDay() throws {
        let house = try rows("4403030070020300006000002,补租,2023-02-30", UsedHouseColumn.self)[0]
        let today = try today()
        let found = try problem { () throws(InputProblem) in
            _ = try UsedHouseRow(house, source: Self.source, today: today)
        }
        #expect(found.reason == .syntax("日历上没有 2023-02-30 这一天"))
        #expect(WrittenDay.reason("2023-13-01T09:00:00", expected: "x") == .syntax("日历上没有 2023-13-01 这一天"))
        for text in ["2023-2-30", "明天", "2023-02-28T25:00:00", ""] {
            #expect(WrittenDay.reason(text, expected: "x") == .wrongType(expected: "x"))
        }
        do {
            _ = try line(application.replacing("2025-02-28", with: "2025-02-29"))
            Issue.record("taken")
        } catch let found as JSONFields.Problem {
            #expect(found.field == "lease_end" && found.reason == .syntax("日历上没有 2025-02-29 这一天"))
        }
    }

    // MARK: Applications

    private let application = """
        {"receipt_no":"BHR00000012","id_no":"11010519491231002x","submitted_at":"2023-08-20T10:05:00+08:00",\
        "house_code":"4403030070020300006000002","address":"样例路 1 号","room":"302","leased_area_cm2":480000,\
        "rent_fen":320000,"landlord":{"name":"样房东","id_no":"440308199901101512"},"lease_start":"2023-03-01",\
        "lease_end":"2025-02-28","lease_signed_on":"2023-02-20","co_tenants":[],"marital":"已婚","children":1,\
        "materials":["身份证","户口簿","结婚证","出生证明","住房租赁合同","知情同意书"],\
        "consent_signed_at":"2023-08-20T10:00:00+08:00","honest_declaration_at":"2023-08-20T10:01:00+08:00",\
        "declarations":{"LH-10":true}}
        """

    private func line(_ text: String) throws -> ApplicationLine {
        try ApplicationLine(try ReadJSON(ArraySlice(text.utf8)), line: 1, notice: notice().notice)
    }

    @Test("A whole application lacks nothing; what is missing is left to the rules, not refused as a slip")
    func applications() throws {
        let notice = try notice().notice
        let whole = try line(application)
        #expect(whole.documentNumber == "11010519491231002X" && whole.form.statements == ["LH-10": true])
        #expect(whole.form.gaps(under: notice, on: whole.submittedAt.day).reasons == [])
        let bare = try line(
            application.replacing("\"lease_end\":\"2025-02-28\",", with: "").replacing("\"302\"", with: "null"))
        #expect(bare.form.gaps(under: notice, on: bare.submittedAt.day).reasons == [.leaseIncomplete])
    }

    @Test(
        "A slip in an application is told with its place",
        arguments: [
            ("\"已婚\"", "\"结婚\"", "marital"), ("\"children\":1", "\"children\":-1", "children"),
            ("\"结婚证\"", "\"婚书\"", "materials"), ("\"2023-03-01\"", "\"2023-3-1\"", "lease_start"),
            ("\"name\":\"样房东\"", "\"nme\":\"样房东\"", "landlord"), ("\"LH-10\"", "\"LH-98\"", "declarations"),
            ("\"receipt_no\":\"BHR00000012\"", "\"receipt_no\":\"12\"", "receipt_no"),
        ])
    func applicationSlips(_ from: String, _ to: String, _ place: String) throws {
        do {
            _ = try line(application.replacing(from, with: to))
            Issue.record("taken: \(to)")
        } catch let found as JSONFields.Problem {
            #expect(found.field == place)
        }
    }
}
