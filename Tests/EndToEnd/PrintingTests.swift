import Foundation
import HostSupport
import Testing

/// The concluded contract and the signature sheet on a real print service, of which the printer is a script.
@Suite(.enabled(if: PrivateCups.isInstalled, "cupsd is not installed"), .serialized)
struct PrintingTests {
    private let office: TrainingOffice
    private let cups: PrivateCups
    private var service: [String: String] { ["CUPS_SERVER": cups.server] }

    init() throws {
        office = try TrainingOffice()
        cups = try PrivateCups()
        try office.set("kind", "\"cups\"", below: "printer", in: "anju.toml")
    }

    /// Signed in, before the page that prints.
    private func applicant() throws -> Applicant {
        let terminal = try office.kiosk(environment: service)
        let applicant = Applicant(terminal: terminal, account: try office.account("contract-approved"))
        try applicant.signIn()
        try applicant.goToPrint()
        return applicant
    }

    @Test("Two copies of the sealed contract come out; out of paper is told, and refilled it goes on by itself")
    func printed() throws {
        let number = try office.contract(in: "APPROVED")
        let applicant = try applicant()
        let terminal = applicant.terminal
        try terminal.see("打印合同", "大厅打印机（一楼）")
        try applicant.printCopies(2)
        try terminal.see("打印完成。请取走全部纸张", seconds: 20)
        #expect(try cups.folder.text("out/1.about") == "2 \(number)\n")
        #expect(try Paper.isSealed(cups.folder("out/1.pdf")))
        #expect(try Paper.text(cups.folder("out/1.pdf")).contains("签署证据页"))

        try cups.folder.write([], to: "out/empty")
        try terminal.press("Enter")
        try applicant.printCopies(1)
        try terminal.see("打印机没有纸了。请加纸", seconds: 20)
        #expect(remove(cups.folder("out/empty")) == 0)
        try terminal.see("打印完成。请取走全部纸张", seconds: 20)
        #expect(try cups.folder.text("out/2.about") == "1 \(number)\n")
    }

    @Test("A stopped printer is told, and what waits is taken back; without a print service a stick is left")
    func stopped() throws {
        try cups.manage("cupsdisable", "-r", "换机", "hall-1")
        let applicant = try applicant()
        let terminal = applicant.terminal
        try terminal.see("打印合同", "打印机被停用了")
        try applicant.printCopies(1)
        try terminal.see("正在打印合同", "打印机被停用了", seconds: 20)
        try terminal.press("Escape")
        try terminal.see("已停止打印")
        try terminal.until("have nothing in the queue") { _ in
            (try? cups.run("/usr/bin/lpstat", "-W", "not-completed", "-o", "hall-1").output.isEmpty) == true
        }
        try cups.manage("cupsenable", "hall-1")
        cups.stop()
        // The focus is on 【打印】 still.
        try terminal.press("Enter")
        try terminal.see("打印服务没有运行", "存到 U 盘")
        #expect(try FileManager.default.contentsOfDirectory(atPath: cups.folder("out")).isEmpty)
        // From the page that tells it to the one before, and from there to the contract.
        try terminal.press("Escape")
        try terminal.see("打印几份？")
        try terminal.press("Escape")
        try terminal.see("合同预览")
        let name = try applicant.save(try office.contract(in: "APPROVED"))
        #expect(try Paper.isSealed(office.directory + "/media/" + name))
    }

    @Test("The signature sheet comes out at the counter, bears the text's digest, and its picture is the signature")
    func sheet() throws {
        let number = try office.contract(in: "ALT_IDENTITY")
        let clerk = Clerk(terminal: try office.counter(environment: service), account: try office.staff("clerk"))
        try clerk.signIn()
        try clerk.open(number)
        let desk = clerk.terminal
        try clerk.seePersonAndCard()
        try desk.press("Enter")
        try desk.see("签署页：已打印", seconds: 20)
        let shown = try #require(try desk.screen().firstMatch(of: /文本摘要\s+([0-9a-f]{8})/)).output.1
        let sheet = cups.folder("out/1.pdf")
        let words = try Paper.text(sheet)
        #expect(words.contains(shown))
        let code = try #require(words.firstMatch(of: /校验码\D*(\d{3}) (\d{3})/)).output
        try HostProgram.run([
            "pdftoppm", "-png", "-r", "100", "-singlefile", sheet, office.directory + "/media/signed-sheet",
        ])
        try desk.press("Tab")
        try clerk.takePicture("signed-sheet.png")
        try clerk.typeCode(String(code.1 + code.2))
        try clerk.confirmSignature()
        try desk.see("签订成功", seconds: 30)
        #expect(try office.contract(number).state == "SIGNED")
    }
}
