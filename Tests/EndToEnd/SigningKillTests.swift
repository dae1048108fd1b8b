import Foundation
import Testing

/// A contract after a power cut at each step of its way: never half done, and gone on with at another terminal.
@Suite(.serialized) struct SigningKillTests {
    private let office: TrainingOffice

    init() throws {
        office = try TrainingOffice()
        try office.setCommitmentSeconds(1)
    }

    @Test("The kiosk killed after each step")
    func kiosk() throws {
        let number = try office.contract(in: "TO_SIGN")
        var applicant = Applicant(terminal: try office.kiosk(), account: try office.account("contract-to-sign"))
        try applicant.signIn()
        for step in Applicant.SigningStep.allCases {
            try applicant.sign(step)
            try applicant.terminal.kill()
            let (state, words) = step.outcome
            #expect(try office.contract(number).state == state, "after \(step)")
            try expectSound("after \(step)")
            applicant.terminal = try office.kiosk()
            try applicant.resumeSigning(at: words)
        }
        let contract = try office.contract(number)
        #expect(contract.attempts.count == 1 && contract.attempts.first?.transcribed == "PASTED")
        #expect(contract.timeline.filter { $0.act == "TRANSCRIBE" }.count == 1)
    }

    @Test("The counter killed while a contract is drawn for its issue: there is none, and the next one issues it")
    func issue() throws {
        let helper = try HeldHelper(office)
        let first = try clerk("manager")
        try first.openIssue()
        let before = try office.contracts()
        try first.terminal.press("F5")
        try first.terminal.see("签发后合同内容不能再改")
        try first.terminal.press("Enter")
        let process = try helper.waiting()
        try first.terminal.kill()
        #expect(try office.contracts() == before)
        try expectSound("while it was drawn")
        try helper.letGo(process)
        try helper.expectEnd(of: process)

        try helper.remove()
        let second = try clerk("manager")
        let number = try second.issue()
        #expect(try office.contract(number).state == "TO_SIGN" && office.contracts().count == before.count + 1)
    }

    @Test("The counter killed with the picture in hand, while it is signed, while the final paper is drawn and sealed")
    func signature() throws {
        let number = try office.contract(in: "ALT_IDENTITY")
        let picture = "contract-at-counter-front.png"
        var witness = try clerk("clerk")
        try witness.open(number)
        let code = try witness.beginWitness()
        try witness.takePicture(picture)
        try witness.typeCode(code)
        try witness.terminal.kill()
        #expect(try office.contract(number).state == "ALT_IDENTITY")
        #expect(try !office.contract(number).materials.contains { $0.kind == "SIGNATURE" })
        try expectSound("with the picture in hand")

        witness = try clerk("clerk")
        try witness.open(number)
        let again = try witness.beginWitness()
        try witness.takePicture(picture)
        try witness.typeCode(again)
        try witness.confirmSignature()
        try witness.terminal.kill()
        try expectSound("while it was signed")
        if try office.contract(number).state != "SIGNED" {
            #expect(try office.contract(number).state == "ALT_IDENTITY")
            witness = try clerk("clerk")
            try witness.open(number)
            try witness.witness(picture)
        }
        #expect(try office.contract(number).state == "SIGNED")
        try approve(number)
        #expect(try office.contract(number).state == "APPROVED")
        #expect(try office.contract(number).materials.filter { $0.kind == "SIGNED_PDF" }.count == 1)
        try expectSound("at the end")
    }

    /// Killed while the helper draws; then at several moments after it was let go, until one of them came too late.
    private func approve(_ number: String) throws {
        let helper = try HeldHelper(office)
        for looks in [nil, 0, 1, 2] {
            guard try office.contract(number).state == "SIGNED" else { return }
            let manager = try clerk("manager")
            try manager.open(number)
            try manager.terminal.press("F5")
            try manager.terminal.see("新的租期生效", "1 审批通过")
            try manager.terminal.press("1")
            let process = try helper.waiting()
            if looks != nil { try helper.letGo(process) }
            for _ in 0..<(looks ?? 0) { _ = try manager.terminal.screen() }
            try manager.terminal.kill()
            if looks == nil { try helper.letGo(process) }
            try helper.expectEnd(of: process)
            let contract = try office.contract(number)
            let isWhole = (contract.state == "APPROVED") == contract.materials.contains { $0.kind == "SIGNED_PDF" }
            #expect(isWhole && ["SIGNED", "APPROVED"].contains(contract.state), "after \(looks ?? -1) looks")
            try expectSound("after \(looks ?? -1) looks")
        }
        guard try office.contract(number).state == "SIGNED" else { return }
        try helper.remove()
        let manager = try clerk("manager")
        try manager.open(number)
        try manager.approveContract()
    }

    private func clerk(_ role: String) throws -> Clerk {
        let clerk = Clerk(terminal: try office.counter(), account: try office.staff(role))
        try clerk.signIn()
        return clerk
    }

    private func expectSound(_ moment: String) throws {
        if let damage = try office.damage() { Issue.record("\(moment): \(damage)") }
    }
}

extension Applicant.SigningStep {
    /// Where the contract stands after the step, and what is seen when it is gone on with.
    fileprivate var outcome: (state: String, words: String) {
        switch self {
        case .contract: ("TO_SIGN", "待签订的合同文件")
        case .open: ("OPENED", "住房信息（第 1 项")
        case .dwelling: ("OPENED", "承租人信息（第 2 项")
        case .tenant: ("OPENED", "其他入住人信息（第 3 项")
        case .occupants: ("OPENED", "续约信息（第 4 项")
        // What was read before the cut does not count.
        case .renewal: ("READING", "请再阅读")
        case .commitment: ("ACKED", "请填写承诺内容")
        case .paste: ("ACKED", "[本人已经阅读并理解")
        case .confirm: ("COMMITTED", "请选择签订的方式")
        case .window: ("ALT_IDENTITY", "请到窗口当面签订")
        }
    }
}
