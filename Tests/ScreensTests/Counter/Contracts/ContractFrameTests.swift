import Cells
import Forms
import Testing

@testable import Office
@testable import Screens

/// The counter's pages about contracts at 80x24, to the letter.
@Suite struct ContractFrameTests {
    private func expect(_ place: CounterPlace, _ frame: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(place.harness.rows.joined(separator: "\n") == frame, sourceLocation: location)
    }

    @Test("The contracts that wait for the window")
    func queue() throws {
        let room = try CounterRoom()
        try room.atCounter()
        let counter = room.counter(CounterRoom.clerk)
        counter.press(.function(7), .character("3"))
        expect(counter, Frames.queue)
    }

    @Test("A signed contract about to be approved")
    func approval() throws {
        let room = try CounterRoom()
        try room.signed()
        let counter = room.counter(CounterRoom.manager)
        counter.press(.function(7), .character("4"), .enter, .function(5))
        expect(counter, Frames.approval)
    }

    @Test("A contract about which the applicant reported something")
    func reported() throws {
        let room = try CounterRoom()
        try room.reported()
        let counter = room.counter(CounterRoom.manager)
        counter.press(.function(7), .character("2"), .enter)
        expect(counter, Frames.reported)
    }
}

private enum Frames {
    static let queue = """
          合同签订                                                      谢样敏   训练

            待办   续租:3   合同:1   核对:3   去世搬离:0   F5 补租
          1待签发:0  2待核实:0  3待窗口签:1  4待审批:0  5待签订:0  6完成:0  7全部:1

            受理编号        申请人    合同编号          更新日期        期限（24时止）
          > C2308-00001-2   吴*明     样租-2020-116     2023年8月21日   2023年8月28日













            第 1 条，共 1 条


          F2 取下一件  回车 打开  F3 查找  F4 发验证码  F7 核对  F1 帮助  F10 结束使用
        """

    static let approval = """
          合同签订                                                      张样娟   训练

          C2308-00001-2  已签订待审批  吴*明

           1 概况  2 合同  3 签名  4 过程

            概况
          > 续租申请      ┌─ 审批通过 C2308-00001-2？ ───────────────┐
            原合同        │                                          │
            签发版本      │   通过后生成带签名和经过的正式合同，     │
            签订期限      │   申请人可以查看和打印，新的租期生效。   │
                          │   不能撤销。                             │
            签订经过      │                                          │
            开始签订      │     [ 1 审批通过 ]  > [ 2 返回 ]         │
            确认续约信息  │                                          │
            阅读承诺书    └──────────────────────────────────────────┘
            抄写承诺      复制粘贴全文：本人已经阅读并理解承诺书和租赁合同的全部内容，
                          承诺所提交的信息和材料真实、完整，遵守合同约定；如有不实，愿
                          意依法承担相应责任。
            到窗口签      2023年8月21日 10:00选择，2023年8月28日24时前到窗口
                                                                              下面还有


          回车 选择   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """

    static let reported = """
          合同签订                                                      张样娟   训练

          C2308-00001-2  待签订  吴*明  申请人指出有误  签订期限：2023年9月13日24时前

           1 概况  2 合同  3 签名  4 过程

            申请人指出有误
          > 承租人信息：手机号码
                          199 **** 3601
                          ! 申请人说有误：已经换了号码
                          ! 登记没有变化
            核实后按 F6 退回重签，按登记的最新信息重新发出。登记有误的，请先更正登记。

            概况
            续租申请      R2308-00001-3
            原合同        样租-2020-116
            签发版本      第 1 版，张*娟，2023年8月21日 10:00
            签订期限      2023年9月13日24时前

            签订经过
                                                                              下面还有


          F5 审批通过  F6 退回重签  F7 作废  Esc 返回  F9 应答呼叫  F1 帮助  F10 结束
        """
}
