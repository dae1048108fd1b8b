import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// What the applicant said is wrong, what he put right, and what the registers say since, stand beside their lines.
@Suite struct CounterRemarkTests {
    private static let marital = InfoLine(.tenant, .marital)
    private static let mobile = InfoLine(.tenant, .mobile)
    private static let room = InfoLine(.dwelling, .room)

    /// A renewal that was handed in with a report and a correction, after which the register changed.
    private func submit(_ room: CounterRoom) throws -> Renewal {
        let account = try #require(room.account(.oldPolicySingle))
        let claim = LoginClaim(door: .person, login: account.login, secret: account.password ?? "")
        let session = try room.office.signIn.signIn(claim, by: .password, at: TerminalID("K1"))
        let tenant = room.office.tenant
        if let notice = try room.office.signIn.noticeToShow(session) {
            try room.office.signIn.agree(to: notice, session)
        }
        let record = try #require(try tenant.leases(session).first).record
        var renewal = try tenant.start(record.lease.id, session)
        renewal = try tenant.choosePolicy(.original, in: renewal, session)
        let pages = try tenant.openDeclaration(renewal, session)
        room.clocks.pass(seconds: pages.leastSeconds + 5)
        renewal = try tenant.acknowledge(
            pages, visibleSeconds: pages.leastSeconds + 1, isInformationConfirmed: true, isTicked: true, in: renewal,
            session)
        var blocks: [InfoBlock: InfoAnswers.Block] = [
            .dwelling: .confirmed, .occupants: .confirmed, .renewal: .confirmed,
        ]
        blocks[.tenant] = .wrong([Self.marital: "去年已经离婚"])
        let answers = InfoAnswers(
            shown: Set(InfoBlock.allCases), blocks: blocks,
            corrections: [Self.mobile: try Mobile("13800138000")])
        renewal = try tenant.confirmInfo(try tenant.openInfo(renewal, session), answers, in: renewal, session)
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        renewal = try tenant.attach(png + [1], named: "a.png", as: .cardFront, to: renewal, session)
        renewal = try tenant.attach(png + [2], named: "b.png", as: .cardBack, to: renewal, session)
        renewal = try tenant.submit(renewal, session)
        var changed = record
        changed.dwelling.room = "2601"
        try room.office.records.write { (writer) throws(OfficeFailure) in try writer.save(changed) }
        return renewal
    }

    @Test("They are marked in the tabs, on their lines and before the approval")
    func remarks() throws {
        let room = try CounterRoom()
        let renewal = try submit(room)
        let session = try room.session(CounterRoom.otherReviewer)
        _ = try room.office.review.take(renewal.id, session)
        let counter = room.counter(CounterRoom.otherReviewer)
        counter.press(.function(2))
        #expect(counter.says("1 住房!"))
        #expect(counter.says("2 承租人!"))
        #expect(counter.says("! 确认后登记有变化，现为 2601"))
        counter.press(.character("2"))
        #expect(counter.says("! 申请人：有误 1 处"))
        #expect(counter.says("! 申请人说有误：去年已经离婚"))
        #expect(counter.says("! 申请人更正为 138 **** 8000，通过后生效"))
        counter.press(.down, .down, .down, .enter)
        #expect(counter.says("! 申请人更正为 138 0013 8000"))
        counter.press(.function(5))
        #expect(counter.says("申请人说有误、没有更正的 1 处，登记信息有变化 1 处，申请人更正 1 处"))
        counter.press(.character("1"))
        let file = try room.office.review.caseFile(renewal.id, session)
        #expect(file.renewal.state == .approved)
        #expect(file.lease.tenant.mobile?.value == "13800138000")
    }

    @Test("退回补正 stands on what the applicant said is wrong, with his words")
    func sendingBack() throws {
        let room = try CounterRoom()
        _ = try room.office.review.take(try submit(room).id, try room.session(CounterRoom.otherReviewer))
        let counter = room.counter(CounterRoom.otherReviewer)
        counter.press(.function(2), .function(6))
        let row = try #require(counter.harness.frame.cursor?.y)
        #expect(counter.harness.rows[row].contains("承租人信息：婚姻状况"))
        #expect(counter.harness.rows[row + 1].contains("! 申请人说有误：去年已经离婚"))
        // Once only: who moved on and comes back stands where he stood.
        counter.press(.up, .escape, .function(6))
        #expect(counter.harness.frame.cursor?.y == row - 1)
    }

    @Test("The same, with its rows adding up, in two panes")
    func wide() throws {
        let room = try CounterRoom()
        _ = try submit(room)
        let counter = room.counter(CounterRoom.otherReviewer, size: Size(width: 120, height: 36))
        counter.press(.end, .enter)
        #expect(counter.says("! 申请人说有误：去年已经离婚"))
        #expect(counter.says("现为 2601"))
        let frame = counter.harness.frame
        for y in 0..<frame.size.height { #expect(frame.rowColumns(y) == 120) }
    }
}
