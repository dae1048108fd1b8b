import Glibc
import Housing

/// The files of a rent subsidy for any number of synthetic families, 2.4 people each: register, members, applications and
/// findings as the office takes them in, for benchmarks and long tests. The same number gives the same files.
public struct SyntheticSubsidy {
    public let families: Int
    /// Of a hundred families so many have somebody with a home, and one is not known well enough.
    private static let owners = 7

    /// One to four people: of five families 1, 2, 3, 4, 2.
    public static func size(_ number: Int) -> Int { [1, 2, 3, 4, 2][number % 5] }

    public init(families: Int) {
        self.families = families
    }

    public var people: Int { (0..<5).reduce(0) { $0 + Self.size($1) } * (families / 5) }

    /// `register.csv`, in the register's order.
    public func writeRegister(to path: String) throws {
        var file = try SyntheticFile(path)
        file.add(
            "receipt_no,city_position,district_position,name,id_type,id_no,registered_size,hukou_district,accepted_at,"
                + "listed_at,status,out_at")
        for number in 0..<families {
            let document = try SyntheticOffice.document(number)
            file.add(
                "\(Self.receipt(number)),\(number + 1),\(number + 1),\(SyntheticOffice.name(number)),身份证,"
                    + "\(document.value),\(Self.size(number)),440303,2018-03-05T09:30:00+08:00,"
                    + "2018-06-01T00:00:00+08:00,正常轮候,")
        }
        try file.close()
    }

    /// `members.csv`: applicant, spouse, then minor children.
    public func writeMembers(to path: String) throws {
        var file = try SyntheticFile(path)
        file.add("receipt_no,name,id_type,id_no,relation,role,birth_date,marital")
        for number in 0..<families {
            for member in 0..<Self.size(number) {
                let document = try Self.document(number, member)
                let kind = member == 0 ? ",申请人" : member == 1 ? "配偶,配偶" : "子女,未成年子女"
                let marital = member < 2 ? Self.size(number) > 1 ? "已婚" : "未婚" : ""
                file.add(
                    "\(Self.receipt(number)),\(SyntheticOffice.name(number * 4 + member)),身份证,\(document.value),\(kind),"
                        + ",\(marital)")
            }
        }
        try file.close()
    }

    /// `applications.jsonl`: everybody applies, in the register's order.
    public func writeApplications(to path: String) throws {
        var file = try SyntheticFile(path)
        for number in 0..<families {
            let isSingle = Self.size(number) == 1
            let children = max(0, Self.size(number) - 2)
            let papers =
                ["身份证", "户口簿", "住房租赁合同", "知情同意书"] + (isSingle ? [] : ["结婚证"])
                + (children > 0 ? ["出生证明"] : [])
            file.add(
                #"{"receipt_no":"\#(Self.receipt(number))","id_no":"\#(try Self.document(number, 0).value)","#
                    + #""submitted_at":"2023-08-2\#(number % 9)T10:00:00+08:00","#
                    + #""house_code":"440304\#(Self.padded(number, 19))","address":"样例路\#(number % 900)号","room":"\#(number % 30 + 1)01","#
                    + #""leased_area_cm2":480000,"rent_fen":260000,"landlord":{"name":"样例","id_no":"449900197001010010"},"#
                    + #""lease_start":"2023-01-01","lease_end":"2025-12-31","lease_signed_on":"2022-12-20","#
                    + #""marital":"\#(isSingle ? "未婚" : "已婚")","children":\#(children),"#
                    + #""materials":["\#(papers.joined(separator: "\",\""))"],"#
                    + #""consent_signed_at":"2023-08-15T10:00:00+08:00","honest_declaration_at":"2023-08-15T10:00:00+08:00"}"#
            )
        }
        try file.close()
    }

    /// `findings.csv`: every rule for every person.
    public func writeFindings(to path: String) throws {
        var file = try SyntheticFile(path)
        file.add("receipt_no,id_no,rule,result,source,evidence,checked_at")
        for number in 0..<families {
            for member in 0..<Self.size(number) {
                let document = try Self.document(number, member).value
                let rules = (member == 0 ? ["LH-03"] : []) + ["LH-10", "LH-11", "LH-12", "LH-13", "LH-14"]
                for rule in rules {
                    let result = Self.result(number, member, rule)
                    file.add(
                        "\(Self.receipt(number)),\(document),\(rule),\(result),不动产,,2023-08-30T09:00:00+08:00")
                }
            }
        }
        try file.close()
    }

    private static func result(_ number: Int, _ member: Int, _ rule: String) -> String {
        if rule == "LH-10", member == 0, number % 100 < owners { return "不通过" }
        return "通过"
    }

    public static func receipt(_ number: Int) -> String { "BHR\(padded(number, 8))" }

    /// The applicant's name and number as the register has them.
    public static func applicant(_ number: Int) throws -> (name: String, document: String) {
        try SyntheticOffice.applicant(number)
    }

    private static func document(_ number: Int, _ member: Int) throws -> IdentityNumber {
        switch member {
        case 0: try SyntheticOffice.document(number)
        case 1: try SyntheticOffice.document(20_000_000 + number)
        default: try SyntheticOffice.minorDocument(number * 2 + member - 2)
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

/// A file that is written a line at a time.
private struct SyntheticFile {
    private let file: UnsafeMutablePointer<FILE>
    private let path: String

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    init(_ path: String) throws {
        guard let file = fopen(path, "w") else { throw Failure(description: path) }
        self.file = file
        self.path = path
    }

    mutating func add(_ line: String) {
        fputs(line, file)
        fputc(10, file)
    }

    consuming func close() throws {
        guard fclose(file) == 0 else { throw Failure(description: path) }
    }
}
