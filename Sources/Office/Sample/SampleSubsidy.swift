import Foundation
import Housing

/// The files of a small rent subsidy to practise with: a notice with five places, the register at its two moments, members,
/// applications and findings of synthetic families, for `anju batch open` and `anju import`.
struct SampleSubsidy {
    struct Family {
        let position: Int
        let size: Int
        let sizeAtClose: Int
        var listedAt = "2019-06-03T00:00:00+08:00"
        var district = "440303"
        var applies = true
        /// The rule of which somebody says 不通过.
        var fails: String?
        /// The rule of which nobody says anything.
        var lacks: String?
        /// What its applicant is there to show; nil where nobody signs in for it.
        var situation: SampleSituation?
        var people: [Person]

        var receipt: String { "BHR\(String(repeating: "0", count: 5))\(position + 100)" }
    }

    struct Person {
        let name: String
        let document: String
        let birthDay: String
        let relation: String
        let role: String
        let marital: String
    }

    let families: [Family]
    /// Somebody whom no register has.
    let stranger: Person
    private let notice: [UInt8]

    /// - Parameters:
    ///   - notice: the one that ships, whose rules the sample keeps.
    ///   - taken: numbers that somebody of the office has already.
    init(seed: UInt64, notice: [UInt8], besides taken: Set<String>) throws(OfficeFailure) {
        var people = SamplePeople(seed: seed ^ 0x5355_4253_4944_5921, besides: taken)
        // The families of a list of six, and those whom a rule keeps out or who wait for a finding.
        let places: [(position: Int, size: Int, atClose: Int)] = [
            (8, 2, 2), (12, 1, 1), (15, 3, 3), (31, 2, 2), (40, 1, 2), (52, 4, 4), (77, 2, 2), (90, 1, 1), (101, 3, 3),
            (150, 2, 2), (160, 2, 2), (200, 1, 1),
        ]
        var families: [Family] = []
        for place in places {
            var family = Family(
                position: place.position, size: place.size, sizeAtClose: place.atClose,
                people: try Self.people(place.atClose, &people))
            switch place.position {
            case 8:
                (family.listedAt, family.applies) = ("2023-08-01T00:00:00+08:00", false)
                family.situation = .subsidyListedLate
            case 12: family.situation = .subsidyFirst
            case 15: (family.fails, family.situation) = ("LH-10", .subsidyOwnsHome)
            case 160: family.lacks = "LH-12"
            case 200:
                (family.district, family.applies) = ("440304", false)
                family.situation = .subsidyOtherDistrict
            default: break
            }
            families.append(family)
        }
        // Those who apply at a kiosk.
        families += [
            Family(
                position: 110, size: 1, sizeAtClose: 1, applies: false, situation: .subsidySingle,
                people: try Self.people(1, &people)),
            Family(
                position: 120, size: 5, sizeAtClose: 5, applies: false, situation: .subsidyFamily,
                people: try Self.divorced(&people)),
            Family(
                position: 130, size: 2, sizeAtClose: 2, applies: false, situation: .subsidyShortLease,
                people: try Self.people(2, &people)),
        ]
        stranger = try Self.people(1, &people)[0]
        self.families = families.sorted { $0.position < $1.position }
        self.notice = Array(
            String(decoding: notice, as: UTF8.self)
                .replacingOccurrences(of: "name = \"luohu-2023\"", with: "name = \"sample-2023\"")
                .replacingOccurrences(of: "\nquota = 1000", with: "\nquota = 5").utf8)
    }

    private static func people(
        _ count: Int, _ makers: inout SamplePeople
    ) throws(OfficeFailure) -> [Person] {
        var people: [Person] = []
        for index in 0..<count {
            let years = index < 2 ? 1960...1990 : 2009...2018
            let made = try makers.person(index == 1 ? .female : .male, bornIn: years)
            let (relation, role, marital) =
                switch index {
                case 0: ("", "申请人", count > 1 ? "已婚" : "未婚")
                case 1: ("配偶", "配偶", "已婚")
                default: ("子女", "未成年子女", "")
                }
            people.append(
                Person(
                    name: made.name, document: made.document.value,
                    birthDay: made.document.birthDay.map { "\($0)" } ?? "", relation: relation, role: role,
                    marital: marital))
        }
        return people
    }

    /// A mother with her own mother and three children.
    private static func divorced(_ makers: inout SamplePeople) throws(OfficeFailure) -> [Person] {
        let roles: [(sex: Sex, years: ClosedRange<Int>, relation: String, role: String, marital: String)] = [
            (.female, 1980...1985, "", "申请人", "离异"), (.female, 1950...1958, "父母", "共同申请人", "丧偶"),
            (.male, 2009...2012, "子女", "未成年子女", ""), (.female, 2012...2015, "子女", "未成年子女", ""),
            (.female, 2015...2018, "子女", "未成年子女", ""),
        ]
        var people: [Person] = []
        for place in roles {
            let made = try makers.person(place.sex, bornIn: place.years)
            people.append(
                Person(
                    name: made.name, document: made.document.value,
                    birthDay: made.document.birthDay.map { "\($0)" } ?? "", relation: place.relation, role: place.role,
                    marital: place.marital))
        }
        return people
    }

