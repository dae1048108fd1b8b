import Cells
import Testing

@testable import Forms

@Suite("The stack of screens")
struct ProgramTests {
    @Test("The first page, as a person sees it") func firstPage() {
        let harness = demo {
            $0.isTraining = true
            $0.showsPadMenu = true
        }
        #expect(harness.titleLine == "  公共租赁住房业务                                                       训练")
        #expect(harness.rows[2...5] == ["  欢迎办理公共租赁住房业务。", "", "  > [ 个人租赁合同续约 ]    [ 我的 ]", ""])
        #expect(harness.hintLine == "  回车 选择   0 菜单   F1 帮助   F10 退出程序")
        #expect(harness.cursor == Point(x: 4, y: 4))
    }

    @Test("A whole page with fields, stepper, names and hints") func wholePage() {
        let harness = demoForm { $0.isTraining = true }
        harness.type("张三")
        harness.press(.down)
        harness.type("44010119800101123*")
        #expect(
            harness.text == """
                  个人租赁合同续约                                                 张*   训练
                  ✓ 续租申请   ✓ 申请声明   [3 确认续约信息]   4 上传材料   5 提交

                    姓名      [张三                  ]
                               与身份证一致

                  > 证件号码  [440101 19800101 123X ]  出生日期 1980年1月1日

                    密码      [                              ]

                    入住日期  [____-__-__ ]

                    续约方式
                    1 ( ) 按原政策
                          租金标准不变
                    2 ( ) 按新政策
                    3 ( ) 不再续约

                    [ ] 本人已阅读并同意《申请声明》

                    [ 继续 ]    [ 统计 ]    [ 返回 ]


                  上下 移动   回车 下一项   F6 复制   Esc 返回   F1 帮助   F10 结束使用
                """)
        #expect(harness.cursor == Point(x: 35, y: 6))
    }

    @Test("A screen hears its size before it appears, and again after each resize")
    func sizes() throws {
        let harness = demo()
        harness.resize(Size(width: 120, height: 40))
        let home = try #require(harness.screen(DemoHome.self))
        #expect(home.seen.count == 3)
        #expect(home.seen.first?.hasPrefix("sized") == true)
        #expect(home.seen[1] == "appeared")
        #expect(home.seen[2].contains("width: 76"))
    }

    @Test("The screen below hears that it was covered and that it is seen again") func coveredAndRevealed() throws {
        let harness = demoForm()
        harness.press(.escape)
        let home = try #require(harness.screen(DemoHome.self))
        #expect(home.seen.suffix(2) == ["covered", "revealed"])
        #expect(harness.depth == 1)
    }

    @Test("Esc goes back from a wrong field, and the draft is saved") func escapeGoesBack() {
        let harness = demoForm()
        harness.type("张三")
        harness.press(.escape)
        #expect(harness.depth == 1)
        #expect(harness.interpreter.asks.last == .draft("张三"))
    }

    @Test("Esc on the first page does nothing") func escapeOnFirstPage() {
        let harness = demo()
        harness.press(.escape)
        #expect(harness.depth == 1)
        #expect(!harness.hasEnded)
    }

    @Test("An answer whose screen has gone is dropped") func lateAnswer() {
        var program = Program(demoSettings(), size: Size(width: 80, height: 24), now: Instant(milliseconds: 0))
        let now = Instant(milliseconds: 0)
        _ = program.start(now: now)
        _ = program.handle(.input(.key(.enter)), now: now)
        _ = program.handle(.input(.key(.character("张"))), now: now)
        let commands = program.handle(.input(.key(.escape)), now: now)
        guard case .ask(let ticket, .draft("张")) = commands.first else {
            Issue.record("no draft: \(commands)")
            return
        }
        let before = program
        #expect(program.answer(ticket, with: .failed, now: now).isEmpty)
        #expect(program.stack == before.stack)
        #expect(program.message == nil)
    }

    @Test("A change elsewhere reaches the screen on top; a banner stands in the title line") func news() throws {
        let harness = demo()
        harness.receive(.changed(Topic("queue")), .banner("呼叫 2"), .say(.info("1 号机呼叫工作人员")), .bell)
        #expect(try #require(harness.screen(DemoHome.self)).seen.last?.contains("queue") == true)
        #expect(harness.titleLine.contains("呼叫 2"))
        #expect(harness.messageLine == "  1 号机呼叫工作人员")
        #expect(harness.terminal.bells == 1)
    }

    @Test("Equal screens are equal whatever they are wrapped in") func equality() {
        #expect(AnyScreen(DemoHome()) == AnyScreen(DemoHome()))
        #expect(AnyScreen(DemoHome()) != AnyScreen(DemoForm()))
        var other = DemoForm()
        other.saved = "x"
        #expect(Effect.show(DemoForm()) != .show(other))
    }
}
