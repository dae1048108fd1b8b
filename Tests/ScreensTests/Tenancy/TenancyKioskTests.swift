import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// 登记去世或搬离 at the kiosk (Q33).
@Suite("A death or somebody who moved out, at the kiosk")
struct TenancyKioskTests {
    private func change(_ room: KioskRoom) throws -> TenancyChange? {
        try room.office.records.read { (reader) throws(OfficeFailure) in
            try reader.matters(applicant: PersonID("p-1"), as: TenancyChange.self).first
        }
    }

    @Test("One question a page, the answers once more, a number, and 【我的】 lists it")
    func whole() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.press(.character("6"))
        expect(kiosk, shows: Frames.who, "who")
        kiosk.press(.character("1"))
        #expect(kiosk.says("林*雨 是去世了，还是搬走了？"))
        kiosk.press(.character("1"))
        expect(kiosk, shows: Frames.day, "day")
        kiosk.type("20230801")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("有证明吗？"))
        kiosk.press(.character("2"))
        expect(kiosk, shows: Frames.review, "review")
        kiosk.press(.enter)
        expect(kiosk, shows: Frames.done, "done")
        let change = try #require(try change(room))
        #expect(change.event == .occupantDied && change.day == day(2023, 8, 1) && change.proofs.isEmpty)
        kiosk.press(.character("1"))
        #expect(kiosk.says("去世或搬离") && kiosk.says("待核实"))
        kiosk.press(.character("1"))
        expect(kiosk, shows: Frames.detail, "detail")
        kiosk.press(.right, .enter)
        #expect(kiosk.says("确定要撤回这件登记吗？"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("登记已经撤回。") && kiosk.says("已撤回"))
    }

    @Test("The tenant himself is not for the kiosk, and a day that is to come is told beside its field")
    func refused() throws {
        let kiosk = try KioskRoom().visitor()
        kiosk.press(.character("6"), .character("2"))
        #expect(kiosk.says("请家人或同住人带证件到窗口办理"))
        kiosk.press(.character("1"), .character("2"), .enter)
        #expect(kiosk.says("请填写日期"))
        kiosk.type("20230822")
        kiosk.press(.enter)
        #expect(kiosk.says("日期还没有到"))
        kiosk.press(.escape)
        #expect(kiosk.says("是去世了，还是搬走了？"))
        kiosk.press(.escape, .escape)
        #expect(kiosk.says("公共租赁住房业务"))
    }

    @Test("What was answered is kept question by question, and found again after leaving or another sign-in")
    func kept() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.press(.character("6"), .character("1"), .character("1"))
        kiosk.type("20230801")
        kiosk.press(.enter)
        kiosk.type("在老家")
        // Back through all questions: the words that were typed stay too.
        kiosk.press(.escape, .escape, .escape, .escape)
        #expect(kiosk.says("公共租赁住房业务"))
        kiosk.press(.character("6"))
        #expect(kiosk.says("谁去世或者搬走了？"))
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("2023-08-01"))
        kiosk.press(.enter)
        #expect(kiosk.says("在老家"))
        let other = room.kiosk()
        try other.signIn()
        other.press(.character("6"))
        #expect(other.says("有什么要告诉工作人员的吗") && other.says("在老家"))
        other.press(.enter, .character("2"), .enter)
        #expect(other.says("已经登记好了"))
        // It went with the report.
        other.press(.character("2"), .character("6"))
        #expect(other.says("谁去世或者搬走了？"))
        #expect(try change(room)?.day == day(2023, 8, 1))
    }

    @Test("Who is asked for another picture and goes back keeps the one he chose")
    func keptPicture() throws {
        let kiosk = try KioskRoom().visitor()
        kiosk.press(.character("6"), .character("1"), .character("1"))
        kiosk.type("20230801")
        kiosk.press(.enter, .enter, .character("1"))
        kiosk.press(.character("3"), .character("2"), .character("1"))
        #expect(kiosk.says("front.png"))
        kiosk.press(.up, .enter, .character("1"), .escape)
        #expect(kiosk.says("有证明吗？") && kiosk.says("front.png"))
        kiosk.press(.character("2"), .enter)
        #expect(kiosk.says("已经登记好了"))
    }

    @Test("A day before moving in is told at the end, asked for anew at its question, and the answers come back")
    func tooEarly() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.press(.character("6"), .character("1"), .character("1"))
        kiosk.type("19990801")
        kiosk.press(.enter, .enter, .character("2"), .enter)
        #expect(kiosk.says("日期在入住以前（2020年11月1日入住）"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("是哪一天去世的") && kiosk.says("登记的入住日期是2020年11月1日"))
        kiosk.press(.backspace, times: 8)
        kiosk.type("20230801")
        kiosk.press(.enter)
        #expect(kiosk.says("请核对，然后提交"))
        kiosk.press(.enter)
        #expect(kiosk.says("已经登记好了"))
    }

    @Test("Where others do something, the reader of a report stays where he is, and his question stays open")
    func undisturbed() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.press(.character("6"), .character("1"), .character("1"))
        kiosk.type("20230801")
        kiosk.press(.enter, .enter, .character("2"), .enter, .character("1"), .character("1"))
        kiosk.press(.right, .enter)
        #expect(kiosk.says("确定要撤回这件登记吗？"))
        kiosk.hear()
        #expect(kiosk.says("确定要撤回这件登记吗？"))
    }

    @Test("An answer is changed from the last page, which comes back; a picture goes with it")
    func changed() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.press(.character("6"), .character("1"), .character("1"))
        kiosk.type("20230801")
        kiosk.press(.enter)
        kiosk.type("回老家了")
        kiosk.press(.enter, .character("1"))
        // The scanner, the camera, the stick; the second file of it.
        kiosk.press(.character("3"), .character("2"))
        #expect(kiosk.says("这张证明看得清吗？") && kiosk.says("3 放大"))
        kiosk.press(.character("3"), .character("1"))
        #expect(kiosk.says("front.png") && kiosk.says("回老家了"))
        // Up from the button: the proof, the words, the day, what happened.
        kiosk.press(.up, .up, .up, .up, .enter)
        #expect(kiosk.says("是去世了，还是搬走了？"))
        kiosk.press(.character("2"))
        #expect(kiosk.says("搬离") && kiosk.says("front.png"))
        kiosk.press(.enter)
        #expect(kiosk.says("已经登记好了"))
        let change = try #require(try change(room))
        #expect(change.event == .occupantMovedOut && change.proofs.count == 1)
        let words = try change.report.words.flatMap { id in
            try room.office.records.read { (reader) throws(OfficeFailure) in try reader.text(id) }
        }
        #expect(words == "回老家了")
    }

    @Test("A line of an occupant that is wrong leads to it, about that person, and back to the renewal")
    func fromLine() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(withOccupants: 2)
        #expect(kiosk.says("其他入住人信息"))
        kiosk.press(.right, times: 6)
        // Wrong, and that the name of the second is.
        kiosk.press(.character("2"), .character("7"))
        #expect(kiosk.says("此人已去世或搬离"))
        kiosk.press(.down, .down, .enter)
        #expect(kiosk.says("是去世了，还是搬走了？"))
        kiosk.press(.character("2"))
        kiosk.type("20230801")
        kiosk.press(.enter, .enter, .character("2"), .enter)
        #expect(kiosk.says("已经登记好了"))
        let reported = try change(room)
        #expect(reported?.person == PersonID("p-502"))
        kiosk.press(.character("2"))
        #expect(kiosk.says("此人已去世或搬离"))
    }

    @Test("Who has nobody beside him on the lease is told so; a second report while one is open is refused")
    func nobody() throws {
        let room = try KioskRoom()
        try room.tenant(occupants: 0)
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.press(.character("6"))
        #expect(kiosk.says("没有登记其他入住人"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("公共租赁住房业务"))

        let other = try KioskRoom()
        let again = try other.visitor()
        for _ in 1...2 {
            again.press(.character("6"), .character("1"), .character("2"))
            again.type("20230801")
            again.press(.enter, .enter, .character("2"), .enter)
            if again.says("已经登记好了") { again.press(.character("2")) }
        }
        #expect(again.says("已经有一件登记正在核实"))
    }

    @Test("F6 and the menu lead to it as the number does")
    func menu() throws {
        let kiosk = try KioskRoom().visitor()
        kiosk.press(.function(6))
        #expect(kiosk.says("谁去世或者搬走了？"))
        kiosk.press(.escape, .character("0"))
        #expect(kiosk.says("登记去世或搬离"))
    }
}

