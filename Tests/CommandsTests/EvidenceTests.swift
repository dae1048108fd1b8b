import TestSupport
import Testing

@testable import Commands

/// `anju evidence`: a contract's evidence in one file, and its check on any machine.
@Suite struct EvidenceTests {
    private let harness: CommandHarness

    init() throws { harness = try CommandHarness() }

    /// A bundle as an office once wrote it, of synthetic people: such files are checked years later.
    private func bundle() throws -> [UInt8] {
        let here = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return try TemporaryFolder.bytes(of: "\(here)/Fixtures/evidence.tar", limit: 4 << 20)
    }

    private func verify(_ bytes: [UInt8]) throws -> (status: Int32, codes: [String]) {
        harness.binaries["e.tar"] = bytes
        let status = harness.run(["evidence", "verify", "e.tar", "--json"], in: nil)
        let findings = try harness.json()["findings"] as? [[String: Any]] ?? []
        return (status, findings.compactMap { $0["code"] as? String })
    }

    @Test("A sound bundle is told to be so, by whom and when, without a data directory")
    func sound() throws {
        #expect(try verify(bundle()) == (0, []))
        let said = try harness.json()
        #expect(said["ok"] as? Bool == true && said["number"] as? String == "C2308-00001-2")
        #expect((said["certificate"] as? [String: Any])?["name"] as? String == "样例市住房保障中心")
        #expect(harness.run(["evidence", "verify", "e.tar"], in: nil) == 0)
        #expect(harness.output.contains("证据包完整") && harness.output.contains("证书指纹"))
    }

    @Test("Who issued it is proven by the office's fingerprint alone, and another's is refused")
    func issuer() throws {
        #expect(try verify(bundle()) == (0, []))
        #expect(try harness.json()["issuer"] as? String == "UNPROVEN")
        let fingerprint = try #require((try harness.json()["certificate"] as? [String: Any])?["sha256"] as? String)
        #expect(harness.run(["evidence", "verify", "e.tar"], in: nil) == 0)
        #expect(harness.output.contains("签发单位没有核实"))
        let grouped = fingerprint.uppercased().enumerated().map { $0 % 2 == 1 ? "\($1):" : "\($1)" }.joined()
        for given in [fingerprint, String(grouped.dropLast())] {
            #expect(harness.run(["evidence", "verify", "e.tar", "--certificate", given, "--json"], in: nil) == 0)
            #expect(try harness.json()["issuer"] as? String == "PROVEN")
        }
        let other = String(fingerprint.reversed())
        #expect(harness.run(["evidence", "verify", "e.tar", "--certificate", other, "--json"], in: nil) == 1)
        let said = try harness.json()
        #expect(said["ok"] as? Bool == false && said["issuer"] as? String == "ANOTHER")
        #expect(harness.run(["evidence", "verify", "e.tar", "--certificate", other], in: nil) == 1)
        #expect(harness.output.contains("不是这个单位签发的"))
        #expect(harness.run(["evidence", "verify", "e.tar", "--certificate", "abc"], in: nil) == 3)
    }

    @Test("Whatever was changed, cut off or added is found, and told by what it is")
    func changed() throws {
        let bundle = try bundle()
        var changed = bundle
        // In the middle of the first file behind the list and its signature.
        changed[try #require(bundle.count > 100_000 ? 40_000 : nil)] ^= 1
        let (status, codes) = try verify(changed)
        #expect(status == 1 && codes.contains("CHANGED"), "\(codes)")
        #expect(harness.output.contains("文件有改动：signed.pdf。"))
        let refusal = try harness.json()["refusal"] as? [String: Any]
        #expect(refusal?["code"] as? String == "EVIDENCE_UNSOUND")
        #expect(try verify(Array(bundle.dropLast(512))).codes == ["NOT_AN_ARCHIVE"])
        #expect(try verify(bundle + [0]).status == 1)
        #expect(harness.run(["evidence", "verify", "e.tar"], in: nil) == 1)
        #expect(harness.output.contains("不完整"))
    }

    @Test("What is no bundle, or not there, is bad input")
    func other() throws {
        harness.files["letter.txt"] = "尊敬的……"
        #expect(harness.run(["evidence", "verify", "letter.txt"], in: nil) == 3)
        #expect(harness.run(["evidence", "verify", "nowhere.tar", "--json"], in: nil) == 3)
        #expect(try harness.json()["ok"] as? Bool == false)
    }

    @Test("Only of a contract that there is, and by who may")
    func taking() throws {
        try harness.copySample()
        #expect(harness.run("evidence", "C2308-00001-2") == 2)
        #expect(harness.run("evidence", "C2308-00001-2", "--by", "shouli") == 2)
        #expect(harness.complaints.contains("TAKE_EVIDENCE"))
        #expect(harness.run("evidence", "R2308-00001-2") == 3)
        #expect(harness.run("evidence", "hello") == 3)
        #expect(harness.written.isEmpty)
    }
}
