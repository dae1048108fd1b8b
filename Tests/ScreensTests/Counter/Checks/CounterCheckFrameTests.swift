import Cells
import Forms
import Testing

@testable import Office
@testable import Screens

/// The counter's pages about economic checks at 80x24, to the letter.
@Suite struct CounterCheckFrameTests {
    private func expect(_ place: CounterPlace, _ frame: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(place.harness.rows.joined(separator: "\n") == frame, sourceLocation: location)
    }

    @Test("A report that is being typed, and the second person before it")
    func report() throws {
        let room = try CounterRoom()
        _ = try room.sent(try room.requested())
        let clerk = room.counter(CounterRoom.clerk)
        clerk.checks("2")
        clerk.press(.enter, .function(5))
        for text in ["HD-2023-0815", "样例核对机构", "20230818"] {
            clerk.type(text)
            clerk.press(.enter)
        }
        clerk.press(.enter, .character("1"), .character("1"))
        clerk.pass(seconds: 1)
        clerk.press(.enter, .enter, .enter, .character("1"))
        clerk.type("96,000.5")
        clerk.press(.enter, .escape, .down, .down, .enter, .character("3"))
        clerk.type("660000.01")
        clerk.press(.enter, .escape)
        expect(clerk, Frames.items)
        clerk.press(.function(5), .function(5))
        let reviewer = room.counter(CounterRoom.reviewer)
        reviewer.checks("3")
        reviewer.press(.enter, .function(5))
        expect(reviewer, Frames.confirm)
    }

    @Test("An objection: the check, and the page on which it is decided")
    func objection() throws {
        let room = try CounterRoom()
        try room.objected()
        let reviewer = room.counter(CounterRoom.otherReviewer)
        reviewer.checks("4")
        reviewer.press(.enter)
        expect(reviewer, Frames.objectionPage)
        reviewer.press(.function(5), .character("2"))
        reviewer.type("已经核实")
        expect(reviewer, Frames.objection)
    }

    @Test("An authorisation on paper")
    func authorisation() throws {
        let room = try CounterRoom()
        _ = try room.authorised(leaving: 2)
        let clerk = room.counter(CounterRoom.clerk)
        clerk.checks("7")
        clerk.press(.enter, .function(5))
        expect(clerk, Frames.authorise)
    }
}

private enum Frames {
    static let items = """
          录入书面核对报告                                              谢样敏   训练

          E2308-00010-6  谢样斌　第 2 步，共 3 步

          人均年收入   32,000.17元，限额 54,000.00元
          家庭财产     660,000.01元，限额 660,000.00元
          按现在录入的：不符合要求

            谢样斌  承租人本人  440*** ******** 9996
             收入   1 条，按回车再加一条
                工资性收入           96,000.50元
          >  财产   1 条，按回车再加一条
                存款                660,000.01元

            林样燕  配偶  440*** ******** 9940
             收入   还没有，按回车添加；报告上没有的不用填
             财产   还没有，按回车添加；报告上没有的不用填

            谢样丽  子女  440*** ******** 9989
             收入   还没有，按回车添加；报告上没有的不用填
             财产   还没有，按回车添加；报告上没有的不用填


          F5 下一步  回车 添加  ↑↓ 移动  Esc 返回  F9 应答呼叫  F1 帮助  F10 结束使用
        """

    static let confirm = """
          复核书面核对报告                                              罗样霞   训练

          E2308-00010-6　照着图片逐项核对：已核对 0 项，共 9 项

          > [ ] 报告编号  HD-2023-0815
            [ ] 出具单位  样例核对机构
            [ ] 核对日期  2023年8月18日
            谢样斌  承租人本人  440*** ******** 9996
            [ ] 收入  工资性收入           96,000.50元
            [ ] 财产  存款                660,000.01元
            林样燕  配偶  440*** ******** 9940
            [ ] 收入  没有收入项目
            [ ] 财产  没有财产项目
            谢样丽  子女  440*** ******** 9989
            [ ] 收入  没有收入项目
            [ ] 财产  没有财产项目







          F6 退回重录   回车 核对无误   Tab 看图片   + - 放大缩小   Esc 返回   F1 帮助
        """

    static let objectionPage = """
          经济状况核对                                                  梁样静   训练

          E2308-00010-6  异议处理中  谢*斌  家庭 3 人
           1 报告和结果  2 家庭和请求  3 过程

            异议
          > 申请人说      存款里有一笔是替亲戚保管的
                          2023年8月21日 10:00 对报告 HD-2023-0815 提出，在期限以内

            核对结果  不符合要求
            人均年收入    32,000.17元，限额 54,000.00元（家庭 3 人共 96,000.50元）
                          没有超过
            家庭财产      660,000.01元，限额 660,000.00元（3 人家庭）
                          超过限额
            限额          2023年8月1日起执行的一组
            异议期限      2023年8月28日24时前

            核对报告 HD-2023-0815
            出具单位      样例核对机构
            核对日期      2023年8月18日
                                                                              下面还有


          F5 处理异议  1-3 转到  ↑↓ 移动  Esc 返回  F9 应答呼叫  F1 帮助  F10 结束使用
        """

    static let objection = """
          处理异议                                                      梁样静   训练

          E2308-00010-6　申请人对结果有异议

          「存款里有一笔是替亲戚保管的」
          2023年8月21日 10:00 对报告 HD-2023-0815 提出，在期限以内

            怎样处理（按数字选择）
            1 ( ) 重新核对：再送核对机构核对一次
            2 (✓) 维持结果

          > 给申请人的话  [已经核实                                                  ]
                          [                                                          ]
                          [                                                          ]
                          [                                                          ]
                           申请人会看到，请写明理由

            [ 作出决定 ]





          回车 下一步   F3 看报告   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """

    static let authorise = """
          录入书面授权                                                  谢样敏   训练

          E2308-00010-6  谢样斌

          不能到自助终端的成年家庭成员，在授权书（第 1 版）上签名。请当面核对，再收
          取。

            谁的授权（按数字选择）
          > 1 ( ) 谢样斌  承租人本人  440*** ******** 9996
            2 ( ) 林样燕  配偶  440*** ******** 9940

            [ 打印授权书 ]

            [ ] 本人在场，与身份证件相符

            [ ] 已看过签好的授权书：姓名和号码是他的，签名和日期齐全

            [ 取授权书的图片 ]

          授权书：这里还没有打印（已有的可以直接用）　图片：还没有
                                                                              下面还有


          回车 下一步   Tab 移动   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """
}
