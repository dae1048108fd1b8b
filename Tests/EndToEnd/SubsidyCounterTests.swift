import Foundation
import HostSupport
import Testing

/// The sample's batch of the rent subsidy worked by keys at the counter, each person in a terminal of his own.
@Suite(.serialized) struct SubsidyCounterTests {
    /// The four who work on a batch, each at the smallest terminal that there is.
    private struct Desks {
        let clerk, reviewer, manager, cashier: Clerk

        init(_ office: TrainingOffice) throws {
            func desk(_ role: String) throws -> Clerk {
                let clerk = Clerk(
                    terminal: try office.counter(columns: 80, rows: 24), account: try office.staff(role))
                try clerk.comeToBatch()
                return clerk
            }
            clerk = try desk("clerk")
            reviewer = try desk("reviewer")
            manager = try desk("manager")
            cashier = try desk("cashier")
        }
    }

    @Test("A batch from its close to a payment given back, by clerk, reviewer, manager and cashier in four terminals")
    func whole() throws {
        let office = try TrainingOffice()
        try office.takeApplications()
        let desks = try Desks(office)
        try review(office, desks)
        try publish(office, desks)
        try sign(office, desks)
        let run = try pay(office, desks)
        try stop(office, desks)

        try office.setTime("2023-11-06T09:00")
        let next = try desks.cashier.prepareMonth(
            "2023年11月", seeing: "上次有、这次没有：1 家", "上次没有发成，这次重发：1 家", "2,145.00元 → 4,290.00元")
        #expect(next != run)
        #expect(try office.damage() == nil)
    }

