import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// What was sent back and done again: the case opens on it, with what it was beside what it is.
@Suite struct CounterRedoneTests {
    private static let marital = InfoLine(.tenant, .marital)

    /// A renewal whose marital state and card were sent back and given anew.
    private func redone(_ room: CounterRoom) throws -> Renewal {
        let tenant = try room.tenant(.returned)
        let desk = room.office.tenant
        var renewal = try #require(try desk.renewals(tenant).first)
        renewal = try desk.attach(CardShelf.picture(9), named: "a.png", as: .cardBack, to: renewal, tenant)
        renewal = try desk.resubmit(renewal, tenant)
        let reviewer = try room.session(CounterRoom.otherReviewer)
        renewal = try room.office.review.take(renewal.id, reviewer).renewal
        let items = [
            ReturnItem(.line(Self.marital), .familyChanged, note: "与民政登记不符"),
            ReturnItem(.material(.cardBack), .unreadable),
        ]
        renewal = try room.office.review.sendBack(items, renewal, reviewer)
        let pages = try desk.openInfo(renewal, tenant)
        renewal = try desk.answer(Self.marital, .value(.marital(.widowed)), pages, in: renewal, tenant)
        renewal = try desk.attach(CardShelf.picture(10), named: "b.png", as: .cardBack, to: renewal, tenant)
        renewal = try desk.attach(CardShelf.picture(11), named: "c.png", as: .familyProof, to: renewal, tenant)
        return try desk.resubmit(renewal, tenant)
    }

    private func open(_ renewal: Renewal, _ room: CounterRoom, _ size: Size) -> CounterPlace {
        let counter = room.counter(CounterRoom.otherReviewer, size: size)
        counter.press(.function(3))
        counter.type(renewal.number.description)
        counter.press(.enter, .enter)
        return counter
    }

    @Test("It opens on the line, with the reason, the register, what was said before and what is said now")
    func line() throws {
        let room = try CounterRoom()
        let renewal = try redone(room)
        for size in [Size(width: 80, height: 24), Size(width: 160, height: 48)] {
            let counter = open(renewal, room, size)
            let row = try #require(counter.harness.frame.cursor?.y)
            #expect(counter.harness.rows[row].contains("婚姻状况"))
            #expect(counter.says("退回原因：家庭情况有变化") && counter.says("与民政登记不符"))
            let labels = try #require(counter.harness.rows.first { $0.contains("登记的 ") && $0.contains("这次填的") })
            #expect(labels.contains("原来填的"))
            #expect(counter.harness.rows.contains { $0.contains("丧偶") && $0.contains("确认无误") })
        }
    }

    @Test("Both cards stand beside each other where there is room, else a key changes them")
    func pictures() throws {
        let room = try CounterRoom()
        let renewal = try redone(room)
        let wide = open(renewal, room, Size(width: 160, height: 48))
        wide.press(.character("5"), .down, .enter)
        let heading = try #require(wide.harness.rows.first { $0.contains("原来的  ") && $0.contains("这次的  ") })
        #expect(heading.contains("上传（2 KB）"))
        #expect(wide.says("退回原因：图片看不清楚"))
        #expect(wide.harness.rows.joined().contains("▀"))
        let asked = room.pictures.asked.count
        wide.press(.character("+"))
        #expect(room.pictures.asked.count == asked + 2, "both are zoomed")
        let narrow = open(renewal, room, Size(width: 80, height: 24))
        narrow.press(.character("5"), .down, .enter)
        #expect(narrow.says("这次的  2023") && !narrow.says("原来的  2023"))
        narrow.press(.tab)
        #expect(narrow.says("原来的  2023") && !narrow.says("这次的  2023"))
        narrow.press(.escape)
        #expect(narrow.says("退回后重新上传") && narrow.says("补正时一起交的"))
    }

    @Test("The timeline tells both versions; approved, the register has the new one, and the journal no value")
    func story() throws {
        let room = try CounterRoom()
        let renewal = try redone(room)
        let counter = open(renewal, room, Size(width: 160, height: 60))
        counter.press(.character("6"))
        #expect(counter.says("承租人信息：婚姻状况：原来") && counter.says("这次 丧偶"))
        let reviewer = try room.session(CounterRoom.otherReviewer)
        let taken = try room.office.review.take(renewal.id, reviewer).renewal
        _ = try room.office.review.approve(taken, reviewer)
        let file = try room.office.review.caseFile(renewal.id, reviewer)
        #expect(file.lease.tenant.marital == .widowed)
        #expect(file.timeline.contains { $0.entry.kind == .personCorrected })
        #expect(!file.timeline.contains { $0.entry.description.contains("WIDOWED") })
        #expect(file.rounds.count == 2 && file.rounds.allSatisfy(\.isAnswered))
    }

    @Test("退回补正 offers what is not there yet, and says what a reason opens and until when")
    func asking() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer, size: Size(width: 120, height: 48))
        counter.press(.function(2), .function(6))
        #expect(counter.says("家庭情况证明") && counter.says("换领凭证或临时身份证"))
        counter.press(.down, .enter, .character("5"), .enter)
        #expect(counter.says("也可以交：换领凭证或临时身份证"))
        #expect(counter.says("（星期"))
    }
}
