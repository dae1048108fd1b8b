import Documents
import Housing
import TestSupport
import Testing

@Suite struct CanonicalFormTests {
    @Test("The form is as it is written down: what was hashed once must stay readable")
    func golden() throws {
        let document = try Specimens.everyBlock()
        let expected = """
            anju-document\t1
            template\tlease-contract-1\t1\t\(String(repeating: "ab", count: 32))
            title\t租赁合同
            number\tC2311-00017-4
            marking\t示范文本
            made-on\t2023-11-21
            heading\t1\t第一条
            heading\t2\t小标题
            paragraph\tindented
            text\t普通
            strong\t重要
            paragraph\tflush
            text\t带\\t制表\\n换行\\r回车\\\\反斜杠
            item\t3\t（1）
            text\t条目
            fields
            field\t姓名\t张三
            field\t空\t
            table
            column\t3\t列甲
            column\t1\t列乙
            row\t一\t二
            signatures
            area\t甲方\t中心\tseal\tundated
            area\t乙方\t\thandwritten\tdated
            code\tanju-place-2.AA
            page-break
            rule
            end

            """
        #expect(String(decoding: document.canonicalBytes, as: UTF8.self) == expected)
        #expect(try Document(canonical: document.canonicalBytes) == document)
    }

    @Test("What is written is read back, whatever the texts hold", arguments: 0..<200)
    func roundTrip(seed: Int) throws {
        var random = SplitMix64(seed)
        let document = try Specimens.random(&random)
        let bytes = document.canonicalBytes
        let read = try Document(canonical: bytes)
        #expect(read == document)
        #expect(read.canonicalBytes == bytes)
    }

    @Test("Nothing cut short is a document")
    func cut() throws {
        let bytes = try Specimens.everyBlock().canonicalBytes
        for count in 0..<bytes.count {
            #expect(throws: Document.ReadingProblem.self) { try Document(canonical: Array(bytes.prefix(count))) }
        }
    }

    @Test("A changed byte is refused, or is another document with just these bytes", arguments: 0..<60)
    func changed(seed: Int) throws {
        var random = SplitMix64(seed)
        let document = try Specimens.everyBlock()
        for _ in 0..<100 {
            var bytes = document.canonicalBytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            guard let read = try? Document(canonical: bytes) else { continue }
            #expect(read.canonicalBytes == bytes)
            #expect(read != document)
        }
    }

    @Test(
        "A second spelling of the same thing is refused",
        arguments: [
            ("template\tlease-contract-1\t1\t", "template\tlease-contract-1\t01\t"),
            ("heading\t1\t", "heading\t+1\t"), ("rule\n", "rule\t\n"), ("end\n", "end\nend\n"), ("end\n", "end"),
            ("heading\t1\t", "heading\t3\t"), ("column\t3\t", "column\t0\t"), ("row\t一\t二", "row\t一"),
            ("text\t普通", "text\t普\\x通"), ("paragraph\tflush", "paragraph\tother"), ("seal", "SEAL"),
            ("anju-document\t1", "anju-document\t2"), ("made-on\t2023-11-21", "made-on\t2023-11-31"),
            ("rule\n", "rule\n\n"), ("page-break\n", "page-break\r\n"), ("fields\n", "field\tx\ty\n"),
        ])
    func spelling(from: String, to: String) throws {
        let text = String(decoding: try Specimens.everyBlock().canonicalBytes, as: UTF8.self)
        let range = try #require(text.firstRange(of: from))
        let changed = text.replacingCharacters(in: range, with: to)
        #expect(throws: Document.ReadingProblem.self) { try Document(canonical: Array(changed.utf8)) }
    }

    @Test("Too much, and what is no UTF-8, is told")
    func limits() throws {
        #expect(throws: Document.ReadingProblem.tooLong) {
            try Document(canonical: [UInt8](repeating: 0x20, count: Document.bytesMost + 1))
        }
        #expect(throws: Document.ReadingProblem.notUTF8) { try Document(canonical: [0xFF, 0x0A]) }
        #expect(throws: Document.ReadingProblem.unknownForm) { try Document(canonical: []) }
    }

    @Test("A problem is told with its line")
    func lines() throws {
        let text = String(decoding: try Specimens.everyBlock().canonicalBytes, as: UTF8.self)
        let range = try #require(text.firstRange(of: "heading\t2"))
        let changed = text.replacingCharacters(in: range, with: "heading\t9")
        #expect(throws: Document.ReadingProblem.line(8)) { try Document(canonical: Array(changed.utf8)) }
    }
}

extension String {
    /// Without Foundation.
    func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
