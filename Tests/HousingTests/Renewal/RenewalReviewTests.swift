import Foundation
import Testing

@testable import Housing

@Suite struct RenewalReviewTests {
    @Test("6.1 The second reviewer is told who has it")
    func claimed() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .underReview)
        let holder = try #require(RenewalFixture.reviewer.person)
        let expected = Refusal(.claimedByOther, "6.1", .holder(holder), .since(fixture.now))
        for command in [Renewal.Command.take, .approve, .reject(.rentOwed, note: nil), .release] {
            #expect(throws: expected) { try fixture.perform(command, on: &renewal, by: RenewalFixture.otherReviewer) }
        }
        #expect(throws: Refusal(.alreadyYours, "6.1", .since(fixture.now))) {
            try fixture.perform(.take, on: &renewal, by: RenewalFixture.reviewer)
        }
    }

    @Test("6.1 A reviewer goes on at another place with what he has in hand")
    func elsewhere() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .underReview)
        let reviewer = RenewalFixture.reviewer
        let person = try #require(reviewer.person)
        let account = try #require(reviewer.account)
        let there = Actor(person: person, account: account, role: .reviewer, session: "s2")
        try fixture.perform(.take, on: &renewal, by: there)
        #expect(renewal.claim?.session == "s2" && renewal.state == .underReview)
        // What decides it is refused at the place that it left, whoever sits there.
        for command in [Renewal.Command.approve, .release, .reject(.other, note: nil)] {
            #expect(throws: Refusal(.inHandElsewhere, "6.1", .since(fixture.now))) {
                try fixture.perform(command, on: &renewal, by: reviewer)
            }
        }
        #expect(!renewal.allowed(for: reviewer).contains(.approve) && renewal.allowed(for: there).contains(.approve))
        #expect(throws: Refusal(.alreadyYours, "6.1", .since(fixture.now))) {
            try fixture.perform(.take, on: &renewal, by: there)
        }
    }

    @Test("Q33 While a report that the tenant died or moved out is open, nothing is approved") func openChange() throws
    {
        var fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .underReview)
        let number = try #require(ReceiptNumber(kind: .tenancyChange, month: Month(year: 2023, month: 8), serial: 1))
        fixture.facts.openChange = number
        #expect(throws: Refusal(.tenancyOpen, "Q33", .openNumber(number))) {
            try fixture.perform(.approve, on: &renewal, by: RenewalFixture.reviewer)
        }
        #expect(renewal.state == .underReview)
    }

    @Test("6.1 A claim without a session, as older ones are, is read")
    func olderClaim() throws {
        let fixture = try RenewalFixture()
        let renewal = try fixture.renewal(in: .underReview)
        let body = try JSONEncoder().encode(renewal)
        #expect(!String(decoding: body, as: UTF8.self).contains("session"))
        #expect(try JSONDecoder().decode(Renewal.self, from: body) == renewal)
    }

    @Test(
        "6.1 A claim ends by its reviewer, a manager or the daily run",
        arguments: [
            RenewalFixture.reviewer, RenewalFixture.manager, Actor.system,
        ])
    func released(actor: Actor) throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .underReview)
        let submittedAt = renewal.submittedAt
        try fixture.perform(.release, on: &renewal, by: actor)
        #expect(renewal.state == .submitted)
        #expect(renewal.claim == nil)
        #expect(renewal.submittedAt == submittedAt)
        try fixture.perform(.take, on: &renewal, by: RenewalFixture.otherReviewer)
        #expect(renewal.claim?.reviewer == RenewalFixture.otherReviewer.person)
    }

    @Test("6.1 Nobody reviews his own application, whatever else he is")
    func ownCase() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .submitted)
        let same = Actor(person: RenewalFixture.tenant, account: AccountID("a-5"), role: .reviewer)
        #expect(throws: Refusal(.ownCase, "6.1")) { try fixture.perform(.take, on: &renewal, by: same) }
        #expect(!renewal.allowed(for: same).contains(.take))
    }

    @Test("7 Nobody reviews what he entered", arguments: [true, false])
    func entered(removed: Bool) throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .infoConfirmed)
        let upload = try RenewalFixture.upload(.cardBack, 3)
        try fixture.perform(.replace(MaterialID("m-2"), with: upload), on: &renewal, by: RenewalFixture.clerk)
        if removed {
            try fixture.perform(
                .replace(upload.id, with: try RenewalFixture.upload(.cardBack, 4)), on: &renewal)
        }
        try fixture.perform(.submit, on: &renewal)
        let person = try #require(RenewalFixture.clerk.person)
        let same = Actor(person: person, account: AccountID("a-5"), role: .reviewer)
        #expect(throws: Refusal(.enteredByYou, "7")) { try fixture.perform(.take, on: &renewal, by: same) }
        try fixture.perform(.take, on: &renewal, by: RenewalFixture.reviewer)
        #expect(throws: Refusal(.enteredByYou, "7")) { try fixture.perform(.approve, on: &renewal, by: same) }
    }

    @Test("6.1 A return names its items")
    func items() throws {
        let fixture = try RenewalFixture()
        let unknown = ItemPath.line(InfoLine(.renewal, .newEnd))
        let cases: [([Renewal.SendBack.Item], Refusal)] = [
            ([], Refusal(.itemsMissing, "6.1")),
            (
                [.init(.declaration, .incomplete), .init(.declaration, .unreadable)],
                Refusal(.itemTwice, "6.1", .item(.declaration))
            ),
            ([.init(unknown, .differsFromRegister)], Refusal(.itemUnknown, "6.1", .item(unknown))),
            ([.init(.declaration, .other)], Refusal(.noteMissing, "6.1", .item(.declaration))),
            (
                [.init(.declaration, .incomplete, opens: .cardFront)],
                Refusal(.itemUnknown, "Q32", .item(.material(.cardFront)))
            ),
        ]
        for (items, refusal) in cases {
            var renewal = try fixture.renewal(in: .underReview)
            #expect(throws: refusal) {
                try fixture.perform(.sendBack(.init(items: items)), on: &renewal, by: RenewalFixture.reviewer)
            }
        }
    }

    @Test(
        "Q3 The deadline of a return",
        arguments: [
            ("2023-08-21T10:00:00+08:00", Period.workingDays(10), "2023-09-04"),
            ("2023-09-22T10:00:00+08:00", .workingDays(5), "2023-10-07"),
            ("2023-09-19T10:00:00+08:00", .days(10), "2023-10-07"),
        ])
    func deadline(now: String, period: Period, deadline: String) throws {
        var fixture = try RenewalFixture(now: now)
        fixture.facts.parameters.returnDeadline = period
        let renewal = try fixture.renewal(in: .returned)
        #expect(renewal.openReturn?.deadline.description == deadline)
        #expect(renewal.openReturn?.isProvisional == false)
    }

    @Test("Q3 Beyond the last notice the deadline is refused, or provisional where that is accepted")
    func provisional() throws {
        var fixture = try RenewalFixture(now: "2026-12-28T10:00:00+08:00")
        fixture.facts.lease.end = try #require(Day("2027-02-28"))
        var renewal = try fixture.renewal(in: .underReview)
        let lastKnown = try #require(Day("2026-12-31"))
        #expect(throws: Refusal(.calendarUnknown, "Q3", .until(lastKnown))) {
            try fixture.perform(.sendBack(RenewalFixture.blurredBack), on: &renewal, by: RenewalFixture.reviewer)
        }
        let accepted = Renewal.SendBack(items: RenewalFixture.blurredBack.items, acceptsProvisionalDeadline: true)
        try fixture.perform(.sendBack(accepted), on: &renewal, by: RenewalFixture.reviewer)
        #expect(renewal.openReturn?.isProvisional == true)
    }

    @Test("6.1 Every item is done before it comes back")
    func itemsDone() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .underReview)
        let paths: [ItemPath] = [.declaration, .block(.tenant), .line(RenewalFixture.rent), .material(.cardBack)]
        try fixture.perform(
            .sendBack(.init(items: paths.map { .init($0, .incomplete) })), on: &renewal, by: RenewalFixture.reviewer)
        let steps: [(Renewal.Command, [ItemPath])] = [
            (.acknowledge(try fixture.acknowledgement()), Array(paths.dropFirst())),
            (.confirmInfo(try fixture.confirmation()), Array(paths.dropFirst(2))),
            (.answerLine(try fixture.reply(RenewalFixture.rent)), [.material(.cardBack)]),
            (.replace(MaterialID("m-2"), with: try RenewalFixture.upload(.cardBack, 3)), []),
        ]
        for (command, left) in steps {
            #expect(throws: Refusal.self) { try fixture.perform(.resubmit, on: &renewal) }
            try fixture.perform(command, on: &renewal)
            #expect(renewal.state == .returned)
            #expect(renewal.itemsToDo.map(\.path) == left)
        }
        try fixture.perform(.resubmit, on: &renewal)
        #expect(renewal.state == .submitted)
        #expect(renewal.returns.count == 1)
        #expect(renewal.itemsToDo.isEmpty)
    }

    @Test("6.1 A file that need not be there may be taken out instead; one that must, not")
    func takenOut() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.returned(.material(.other))
        try fixture.perform(.upload(try RenewalFixture.upload(.other, 3)), on: &renewal)
        try fixture.perform(.resubmit, on: &renewal)
        try fixture.perform(.take, on: &renewal, by: RenewalFixture.reviewer)
        let items = [MaterialKind.other, .cardBack].map { Renewal.SendBack.Item(.material($0), .wrongDocument) }
        try fixture.perform(.sendBack(.init(items: items)), on: &renewal, by: RenewalFixture.reviewer)
        try fixture.perform(.remove(MaterialID("m-3")), on: &renewal)
        try fixture.perform(.remove(MaterialID("m-2")), on: &renewal)
        #expect(renewal.itemsToDo.map(\.path) == [.material(.cardBack)])
    }

    @Test("6.1 What was asked for and never given is not done by its absence")
    func neverGiven() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .underReview)
        let items = [Renewal.SendBack.Item(.material(.familyProof), .proofNeeded)]
        try fixture.perform(.sendBack(.init(items: items)), on: &renewal, by: RenewalFixture.reviewer)
        #expect(throws: Refusal(.itemsNotDone, "6.1", .item(.material(.familyProof)))) {
            try fixture.perform(.resubmit, on: &renewal)
        }
    }

    @Test(
        "6.1 Before the deadline: its last day counts, even beyond the end of the lease",
        arguments: [
            ("2023-11-13T23:59:59.999+08:00", true), ("2023-11-14T00:00:00+08:00", false),
        ])
    func resubmitInTime(now: String, inTime: Bool) throws {
        var fixture = try RenewalFixture(now: "2023-10-30T10:00:00+08:00")
        var renewal = try fixture.renewal(in: .returned)
        try fixture.perform(
            .replace(MaterialID("m-2"), with: try RenewalFixture.upload(.cardBack, 3)), on: &renewal)
        fixture.now = try #require(Moment(now))
        fixture.facts.lease.status = .ended
        let deadline = try #require(Day("2023-11-13"))
        if inTime {
            #expect(throws: Refusal(.notExpired, "6.1", .until(deadline))) {
                try fixture.perform(.expire, on: &renewal, by: .system)
            }
            try fixture.perform(.resubmit, on: &renewal)
        } else {
            #expect(throws: Refusal(.deadlinePassed, "6.1", .until(deadline))) {
                try fixture.perform(.resubmit, on: &renewal)
            }
            try fixture.perform(.expire, on: &renewal, by: .system)
            #expect(renewal.expiry == .deadlinePassed)
        }
    }

    @Test("6.1 Decisions keep who, when and why")
    func decisions() throws {
        let fixture = try RenewalFixture()
        let approved = try fixture.renewal(in: .approved)
        #expect(approved.decision?.by == RenewalFixture.reviewer.person)
        #expect(approved.decision?.rejection == nil)
        var renewal = try fixture.renewal(in: .underReview)
        #expect(throws: Refusal(.noteMissing, "6.1")) {
            try fixture.perform(.reject(.other, note: nil), on: &renewal, by: RenewalFixture.reviewer)
        }
        let entries = try fixture.perform(
            .reject(.other, note: TextID("x-1")), on: &renewal, by: RenewalFixture.reviewer)
        #expect(renewal.decision?.rejection == .other)
        #expect(renewal.decision?.note == TextID("x-1"))
        #expect(entries[0]["reason"] == .code("OTHER"))
    }

    @Test("6.1 A lease that was given back is not renewed")
    func terminated() throws {
        var fixture = try RenewalFixture()
        var reviewed = try fixture.renewal(in: .underReview)
        var returned = try fixture.renewal(in: .returned)
        fixture.facts.lease.status = .terminated
        #expect(throws: Refusal(.leaseNotActive, "6.1")) {
            try fixture.perform(.approve, on: &reviewed, by: RenewalFixture.reviewer)
        }
        #expect(throws: Refusal(.leaseNotActive, "6.1")) { try fixture.perform(.resubmit, on: &returned) }
        try fixture.perform(.expire, on: &returned, by: .system)
        #expect(returned.expiry == .leaseEnded)
    }

    @Test("6.1 A draft expires on the day after the lease's last")
    func draftExpires() throws {
        var fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .infoConfirmed)
        fixture.now = Moment(fixture.lease.end, hour: 23)
        #expect(throws: Refusal(.notExpired, "6.1", .until(fixture.lease.end))) {
            try fixture.perform(.expire, on: &renewal, by: .system)
        }
        fixture.now = Moment(fixture.lease.end.adding(days: 1))
        try fixture.perform(.expire, on: &renewal, by: .system)
        #expect(renewal.expiry == .leaseEnded)
    }
}
