import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// Taking, reading and deciding cases.
@Suite struct CounterReviewTests {
    private func page(_ counter: CounterPlace) throws -> OpenCase {
        let page: CaseReviewPage = try #require(counter.harness.screen())
        return page.opened
    }

    @Test("取下一件 claims the oldest; 通过 asks once, then brings the next")
    func approve() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2))
        let first = try page(counter)
        #expect(first.isYours)
        counter.press(.function(5))
        #expect(counter.says("通过 \(first.renewal.number)？"))
        // What cannot be undone wants more than the habit of Enter.
        counter.press(.enter)
        #expect(try page(counter).renewal.state == .underReview)
        counter.press(.function(5), .character("1"))
        let next = try page(counter)
        #expect(next.renewal.id != first.renewal.id)
        #expect(next.isYours)
        #expect(counter.says("已通过 \(first.renewal.number)"))
        let decided = try room.office.review.caseFile(first.renewal.id, try room.session(CounterRoom.reviewer))
        #expect(decided.renewal.state == .approved)
    }

    @Test("The case that opens by itself takes no key that was typed before it was seen")
    func unseen() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.function(2))
        let first = try page(counter).renewal
        counter.press(.function(5), .character("1"), .function(5), .character("1"))
        let next = try page(counter).renewal
        #expect(next.id != first.id && next.state == .underReview)
        #expect(!counter.says("通过 \(next.number)？"))
        counter.pass(seconds: 1)
        counter.press(.function(5))
        #expect(counter.says("通过 \(next.number)？"))
    }

    @Test("A case with an item that is marked for correction is not approved: the item and the way on are named")
    func flagged() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.function(2), .character("5"), .character(" "), .function(5))
        #expect(counter.says("您已标记承租人身份证正面要补正：请按 F6 退回"))
        counter.press(.character("1"))
        #expect(try page(counter).renewal.state == .underReview)
        counter.press(.character("5"), .down, .character(" "), .function(5))
        #expect(counter.says("等 2 项要补正"))
        counter.press(.character(" "), .up, .character(" "), .function(5))
        #expect(counter.says("不能撤销"))
    }

    @Test("A case that was handed in again opens on what was done again, with a mark")
    func handedInAgain() throws {
        let room = try CounterRoom()
        let tenant = try room.tenant(.returned)
        let renewal = try #require(try room.office.tenant.renewals(tenant).first)
        let attached = try room.office.tenant.attach(
            CardShelf.picture(9), named: "back.png", as: .cardBack, to: renewal, tenant)
        let again = try room.office.tenant.resubmit(attached, tenant)
        for size in [Size(width: 80, height: 24), Size(width: 120, height: 36)] {
            let counter = room.counter(CounterRoom.otherReviewer, size: size)
            counter.press(.function(3))
            counter.type(again.number.description)
            counter.press(.enter, .enter)
            #expect(try page(counter).renewal.id == again.id)
            #expect(counter.says("退回后重新上传"))
            let row = try #require(counter.harness.frame.cursor?.y)
            #expect(counter.harness.rows[row].contains("承租人身份证反面"))
        }
    }

    @Test("When none waits any more, the queue comes back and says so")
    func last() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.function(2))
        for _ in 0..<10 where counter.harness.depth > 1 {
            counter.press(.function(5), .character("1"))
            counter.pass(seconds: 1)
        }
        #expect(counter.harness.depth == 1)
        #expect(counter.says("没有等待审核的申请了"))
    }

    @Test("Who puts his case back at another terminal is told here that it went to the queue")
    func putBack() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2))
        counter.hear()
        let elsewhere = try room.session(CounterRoom.reviewer)
        let taken = try room.office.review.take(page(counter).renewal.id, elsewhere)
        try room.office.review.release(taken.renewal, elsewhere)
        counter.hear()
        #expect(counter.says("您在别处放回，这件已回到队列"))
        counter.press(.function(2))
        #expect(try page(counter).isYours)
    }

    @Test("One reviewer at two counters: the case is in hand at the one where F2 was pressed last, and stays there")
    func twoCounters() throws {
        let room = try CounterRoom()
        let first = room.counter(CounterRoom.reviewer)
        first.press(.function(2), .function(7), .character("3"))
        first.type("欠租两个月")
        first.hear()
        let second = room.counter(CounterRoom.reviewer)
        #expect(second.says("您手上有 1 件没有办完"))
        second.press(.function(2))
        #expect(try page(second).isYours)
        first.hear()
        #expect(first.says("您在另一处接着审核这件了"))
        first.press(.escape)
        #expect(first.says("您在另一处审核"))
        first.press(.function(5))
        #expect(first.says("请先按 F2 接到这里"))
        // The first one ends, and the second has the case still.
        first.press(.function(10), .character("1"))
        second.hear()
        #expect(try page(second).isYours)
        #expect(try page(second).renewal.state == .underReview)
    }

    @Test("A case taken over at another counter is brought back by F2, with all that was written about it")
    func broughtBack() throws {
        let room = try CounterRoom()
        let first = room.counter(CounterRoom.reviewer)
        first.press(.function(2), .function(7), .character("3"))
        first.type("欠租两个月")
        first.hear()
        let session = try room.session(CounterRoom.reviewer)
        let taken = try room.office.review.takeNext(session).renewal
        first.hear()
        first.press(.escape, .function(2))
        #expect(try page(first).isYours)
        try room.office.signIn.signOut(session)
        first.hear()
        first.press(.function(7), .enter, .enter, .character("1"))
        let decided = try room.office.review.caseFile(taken.id, try room.session(CounterRoom.reviewer))
        #expect(decided.renewal.decision?.rejection == .rentOwed)
        #expect(decided.notes.values.contains("欠租两个月"))
    }

    @Test("A manager takes a case out of another's hands after a question; that one is told and loses nothing")
    func managerPutsBack() throws {
        let room = try CounterRoom()
        let reviewer = room.counter(CounterRoom.reviewer)
        reviewer.press(.function(2), .function(7), .character("3"))
        reviewer.type("欠租两个月")
        reviewer.hear()
        let manager = room.counter(CounterRoom.manager)
        manager.press(.character("3"), .enter, .function(8))
        let id = try page(manager).renewal.id
        #expect(manager.says("放回 \(try page(manager).renewal.number)？"))
        #expect(manager.says("这件由罗*霞审核"))
        manager.press(.enter)
        #expect(try page(manager).renewal.state == .underReview)
        manager.press(.function(8), .character("1"))
        #expect(manager.says("已放回队列"))
        reviewer.hear()
        #expect(reviewer.says("主管已把这件放回队列"))
        #expect(reviewer.says("欠租两个月"))
        reviewer.press(.escape, .function(2), .function(7))
        #expect(try page(reviewer).isYours)
        #expect(reviewer.says("欠租两个月"))
        let file = try room.office.review.caseFile(id, try room.session(CounterRoom.manager))
        #expect(file.timeline.contains { $0.entry.kind == .renewalReleased && $0.role == .manager })
    }

    @Test("Who writes a return is told by whom the case was decided meanwhile, on every page, and keeps his words")
    func decidedMeanwhile() throws {
        let decisions: [(String, (ReviewDesk, Renewal, Session) throws -> Renewal)] = [
            ("已通过这件", { try $0.approve($1, $2) }),
            ("已决定这件不予通过", { try $0.reject(.rentOwed, note: "欠租", $1, $2) }),
            ("已把这件退回补正", { try $0.sendBack([ReturnItem(.material(.cardBack), .unreadable)], $1, $2) }),
        ]
        for (words, decide) in decisions {
            let room = try CounterRoom()
            let counter = room.counter(CounterRoom.reviewer)
            counter.press(.function(2), .function(6), .enter, .character("7"))
            counter.type("请补交结婚证")
            let renewal = try page(counter).renewal
            try room.office.review.putBack(renewal, try room.session(CounterRoom.manager))
            let other = try room.session(CounterRoom.otherReviewer)
            _ = try decide(room.office.review, try room.office.review.take(renewal.id, other).renewal, other)
            counter.hear()
            #expect(counter.says(other.maskedName + words))
            #expect(counter.says("请补交结婚证"))
            // It is no message that the next key takes away.
            counter.press(.enter, .enter)
            #expect(counter.says(other.maskedName + words))
            #expect(counter.says("请补交结婚证"))
            counter.press(.function(6))
            #expect(!counter.says("退回 \(renewal.number)？"))
            counter.press(.escape, .function(7))
            #expect(try page(counter).file.doneBy?.person == other.person)
        }
    }

    @Test("Nobody but a manager is offered, or allowed, to put another's case back")
    func notForAll() throws {
        let room = try CounterRoom()
        let first = room.counter(CounterRoom.reviewer)
        first.press(.function(2))
        let renewal = try page(first).renewal
        for login in [CounterRoom.otherReviewer, CounterRoom.clerk] {
            let other = room.counter(login)
            other.press(.character("3"), .enter)
            #expect(!other.says("F8 放回"))
            other.press(.function(8))
            let session = try room.session(login)
            #expect(throws: OfficeFailure.self) { try room.office.review.putBack(renewal, session) }
        }
        let file = try room.office.review.caseFile(renewal.id, try room.session(CounterRoom.manager))
        #expect(file.renewal.claim == renewal.claim)
    }

    @Test("Esc in the dialog decides nothing")
    func notApproved() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.function(2), .function(5), .escape)
        #expect(try page(counter).renewal.state == .underReview)
        #expect(counter.harness.depth == 2)
    }

    @Test("Whoever leaves a case with marks is asked first: they are of this page alone")
    func leftWithMarks() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.function(2), .character("5"), .character(" "), .escape)
        #expect(counter.says("已标记 1 项要补正") && counter.harness.depth == 2)
        counter.press(.enter)
        #expect(counter.says("[要补正]") && counter.harness.depth == 2)
        counter.press(.escape, .character("1"))
        #expect(counter.harness.depth == 1)
        counter.press(.function(2), .escape)
        #expect(counter.harness.depth == 1, "without marks Esc leads back at once")
    }

    @Test("退回补正 names the exact items, each with its numbered reason, and shows the deadline")
    func sendBack() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2), .character("5"), .character(" "))
        let renewal = try page(counter).renewal
        counter.press(.function(6))
        #expect(counter.says("补正期限：2023年9月4日"))
        counter.press(.function(6))
        #expect(counter.says("还没有选原因"))
        counter.press(.enter, .character("1"), .enter)
        #expect(counter.says("已选 1 项"))
        #expect(counter.harness.text.contains("图片看不清楚。请重新拍摄或扫描：四角完整，没有反光，文字能看清。"))
        counter.press(.function(6))
        #expect(counter.says("承租人身份证正面：图片看不清楚。"))
        counter.press(.enter)
        let returned = try room.office.review.caseFile(renewal.id, try room.session(CounterRoom.reviewer)).renewal
        #expect(returned.state == .returned)
        #expect(returned.openReturn?.items.map(\.path) == [.material(.cardFront)])
        #expect(returned.openReturn?.items.map(\.reason) == [.unreadable])
    }

    @Test("A reason that needs words does not go without them")
    func noteNeeded() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.function(2), .function(6), .enter)
        #expect(counter.says("可以不写"))
        counter.press(.character("7"))
        #expect(counter.says("必须写明"))
        counter.press(.enter, .enter)
        #expect(counter.says("这个原因要写明情况"))
        counter.type("请补交结婚证")
        counter.press(.enter, .enter)
        #expect(counter.says("请补交结婚证"))
        #expect(counter.says("已选 1 项"))
    }

    @Test("不予通过 wants a reason and words, and is confirmed")
    func reject() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2))
        let renewal = try page(counter).renewal
        counter.press(.function(7), .character("3"), .enter, .enter)
        #expect(counter.says("这个原因要写明情况"))
        counter.type("欠租两个月")
        counter.press(.enter, .enter)
        #expect(counter.says("不予通过 \(renewal.number)？"))
        counter.press(.character("1"))
        let rejected = try room.office.review.caseFile(renewal.id, try room.session(CounterRoom.reviewer))
        #expect(rejected.renewal.decision?.rejection == .rentOwed)
        #expect(rejected.notes.values.contains("欠租两个月"))
    }

    @Test("A number is masked, shown on request with an entry in the journal, and hidden after leaving")
    func masked() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2), .character("2"), .down, .down)
        let file = try page(counter).file
        let number = file.lease.tenant.document
        #expect(counter.says(number.maskedWords))
        counter.press(.enter)
        #expect(counter.says(number.grouped))
        counter.press(.character("5"), .enter, .escape, .character("2"))
        #expect(!counter.says(number.grouped))
        let lines = try room.office.review.caseFile(file.renewal.id, try room.session(CounterRoom.reviewer)).timeline
        #expect(lines.contains { $0.entry.kind == .personalShown })
    }

    @Test("A second clerk is told who has the case, and can read it")
    func held() throws {
        let room = try CounterRoom()
        let first = room.counter(CounterRoom.reviewer)
        first.press(.function(2))
        let second = room.counter(CounterRoom.otherReviewer)
        second.press(.character("3"), .enter)
        #expect(try page(second).renewal.id == page(first).renewal.id)
        #expect(second.says("由罗*霞审核") || second.says("审核"))
        second.press(.function(5))
        #expect(second.says("您不能作决定"))
        #expect(second.harness.depth == 2)
    }

    @Test("A decision that lost the race says so, and keeps what was written")
    func race() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2))
        let renewal = try page(counter).renewal
        counter.press(.function(7), .character("3"))
        counter.type("欠租两个月")
        let session = try room.session(CounterRoom.reviewer)
        _ = try room.office.review.take(renewal.id, session)
        counter.press(.enter, .enter, .character("1"))
        #expect(counter.says("已被他人修改"))
        #expect(counter.says("欠租两个月"))
        // Brought here again without leaving the page, the same words decide now.
        counter.press(.function(2))
        #expect(counter.says("欠租两个月"))
        counter.press(.enter, .character("1"))
        #expect(
            try room.office.review.caseFile(renewal.id, session).renewal.state == .rejected)
    }

    @Test("Esc on a decision's page leaves it for the case; coming back finds all that was chosen and written")
    func keptWhileOpen() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2), .character("5"), .character(" "), .function(6))
        counter.press(.enter, .character("7"))
        counter.type("请重拍背面")
        counter.press(.enter, .enter, .down, .enter, .character("1"), .up)
        counter.type("反光")
        // Out of the reason in the middle of the word, out of the page, and to the case's other parts.
        counter.press(.escape, .escape)
        #expect(counter.says("[要补正]"))
        counter.press(.character("2"), .character("5"), .function(6))
        #expect(counter.says("请重拍背面"))
        #expect(counter.says("已选 1 项"))
        counter.press(.enter)
        #expect(counter.says("反光"))
        counter.press(.escape, .escape, .function(7), .character("3"))
        counter.type("欠租两个月")
        counter.press(.escape, .function(7))
        #expect(counter.says("欠租两个月"))
        #expect(counter.says("3 (✓)"))
        #expect(counter.harness.depth == 2)
        counter.press(.escape, .escape, .character("1"))
        #expect(counter.harness.depth == 1)
    }

    @Test("After a lost race one looks at the case, comes back and finds everything")
    func keptAfterRace() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2))
        let renewal = try page(counter).renewal
        counter.press(.character("5"), .character(" "), .function(6), .enter, .character("1"), .enter)
        let session = try room.session(CounterRoom.reviewer)
        _ = try room.office.review.take(renewal.id, session)
        counter.press(.function(6), .enter)
        #expect(counter.says("已被他人修改"))
        counter.press(.escape)
        #expect(counter.says("办理") || counter.says("材料"))
        // It is in hand at the other place now.
        counter.press(.function(2), .function(6))
        #expect(counter.says("已选 1 项"))
        counter.press(.function(6), .enter)
        let returned = try room.office.review.caseFile(renewal.id, session).renewal
        #expect(returned.openReturn?.items.map(\.path) == [.material(.cardFront)])
    }

    @Test("A change by another process is shown, on the case and in the queue")
    func changed() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.otherReviewer)
        counter.hear()
        counter.press(.enter)
        let id = try page(counter).renewal.id
        let session = try room.session(CounterRoom.reviewer)
        _ = try room.office.review.take(id, session)
        counter.hear()
        #expect(try page(counter).renewal.state == .underReview)
        #expect(counter.says("这件申请刚刚有变化"))
        counter.press(.escape)
        #expect(counter.says("1 待受理:1"))
    }

    @Test("A key that does nothing says why: F2 on a colleague's case, decisions while a picture is looked at")
    func saysWhy() throws {
        let room = try CounterRoom()
        let first = room.counter(CounterRoom.reviewer)
        first.press(.function(2), .function(2))
        #expect(first.says("这件已由您审核，不用再受理"))
        first.press(.character("5"), .enter, .function(5))
        #expect(first.says("请先按 Esc 回到申请"))
        let second = room.counter(CounterRoom.otherReviewer)
        second.press(.character("3"), .enter, .function(2))
        #expect(second.says("您不能作决定"))
    }

    @Test("A card's picture is drawn, zoomed and turned to the other side")
    func picture() throws {
        let counter = try CounterRoom().counter(CounterRoom.reviewer)
        counter.press(.function(2), .character("5"), .enter)
        #expect(counter.says("承租人身份证正面（第 1 份，共 2 份）"))
        let whole = counter.harness.rows
        #expect(whole.contains { $0.contains("▀") })
        counter.press(.character("+"), .character("+"), .character("+"))
        #expect(counter.harness.rows != whole)
        counter.press(.character("="))
        #expect(counter.harness.rows == whole)
        counter.press(.character("0"))
        #expect(counter.harness.rows != whole)
        counter.press(.character("="))
        #expect(counter.harness.rows == whole)
        counter.press(.enter)
        #expect(counter.says("承租人身份证反面（第 2 份，共 2 份）"))
    }

    @Test("Beside the picture stand name and number of the register; the look at them is in the journal, once")
    func register() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2), .character("5"))
        let tenant = try page(counter).file.lease.tenant
        let id = try page(counter).renewal.id
        #expect(!counter.says(tenant.document.grouped))
        counter.press(.enter)
        #expect(counter.says("请与登记核对：\(tenant.name)  \(tenant.document.grouped)"), "\(counter.harness.rows)")
        counter.press(.character("0"))
        #expect(counter.says(tenant.document.grouped) && counter.says("上面是号码的左半"))
        // Each half of the number is as wide as the window at most, and nothing beside it is asked for.
        let parts = room.pictures.asked.suffix(2).compactMap { work -> PictureWindow? in
            guard case .grey(_, let view, _, _) = work else { return nil }
            return view
        }
        #expect(parts.map(\.width) == [330, 330] && parts.map(\.left) == [305, 595])
        counter.press(.enter, .backTab)
        let looks = try room.office.records.read { (reader) throws(OfficeFailure) in try reader.timeline(of: id) }
            .filter { $0.entry.kind == .personalShown && $0.entry["line"] != nil }
        #expect(looks.count == 1)
        counter.press(.escape)
        #expect(!counter.says(tenant.document.grouped))
    }

    @Test("At 80 columns the keys of daily work are in the hint line")
    func dailyKeys() throws {
        let room = try CounterRoom()
        func hints(_ counter: CounterPlace) -> String { counter.harness.rows[23] }
        let clerk = room.counter(CounterRoom.clerk)
        for key in ["回车 打开", "F3 查找", "F4 发验证码", "F7 合同", "F10"] {
            #expect(hints(clerk).contains(key), "\(key)")
        }
        let counter = room.counter(CounterRoom.otherReviewer)
        counter.press(.enter)
        #expect(hints(counter).contains("F2 受理") && hints(counter).contains("Esc 返回"))
        counter.press(.function(2), .character("2"))
        for key in ["F5 通过", "F6 退回", "F7 不通过", "空格 标记", "F8 放回", "Esc 返回", "F1", "F10"] {
            #expect(hints(counter).contains(key), "\(key)")
        }
        counter.press(.down, .down)
        for key in ["F5 通过", "F6 退回", "F7 不通过", "回车 显示", "F8 放回", "Esc 返回"] {
            #expect(hints(counter).contains(key), "\(key)")
        }
        counter.press(.character("5"), .enter)
        for key in ["0 看号码", "+ - 放大缩小", "↑↓←→ 移动", "回车 下一份", "Esc 返回"] {
            #expect(hints(counter).contains(key), "\(key)")
        }
    }
}
