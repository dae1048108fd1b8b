import Foundation
import HostSupport
import Testing

/// Each reason to get no subsidy, or no more: said by staff, and read by whom it is said to, by keys in real terminals.
@Suite(.serialized) struct SubsidyRefusalTests {
    private static let title = "2023年度第二批"

    private let office: RefusalOffice

    init() throws {
        office = try RefusalOffice()
    }

    private func desk(_ role: String) throws -> Clerk {
        let clerk = Clerk(
            terminal: try office.office.counter(columns: 80, rows: 24), account: try office.office.staff(role))
        try clerk.comeToBatch(titled: Self.title)
        return clerk
    }

    @Test("L-06, 4.8 Every reason: confirmed one by one, then read by the family with its rule")
    func everyReason() throws {
        // After the close a manager alone may take in what came late.
        let manager = try desk("manager")
        try manager.takeInRefused(
            "3", office.second(of: .otherHukou), reading: "这一家已经有一件申请，一家只能申请一次")
        try desk("clerk").findUntrue(RefusedFamily.untrue.receipt, "申报未婚，登记为已婚")
        try office.step("review", at: "2023-09-08T11:30")
        let reviewer = try desk("reviewer")
        try reviewer.confirmEach(RefusedFamily.proposed.map { ($0.receipt, $0.words) })
        try allot(reviewer, manager)
        try end(reviewer)
        try expectOutcomes()

        var applicant = Applicant(
            terminal: try office.office.kiosk(), account: office.applicant(.otherHukou))
        for family in RefusedFamily.allCases {
            let account = office.applicant(family)
            applicant = Applicant(terminal: applicant.terminal, account: account)
            try applicant.comeToSubsidy()
            try read(family, applicant)
            try applicant.leave()
        }
        try complain(applicant)
        #expect(try office.office.damage() == nil)
    }

    /// Published; an objection is right, one gives up, one lets his time go by, one signs, and a list is added.
    private func allot(_ reviewer: Clerk, _ manager: Clerk) throws {
        try office.step("publish", at: "2023-09-08T12:00")
        try office.run(
            "batch", "object", RefusalOffice.batch, "--receipt", RefusedFamily.objected.receipt, "--text", "在别处有住房",
            at: "2023-09-11T10:00")
        try office.office.setTime("2023-09-11T11:00")
        try reviewer.upholdObjection(to: RefusedFamily.objected.receipt)
        try office.step("conclude", at: "2023-09-18T09:00")
        try office.step("call", at: "2023-09-18T09:00")
        try office.step("decline", of: .declined, at: "2023-09-18T10:00")
        try office.step("waive", at: "2023-10-09T10:00")
        try office.step("call", at: "2023-10-09T10:00")
        try office.sign(.requeued, at: "2023-10-09T11:00")
        try office.office.setTime("2023-10-09T12:00")
        try manager.publishMore(RefusedFamily.changed.receipt, RefusedFamily.usedUp.receipt)
        try office.step("conclude", at: "2023-10-17T09:00")
        try office.step("call", at: "2023-10-17T09:00")
        try office.sign(.changed, at: "2023-10-17T10:00")
    }

    /// One queues again; of the other a change makes no difference, and the next one does.
    private func end(_ reviewer: Clerk) throws {
        let batch = RefusalOffice.batch
        let changed = RefusedFamily.changed.receipt
        try office.run(
            "requeue", batch, "--receipt", RefusedFamily.requeued.receipt, "--date", "2023-10-18",
            at: "2023-10-18T10:00")
        func report(_ kind: String) throws {
            try office.run(
                "change", "report", batch, "--receipt", changed, "--kind", kind, "--event-date", "2023-10-18",
                at: "2023-10-18T11:00")
        }
        try report("婚姻")
        try office.office.setTime("2023-10-18T12:00")
        try reviewer.decideStillEligible(changed)
        try report("住房")
        try office.run(
            "change", "decide", "\(batch)-C2", "--not-eligible", "--reason", "不动产登记查到", at: "2023-10-18T13:00")
        try office.step("finish", at: "2023-10-18T14:00")
    }

    private func expectOutcomes() throws {
        let outcomes = try office.outcomes()
        for family in RefusedFamily.allCases {
            let outcome = try #require(outcomes[family.receipt])
            switch family {
            case .requeued, .changed: #expect(outcome.agreement_state == "STOPPED", "\(family)")
            default: #expect(outcome.reasons == [family.code], "\(family)")
            }
        }
    }

    /// Why on his first page, and the decision with the sentence of the notice that it comes from.
    private func read(_ family: RefusedFamily, _ applicant: Applicant) throws {
        let (terminal, sentence) = (applicant.terminal, family.sentence)
        switch family {
        case .requeued, .changed:
            try terminal.see("已经停止发放")
            try applicant.findDecision(family.words, sentence)
        case .late:
            try terminal.seeWrapped(family.words)
            try applicant.findDecision("不通过", "没有签订，视为放弃", sentence)
        case .declined:
            try terminal.seeWrapped(family.words)
            try applicant.findDecision("不通过", "自己放弃签订", sentence)
        case .objected:
            try terminal.seeWrapped(family.words)
            try applicant.findDecision("不通过", "成立", sentence)
        case .usedUp:
            try terminal.seeWrapped(family.words)
            try applicant.findDecision("不通过", "配额 2 套已经签订 2 套", sentence)
        case .beyond:
            try terminal.seeWrapped(family.words)
            try applicant.findDecision("不通过", "名单最多 4 位", sentence)
        case .home:
            // It is his wife's.
            try terminal.seeWrapped(family.words)
            try applicant.findDecision("不通过", "配偶 刘*勇", sentence)
        default:
            try terminal.seeWrapped(family.words)
            try applicant.findDecision("确认不通过：\(family.words)", sentence)
        }
    }

    /// One of them complains, and reads the answer that the auditor gave.
    private func complain(_ applicant: Applicant) throws {
        try applicant.comeToSubsidy()
        let number = try applicant.complain("名单不公开", name: "李四光")
        try applicant.leave()
        try desk("auditor").answerComplaint(number, saying: "名单不公开", from: "李四光")
        try applicant.comeToSubsidy()
        try applicant.findOnPages(of: "我的信息和权利", "名单不公开", "已经查过")
    }
}
