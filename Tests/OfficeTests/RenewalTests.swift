import Housing
import Testing

@testable import Office

/// A renewal under the original policy through the desks (model 3.3, 6.1).
@Suite struct RenewalTests {
    @Test("O-1 to O-6, taken, approved: the whole way, and 【我的】 shows it")
    func whole() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let offer = try #require(try test.office.tenant.leases(session).first)
        #expect(offer.standing == .canStart(isLate: false))
        let renewal = try test.submitted(session)
        #expect(renewal.state == .submitted && renewal.number.description.hasPrefix("R2308-00001-"))
        #expect(try test.office.tenant.caseFile(renewal.id, session).next == .waitForReviewer)

        let reviewer = try test.staff("wu", 30, .reviewer)
        let file = try test.office.review.takeNext(reviewer)
        #expect(file.renewal.id == renewal.id && file.renewal.state == .underReview)
        #expect(try test.office.tenant.caseFile(renewal.id, session).heldBy == "王*u")
        _ = try test.office.review.approve(file.renewal, reviewer)

        let mine = try test.office.tenant.caseFile(renewal.id, session)
        #expect(mine.renewal.state == .approved && mine.next == .waitForContract)
        #expect(
            mine.timeline.map(\.entry.kind) == [
                .renewalStarted, .renewalPolicyChosen, .renewalDeclared, .renewalInfoConfirmed,
                .renewalMaterialAdded, .renewalMaterialAdded, .renewalSubmitted, .renewalTaken, .renewalApproved,
            ])
        #expect(try test.office.tenant.leases(session).first?.standing == .underway(mine.renewal))
    }

    @Test(
        "Q23 too early says from when; late is accepted and marked; an ended lease is refused",
        arguments: [
            (
                day(2023, 12, 1),
                LeaseOffer.Standing.cannot(
                    Refusal(.tooEarly, "Q23", .from(day(2023, 9, 1)), .until(day(2023, 12, 1))))
            ),
            (day(2023, 11, 21), .canStart(isLate: false)),
            (day(2023, 8, 22), .canStart(isLate: true)),
            (day(2023, 8, 20), .cannot(Refusal(.leaseEnded, "Q23", .until(day(2023, 8, 20))))),
        ])
    func window(_ end: Day, _ standing: LeaseOffer.Standing) throws {
        let test = try TestOffice()
        let session = try test.tenant(end: end)
        let offer = try #require(try test.office.tenant.leases(session).first)
        #expect(offer.standing == standing)
        switch standing {
        case .canStart(let isLate):
            #expect(try test.office.tenant.start(offer.record.lease.id, session).isLate == isLate)
        case .cannot(let said):
            failure(.refused(said)) { _ = try test.office.tenant.start(offer.record.lease.id, session) }
        case .underway:
            Issue.record("no renewal was started")
        }
    }

    @Test("A lease has one live renewal; a refused start uses up no number; withdrawn makes room")
    func one() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let first = try test.started(session)
        refusal(.alreadyOpen) { _ = try test.office.tenant.start(first.lease, session) }
        _ = try test.office.tenant.withdraw(first, session)
        let second = try test.office.tenant.start(first.lease, session)
        #expect([first.number.serial, second.number.serial] == [1, 2])
    }

    @Test("The lease of somebody else, and his case, are refused")
    func others() throws {
        let test = try TestOffice()
        let session = try test.tenant(1)
        let renewal = try test.started(session)
        let other = try test.tenant(2, on: TerminalID("kiosk-2"))
        refusal(.notTheTenant) { _ = try test.office.tenant.start(LeaseID("l-1"), other) }
        refusal(.notYourCase) { _ = try test.office.tenant.caseFile(renewal.id, other) }
        refusal(.notYourCase) { _ = try test.office.tenant.withdraw(renewal, other) }
        refusal(.notYourCase) { _ = try test.office.tenant.openInformation(renewal, other) }
        refusal(.notYourCase) { _ = try test.office.tenant.openInfo(renewal, other) }
        refusal(.notYourCase) {
            _ = try test.office.tenant.attach(TestOffice.front, named: nil, as: .cardFront, to: renewal, other)
        }
    }

    @Test("O-3 the declaration has to have been open for as long as it is said to have been read")
    func reading() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let renewal = try test.office.tenant.choosePolicy(.original, in: test.started(session), session)
        let pages = DeclarationPages(
            declaration: try test.office.policies.text(.declaration, on: TestOffice.opening.day), leastSeconds: 0)
        @discardableResult
        func acknowledge(_ seconds: Int, ticked: Bool = true, in renewal: Renewal = renewal) throws -> Renewal {
            try test.office.tenant.acknowledge(
                pages, visibleSeconds: seconds, isInformationConfirmed: true, isTicked: ticked, in: renewal, session)
        }
        #expect(try test.office.tenant.openInformation(renewal, session).kind == .information)
        test.clocks.steady += 100_000
        refusal(.textNotShown) { try acknowledge(100) }
        let least = try test.office.tenant.openDeclaration(renewal, session).leastSeconds
        refusal(.readTooShort) { try acknowledge(least - 1) }
        refusal(.readLongerThanOpen) { try acknowledge(least) }
        // The office's clock may stand still in training; the steady one does not.
        test.clocks.steady += Int64(least) * 1000
        refusal(.notTicked) { try acknowledge(least, ticked: false) }
        refusal(.readLongerThanOpen) { try acknowledge(least + 1) }
        let declared = try acknowledge(least)
        // One reading is acknowledged once: to be read anew it is opened anew.
        refusal(.textNotShown) { try acknowledge(least, in: declared) }
    }

    @Test("O-3 a new version of the declaration has not been open for as long as the old one")
    func newDeclaration() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let renewal = try test.office.tenant.choosePolicy(.original, in: test.started(session), session)
        let tenant = test.officeWithDeclaration(2, from: "2023-08-22").tenant
        let old = try tenant.openDeclaration(renewal, session)
        test.clocks.pass(days: 1)
        refusal(.textOutdated) {
            _ = try tenant.acknowledge(
                old, visibleSeconds: 60, isInformationConfirmed: true, isTicked: true, in: renewal, session)
        }
        let new = try tenant.openDeclaration(renewal, session)
        #expect(new.declaration.template.version == 2)
        refusal(.readLongerThanOpen) {
            _ = try tenant.acknowledge(
                new, visibleSeconds: 60, isInformationConfirmed: true, isTicked: true, in: renewal, session)
        }
    }

    @Test("O-5 a lock that is not had at once does not leave a second file behind")
    func busyUpload() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let chosen = try test.office.tenant.choosePolicy(.original, in: test.started(session), session)
        let known = try test.confirmed(test.acknowledged(chosen, session), session)
        let busy = test.officeWhoseLockStutters()
        let one = try busy.tenant.attach(TestOffice.front, named: "a.jpg", as: .cardFront, to: known, session)
        #expect(one.currentMaterials.count == 1 && test.fileCount == 1)
    }

    @Test("O-5 what could not be taken is not stored either")
    func noFileBeforeItsTurn() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let started = try test.started(session)
        refusal(.wrongState) {
            _ = try test.office.tenant.attach(TestOffice.front, named: nil, as: .cardFront, to: started, session)
        }
        #expect(test.fileCount == 0)
    }

    @Test("O-4 what was confirmed stays; a telephone put right reaches the register with the approval")
    func correction() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let mobile = try Mobile("13900001234")
        let mine = InfoLine(.tenant, .mobile)
        let theirs = InfoLine(.occupants, .mobile, of: PersonID("p-501"))
        let renewal = try test.submitted(session, corrections: [mine: mobile, theirs: mobile])
        let before = try test.office.tenant.caseFile(renewal.id, session)
        #expect(before.corrections == [mine: mobile, theirs: mobile])
        #expect(before.lease.tenant.mobile != mobile && before.changedSince == [])

        let reviewer = try test.staff("wu", 30, .reviewer)
        _ = try test.office.review.approve(test.office.review.takeNext(reviewer).renewal, reviewer)
        let after = try test.office.tenant.caseFile(renewal.id, session)
        #expect(after.lease.tenant.mobile == mobile && after.lease.occupants.first?.person.mobile == mobile)
        #expect(after.confirmed == before.confirmed)
        #expect(after.changedSince == [mine, theirs])
        #expect(try test.entries(.personCorrected, of: renewal.id).count == 2)
    }

    @Test("O-4 the telephone of somebody who has moved out since is left as it is")
    func correctionOfTheGone() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let mobile = try Mobile("13900001234")
        let theirs = InfoLine(.occupants, .mobile, of: PersonID("p-501"))
        let renewal = try test.submitted(session, corrections: [theirs: mobile])
        var record = try test.office.tenant.caseFile(renewal.id, session).lease
        record.lease.occupants[0].moveOut = day(2023, 8, 20)
        record.occupants[0].occupant.moveOut = day(2023, 8, 20)
        let moved = record
        try test.write { (writer) throws(OfficeFailure) in try writer.save(moved) }
        let reviewer = try test.staff("wu", 30, .reviewer)
        _ = try test.office.review.approve(test.office.review.takeNext(reviewer).renewal, reviewer)
        let person = try test.read { (reader) throws(OfficeFailure) in try reader.person(PersonID("p-501")) }
        #expect(person.mobile == record.occupants[0].person.mobile)
        #expect(try test.entries(.personCorrected, of: renewal.id).isEmpty)
    }

    @Test(
        "6.1 what was sent back is told as it was and as it became, round by round, and reaches the registers once approved"
    )
    func rounds() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let relation = InfoLine(.occupants, .relation, of: PersonID("p-501"))
        let rent = InfoLine(.renewal, .monthlyRent)
        var renewal = try test.submitted(session)
        let reviewer = try test.staff("wu", 30, .reviewer)
        let replies: [LineReply] = [.value(.relation(.child)), .value(.relation(.parent))]
        for reply in replies {
            test.clocks.officeNow = test.clocks.officeNow.adding(seconds: 86_400)
            let taken = try test.office.review.takeNext(reviewer).renewal
            let items = [
                ReturnItem(.line(relation), .differsFromRegister), ReturnItem(.line(rent), .differsFromRegister),
            ]
            renewal = try test.office.review.sendBack(items, taken, reviewer)
            let pages = try test.office.tenant.openInfo(renewal, session)
            renewal = try test.office.tenant.answer(relation, reply, pages, in: renewal, session)
            renewal = try test.office.tenant.answer(rent, .explained(" 多算了 "), pages, in: renewal, session)
            let proof = reply == replies[0] ? TestOffice.front : TestOffice.back
            refusal(.materialMissing) { _ = try test.office.tenant.resubmit(renewal, session) }
            renewal = try test.office.tenant.attach(
                proof + [7], named: "a.jpg", as: .familyProof, to: renewal, session)
            renewal = try test.office.tenant.resubmit(renewal, session)
        }
        let file = try test.office.tenant.caseFile(renewal.id, session)
        #expect(
            file.rounds.map { $0.items.map(\.path) } == [
                [.line(relation), .line(rent), .material(.familyProof)],
                [.line(relation), .line(rent), .material(.familyProof)],
            ])
        let (first, second) = (file.rounds[0].items[0], file.rounds[1].items[0])
        #expect(first.before == .confirmed(.relation(.spouse)) && first.after == .proposed(.relation(.child)))
        #expect(second.before == first.after && second.after == .proposed(.relation(.parent)))
        #expect(second.registered == .relation(.spouse))
        #expect(first.at?.day == day(2023, 8, 22) && second.at?.day == day(2023, 8, 23))
        #expect(file.rounds[1].items[1].before == .explained("多算了"))
        #expect(file.redone == file.rounds[1] && file.proposals == [relation: .relation(.parent)])

        let old = file.lease.lease
        _ = try test.office.review.approve(test.office.review.takeNext(reviewer).renewal, reviewer)
        let after = try test.office.tenant.caseFile(renewal.id, session)
        #expect(
            after.lease.lease.occupants[0].relation == .parent && after.lease.occupants[0].occupant.relation == .parent)
        #expect(after.lease.lease.tenant == old.tenant && after.lease.lease.end == old.end)
        let entries = try test.entries(.leaseCorrected, of: renewal.id)
        #expect(entries.map { $0["line"] } == [.code(relation.description)])
        #expect(!entries[0].description.contains("PARENT"))
        #expect(after.redone == nil && after.rounds == file.rounds)
    }

    @Test("6.1 what the registers have already is not written again, nor for who has moved out")
    func nothingToWrite() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let relation = InfoLine(.occupants, .relation, of: PersonID("p-501"))
        let renewal = try test.submitted(session)
        let reviewer = try test.staff("wu", 30, .reviewer)
        let taken = try test.office.review.takeNext(reviewer).renewal
        var back = try test.office.review.sendBack(
            [ReturnItem(.line(relation), .differsFromRegister)], taken, reviewer)
        let pages = try test.office.tenant.openInfo(back, session)
        back = try test.office.tenant.answer(relation, .value(.relation(.child)), pages, in: back, session)
        back = try test.office.tenant.attach(
            TestOffice.front + [7], named: "a.jpg", as: .familyProof, to: back, session)
        _ = try test.office.tenant.resubmit(back, session)
        var record = try test.office.tenant.caseFile(renewal.id, session).lease
        record.lease.occupants[0].moveOut = day(2023, 8, 20)
        record.occupants[0].occupant.moveOut = day(2023, 8, 20)
        let moved = record
        try test.write { (writer) throws(OfficeFailure) in try writer.save(moved) }
        // Somebody moved out: the file tells it, and what was confirmed is not what is.
        let again = try test.office.review.takeNext(reviewer)
        #expect(!again.changedSince.isEmpty)
        _ = try test.office.review.approve(again.renewal, reviewer)
        #expect(try test.entries(.leaseCorrected, of: renewal.id).isEmpty)
    }

    @Test("6.1 past its last day an application is ended as it is opened, once, with its entry")
    func endedOnOpening() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        _ = try test.submitted(session)
        let reviewer = try test.staff("wu", 30, .reviewer)
        let taken = try test.office.review.takeNext(reviewer).renewal
        let back = try test.office.review.sendBack([ReturnItem(.material(.cardBack), .unreadable)], taken, reviewer)
        test.clocks.officeNow = Moment(day(2023, 9, 4), hour: 23)
        try test.office.upkeep.settle(session)
        #expect(try test.office.tenant.renewals(session).first?.state == .returned)
        test.clocks.officeNow = Moment(day(2023, 9, 5), hour: 0)
        for _ in 1...2 { try test.office.upkeep.settle(session) }
        #expect(try test.office.tenant.renewals(session).first?.expiry == .deadlinePassed)
        #expect(try test.entries(.renewalExpired, of: back.id).count == 1)
    }

    @Test("O-4 a block that is wrong is answered in words, and the application goes on")
    func wrongLine() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let chosen = try test.office.tenant.choosePolicy(.original, in: test.started(session), session)
        let known = try test.acknowledged(chosen, session)
        let pages = try test.office.tenant.openInfo(known, session)
        let line = InfoLine(.tenant, .marital)
        var answers = InfoAnswers(
            shown: Set(InfoBlock.allCases),
            blocks: [.dwelling: .confirmed, .occupants: .confirmed, .renewal: .confirmed])
        refusal(.blockNotAnswered) { _ = try test.office.tenant.confirmInfo(pages, answers, in: known, session) }
        answers.blocks[.tenant] = .wrong([line: " 已经离婚，\u{202E}有离婚证 "])
        let confirmed = try test.office.tenant.confirmInfo(pages, answers, in: known, session)
        #expect(confirmed.state == .infoConfirmed)
        let file = try test.office.tenant.caseFile(confirmed.id, session)
        let wrong = try #require(file.renewal.info?.wrong.first)
        #expect(wrong.line == line)
        #expect(wrong.note.flatMap { file.notes[$0] } == "已经离婚，有离婚证")
    }

    @Test("O-4 registers that changed meanwhile have to be looked at again")
    func changedRegister() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let chosen = try test.office.tenant.choosePolicy(.original, in: test.started(session), session)
        let known = try test.acknowledged(chosen, session)
        let pages = try test.office.tenant.openInfo(known, session)
        var tenant = try test.person(1)
        tenant.marital = .widowed
        let widowed = tenant
        try test.write { (writer) throws(OfficeFailure) in try writer.save(widowed) }
        let blocks = Dictionary(uniqueKeysWithValues: InfoBlock.allCases.map { ($0, InfoAnswers.Block.confirmed) })
        refusal(.infoChanged) {
            _ = try test.office.tenant.confirmInfo(
                pages, InfoAnswers(shown: Set(InfoBlock.allCases), blocks: blocks), in: known, session)
        }
    }

    @Test("O-5 both sides, each another picture; a second file of a side takes its place")
    func materials() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let chosen = try test.office.tenant.choosePolicy(.original, in: test.started(session), session)
        let known = try test.confirmed(test.acknowledged(chosen, session), session)
        refusal(.materialMissing) { _ = try test.office.tenant.submit(known, session) }
        let tenant = test.office.tenant
        let one = try tenant.attach(TestOffice.front, named: "a.jpg", as: .cardFront, to: known, session)
        refusal(.materialRepeated) {
            _ = try tenant.attach(TestOffice.front, named: "b.jpg", as: .cardBack, to: one, session)
        }
        let other: [UInt8] = TestOffice.front + [1]
        let two = try tenant.attach(other, named: "c.jpg", as: .cardFront, to: one, session)
        #expect(two.currentMaterials.count == 1 && two.materials.count == 2)
        let material = try #require(two.currentMaterials.first)
        #expect(try tenant.bytes(of: material.id, session) == other)
        let three = try tenant.attach(TestOffice.back, named: nil, as: .cardBack, to: two, session)
        #expect(try tenant.submit(three, session).state == .submitted)
    }

    @Test("What another terminal did meanwhile is told and not overwritten")
    func twoTerminals() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let seen = try test.started(session)
        let elsewhere = try test.another()
        let moved = try elsewhere.office.tenant.choosePolicy(.original, in: seen, session)
        failure(.store(.changedByOther)) {
            _ = try test.office.tenant.choosePolicy(.original, in: seen, session)
        }
        #expect(try test.office.tenant.renewals(session) == [moved])
    }

    @Test("Who renews under the old policy does it while the rules of checking cannot be read")
    func brokenCheckRules() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let ready = try test.ready(session)
        let office = test.office(without: CheckPolicy.path)
        #expect(try office.tenant.submit(ready, session).state == .submitted)
    }

    @Test("Sent back with exact items, mended, handed in again, in its old place")
    func returned() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let renewal = try test.submitted(session)
        let reviewer = try test.staff("wu", 30, .reviewer)
        let taken = try test.office.review.takeNext(reviewer).renewal
        let items = [ReturnItem(.material(.cardBack), .unreadable, note: "反光，看不清有效期")]
        let sent = try test.office.review.sendBack(items, taken, reviewer)
        let file = try test.office.tenant.caseFile(renewal.id, session)
        #expect(file.notes.values.contains("反光，看不清有效期"))
        guard case .correct(let left, _, false) = file.next else {
            Issue.record("\(file.next)")
            return
        }
        #expect(left.map(\.path) == [.material(.cardBack)])
        refusal(.itemsNotDone) { _ = try test.office.tenant.resubmit(sent, session) }
        let mended = try test.office.tenant.attach(
            TestOffice.back + [1], named: "neu.jpg", as: .cardBack, to: sent, session)
        let again = try test.office.tenant.resubmit(mended, session)
        #expect(again.state == .submitted && again.submittedAt == renewal.submittedAt)
        #expect(try test.office.review.takeNext(reviewer).renewal.id == renewal.id)
    }

    @Test("A draft is kept for a person, the newest wins, and goes with the submission")
    func draft() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let desk = test.office.tenant
        try desk.saveDraft("{\"step\":1}", of: .renewal, session)
        try test.another().office.tenant.saveDraft("{\"step\":2}", of: .renewal, session)
        #expect(try desk.draft(of: .renewal, session)?.body == "{\"step\":2}")
        _ = try test.submitted(session)
        #expect(try desk.draft(of: .renewal, session) == nil)
    }
}
