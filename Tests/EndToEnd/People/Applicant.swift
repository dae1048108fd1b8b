import Foundation
import HostSupport

/// An applicant at a kiosk, who looks before pressing a key.
struct Applicant {
    var terminal: RealTerminal
    let account: TrainingOffice.Account

    /// The steps of the portal, each from what is seen at its start to what is seen at its end.
    enum Step: CaseIterable {
        case signIn, notice, apply, policy, information, declaration
        case dwelling, tenant, occupants, renewal, front, back, review, submit
    }

    func walk(_ steps: [Step] = Step.allCases) throws {
        for step in steps { try take(step) }
    }

    func take(_ step: Step) throws {
        switch step {
        case .signIn: try signIn()
        case .notice: try readAndTick(heading: "个人信息收集告知书", next: "公共租赁住房业务")
        case .apply: try apply()
        case .policy: try choosePolicy()
        case .information: try readAndTick(heading: "续约相关信息", next: "个人续约声明")
        case .declaration: try declare()
        case .dwelling: try confirm("住房信息（第 1 项", next: "承租人信息（第 2 项")
        case .tenant: try confirm("承租人信息（第 2 项", next: "其他入住人信息（第 3 项")
        case .occupants: try confirm("其他入住人信息（第 3 项", next: "续约信息（第 4 项")
        case .renewal: try confirm("续约信息（第 4 项", next: "请上传承租人身份证")
        case .front: try upload("front", choosing: "1")
        case .back: try upload("back", choosing: "2")
        case .review: try review()
        case .submit: try submit()
        }
    }

    // MARK: The way in

    func signIn() throws {
        try terminal.see("点这里登录")
        try terminal.press("Enter")
        try terminal.see("请您使用【微信】扫码登录", "账号密码")
        try terminal.press("2")
        try terminal.see("账号密码登录")
        try terminal.type(account.login)
        try terminal.see("出生日期")
        try terminal.press("Enter")
        try terminal.type(account.password ?? "")
        try terminal.press("Enter")
        try terminal.miss("账号密码登录", seconds: 30)
    }

    private func readAndTick(heading: String, next: String) throws {
        try terminal.see(heading)
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Enter", "Down", "Enter")
        try terminal.see(next)
    }

    private func apply() throws {
        try terminal.see("公共租赁住房业务")
        try terminal.press("1")
        try terminal.see("请选择要办理的事项")
        try terminal.press("1", "Enter")
        try terminal.see("请选择续租政策")
    }

    private func choosePolicy() throws {
        try terminal.see("【按照原政策执行】")
        try terminal.press("1", "Enter")
        try terminal.see("续约相关信息")
    }

    private func declare() throws {
        try terminal.see("个人续约声明")
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Enter")
        try terminal.miss("请再阅读", seconds: 20)
        try terminal.press("Down", "Enter")
        try terminal.see("住房信息（第 1 项")
    }

    // MARK: The four blocks

    func confirm(_ block: String, next: String) throws {
        try terminal.see(block)
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("1", "Enter")
        try terminal.see(next)
    }

    // MARK: Materials

    private func upload(_ side: String, choosing number: String) throws {
        try terminal.see("请上传承租人身份证")
        try terminal.press(number)
        try terminal.see("请选择取得照片的方式")
        try terminal.press("1")
        try terminal.see("请选择照片文件")
        try choose("\(account.situation ?? "")-\(side)")
    }

    /// Moves down the list of files to the one whose name begins with `text`, takes it and says that it is clear.
    private func choose(_ text: String) throws {
        try terminal.moveDown(to: " \(text)")
        try terminal.press("Enter")
        try terminal.see("请看清楚", "清楚，就用这张")
        try terminal.press("1")
        try terminal.miss("请看清楚")
    }

    private func review() throws {
        try terminal.see("下一步：核对并提交")
        try terminal.press("3")
        try terminal.see("【提交】")
    }

    private func submit() throws {
        try terminal.press("End", "Enter")
        try terminal.see("您的续约申请已经提交成功")
    }

    // MARK: Afterwards

    /// Signs in again where the program was killed after `step`, and goes on from the first page.
    func resume(after step: Step) throws {
        try signIn()
        switch step {
        case .signIn, .notice: break
        default:
            try terminal.see("公共租赁住房业务")
            try terminal.press("1")
        }
    }

    /// The number on the confirmation page.
    func receiptNumber() throws -> String {
        let screen = try terminal.screen()
        guard let match = screen.firstMatch(of: /R\d{4}-\d{5}-\d/) else {
            throw Failed(what: "no receipt number on\n\(screen)")
        }
        return String(match.output)
    }

    func goHome() throws {
        while try !terminal.screen().contains("公共租赁住房业务") {
            let before = try terminal.screen()
            try terminal.press("Escape")
            try terminal.until("go back") { $0 != before }
        }
    }

    /// From wherever the applicant is, to 审核详情 of his newest case.
    func openDetails() throws {
        try goHome()
        try terminal.press("4")
        try terminal.miss("公共租赁住房业务")
        try terminal.press("1")
        try terminal.see("审核详情")
    }

    /// Goes to the returned item, gives it anew and hands in again.
    func mendFront() throws {
        try goHome()
        try terminal.press("1")
        try mendFile("承租人身份证正面", with: "\(account.situation ?? "")-front")
        try submitAgain()
    }

    /// On the page of a file that was sent back or asked for: takes one of the stick.
    func mendFile(_ name: String, with file: String) throws {
        try terminal.see(name, "请选择取得照片的方式")
        try terminal.press("1")
        try terminal.see("请选择照片文件")
        try choose(file)
    }

    /// Where the marital state and the back of the card came back: one after the other, then the proof, then hands in.
    func mendMaritalAndBack() throws {
        try goHome()
        try terminal.press("1")
        try terminal.see("承租人信息：婚姻状况", "退回原因", "登记的内容", "您原来填的")
        try terminal.press("2")
        try terminal.moveDown(to: "确定")
        try terminal.press("Enter")
        // A picture that is in no slot yet: those of another tenant.
        try mendFile("承租人身份证反面", with: "old-policy-back")
        try terminal.see("家庭情况证明", "户口簿")
        try mendFile("家庭情况证明", with: "old-policy-front")
        try submitAgain()
    }

    private func submitAgain() throws {
        try terminal.see("【重新提交】")
        try terminal.press("End", "Enter")
        try terminal.see("确定要重新提交吗")
        try terminal.press("1")
        try terminal.see("提交成功")
    }
}
