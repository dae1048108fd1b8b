import Testing

@testable import Housing

/// A month's run from one person's hands to another's, to the bank and back (LH-55, LH-60, 6.5).
@Suite struct PaymentRunTests {
    private let cashier = Actor(person: PersonID("fafang"), account: AccountID("f"), role: .cashier)
    private let manager = Actor(person: PersonID("zhuguan"), account: AccountID("z"), role: .manager)
    private let month = Month(year: 2024, month: 1)
    private let now = Moment(milliseconds: 1_704_416_400_700)

    private func run(_ state: PaymentRun.State = .prepared, lookedThrough: Int64? = 7) -> PaymentRun {
        PaymentRun(
            month, state: state, instalments: state == .cancelled ? 0 : 3, sum: Money(fen: 643_500),
            lookedThrough: lookedThrough, preparedBy: cashier, sentAt: state == .sent ? now : nil)
    }

    @Test("Nothing is prepared for a month that has not begun, and no empty run")
    func prepare() throws {
        func prepare(_ month: Month, _ count: Int) throws(Refusal) -> PaymentRun {
            try PaymentRun(month, instalments: count, sum: Money(fen: 1), lookedThrough: 7, at: now, by: cashier)
        }
        #expect(try prepare(now.day.month, 1).state == .prepared)
        let next = now.day.month.adding(months: 1)
        #expect(throws: Refusal(.notExpired, "LH-55", .from(next.first))) { try prepare(next, 1) }
        #expect(throws: Refusal(.nothingDue, "LH-55")) { try prepare(now.day.month, 0) }
    }

    @Test("Approved by a second person alone, and only what was looked at by everything that is known")
    func approve() throws {
        var run = run()
        #expect(throws: Refusal(.preparedByYou, "6.5")) { try run.approve(through: 7, at: now, by: cashier) }
        #expect(throws: Refusal(.recheckFirst, "LH-60")) { try run.approve(through: 8, at: now, by: manager) }
        var unseen = self.run(lookedThrough: nil)
        #expect(throws: Refusal(.recheckFirst, "LH-60")) { try unseen.approve(through: 0, at: now, by: manager) }
        try run.recheck(through: 8, at: now)
        try run.approve(through: 8, at: now, by: manager)
        #expect(run.state == .approved && run.approvedBy == manager && run.recheckedAt == now)
        #expect(throws: Refusal(.alreadyDecided, "6.5")) { try run.approve(through: 8, at: now, by: manager) }
    }

    @Test("LH-60: what comes in after the approval is looked at before it leaves; later nothing is asked any more")
    func newsAfterApproval() throws {
        var run = run(.approved)
        #expect(throws: Refusal(.recheckFirst, "LH-60")) { try run.send(through: 8, at: now) }
        try run.recheck(through: 8, at: now)
        try run.takeOut(1, Money(fen: 214_500))
        #expect(run.state == .approved && run.instalments == 2)
        #expect(try run.send(through: 8, at: now))
        #expect(try run.send(through: 9, at: now) == false)
        #expect(throws: Refusal(.alreadyDecided, "LH-55")) { try run.recheck(through: 9, at: now) }
    }

    @Test("With the last month that is taken out a run ends, and every act says so")
    func emptied() throws {
        for state in [PaymentRun.State.prepared, .approved] {
            var empty = run(state)
            try empty.takeOut(3, Money(fen: 643_500))
            #expect(empty.state == .cancelled && empty.instalments == 0 && empty.sum.fen == 0 && empty.cancelled == 3)
            let none = Refusal(.nothingDue, "6.5")
            #expect(throws: none) { try empty.approve(through: 7, at: now, by: cashier) }
            #expect(throws: none) { try empty.recheck(through: 7, at: now) }
            #expect(throws: none) { try empty.send(through: 7, at: now) }
            let kept = PaymentRun(
                month, state: state, instalments: 0, sum: Money(fen: 0), cancelled: 3, lookedThrough: 7,
                preparedBy: cashier)
            #expect(kept.state == .cancelled, "kept before there was that state")
        }
    }

    @Test("6.5: every act in every state is done or refused, and what is refused changes nothing")
    func machine() {
        let acts: [(String, Set<PaymentRun.State>, (inout PaymentRun) throws(Refusal) -> Void)] = [
            ("recheck", [.prepared, .approved], { (run) throws(Refusal) in try run.recheck(through: 9, at: now) }),
            ("approve", [.prepared], { (run) throws(Refusal) in try run.approve(through: 7, at: now, by: manager) }),
            ("take out", [.prepared, .approved], { (run) throws(Refusal) in try run.takeOut(1, Money(fen: 1)) }),
            ("send", [.approved, .sent], { (run) throws(Refusal) in _ = try run.send(through: 7, at: now) }),
            ("answer", [.sent], { (run) throws(Refusal) in try run.answer(paid: 2, failed: 1) }),
        ]
        for (name, states, act) in acts {
            for state in PaymentRun.State.allCases {
                let before = run(state)
                var after = before
                let isDone = (try? act(&after)) != nil
                #expect(isDone == states.contains(state), "\(name) \(state)")
                #expect(isDone || after == before, "\(name) \(state)")
            }
        }
    }

    @Test("Sent once, whoever exports it again; nothing is answered from before that second")
    func send() throws {
        var run = run(.approved)
        #expect(!run.wasSent(by: now))
        let isFirst = try run.send(through: 7, at: now)
        let isAgain = try run.send(through: 7, at: Moment(milliseconds: now.milliseconds + 60_000))
        #expect(isFirst && !isAgain && run.sentAt == now)
        #expect(run.wasSent(by: now) && run.wasSent(by: Moment(milliseconds: now.milliseconds - 700)))
        #expect(!run.wasSent(by: Moment(milliseconds: now.milliseconds - 701)))
        try run.answer(paid: 2, failed: 1)
        try run.answer(paid: 1, failed: -1)
        #expect(run.paid == 3 && run.failed == 0)
    }
}
