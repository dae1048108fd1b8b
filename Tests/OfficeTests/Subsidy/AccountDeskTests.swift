import Documents
import Housing
import OfficeSupport
import TestSupport
import Testing

@testable import Office

/// Another bank account of a family that has signed.
@Suite struct AccountDeskTests {
    private static let account = "6217 0000 1234 5678"

    private func enter(_ paid: PaidOffice, _ account: String = AccountDeskTests.account, _ by: Session? = nil) throws {
        try paid.office.payeeAccounts.enter(
            paid.batch, receipt: paid.receipt(1), bank: "新的银行", account: account, source: "本人，银行卡",
            by ?? paid.clerk)
    }

    private func confirm(_ paid: PaidOffice, _ account: String = AccountDeskTests.account, _ by: Session? = nil) throws
    {
        try paid.office.payeeAccounts.confirm(
            paid.batch, receipt: paid.receipt(1), account: account, by ?? paid.manager)
    }

    private func line(_ export: PaymentExport, _ month: String) -> String? {
        export.csv.text.split(separator: "\n").map(String.init).first { $0.contains(",\(month),") }
    }

    @Test("Of a month that failed the account to which it was sent is told, and that another one counts since")
    func refused() throws {
        let paid = try PaidOffice([1])
        try paid.at("2023-11-05")
        let sent = try paid.send("2023-11")
        try paid.at("2024-01-03")
        #expect(try paid.results(paid.answer(sent) { _ in true }).isTaken)
        func refused() throws -> FailedPayment {
            try #require(try paid.office.payments.failures(of: paid.batch, paid.cashier).all().first)
        }
        #expect(try !refused().isAccountChanged)
        try enter(paid)
        try paid.at("2024-01-04")
        try confirm(paid)
        let failed = try refused()
        #expect(failed.isAccountChanged && failed.bank == "样例银行")
        #expect(failed.maskedAccount == Mask.account("6222000000010001"))
    }

    @Test("6.5: a failed month goes to the account that another person confirmed; what was sent stays as it was sent")
    func failedMonth() throws {
        let paid = try PaidOffice([1])
        try paid.at("2023-11-05")
        let first = try paid.send("2023-11")
        try paid.at("2024-01-03")
        #expect(try paid.results(paid.answer(first) { _ in true }).failed == 1)
        try enter(paid)
        #expect(try paid.office.payments.failures(of: paid.batch, paid.cashier).all().map(\.awaitsAccount) == [true])
        // Nothing changes before somebody else has confirmed it.
        let waiting = try paid.prepare("2023-12")
        _ = try paid.office.payments.approve(waiting.number, paid.manager)
        let draft = try paid.office.payments.draft(of: waiting.number, paid.cashier)
        #expect(draft.csv.text.contains("样例银行,6222000000010001,2023-12"))
        refusal(.receiptUnknown) {
            try paid.office.payeeAccounts.enter(
                paid.batch, receipt: paid.receipt(9), bank: "银行", account: Self.account, source: "本人", paid.clerk)
        }
        #expect(code { try confirm(paid, "6217000012345679") } == "INPUT_INVALID")
        failure(.denied(.approvePayment, .clerk)) { try confirm(paid, Self.account, paid.clerk) }
        try paid.at("2024-01-04")
        try confirm(paid)
        refusal(.alreadyDecided) { try confirm(paid) }
        #expect(try paid.office.payments.export(first.run.number, paid.cashier).csv == first.csv)
        try paid.at("2024-01-05")
        // Who approved the waiting run knew the old one.
        let second = try paid.office.payments.export(waiting.number, paid.cashier)
        #expect(line(second, "2023-12")?.contains("样例银行,6222000000010001") == true)
        try paid.at("2024-01-06")
        _ = try paid.results(paid.answer(second) { _ in true })
        let next = try paid.prepare("2024-01")
        let comparison = try paid.office.payments.comparison(next.number, paid.manager)
        #expect(comparison.counts == [.account: 1] && comparison.lines.map(\.kind) == [.account])
        _ = try paid.office.payments.approve(next.number, paid.manager)
        let third = try paid.office.payments.export(next.number, paid.cashier)
        #expect(line(third, "2024-01")?.contains("新的银行,6217000012345678") == true)
        let file = try paid.office.changes.agreement(paid.receipt(1), in: paid.batch, paid.cashier)
        #expect(file.bank == "新的银行" && file.maskedAccount == Mask.account("6217000012345678"))
        #expect(file.nextAccount == nil && !file.maskedAccount.contains("00001234"))
        #expect(file.events.map(\.kind).contains(.accountDecided(isConfirmed: true)))
        // A third account changes nothing in what the bank has.
        try paid.at("2024-01-07")
        try enter(paid, "621700009999999")
        try confirm(paid, "621700009999999")
        #expect(try paid.office.payments.export(waiting.number, paid.cashier).csv == second.csv)
        #expect(try paid.office.payments.export(next.number, paid.cashier).csv == third.csv)
        // The list of an old run names the account to which it went; what he takes home names the one that counts.
        func list(_ run: String) throws -> String {
            try paid.office.subsidyPapers.document(.paymentList(run: run), for: .paper, paid.manager).lines
                .map(\.text).joined(separator: "\n")
        }
        let (old, new) = (Mask.account("6222000000010001"), Mask.account("6217000012345678"))
        #expect(try list(first.run.number).contains(old) && !list(first.run.number).contains(new))
        #expect(try list(next.number).contains(new) && !list(next.number).contains(old))
        let copy = try paid.office.mySubsidy.copy(paid.batch, for: .paper, try paid.test.tenant(1)).lines
            .map(\.text).joined(separator: "\n").filter { $0 != " " }
        #expect(copy.contains("621700009999999") && !copy.contains("6222000000010001"), "\(copy)")
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test(
        "Who entered it does not confirm it, by whatever part; a refused one changes nothing, a newer one stands for the older"
    )
    func decisions() throws {
        let paid = try PaidOffice([1])
        let both = try paid.test.staff("liang", 906, .clerk, .manager)
        try enter(paid, Self.account, both)
        refusal(.enteredByYou) { try confirm(paid, Self.account, both) }
        try enter(paid, "622200000002222")
        refusal(.enteredByYou) {
            try enter(paid, "622200000002222", both)
            try confirm(paid, "622200000002222", both)
        }
        let read = try #require(
            try paid.office.changes.agreement(paid.receipt(1), in: paid.batch, paid.manager).nextAccount)
        try enter(paid, "622200000003333")
        failure(.store(.changedByOther)) {
            try paid.office.payeeAccounts.refuse(
                paid.batch, receipt: paid.receipt(1), reason: "不是本人的卡", of: read.id, paid.manager)
        }
        try paid.office.payeeAccounts.refuse(paid.batch, receipt: paid.receipt(1), reason: "不是本人的卡", paid.manager)
        let file = try paid.office.changes.agreement(paid.receipt(1), in: paid.batch, paid.manager)
        #expect(file.bank == "样例银行" && file.nextAccount == nil)
        refusal(.alreadyDecided) { try confirm(paid, "622200000002222") }
        #expect(code { try enter(paid, "12") } == "INPUT_INVALID")
        let kinds = try paid.test.read { (reader) throws(OfficeFailure) in
            try reader.kept(AccountBody.self, of: paid.batch, at: 1).map(\.state)
        }
        #expect(kinds == [.replaced, .replaced, .replaced, .refused])
    }
}

extension AgreementSurvey {
    fileprivate func all() throws -> [Found] {
        while try !step() {}
        return found
    }
}
