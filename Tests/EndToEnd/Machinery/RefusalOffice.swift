import Foundation
import HostSupport

/// A training office with a batch of two places, in which each reason to get nothing comes up once. Everything that is not
/// done by keys comes by command, as if it were the day.
final class RefusalOffice {
    static let batch = "refusals-2023"

    let office: TrainingOffice
    private let people: [TrainingOffice.Account]
    private let wife: TrainingOffice.Account

    init() throws {
        office = try TrainingOffice()
        let all = office.accounts.filter { account in
            account.role == "applicant" && account.situation?.hasPrefix("subsidy") == false
        }
        people = all.filter { $0.password != nil }
        wife = try office.account("not-activated")
        try openBatch()
    }

    /// The family's applicant, who signs in at a kiosk.
    func applicant(_ family: RefusedFamily) -> TrainingOffice.Account { people[family.rawValue] }

    func run(_ words: String..., at time: String, input: String = "") throws {
        let finished = try HostProgram.run(
            [Command.anju, "--data", office.directory] + words + ["--at", time], input: input)
        guard finished.status == 0 else { throw Failed(what: "\(words): \(finished.output)\(finished.errors)") }
    }

    func step(_ step: String, of family: RefusedFamily? = nil, at time: String) throws {
        if let family {
            try run("batch", step, Self.batch, "--receipt", family.receipt, at: time)
        } else {
            try run("batch", step, Self.batch, at: time)
        }
    }

    func sign(_ family: RefusedFamily, at time: String) throws {
        try run(
            "batch", "sign", Self.batch, "--receipt", family.receipt, "--bank", "样例银行", "--account-fd", "0", at: time,
            input: "6222020200001234\n")
    }

    /// What `anju batch show` says of everybody, by receipt.
    func outcomes() throws -> [String: Outcome] {
        struct Shown: Decodable { let applications: [Outcome] }
        let text = try office.run("batch", "show", Self.batch, "--json")
        let all = try JSONDecoder().decode(Shown.self, from: Data(text.utf8)).applications
        return Dictionary(uniqueKeysWithValues: all.map { ($0.receipt_no, $0) })
    }

    struct Outcome: Decodable {
        let receipt_no: String
        let state: String
        let agreement_state: String?
        let reasons: [String]
    }

    /// A file on the medium with a second application of a family.
    func second(of family: RefusedFamily) throws -> String {
        let name = "twice.jsonl"
        _ = try write(name, [form(family, with: ["submitted_at": "\"2023-08-22T09:30:00+08:00\""])])
        return "refusals-" + name
    }

    // MARK: Its files

    /// Opened, applied for by everybody, closed, looked at, mended as it should not be, and looked at again.
    private func openBatch() throws {
        let closed = "2023-08-29T18:01"
        let reviewed = "2023-08-30T10:00"
        let batch = Self.batch
        try run("batch", "open", write("notice.toml", notice()), at: "2023-08-21T10:00")
        try run(
            "import", "register", write("register.csv", register(isClose: false)), "--batch", batch, "--as-of",
            "2023-07-31T18:00", at: "2023-08-21T10:00")
        try run("import", "members", write("members.csv", members), "--batch", batch, at: "2023-08-21T10:00")
        let forms = RefusedFamily.allCases.map { form($0) }
        try run("import", "applications", write("forms.jsonl", forms), "--batch", batch, at: "2023-08-21T10:00")
        try run(
            "import", "register", write("close.csv", register(isClose: true)), "--batch", batch, "--as-of",
            "2023-08-29T18:00", at: closed)
        try step("close", at: closed)
        try run("batch", "close", TrainingOffice.batch, at: closed)
        try run("import", "findings", write("findings.csv", findings), "--batch", batch, at: reviewed)
        let used = ["house_code,source,since", "\(RefusedFamily.usedHouse.house),样例：以往年度补租,2021-03-01"]
        try run("import", "used-houses", write("used.csv", used), at: reviewed)
        try step("review", at: reviewed)
        // By the other reviewer: who asked for a correction does not confirm what comes of it.
        let other = try office.staff("reviewer", 1).login
        for family in RefusedFamily.allCases {
            guard let (item, mended) = family.correction else { continue }
            try run(
                "batch", "correct", batch, "--receipt", family.receipt, "--item", item, "--reason", "看不清", "--by",
                other, at: reviewed)
            guard let mended else { continue }
            let file = try write("mended.json", [form(family, with: mended)])
            try run("batch", "supplement", batch, "--receipt", family.receipt, file, at: reviewed)
        }
        // The days for what was not mended are over.
        try step("review", at: "2023-09-08T10:00")
        try office.setTime("2023-09-08T11:00")
    }

