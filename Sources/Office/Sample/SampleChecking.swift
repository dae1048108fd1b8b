import Housing

/// Brings the sample's economic checks as far as their situations say, through the same desks and gates as people do.
struct SampleChecking {
    let office: Office
    let clock: SampleClock
    let cast: SampleCast

    /// Half a year ago: reports that have run out since, and what the daily run did then.
    func runOld() throws(OfficeFailure) {
        advance(month: 2, day: 6)
        let checks = try requested(.outOfDate)
        advance(month: 2, day: 7)
        try send()
        advance(month: 2, day: 10, hour: 15)
        try take(checks)
        advance(month: 8, day: 11, hour: 1)
        let due = try office.upkeep.due()
        while try due.step() {}
    }

    /// In the weeks before the office opens: what was asked for, sent and, for some, answered.
    func runEarly() throws(OfficeFailure) -> [SampleCheck: [EconomicCheck]] {
        advance(month: 8, day: 11, hour: 9)
        var checks: [SampleCheck: [EconomicCheck]] = [:]
        for target in SampleCheck.allCases where target.isSent && target != .outOfDate {
            checks[target] = try requested(target)
        }
        advance(month: 8, day: 11, hour: 15)
        try send()
        advance(month: 8, day: 11, hour: 17)
        try take(checks[.meets] ?? [])
        return checks
    }

    /// On the morning of the first day: what waits for somebody when the office opens.
    ///
    /// - Parameter checks: what ``runEarly()`` left.
    /// - Returns: a file of reports that answers the checks under way.
    func runLate(_ checks: [SampleCheck: [EconomicCheck]]) throws(OfficeFailure) -> [UInt8] {
        advance(month: 8, day: 21, hour: 9, minute: 35)
        try take((checks[.fails] ?? []) + (checks[.objection] ?? []))
        for check in checks[.objection] ?? [] {
            clock.advance(seconds: 300)
            let session = cast.session(of: check.applicant, office)
            let stored = try stored(check)
            _ = try office.check.object("房产已经在上个月过户给弟弟，请重新核对。", in: stored, session)
        }
        for check in checks[.paper] ?? [] { try enter(check) }
        for target in [SampleCheck.requested, .draft] {
            clock.advance(seconds: 120)
            _ = target == .draft ? try authorised(target, mostAdults: 1) : try requested(target)
        }
        let lines = try (checks[.sent] ?? []).map { (check) throws(OfficeFailure) in try line(for: check).text }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    // MARK: Asking

    private func requested(_ target: SampleCheck) throws(OfficeFailure) -> [EconomicCheck] {
        var checks: [EconomicCheck] = []
        for check in try authorised(target) {
            let session = cast.session(of: check.applicant, office)
            checks.append(try office.check.request(check, session))
        }
        return checks
    }

    private func authorised(_ target: SampleCheck, mostAdults: Int = .max) throws(OfficeFailure) -> [EconomicCheck] {
        var checks: [EconomicCheck] = []
        for applicant in cast.applicants where applicant.situation.check == target {
            clock.advance(seconds: 60)
            checks.append(try authorised(applicant, mostAdults: mostAdults))
        }
        return checks
    }

    private func authorised(
        _ applicant: SampleCast.Applicant, mostAdults: Int
    ) throws(OfficeFailure) -> EconomicCheck {
        let session = cast.session(of: applicant.lease.tenant.id, office)
        if let notice = try office.signIn.noticeToShow(session) { try office.signIn.agree(to: notice, session) }
        clock.advance(seconds: 30)
        var check = try office.check.start(applicant.lease.lease.id, session)
        for member in check.members.filter(\.isAdult).prefix(mostAdults) {
            let pages = try office.check.openAuthorisation(of: member.person, in: check, session)
            clock.advance(seconds: pages.leastSeconds + 10)
            let document = applicant.lease.occupants.first { $0.person.id == member.person }?.person.document
            check = try office.check.authorise(
                pages, document: document, visibleSeconds: pages.leastSeconds + 10, isTicked: true, in: check, session)
        }
        return check
    }

    // MARK: Sending and answering

    private func send() throws(OfficeFailure) {
        guard let clerk = cast.session(of: .clerk, office) else { return }
        let export = try office.exchange.gather(clerk)
        _ = try office.exchange.mark(export, clerk)
    }

    private func take(_ checks: [EconomicCheck]) throws(OfficeFailure) {
        guard let clerk = cast.session(of: .clerk, office), !checks.isEmpty else { return }
        let lines = try checks.map { (check) throws(OfficeFailure) in try line(for: check).text }
        let report = try office.exchange.reports(
            Array(lines.joined(separator: "\n").utf8), source: "sample", by: clerk)
        guard report.taken == checks.count else { throw .store(.damaged(what: "sample reports")) }
    }

    /// A clerk entered a report from paper; it waits for a second person.
    private func enter(_ check: EconomicCheck) throws(OfficeFailure) {
        guard let clerk = cast.session(of: .clerk, office) else { return }
        clock.advance(seconds: 120)
        let figures = figures(of: check)
        let people = check.members.enumerated().map { index, member in
            CheckReport.PersonReport(
                person: member.person, income: figures.income(index), property: figures.property(index))
        }
        let report = CheckReport(
            number: try number(of: check), issuer: Self.issuer, checkDate: try office.now().day, people: people)
        let paper = SeenFile(SampleSignature.png, named: nil)
        _ = try office.checkReview.enterReport(report, picture: paper, in: try stored(check), clerk)
    }

    private func line(for check: EconomicCheck) throws(OfficeFailure) -> JSON {
        let figures = figures(of: check)
        var members: [JSON] = []
        for (index, member) in check.members.enumerated() {
            let person = try office.records.read { (reader) throws(OfficeFailure) in
                try reader.person(member.person)
            }
            members.append([
                "id_no": .text(person.document.value), "income": .array(figures.income(index).map(Self.json)),
                "property": .array(figures.property(index).map(Self.json)),
            ])
        }
        return [
            "report_no": .text(try number(of: check)), "request": .text("\(check.number)"),
            "issuer": .text(Self.issuer), "check_date": .text("\(try office.now().day)"), "members": .array(members),
        ]
    }

    private static let issuer = "样例核对中心（样张）"

    private func number(of check: EconomicCheck) throws(OfficeFailure) -> String {
        "样张-\(check.number)-\(try stored(check).round)"
    }

    private static func json(_ item: CheckReport.Item) -> JSON {
        item.isCounted
            ? ["kind": .text(item.kind), "fen": .number(item.amount.fen)]
            : ["kind": .text(item.kind), "fen": .number(item.amount.fen), "counted": false]
    }

    private func figures(of check: EconomicCheck) -> SampleFigures {
        cast.applicants.first { $0.lease.tenant.id == check.applicant }?.situation.figures ?? .within
    }

    private func stored(_ check: EconomicCheck) throws(OfficeFailure) -> EconomicCheck {
        try office.records.read { (reader) throws(OfficeFailure) in
            try reader.matter(check.id, as: EconomicCheck.self)
        }
    }

    private func advance(month: Int, day: Int, hour: Int = 10, minute: Int = 0) {
        guard let day = Day(2023, month, day) else { return }
        clock.advance(to: Moment(day, hour: hour, minute: minute))
    }
}

/// What the sample's reports say of a family, person by person, the tenant first.
enum SampleFigures {
    case within, incomeAbove, propertyAbove