    // MARK: Files

    enum File: String, CaseIterable {
        case notice = "subsidy-notice.toml"
        case register = "subsidy-register.csv"
        case registerAtClose = "subsidy-register-close.csv"
        case members = "subsidy-members.csv"
        case applications = "subsidy-applications.jsonl"
        case findings = "subsidy-findings.csv"
        case usedHouses = "subsidy-used-houses.csv"
    }

    var media: [SampleOffice.Media] { File.allCases.map(file) }

    func file(_ file: File) -> SampleOffice.Media {
        let lines: [String]
        switch file {
        case .notice: return .init(name: file.rawValue, bytes: notice)
        case .register: lines = register { $0.size }
        case .registerAtClose: lines = register { $0.sizeAtClose }
        case .members: lines = members
        case .applications: lines = applications
        case .findings: lines = findings
        case .usedHouses:
            lines = ["house_code,source,since", "4403030079999999019000901,样例：以往年度补租,2021-03-01"]
        }
        return self.file(file.rawValue, lines)
    }

    private func file(_ name: String, _ lines: [String]) -> SampleOffice.Media {
        .init(name: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    private func register(_ size: (Family) -> Int) -> [String] {
        [
            "receipt_no,city_position,district_position,name,id_type,id_no,registered_size,hukou_district,accepted_at,"
                + "listed_at,status,out_at"
        ]
            + families.map { family in
                "\(family.receipt),\(family.position),\(family.position),\(family.people[0].name),身份证,"
                    + "\(family.people[0].document),\(size(family)),\(family.district),2019-03-05T09:30:00+08:00,"
                    + "\(family.listedAt),正常轮候,"
            }
    }

    private var members: [String] {
        ["receipt_no,name,id_type,id_no,relation,role,birth_date,marital"]
            + families.flatMap { family in
                family.people.map { person in
                    "\(family.receipt),\(person.name),身份证,\(person.document),\(person.relation),\(person.role),"
                        + "\(person.birthDay),\(person.marital)"
                }
            }
    }

    private var applications: [String] {
        families.filter(\.applies).map { family in
            let children = max(0, family.sizeAtClose - 2)
            let papers =
                ["身份证", "户口簿", "住房租赁合同", "知情同意书"] + (family.sizeAtClose > 1 ? ["结婚证"] : [])
                + (children > 0 ? ["出生证明"] : [])
            return #"{"receipt_no":"\#(family.receipt)","id_no":"\#(family.people[0].document)","#
                + #""submitted_at":"2023-08-21T09:30:00+08:00","house_code":"4403030079999999018\#(family.position + 900_000)","#
                + #""address":"样例路8号样例花园","room":"\#(family.position)房","leased_area_cm2":480000,"rent_fen":260000,"#
                + #""landlord":{"name":"样例房东","id_no":"440303197001019911"},"lease_start":"2023-01-01","#
                + #""lease_end":"2025-12-31","lease_signed_on":"2022-12-20","co_tenants":[],"#
                + #""marital":"\#(family.people[0].marital)","children":\#(children),"#
                + #""materials":["\#(papers.joined(separator: "\",\""))"],"#
                + #""consent_signed_at":"2023-08-21T09:20:00+08:00","honest_declaration_at":"2023-08-21T09:25:00+08:00"}"#
        }
    }

    private var findings: [String] {
        var lines = ["receipt_no,id_no,rule,result,source,evidence,checked_at"]
        for family in families where family.applies || family.situation?.appliesAtKiosk == true {
            for (index, person) in family.people.enumerated() {
                let rules = (index == 0 ? ["LH-03"] : []) + ["LH-10", "LH-11", "LH-12", "LH-13", "LH-14"]
                for rule in rules where !(index == 0 && rule == family.lacks) {
                    let isFailed = index == 0 && rule == family.fails
                    lines.append(
                        "\(family.receipt),\(person.document),\(rule),\(isFailed ? "不通过" : "通过"),\(Self.source(rule)),"
                            + "\(isFailed ? "样例不动产登记" : ""),2023-08-30T09:00:00+08:00")
                }
            }
        }
        return lines
    }

    private static func source(_ rule: String) -> String {
        switch rule {
        case "LH-03": "户籍"
        case "LH-10", "LH-11": "不动产"
        case "LH-12", "LH-13": "住房保障"
        default: "补贴"
        }
    }
}
