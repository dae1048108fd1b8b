import Housing
import Testing

@testable import Office

/// The door: delays, one answer for everything wrong, sessions that end.
@Suite struct SignInTests {
    @Test(
        "Each failed try doubles the wait, from 1 s to 15 minutes",
        arguments: zip(
            1...12,
            [
                1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900,
            ]))
    func doubling(_ failures: Int, _ seconds: Int) {
        #expect(Throttling.delaySeconds(after: failures) == Int64(seconds))
        #expect(Throttling.delaySeconds(after: failures + 1000) == 900)
    }

    @Test("The door waits by the machine's clock, for the account at any terminal")
    func delays() throws {
        let test = try TestOffice()
        let login = try test.signOutOf(test.tenant())
        for wait in [1, 2, 4, 8] {
            refusal(.signInFailed) { _ = try test.signIn(login, "falsch falsch") }
            #expect(try test.wait(login) == wait)
            refusal(.signInDelayed) { _ = try test.signIn(login, at: TerminalID("kiosk-2")) }
            test.clocks.pass(seconds: wait - 1)
            refusal(.signInDelayed) { _ = try test.signIn(login) }
            test.clocks.pass(seconds: 1)
        }
        let session = try test.signIn(login)
        #expect(session.name == "陈一民")
        refusal(.signInFailed) { _ = try test.signIn(login, "falsch falsch") }
        #expect(try test.wait(login) == 1)
    }

    @Test("Delays are kept across a restart and do not grow when the clock is set back")
    func kept() throws {
        let test = try TestOffice()
        let login = try test.signOutOf(test.tenant())
        for wait in [1, 2, 4] {
            refusal(.signInFailed) { _ = try test.signIn(login, "falsch falsch") }
            if wait < 4 { test.clocks.pass(seconds: wait) }
        }
        let restarted = try test.another()
        #expect(try restarted.wait(login) == 4)
        restarted.clocks.machineNow = restarted.clocks.machineNow.adding(seconds: -86_400)
        #expect(try restarted.wait(login) == 4)
    }

