import TestSupport
import Testing

@testable import Housing

/// An agreement and its ledger through payment runs, the bank's answers, changes and recovery (LH-55 … LH-62, 6.5).
@Suite struct SubsidyPaymentTests {
    /// Signed on 2023-10-20: 2023-11 … 2026-10.
    private struct Holder {
        var terms: SubsidyAgreement
        var ledger: InstalmentLedger

        init(_ monthly: Int = 214_500) throws {
            let months = try SubsidyFixture.standard().months(signedOn: try SubsidyFixture.day("2023-10-20"))
            terms = SubsidyAgreement(monthly: Money(fen: monthly), months: months)
            ledger = InstalmentLedger(first: months.lowerBound)
        }

        func due(_ month: Month) -> [String] { ledger.months(terms.due(through: month, ledger)).map(\.description) }

        mutating func take(_ month: Month) throws -> [Month] {
            ledger.months(try terms.takeUp(through: month, &ledger))
        }

        mutating func pay(through month: Month) throws {
            for month in try take(month) { _ = terms.answer(month, isPaid: true, &ledger) }
        }

        mutating func findsMore() -> Bool { terms.findOverpayment(of: ledger) }
        mutating func isTooLate(_ month: Month) -> Bool { terms.answer(month, isPaid: true, &ledger) }

        mutating func hold() {
            for month in ledger.months(terms.held(ledger)) { ledger.cancel(month) }
        }
    }

