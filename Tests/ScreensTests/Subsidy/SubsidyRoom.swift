import Forms
import Housing
import Screens
import Testing

@testable import Office

/// A kiosk's office with a batch of the rent subsidy that is open, and waiting families whose applicants can sign in.
extension KioskRoom {
    /// A family as register and file of members have it; the applicant's document is that of the serial.
    struct Waiting {
        let serial: Int
        let position: Int
        var district = "440303"
        var listedAt = "2020-05-06T10:00:00+08:00"
        var marital = "未婚"
        /// Those beside the applicant: relation, role, marital state, year of birth.
        var others: [(relation: String, role: String, marital: String, year: Int)] = []

        var receipt: String { "BHR00000\(position + 100)" }
    }

    static let single = Waiting(serial: 1, position: 12)
    /// Divorced, with a mother and three children.
    static let five = Waiting(
        serial: 2, position: 31, marital: "离异",
        others: [
            ("父母", "共同申请人", "丧偶", 1955), ("子女", "未成年子女", "", 2010), ("子女", "未成年子女", "", 2012),
            ("子女", "未成年子女", "", 2015),
        ])

    private static let names = ["王样芳", "陈样明", "陈样强", "陈样梅"]

    static var subsidy: BatchID { BatchID("luohu-2023") }

    /// Opens the batch, takes register and members in, and gives each applicant an account.
    func openSubsidy(_ families: Waiting...) throws {
        try account(try person(900, name: "王主管"), login: "guan", .manager)
        try account(try person(901, name: "王受理"), login: "shou", .clerk)
        let shipped = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        _ = try office.batches.open(shipped.bytes, source: "notice.toml", try staff("guan"))
        let clerk = try staff("shou")
        let register = families.map { family in
            "\(family.receipt),\(family.position),,陈一民,身份证,\(number(family, 0)),\(family.others.count + 1),"
                + "\(family.district),2019-01-02,\(family.listedAt),正常轮候,"
        }
        let members = families.flatMap { family in
            ["\(family.receipt),陈一民,身份证,\(number(family, 0)),,申请人,1980-01-01,\(family.marital)"]
                + family.others.enumerated().map { index, person in
                    "\(family.receipt),\(Self.names[index]),身份证,\(number(family, index + 1, year: person.year)),"
                        + "\(person.relation),\(person.role),\(person.year)-01-01,\(person.marital)"
                }
        }
        let cutOff = Moment(day(2023, 7, 31), hour: 18)
        let came = try office.subsidyImports.register(
            order(RegisterColumn.header, register), batch: Self.subsidy, asOf: cutOff, by: clerk)
        let named = try office.subsidyImports.members(
            order(MemberColumn.header, members), batch: Self.subsidy, by: clerk
        ).report
        #expect(came.isTaken && named.isTaken, "\(came.problems) \(named.problems)")
        for family in families {
            var person = try person(family.serial, name: "陈一民")
            person.marital = .single
            try account(person, login: person.document.value, .applicant)
        }
    }

    private func order(_ header: [String], _ rows: [String]) -> SubsidyImportDesk.Order {
        let text = ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
        return SubsidyImportDesk.Order(HeldBytes(Array(text.utf8)), source: "f", skipsBad: false)
    }

    func number(_ family: Waiting, _ member: Int, year: Int = 1980) -> String {
        let serial = member == 0 ? family.serial : 100 + family.serial * 10 + member
        let body = "440303\(year)0101" + String(String(1000 + serial).suffix(3))
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + (($1.0.wholeNumberValue ?? 0) * $1.1) }
        return body + String(Array("10X98765432")[sum % 11])
    }

    func staff(_ login: String) throws -> Session {
        try office.signIn.signIn(
            LoginClaim(door: .staff, login: login, secret: Self.password), by: .password, at: TerminalID("counter"))
    }

    /// What the office has of the family of a serial.
    func ownSubsidy(_ serial: Int) throws -> OwnSubsidy {
        let document = try Self.document(serial)
        let now = try office.now()
        let consent = try office.policies.subsidyConsent().template
        return try office.records.read { (reader) throws(OfficeFailure) in
            try reader.own(document, in: try reader.batchFile(Self.subsidy), consent: consent, at: now)
        }
    }
}

extension Kiosk {
    /// From home to the list of tasks.
    func openTasks() {
        press(.character("5"), .character("1"))
        #expect(says("申请要做的事"))
    }

    /// Task 1: the notice.
    func readSubsidyNotice() {
        press(.character("1"))
        #expect(says("通告要点"))
        press(.pageDown, times: 12)
        press(.enter)
    }

    /// Task 2: the family as it is registered.
    func confirmFamily() {
        press(.character("2"), .enter, .character("1"))
    }

    /// Task 3: no condition stands in the way.
    func meetConditions() {
        press(.character("3"))
        press(.character("1"), times: 5)
    }

    /// Task 4: a dwelling in Luohu that the family rents alone.
    func nameDwelling(_ serial: Int = 1) {
        press(.character("4"))
        type("4403030070020300006" + String(String(1_000_000 + serial).suffix(6)))
        press(.enter, .character("6"))
        type("样例路 1 号")
        press(.enter)
        type("302")
        press(.enter, .enter, .character("1"))
    }

    /// Task 5.
    func describeLease(end: String = "20250228") {
        press(.character("5"))
        type("样房东")
        press(.enter)
        type("440308199901101512")
        press(.enter, .enter)
        type("20230301")
        press(.enter)
        type(end)
        press(.enter)
        type("20230220")
        press(.enter, .enter)
    }

    /// The end of task 5.
    func measureLease() {
        type("48.5")
        press(.enter)
        type("2600")
        press(.enter, .enter)
    }

    /// A picture from the stick for the paper that the menu numbers so; back on the list, whether it takes more or not.
    func giveMaterial(_ number: Int) {
        press(.character(Character(String(number))))
        takeFromStick()
        if says("再加一张") { press(.character("1")) }
    }

    /// From the choice of a source: the second file of the stick, which is the third source, and used.
    func takeFromStick() {
        press(.character("3"), .character("2"), .character("1"))
    }
}
