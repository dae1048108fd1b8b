import Foundation
import HostSupport
import Testing

/// 【公租房补贴】 at the kiosk, by keys in a real terminal.
@Suite(.serialized) struct SubsidyKioskTests {
    private let office: TrainingOffice

    init() throws {
        office = try TrainingOffice()
    }

    /// Signed in for the first time, before his own page of the rent subsidy.
    private func applicant(_ situation: String) throws -> Applicant {
        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account(situation))
        try applicant.walk([.signIn, .notice])
        try applicant.openSubsidy()
        return applicant
    }

    @Test("One person: a power cut in the middle, on at another terminal, the receipt, a change, and back again")
    func single() throws {
        var applicant = try applicant("subsidy-single")
        try applicant.terminal.see("受理时间", "BHR00000210", "1,155.00元", "5 套", "随时可以离开")
        try applicant.beginSubsidy()
        try applicant.terminal.press("4")
        try applicant.terminal.see("请先看通告。")
        try applicant.readSubsidyNotice(told: "您家登记 1 人，补租面积35.00平方米")
        try applicant.confirmFamily(place: "全市第 110 位", people: ["梁*杰（本人）"])
        try applicant.meetConditions(asked: "问的是：梁*杰（本人）。")
        try applicant.nameDwelling("4403030070020300006123456", room: "302") { [terminal = applicant.terminal] in
            try terminal.see("在哪个街道？", "清水河街道")
            try terminal.press("6")
            try terminal.see("在哪个小区？", "5  百仕达花园", "7  都不是，自己写")
            try terminal.press("7")
            try terminal.see("房屋的地址", "深圳市罗湖区翠竹街道", "F12 拼音")
            try terminal.press("F12")
            try terminal.see("F12 关拼音")
            try terminal.type("dongmenbeilu")
            try terminal.see("dong men bei lu", "1 东门北路")
            try terminal.press("1")
            try terminal.miss("dong men")
            try terminal.press("F12")
            try terminal.see("F12 拼音")
            try terminal.type("8号样例花园3栋")
            try terminal.see("[东门北路8号样例花园3栋 ")
        }
        try applicant.terminal.press("1")
        try applicant.seeTask(.dwelling, "已完成")
        try applicant.openLease(Applicant.Lease())

        // The cut cable, on the page of the dates.
        try applicant.terminal.kill()
        applicant.terminal = try office.kiosk()
        try applicant.signIn()
        try applicant.terminal.see("公租房补贴申请还没有提交，请在2023年8月29日 18:00前办完")
        try applicant.openSubsidy()
        try applicant.terminal.see("1  继续填写申请")
        try applicant.terminal.press("1")
        try applicant.seeTask(.dwelling, "已完成")
        try applicant.seeTask(.lease, "没填完")
        try applicant.seeTask(.submit, "现在还不能做")
        // The focus is on what is to be done next.
        try applicant.terminal.press("Enter")
        try applicant.writeDates(Applicant.Lease())
        try applicant.measureLease(Applicant.Lease())

        try applicant.giveSubsidyPapers(["身份证", "户口簿", "住房租赁合同"], marital: "未婚", children: "没有")
        try applicant.signSubsidyConsent()
        try applicant.reviewSubsidy()
        try applicant.terminal.see(
            "4403030070020300006123456", "深圳市罗湖区翠竹街道东门北路8号样例花园3栋", "440***********1512",
            "2023年3月1日 - 2025年2月28日", "48.50平方米，2,600.00元", "身份证、户口簿、住房租赁合同、知情同意书")
        try applicant.terminal.press("Home")
        try applicant.terminal.see("未婚", "都符合")
        try applicant.terminal.press("End")
        try submitKilled(&applicant)
        #expect(try office.batch().applications.map(\.state) == ["SUBMITTED"])

        try applicant.changeSubsidy()
        try applicant.reviewSubsidy()
        try applicant.changeRent(to: "2800", shown: "48.50平方米，2,800.00元")
        #expect(try applicant.submitSubsidy(told: "修改后的补租申请已经提交") == "BHR00000210")

        try applicant.withdrawSubsidy()
        #expect(try office.batch().applications.map(\.state) == ["WITHDRAWN"])
        #expect(try office.damage() == nil)
    }

    /// Killed at several moments after 提交申请 was pressed: it is handed in whole, or the draft stands as it was.
    private func submitKilled(_ applicant: inout Applicant) throws {
        for looks in [0, 1, 2, 4, nil] {
            try applicant.terminal.see("> [ 提交申请 ]")
            try applicant.terminal.press("Enter")
            guard let looks else { return try applicant.terminal.see("补租申请已经提交", "备案回执号   BHR00000210") }
            for _ in 0..<looks { _ = try applicant.terminal.screen() }
            try applicant.terminal.kill()
            let states = try office.batch().applications.map(\.state)
            #expect(try office.damage() == nil, "after \(looks) looks")
            applicant.terminal = try office.kiosk()
            try applicant.signIn()
            try applicant.openSubsidy()
            if states == ["SUBMITTED"] { return try applicant.terminal.see("已经提交，正在受理", "2  修改申请") }
            #expect(states.isEmpty, "after \(looks) looks")
            try applicant.terminal.see("1  继续填写申请")
            try applicant.terminal.press("1")
            for task in Applicant.SubsidyTask.allCases.dropLast() { try applicant.seeTask(task, "已完成") }
            try applicant.reviewSubsidy()
        }
    }

    @Test("A family of five, divorced: who is asked, a lease signed anew, papers, a dwelling that is taken, receipt")
    func family() throws {
        try office.run("import", "applications", office.media("subsidy-applications.jsonl"))
        let applicant = try applicant("subsidy-family")
        let terminal = applicant.terminal
        let people = ["曾*英（本人）", "欧**玲（父母）", "王*军（子女）", "郑*娟（子女）", "曾*梅（子女）"]
        try terminal.see("BHR00000220", "2,145.00元")
        try applicant.beginSubsidy()
        try applicant.readSubsidyNotice(told: "您家登记 5 人，补租面积65.00平方米")
        try applicant.reportChangedFamily(place: "全市第 120 位", people: people)
        try applicant.meetConditions(asked: "曾*英（本人）、欧**玲（父母）、王*军（子女）、郑*娟（子女）、", "曾*梅（子女）")
        // The dwelling of the first family of the file; shared with somebody else.
        try applicant.nameDwelling("4403030079999999018900012", room: "502") {
            try terminal.see("在哪个街道？")
            try terminal.press("7")
            try terminal.see("在哪个小区？", "4  东晓花园")
            try terminal.press("4")
            try terminal.see("房屋的地址", "深圳市罗湖区东晓街道", "[东晓花园 ")
            try terminal.type("1栋")
            try terminal.see("[东晓花园1栋 ")
        }
        try terminal.press("2")
        try terminal.see("合租人的证件号码")
        // Somebody who has applied himself.
        let other = try office.account("subsidy-first").login
        try terminal.type(other.dropLast() + (other.hasSuffix("1") ? "2" : "1"))
        try terminal.see("[\(other.dropLast())")
        try terminal.press("Enter", "Enter", "Enter", "Enter", "Enter")
        try terminal.see("号码输错了，请核对")
        try terminal.press("BSpace")
        try terminal.type(String(other.suffix(1)))
        try terminal.see("[\(other) ")
        try terminal.press("Enter", "Enter", "Enter", "Enter", "Enter")
        try applicant.seeTask(.dwelling, "已完成")

        var lease = Applicant.Lease(landlord: "样例住房租赁有限公司", document: "914403009999999909")
        lease.end = "20240131"
        try applicant.openLease(lease)
        try applicant.writeDates(lease)
        try terminal.see("租期剩下不到规定的时间", "要到2024年2月21日", "可与房屋出租人重新签订合同")
        try terminal.press("1")
        try terminal.see("到期日期  [2024-01-31")
        // The end has the focus, and its first digit takes the place of the day.
        try terminal.type("20260131")
        try terminal.see("到期日期  [2026-01-31")
        try terminal.press("Enter", "Enter", "Enter")
        try applicant.measureLease(lease)

        try applicant.giveSubsidyPapers(
            ["身份证", "户口簿", "住房租赁合同", "离婚证", "离婚协议", "出生证明"], marital: "离异", children: "3 个")
        try applicant.signSubsidyConsent()
        try applicant.reviewSubsidy()
        try terminal.see(
            "440***********\(other.suffix(4))", "2023年3月1日 - 2026年1月31日", "离婚证、离婚协议、出生证明")
        try terminal.press("Enter")
        try terminal.see("没有办成", "这套住房已经有人在申请。请核对房屋编码", "1  知道了，返回")
        try terminal.press("1")
        try terminal.see("公租房补贴 › 检查并提交", "房屋编码  [440303 007999 9999018 900012 ")
        for _ in 0..<6 { try terminal.press("BSpace") }
        try terminal.type("123457")
        try terminal.see("[440303 007999 9999018 123457 ")
        try terminal.press("Enter")
        // Another dwelling has another address: what was written stands there to be looked at.
        try terminal.see("房屋的地址", "深圳市罗湖区东晓街道", "[东晓花园1栋 ")
        try terminal.press("Enter", "Enter", "Enter")
        try terminal.see("提交以前，请核对一遍", "4403030079999999018123457", "深圳市罗湖区东晓街道东晓花园1栋")
        try terminal.press("Enter")
        try terminal.see("没有办成", "写明的合租人里，有人自己已经申请了", "1  知道了，返回")
        try terminal.press("1")
        // What is wrong stands beside the number.
        try terminal.see("合租人的证件号码", "! 写明的合租人里，有人自己已经申请了", "> 合租人 1  [")
        for _ in 0..<18 { try terminal.press("BSpace") }
        try terminal.type("440303197001019918")
        try terminal.press("Enter", "Enter", "Enter", "Enter", "Enter")
        try terminal.see("提交以前，请核对一遍", "> [ 提交申请 ]")
        #expect(try applicant.submitSubsidy(told: "补租申请已经提交") == "BHR00000220")

        try applicant.openSubsidy()
        try terminal.see("1  我的补租", "已经提交，正在受理")
        try terminal.press("1")
        try terminal.see("现在办到", "全市第 120 位", "接下来")
        #expect(try office.application("BHR00000220").state == "SUBMITTED")
        #expect(try office.damage() == nil)
    }

    // MARK: Refusals

    /// Whom the register keeps out, and what he reads.
    struct Barred: CustomTestStringConvertible, Sendable {
        let situation: String
        let rule: String
        let texts: [String]
        var testDescription: String { situation }
    }

    @Test(
        "LH-03, LH-04 Whom the register keeps out reads for whom, by which rule, and what to do until when",
        arguments: [
            Barred(
                situation: "subsidy-not-registered", rule: "在册轮候家庭",
                texts: ["轮候册上没有以您的证件号码登记的申请人", "2023年8月29日 18:00前"]),
            Barred(
                situation: "subsidy-listed-late", rule: "在册轮候家庭",
                texts: ["在截止时点，您家不在公共租赁住房轮候册上", "欧**平（申请人）", "请带身份证到窗口查询"]),
            Barred(
                situation: "subsidy-other-district", rule: "登记为本区户籍",
                texts: ["轮候册上登记的不是本区户籍", "郑*辉（申请人）", "2023年8月29日 18:00前", "变更"]),
        ])
    func barred(_ barred: Barred) throws {
        let terminal = try applicant(barred.situation).terminal
        try terminal.see("现在不能申请", "按哪一条", barred.rule, "可以怎么办", "1  返回", "2  呼叫工作人员")
        for text in barred.texts { try terminal.see(text) }
        #expect(try !terminal.screen().contains("申请补租"))
        try terminal.press("1")
        try terminal.see("公共租赁住房业务")
        #expect(try office.batch().applications.isEmpty)
    }

    @Test("LH-43, LH-44 A lease that is nearly over is told at its page, and is kept until it is signed anew")
    func shortLease() throws {
        let applicant = try applicant("subsidy-short-lease")
        let terminal = applicant.terminal
        try applicant.beginSubsidy()
        try applicant.readSubsidyNotice(told: "您家登记 2 人")
        // LH-05 A lease that is still to be signed is none yet.
        let lease = Applicant.Lease(end: "20231231", signed: "20230828")
        try applicant.openLease(lease)
        try terminal.type(lease.start)
        try terminal.press("Enter")
        try terminal.type(lease.end)
        try terminal.press("Enter")
        try terminal.type(lease.signed)
        try terminal.press("Enter", "Enter")
        try terminal.see("[2023-08-28", "今天")
        for _ in 0..<8 { try terminal.press("BSpace") }
        try terminal.type("20230220")
        try terminal.see("[2023-02-20")
        try terminal.press("Enter", "Enter")
        try terminal.see(
            "租期剩下不到规定的时间", "要到2024年2月21日", "2023年12月31日就到期了", "剩余有效期应当不低于 6 个月",
            "可以怎么办", "2023年8", "1  改日期", "2  先放着，重新签订以后再来")
        try terminal.press("2")
        try applicant.seeTask(.lease, "没填完")
        try terminal.press("8")
        try terminal.see("请先完成：核对家庭信息、回答申请条件、填写租住的房屋、填写租赁合同")
        // Signed anew, he comes back: what he wrote is there.
        try terminal.press("5")
        try terminal.see("到期日期  [2023-12-31")
        try terminal.type("20241231")
        try terminal.see("到期日期  [2024-12-31")
        try terminal.press("Enter", "Enter", "Enter")
        try applicant.measureLease(lease)
    }

    @Test("LH-10 to LH-14 A condition that somebody does not meet: for whom, by which rule, and that staff will look")
    func deniedConditions() throws {
        let applicant = try applicant("subsidy-owns-home")
        let terminal = applicant.terminal
        try applicant.beginSubsidy()
        try applicant.readSubsidyNotice(told: "您家登记 3 人")
        try applicant.open(.conditions)
        try terminal.see("在深圳有自己的住房吗？")
        try applicant.deny(1, for: 2)
        try terminal.see("看的是谁     陈*丽（配偶）", "均未拥有任何形式", "可以怎么办", "1  改回答")
        // Asked anew, it is the applicant and his wife.
        try terminal.press("1")
        try terminal.see("第 1 项，共 5 项")
        try applicant.deny(1, for: 1)
        try terminal.see("林*华（本人）、陈*丽（配偶）", "均未拥有任何形式")
        for (condition, rule) in [(2, "均未拥有住房建设"), (3, "未正在租赁"), (4, "购房优惠政策"), (5, "租房货币补贴")] {
            try terminal.press("2")
            try applicant.deny(condition, for: 3)
            try terminal.see("看的是谁     郑*军（子女）", rule, "2  照样申请，由工作人员核查")
        }
        try terminal.press("2")
        try applicant.seeTask(.conditions, "已完成")
    }

    @Test("LH-01 A house code that is none, and one of another city")
    func refusedDwellings() throws {
        let applicant = try applicant("subsidy-single")
        let terminal = applicant.terminal
        try applicant.beginSubsidy()
        try applicant.readSubsidyNotice(told: "您家登记 1 人")
        try applicant.open(.dwelling)
        try terminal.type("440303007002030000612345")
        try terminal.see("440303 007002 0300006 12345 ")
        try terminal.press("Enter")
        try terminal.see("应为 25 位数字")
        try terminal.press("Home")
        try terminal.press("DC", "DC", "DC", "DC", "DC", "DC")
        try terminal.type("4401030")
        try terminal.see("[440103 ")
        try terminal.press("Enter")
        try terminal.see("不是本市的")
        try terminal.press("Escape")
        try applicant.seeTask(.dwelling, "没填完")
    }

    @Test("LH-20 The window closes while somebody fills in: his page says so by itself, and takes nothing any more")
    func closed() throws {
        let applicant = try applicant("subsidy-single")
        let terminal = applicant.terminal
        try applicant.beginSubsidy()
        try applicant.readSubsidyNotice(told: "您家登记 1 人")
        try applicant.open(.lease)
        try terminal.see("租赁合同：出租人")
        try office.setTime("2023-08-29T18:01")
        try terminal.see("现在不能申请", "受理已经在2023年8月29日 18:00结束，不能再申请或者修改", "1  返回")
        #expect(try !terminal.screen().contains("继续填写申请"))
        try applicant.openSubsidy()
        try terminal.see("现在不能申请")

        // The notice that comes next does not take applications yet.
        try office.run("batch", "close", TrainingOffice.batch)
        try openNextNotice()
        try applicant.openSubsidy()
        try terminal.see("现在不能申请", "2023年9月11日 09:00开始受理，请到时再来")
        #expect(try !terminal.screen().contains("申请补租"))
    }

    /// The sample's once more, with days that are still to come.
    private func openNextNotice() throws {
        var notice = try String(contentsOfFile: office.media("subsidy-notice.toml"), encoding: .utf8)
        for (old, new) in [
            ("sample-2023", "next-2023"), ("2023-07-31T18:00", "2023-08-29T18:00"),
            ("2023-08-15T09:00", "2023-09-11T09:00"), ("closes_at = \"2023-08-29", "closes_at = \"2023-09-25"),
        ] {
            notice = notice.replacingOccurrences(of: old, with: new)
        }
        let path = office.media("next-notice.toml")
        try notice.write(toFile: path, atomically: true, encoding: .utf8)
        try office.run("batch", "open", path)
        try office.run(
            "import", "register", office.media("subsidy-register.csv"), "--batch", "next-2023", "--as-of",
            "2023-08-29T18:00")
    }

    @Test("LH-10 Who was refused by the office reads where it stands, the reason, and each decision with its rule")
    func refused() throws {
        try office.takeApplications()
        try office.run("batch", "close", TrainingOffice.batch)
        try office.takeFindings()
        try office.run("batch", "review", TrainingOffice.batch)
        try office.run("batch", "confirm", TrainingOffice.batch, "--receipt", "BHR00000115")
        let terminal = try applicant("subsidy-owns-home").terminal
        try terminal.see("现在的情况   没有通过", "1  我的补租")
        try terminal.press("1")
        try terminal.see("没有通过", "在本市有自有住房", "认为查得不对的", "2  每个决定和依据")
        try terminal.press("2")
        try terminal.see("每个决定和依据", "公共租赁住房在册轮候家庭（截至2023年7月31日 18:00）。")
        try terminal.press("End")
        try terminal.see("已到最后", "未拥有任何形式自有住房", "确认不通过：在本市有自有住房")
    }
}