private enum Frames {
    static let who = """
          登记去世或搬离                                                         陈*民
          [1 是谁]   2 什么事   3 日期   4 说明   5 证明   6 核对提交

          谁去世或者搬走了？

          下面是合同上登记的人。

          >  1  林*雨（配偶）
             2  承租人本人














          回车 选择  ↑↓ 移动  Esc 返回  F9 呼叫工作人员  0 菜单  F1 帮助  F10 结束使用
        """
    static let day = """
          登记去世或搬离                                                         陈*民
          ✓ 是谁   ✓ 什么事   [3 日期]   4 说明   5 证明   6 核对提交

          林*雨 是哪一天去世的？

          > 日期  [____-__-__ ]
                   8 位数字，如 20230801。记不清哪一天的，填大概的日期。

            [ 下一步 ]














          回车 选择  ↓ 到按钮，再按 0 打开菜单  Esc 返回  F9 呼叫  F1 帮助  F10 结束
        """
    static let review = """
          登记去世或搬离                                                         陈*民
          ✓ 是谁   ✓ 什么事   ✓ 日期   ✓ 说明   ✓ 证明   [6 核对提交]

          请核对，然后提交

          登记去世或搬离
            租赁合同          GZF-2020-1  安居苑3栋1201
            是谁              林*雨（配偶）                                      修改
            什么事            去世                                               修改
            日期              2023年8月1日                                       修改
            说明              没有                                               修改
            证明              以后带到窗口                                       修改

          > [ 【提交】 ]









          回车 选择  ↑↓ 移动  Esc 返回  F9 呼叫工作人员  0 菜单  F1 帮助  F10 结束使用
        """
    static let done = """
          登记去世或搬离                                                         陈*民
          ✓ 是谁   ✓ 什么事   ✓ 日期   ✓ 说明   ✓ 证明   [6 核对提交]

          ✓ 已经登记好了

          受理编号   T2308-00001-0
          登记时间   2023年8月21日 10:00

          接下来
            1. 请把死亡证明或户口注销证明带到窗口，没有证明不能办结。
            2. 核实以后，合同上的入住人会改过来。
            3. 办到哪一步，在首页选【我的】查看。

          >  1  到【我的】查看
             2  返回
             3  结束使用







          回车 选择   Esc 返回   F9 呼叫工作人员   0 菜单   F1 帮助   F10 结束使用
        """
    static let detail = """
          我的 › 去世或搬离                                                      陈*民

          登记详情

          受理编号   T2308-00001-0
          办理状态   待核实
          您要做的   请等待工作人员核实，不用做别的。
          租赁合同   GZF-2020-1  安居苑3栋1201
          是谁       林*雨
          什么事     去世  2023年8月1日

          办理过程
          2023年8月21日 10:00  登记去世或搬离

          第 1 页，共 1 页   已到最后

          > [ 返回 ]    [ 撤回登记 ]






          回车 选择   Esc 返回   F9 呼叫工作人员   0 菜单   F1 帮助   F10 结束使用
        """
}
