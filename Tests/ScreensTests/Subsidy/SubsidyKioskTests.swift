import Cells
import Forms
import Housing
import OfficeSupport
import Testing

@testable import Office
@testable import Screens

/// 【公租房补贴】 at the kiosk (model 4.7).
@Suite("The rent subsidy at the kiosk") struct SubsidyKioskTests {
    private func kiosk(_ room: KioskRoom, _ serial: Int = 1) throws -> Kiosk {
        let kiosk = room.kiosk()
        try kiosk.signIn(serial)
        return kiosk
    }

    @Test("Nothing is open, nobody is registered: each is a page with the way on")
    func nothing() throws {
        let room = try KioskRoom()
        try room.tenant()
        let first = try kiosk(room)
        first.press(.character("5"))
        #expect(first.says("现在没有受理中的补租"))
        try room.openSubsidy(KioskRoom.five)
        first.press(.character("1"), .character("5"))
        expect(first, shows: SubsidyFrames.all["stranger"] ?? "", "stranger")
    }

    @Test("LH-03, LH-04 Whom the register keeps out reads which rule, for whom, and what can be done")
    func barred() throws {
        let room = try KioskRoom()
        var late = KioskRoom.single
        late.listedAt = "2023-08-01T00:00:00+08:00"
        var other = KioskRoom.five
        other.district = "440304"
        try room.openSubsidy(late, other)
        let first = try kiosk(room)
        first.press(.character("5"))
        expect(first, shows: SubsidyFrames.all["listed-late"] ?? "", "listed-late")
        let second = try kiosk(room, 2)
        second.press(.character("5"))
        #expect(second.says("现在不能申请") && second.says("登记为本区户籍") && second.says("变更轮候登记"))
        #expect(!second.says("LH-"), "a rule's number says nothing to him")
    }

    @Test("LH-03, LH-32 Another one of the family reads who applies for it, masked, and whether he did")
    func another() throws {
        let room = try KioskRoom()
        var family = KioskRoom.single
        family.others = [("父母", "共同申请人", "丧偶", 1955)]
        try room.openSubsidy(family)
        let number = room.number(family, 1, year: 1955)
        let mother = Person(
            id: PersonID("p-mother"), name: "王样芳",
            document: try IdentityNumber(number, kind: .residentCard, on: nil), marital: .widowed)
        try room.account(mother, login: number, .applicant)
        let kiosk = room.kiosk()
        kiosk.press(.enter, .character("2"))
        kiosk.type(number)
        kiosk.press(.enter)
        kiosk.type(KioskRoom.password)
        kiosk.press(.enter)
        kiosk.agree()
        kiosk.press(.character("5"))
        #expect(kiosk.says("您家要由轮候册上的申请人来申请") && kiosk.says("陈*民"), "\(kiosk.harness.rows)")
        #expect(kiosk.says("2023年8月29日 18:00前登录") && !kiosk.says("申请补租"))
        try apply(room, 1)
        kiosk.press(.escape, .character("5"))
        #expect(kiosk.says("已经由申请人提交") && kiosk.says("住房以套为单位申请") && !kiosk.says("LH-"), "\(kiosk.harness.rows)")
        #expect(kiosk.says("您家已经申请") && !kiosk.says("现在不能申请") && kiosk.says("在首页选【公租房补贴】"), "\(kiosk.harness.rows)")
        #expect(!kiosk.says("陈一民") && !kiosk.says(family.receipt))
    }

