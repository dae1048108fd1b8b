import Testing

@testable import Sealing

@Suite("PDF syntax")
struct PDFSyntaxTests {
    private func read(_ text: String) throws -> PDFObject {
        var parser = PDFParser(Array(text.utf8), at: 0)
        return try parser.object()
    }

    private func written(_ object: PDFObject) -> String {
        var output: [UInt8] = []
        PDFWriter.write(object, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(
        "Values are read, and written in one form",
        arguments: [
            ("null", "null"), ("true", "true"), ("false ", "false"), ("0", "0"), ("-17", "-17"), ("+4", "4"),
            ("595.276", "595.276"), ("-.5", "-.5"), ("/Type", "/Type"), ("/OZZDTD+Wen", "/OZZDTD+Wen"),
            ("(a(b)c)", "<6128622963>"), (#"(\(\n\101\8)"#, "<280a4138>"), ("(a\\\nb)", "<6162>"), ("()", "<>"),
            ("<48 65 6C>", "<48656c>"), ("[ 1 2 0 R 3]", "[1 2 0 R 3]"), ("[1 2 3]", "[1 2 3]"),
            ("<< /A % 1\n /B /C << >> >>", "<</A /B/C <<>>>>"), ("12 0 R", "12 0 R"),
        ])
    func values(text: String, form: String) throws {
        #expect(written(try read(text)) == form)
        #expect(try read(form) == (try read(text)))
    }

    @Test(
        "What is no value is refused",
        arguments: [
            "", " ", "nul", "trueish", "1.2.3", "--1", "1e5", "-", ".", "12345678901234567890", "(a", "(a\\", "[0 0 R]",
            "<4", "<4g>", "<414>", "[1", "[1 /A", "]", "R", "{", "/\u{E9}", "<< /A >>", "<< /A 1", "<< 1 2 >>",
            "<< /A 1 /A 2 >>", "<< /#41 1 >>",
        ])
    func refused(text: String) {
        #expect(throws: PDFProblem.self) { try read(text) }
    }

    @Test("Nesting and keys without end are refused before the stack or the patience ends")
    func nesting() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: PDFProblem(.limit, at: PDFParser.deepest)) { try read(deep) }
        let wide = "<<" + (0...PDFParser.mostKeys).map { "/K\($0) 0" }.joined(separator: "\n") + ">>"
        #expect { try read(wide) } throws: { ($0 as? PDFProblem)?.reason == .limit }
    }

    @Test("Texts of every script come back", arguments: ["", "租赁合同签订", "A", "𠮷野"])
    func texts(text: String) throws {
        #expect(PDFObject.text(text).text == text)
        #expect(try read(written(.text(text))).text == text)
    }

    @Test(
        "Lengths are written to a thousandth",
        arguments: [(0, "0.000"), (7, "0.007"), (595_276, "595.276"), (-2_050, "-2.050"), (-1, "-0.001")])
    func lengths(thousandths: Int, text: String) {
        #expect(PDFWriter.points(thousandths) == text)
    }
}
