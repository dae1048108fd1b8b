import Foundation
import Testing

@testable import Office

/// The notice, sentence by sentence: what it says is held somewhere, and proved by a test that is there.
@Suite struct NoticeSentenceTests {
    /// LH-01 … LH-65, with the gaps between its chapters.
    private static let rules = [1...6, 10...18, 20...21, 30...37, 40...46, 50...65].flatMap(Array.init)

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("Every rule comes from a sentence, and every sentence names a rule that there is")
    func complete() {
        let named = Set(NoticeSentence.all.flatMap(\.rules))
        #expect(named.sorted() == Self.rules)
        #expect(NoticeSentence.all.allSatisfy { !$0.rules.isEmpty && !$0.holds.isEmpty && !$0.tests.isEmpty })
        #expect(Set(NoticeSentence.all.map(\.text)).count == NoticeSentence.all.count)
    }

    @Test("What a sentence says stands where it is said to", arguments: NoticeSentence.all.indices)
    func held(_ index: Int) throws {
        let sentence = NoticeSentence.all[index]
        for holding in sentence.holds {
            switch holding {
            case .notice(let words):
                let file = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
                #expect(String(decoding: file.bytes, as: UTF8.self).contains(words), "\(sentence.text)\n\(words)")
            case .code(let path, let words):
                #expect(try Self.text("Sources/\(path)").contains(words), "\(sentence.text)\n\(path): \(words)")
            }
        }
    }

    @Test("The tests that prove a sentence are there")
    func proved() throws {
        let enumerator = FileManager.default.enumerator(
            at: Self.root.appendingPathComponent("Tests"), includingPropertiesForKeys: nil)
        let files = (enumerator?.compactMap { $0 as? URL } ?? []).filter {
            $0.lastPathComponent.hasSuffix("Tests.swift")
        }
        var suites: [String: String] = [:]
        for file in files {
            suites[file.deletingPathExtension().lastPathComponent, default: ""] += try String(
                contentsOf: file, encoding: .utf8)
        }
        for name in Set(NoticeSentence.all.flatMap(\.tests)).sorted() {
            let parts = name.split(separator: "/").map(String.init)
            let suite = try #require(suites[parts[0]], "\(name)")
            let pieces = suite.components(separatedBy: "@Test").dropFirst()
            #expect(pieces.contains { $0.contains("func \(parts[1])(") }, "\(name)")
        }
    }
}
