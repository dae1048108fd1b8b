import Foundation
import HostSupport
import TestSupport
import Testing

/// A contract from its issue to the paper in the applicant's hand, by keys in real terminals on a real database.
@Suite(.serialized) struct SigningTests {
    @Test("Issued, committed to, signed before a witness, approved, saved: the paper and its evidence hold")
    func whole() throws {
        let office = try TrainingOffice()
        try office.setCommitmentSeconds(2)
        let manager = Clerk(terminal: try office.counter(), account: try office.staff("manager"))
        try manager.signIn()
        let number = try manager.issue()
        #expect(try office.contract(number).state == "TO_SIGN")

        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account("approved"))
        try applicant.signIn()
        try applicant.sign()
        #expect(try office.contract(number).state == "ALT_IDENTITY")

        let clerk = Clerk(terminal: try office.counter(), account: try office.staff("clerk"))
        try clerk.signIn()
        try clerk.open(number)
        try clerk.witness("approved-front.png")
        #expect(try office.contract(number).state == "SIGNED")
        try applicant.terminal.see("✓ 签订成功", "合同正在审批")

        try manager.open(number)
        try manager.approveContract()
        let contract = try office.contract(number)
        #expect(contract.state == "APPROVED" && contract.attempts.first?.transcribed == "PASTED")
        #expect((contract.attempts.first?.read_seconds ?? 0) >= 2)

        try applicant.openContractDetails()
        try applicant.preview()
        let name = try applicant.save(number)
        try checkPaper(office, office.directory + "/media/" + name)
        try checkEvidence(office, number, paper: office.directory + "/media/" + name)
        #expect(try office.damage() == nil)
    }

    /// The saved PDF is signed over all its bytes; one byte changed and it is not.
    private func checkPaper(_ office: TrainingOffice, _ path: String) throws {
        let pdf = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(try Paper.isSealed(path))
        var changed = pdf
        changed[changed.count / 3] ^= 1
        let other = office.directory + "/changed.pdf"
        try changed.write(to: URL(fileURLWithPath: other))
        #expect(try !Paper.isSealed(other))
        let text = try Paper.text(path)
        let missing = ["公共租赁住房租赁合同", "签署证据页", "复制粘贴全文"].filter { !text.contains($0) }
        #expect(missing.isEmpty)
    }

    /// The bundle holds the very paper, and is checked without the office.
    private func checkEvidence(_ office: TrainingOffice, _ number: String, paper: String) throws {
        let folder = try TemporaryFolder()
        let bundle = folder("evidence.tar")
        let taken = try Command.anju(
            "evidence", number, "--to", bundle, "--by", try office.staff("manager").login, data: office.directory)
        #expect(taken.status == 0, "\(taken.errors)")
        let checked = try Command.anju("evidence", "verify", bundle, data: "/nonexistent")
        #expect(checked.status == 0 && checked.output.contains(number), "\(checked.output)\(checked.errors)")
        try HostProgram.run(["tar", "-xf", bundle, "-C", folder.path])
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".pdf") }
        let same = files.contains { FileManager.default.contentsEqual(atPath: folder($0), andPath: paper) }
        #expect(same, "\(files)")

        var bytes = try Data(contentsOf: URL(fileURLWithPath: bundle))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: bundle))
        #expect(try Command.anju("evidence", "verify", bundle, data: "/nonexistent").status == 1)
    }
}
