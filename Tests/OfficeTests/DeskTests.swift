import Housing
import Testing

@testable import Office

/// Calls for staff, accounts of staff, the daily run.
@Suite struct DeskTests {
    @Test("呼叫工作人员 tells machine, step and waiting time; calling again is still one call")
    func calls() throws {
        let test = try TestOffice()
        let clerk = try test.staff("li", 20, .clerk)
        let first = try test.office.calls.raise(at: TestOffice.terminal, step: "上传材料")
        test.clocks.pass(seconds: 30)
        let again = try test.office.calls.raise(at: TestOffice.terminal, step: "续租申请")
        #expect(again.id == first.id && again.since == first.since && again.step == "续租申请")
        #expect(try test.office.calls.waiting(clerk) == [again])
        try test.office.calls.answer(again.id, clerk)
        #expect(try test.office.calls.open(at: TestOffice.terminal)?.answeredBy == clerk.account)
        try test.office.calls.close(again.id, clerk)
        #expect(try test.office.calls.waiting(clerk) == [])
        _ = try test.office.calls.raise(at: TestOffice.terminal, step: "登录")
        try test.office.calls.cancel(at: TestOffice.terminal)
        try test.office.calls.cancel(at: TestOffice.terminal)
        #expect(try test.office.calls.open(at: TestOffice.terminal) == nil)
    }

    @Test("The first manager is made without one, and only the first")
    func firstManager() throws {
        let test = try TestOffice()
        let boss = NewStaff(
            login: "Boss", name: "赵主管", document: try TestOffice.document(60), roles: [],
            password: "白菜炖粉条 8 碗")
        let (account, code) = try test.office.staff.createFirstManager(boss)
        #expect(account.login.text == "boss" && account.roles == [.manager] && code == nil)
        let session = try test.signIn("boss", "白菜炖粉条 8 碗", door: .staff, at: TestOffice.counter)
        failure(.denied(.manageStaff, nil)) { _ = try test.office.staff.createFirstManager(boss) }
        refusal(.lastManager) { try test.office.staff.disable(account.id, session) }
        refusal(.lastManager) { try test.office.staff.setRoles([.clerk], of: account.id, session) }
    }

    @Test("A new account is opened with a code; its roles and its end reach an open session")
    func staff() throws {
        let test = try TestOffice()
        let boss = try test.staff("boss", 60, .manager)
        let new = NewStaff(
            login: "liu", name: "刘明", document: try TestOffice.document(61), roles: [.reviewer])
        let (account, issued) = try test.office.staff.create(new, boss)
        let code = try #require(issued)
        refusal(.loginTaken) { _ = try test.office.staff.create(new, boss) }
        let claim = LoginClaim(door: .staff, login: "liu", secret: code.digits)
        let liu = try test.office.signIn.activate(claim, newPassword: "白菜炖粉条 8 碗", at: TestOffice.counter)
        #expect(liu.roles == [.reviewer])
        try test.office.staff.setRoles([.clerk], of: account.id, boss)
        failure(.denied(.takeCase, nil)) { _ = try test.office.review.inHand(liu) }
        try test.office.staff.disable(account.id, boss)
        refusal(.sessionEnded) { _ = try test.office.review.counts(liu) }
        refusal(.accountDisabled) { _ = try test.office.staff.issueCode(to: account.id, boss) }
        try test.office.staff.enable(account.id, boss)
        #expect(try test.office.staff.list(boss).map(\.login.text) == ["boss", "liu"])
        #expect(try test.office.staff.issueCode(to: account.id, boss).login.text == "liu")
        refusal(.ownCase) { _ = try test.office.staff.issueCode(to: boss.account, boss) }
    }

    @Test("A manager who never set a password keeps no office open")
    func pendingManager() throws {
        let test = try TestOffice()
        let first = NewStaff(login: "boss", name: "赵主管", document: try TestOffice.document(60), roles: [])
        _ = try test.office.staff.createFirstManager(first)
        // His code ran out unused; nobody else could issue another.
        let second = NewStaff(
            login: "boss2", name: "钱主管", document: try TestOffice.document(61), roles: [],
            password: "白菜炖粉条 8 碗")
        let (account, _) = try test.office.staff.createFirstManager(second)
        let session = try test.signIn("boss2", "白菜炖粉条 8 碗", door: .staff, at: TestOffice.counter)
        refusal(.lastManager) { try test.office.staff.disable(account.id, session) }
        refusal(.lastManager) { try test.office.staff.setRoles([.clerk], of: account.id, session) }
        let pending = try test.office.staff.account(login: "boss", session)
        let code = try test.office.staff.issueCode(to: pending.id, session)
        let claim = LoginClaim(door: .staff, login: "boss", secret: code.digits)
        _ = try test.office.signIn.activate(claim, newPassword: "红烧豆腐 9 块", at: TestOffice.counter)
        try test.office.staff.disable(account.id, session)
    }

