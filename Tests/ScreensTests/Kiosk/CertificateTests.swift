import Cells
import Forms
import Housing
import OfficeSupport
import Testing

@testable import Office
@testable import Screens

/// 【CA证书】 at the kiosk: medium, file, PIN, in.
@Suite("Signing in by a certificate")
struct CertificateTests {
    private let room: KioskRoom
    private let kiosk: Kiosk

    init() throws {
        let number = try KioskRoom.document(1).value
        let code = "91350100M000100Y43"
        room = try KioskRoom(certificates: [
            ("a-good.p12", .init(number)), ("b-good.pem", .init(number, .pem)),
            ("c-over.pem", .init(number, .pem, days: -1)),
            ("d-company.p12", .init(code, name: "样例公司")), ("e-stranger.pfx", .init(try KioskRoom.document(9).value)),
        ])
        try room.tenant()
        try room.account(try room.person(7, name: "样例公司"), login: code, .organisation)
        kiosk = room.kiosk()
    }

    private func open(_ file: Int, door: Door = .person) {
        kiosk.press(.enter)
        if door == .organisation { kiosk.press(.right) }
        kiosk.press(.character("5"), .character(Character(String(file))))
    }

    @Test("P-04: file, PIN and in, by digits and Enter alone; the PIN is never seen")
    func letIn() {
        open(1)
        #expect(kiosk.says("请输入证书的PIN码") && kiosk.says("a-good.p12") && !kiosk.says("证书持有人"))
        kiosk.type(MadeCertificates.pin)
        #expect(!kiosk.text.contains(MadeCertificates.pin) && kiosk.text.contains("******"))
        kiosk.press(.enter)
        #expect(kiosk.says("个人信息收集告知") && kiosk.says("陈*民"))
        kiosk.agree()
        #expect(kiosk.says("公共租赁住房业务"))
    }

    @Test("What can be seen without the PIN is shown masked, and what is wrong with it is told before")
    func seen() {
        open(2)
        #expect(kiosk.says("证书持有人：陈*民"))
        kiosk.press(.escape, .character("3"))
        #expect(kiosk.says("证书已经过期") && kiosk.says("请找发证机构换新的证书") && !kiosk.says("请输入证书的PIN码"))
    }

    @Test("Certificates come first in the list, and a picture says why it cannot be taken")
    func list() {
        kiosk.press(.enter, .character("5"))
        let rows = kiosk.harness.rows
        let certificate = rows.firstIndex { $0.contains("e-stranger.pfx") } ?? 99
        let picture = rows.firstIndex { $0.contains("back.png") } ?? 0
        #expect(certificate < picture && rows[picture].contains("不能用这种文件"))
        kiosk.press(.character("6"))
        #expect(kiosk.says("P12、PFX、PEM"))
        kiosk.press(.escape)
        #expect(kiosk.says("其他登录方式"))
    }

    @Test("A wrong PIN delays the next try, counted down, and is wiped")
    func wrongPIN() {
        open(1)
        kiosk.type("000000")
        kiosk.press(.enter)
        #expect(kiosk.says("PIN码不对，或者证书文件已损坏。") && kiosk.says("请在 1秒 后再试") && !kiosk.text.contains("*"))
        kiosk.type(MadeCertificates.pin)
        kiosk.press(.enter)
        #expect(kiosk.harness.messageLine.contains("现在还不能登录"))
        kiosk.pass(seconds: 1)
        kiosk.press(.enter)
        #expect(kiosk.says("个人信息收集告知"))
    }

    @Test("An empty PIN is told beside the field; Esc goes back to the files and to the ways of signing in")
    func empty() {
        open(1)
        kiosk.press(.enter)
        #expect(kiosk.says("请输入PIN码"))
        kiosk.press(.escape)
        #expect(kiosk.says("请选择证书文件"))
        kiosk.press(.escape)
        #expect(kiosk.says("其他登录方式"))
    }

    @Test("An organisation comes in by its own; a person's certificate is nobody's at that door")
    func organisation() {
        open(1, door: .organisation)
        kiosk.type(MadeCertificates.pin)
        kiosk.press(.enter)
        #expect(kiosk.says("账号或密码不对"))
        kiosk.pass(seconds: 2)
        kiosk.press(.escape, .character("4"))
        kiosk.type(MadeCertificates.pin)
        kiosk.press(.enter)
        #expect(!kiosk.says("请输入证书的PIN码") && kiosk.says("样例公司"))
    }

    @Test("An organisation's certificate at the door of persons is told as such, but only behind its PIN")
    func otherDoor() {
        open(4)
        kiosk.type("000000")
        kiosk.press(.enter)
        #expect(kiosk.says("PIN码不对") && !kiosk.says("单位的证书"))
        kiosk.pass(seconds: 2)
        kiosk.type(MadeCertificates.pin)
        kiosk.press(.enter)
        #expect(kiosk.says("这是单位的证书") && kiosk.says("法人登录"), "\(kiosk.text)")
    }

    @Test("Somebody without an account here hears what a wrong login hears")
    func stranger() {
        open(5)
        kiosk.type(MadeCertificates.pin)
        kiosk.press(.enter)
        #expect(kiosk.says("账号或密码不对"))
    }

    @Test("A stick that is pulled out is told, in the list and under the PIN")
    func unplugged() {
        open(1)
        room.shelf.isUnplugged = true
        kiosk.type(MadeCertificates.pin)
        kiosk.press(.enter)
        #expect(!kiosk.says("个人信息收集告知"))
        kiosk.press(.enter)
        kiosk.press(.escape)
        kiosk.press(.escape)
        kiosk.press(.enter, .character("5"))
        #expect(!kiosk.says("a-good.p12"))
    }

    @Test("F1 tells what a certificate is and how one gets in otherwise")
    func help() {
        open(1)
        kiosk.press(.function(1))
        #expect(kiosk.says("用CA证书登录"))
        kiosk.press(.pageDown)
        #expect(kiosk.says("忘记PIN码的，请找发证机构"))
    }

    @Test("Whoever ends leaves nothing of the PIN")
    func ended() {
        open(1)
        kiosk.type("4711")
        kiosk.press(.function(10), .character("1"))
        #expect(kiosk.says("点这里登录") && !kiosk.text.contains("4711"))
    }

    @Test("The pages as they are drawn", arguments: ["certificate-files", "certificate-pin", "certificate-wrong"])
    func frames(_ name: String) {
        open(2)
        switch name {
        case "certificate-files": kiosk.press(.escape)
        case "certificate-wrong":
            kiosk.type("000000")
            kiosk.press(.enter)
        default: break
        }
        expect(kiosk, shows: KioskFrames.all[name] ?? "", name)
    }
}
