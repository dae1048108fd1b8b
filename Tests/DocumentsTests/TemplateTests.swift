import Documents
import Housing
import Testing

@Suite struct TemplateTests {
    private func template(_ body: String, kind: TemplateKind = .leaseContract) throws -> Template {
        try Template(kind: kind, name: try Specimens.name(), title: "租赁合同", marking: "示范文本", body: body)
    }

    private func blocks(_ body: String, _ values: FieldValues = FieldValues()) throws -> [Block] {
        try template(body).filled(values, number: "C2311-00017-4", madeOn: try #require(Day(2023, 11, 21))).blocks
    }

    @Test("Each line of the markup becomes its block")
    func markup() throws {
        let body = """
            # 第一条 标题
            ## 小标题
            （一）条目**重要**。
            1. 小条目
            （1）更小的
            段落
            > 不缩进
            ---
            @分页
            - 名称：内容：带冒号
            - 第二：行
            @签署 甲方｜中心｜盖章
            @签署 乙方｜｜签名｜日期
            """
        #expect(
            try blocks(body) == [
                .heading(level: 1, "第一条 标题"), .heading(level: 2, "小标题"),
                .item(
                    label: "（一）", level: 1, [Span("条目"), Span("重要", isEmphasised: true), Span("。")]),
                .item(label: "1.", level: 2, [Span("小条目")]), .item(label: "（1）", level: 3, [Span("更小的")]),
                .paragraph([Span("段落")], isIndented: true), .paragraph([Span("不缩进")], isIndented: false),
                .rule, .pageBreak,
                .fields([Field(label: "名称", value: "内容：带冒号"), Field(label: "第二", value: "行")]),
                .signatures([
                    SignatureArea(party: "甲方", name: "中心", mark: .seal),
                    SignatureArea(party: "乙方", name: "", mark: .handwritten, isDated: true),
                ]),
            ])
    }

