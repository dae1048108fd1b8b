import Foundation
import HostSupport

/// 【经济状况核对】 as an applicant and his family go through it.
extension Applicant {
    /// Begins an application, reads his spouse's full number off 其他入住人信息, and takes the application back.
    func readSpouseNumber() throws -> String {
        try walk([.apply, .policy, .information, .declaration, .dwelling, .tenant])
        try terminal.see("其他入住人信息（第 3 项", "显示完整号码")
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Down", "Down", "Right", "Enter")
        try terminal.see("隐藏号码")
        guard let match = try terminal.screen().firstMatch(of: /证件号码\s+(\d{6}) (\d{8}) (\d{3}[\dX])/) else {
            throw Failed(what: "no number on\n\(try terminal.screen())")
        }
        try openDetails()
        try terminal.press("Right", "Right", "Enter")
        try terminal.see("确定要撤回申请吗")
        try terminal.press("1")
        try terminal.see("您已撤回")
        return "\(match.1)\(match.2)\(match.3)"
    }

    /// From home: tenant and spouse authorise, and the check is asked for. Gives its number.
    func requestCheck(spouse: String) throws -> String {
        try goHome()
        try terminal.press("2")
        try terminal.see("核对什么", "开始：家庭成员授权")
        try terminal.press("Enter")
        try terminal.see("每一位成年家庭成员都要本人阅读", "（配偶）")
        try terminal.press("Enter")
        try authorise()
        try terminal.press("Enter")
        try terminal.see("别人不能代替", "身份证号码")
        try terminal.type(spouse)
        try terminal.see("出生日期")
        try terminal.press("Enter", "Enter")
        try authorise()
        try terminal.see("全家都已授权")
        try terminal.press("Enter")
        try terminal.see("请核对，然后发起", "核对范围")
        try terminal.press("Enter")
        try terminal.see("收入财产核对已经发起")
        guard let match = try terminal.screen().firstMatch(of: /E\d{4}-\d{5}-\d/) else {
            throw Failed(what: "no number on\n\(try terminal.screen())")
        }
        return String(match.output)
    }

    /// Reads the authorisation to its end, ticks it, waits and presses 【我已阅知】; back on the list.
    private func authorise() throws {
        try terminal.see("经济状况核对授权书")
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Enter")
        try terminal.miss("请再阅读", seconds: 20)
        try terminal.press("Down", "Enter")
        try terminal.see("✓ 已授权")
    }

    /// From home: reads that the family is above the limit, and objects.
    func objectToResult(told figures: String) throws {
        try goHome()
        try terminal.see("不符合要求，可以在")
        try terminal.press("2")
        try terminal.see("查看核对结果，提出异议")
        try terminal.press("Enter")
        try terminal.see(figures, "限额 54,000.00元", "[ 提出异议 ]")
        try terminal.press("Enter")
        try terminal.see("您认为哪里不对")
        try terminal.press("1", "Enter", "Enter", "Enter")
        try terminal.see("请核对，然后提交")
        try terminal.press("Enter")
        try terminal.see("您的异议已经提交")
    }

    /// From home to 续约相关信息, under the new policy.
    func chooseNewPolicy() throws {
        try goHome()
        try terminal.press("1")
        try terminal.see("请选择要办理的事项")
        try terminal.press("1", "Enter")
        try terminal.see("请选择续租政策", "核对结果符合要求")
        try terminal.press("2", "Enter")
        try terminal.see("续约相关信息")
    }
}