    @Test(
        "The first manager whose code ran out gets another for the same login, or a password", arguments: [true, false])
    func firstManagerAgain(_ hasPassword: Bool) throws {
        let test = try TestOffice()
        var boss = NewStaff(login: "boss", name: "赵主管", document: try TestOffice.document(60), roles: [])
        let (first, old) = try test.office.staff.createFirstManager(boss)
        test.clocks.machineNow = test.clocks.machineNow.adding(seconds: 3600)
        if hasPassword { boss.password = "白菜炖粉条 8 碗" }
        let (again, code) = try test.office.staff.createFirstManager(boss)
        #expect(again.id == first.id && (code == nil) == hasPassword && code?.digits != old?.digits)
        if let code {
            let claim = LoginClaim(door: .staff, login: "boss", secret: code.digits)
            _ = try test.office.signIn.activate(claim, newPassword: "白菜炖粉条 8 碗", at: TestOffice.counter)
        }
        _ = try test.signIn("boss", "白菜炖粉条 8 碗", door: .staff, at: TestOffice.counter)
        failure(.denied(.manageStaff, nil)) { _ = try test.office.staff.createFirstManager(boss) }
    }

    @Test("The login of a manager who waits is nobody else's")
    func waitingManagersLogin() throws {
        let test = try TestOffice()
        let boss = NewStaff(login: "boss", name: "赵主管", document: try TestOffice.document(60), roles: [])
        _ = try test.office.staff.createFirstManager(boss)
        var other = boss
        other.document = try TestOffice.document(61)
        refusal(.loginTaken) { _ = try test.office.staff.createFirstManager(other) }
        other = boss
        other.name = "钱主管"
        refusal(.loginTaken) { _ = try test.office.staff.createFirstManager(other) }
    }

