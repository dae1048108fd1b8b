import Housing
import Testing

@testable import Office
@testable import Screens

/// An economic check on its way, as applicant and staff bring it there away from the counter of the test.
extension CounterRoom {
    /// Sums of the sample reports, in fen. The family of three may have 162,000.00 yuan a year and 660,000.00 yuan.
    static let within = 60_000_000
    static let above = 66_000_001

    /// Every adult has authorised it at the kiosk, but for those of `leaving`.
    func authorised(_ situation: SampleSituation = .oldPolicy, leaving: Int = 0) throws -> EconomicCheck {
        let tenant = try tenant(situation)
        let desk = office.check
        let lease = try #require(try office.tenant.leases(tenant).first?.record)
        var check = try desk.start(lease.lease.id, tenant)
        let adults = check.members.filter(\.isAdult)
        for adult in adults.dropLast(leaving) {
            let pages = try desk.openAuthorisation(of: adult.person, in: check, tenant)
            clocks.pass(seconds: pages.leastSeconds + 5)
            let document = lease.occupants.first { $0.person.id == adult.person }?.person.document
            check = try desk.authorise(
                pages, document: document, visibleSeconds: pages.leastSeconds, isTicked: true, in: check, tenant)
        }
        return check
    }

    func requested(_ situation: SampleSituation = .oldPolicy) throws -> EconomicCheck {
        try office.check.request(try authorised(situation), try tenant(situation))
    }

    /// Sent as the export does it.
    func sent(_ check: EconomicCheck) throws -> EconomicCheck {
        let now = try office.now()
        let ground = try office.checkGround(at: now)
        let manager = try session(Self.manager)
        return try office.write(.exchangeChecks, manager) { (writer, actor) throws(OfficeFailure) in
            try writer.perform(.send, on: check.id, expecting: check.version, at: now, by: actor) {
                (stored: EconomicCheck, reader) throws(OfficeFailure) in try ground.facts(for: stored, reader)
            }
        }
    }

    func report(_ check: EconomicCheck, number: String = "HD-2023-0815", property: Int = within) throws -> CheckReport {
        let day = try #require(Day("2023-08-18"))
        return CheckReport(
            number: number, issuer: "样例核对机构", checkDate: day,
            people: check.members.enumerated().map { index, member in
                CheckReport.PersonReport(
                    person: member.person,
                    income: index == 0
                        ? [
                            .init(kind: "WAGES", amount: Money(fen: 9_600_050)),
                            .init(kind: "TRANSFER", amount: Money(fen: 120_000), isCounted: false),
                        ] : [],
                    property: index == 1 ? [.init(kind: "DEPOSIT", amount: Money(fen: property))] : [])
            })
    }

    func picture(_ last: UInt8 = 5) throws -> SeenFile {
        try office.look(at: CardShelf.picture(last), named: "report.png").finish()
    }

    /// A report on paper, entered by the sample's clerk.
    @discardableResult
    func entered(_ situation: SampleSituation = .oldPolicy, property: Int = within) throws -> EconomicCheck {
        let check = try sent(try requested(situation))
        return try office.checkReview.enterReport(
            try report(check, property: property), picture: try picture(), in: check, try session(Self.clerk))
    }

    @discardableResult
    func assessed(_ situation: SampleSituation = .oldPolicy, property: Int = within) throws -> EconomicCheck {
        try confirm(try entered(situation, property: property), try session(Self.reviewer))
    }

    /// The report that was entered last is confirmed.
    func confirm(_ check: EconomicCheck, _ session: Session) throws -> EconomicCheck {
        try office.checkReview.confirmReport(try #require(check.report?.stored), in: check, session)
    }

    @discardableResult
    func objected(_ words: String = "存款里有一笔是替亲戚保管的") throws -> EconomicCheck {
        try office.check.object(words, in: try assessed(property: Self.above), try tenant(.oldPolicy))
    }

    func check(_ id: CaseID) throws -> EconomicCheck {
        try office.checkReview.file(id, try session(Self.manager)).check
    }

    /// Gives somebody of the staff other roles.
    func setRoles(_ roles: Set<OfficeRole>, of login: String) throws {
        let manager = try session(Self.manager)
        try office.staff.setRoles(roles, of: try office.staff.account(login: login, manager).id, manager)
    }

    /// How often somebody's figures or papers were looked at.
    func looks(at check: EconomicCheck) throws -> Int {
        try office.checkReview.file(check.id, try session(Self.manager)).timeline
            .count { $0.entry.kind == .personalShown }
    }
}

extension CounterPlace {
    /// The tab of that digit among the checks, its newest chosen: the sample has others before it.
    func checks(_ tab: Character) { press(.function(7), .function(7), .character(tab), .end) }
}