    @Test("An item that is emphasised as a whole keeps its label")
    func emphasisedItem() throws {
        #expect(
            try blocks("**（一）全部重要。**")
                == [.item(label: "（一）", level: 1, [Span("全部重要。", isEmphasised: true)])])
    }

    @Test("Gaps are filled, with one span for neighbours of one emphasis")
    func gaps() throws {
        let values = FieldValues(texts: [.tenant: "张三", .rent: "1.00元"])
        #expect(
            try blocks("承租人{{承租人}}付**{{ 月租金 }}**。", values) == [
                .paragraph([Span("承租人张三付"), Span("1.00元", isEmphasised: true), Span("。")], isIndented: true)
            ])
    }

    @Test("A value cannot bring markup, a line or a hidden character into the document")
    func hostileValues() throws {
        let values = FieldValues(texts: [.tenant: "**{{月租金}}\n# 第二条\u{202E}\u{200B}"])
        #expect(
            try blocks("{{承租人}}", values) == [.paragraph([Span("**{{月租金}}# 第二条")], isIndented: true)])
    }

    @Test("Lines with a condition are there or not, and a deposit's words go with the deposit")
    func conditions() throws {
        let body = """
            ?保证金 保证金{{保证金}}，大写{{保证金大写}}。
            !保证金 没有保证金。
            ?入住人 | 姓名 2 | 关系 1 |
            ?入住人 | {{入住人.姓名}} | 乙方的{{入住人.关系}} |
            !入住人 没有入住人。
            """
        #expect(
            try blocks(body) == [
                .paragraph([Span("没有保证金。")], isIndented: true), .paragraph([Span("没有入住人。")], isIndented: true),
            ])
        let values = FieldValues(
            texts: [.deposit: "2.00元", .depositCapitals: "贰元整"],
            lists: [.occupants: [["张三", "配偶", "", "", ""], ["李四", "子女", "", "", ""]]])
        #expect(
            try blocks(body, values) == [
                .paragraph([Span("保证金2.00元，大写贰元整。")], isIndented: true),
                .table(
                    Table(
                        columns: [.init(title: "姓名", weight: 2), .init(title: "关系", weight: 1)],
                        rows: [["张三", "乙方的配偶"], ["李四", "乙方的子女"]])),
            ])
    }

    @Test("A table of fixed words, two tables parted by an empty line")
    func tables() throws {
        let first = Table(columns: [.init(title: "甲 乙", weight: 10)], rows: [["一"]])
        let second = Table(columns: [.init(title: "丙", weight: 1)], rows: [])
        #expect(try blocks("| 甲 乙 10 |\n| 一 |\n\n| 丙 1 |") == [.table(first), .table(second)])
    }

    @Test("A field without a value stops the filling, and the field is named")
    func absent() throws {
        #expect(throws: FillingProblem(field: .tenant)) { _ = try blocks("{{承租人}}") }
        #expect(throws: FillingProblem(field: .tenant)) {
            _ = try blocks("{{承租人}}", FieldValues(texts: [.tenant: ""]))
        }
    }

    @Test("The marking of a training office stands beside the template's own")
    func marking() throws {
        let day = try #require(Day(2023, 11, 21))
        let filled = try template("正文").filled(FieldValues(), number: "1", madeOn: day, alsoMarked: "训练样本")
        #expect(filled.marking == "示范文本　训练样本")
        #expect(try template("正文").filled(FieldValues(), number: "1", madeOn: day).marking == "示范文本")
    }

    static let slips: [(String, Int, TemplateProblem.Reason)] = [
        ("", 1, .empty), ("\n\n", 1, .empty),
        ("正文\n{{承租人}", 2, .openField), ("**重要", 1, .openEmphasis),
        ("正文\n\n| 甲 1 |\n| 一 | 二 |", 4, .cells(expected: 1, found: 2)),
        ("| 甲 |", 1, .columnWidth("甲")), ("| 甲 0 |", 1, .columnWidth("甲 0")), ("| 甲 101 |", 1, .columnWidth("甲 101")),
        ("?入住人 | 甲 1 |\n| 一 |", 2, .mixedConditions),
        ("{{入住人.姓名}}", 1, .misplacedColumn("入住人.姓名")),
        ("| 甲 1 | 乙 1 |\n| {{入住人.姓名}} | {{设施.名称}} |", 2, .misplacedColumn("设施.名称")),
        ("{{保证金}}", 1, .unconditional("保证金")), ("!保证金 {{保证金}}", 1, .unconditional("保证金")),
        ("- 没有冒号", 1, .noLabel), ("- ：值", 1, .noLabel),
        ("@签署 甲方｜中心", 1, .signatureMark("")), ("@签署 甲方｜中心｜画押", 1, .signatureMark("画押")),
        ("@签署 甲方｜中心｜签名｜时间", 1, .signatureMark("签名｜时间")),
        ("@分节", 1, .unknownDirective("@分节", allowed: ["@签署", "@分页"])),
        ("# 第一条 甲\n# 第三条 乙", 2, .outOfOrder(found: "第三条", expected: "第二条")),
        ("（一）甲\n（三）乙", 2, .outOfOrder(found: "（三）", expected: "（二）")),
        ("（一）甲\n1. 子\n（二）乙\n2. 子", 4, .outOfOrder(found: "2.", expected: "1.")),
    ]

    @Test("A slip is told with its line", arguments: slips)
    func slip(body: String, line: Int, reason: TemplateProblem.Reason) throws {
        let problem = #expect(throws: TemplateProblem.self) { _ = try template(body) }
        #expect(problem?.line == line)
        #expect(problem?.reason == reason)
    }

    @Test("A field that does not exist is told when the template is read, with those that do")
    func unknownField() throws {
        for body in ["正文\n{{承租入}}", "正文\n?承租入 正文", "正文\n{{合同文本摘要}}"] {
            let problem = #expect(throws: TemplateProblem.self) { _ = try template(body) }
            guard case .unknownField(_, let allowed) = problem?.reason else {
                Issue.record("\(String(describing: problem))")
                continue
            }
            #expect(problem?.line == 2 && allowed.contains("承租人") != body.contains("?"))
        }
        // Only the signature sheet knows the contract's digest.
        _ = try template("{{合同文本摘要}}", kind: .signatureSheet)
        #expect(throws: TemplateProblem.self) { _ = try template("| 甲 1 |\n| {{入住人.身高}} |") }
    }

    @Test("Numbers count up to 99 and begin again under each heading")
    func numbers() throws {
        let chinese = ["一", "二", "九", "十", "十一", "二十", "二十一", "九十九"]
        let all = (1...99).map { number -> String in
            let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
            let tens = number / 10
            return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[number % 10]
        }
        for word in chinese { #expect(all.contains(word)) }
        let body = all.map { "# 第\($0)条 标题\n（一）甲\n（二）乙" }.joined(separator: "\n")
        #expect(try blocks(body).count == 297)
    }
}