    private func write(_ name: String, _ lines: [String]) throws -> String {
        let path = office.media("refusals-" + name)
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// The sample's with two places, a list twice as long, and one more condition.
    private func notice() throws -> [String] {
        var text = try String(contentsOfFile: office.media("subsidy-notice.toml"), encoding: .utf8)
        for (old, new) in [
            ("\"sample-2023\"", "\"\(Self.batch)\""), ("\nquota = 5", "\nquota = 2"), ("= [12, 10]", "= [20, 10]"),
            ("title = \"2023年度", "title = \"2023年度第二批"),
            (
                "\n# [[extra_conditions]]\n# rule = \"LH-18-1\"\n# name = \"……\"",
                "\n[[extra_conditions]]\nrule = \"LH-18-1\"\nname = \"没有违规使用公共租赁住房的记录\""
            ),
        ] {
            guard text.contains(old) else { throw Failed(what: "the notice has no \(old)") }
            text = text.replacingOccurrences(of: old, with: new)
        }
        return [text]
    }

    private func register(isClose: Bool) -> [String] {
        [
            "receipt_no,city_position,district_position,name,id_type,id_no,registered_size,hukou_district,accepted_at,"
                + "listed_at,status,out_at"
        ]
            + RefusedFamily.allCases.map { family in
                let account = applicant(family)
                let isOut = isClose && family == .left
                return "\(family.receipt),\(family.position),\(family.position),\(account.name),身份证,\(account.login),"
                    + "\(family == .home ? 2 : 1),440303,2019-03-05T09:30:00+08:00,2019-06-03T00:00:00+08:00,"
                    + (isOut ? "已租房出册,2023-08-20T00:00:00+08:00" : "正常轮候,")
            }
    }

    private var members: [String] {
        func line(
            _ family: RefusedFamily, _ person: TrainingOffice.Account, _ words: String, _ marital: String
        ) -> String {
            let born = Array(person.login)
            let day = "\(String(born[6..<10]))-\(String(born[10..<12]))-\(String(born[12..<14]))"
            return "\(family.receipt),\(person.name),身份证,\(person.login),\(words),\(day),\(marital)"
        }
        return ["receipt_no,name,id_type,id_no,relation,role,birth_date,marital"]
            + RefusedFamily.allCases.flatMap { family in
                let isMarried = family == .home
                let first = line(family, applicant(family), ",申请人", isMarried ? "已婚" : "未婚")
                return [first] + (isMarried ? [line(family, wife, "配偶,配偶", "已婚")] : [])
            }
    }

    private func form(_ family: RefusedFamily, with other: [String: String] = [:]) -> String {
        let isMarried = family == .home
        var values = [
            "receipt_no": "\"\(family.receipt)\"", "id_no": "\"\(applicant(family).login)\"",
            "submitted_at": "\"2023-08-21T09:30:00+08:00\"", "house_code": "\"\(family.house)\"",
            "address": "\"样例路8号样例花园\"", "room": "\"\(family.position)房\"", "leased_area_cm2": "480000",
            "rent_fen": "260000", "landlord": #"{"name":"样例房东","id_no":"440303197001019918"}"#,
            "lease_start": "\"2023-01-01\"", "lease_end": "\"2025-12-31\"", "lease_signed_on": "\"2022-12-20\"",
            "co_tenants": "[]", "marital": isMarried ? "\"已婚\"" : "\"未婚\"", "children": "0",
            "materials": #"["身份证","户口簿","住房租赁合同","知情同意书"\#(isMarried ? ",\"结婚证\"" : "")]"#,
            "consent_signed_at": "\"2023-08-21T09:20:00+08:00\"",
            "honest_declaration_at": "\"2023-08-21T09:25:00+08:00\"",
        ]
        values.merge(other) { $1 }
        return "{" + values.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    /// Of the one married family it is the wife who has a home.
    private var findings: [String] {
        var lines = ["receipt_no,id_no,rule,result,source,evidence,checked_at"]
        for family in RefusedFamily.allCases {
            for person in [applicant(family)] + (family == .home ? [wife] : []) {
                let isAsked = family != .home || person.login == wife.login
                for rule in ["LH-03", "LH-10", "LH-11", "LH-12", "LH-13", "LH-14", "LH-18-1"] {
                    if rule == "LH-03", person.login != applicant(family).login { continue }
                    let isFailed = isAsked && rule == family.failing
                    lines.append(
                        "\(family.receipt),\(person.login),\(rule),\(isFailed ? "不通过" : "通过"),样例来源,"
                            + "\(isFailed ? "样例证据" : ""),2023-08-30T09:00:00+08:00")
                }
            }
        }
        return lines
    }
}
