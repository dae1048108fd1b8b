import Documents
import Housing
import Testing
import Texts

@testable import Office

/// The templates of documents as files that an office edits.
@Suite struct TemplateFileTests {
    private func shipped(_ name: String) throws -> String {
        let file = try #require(DefaultFiles.policies.first { $0.path == PolicyText.path(name) })
        return String(decoding: file.bytes, as: UTF8.self)
    }

    private func problem(_ text: String) -> InputProblem? {
        do throws(OfficeFailure) {
            _ = try TemplateFile(Array(text.utf8), name: "lease-contract-1", source: "templates/lease-contract-1.toml")
            return nil
        } catch {
            guard case .input(let problem) = error else { return nil }
            return problem
        }
    }

    @Test("What is shipped is read, each as its kind", arguments: TemplateKind.allCases)
    func kinds(kind: TemplateKind) throws {
        let name = try #require(Policies.standardTemplates[kind])
        let file = try Policies.standard().template(kind, named: name)
        #expect(file.template.kind == kind && file.template.name.name == name)
        // A list says nothing that the office has to settle first.
        let isList = kind == .subsidyList || kind == .subsidyPayments
        #expect(file.template.marking == (isList ? "" : "示范文本"))
        #expect((file.commitment != nil) == (kind == .commitment))
    }

    @Test("The short sentence can be typed at a kiosk, and the whole commitment is longer")
    func commitment() throws {
        let commitment = try #require(try Policies.standard().template(.commitment, named: "commitment-1").commitment)
        #expect(commitment.shortSentence.count <= 12 && commitment.transcription.count > 30)
    }

    @Test("A slip is told with its line in the file, in words")
    func slip() throws {
        let text = try shipped("lease-contract-1")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let line = try #require(lines.firstIndex { $0.contains("{{月租金}}") })
        let wrong = problem(text.replacing("{{月租金}}", with: "{{月祖金}}"))
        #expect(wrong?.line == line + 1)
        guard case .unknown("月祖金", let allowed) = wrong?.reason else {
            Issue.record("\(String(describing: wrong))")
            return
        }
        #expect(allowed.first == "月租金")
        let open = problem(text.replacing("**（二）租赁期内", with: "（二）**租赁期内，**"))
        #expect(open?.reason == .syntax("** 要成对，一行里少了一个"))
    }

    @Test("A contract has one place where the tenant signs, always there")
    func signature() throws {
        let text = try shipped("lease-contract-1")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let line = try #require(lines.lastIndex { $0.hasPrefix("@签署") && $0.contains("签名") })
        func with(_ other: [String]) -> InputProblem? {
            problem((lines[..<line] + other + lines[(line + 1)...]).joined(separator: "\n"))
        }
        let none = with([])
        #expect(none?.line.map { $0 >= line } == true && none?.reason == .syntax(TemplateTexts.signatures(0)))
        let two = with([lines[line], lines[line]])
        #expect(two?.line == line + 2 && two?.reason == .syntax(TemplateTexts.signatures(2)))
        let maybe = with(["?保证金 " + lines[line]])
        #expect(maybe?.line == line + 1 && maybe?.reason == .syntax(TemplateTexts.conditionalSignature))
        #expect(with([lines[line]]) == nil)
    }

    @Test("An older directory without the shipped templates uses them; its own file comes first")
    func older() throws {
        let without = Policies { _ throws(OfficeFailure) in nil }
        #expect(try without.template(.leaseContract, named: "lease-contract-1").template.title == "公共租赁住房租赁合同")
        #expect(throws: OfficeFailure.self) { try without.template(.leaseContract, named: "lease-contract-2") }
        let own = try shipped("lease-contract-1").replacing("公共租赁住房租赁合同", with: "本区租赁合同")
        let with = Policies { _ throws(OfficeFailure) in Array(own.utf8) }
        #expect(try with.template(.leaseContract, named: "lease-contract-1").template.title == "本区租赁合同")
    }

    @Test("A file of another kind is never filled in its place")
    func otherKind() {
        #expect(throws: OfficeFailure.self) { try Policies.standard().template(.leaseContract, named: "commitment-1") }
        #expect(throws: OfficeFailure.self) {
            try Policies.standard().template(.leaseContract, named: "notice-collect-1")
        }
    }

    @Test("Every word that can be read is in the digest", arguments: ["承诺书", "示范文本", "本人已阅读", "愿意依法", "一般程序"])
    func digest(word: String) throws {
        let text = try shipped("commitment-1")
        func digest(_ text: String) throws -> Digest {
            try TemplateFile(Array(text.utf8), name: "commitment-1", source: "").template.name.digest
        }
        // The comments at the top are nobody's text.
        let body = try #require(text.firstRange(of: "kind = "))
        let changed = text[..<body.lowerBound] + text[body.lowerBound...].replacing(word, with: word + "们")
        #expect(try digest(String(changed)) != digest(text))
    }
}
