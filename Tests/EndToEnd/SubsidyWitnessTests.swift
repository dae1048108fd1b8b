import HostSupport
import Testing

/// 知情同意书 signed before a clerk, at a counter and a kiosk of one office.
@Suite(.serialized) struct SubsidyWitnessTests {
    private let office: TrainingOffice

    init() throws {
        office = try TrainingOffice()
    }

    @Test("LH-45 A clerk witnesses the consent in one terminal, and without a sheet the application goes in at another")
    func witnessed() throws {
        let account = try office.account("subsidy-single")
        let applicant = Applicant(terminal: try office.kiosk(), account: account)
        let terminal = applicant.terminal
        try applicant.walk([.signIn, .notice])
        try applicant.openSubsidy()
        try applicant.beginSubsidy()
        try applicant.readSubsidyNotice(told: "您家登记 1 人")
        try applicant.confirmFamily(place: "全市第 110 位", people: ["梁*杰（本人）"])
        try applicant.meetConditions(asked: "问的是：梁*杰（本人）。")
        try applicant.open(.consent)
        try terminal.see("知情同意书（示范文本）", "请再阅读")
        try terminal.press("End")
        try terminal.see("已到最后")
        try terminal.press("Enter")
        try terminal.miss("请再阅读", seconds: 20)
        try terminal.press("Down", "Enter")
        try terminal.see("签名的知情同意书", "3  请工作人员见证")
        try terminal.press("3")
        try terminal.see("请工作人员当面见证", "BHR00000210", "身份证原件", "还没有见证")

        let clerk = Clerk(terminal: try office.counter(columns: 80, rows: 24), account: try office.staff("clerk"))
        try clerk.comeToBatch()
        try clerk.witnessConsent("BHR00000210", name: "梁*杰")

        // He has not touched a key: the page says it by itself.
        try terminal.see("✓ 已由工作人员见证（2023年8月21日", "1  下一步", seconds: 20)
        try terminal.press("1")
        try applicant.seeTask(.consent, "已完成")
        try applicant.nameDwelling("4403030070020300006123456", room: "302") {
            try terminal.see("在哪个街道？")
            try terminal.press("6")
            try terminal.see("在哪个小区？")
            try terminal.press("5")
            try terminal.see("房屋的地址")
            try terminal.type("3栋")
        }
        try terminal.press("1")
        try applicant.openLease(Applicant.Lease())
        try applicant.writeDates(Applicant.Lease())
        try applicant.measureLease(Applicant.Lease())
        try applicant.giveSubsidyPapers(["身份证", "户口簿", "住房租赁合同"], marital: "未婚", children: "没有")
        try applicant.reviewSubsidy()
        try terminal.see("由工作人员当面见证（2023年8月21日")
        #expect(try applicant.submitSubsidy(told: "补租申请已经提交") == "BHR00000210")
        #expect(try office.application("BHR00000210").state == "SUBMITTED")
        #expect(try office.damage() == nil)
    }
}
