import Documents
import Foundation
import Housing
import OfficeSupport
import PaperSamples
import Testing

@testable import Commands
@testable import Office

/// `anju batch letters`, `batch agreement`, `batch export --list` and `pay paper` as people type them.
@Suite struct SubsidyPaperCommandTests {
    private let harness: CommandHarness
    private let numbers: [String]
    private let batch = "luohu-2023"

    init() throws {
        let harness = try CommandHarness()
        try harness.copySample()
        var numbers: [String] = []
        try harness.arrange { office throws(OfficeFailure) in
            let session = try office.console.session(by: "zhuguan", for: .importSubsidy) { () in nil }
            numbers = try SignedFamilies.sign([2, 1], in: office, session)
        }
        harness.paper = ScriptedPaper()
        (self.harness, self.numbers) = (harness, numbers)
    }

    @Test("The agreement goes into a new file, whole or not at all, and its people stay off the screen")
    func agreement() throws {
        let receipt = SignedFamilies.receipt(1)
        let words = ["batch", "agreement", batch, "--receipt", receipt, "--to", "a.pdf"]
        #expect(harness.run(words, in: harness.directory) == 0, "\(harness.complaints)")
        let pdf = String(decoding: try #require(harness.written["a.pdf"]), as: UTF8.self)
        #expect(pdf.hasPrefix("%PDF") && pdf.contains(numbers[0]) && pdf.contains("6222000000010001"))
        #expect(harness.output.contains("社会存量住房补租协议") && harness.output.contains("共 5 页"))
        #expect(!harness.output.contains("陈样例"))
        #expect(harness.run(words, in: harness.directory) != 0)
        #expect(harness.run(words.dropLast(2) + ["--to", "b.pdf", "--by", "jiandu"], in: harness.directory) == 2)
        #expect(harness.written["b.pdf"] == nil)
        #expect(harness.run("batch", "letters", batch, "--to", "c.pdf") == 2)
        #expect(harness.complaints.contains("没有已通知、等待签订的家庭") && harness.written["c.pdf"] == nil)
        #expect(harness.run("batch", "letters", batch, "--receipt", receipt, "--to", "c.pdf", "--json") == 2)
        #expect((try harness.json()["refusal"] as? [String: Any])?["code"] as? String == "WRONG_STATE")
        #expect(harness.run("batch", "letters", batch) == 64)
    }

    @Test("The list of a payment run")
    func payments() throws {
        #expect(harness.run("pay", "prepare", batch, "--month", "2023-11", "--at", "2023-11-20", "--json") == 0)
        let run = try #require(try harness.json()["run"] as? String)
        #expect(harness.run("pay", "paper", run, "--to", "p.pdf", "--at", "2023-11-20", "--json") == 0)
        #expect(try harness.json()["run"] as? String == run)
        let pdf = String(decoding: try #require(harness.written["p.pdf"]), as: UTF8.self)
        #expect(pdf.contains("叁仟叁佰元整") && !pdf.contains("陈样例"))
        #expect(harness.run("pay", "paper", "P2311-00001-0", "--to", "q.pdf") == 2)
    }
}
