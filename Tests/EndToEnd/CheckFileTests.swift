import Foundation
import HostSupport
import Testing

/// The check body's files, by commands alone: requests that leave, reports that come in, and what is due by the clock.
@Suite(.serialized) struct CheckFileTests {
    private let office: TrainingOffice
    private let clerk: String
    /// The sample's own file: a line that answers the check that is under way.
    private let reports: String

    init() throws {
        office = try TrainingOffice()
        clerk = try office.staff("clerk").login
        reports = office.directory + "/media/reports.jsonl"
    }

    private func check(_ words: String...) throws -> Finished {
        try HostProgram.run([Command.anju, "--data", office.directory, "check"] + words + ["--by", clerk])
    }

    private func count(_ state: String) throws -> Int {
        let listed = try Command.anju("check", "list", "--state", state, "--json", data: office.directory)
        try #require(listed.status == 0, "\(listed.errors)")
        return listed.output.components(separatedBy: "\"state\":\"\(state)\"").count - 1
    }

    @Test("Requests leave once, in a file that only its owner reads and that is never written over")
    func export() throws {
        let file = office.directory + "-requests.jsonl"
        let before = try count("REQUESTED")
        try #require(before > 0)
        let sent = try check("export", "--to", file)
        #expect(sent.status == 0, "\(sent.errors)")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.split(separator: "\n").count == before)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // What stands in the file in full stands on no screen.
        let number = try #require(text.firstMatch(of: /"id_no":"(\d{17}[\dX])"/))
        #expect(!(sent.output + sent.errors).contains(number.1))
        #expect(try count("REQUESTED") == 0)
        #expect(try check("export", "--to", file).status == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test("A damaged line is named and nothing taken; a file signed by the check body comes in once, others never")
    func signedFile() throws {
        let good = try String(contentsOfFile: reports, encoding: .utf8)
        let damaged = office.directory + "-damaged.jsonl"
        try (good + good.replacing(/"fen":(\d+)/, maxReplacements: 1) { "\"fen\":\"\($0.1)\"" })
            .write(toFile: damaged, atomically: true, encoding: .utf8)
        let refused = try check("import", damaged)
        #expect(refused.status == 3)
        let line = good.split(separator: "\n").count + 1
        #expect(refused.errors.contains("第 \(line) 行") && refused.errors.contains("members[0]"), "\(refused.errors)")

        try setKey()
        let before = try count("MEETS")
        let unsigned = try check("import", reports)
        #expect(unsigned.status == 2 && unsigned.errors.contains("REPORT_UNSIGNED"), "\(unsigned.errors)")
        try sign(reports, with: "other")
        let foreign = try check("import", reports)
        #expect(foreign.status == 2 && foreign.errors.contains("REPORT_SIGNATURE_WRONG"), "\(foreign.errors)")
        #expect(try count("MEETS") == before && count("IN_PROGRESS") == 1)

        try sign(reports, with: "key")
        let taken = try check("import", reports)
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(try count("MEETS") == before + 1 && count("IN_PROGRESS") == 0)
        let again = try check("import", reports)
        #expect(again.status == 0 && again.output.contains("什么也没有改变"))
        #expect(try office.damage() == nil)
    }

    @Test("What is out of date ends by tick, once, when the clock has gone on")
    func due() throws {
        let manager = try office.staff("manager").login
        let meeting = try count("MEETS")
        let expired = try count("EXPIRED")
        try #require(meeting > 0)
        let tick = { try Command.anju("tick", data: office.directory) }
        #expect(try tick().status == 0)
        #expect(try count("MEETS") == meeting)
        let advanced = try Command.anju("clock", "advance", "200d", "--by", manager, data: office.directory)
        #expect(advanced.status == 0, "\(advanced.errors)")
        #expect(try tick().status == 0)
        #expect(try count("MEETS") == 0)
        let after = try count("EXPIRED")
        #expect(after >= expired + meeting)
        #expect(try tick().status == 0)
        #expect(try count("EXPIRED") == after)
    }

    // MARK: The check body's key

    private func openssl(_ words: String...) throws {
        let finished = try HostProgram.run(["openssl"] + words)
        try #require(finished.status == 0, "\(finished.errors)")
    }

    private func path(_ key: String) -> String { "\(office.directory)-\(key).pem" }

    private func setKey() throws {
        for key in ["key", "other"] { try openssl("genpkey", "-algorithm", "ed25519", "-out", path(key)) }
        let publicKey = path("public")
        try openssl("pkey", "-in", path("key"), "-pubout", "-out", publicKey)
        try office.set("public_key", "\"\(publicKey)\"", below: "check", in: "anju.toml")
    }

    private func sign(_ file: String, with key: String) throws {
        try openssl("pkeyutl", "-sign", "-inkey", path(key), "-rawin", "-in", file, "-out", file + ".sig")
    }
}
