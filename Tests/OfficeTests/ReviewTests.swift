import Housing
import Testing

@testable import Office

/// The counter: who takes what, two at one case, looks that leave a trace.
@Suite struct ReviewTests {
    @Test("An item is not sent back for a reason that the office does not offer for it")
    func unfitReason() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        _ = try test.submitted(session)
        let wu = try test.staff("wu", 30, .reviewer)
        let taken = try test.office.review.takeNext(wu).renewal
        let items = [ReturnItem(.line(InfoLine(.tenant, .mobile)), .unreadable)]
        refusal(.reasonUnfit) { _ = try test.office.review.sendBack(items, taken, wu) }
    }

    @Test("取下一件 gives the one handed in first, and again the one in hand")
    func order() throws {
        let test = try TestOffice()
        let first = try test.submitted(test.tenant(1))
        test.clocks.pass(seconds: 60)
        let second = try test.submitted(test.tenant(2, on: TerminalID("kiosk-2")))
        let wu = try test.staff("wu", 30, .reviewer)
        let liu = try test.staff("liu", 31, .reviewer)
        #expect(try test.office.review.inHand(wu) == nil)
        #expect(try test.office.review.takeNext(wu).renewal.id == first.id)
        #expect(try test.office.review.takeNext(liu).renewal.id == second.id)
        #expect(try test.office.review.takeNext(wu).renewal.id == first.id)
        #expect(try test.office.review.counts(wu)[.underReview] == 2)
        let third = try test.staff("zhao", 32, .reviewer)
        refusal(.nothingWaiting) { _ = try test.office.review.takeNext(third) }
    }

    @Test("The second at one case is told who has it, and his decision is not taken")
    func second() throws {
        let test = try TestOffice()
        let renewal = try test.submitted(test.tenant())
        let wu = try test.staff("wu", 30, .reviewer)
        let liu = try test.staff("liu", 31, .reviewer)
        let taken = try test.office.review.take(renewal.id, wu).renewal
        do {
            _ = try test.another().office.review.take(renewal.id, liu)
            Issue.record("taken twice")
        } catch OfficeFailure.held(let refusal, let name) {
            #expect(refusal.code == .claimedByOther && name == "王*u")
        }
        refusal(.claimedByOther) { _ = try test.office.review.approve(taken, liu) }
        let released = try test.another().office
        try released.review.release(taken, wu)
        _ = try test.office.review.take(renewal.id, liu)
        failure(.store(.changedByOther)) { _ = try test.office.review.approve(taken, liu) }
    }

    @Test("A search longer than any name finds nothing, and does not fail")
    func longSearch() throws {
        let test = try TestOffice()
        _ = try test.submitted(test.tenant())
        let wu = try test.staff("wu", 30, .reviewer)
        let pasted = String(String.UnicodeScalarView((0x4E00..<0x5600).compactMap { Unicode.Scalar($0) }))
        for text in [pasted, "", "一"] {
            let filter = QueueFilter(search: text)
            #expect(try test.office.review.queue(filter, offset: 0, limit: 10, wu).isEmpty)
            #expect(try test.office.console.cases(filter, offset: 0, limit: 10).isEmpty)
        }
        #expect(try test.office.review.queue(QueueFilter(search: "一民"), offset: 0, limit: 10, wu).count == 1)
    }

    @Test("Nobody reviews his own application; the next one is given instead")
    func own() throws {
        let test = try TestOffice()
        let own = try test.submitted(test.tenant(1))
        test.clocks.pass(seconds: 60)
        let other = try test.submitted(test.tenant(2, on: TerminalID("kiosk-2")))
        try test.account(try test.person(1), login: "chen", .reviewer)
        let chen = try test.signIn("chen", door: .staff, at: TestOffice.counter)
        refusal(.ownCase) { _ = try test.office.review.take(own.id, chen) }
        #expect(try test.office.review.takeNext(chen).renewal.id == other.id)
    }

    @Test("Signing out puts the case back in its place")
    func signOut() throws {
        let test = try TestOffice()
        let renewal = try test.submitted(test.tenant())
        let wu = try test.staff("wu", 30, .reviewer)
        _ = try test.office.review.takeNext(wu)
        try test.office.signIn.signOut(wu)
        let liu = try test.staff("liu", 31, .reviewer)
        #expect(try test.office.review.takeNext(liu).renewal.id == renewal.id)
        #expect(try test.entries(.renewalReleased, of: renewal.id).count == 1)
    }

    @Test("Ending one of two sessions of a reviewer leaves what is in hand in the other")
    func twoSessions() throws {
        let test = try TestOffice()
        let first = try test.submitted(test.tenant(1))
        let wu = try test.staff("wu", 30, .reviewer)
        let elsewhere = try test.signIn("wu", door: .staff, at: TerminalID("counter-2"))
        _ = try test.office.review.takeNext(wu)
        try test.office.signIn.signOut(elsewhere)
        #expect(try test.entries(.renewalReleased, of: first.id).isEmpty)
        // Taken over, it ends with the place where it is now.
        let third = try test.signIn("wu", door: .staff, at: TerminalID("counter-3"))
        #expect(try test.office.review.takeNext(third).renewal.claim?.session == third.id)
        try test.office.signIn.signOut(wu)
        #expect(try test.entries(.renewalReleased, of: first.id).isEmpty)
        try test.office.signIn.signOut(third)
        #expect(try test.entries(.renewalReleased, of: first.id).count == 1)
    }

    @Test(
        "A counter that was killed leaves its case to its reviewer, to the manager and to the daily run",
        arguments: 0..<3)
    func killed(_ way: Int) throws {
        let test = try TestOffice()
        let renewal = try test.submitted(test.tenant(1))
        let boss = try test.staff("boss", 60, .manager)
        let wu = try test.staff("wu", 30, .reviewer)
        // Nothing of this session is ever heard again.
        let taken = try test.office.review.takeNext(wu).renewal
        let liu = try test.staff("liu", 31, .reviewer)
        refusal(.nothingWaiting) { _ = try test.office.review.takeNext(liu) }
        switch way {
        case 0:
            let again = try test.signIn("wu", door: .staff, at: TestOffice.counter)
            #expect(try test.office.review.takeNext(again).renewal.id == renewal.id)
            try test.office.signIn.signOut(again)
        case 1: try test.office.review.putBack(taken, boss)
        default:
            #expect(try test.office.upkeep.tick().released == 0)
            test.clocks.pass(seconds: Int(test.office.options.signIn.staffSessionSeconds) + 1)
            #expect(try test.office.upkeep.tick().released == 1)
        }
        let heir = try test.signIn("liu", door: .staff, at: TestOffice.counter)
        #expect(try test.office.review.takeNext(heir).renewal.id == renewal.id)
    }

    @Test("Only a manager puts back what another has in hand, and the entry says so")
    func putBack() throws {
        let test = try TestOffice()
        let renewal = try test.submitted(test.tenant(1))
        let boss = try test.staff("boss", 60, .manager)
        let wu = try test.staff("wu", 30, .reviewer)
        let liu = try test.staff("liu", 31, .reviewer)
        let taken = try test.office.review.takeNext(wu).renewal
        failure(.denied(.putBackCase, .reviewer)) { try test.office.review.putBack(taken, liu) }
        try test.office.review.putBack(taken, boss)
        failure(.store(.changedByOther)) { _ = try test.office.review.approve(taken, wu) }
        let entry = try #require(try test.entries(.renewalReleased, of: renewal.id).first)
        #expect(entry["role"] == .code("manager"))
    }

    @Test("Rejected with a reason; one that says nothing needs words")
    func reject() throws {
        let test = try TestOffice()
        _ = try test.submitted(test.tenant())
        let wu = try test.staff("wu", 30, .reviewer)
        let taken = try test.office.review.takeNext(wu).renewal
        refusal(.noteMissing) { _ = try test.office.review.reject(.other, note: "  ", taken, wu) }
        let rejected = try test.office.review.reject(.other, note: "房屋已收回", taken, wu)
        let file = try test.office.review.caseFile(rejected.number, wu)
        #expect(file.renewal.decision?.note.flatMap { file.notes[$0] } == "房屋已收回")
        #expect(file.allowed.isEmpty)
    }

    @Test("A look at a file or a number leaves an entry, and none of its content")
    func looks() throws {
        let test = try TestOffice()
        let renewal = try test.submitted(test.tenant())
        let wu = try test.staff("wu", 30, .reviewer)
        let file = try test.office.review.takeNext(wu)
        let front = try #require(file.current(.cardFront).first)
        #expect(try test.office.review.bytes(of: front.material.id, wu) == TestOffice.front)
        let line = InfoLine(.tenant, .documentNumber)
        let number = try TestOffice.document(1)
        #expect(try test.office.review.show(line, of: renewal.id, wu) == .document(number))
        let looks = try test.entries(.personalShown, of: renewal.id)
        #expect(looks.count == 2 && !looks.contains { $0.description.contains(number.value) })
    }

    @Test("The deadline beyond the last notice is refused unless taken as provisional")
    func provisional() throws {
        let test = try TestOffice()
        test.clocks.officeNow = Moment(day(2031, 3, 3), hour: 9)
        let renewal = try test.submitted(test.tenant(end: day(2031, 5, 1)))
        let wu = try test.staff("wu", 30, .reviewer)
        let taken = try test.office.review.takeNext(wu).renewal
        let items = [ReturnItem(.material(.cardFront), .unreadable)]
        refusal(.calendarUnknown) { _ = try test.office.review.sendBack(items, taken, wu) }
        let sent = try test.office.review.sendBack(items, acceptsProvisional: true, taken, wu)
        #expect(sent.id == renewal.id && sent.openReturn?.isProvisional == true)
    }
}
