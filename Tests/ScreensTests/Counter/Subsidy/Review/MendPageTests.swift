import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// 登记补正 at the counter, by keys: what a family brings is taken in item by item, and handed in by one act.
@Suite struct MendPageTests {
    private let room: CounterRoom
    private static let receipt = "BHR00000112"

    init() throws {
        room = try CounterRoom()
        try room.takeBatchToReview()
    }

    private func send(back items: CorrectionItem...) throws {
        let reviewer = try room.session(CounterRoom.reviewer)
        _ = try room.office.batches.askCorrection(of: Self.receipt, in: CounterRoom.batch, items, reviewer)
    }

    /// The page of what was sent back, at a terminal that was just started.
    private func place(_ login: String = CounterRoom.clerk) -> CounterPlace {
        let place = room.counter(login)
        place.press(.function(5), .character("2"), .function(3))
        place.type(Self.receipt)
        place.press(.enter, .function(5))
        return place
    }

    private func form() throws -> SubsidyForm {
        let now = try room.office.now()
        let row = try room.records.read { (reader) throws(OfficeFailure) in
            let hand = try reader.inHand(Self.receipt, of: CounterRoom.batch, at: now)
            return try reader.application(at: hand.position, of: hand.file)
        }
        return try #require(row).form
    }

    @Test("LH-44 Each item once, then all of it by one question; a number is typed anew")
    func handedIn() throws {
        try send(
            back: CorrectionItem(field: .rent, reason: "和合同不一样"), CorrectionItem(field: .room, reason: "没有写到室"))
        let before = try form()
        let clerk = place()
        #expect(clerk.says("[ ] 租金") && clerk.says("退回的原因：和合同不一样"), "\(clerk.harness.text)")
        clerk.press(.function(5))
        #expect(clerk.says("还有 2 项没有填"), "\(clerk.harness.text)")
        clerk.press(.enter)
        clerk.type("2550")
        clerk.press(.enter)
        #expect(clerk.says("[✓] 租金") && clerk.says("现在：2,550.00元"), "\(clerk.harness.text)")
        // The cursor stands on what is left.
        clerk.press(.enter)
        #expect(clerk.says("没有写到室") && !clerk.says("[✓]"), "\(clerk.harness.text)")
        clerk.type("B")
        clerk.press(.enter, .function(5))
        #expect(clerk.says("交入补正？") && clerk.says("租金、房号"), "\(clerk.harness.text)")
        // Enter alone goes back.
        clerk.press(.enter)
        #expect(!clerk.says("交入补正？"))
        clerk.press(.function(5), .character("1"))
        #expect(clerk.says("\(Self.receipt) 的补正已经收下"), "\(clerk.harness.text)")
        let after = try form()
        #expect(after.lease.rent == Money(fen: 255_000) && after.house.room == before.house.room + "B")
        #expect(after.consentSignedAt == before.consentSignedAt && after.materials == before.materials)
    }

    @Test("What was filled in is there again after a power cut, for who did it; of another correction it says nothing")
    func cutOff() throws {
        try send(
            back: CorrectionItem(field: .rent, reason: "和合同不一样"),
            CorrectionItem(field: .materials, papers: ["身份证"], reason: "看不清"))
        let clerk = place()
        clerk.press(.enter)
        clerk.type("2550")
        clerk.press(.enter)
        // Ticked, and not gone back to the list.
        clerk.press(.enter, .character(" "))
        #expect(clerk.says("[✓] 身份证") && clerk.says("收到原件"), "\(clerk.harness.text)")

        let again = place()
        #expect(again.says("接着上次填的") && again.says("现在：2,550.00元"), "\(again.harness.text)")
        #expect(again.says("[✓] 申请材料"), "\(again.harness.text)")
        for _ in 1...3 where !again.says("> [✓] 申请材料") { again.press(.down) }
        again.press(.enter)
        #expect(again.says("要重新交：身份证。退回的原因：看不清") && again.says("收到原件"), "\(again.harness.text)")
        again.press(.escape)
        #expect(again.says("[✓] 申请材料") && again.says("现在：身份证（收到原件）、"), "\(again.harness.text)")
        again.press(.escape)
        #expect(again.says("填好的已经保存，还没有交入"), "\(again.harness.text)")
        // A colleague begins for himself.
        let manager = place(CounterRoom.manager)
        #expect(manager.says("[ ] 租金") && !manager.says("[✓]"), "\(manager.harness.text)")

        let third = place()
        third.press(.function(5), .character("1"))
        #expect(third.says("的补正已经收下"), "\(third.harness.text)")
        let mended = try form()
        #expect(mended.lease.rent == Money(fen: 255_000) && mended.received?.keys.sorted() == ["身份证"])

        try send(back: CorrectionItem(field: .rent, reason: "又不一样"))
        let anew = place()
        #expect(anew.says("[ ] 租金") && !anew.says("接着上次填的"), "\(anew.harness.text)")
    }

