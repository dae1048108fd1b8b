import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

@Suite("The home of an organisation")
struct OrganisationTests {
    private static let code = "91350100M000100Y43"

    /// An organisation that signed so many leases, on its home page.
    private func kiosk(leases count: Int) throws -> (KioskRoom, Kiosk) {
        let room = try KioskRoom()
        try room.account(try room.person(700, name: "样例公司"), login: Self.code, .organisation)
        for serial in 0..<count {
            var record = try room.tenant(serial + 1)
            record.lease.organisation = try CreditCode(Self.code)
            let signed = record
            try room.office.records.write { (writer) throws(OfficeFailure) in try writer.save(signed) }
        }
        let kiosk = room.kiosk()
        kiosk.press(.enter, .right)
        #expect(kiosk.says("[ 法人登录 ]"))
        kiosk.press(.character("2"))
        kiosk.type(Self.code.lowercased())
        kiosk.press(.enter)
        kiosk.type(KioskRoom.password)
        kiosk.press(.enter)
        return (room, kiosk)
    }

    @Test("It lists the leases, and says which business is for persons")
    func leases() throws {
        let (_, kiosk) = try kiosk(leases: 2)
        expect(kiosk, shows: Self.home, "home")
        kiosk.press(.escape)
        #expect(kiosk.says("结束使用"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("点这里登录"))
    }

    @Test("A code with a wrong last character is doubted at its field and no more; it is public and not masked")
    func doubtful() throws {
        let room = try KioskRoom()
        let kiosk = room.kiosk()
        kiosk.press(.enter, .right, .character("2"))
        kiosk.type("91350100M000100Y44")
        #expect(kiosk.says("最后一位校验不符，请对照执照"))
        kiosk.press(.tab)
        #expect(kiosk.says("91350100M000100Y44") && kiosk.says("最后一位校验不符"))
        kiosk.type(KioskRoom.password)
        kiosk.press(.enter)
        #expect(kiosk.says("账号或密码不对"))
        kiosk.pass(seconds: 2)
        kiosk.press(.enter)
        #expect(kiosk.says("请输入密码") && !kiosk.says("账号或密码不对"), "\(kiosk.text)")
        kiosk.press(.backTab, .backspace)
        kiosk.type("3")
        #expect(!kiosk.says("校验不符") && kiosk.says("在营业执照上"))
    }

    @Test("An empty list says what that means, and whom to ask")
    func none() throws {
        let (room, kiosk) = try kiosk(leases: 0)
        expect(kiosk, shows: Self.empty, "empty")
        kiosk.press(.function(9))
        #expect(kiosk.says("已呼叫工作人员"))
        #expect(try room.office.calls.open(at: TerminalID(KioskRoom.terminal)) != nil)
        kiosk.press(.escape, .function(10), .character("1"))
        #expect(kiosk.says("点这里登录"))
    }

    @Test("Many are read with the arrows to the last, and the button ends the use")
    func many() throws {
        let (_, kiosk) = try kiosk(leases: 9)
        #expect(kiosk.says("9 份"))
        for _ in 0..<12 where !kiosk.says("GZF-2020-1 ") { kiosk.press(.right) }
        kiosk.press(.right, times: 9)
        #expect(kiosk.says("已到最后"))
        kiosk.press(.enter)
        #expect(kiosk.says("结束使用"))
    }

    @Test("Somebody's work in the office turns no page back")
    func keepsPlace() throws {
        let (room, kiosk) = try kiosk(leases: 9)
        kiosk.press(.right)
        let before = kiosk.harness.rows
        #expect(!kiosk.says("第 1 页"))
        try room.tenant(20)
        kiosk.hear()
        #expect(kiosk.harness.rows == before, "\(kiosk.text)")
    }

    @Test("Nobody there: it is warned, and all is wiped")
    func idle() throws {
        let (_, kiosk) = try kiosk(leases: 1)
        kiosk.pass(seconds: 600)
        #expect(kiosk.says("点这里登录"))
        #expect(!kiosk.says("样例"))
    }

    private static let home = """
          单位业务                                                            样例公司

          样例公司，您好！

          续租、签订合同、经济状况核对是个人业务，请承租人本人用个人登录办理。
          您在这里可以看本单位为职工签订的租赁合同。

          本单位签订的合同（2 份）
          GZF-2020-1  安居苑3栋1201
          承租人：陈*民
          租期：2020年11月1日至2023年10月31日
          续租：还没有申请

          GZF-2020-2  安居苑3栋1202
          承租人：陈*民
          租期：2020年11月1日至2023年10月31日
          续租：还没有申请

          第 1 页，共 1 页   已到最后

          > [ 结束使用 ]


          回车 选择   F9 呼叫工作人员   0 菜单   F1 帮助   Esc F10 结束使用
        """
    private static let empty = """
          单位业务                                                            样例公司

          样例公司，您好！

          续租、签订合同、经济状况核对是个人业务，请承租人本人用个人登录办理。
          您在这里可以看本单位为职工签订的租赁合同。

          没有查到本单位为职工签订的租赁合同。

          合同登记时没有写本单位的统一社会信用代码，就不会列在这里。请带营业执照到窗
          口，请工作人员核对登记。

          第 1 页，共 1 页   已到最后

          > [ 结束使用 ]








          回车 选择   F9 呼叫工作人员   0 菜单   F1 帮助   Esc F10 结束使用
        """
}
