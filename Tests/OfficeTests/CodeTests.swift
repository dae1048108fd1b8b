import Housing
import OfficeSupport
import Testing

@testable import Office

/// One-time codes: 8 digits, 15 minutes, one use, five tries (contract: People).
@Suite struct CodeTests {
    @Test("A code activates an account that was never used, sets its password and lets its owner in")
    func activation() throws {
        let test = try TestOffice()
        let record = try test.lease(1)
        let clerk = try test.staff("li", 20, .clerk)
        let card = try test.office.review.find(record.tenant.document, clerk)
        #expect(card.person == record.tenant && !card.hasPassword)
        #expect(try test.journalHolds("personal.shown person="))
        let issued = try test.office.review.issueCode(to: card.person.id, clerk)
        #expect(issued.digits.count == 8 && issued.digits.allSatisfy(\.isNumber))
        let claim = LoginClaim(door: .person, login: issued.login.text, secret: issued.digits)
        let session = try test.office.signIn.activate(claim, newPassword: "白菜炖粉条 8 碗", at: TestOffice.terminal)
        #expect(session.person == record.tenant.id && session.roles == [.applicant])
        #expect(try test.signIn(issued.login.text, "白菜炖粉条 ８ 碗").person == record.tenant.id)
        #expect(try test.office.review.find(record.tenant.document, clerk).hasPassword)
    }

    @Test("A poor password does not cost the code")
    func poorPassword() throws {
        let (test, claim) = try Self.issued()
        refusal(.passwordTooShort) {
            _ = try test.office.signIn.activate(claim, newPassword: "1234567", at: TestOffice.terminal)
        }
        refusal(.passwordTooCommon) {
            _ = try test.office.signIn.activate(claim, newPassword: "a12345678", at: TestOffice.terminal)
        }
        _ = try test.office.signIn.activate(claim, newPassword: "白菜炖粉条 8 碗", at: TestOffice.terminal)
    }

    @Test("It is used once; after that only its holder learns that it was")
    func once() throws {
        let (test, claim) = try Self.issued()
        _ = try test.office.signIn.signIn(claim, by: .oneTimeCode, at: TestOffice.terminal)
        refusal(.codeUsed) { _ = try test.office.signIn.signIn(claim, by: .oneTimeCode, at: TestOffice.terminal) }
        let wrong = LoginClaim(door: .person, login: claim.login, secret: "00000000")
        test.clocks.pass(seconds: 10)
        refusal(.codeWrong) { _ = try test.office.signIn.signIn(wrong, by: .oneTimeCode, at: TestOffice.terminal) }
    }

    @Test("Five tries, then even the right one is refused")
    func fiveTries() throws {
        let (test, claim) = try Self.issued()
        let wrong = LoginClaim(door: .person, login: claim.login, secret: claim.secret == "00000000" ? "1" : "00000000")
        for _ in 0..<5 {
            refusal(.codeWrong) { _ = try test.office.signIn.signIn(wrong, by: .oneTimeCode, at: TestOffice.terminal) }
            test.clocks.pass(seconds: 60)
        }
        refusal(.codeUsedUp) { _ = try test.office.signIn.signIn(claim, by: .oneTimeCode, at: TestOffice.terminal) }
    }

    @Test("The fifth try may still be the right one")
    func fifthTry() throws {
        let (test, claim) = try Self.issued()
        let wrong = LoginClaim(door: .person, login: claim.login, secret: "1")
        for _ in 0..<4 {
            refusal(.codeWrong) { _ = try test.office.signIn.signIn(wrong, by: .oneTimeCode, at: TestOffice.terminal) }
            test.clocks.pass(seconds: 60)
        }
        _ = try test.office.signIn.signIn(claim, by: .oneTimeCode, at: TestOffice.terminal)
    }

    @Test("15 minutes by the machine's clock, whatever the office's clock says", arguments: [899, 900])
    func life(_ seconds: Int) throws {
        let (test, claim) = try Self.issued()
        test.clocks.officeNow = test.clocks.officeNow.adding(seconds: 86_400)
        test.clocks.machineNow = test.clocks.machineNow.adding(seconds: Int64(seconds))
        if seconds < 900 {
            _ = try test.office.signIn.signIn(claim, by: .oneTimeCode, at: TestOffice.terminal)
        } else {
            refusal(.codeExpired) {
                _ = try test.office.signIn.signIn(claim, by: .oneTimeCode, at: TestOffice.terminal)
            }
        }
    }

