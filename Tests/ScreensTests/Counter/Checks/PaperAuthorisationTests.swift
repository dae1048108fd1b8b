import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// Authorisations on paper, taken in at the counter.
@Suite struct PaperAuthorisationTests {
    private func clerk(_ room: CounterRoom, leaving: Int) throws -> CounterPlace {
        _ = try room.authorised(leaving: leaving)
        let counter = room.counter(CounterRoom.clerk)
        counter.checks("7")
        counter.press(.enter, .function(5))
        return counter
    }

    private func takePicture(_ counter: CounterPlace) {
        counter.press(.enter, .character("1"), .character("1"))
        counter.pass(seconds: 1)
        counter.press(.enter)
    }

    @Test("Person chosen, person and sheet seen, its picture taken: he has authorised, and nobody else is left")
    func whole() throws {
        let room = try CounterRoom()
        let counter = try clerk(room, leaving: 1)
        #expect(counter.says("录入书面授权") && counter.says("配偶"))
        counter.press(.tab, .enter)
        counter.pass(seconds: 1)
        #expect(room.paper.drawn.last?.title.contains("授权书") == true && room.printer.orders.count == 1)
        counter.pass(seconds: 3)
        #expect(counter.says("授权书：已打印"), "\(counter.harness.rows.joined(separator: "\n"))")
        counter.press(.tab, .enter, .tab, .enter, .tab)
        takePicture(counter)
        #expect(counter.says("图片：back.png"))
        counter.press(.enter)
        #expect(counter.says("已录入书面授权") && counter.says("书面，"), "\(counter.harness.rows.joined(separator: "\n"))")
        counter.press(.function(5))
        #expect(counter.says("授权已齐，等承租人到自助终端发起核对"))
        let tenant = try room.tenant(.oldPolicy)
        let check = try #require(try room.office.check.checks(tenant).first)
        #expect(try room.office.check.request(check, tenant).state == .requested)
        counter.hear()
        #expect(counter.says("已发起，等待送出"))
    }

    @Test("Nothing is taken in unless person and sheet were seen and there is a picture")
    func gates() throws {
        let room = try CounterRoom()
        let counter = try clerk(room, leaving: 2)
        counter.press(.tab, .tab, .tab, .tab, .tab, .enter)
        #expect(counter.says("请选是谁的授权") && counter.says("请先核对本人") && counter.says("请先看签好的授权书"))
        counter.press(.character("2"), .tab, .enter, .tab, .enter, .tab, .tab, .enter)
        #expect(counter.says("还没有授权书的图片"), "\(counter.harness.rows.joined(separator: "\n"))")
        // Another person: he and his sheet are looked at anew.
        counter.press(.backTab, .backTab, .backTab, .backTab, .character("1"))
        #expect(!counter.says("[✓]"))
    }

    @Test("Another person is chosen: the picture was of the first one's sheet")
    func picture() throws {
        let room = try CounterRoom()
        let counter = try clerk(room, leaving: 2)
        counter.press(.character("2"), .tab, .tab, .tab)
        takePicture(counter)
        #expect(counter.says("图片：back.png"), "\(counter.harness.rows.joined(separator: "\n"))")
        counter.press(.character("1"))
        #expect(!counter.says("图片：back.png") && counter.says("图片：还没有") && !counter.says("图片已经不在了"))
        counter.press(.tab, .enter, .tab, .enter, .tab, .tab, .enter)
        #expect(counter.says("还没有授权书的图片"), "\(counter.harness.rows.joined(separator: "\n"))")
    }

    @Test("Whose picture was taken authorises at the kiosk meanwhile: the picture is not filed for who is left")
    func pictureOfWhoIsDone() throws {
        let room = try CounterRoom()
        let counter = try clerk(room, leaving: 2)
        counter.press(.character("1"), .tab, .tab, .tab)
        takePicture(counter)
        #expect(counter.says("图片：back.png"))
        let tenant = try room.tenant(.oldPolicy)
        let check = try #require(try room.office.check.checks(tenant).first)
        try authoriseAtKiosk(try #require(check.members.filter(\.isAdult).first), check, room)
        counter.hear()
        #expect(!counter.says("图片：back.png"), "\(counter.harness.rows.joined(separator: "\n"))")
    }

    private func authoriseAtKiosk(_ member: EconomicCheck.Member, _ check: EconomicCheck, _ room: CounterRoom) throws {
        let tenant = try room.tenant(.oldPolicy)
        let pages = try room.office.check.openAuthorisation(of: member.person, in: check, tenant)
        room.clocks.pass(seconds: 20)
        let record = try #require(try room.office.tenant.leases(tenant).first?.record)
        let document = record.occupants.first { $0.person.id == member.person }?.person.document
        _ = try room.office.check.authorise(
            pages, document: document, visibleSeconds: 15, isTicked: true, in: check, tenant)
    }

    @Test("Whoever authorised at the kiosk meanwhile is no longer asked for")
    func meanwhile() throws {
        let room = try CounterRoom()
        let counter = try clerk(room, leaving: 1)
        let tenant = try room.tenant(.oldPolicy)
        let check = try #require(try room.office.check.checks(tenant).first)
        try authoriseAtKiosk(try #require(check.members.filter(\.isAdult).last), check, room)
        counter.hear()
        #expect(counter.says("成年家庭成员都已经授权"))
    }
}
