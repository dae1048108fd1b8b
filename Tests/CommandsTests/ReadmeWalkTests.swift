import Foundation
import Testing

@testable import Commands

/// The rent subsidy as the README walks through it: its own lines, one after the other, on the sample's files.
@Suite("The README's walk") struct ReadmeWalkTests {
    private let harness: CommandHarness

    init() throws {
        harness = try CommandHarness()
        try harness.copySample()
        for (path, bytes) in harness.placed where path.hasPrefix("media/subsidy-") {
            harness.binaries["$M/" + path.dropFirst("media/".count)] = bytes
        }
    }

    /// The commands of the block below the heading, without their comments.
    private static func commands(below heading: String) throws -> [String] {
        let readme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        let section = try #require(text.split(separator: heading).last)
        let block = try #require(section.split(separator: "```sh\n").dropFirst().first?.split(separator: "```").first)
        return block.split(separator: "\n").map { line in
            String(line.split(separator: "  #")[0]).trimmingCharacters(in: .whitespaces)
        }
    }

    /// As a shell would: `$A` is this office, `anju` needs none, `echo TEXT |` comes through the descriptor.
    private func run(_ line: String) throws -> Int32 {
        var command = Substring(line)
        if line.hasPrefix("echo ") {
            let parts = line.split(separator: " | ", maxSplits: 1)
            harness.secret = String(parts[0].dropFirst("echo ".count))
            command = try #require(parts.last)
        }
        let words = command.split(separator: " ").map(String.init)
        let status = harness.run(Array(words.dropFirst()), in: words.first == "$A" ? harness.directory : nil)
        for (path, bytes) in harness.written { harness.binaries[path] = bytes }
        return status
    }

    @Test("Every line is done, and says what the next ones build on")
    func walk() throws {
        let lines = try Self.commands(below: "\n## The rent subsidy\n")
        #expect(lines.count >= 18)
        var said: [String: String] = [:]
        for line in lines {
            #expect(try run(line) == 0, "\(line): \(harness.complaints)")
            let words = line.split(separator: " ").drop { $0 != "$A" && $0 != "anju" }.dropFirst()
            said[words.prefix(2).joined(separator: " "), default: ""] += harness.output
        }
        #expect(said["fair commit"]?.contains("轮候顺序已固定：15 户") == true)
        #expect(said["batch review"]?.contains("没有固定轮候顺序") == false)
        #expect(said["fair verify"]?.contains("公布的名单与证明逐行相符") == true)
        #expect(said["batch sign"]?.contains("已退出轮候") == true)
        let why = try #require(said["why BHR00000115"])
        #expect(why.contains("确认不通过：在本市有自有住房。") && why.contains("办理：审核 "))
        #expect(said["recover list"]?.contains("没有多发的补租") == true)
        #expect(harness.run("verify", "--json") == 0)
    }
}