    @Test("A new code ends the one before")
    func renewed() throws {
        let (test, claim) = try Self.issued()
        let clerk = try test.signIn("li", door: .staff, at: TestOffice.counter)
        let second = try test.office.review.issueCode(to: PersonID("p-1"), clerk)
        refusal(.codeWrong) { _ = try test.office.signIn.signIn(claim, by: .oneTimeCode, at: TestOffice.terminal) }
        test.clocks.pass(seconds: 2)
        let newer = LoginClaim(door: .person, login: claim.login, secret: second.digits)
        _ = try test.office.signIn.signIn(newer, by: .oneTimeCode, at: TestOffice.terminal)
    }

    @Test("Failing with somebody's number elsewhere does not keep him out with a code in hand")
    func notLockedOut() throws {
        let (test, claim) = try Self.issued()
        for _ in 0..<6 {
            refusal(.signInFailed) {
                _ = try test.signIn(claim.login, "falsch falsch", at: TerminalID("kiosk-2"))
            }
            test.clocks.pass(seconds: 64)
        }
        refusal(.signInFailed) { _ = try test.signIn(claim.login, "falsch falsch", at: TerminalID("kiosk-2")) }
        _ = try test.office.signIn.signIn(claim, by: .oneTimeCode, at: TestOffice.terminal)
    }

    @Test("An unknown number is answered as a wrong code, and nobody gets a code that he issues to himself")
    func refusals() throws {
        let (test, _) = try Self.issued()
        let nobody = LoginClaim(door: .person, login: "440303198001019990", secret: "12345678")
        refusal(.codeWrong) { _ = try test.office.signIn.signIn(nobody, by: .oneTimeCode, at: TestOffice.terminal) }
        let clerk = try test.signIn("li", door: .staff, at: TestOffice.counter)
        refusal(.ownCase) { _ = try test.office.review.issueCode(to: clerk.person, clerk) }
        refusal(.notFound) { _ = try test.office.review.find(try TestOffice.document(77), clerk) }
    }

    @Test("A number that two people's documents share opens nobody else's account")
    func sharedNumber() throws {
        let test = try TestOffice()
        let clerk = try test.staff("li", 20, .clerk)
        let taiwan = Person(
            id: PersonID("p-1"), name: "林一", document: try IdentityNumber("12345678", kind: .taiwanPermit, on: nil))
        let passport = Person(
            id: PersonID("p-2"), name: "SMITH", document: try IdentityNumber("12345678", kind: .passport, on: nil))
        try test.write { (writer) throws(OfficeFailure) in
            try writer.save(taiwan)
            try writer.save(passport)
        }
        let issued = try test.office.review.issueCode(to: taiwan.id, clerk)
        let claim = LoginClaim(door: .person, login: issued.login.text, secret: issued.digits)
        _ = try test.office.signIn.activate(claim, newPassword: "白菜炖粉条 8 碗", at: TestOffice.terminal)
        refusal(.loginTaken) { _ = try test.office.review.issueCode(to: passport.id, clerk) }
        #expect(try test.office.review.find(taiwan.document, clerk).hasPassword)
        #expect(try !test.office.review.find(passport.document, clerk).hasPassword)
    }

    @Test("Every code is equally likely: none is folded onto the low ones")
    func unbiased() {
        let entropy = SeededEntropy(7)
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<2000 {
            for digit in entropy.digits(8) { counts[digit.wholeNumberValue ?? 0] += 1 }
        }
        #expect(counts.allSatisfy { (1480...1720).contains($0) })
        #expect((0..<100).allSatisfy { _ in entropy.number(below: 3) < 3 })
    }

    private static func issued() throws -> (TestOffice, LoginClaim) {
        let test = try TestOffice()
        try test.lease(1)
        let clerk = try test.staff("li", 20, .clerk)
        let issued = try test.office.review.issueCode(to: PersonID("p-1"), clerk)
        return (test, LoginClaim(door: .person, login: issued.login.text, secret: issued.digits))
    }
}