    @Test("A clerk opens the account of an organisation, which signs in with its code and sets a password")
    func organisation() throws {
        let test = try TestOffice()
        let clerk = try test.staff("li", 20, .clerk)
        let code = try CreditCode("91350100M000100Y43")
        failure(.input(InputProblem(source: "--name", reason: .empty))) {
            _ = try test.office.review.issueCode(toOrganisation: code, name: " ", clerk)
        }
        let (account, first) = try test.office.review.issueCode(toOrganisation: code, name: "样例物业公司", clerk)
        #expect(account.roles == [.organisation] && account.login.text == code.value)
        let doubtful = try CreditCode("91350211M0000XUF46")
        #expect(throws: OfficeFailure.self) {
            try test.office.review.issueCode(toOrganisation: doubtful, name: "样例二公司", clerk)
        }
        #expect(try !test.journalHolds("vouched=code:CHECK_CHARACTER"))
        _ = try test.office.review.issueCode(toOrganisation: doubtful, name: "样例二公司", isChecked: true, clerk)
        #expect(try test.journalHolds("vouched=code:CHECK_CHARACTER"))
        let (same, second) = try test.office.review.issueCode(toOrganisation: code, name: nil, clerk)
        #expect(same == account)
        failure(.input(InputProblem(source: "--name", reason: .conflicts(with: "样例物业公司")))) {
            _ = try test.office.review.issueCode(toOrganisation: code, name: "别的公司", clerk)
        }
        var claim = LoginClaim(door: .organisation, login: code.value, secret: first.digits)
        refusal(.codeWrong) {
            _ = try test.office.signIn.activate(claim, newPassword: "白菜炖粉条 8 碗", at: TestOffice.terminal)
        }
        test.clocks.pass(seconds: 5)
        claim = LoginClaim(door: .organisation, login: code.value.lowercased(), secret: second.digits)
        let session = try test.office.signIn.activate(claim, newPassword: "白菜炖粉条 8 碗", at: TestOffice.terminal)
        #expect(session.roles == [.organisation] && session.name == "样例物业公司")
        #expect(throws: OfficeFailure.self) { _ = try test.office.tenant.leases(session) }
        _ = try test.signIn(code.value, "白菜炖粉条 8 碗", door: .organisation, at: TestOffice.terminal)
    }

    @Test("Nobody issues a code to himself under another login")
    func ownSecondLogin() throws {
        let test = try TestOffice()
        let boss = try test.staff("boss", 60, .manager)
        let other = try test.account(try test.person(60, name: "王boss"), login: "boss-2", .cashier)
        refusal(.ownCase) { _ = try test.office.staff.issueCode(to: other.id, boss) }
    }

    @Test("Who is shut out, or is no reviewer any more, keeps no case from others", arguments: [true, false])
    func claimsOfTheGone(_ isDisabled: Bool) throws {
        let test = try TestOffice()
        let renewal = try test.submitted(test.tenant(1))
        let boss = try test.staff("boss", 60, .manager)
        let wu = try test.staff("wu", 30, .reviewer)
        _ = try test.office.review.takeNext(wu)
        if isDisabled {
            try test.office.staff.disable(wu.account, boss)
        } else {
            try test.office.staff.setRoles([.clerk], of: wu.account, boss)
        }
        let liu = try test.staff("liu", 31, .reviewer)
        #expect(try test.office.review.takeNext(liu).renewal.id == renewal.id)
        #expect(try test.entries(.renewalReleased, of: renewal.id).count == 1)
    }

    @Test("Staff who are tenants are one person; a name that differs is another's document")
    func onePerson() throws {
        let test = try TestOffice()
        let boss = try test.staff("boss", 60, .manager)
        let record = try test.lease(1)
        var new = NewStaff(
            login: "chen", name: record.tenant.name, document: record.tenant.document, roles: [.reviewer])
        #expect(try test.office.staff.create(new, boss).0.person == record.tenant.id)
        new.login = "chen2"
        new.name = "别的人"
        failure(.input(InputProblem(source: "--name", reason: .conflicts(with: record.tenant.maskedName)))) {
            _ = try test.office.staff.create(new, boss)
        }
    }

    @Test("A login of staff is never like a document number", arguments: ["4403", "a", "王五", "a+b", "_x"])
    func logins(_ login: String) throws {
        let test = try TestOffice()
        let new = NewStaff(login: login, name: "刘明", document: try TestOffice.document(61), roles: [.clerk])
        #expect(throws: OfficeFailure.self) {
            _ = try test.office.staff.createFirstManager(new)
        }
    }

    @Test("A draft is forgotten 90 days after it was last touched, as the notice says", arguments: [90, 91])
    func drafts(_ days: Int) throws {
        let test = try TestOffice()
        let session = try test.tenant()
        try test.office.tenant.saveDraft("{}", of: .renewal, session)
        test.clocks.pass(days: days)
        #expect(try test.office.upkeep.tick().forgottenDrafts == (days > 90 ? 1 : 0))
        #expect((try test.office.tenant.draft(of: .renewal, session) == nil) == (days > 90))
    }

    @Test("The daily run expires what waits for the applicant, frees what was forgotten, and does it once")
    func tick() throws {
        let test = try TestOffice()
        let draft = try test.started(test.tenant(1))
        let forgotten = try test.submitted(test.tenant(2, on: TerminalID("kiosk-2")))
        _ = try test.office.review.takeNext(test.staff("wu", 30, .reviewer))
        #expect(try test.office.upkeep.tick() == TickReport())
        test.clocks.pass(days: 72)
        let report = try test.office.upkeep.tick()
        #expect(report.expired == 1 && report.released == 1)
        #expect(try test.office.upkeep.tick() == TickReport())
        let states = try test.read { (reader) throws(OfficeFailure) in
            [try reader.renewal(draft.id).state, try reader.renewal(forgotten.id).state]
        }
        #expect(states == [.expired, .submitted])
    }

    @Test("The daily run looks behind a full page of what it leaves as it is")
    func tickBeyondOnePage() throws {
        let test = try TestOffice()
        let fresh = try test.submitted(test.tenant(1))
        test.clocks.pass(seconds: 60)
        let stale = try test.submitted(test.tenant(2, on: TerminalID("kiosk-2")))
        _ = try test.office.review.take(stale.id, test.staff("wu", 30, .reviewer))
        test.clocks.pass(seconds: 13 * 3600)
        _ = try test.office.review.take(fresh.id, test.staff("liu", 31, .reviewer))
        #expect(try UpkeepDesk(office: test.office, page: 1).tick().released == 1)
        #expect(try test.read { (reader) throws(OfficeFailure) in try reader.renewal(fresh.id).state } == .underReview)
    }

    @Test("The daily run and the acts of commands ask again for a lock that is not had at once")
    func patience() throws {
        let test = try TestOffice()
        _ = try test.started(test.tenant(1))
        test.clocks.pass(days: 72)
        let boss = try test.staff("boss", 60, .manager)
        let busy = test.officeWhoseLockStutters()
        #expect(try busy.upkeep.tick().expired == 1)
        let new = NewStaff(
            login: "liu", name: "刘明", document: try TestOffice.document(61), roles: [.clerk],
            password: "白菜炖粉条 8 碗")
        let (account, _) = try busy.staff.create(new, boss)
        try busy.staff.disable(account.id, boss)
        let file = LeaseCSV.bytes([LeaseCSV.row([:])])
        #expect(try busy.imports.leases(file, source: "leases.csv", skipsBad: false, by: boss).isTaken)
        refusal(.notTraining) { try busy.clock.advance(milliseconds: 1, boss) }
    }
}