    @Test("LH-20 Outside the window the page says when")
    func window() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        room.clocks.officeNow = Moment(day(2023, 8, 30), hour: 9)
        let kiosk = try kiosk(room)
        kiosk.press(.character("5"))
        #expect(kiosk.says("受理已经在2023年8月29日 18:00结束") && !kiosk.says("申请补租"))
    }

    @Test("A whole application of somebody who lives alone, task by task, and the receipt")
    func single() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        func shows(_ name: String) { expect(kiosk, shows: SubsidyFrames.all[name] ?? "", name) }
        kiosk.press(.character("5"))
        shows("entry")
        kiosk.press(.character("1"))
        shows("tasks")
        kiosk.press(.character("4"))
        #expect(kiosk.says("请先看通告"))
        kiosk.press(.character("1"))
        shows("notice")
        kiosk.press(.pageDown, times: 12)
        kiosk.press(.enter)
        kiosk.press(.character("2"))
        shows("lookup")
        kiosk.press(.enter)
        shows("people")
        kiosk.press(.character("1"), .character("3"))
        shows("condition")
        kiosk.press(.character("1"), times: 5)
        kiosk.press(.character("4"))
        shows("code")
        kiosk.type("440303007002030000612345")
        kiosk.press(.enter)
        #expect(kiosk.says("应为 25 位数字"))
        kiosk.press(.escape)
        kiosk.press(.character("4"))
        kiosk.type("6")
        kiosk.press(.enter)
        #expect(kiosk.says("在哪个街道？"))
        kiosk.press(.character("6"))
        #expect(kiosk.says("在哪个小区？") && kiosk.says("百仕达花园"))
        kiosk.press(.character("7"))
        shows("address")
        kiosk.type("样例路 1 号")
        kiosk.press(.enter)
        kiosk.type("302")
        kiosk.press(.enter, .enter)
        shows("together")
        kiosk.press(.character("1"))
        kiosk.describeLease()
        shows("size")
        kiosk.measureLease()
        shows("tasks-half")
        kiosk.press(.character("6"))
        shows("household")
        kiosk.press(.enter)
        shows("papers")
        kiosk.press(.character("1"))
        kiosk.takeFromStick()
        shows("paper-half")
        kiosk.press(.character("4"))
        #expect(kiosk.says("材料：身份证") && kiosk.says("第 1 张，共 1 张") && kiosk.says("3 放大"), "\(kiosk.text)")
        kiosk.press(.escape, .character("1"))
        kiosk.press(.character("5"))
        #expect(kiosk.says("还差：户口簿") && !kiosk.says("还差：身份证"), "\(kiosk.text)")
        for number in 2...3 { kiosk.giveMaterial(number) }
        shows("papers-done")
        kiosk.press(.character("5"))
        shows("fewer")
        kiosk.press(.character("2"))
        kiosk.press(.character("7"))
        #expect(kiosk.says("知情同意书（示范文本）"))
        kiosk.press(.pageDown, times: 4)
        kiosk.press(.enter)
        kiosk.pass(seconds: 12)
        kiosk.press(.down, .enter)
        shows("sheet")
        kiosk.press(.character("1"))
        kiosk.pass(seconds: 6)
        #expect(kiosk.says("已经打印"))
        kiosk.press(.character("2"))
        kiosk.takeFromStick()
        #expect(kiosk.says("签好的已经收到"))
        kiosk.press(.character("3"))
        #expect(kiosk.says("8  检查并提交  未完成"))
        kiosk.press(.character("8"))
        #expect(kiosk.says("完整性、真实性、合法性"))
        kiosk.press(.enter, .enter, .enter)
        #expect(kiosk.says("提交以前，请核对一遍") && kiosk.says("纸上签名") && kiosk.says("440***"))
        #expect(kiosk.says("2023年2月20日"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(kiosk.says("补租申请已经提交") && kiosk.says("BHR00000112") && kiosk.says("1,155.00元"))
        let own = try room.ownSubsidy(1)
        let form = try #require(own.family?.application?.form)
        #expect(own.family?.application?.standing.state == .submitted)
        #expect(form.house.address == "深圳市罗湖区翠竹街道样例路 1 号" && form.house.room == "302")
        #expect(form.lease.area == Area(squareCentimetres: 485_000) && form.lease.rent == Money(fen: 260_000))
        #expect(form.statements.values.allSatisfy(\.self) && form.statements.count == 5 && form.declaredAt != nil)
        #expect(form.pictures?["身份证"]?.count == 1 && form.materials.contains("知情同意书"))
    }

    /// Hands an application in past the screens, which others look at.
    private func apply(_ room: KioskRoom, _ serial: Int, _ change: (inout SubsidyForm) -> Void = { _ in }) throws {
        let session = try room.office.signIn.signIn(
            LoginClaim(door: .person, login: try KioskRoom.document(serial).value, secret: KioskRoom.password),
            by: .password, at: TerminalID("elsewhere"))
        if let notice = try room.office.signIn.noticeToShow(session) {
            try room.office.signIn.agree(to: notice, session)
        }
        var form = SubsidyForm(
            house: .init(code: "4403030070020300006123456", address: "深圳市罗湖区翠竹街道样例路 1 号", room: "302"),
            lease: .init(
                landlord: "样房东", landlordDocument: "440308199901101512", area: Area(squareCentimetres: 485_000),
                rent: Money(fen: 260_000), start: day(2023, 3, 1), end: day(2025, 2, 28), signedOn: day(2023, 2, 20)),
            coTenants: [], marital: .single, children: 0, materials: ["身份证", "户口簿", "住房租赁合同", "知情同意书"],
            consentSignedAt: Moment(day(2023, 8, 21), hour: 9), declaredAt: nil,
            statements: ["LH-10": true, "LH-11": true, "LH-12": true, "LH-13": true, "LH-14": true])
        change(&form)
        let own = try room.ownSubsidy(serial)
        _ = try room.office.ownSubsidy.submit(
            try room.office.proved(form, in: KioskRoom.subsidy, session), isHonest: true,
            changing: own.isApplied ? own.family?.application?.submittedAt : nil, in: KioskRoom.subsidy, session)
    }

    @Test(
        "LH-20 Until the close an application is changed in one answer, the old one standing meanwhile, and withdrawn")
    func changing() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        try apply(room, 1)
        let kiosk = try kiosk(room)
        kiosk.press(.character("5"))
        expect(kiosk, shows: SubsidyFrames.all["applied"] ?? "", "applied")
        kiosk.press(.character("2"))
        #expect(kiosk.says("新的提交以前，原来的申请一直有效"))
        kiosk.press(.escape)
        #expect(kiosk.says("撤回申请"))
        kiosk.press(.character("2"))
        kiosk.press(.character("8"), .enter, .enter, .enter)
        #expect(kiosk.says("提交以前，请核对一遍"))
        // Up to the last link but three: the landlord; the dwelling's room is left as it is.
        kiosk.press(.up, times: 3)
        kiosk.press(.enter)
        #expect(kiosk.says("租赁合同：面积和租金"))
        kiosk.press(.down)
        kiosk.press(.backspace, times: 10)
        kiosk.type("2800")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("提交以前，请核对一遍") && kiosk.says("2,800.00元"))
        #expect(try room.ownSubsidy(1).family?.application?.form.lease.rent == Money(fen: 260_000))
        kiosk.press(.enter)
        #expect(kiosk.says("修改后的补租申请已经提交"))
        #expect(try room.ownSubsidy(1).family?.application?.form.lease.rent == Money(fen: 280_000))
        kiosk.press(.character("1"), .character("5"), .character("3"))
        #expect(kiosk.says("确定要撤回补租申请吗？"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("申请已经撤回") && kiosk.says("申请补租"))
        #expect(try !room.ownSubsidy(1).isApplied)
    }

    @Test("Withdrawn at one terminal, what is being changed at another is left, and it is told")
    func withdrawnElsewhere() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        try apply(room, 1)
        let first = try kiosk(room)
        let second = room.kiosk(named: "2号机")
        try second.signIn(1)
        second.press(.character("5"), .character("2"), .character("4"))
        #expect(second.says("租住的房屋的房屋编码"), "\(second.text)")
        first.press(.character("5"), .character("3"), .character("1"))
        #expect(first.says("申请已经撤回"), "\(first.text)")
        second.hear()
        #expect(second.says("刚才在别处办过") && second.says("您已经撤回"), "\(second.text)")
        // A key that was meant for what stood there before begins nothing anew.
        second.press(.enter)
        #expect(!second.says("申请要做的事"), "\(second.text)")
    }

    @Test("From all answers one comes to the condition that is not met, not to the first")
    func changesDenied() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        try apply(room, 1) { $0.statements["LH-12"] = false }
        let kiosk = try kiosk(room)
        kiosk.press(.character("5"), .character("2"), .character("8"), .enter, .enter, .enter, .home)
        #expect(kiosk.says("有 1 项自己认为不符合"), "\(kiosk.text)")
        // Said in the head, wherever the rows are scrolled to.
        for key in [Key.end, .home] {
            kiosk.press(key)
            #expect(kiosk.says("有 1 项条件您答的是不符合，核查很可能不通过"), "\(kiosk.text)")
        }
        kiosk.press(.down, .down, .enter)
        #expect(kiosk.says("申请条件（第 3 项") && kiosk.says(">2有"), "\(kiosk.text)")
        kiosk.press(.character("1"), times: 3)
        kiosk.press(.home)
        #expect(kiosk.says("提交以前，请核对一遍") && kiosk.says("都符合"), "\(kiosk.text)")
        #expect(!kiosk.says("核查很可能不通过"))
    }

    @Test("Of two batches the one that takes applications comes first, and each says whether it does")
    func batches() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let shipped = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        let notice = String(decoding: shipped.bytes, as: UTF8.self)
            .replacing("luohu-2023", with: "luohu-2024").replacing("2023年度罗湖区", with: "2024年度罗湖区")
            .replacing("2023-08-15T09", with: "2023-09-15T09").replacing("2023-08-29T18", with: "2023-09-29T18")
        _ = try room.office.batches.open(Array(notice.utf8), source: "notice.toml", try room.staff("guan"))
        let kiosk = try kiosk(room)
        kiosk.press(.character("5"))
        #expect(kiosk.says(">12023年度") && kiosk.says("轮候家庭租赁社会存量住房补租受理中"), "\(kiosk.text)")
        #expect(kiosk.says("22024年度") && kiosk.says("未开始"), "\(kiosk.text)")
    }

    @Test("What is refused at the end is answered anew at its question, and the answers come back")
    func refused() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single, KioskRoom.five)
        try apply(room, 2) { form in
            form.marital = .divorced
            form.children = 3
            form.materials.formUnion(["法院判决书", "出生证明"])
        }
        let kiosk = try kiosk(room)
        try apply(room, 1) { $0.house.code = "4403030070020300006123457" }
        kiosk.press(.character("5"), .character("2"), .character("4"))
        kiosk.press(.backspace)
        kiosk.type("6")
        kiosk.press(.enter)
        kiosk.press(.escape, .escape)
        kiosk.press(.character("8"), .enter, .enter, .enter, .enter)
        #expect(kiosk.says("这套住房已经有人在申请") && kiosk.says("房屋编码"))
        #expect(try room.ownSubsidy(1).family?.application?.form.house.code.hasSuffix("7") == true)
    }

    @Test("LH-33 Whom others named reads so with what he can do, and no questions about co-tenants")
    func named() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single, KioskRoom.five)
        try apply(room, 1)
        let kiosk = try kiosk(room)
        kiosk.press(.character("5"), .character("3"), .character("1"))
        #expect(kiosk.says("申请已经撤回"))
        let own = try KioskRoom.document(1).value
        try apply(room, 2) { form in
            form.house.code = "4403030070020300006123457"
            form.coTenants = [own]
            (form.marital, form.children) = (.divorced, 3)
            form.materials.formUnion(["法院判决书", "出生证明"])
        }
        kiosk.press(.character("1"), .character("8"), .enter, .enter, .enter, .enter)
        #expect(kiosk.says("申请人的证件号码已经作为合租人写在别的申请里"), "\(kiosk.text)")
        #expect(kiosk.says("凭身份证在窗口查明") && kiosk.says("公租房补贴") && kiosk.says("陈*民"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(kiosk.says("提交以前，请核对一遍") && !kiosk.says("合租人 1"), "\(kiosk.text)")
    }

    @Test("LH-20 The close comes while he changes: that is too late, and what he handed in stands")
    func changedTooLate() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        try apply(room, 1)
        let kiosk = try kiosk(room)
        kiosk.press(.character("5"), .character("2"), .character("8"), .enter, .enter, .enter)
        #expect(kiosk.says("提交以前，请核对一遍"))
        kiosk.press(.up, times: 3)
        kiosk.press(.enter, .down)
        kiosk.press(.backspace, times: 10)
        kiosk.type("2800")
        kiosk.press(.enter, .enter)
        room.clocks.officeNow = Moment(day(2023, 8, 29), hour: 18, minute: 30)
        kiosk.press(.enter)
        #expect(kiosk.says("这次的修改没有收下") && kiosk.says("提交的申请仍然有效"), "\(kiosk.text)")
        #expect(kiosk.says("受理已经截止，等待核查") && kiosk.says("您后来改的没有提交，不算数"), "\(kiosk.text)")
        #expect(!kiosk.says("修改申请") && !kiosk.says("可以修改"), "\(kiosk.text)")
        #expect(try room.ownSubsidy(1).isApplied)
    }

    @Test("LH-20 At the close, who opened the list and changed nothing is not told that a change was refused")
    func unchangedAtClose() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        try apply(room, 1)
        let kiosk = try kiosk(room)
        kiosk.press(.character("5"), .character("2"), .character("4"), .escape)
        #expect(kiosk.says("填写租住的房屋"), "\(kiosk.text)")
        room.clocks.officeNow = Moment(day(2023, 8, 29), hour: 18, minute: 30)
        kiosk.hear()
        #expect(kiosk.says("不能再修改") && kiosk.says("提交的申请仍然有效"), "\(kiosk.text)")
        #expect(!kiosk.says("没有收下") && !kiosk.says("您后来改的"), "\(kiosk.text)")
    }

    @Test("All pictures of a paper go after a question alone")
    func dropping() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.press(.character("6"), .enter)
        kiosk.giveMaterial(1)
        kiosk.press(.character("1"), .character("3"))
        #expect(kiosk.says("「身份证」已经交的 1 张，都不要了吗？"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(kiosk.says("已交 1 张，一般要 2 张"), "\(kiosk.text)")
        kiosk.press(.character("3"), .escape)
        #expect(kiosk.says("已交 1 张，一般要 2 张"), "\(kiosk.text)")
        kiosk.press(.character("3"), .character("2"), .escape)
        #expect(kiosk.says("申请材料") && !kiosk.says("已交 1 张"), "\(kiosk.text)")
    }

    @Test("Too many digits, a figure that is none, his own number and a room that is none are told at their field")
    func slips() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.press(.character("4"))
        kiosk.type("4403030070020300006123456123")
        kiosk.press(.enter)
        #expect(kiosk.says("现在是 28 位") && kiosk.says("多了 3 位"), "\(kiosk.text)")
        kiosk.press(.backspace, times: 3)
        kiosk.press(.enter, .character("6"), .character("5"))
        kiosk.press(.enter)
        kiosk.type("1440303197502029911")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("这不像房号"), "\(kiosk.text)")
        kiosk.press(.backspace, times: 19)
        kiosk.type("302")
        kiosk.press(.enter, .enter, .character("2"))
        #expect(kiosk.says("合租人的证件号码"), "\(kiosk.text)")
        kiosk.type(try KioskRoom.document(1).value)
        kiosk.press(.enter, .enter, .enter, .enter, .enter)
        #expect(kiosk.says("合租人里写了申请人自己"), "\(kiosk.text)")
        kiosk.press(.escape, .escape, .escape, .escape, .escape, .escape)
        if !kiosk.says("申请要做的事") { kiosk.press(.escape) }
        kiosk.press(.character("5"))
        kiosk.type("样房东")
        kiosk.press(.enter)
        kiosk.type(try KioskRoom.document(1).value)
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("出租人就是申请人自己"), "\(kiosk.text)")
    }

    @Test("Streets and estates are chosen; an estate begins the address, and goes with its street")
    func places() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.press(.character("4"))
        kiosk.type("4403030070020300006123456")
        kiosk.press(.enter, .character("6"), .character("5"))
        #expect(kiosk.says("深圳市罗湖区翠竹街道") && kiosk.says("[百仕达花园 "))
        kiosk.type("3栋")
        kiosk.press(.escape, .character("4"))
        #expect(kiosk.says("[翠竹苑3栋 "))
        kiosk.press(.escape, .escape, .character("7"), .character("5"))
        #expect(kiosk.says("深圳市罗湖区东晓街道") && kiosk.says("[3栋 "))
    }

    @Test("A condition that is not met is a page: for whom, by which rule, and what can be done; five people")
    func denied() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.five)
        let kiosk = try kiosk(room, 2)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.confirmFamily()
        kiosk.press(.character("3"))
        expect(kiosk, shows: SubsidyFrames.all["condition-five"] ?? "", "condition-five")
        kiosk.press(.character("2"), .character("6"))
        #expect(kiosk.says("请至少选一个人"))
        kiosk.press(.character("2"), .character("6"))
        expect(kiosk, shows: SubsidyFrames.all["denied"] ?? "", "denied")
        kiosk.press(.character("1"), .character("1"))
        #expect(kiosk.says("第 2 项"))
        kiosk.press(.character("2"), .character("1"), .character("6"), .character("2"))
        #expect(kiosk.says("第 3 项"))
        kiosk.press(.character("1"), times: 3)
        #expect(kiosk.says("申请要做的事"))
        kiosk.press(.character("6"), .enter)
        expect(kiosk, shows: SubsidyFrames.all["papers-five"] ?? "", "papers-five")
        // What belongs together is told from what does not.
        kiosk.press(.character("*"))
        #expect(kiosk.says("还差：身份证、户口簿；住房租赁合同；离婚证、离婚协议，或者法院判决书；出生证明，或者"), "\(kiosk.text)")
    }

    @Test("LH-01 Another district is another address: the street goes, and what is no address or number is asked again")
    func otherDistrict() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.nameDwelling()
        kiosk.press(.character("4"))
        kiosk.press(.end)
        kiosk.press(.backspace, times: 25)
        kiosk.type("4403040070020300006000001")
        kiosk.press(.enter)
        #expect(kiosk.says("在哪个街道？") && kiosk.says("莲花街道") && !kiosk.says("翠竹街道"), "\(kiosk.text)")
        kiosk.press(.character("8"))
        #expect(kiosk.says("深圳市福田区莲花街道") && kiosk.says("街道以后"), "\(kiosk.text)")
        kiosk.press(.end)
        kiosk.press(.backspace, times: 20)
        kiosk.type("88")
        kiosk.press(.enter)
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("请用汉字写小区和楼栋"), "\(kiosk.text)")
    }

    @Test("LH-21 What he says of his family is held against the register: where that is changed, and until when")
    func differs() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.five)
        let kiosk = try kiosk(room, 2)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.press(.character("6"), .character("2"))
        #expect(kiosk.says("申请人现在的婚姻状况"))
        kiosk.press(.character("2"), .character("1"))
        expect(kiosk, shows: SubsidyFrames.all["differs"] ?? "", "differs")
        kiosk.press(.character("1"))
        #expect(kiosk.says("申请人现在的婚姻状况"))
        kiosk.press(.character("3"), .character("3"))
        #expect(kiosk.says("每一样都请拍照") && !kiosk.says("和登记的"), "\(kiosk.text)")
    }

    @Test("LH-21 Whoever says that his family is as registered after all has answered so")
    func sameAfterAll() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.five)
        let kiosk = try kiosk(room, 2)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.press(.character("6"), .character("2"), .character("2"), .character("1"), .character("2"))
        #expect(kiosk.says("每一样都请拍照") && kiosk.says("结婚证"), "\(kiosk.text)")
        kiosk.press(.escape, .escape, .escape)
        #expect(kiosk.says("登记的离异，3 个未成年子女") && kiosk.says("您填的已婚，1 个未成年子女"), "\(kiosk.text)")
        kiosk.press(.character("1"))
        #expect(kiosk.says("离婚协议") && !kiosk.says("结婚证"), "\(kiosk.text)")
        kiosk.press(.escape)
        #expect(kiosk.says("登记的离异，3 个未成年子女") && !kiosk.says("您填的"), "\(kiosk.text)")
    }

    @Test("The tenth street of a district has a key of its own; of more, each page is numbered anew")
    func manyStreets() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.press(.character("4"))
        kiosk.type("4403030070020300006123456")
        kiosk.press(.enter)
        #expect(kiosk.says("9  东湖街道") && kiosk.says("*  清水河街道"), "\(kiosk.text)")
        kiosk.press(.character("*"))
        #expect(kiosk.says("深圳市罗湖区清水河街道") || kiosk.says("在哪个小区？"), "\(kiosk.text)")
        kiosk.press(.escape, .escape)
        if kiosk.says("在哪个街道？") { kiosk.press(.escape) }
        kiosk.press(.end)
        kiosk.press(.backspace, times: 25)
        kiosk.type("4403070040020300006000001")
        kiosk.press(.enter)
        #expect(kiosk.says("第 1 页，共 2 页") && kiosk.says("→ 下一页") && !kiosk.says("南澳街道"), "\(kiosk.text)")
        kiosk.press(.right, .character("4"))
        #expect(kiosk.says("深圳市龙岗区南澳街道"), "\(kiosk.text)")
    }

    @Test("In the notice's contents one thing is marked, and Esc closes them alone")
    func contents() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        kiosk.openTasks()
        kiosk.press(.character("1"), .character("c"))
        let marks = kiosk.harness.rows.count { $0.drop { $0 == " " }.hasPrefix(">") }
        #expect(marks == 1, "\(kiosk.text)")
        #expect(!kiosk.says("Esc Esc"))
        kiosk.press(.escape)
        #expect(kiosk.says("我看过了") && kiosk.says("通告要点"), "\(kiosk.text)")
    }

    @Test("LH-43 A day that is none, an area with three places and no rent are told as what they are")
    func figures() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.describeLease(end: "20250231")
        #expect(kiosk.says("到期日期没有写全，或者没有这一天"), "\(kiosk.text)")
        kiosk.type("20250228")
        kiosk.press(.down, .down, .enter)
        kiosk.type("48*555")
        kiosk.press(.enter)
        kiosk.type("0")
        kiosk.press(.enter, .enter)
        #expect(kiosk.says("面积最多写两位小数") && kiosk.says("租金不能是 0"), "\(kiosk.text)")
    }

    @Test("The notice is read to its end before it counts as read")
    func noticeToEnd() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        kiosk.openTasks()
        kiosk.press(.character("1"), .enter)
        #expect(kiosk.says("第 2 页，共 5 页"), "\(kiosk.text)")
        kiosk.press(.enter, times: 4)
        #expect(kiosk.says("1  看通告            已完成"), "\(kiosk.text)")
    }

    @Test("LH-61 The declaration of honesty is ticked each time that he hands in")
    func declaredAnew() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        try apply(room, 1)
        let kiosk = try kiosk(room)
        kiosk.press(.character("5"), .character("2"), .character("8"), .enter)
        #expect(kiosk.says("[✓] 我声明"))
        kiosk.press(.escape, .character("8"))
        #expect(kiosk.says("[ ] 我声明"), "\(kiosk.text)")
    }

    @Test("LH-33 A number that no document has is asked again; a passport's stays possible")
    func numbers() throws {
        #expect(NamedNumber.problem("张") != nil && NamedNumber.problem("110101") != nil)
        #expect(NamedNumber.problem("0") != nil && NamedNumber.problem("440308199901101513") != nil)
        #expect(NamedNumber.problem("E12345678") == nil && NamedNumber.problem("11010519491231002X") == nil)
        #expect(NamedNumber.problem("91440300MA5EXAMP3X", mayBeOrganisation: true) == nil)
        // A number pad has neither X nor point.
        #expect(NumberPad.document("11010519491231002*") == "11010519491231002X" && NumberPad.decimal("48*5") == "48.5")
    }

    @Test("LH-43, LH-44 A lease that ends too early is told before he goes on, with the way to sign anew")
    func short() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = try kiosk(room)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.describeLease(end: "20231231")
        expect(kiosk, shows: SubsidyFrames.all["short"] ?? "", "short")
        kiosk.press(.character("2"))
        #expect(kiosk.says("没填完"))
    }

    @Test("LH-21 Where the family changed, he reads where and until when, and goes on")
    func changedFamily() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.five)
        let kiosk = try kiosk(room, 2)
        kiosk.openTasks()
        kiosk.readSubsidyNotice()
        kiosk.press(.character("2"), .enter, .character("2"))
        expect(kiosk, shows: SubsidyFrames.all["changed"] ?? "", "changed")
        kiosk.press(.enter)
        #expect(kiosk.says("申请要做的事") && kiosk.says("别忘了在2023年8月29日 18:00前另外去变更登记"), "\(kiosk.text)")
        kiosk.press(.character("2"), .enter, .character("1"))
        #expect(kiosk.says("申请要做的事") && !kiosk.says("别忘了"), "\(kiosk.text)")
    }

    @Test("What was begun is there after leaving and at another terminal; handed in there, this one begins anew")
    func elsewhere() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let first = try kiosk(room)
        first.openTasks()
        first.readSubsidyNotice()
        first.confirmFamily()
        first.press(.character("4"))
        first.type("44030300700203")
        first.pass(seconds: 2)
        let second = room.kiosk(named: "2号机")
        try second.signIn(1)
        second.press(.character("5"))
        #expect(second.says("继续填写申请"))
        second.press(.character("1"))
        #expect(second.says("没填完"))
        second.press(.character("4"))
        #expect(second.says("440303 007002 03"))
        try apply(room, 1)
        second.hear()
        #expect(second.says("刚才在别处办过"))
        first.hear()
        #expect(first.says("修改申请"))
    }
}
