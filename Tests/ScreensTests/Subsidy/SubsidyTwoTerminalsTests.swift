import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// One person's application at two terminals at once.
@Suite("An application at two terminals") struct SubsidyTwoTerminalsTests {
    /// Two terminals with the list of tasks, the notice read.
    private func terminals(_ room: KioskRoom) throws -> (first: Kiosk, second: Kiosk) {
        try room.openSubsidy(KioskRoom.single)
        let first = room.kiosk()
        try first.signIn(1)
        first.openTasks()
        first.readSubsidyNotice()
        let second = room.kiosk(named: "2号机")
        try second.signIn(1)
        second.openTasks()
        return (first, second)
    }

    @Test("What each of them fills in is kept, whoever is done first")
    func bothKept() throws {
        let (first, second) = try terminals(try KioskRoom())
        first.press(.character("4"))
        #expect(first.says("租住的房屋的房屋编码"))
        second.describeLease()
        second.measureLease()
        #expect(second.says("5  填写租赁合同      已完成"), "\(second.text)")
        first.press(.escape)
        first.nameDwelling()
        for kiosk in [first, second] {
            kiosk.press(.escape)
            kiosk.press(.character("1"))
            #expect(kiosk.says("4  填写租住的房屋    已完成"), "\(kiosk.text)")
            #expect(kiosk.says("5  填写租赁合同      已完成"), "\(kiosk.text)")
        }
    }

    @Test("Both wrote the same answer: the later one is told, sees the other, and writes it anew")
    func clash() throws {
        let (first, second) = try terminals(try KioskRoom())
        first.press(.character("5"))
        second.press(.character("5"))
        first.type("甲房东")
        first.pass(seconds: 2)
        second.type("乙房东")
        second.pass(seconds: 2)
        #expect(second.says("「出租人」刚才在别的终端也改过") && second.says("[甲房东"), "\(second.text)")
        second.press(.backspace, times: 3)
        second.type("丙房东")
        second.press(.enter)
        second.type("440308199901101512")
        second.press(.enter, .enter)
        #expect(second.says("起止和签订日期") && !second.says("刚才在别的终端"), "\(second.text)")
        // The first one, that changed nothing since, has it with what it writes next.
        first.press(.enter)
        first.type("4")
        first.pass(seconds: 2)
        #expect(first.says("「出租人」刚才在别的终端也改过") && first.says("[丙房东"), "\(first.text)")
    }

    @Test("What clashes at the end of a task is told before the list comes back")
    func clashAtEnd() throws {
        let (first, second) = try terminals(try KioskRoom())
        second.describeLease()
        #expect(second.says("租赁合同：面积和租金"))
        first.describeLease()
        first.measureLease()
        #expect(first.says("5  填写租赁合同      已完成"), "\(first.text)")
        second.type("50")
        second.press(.enter)
        second.type("2700")
        second.press(.enter, .enter)
        #expect(second.says("「面积、租金」刚才在别的终端也改过") && second.says("[2600"), "\(second.text)")
        second.press(.enter)
        #expect(second.says("5  填写租赁合同      已完成"), "\(second.text)")
    }

    @Test("Answer by answer: mine, theirs, both, pictures of either")
    func merging() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        var base = SubsidyDraft(try room.ownSubsidy(1))
        base.pictures = ["身份证": ["a", "b"]]
        var (mine, theirs) = (base, base)
        mine.rent = "2600"
        theirs.area = "48.5"
        mine.landlord = "甲"
        theirs.landlord = "乙"
        mine.room = "302"
        theirs.room = "302"
        mine.pictures = ["身份证": ["a", "c"], "户口簿": ["e"]]
        theirs.pictures = ["身份证": ["a", "b", "d"]]
        let (merged, clashes) = mine.merged(since: base, with: theirs)
        #expect(merged.rent == "2600" && merged.area == "48.5" && merged.room == "302" && merged.landlord == "乙")
        #expect(merged.pictures == ["身份证": ["a", "d", "c"], "户口簿": ["e"]])
        #expect(clashes == [.landlord])
        theirs.changing = Moment(day(2023, 8, 21))
        #expect(mine.merged(since: base, with: theirs).draft == mine)
    }
}