    @Test("Who has signed out does nothing more, even where the sign-out could not be written yet")
    func signedOut() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let busy = test.officeWhoseLockStutters()
        #expect(try busy.tenant.leases(session).count == 1)
        failure(.store(.locked)) { try busy.signIn.signOut(session) }
        refusal(.sessionEnded) { _ = try busy.tenant.leases(session) }
        try busy.signIn.signOut(session)
        refusal(.sessionEnded) { _ = try busy.tenant.leases(session) }
    }

    @Test("A terminal waits too, whoever is tried there, and another terminal does not")
    func terminal() throws {
        let test = try TestOffice()
        let login = try test.signOutOf(test.tenant())
        refusal(.signInFailed) { _ = try test.signIn("440303198001019990", "falsch falsch") }
        refusal(.signInDelayed) { _ = try test.signIn(login) }
        #expect(try test.signIn(login, at: TerminalID("kiosk-2")).name == "陈一民")
    }

    @Test("Unknown, wrong, without a password, of another door: one answer")
    func oneAnswer() throws {
        let test = try TestOffice()
        let login = try test.signOutOf(test.tenant())
        var silent = try test.account(try test.person(40), login: "440303", .applicant)
        silent.passwordHash = nil
        let withoutPassword = silent
        try test.write { (writer) throws(OfficeFailure) in try writer.save(withoutPassword) }
        let answers: [OfficeFailure] = [
            LoginClaim(door: .person, login: "unbekannt", secret: "egal egal"),
            LoginClaim(door: .person, login: login, secret: "egal egal"),
            LoginClaim(door: .person, login: "440303", secret: "egal egal"),
            LoginClaim(door: .staff, login: login, secret: TestOffice.password),
            LoginClaim(door: .organisation, login: login, secret: TestOffice.password),
        ].enumerated().compactMap { place, claim in
            do {
                _ = try test.office.signIn.signIn(claim, by: .password, at: TerminalID("t-\(place)"))
                return nil
            } catch let failure as OfficeFailure {
                test.clocks.pass(seconds: 60)
                return failure
            } catch {
                return nil
            }
        }
        #expect(answers == Array(repeating: .refused(Refusal(.signInFailed, "P-02")), count: 5))
    }

    @Test("Who is disabled learns it only with the right password, and a session that is open ends")
    func disabled() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        var account = try test.read { (reader) throws(OfficeFailure) in try reader.account(session.account) }
        account.isDisabled = true
        let disabled = account
        try test.write { (writer) throws(OfficeFailure) in try writer.save(disabled) }
        refusal(.sessionEnded) { _ = try test.office.tenant.leases(session) }
        refusal(.signInFailed) { _ = try test.signIn(account.login.text, "falsch falsch") }
        test.clocks.pass(seconds: 1)
        refusal(.accountDisabled) { _ = try test.signIn(account.login.text) }
    }

    @Test("A login is folded: full width, blanks, a small x")
    func folding() throws {
        #expect(Door.person.login(" 11010519491231002ｘ ").text == "11010519491231002X")
        #expect(Door.staff.login("Ｗang.Wu").text == "wang.wu")
    }

    @Test("P-04 every method is listed in its order; one that is not connected says so")
    func methods() throws {
        let test = try TestOffice()
        let methods = test.office.signIn.methods(at: .person)
        #expect(methods.map(\.kind) == LoginMethodKind.allCases)
        #expect(methods.filter(\.isConnected).map(\.kind) == [.password, .oneTimeCode])
        #expect(test.office.signIn.methods(at: .staff).map(\.kind) == [.password, .oneTimeCode])
        let claim = LoginClaim(door: .person, login: "", secret: "")
        for method in methods where !method.isConnected {
            refusal(.methodNotConnected) {
                _ = try test.office.signIn.signIn(claim, by: method.kind, at: TestOffice.terminal)
            }
        }
    }

    @Test("A session of staff ends after 12 hours; one of an applicant is ended by the kiosk")
    func longest() throws {
        let test = try TestOffice()
        let reviewer = try test.staff("wu", 30, .reviewer)
        test.clocks.pass(seconds: 12 * 3600 - 1)
        _ = try test.office.review.counts(reviewer)
        test.clocks.pass(seconds: 1)
        refusal(.sessionEnded) { _ = try test.office.review.counts(reviewer) }
    }

    @Test("A lock not had at once does not make a right password a failed try")
    func stuttering() throws {
        let test = try TestOffice()
        let login = try test.signOutOf(test.tenant())
        let office = test.officeWhoseLockStutters()
        let claim = LoginClaim(door: .person, login: login, secret: TestOffice.password)
        // As the loop does it: what was not done for want of the lock is asked again.
        failure(.store(.locked)) { _ = try office.signIn.signIn(claim, by: .password, at: TestOffice.terminal) }
        let session = try office.signIn.signIn(claim, by: .password, at: TestOffice.terminal)
        #expect(session.name == "陈一民")
    }

    @Test("A lock is lifted by the password, and wrong ones delay the next try")
    func unlock() throws {
        let test = try TestOffice()
        let reviewer = try test.staff("wu", 30, .reviewer)
        refusal(.signInFailed) { try test.office.signIn.unlock("falsch falsch", reviewer) }
        refusal(.signInDelayed) { try test.office.signIn.unlock(TestOffice.password, reviewer) }
        test.clocks.pass(seconds: 1)
        try test.office.signIn.unlock(TestOffice.password, reviewer)
    }

    @Test("L-01 nothing can be applied for before the notice in force was agreed to")
    func consent() throws {
        let test = try TestOffice()
        let record = try test.lease(1)
        try test.account(record.tenant, login: record.tenant.document.value, .applicant)
        let session = try test.signIn(record.tenant.document.value)
        refusal(.consentMissing) { _ = try test.office.tenant.start(record.lease.id, session) }
        let notice = try #require(try test.office.signIn.noticeToShow(session))
        try test.office.signIn.agree(to: notice, session)
        #expect(try test.office.signIn.noticeToShow(session) == nil)
        #expect(try test.office.tenant.start(record.lease.id, session).state == .draft)
    }

    @Test("L-01 who withdraws his consent is asked for it before the next step; what was handed in goes on")
    func withdrawnConsent() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let office = test.office
        let renewal = try test.started(session)
        try office.signIn.withdrawConsent(session)
        refusal(.consentMissing) { try office.signIn.withdrawConsent(session) }
        refusal(.consentMissing) { _ = try office.tenant.choosePolicy(.original, in: renewal, session) }
        #expect(try office.tenant.renewals(session) == [renewal], "one's own applications are still one's own")
        let notice = try #require(try office.signIn.noticeToShow(session))
        try office.signIn.agree(to: notice, session)
        #expect(try office.tenant.choosePolicy(.original, in: renewal, session).state == .policySet)
        #expect(try test.journalHolds("consent.withdrawn version=number:3"))
    }

    @Test("L-01 a new version of the notice has to be agreed to before the next step; withdrawing asks for nothing")
    func newNotice() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let renewal = try test.started(session)
        let office = test.officeWithNewNotice()
        refusal(.consentMissing) { _ = try office.tenant.choosePolicy(.original, in: renewal, session) }
        let old = try test.office.notice()
        refusal(.textOutdated) { try office.signIn.agree(to: old, session) }
        #expect(try office.signIn.noticeToShow(session)?.template.version == 4)
        #expect(try office.tenant.withdraw(renewal, session).state == .withdrawn)
    }
}

extension TestOffice {
    /// Ends the session and gives the login back.
    func signOutOf(_ session: Session) throws -> String {
        try office.signIn.signOut(session)
        return try read { (reader) throws(OfficeFailure) in try reader.account(session.account) }.login.text
    }

    func wait(_ login: String) throws -> Int {
        let claim = LoginClaim(door: .person, login: login, secret: "")
        return Int(try office.signIn.secondsToWait(claim, by: .password, at: Self.terminal))
    }
}
