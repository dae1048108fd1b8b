import Documents
import Housing
import PaperSamples
import Testing
import Texts

/// The templates that a new office starts with, filled.
@Suite struct ShippedTemplateTests {
    private func text(_ document: Document) -> String { document.lines.map(\.text).joined(separator: "\n") }

    @Test("The contract holds what the rules demand of one")
    func contract() throws {
        let document = try SampleContract.contract()
        let text = text(document)
        let demanded = [
            "欧阳样例", "440303198811230023", "样例区住房保障服务中心", "样例家园17栋3010", "4403030079999999017005100",
            "35.00平方米", "2023年11月1日", "2026年10月31日", "36个月", "1,155.00元", "壹仟壹佰伍拾伍元整", "33.00元",
            "2,310.00元", "贰仟叁佰壹拾元整", "转租", "维修", "解除", "违约", "协商不成",
            "死亡", "过渡期", "不可抗力", "送达", "核查", "交还", "物业", "水、电",
        ]
        for word in demanded { #expect(text.contains(word), "\(word)") }
        let articles = document.blocks.filter { block in
            if case .heading(1, let text) = block { text.hasPrefix("第") } else { false }
        }
        #expect(articles.count == 19)
        #expect(document.signatureAreas.map(\.mark) == [.seal, .handwritten])
        #expect(document.signatureAreas.map(\.name) == ["样例区住房保障服务中心", "欧阳样例"])
    }

    @Test("Terms with a major effect are pointed out: rent, late payment, deposit, ending, handing back, service")
    func emphasis() throws {
        let pointedOut = try SampleContract.contract().lines.filter(\.isEmphasised).map(\.text).joined()
        for word in ["调整租金", "违约金", "保证金", "解除本合同", "过渡期", "送达", "转租", "没有申请续租"] {
            #expect(pointedOut.contains(word), "\(word)")
        }
    }

    @Test("Nothing unfilled and no markup is left, whatever there is and is not", arguments: [0, 3], [0, 2])
    func combinations(people: Int, depositMonths: Int) throws {
        for kind in TemplateKind.ofContracts {
            let facts = try SampleContract.facts(
                occupants: people, depositMonths: depositMonths, facilities: people)
            let digest = try #require(Digest(hex: String(repeating: "ab", count: 32)))
            let document = try SampleContract.document(kind, facts, contractDigest: digest)
            for mark in ["{{", "}}", "**", "?", "@", "|"] { #expect(!text(document).contains(mark)) }
            #expect(try Document(canonical: document.canonicalBytes) == document)
        }
    }

    @Test("Without a deposit none is spoken of, and without occupants their table is not there")
    func absent() throws {
        let document = try SampleContract.document(
            .leaseContract, try SampleContract.facts(occupants: 0, depositMonths: 0))
        #expect(text(document).contains("不需要支付保证金"))
        #expect(!document.blocks.contains { if case .table = $0 { true } else { false } })
    }

    @Test("The signature sheet shows the digest in groups, and a date beside each signature")
    func sheet() throws {
        let digest = try #require(Digest(hex: String(repeating: "0123456789abcdef", count: 4)))
        let sheet = try SampleContract.document(
            .signatureSheet, try SampleContract.facts(), contractDigest: digest)
        #expect(text(sheet).contains("01234567 89abcdef 01234567 89abcdef"))
        #expect(sheet.signatureAreas.count == 2 && sheet.signatureAreas.allSatisfy(\.isDated))
    }

    @Test("The sheet bears the code of its contract above the signatures, in digits and in words")
    func code() throws {
        let digest = try #require(Digest(hex: String(repeating: "0", count: 59) + "0bc75"))
        let sheet = try SampleContract.document(
            .signatureSheet, try SampleContract.facts(), contractDigest: digest
        ).bearing(SheetCode(of: digest))
        let words = text(sheet)
        let place = try #require(words.range(of: "校验码：048 245（零四八 二四五）"))
        #expect(words[place.upperBound...].contains("乙方（承租人）"))
        #expect(sheet.signatureAreas.count == 2)
        #expect(try Document(canonical: sheet.canonicalBytes) == sheet)
    }

    @Test("The same facts give the same bytes, and one more occupant others")
    func frozen() throws {
        let bytes = try SampleContract.contract().canonicalBytes
        #expect(try SampleContract.contract().canonicalBytes == bytes)
        let other = try SampleContract.document(.leaseContract, try SampleContract.facts(occupants: 2))
        #expect(other.canonicalBytes != bytes)
    }

    @Test("The reader gives a table cell by cell under its column's heading, and labels with their text")
    func lines() throws {
        let lines = try SampleContract.contract().lines
        #expect(lines.first?.kind == .heading(level: 1) && lines.first?.text == "公共租赁住房租赁合同")
        #expect(lines.contains { $0.kind == .line && $0.text == "证件号码：440303198811230023" })
        #expect(lines.contains { $0.text == "姓名：司徒样例二" })
        #expect(lines.contains { $0.text == "入住日期：\(DocumentTexts.unknown)" })
        #expect(lines.contains { $0.kind == .item(level: 2) && $0.text.hasPrefix("1. 提交") })
        #expect(lines.contains { $0.text == "乙方（承租人）（签名）：欧阳样例" })
    }
}
