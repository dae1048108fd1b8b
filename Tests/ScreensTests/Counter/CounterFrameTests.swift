import Cells
import Forms
import Testing

@testable import Office
@testable import Screens

/// The counter's pages at 80x24, to the letter.
@Suite struct CounterFrameTests {
    private func expect(_ place: CounterPlace, _ frame: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(place.harness.rows.joined(separator: "\n") == frame, sourceLocation: location)
    }

    @Test("From the first page through a case to its decisions and the lock")
    func reviewer() throws {
        let room = try CounterRoom()
        expect(room.counter(), Frames.signIn)
        let counter = room.counter(CounterRoom.reviewer)
        expect(counter, Frames.queue)
        counter.press(.function(2), .character("2"))
        expect(counter, Frames.`case`)
        counter.press(.character("5"), .character(" "), .function(6))
        expect(counter, Frames.sendBack)
        counter.press(.enter, .character("1"))
        expect(counter, Frames.reason)
        counter.press(.escape, .escape, .function(7))
        expect(counter, Frames.reject)
        counter.press(.escape)
        counter.pass(seconds: 601)
        expect(counter, Frames.lock)
    }

    @Test("The person for whom a code is issued")
    func clerk() throws {
        let room = try CounterRoom()
        let clerk = room.counter(CounterRoom.clerk)
        clerk.press(.function(4))
        clerk.type(try #require(room.account(.notActivated)).login)
        clerk.press(.enter)
        expect(clerk, Frames.person)
    }
}

private enum Frames {
    static let signIn = """
          业务窗口                                                               训练

          工作人员登录

          请用本人的账号登录。离开座位前请按 F10 结束使用。

          > 登录名  [                              ]

            密码    [                              ]

            [ 登录 ]    [ 用一次性验证码登录 ]












          回车 下一步   Tab 移动   F1 帮助   F10 退出程序
        """

    static let queue = """
          续租审核                                                      罗样霞   训练

            待办   续租:3   合同:1   核对:3   去世搬离:0   F5 补租
           1 待受理:2  2 我的:1  3 审核中:1  4 退回:1  5 通过:1  6 不通过:1  7 全部:8

            受理编号        申请人    合同编号         提交日期         等待  备注
          > R2308-00006-8   陈*勇     样租-2020-112    2023年8月18日     3天
            R2308-00008-4   欧**华    样租-2020-113    2023年8月21日    今天












            第 1 条，共 2 条

          您手上有 1 件没有办完，按 F2 接着审核。
          F2 取下一件  回车 打开  F3 查找  F7 合同  F9 应答呼叫  F1 帮助  F10 结束使用
        """

    static let `case` = """
          续租审核                                                      罗样霞   训练

          R2308-00005-9  审核中  张*伟  由您审核  提交 2023年8月18日 09:04，已等 3 天
           1 住房  2 承租人  3 入住人  4 续约  5 材料  6 过程

            承租人信息   申请人：无误
          > 姓名          张样伟
            证件类型      居民身份证
            证件号码      440*** ******** 9971
            手机号码      199 **** 2802
            婚姻状况      已婚












          F5 通过  F6 退回  F7 不通过  空格 标记  F8 放回  Esc 返回  F1 帮助  F10 结束
        """

    static let sendBack = """
          退回补正                                                      罗样霞   训练

          退回补正 R2308-00005-9

          选要补正的项，按回车选原因。只退要改的那几项。

          > [?] 承租人身份证正面
            [ ] 承租人身份证反面
            [ ] 家庭情况证明
            [ ] 换领凭证或临时身份证
            [ ] 其他材料
            [ ] 住房信息（整块）
            [ ] 住房信息：房屋编码
            [ ] 住房信息：小区
            [ ] 住房信息：楼栋
            [ ] 住房信息：房号
            [ ] 住房信息：建筑面积
            [ ] 承租人信息（整块）
                                                                              下面还有

          1 项还没有选原因   补正期限：2023年9月4日（星期一）


          回车 选择   F6 退回补正   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """

    static let reason = """
          退回补正                                                      罗样霞   训练

          承租人身份证正面

            原因（按数字选择）
            1 (✓) 图片看不清楚。请重新拍摄或扫描：四角完整，没有反光，文字能看清。
            2 ( ) 材料不完整，缺了一面或者一页。请补齐。
            3 ( ) 上传的不是所要的材料，或者正面、反面放反了。请重新上传。
            4 ( ) 上传的不是承租人本人的证件。请上传承租人的证件。
            5 ( ) 证件已过有效期。请换领后重新上传；还没领到的，请传换领凭证。
            6 ( ) 与登记的信息不一致。请核对；登记有误的，请到窗口更正。
            7 ( ) 其他原因，见审核人员的说明。

            补充说明  [                                                              ]
                       申请人会看到，可以不写

          > [ 确定 ]    [ 不退这一项 ]






          回车 下一步   Tab 移动   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """

    static let reject = """
          不予通过                                                      罗样霞   训练

          不予通过 R2308-00005-9

          选一个原因，并写明情况。申请人会看到原因和说明。

            原因（按数字选择）
          > 1 ( ) 申请人已不是该合同的承租人。
            2 ( ) 租赁合同已经解除或者终止，不能续约。
            3 ( ) 有应交的租金没有交清。
            4 ( ) 经核实，住房有转租、转借、空置或者改作他用的情况。
            5 ( ) 经核实，声明或者材料不真实。
            6 ( ) 经核实，承租人或者家庭成员在本市有住房。
            7 ( ) 其他原因，见审核人员的说明。

            情况说明  [                                                              ]

            [ 不予通过 ]





          回车 下一步   Tab 移动   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """

    static let lock = """
          业务窗口                                                               训练

          已锁定

          罗*霞 的窗口已锁定，原来的工作还在。请本人输入密码继续。

          > 密码  [                              ]

            [ 解锁 ]

          不是本人的，请按 F10 结束使用，再用自己的账号登录。手上的申请会放回队列。












          回车 解锁   F1 帮助   F10 结束使用
        """

    static let person = """
          发放一次性验证码                                              谢样敏   训练

          发放一次性验证码

          姓名       刘样勇
          出生日期   1974年2月28日
          性别       男
          证件       居民身份证  440*** ******** 9919
          租赁合同   样租-2020-110  样例家园
          账号       未启用，发放后可以设置密码

          请把姓名和出生日期与证件原件核对。

          > [ ] 已核对本人及证件

            [ 发放验证码 ]    [ 换一个人 ]







          回车 下一步   Tab 移动   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """
}
