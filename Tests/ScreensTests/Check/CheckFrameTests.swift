import Cells
import Housing
import Testing

@testable import Office

/// Every page of 【经济状况核对】 and what the policy dialog leads to, as it is drawn at 80x24.
@Suite("The pages of the economic check")
struct CheckFrameTests {
    private let room: KioskRoom
    private let kiosk: Kiosk

    init() throws {
        room = try KioskRoom()
        try room.tenant()
        try room.addChild()
        kiosk = room.kiosk()
    }

    private func shows(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        expect(kiosk, shows: CheckFrames.all[name] ?? "", name, sourceLocation: sourceLocation)
    }

    @Test("from 经济状况核对页面 to 已发起")
    func asking() throws {
        try kiosk.signIn()
        kiosk.openCheckPage()
        shows("entry")
        kiosk.press(.enter)
        shows("family")
        kiosk.press(.enter)
        shows("authorisation")
        kiosk.authorise()
        kiosk.press(.enter)
        shows("hand-over")
        kiosk.press(.down, .down, .enter)
        shows("absent")
        kiosk.press(.enter, .up, .up)
        kiosk.identifyOccupant(try KioskRoom.document(501).value)
        kiosk.press(.enter)
        kiosk.authorise()
        kiosk.press(.character("1"))
        shows("withdraw")
        kiosk.press(.escape, .character("4"))
        shows("request")
        kiosk.press(.enter)
        shows("requested")
    }

    @Test("the result and the objection")
    func result() throws {
        try room.decidedCheck(income: 20_000_000, property: 50_000_000)
        try kiosk.signIn()
        shows("home")
        kiosk.press(.character("4"))
        shows("mine")
        kiosk.press(.character("1"))
        shows("file")
        kiosk.press(.enter)
        shows("objection")
        kiosk.press(.character("1"), .enter, .enter, .enter)
        shows("objection-review")
        kiosk.press(.enter)
        shows("objection-done")
    }

    @Test("the policy dialog and its refusal")
    func policy() throws {
        try room.decidedCheck(income: 20_000_000, property: 50_000_000)
        try kiosk.signIn()
        kiosk.press(.character("1"), .character("1"), .enter)
        kiosk.press(.character("2"), .enter)
        shows("refusal")
    }

    @Test("the dialog and 【续租申请】 of a lease under the new policy")
    func newLease() throws {
        try room.tenant(policy: .new)
        try kiosk.signIn()
        kiosk.press(.character("1"))
        shows("apply-new")
        try room.decidedCheck()
        kiosk.press(.escape, .character("1"))
        kiosk.press(.character("1"), .enter)
        shows("policy-new")
    }
}