    private func month(_ text: String) throws -> Month { try #require(Month(text)) }
    private func day(_ text: String) throws -> Day { try SubsidyFixture.day(text) }

    @Test(
        "5.7: a home of 2024-05-17, found on 2024-08-25 after August was paid", arguments: [214_500, 115_500])
    func workedExample(monthly: Int) throws {
        var holder = try Holder(monthly)
        try holder.pay(through: try month("2024-08"))
        #expect(holder.ledger.paidCount == 10 && holder.terms.state == .paying)
        try holder.terms.reportChange(on: try day("2024-05-17"))
        try holder.terms.notEligible(on: try day("2024-05-17"))
        let found = holder.findsMore()
        #expect(found)
        #expect(holder.terms.plan.payable.fen == 7 * monthly)
        #expect(holder.terms.overpaid.fen == 3 * monthly && holder.terms.state == .recoveryOpen)
        #expect(holder.terms.plan.stoppedFrom == Month(year: 2024, month: 6))
    }

    @Test("LH-32: an agreement that has ended is still to be paid while a month is owed or on its way")
    func outstanding() throws {
        var holder = try Holder()
        try holder.terms.stop(for: .requeued, on: try day("2023-12-05"))
        #expect(holder.terms.isOutstanding(holder.ledger))
        try holder.pay(through: try month("2023-11"))
        #expect(holder.terms.isOutstanding(holder.ledger))
        for month in try holder.take(try month("2024-03")) { holder.ledger.fail(month) }
        #expect(holder.terms.isOutstanding(holder.ledger), "what the bank could not pay is owed")
        try holder.pay(through: try month("2024-03"))
        #expect(holder.ledger.paidCount == 2 && !holder.terms.isOutstanding(holder.ledger))
        var other = try Holder()
        _ = try other.take(try month("2023-11"))
        try other.terms.stop(for: .requeued, on: try day("2023-10-25"))
        #expect(other.terms.isOutstanding(other.ledger), "nothing is owed, and a month may still be paid")
        other.hold()
        #expect(!other.terms.isOutstanding(other.ledger))
    }

    @Test("A failed month goes again with the next run, once; a paid one never")
    func failed() throws {
        var holder = try Holder()
        let taken = try holder.take(try month("2023-12"))
        #expect(taken.map(\.description) == ["2023-11", "2023-12"])
        #expect(try holder.due(month("2023-12")).isEmpty)
        _ = holder.terms.answer(taken[0], isPaid: false, &holder.ledger)
        _ = holder.terms.answer(taken[1], isPaid: true, &holder.ledger)
        #expect(try holder.due(month("2024-01")) == ["2023-11", "2024-01"])
        let again = try holder.take(try month("2023-12"))
        #expect(again == [taken[0]])
        #expect(try holder.due(month("2023-12")).isEmpty)
        _ = holder.terms.answer(taken[1], isPaid: false, &holder.ledger)
        #expect(try holder.ledger.isPaid(taken[1]) && holder.due(month("2023-12")).isEmpty)
    }

    @Test("6.5: what a change holds back is owed again when the family still meets the conditions, and only then")
    func heldBack() throws {
        var holder = try Holder()
        _ = try holder.take(try month("2024-02"))
        try holder.terms.reportChange(on: try day("2023-12-09"))
        #expect(holder.ledger.months(holder.terms.held(holder.ledger)).map(\.description) == ["2024-01", "2024-02"])
        holder.hold()
        #expect(try holder.due(month("2024-02")).isEmpty)
        var stopped = holder
        try holder.terms.stillEligible()
        #expect(try holder.due(month("2024-02")) == ["2024-01", "2024-02"])
        try stopped.terms.notEligible(on: try day("2023-12-09"))
        #expect(try stopped.due(month("2024-02")).isEmpty && stopped.terms.state == .stopped)
        let more = stopped.findsMore()
        #expect(!more)
    }

    @Test("Q22: every month in a run is held back while suspended; a change meanwhile is looked into afterwards")
    func suspended() throws {
        var holder = try Holder()
        _ = try holder.take(try month("2023-12"))
        try holder.terms.suspend()
        holder.hold()
        #expect(try holder.terms.inRuns(holder.ledger) == 0 && holder.due(month("2024-01")).isEmpty)
        try holder.terms.reportChange(on: try day("2023-11-30"))
        #expect(holder.terms.state == .suspended)
        try holder.terms.resume()
        #expect(try holder.terms.state == .changeReview && holder.due(month("2024-01")) == ["2023-11"])
        try holder.terms.stillEligible()
        #expect(try holder.due(month("2024-01")) == ["2023-11", "2023-12", "2024-01"])
    }

    @Test("LH-62: money that arrives after the stop is found at once, also after everything was given back")
    func late() throws {
        var holder = try Holder()
        try holder.pay(through: try month("2024-01"))
        let sent = try holder.take(try month("2024-03"))
        try holder.terms.stop(for: .requeued, on: try day("2023-12-31"))
        let found = holder.findsMore()
        #expect(found)
        try holder.terms.repay(Money(fen: 214_500))
        #expect(holder.terms.state == .recovered)
        let isLate = holder.isTooLate(sent[0])
        #expect(isLate)
        #expect(holder.terms.state == .recoveryOpen && holder.terms.overpaid.fen == 429_000)
        try holder.terms.escalate()
        let isLater = holder.isTooLate(sent[1])
        #expect(isLater)
        #expect(holder.terms.state == .escalated && holder.terms.overpaid.fen == 643_500)
        try holder.terms.repay(Money(fen: 429_000))
        #expect(holder.terms.state == .recovered)
    }

    @Test("Found after the end, an earlier change ends it earlier; a later one changes nothing")
    func earlier() throws {
        var holder = try Holder()
        try holder.pay(through: try month("2024-03"))
        try holder.terms.stop(for: .requeued, on: try day("2024-03-05"))
        let before = holder.findsMore()
        #expect(!before)
        try holder.terms.reportChange(on: try day("2024-05-01"))
        try holder.terms.notEligible(on: try day("2024-05-01"))
        let later = holder.findsMore()
        #expect(holder.terms.stop?.reason == .requeued && !later)
        try holder.terms.reportChange(on: try day("2024-01-20"))
        try holder.terms.notEligible(on: try day("2024-01-20"))
        #expect(holder.terms.stop?.reason == .changedNotEligible)
        let found = holder.findsMore()
        #expect(found && holder.terms.overpaid.fen == 429_000)
    }

    @Test("False from the beginning: everything comes back")
    func never() throws {
        var holder = try Holder()
        try holder.pay(through: try month("2024-02"))
        try holder.terms.reportChange(on: try day("2023-08-20"))
        try holder.terms.notEligible(on: try day("2023-08-20"))
        let found = holder.findsMore()
        #expect(found && holder.terms.overpaid.fen == 4 * 214_500)
        #expect(try holder.due(month("2026-10")).isEmpty)
    }

    @Test("Every month of the term paid: completed, also when the last one was paid while a change was looked into")
    func completed() throws {
        var holder = try Holder()
        try holder.pay(through: try month("2026-09"))
        #expect(holder.terms.state == .paying)
        var other = holder
        try holder.pay(through: try month("2027-12"))
        #expect(holder.terms.state == .completed && holder.ledger.paidCount == 36)
        #expect(try holder.due(month("2030-01")).isEmpty)
        let last = try other.take(try month("2026-10"))
        try other.terms.reportChange(on: try day("2026-10-03"))
        _ = other.terms.answer(last[0], isPaid: true, &other.ledger)
        #expect(other.terms.state == .changeReview)
        try other.terms.stillEligible(isPaidUp: other.terms.isPaidUp(other.ledger))
        #expect(other.terms.state == .completed)
    }

    @Test(
        "Whatever happens, no month is with the bank twice, none is paid twice, and the sums are exact",
        arguments: 0..<100)
    func chance(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        var holder = try Holder()
        var withBank: [Month] = []
        var paid: Set<Month> = []
        var now = try month("2023-11")
        for _ in 0..<150 {
            let event = now.first.adding(days: Int.random(in: -200...20, using: &chance))
            switch Int.random(in: 0..<9, using: &chance) {
            case 0: now = min(now.adding(months: 1), Month(year: 2027, month: 3))
            case 1, 2:
                let due = holder.due(now)
                let taken = (try? holder.take(now)) ?? []
                let isTwice = taken.contains { paid.contains($0) || withBank.contains($0) }
                let isRight = taken.allSatisfy { holder.terms.plan.isPayable($0) && $0 <= now }
                #expect((taken.map(\.description) == due || taken.isEmpty) && !isTwice && isRight)
                withBank += taken
            case 3 where !withBank.isEmpty, 4 where !withBank.isEmpty:
                let month = withBank.remove(at: Int.random(in: 0..<withBank.count, using: &chance))
                let isPaid = Int.random(in: 0..<3, using: &chance) > 0
                if isPaid { paid.insert(month) }
                _ = holder.terms.answer(month, isPaid: isPaid, &holder.ledger)
            case 5: try? holder.terms.reportChange(on: event)
            case 6: try? holder.terms.stillEligible(isPaidUp: holder.terms.isPaidUp(holder.ledger))
            case 7 where Int.random(in: 0..<6, using: &chance) == 0:
                try? holder.terms.notEligible(on: event)
                _ = holder.terms.findOverpayment(of: holder.ledger)
            case 8: if Bool.random(using: &chance) { try? holder.terms.suspend() } else { try? holder.terms.resume() }
            default: break
            }
            let held = Set(holder.ledger.months(holder.terms.held(holder.ledger)))
            holder.hold()
            withBank.removeAll(where: held.contains)
            #expect(Set(holder.ledger.paid) == paid)
            #expect(Set(holder.ledger.months(holder.terms.inRuns(holder.ledger))) == Set(withBank))
            let over = paid.filter { !holder.terms.plan.isPayable($0) }.count
            #expect(holder.terms.overpaid.fen == over * 214_500)
        }
    }
}
