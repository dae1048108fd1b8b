import Testing

@testable import Office

@Suite("Written tables") struct CSVTextTests {
    @Test(
        "A cell is quoted where it has to be, and none is a formula",
        arguments: [
            ("张*", "张*"), ("a,b", "\"a,b\""), ("说\"好\"", "\"说\"\"好\"\"\""), ("一\n二", "\"一\n二\""), ("", ""),
            ("=1+1", "'=1+1"), ("+86", "'+86"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
            ("＝HYPERLINK(1,2)", "\"'＝HYPERLINK(1,2)\""), ("a=1", "a=1"),
        ])
    func cells(_ given: String, _ written: String) {
        #expect(CSVText.cell(given) == written)
    }

    @Test("Rows stand under their header, each with its line feed")
    func rows() {
        var table = CSVText(["a", "b"])
        table.add(["1", "=2"])
        #expect(table.text == "a,b\n1,'=2\n" && table.rows == 1)
    }
}
