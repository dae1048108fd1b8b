import Testing

/// A death on a lease, from the counter's form to the new tenant, by keys in real terminals on a real database.
@Suite(.serialized) struct TenancyTests {
    @Test("An occupant is reported at the kiosk; a reviewer looks into it, and the lease has him no more")
    func movedOut() throws {
        let office = try TrainingOffice()
        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account("old-policy"))
        try applicant.signIn()
        try applicant.take(.notice)
        let kiosk = applicant.terminal
        try kiosk.press("6")
        try kiosk.see("谁去世或者搬走了", "（配偶）", "（子女）")
        try kiosk.press("1")
        try kiosk.see("是去世了，还是搬走了")
        try kiosk.press("2")
        try kiosk.see("是哪一天搬离的")
        try kiosk.type("20230801")
        try kiosk.press("Enter")
        try kiosk.see("有什么要告诉工作人员")
        try kiosk.press("Enter")
        try kiosk.see("有证明吗")
        try kiosk.press("2")
        try kiosk.see("2023年8月1日", "以后带到窗口", "提交")
        try kiosk.press("Enter")
        try kiosk.see("已经登记好了", "T2308-00001")

        let reviewer = Clerk(terminal: try office.counter(), account: try office.staff("reviewer", 1))
        try reviewer.signIn()
        let desk = reviewer.terminal
        try desk.press("F7")
        try desk.see("合同签订")
        try desk.press("F7")
        try desk.see("经济状况核对")
        try desk.press("F7")
        try desk.see("T2308-00001", "第 1 条，共 1 条")
        try desk.press("Enter")
        try desk.see("其他入住人搬离", "承租人本人（自助终端）")
        try desk.press("F2")
        try desk.see("由您核实。")
        try desk.press("F5")
        try desk.see("登记为不再入住")
        try desk.press("1", "Enter", "Enter")
        try desk.see("合同上的入住人随之改变")
        try desk.press("1")
        try desk.see("已办结：登记为不再入住")

        try kiosk.press("1")
        try kiosk.see("我的申请", "已办结")
        let shown = try Command.anju("case", "list", "--kind", "TENANCY_CHANGE", "--json", data: office.directory)
        #expect(shown.status == 0 && shown.output.contains("\"state\":\"DECIDED\""))
        #expect(try office.damage() == nil)
    }
}