    @Test("LH-45, LH-61 What he saw is written as of the day on which he saw it, whenever all of it is handed in")
    func seenBefore() throws {
        try send(
            back: CorrectionItem(field: .rent, reason: "和合同不一样"),
            CorrectionItem(field: .materials, papers: ["身份证"], reason: "看不清"),
            CorrectionItem(field: .consent, reason: "没有签名"), CorrectionItem(field: .honesty, reason: "没有声明"))
        let clerk = place()
        clerk.press(.enter)
        clerk.type("2550")
        clerk.press(.enter, .enter, .character(" "), .escape)
        for _ in 1...2 { clerk.press(.enter, .enter, .down, .enter) }
        #expect(clerk.says("现在：当面声明") && clerk.says("现在：身份证（收到原件）、"), "\(clerk.harness.text)")
        let seen = try room.office.now()
        try room.setClock(seen.adding(seconds: 2 * 86_400))
        let again = place()
        again.press(.function(5), .character("1"))
        #expect(again.says("的补正已经收下"), "\(again.harness.text)")
        let mended = try form()
        #expect(mended.declaredAt?.day == seen.day && mended.received?["身份证"]?.day == seen.day)
        #expect(mended.consentSignedAt?.day == seen.day)
        let now = try room.office.now()
        let witness = try room.records.read { (reader) throws(OfficeFailure) in
            let position = try reader.inHand(Self.receipt, of: CounterRoom.batch, at: now).position
            return try reader.consentWitness(of: mended, in: CounterRoom.batch, at: position)
        }
        #expect(witness != nil)
    }

    @Test("LH-41, LH-42 What the review would find of it stands in the question, and what did not come again")
    func doubts() throws {
        try send(
            back: CorrectionItem(field: .leaseEnd, reason: "看不清"),
            CorrectionItem(field: .materials, papers: ["身份证", "户口簿"], reason: "看不清"))
        let clerk = place()
        clerk.press(.enter, .home)
        clerk.type("20231001")
        clerk.press(.enter, .enter, .character(" "), .escape, .function(5))
        #expect(clerk.says("交入补正？") && clerk.says("核查仍然不通过：租赁合同剩下的租期不够"), "\(clerk.harness.text)")
        #expect(clerk.says("要重新交、还没有收到的：户口簿"), "\(clerk.harness.text)")
    }

    @Test("Where a colleague takes it in meanwhile that is told at once, and nothing more is entered")
    func takenInElsewhere() throws {
        try send(back: CorrectionItem(field: .rent, reason: "和合同不一样"))
        let (clerk, manager) = (place(), place(CounterRoom.manager))
        clerk.press(.enter)
        clerk.type("2550")
        clerk.press(.enter, .function(5), .character("1"))
        #expect(clerk.says("的补正已经收下"), "\(clerk.harness.text)")
        manager.hear()
        #expect(manager.says("\(Self.receipt) 的补正已经由") && manager.says("收下，这里填的没有交入"), "\(manager.harness.text)")
        #expect(manager.says("核查中") && !manager.says("登记补正"), "\(manager.harness.text)")
    }

    @Test("Papers of which nothing is new mend nothing, whatever was ticked and taken back")
    func nothingNew() throws {
        try send(back: CorrectionItem(field: .materials, papers: ["户口簿"], reason: "缺页"))
        let clerk = place()
        #expect(clerk.says("要重新交：户口簿"), "\(clerk.harness.text)")
        clerk.press(.enter, .character(" "), .character(" "), .escape)
        #expect(clerk.says("[ ] 申请材料") && clerk.says("还不算补正"), "\(clerk.harness.text)")
        clerk.press(.enter, .backspace)
        #expect(clerk.says("这里没有刚取的图片"), "\(clerk.harness.text)")
        clerk.press(.function(5))
        #expect(clerk.says("还有 1 项没有填") && !clerk.says("交入补正？"), "\(clerk.harness.text)")
    }

    @Test("LH-45, LH-61 What the applicant says before the clerk is ticked, with the clerk's name")
    func witnessed() throws {
        try send(
            back: CorrectionItem(field: .consent, reason: "没有签名"), CorrectionItem(field: .honesty, reason: "没有声明"))
        let clerk = place()
        clerk.press(.enter)
        #expect(clerk.says("见证人："), "\(clerk.harness.text)")
        clerk.press(.down, .enter)
        #expect(clerk.says("看过申请人本人签名，才能打勾"), "\(clerk.harness.text)")
        clerk.press(.up, .enter, .down, .enter)
        #expect(clerk.says("现在：当面签署，已见证"), "\(clerk.harness.text)")
        #expect(!clerk.says("现在：当面声明"))
        // A reviewer has no such page.
        let reviewer = place(CounterRoom.reviewer)
        #expect(reviewer.says("由受理人员或者主管登记"), "\(reviewer.harness.text)")
    }
}