    /// Closed and reviewed; two refusals confirmed one by one, one correction asked for and answered at the kiosk.
    private func review(_ office: TrainingOffice, _ desks: Desks) throws {
        try desks.manager.takeNextStep("截止受理", seeing: "这一批现在是「受理截止」")
        try office.takeFindings()
        try desks.manager.takeNextStep("核查", seeing: "1 家建议不通过，等待逐一确认；1 家还有待核实的")
        try desks.clerk.enterFinding("LH-12", of: "BHR00000260")
        try desks.manager.takeStep("3", seeing: "2 家建议不通过，等待逐一确认；0 家还有待核实的")
        try desks.reviewer.confirmRefusals([
            (receipt: "BHR00000115", reason: "在本市有自有住房"), (receipt: "BHR00000260", reason: "正在租赁"),
        ])
        for receipt in ["BHR00000115", "BHR00000260"] {
            #expect(try office.application(receipt).state == "INELIGIBLE")
        }

        try desks.reviewer.askForHouseCode("BHR00000112")
        #expect(try office.application("BHR00000112").state == "CORRECTION")
        try desks.manager.publishTooEarly(past: 12)
        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account("subsidy-first"))
        try applicant.walk([.signIn, .notice])
        try applicant.mendSubsidy("BHR00000112", because: "看不清")
        try desks.manager.takeStep("3", seeing: "0 家建议不通过")
        #expect(try office.application("BHR00000112").state == "ELIGIBLE")
    }

    /// Published, an objection entered by the clerk and dismissed by the reviewer, the publication ended.
    private func publish(_ office: TrainingOffice, _ desks: Desks) throws {
        try office.setTime("2023-08-31T09:00")
        try desks.manager.takeNextStep("公示名单", seeing: "名单 1 共 6 家，公示到2023年9月7日24时止")
        try desks.clerk.enterObjection(to: "BHR00000140")
        try desks.reviewer.dismissObjection(to: "BHR00000140")
        try office.setTime("2023-09-08T09:00")
        try desks.manager.takeNextStep("结束公示", seeing: "这一批现在是「公示通过」")
    }

    /// Five are called: two sign, one gives up, two let their time go by; the sixth of the list is called and signs.
    private func sign(_ office: TrainingOffice, _ desks: Desks) throws {
        let clerk = desks.clerk
        try clerk.openCallDesk()
        try clerk.call(5)
        try clerk.openFirst("BHR00000112")
        try clerk.sign("BHR00000112", account: "6222020200001234")
        try clerk.goOn(to: "BHR00000131", account: "6222020200005678")
        try clerk.confirmSigning("BHR00000131", account: "6222020200005678")
        try clerk.terminal.press("Escape")
        try clerk.terminal.see("1可签:")
        try clerk.openFirst("BHR00000140")
        try clerk.giveUp("BHR00000140")
        try clerk.leaveCallDesk()

        try office.setTime("2023-09-25T09:00")
        try clerk.openCallDesk()
        try clerk.waiveOverdue("BHR00000152", "BHR00000177")
        try clerk.call(1)
        try clerk.openFirst("BHR00000190")
        try clerk.sign("BHR00000190", account: "6222020200009012")
        try clerk.terminal.press("Escape")
        try clerk.terminal.see("已签 3")
        try clerk.leaveCallDesk()
        let batch = try office.batch()
        #expect(batch.signed == 3 && batch.quota_left == 2)
        #expect(batch.applications.filter { $0.state == "WAIVED" }.count == 3)
    }

    /// A month prepared, approved by somebody else, sent and answered, with one payment that the bank sent back.
    ///
    /// - Returns: the run's number.
    private func pay(_ office: TrainingOffice, _ desks: Desks) throws -> String {
        try office.setTime("2023-10-08T09:00")
        let run = try desks.cashier.prepareMonth("2023年10月", seeing: "第一次发放：3 家", "4,455.00元")
        try desks.manager.approveMonth(run, sum: "4,455.00元")
        try desks.cashier.sendMonth(run)
        let failing = try #require(try office.application("BHR00000131").agreement_no)
        try office.answerOfBank(to: run, failing: failing, at: "2023-10-09T10:00:00+08:00")
        try office.setTime("2023-10-10T09:00")
        try desks.cashier.takeResults(paid: 2, failed: "BHR00000131")
        #expect(try office.application("BHR00000131").paid_fen == 0)
        #expect(try office.application("BHR00000112").paid_fen == 115_500)
        return run
    }

    /// A home bought before the first payment: told, decided by somebody else, and what was paid is given back.
    private func stop(_ office: TrainingOffice, _ desks: Desks) throws {
        try desks.clerk.reportHome("BHR00000112", on: "20230920")
        try desks.reviewer.decideStop("BHR00000112", overpaid: "1,155.00元")
        try desks.cashier.enterRepayment(of: "BHR00000112", "1,155.00元")
        let stopped = try office.application("BHR00000112")
        #expect(stopped.agreement_state == "RECOVERED")
        #expect(stopped.overpaid_fen == 115_500 && stopped.recovered_fen == 115_500)
    }

    @Test("A batch opened by its notice, and its register and members taken in from the medium, by keys alone")
    func fromNotice() throws {
        let office = try TrainingOffice()
        try office.layNotice("next-2023")
        func desk(_ role: String) throws -> Clerk {
            Clerk(terminal: try office.counter(columns: 80, rows: 24), account: try office.staff(role))
        }
        let manager = try desk("manager")
        try manager.openBatch("next-2023")
        let clerk = try desk("clerk")
        try clerk.signIn(seeing: "F5 补租")
        try clerk.comeToNewBatch()
        try clerk.takeIn("1", "subsidy-register.csv", seeing: "已导入截止时点的轮候册，15 家")
        try clerk.takeIn("2", "subsidy-members.csv", seeing: "已导入家庭成员")
        let shown = try office.run("batch", "show", "next-2023", "--json")
        #expect(shown.contains("\"state\""))
        try manager.terminal.press("9")
        try manager.terminal.see("固定轮候顺序", "可以办理")
        #expect(try office.damage() == nil)
    }

    @Test("Two clerks at the same last place: one signs, the other reads that it is gone and loses nothing he typed")
    func lastPlace() throws {
        let office = try TrainingOffice()
        try office.leaveOnePlace()
        let second = try office.staff("reviewer", 1)
        try office.run("user", "roles", second.login, "--set", "clerk", "--set", "reviewer")
        let desks = try [office.staff("clerk"), second].map { account in
            let clerk = Clerk(terminal: try office.counter(columns: 80, rows: 24), account: account)
            try clerk.comeToBatch()
            try clerk.openCallDesk()
            try clerk.openFirst("BHR00000177")
            try clerk.fillAgreement(account: "6222020200001234")
            return clerk
        }
        for clerk in desks { try clerk.terminal.press("1") }
        var losers: [Clerk] = []
        for clerk in desks {
            try clerk.terminal.until("be told") { $0.contains("协议编号") || $0.contains("不能签订") }
            if try clerk.terminal.screen().contains("不能签订") { losers.append(clerk) }
        }
        #expect(losers.count == 1)
        let loser = try #require(losers.first)
        try loser.terminal.see("这一家现在是「已签订」，不能签订", "样例银行", "6222********1234")
        try loser.terminal.press("Enter")
        try loser.terminal.see("! 这一家现在是「已签订」，不能签订", "6222********1234")
        try loser.terminal.press("Escape")
        try loser.terminal.see("[ 1 ")
        try loser.terminal.press("1")
        try loser.terminal.see("BHR00000177", "已签订", "6222********1234")
        try loser.terminal.press("Escape")
        try loser.terminal.see("名额已全部签完", "已签 5")
        #expect(try office.batch().signed == 5)
        #expect(try office.damage() == nil)
    }
}