    func income(_ index: Int) -> [CheckReport.Item] {
        let wages = self == .incomeAbove ? 13_800_000 : 8_400_000
        switch index {
        case 0: return [.init(kind: "WAGES", amount: Money(fen: wages))]
        case 1:
            return [
                .init(kind: "WAGES", amount: Money(fen: 4_800_000)),
                .init(kind: "TRANSFER", amount: Money(fen: 120_000), isCounted: false),
            ]
        default: return []
        }
    }

    func property(_ index: Int) -> [CheckReport.Item] {
        guard index == 0 else { return [] }
        let home = CheckReport.Item(kind: "HOUSING", amount: Money(fen: 58_000_000))
        return [
            .init(kind: "DEPOSIT", amount: Money(fen: 12_500_000)),
            .init(kind: "VEHICLE", amount: Money(fen: 8_000_000)),
        ] + (self == .propertyAbove ? [home] : [])
    }
}

/// The last step that was taken with a sample check.
enum SampleCheck: CaseIterable {
    case draft, requested, sent, paper, meets, fails, objection, outOfDate

    var isSent: Bool { self != .draft && self != .requested }
}

extension SampleCast {
    /// An applicant at a kiosk.
    func session(of applicant: PersonID, _ office: Office) -> Session {
        let found = applicants.first { $0.lease.tenant.id == applicant }
        return Session(
            id: office.entropy.identifier(), account: found?.account ?? AccountID(""), person: applicant,
            name: found?.lease.tenant.name ?? "", roles: [.applicant], door: .person, method: .password,
            terminal: TerminalID("sample"), startedAt: office.clocks.machine())
    }

    /// Somebody of staff at the counter.
    func session(of role: OfficeRole, _ office: Office) -> Session? {
        guard let clerk = staff.first(where: { $0.roles.contains(role) }) else { return nil }
        return Session(
            id: office.entropy.identifier(), account: clerk.account, person: clerk.person.id, name: clerk.person.name,
            roles: clerk.roles, door: .staff, method: .password, terminal: TerminalID("sample"),
            startedAt: office.clocks.machine())
    }
}
