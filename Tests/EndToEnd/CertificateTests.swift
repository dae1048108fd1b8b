import Foundation
import HostSupport
import Testing

/// 【CA证书】 by keys in a real terminal, with the certificates of the training office.
@Suite(.serialized) struct CertificateTests {
    private static let pin = "730418"

    private func choose(_ file: String, at terminal: RealTerminal) throws {
        try terminal.see("点这里登录")
        try terminal.press("Enter")
        try terminal.see("CA证书")
        try terminal.press("5")
        try pick(file, at: terminal)
    }

    /// Takes a file of the list by the digit before it.
    private func pick(_ file: String, at terminal: RealTerminal) throws {
        try terminal.see("请选择证书文件", file)
        let row = try #require(try terminal.rows().first { $0.contains(file) })
        let digit = try #require(row.first { $0.isNumber })
        try terminal.press(String(digit))
    }

    @Test("A tenant comes in by a PKCS#12 file and its PIN, and nothing of the PIN stays")
    func letIn() throws {
        let office = try TrainingOffice()
        let terminal = try office.kiosk()
        try choose("演示证书-有效.p12", at: terminal)
        // The screen's process, whose parent knows nothing.
        let process = try #require(try terminal.processes().last)
        let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
        #expect(limits.contains(#/Max core file size +0 +0 /#))
        try terminal.see("请输入证书的PIN码")
        try terminal.type("1234")
        try terminal.press("Enter")
        try terminal.see("PIN码不对", "现在可以再试一次")
        try terminal.type(Self.pin)
        try terminal.press("Enter")
        try terminal.see("个人信息收集告知书")
        #expect(try !terminal.screen().contains(Self.pin))
        let found = try HostProgram.run(["grep", "-rlaF", "--exclude-dir=media", Self.pin, office.directory])
        #expect(found.status == 1, "\(found.output)")
    }

    @Test("The holder of a PEM file is shown masked; one that is over and one of a stranger are told")
    func others() throws {
        let office = try TrainingOffice()
        let name = try office.account("old-policy").name
        let terminal = try office.kiosk()
        try choose("演示证书-有效.pem", at: terminal)
        try terminal.see("证书持有人", "请输入证书的PIN码")
        #expect(try !terminal.screen().contains(name))
        for (file, answer) in [("演示证书-过期.p12", "证书已经过期"), ("演示证书-不认可.p12", "不认可这张证书的发证机构")] {
            try terminal.press("Escape")
            try pick(file, at: terminal)
            try terminal.see("请输入证书的PIN码", file)
            try terminal.type(Self.pin)
            try terminal.press("Enter")
            try terminal.see(answer)
        }
    }

    @Test("Without a root the method is not connected; a file that is no root keeps the kiosk shut, with its line")
    func files() throws {
        let office = try TrainingOffice()
        let roots = "\(office.directory)/certificates/roots"
        try FileManager.default.removeItem(atPath: "\(roots)/training.pem")
        let terminal = try office.kiosk()
        try terminal.see("点这里登录")
        try terminal.press("Enter")
        try terminal.see("CA证书")
        try terminal.press("5")
        try terminal.see("「CA证书」尚未接通")
        try Data("# x\n-----BEGIN CERTIFICATE-----\n".utf8).write(to: URL(fileURLWithPath: "\(roots)/bad.pem"))
        let words = [Command.anju, "--data", office.directory, "kiosk"]
        let shut = try RealTerminal(
            ["sh", "-c", words.joined(separator: " ") + "; echo status $?; exec cat"], columns: 200)
        try shut.see("certificates/roots/bad.pem 第 2 行", "status 3")
        let doctor = try Command.anju("doctor", data: office.directory)
        #expect(doctor.status == 1 && doctor.output.contains("certificates/roots/bad.pem 第 2 行"))
    }
}
