import Testing

@testable import Sealing

@Suite("Reading a PDF")
struct PDFDocumentTests {
    @Test("A file of cairo's: one revision, its pages and their size")
    func cairo() throws {
        let document = try PDFDocument(Samples.unsigned)
        #expect(document.revisions.count == 1)
        #expect(document.revisions[0].end == Samples.unsigned.count)
        let pages = try document.pages()
        #expect(pages.count == 2)
        let size = try #require(pages[1].size)
        #expect(size.width == 595.276)
        #expect(size.height == 841.89)
        #expect(pages[0].resources["Font"]?.dictionary != nil)
        let contents = try #require(pages[0].own["Contents"]?.reference)
        #expect(try document.object(contents)?.stream?.isEmpty == false)
    }

    @Test("What pages inherit is found, and bytes that follow are refused")
    func inherited() throws {
        let file = TestPDF(
            objects: [
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 100 200]/Resources<</Font<</F 4 0 R>>>>>>",
                "<</Type/Pages/Kids[4 0 R]/Count 1/Parent 2 0 R>>", "<</Type/Page/Parent 3 0 R>>",
            ])
        let page = try #require(try PDFDocument(file.bytes).pages().first)
        #expect(page.size?.height == 200)
        #expect(page.resources["Font"] == .dictionary(["F": .reference(PDFReference(4))]))
        #expect(throws: PDFProblem(.ending, at: file.bytes.count + 1)) { try PDFDocument(file.bytes + [0x20]) }
    }

    @Test("What is allowed in PDF and never written by us is refused, and no ring holds the reader")
    func refused() throws {
        let catalog = "<</Type/Catalog/Pages 2 0 R>>"
        func problem(_ objects: [String], trailer: String = "") -> PDFProblem.Reason? {
            do throws(PDFProblem) {
                _ = try PDFDocument(TestPDF(objects: objects, trailer: trailer).bytes).pages()
                return nil
            } catch {
                return error.reason
            }
        }
        let empty = "<</Type/Pages/Kids[]/Count 0>>"
        #expect(problem([catalog, empty]) == nil)
        #expect(problem([catalog, empty], trailer: "/Encrypt 2 0 R") == .unsupported)
        #expect(problem([catalog, empty], trailer: "/XRefStm 9") == .unsupported)
        #expect(problem([catalog, empty], trailer: "/Prev 0") == .table)
        #expect(problem([catalog, empty], trailer: "/Prev -1") == .table)
        #expect(problem([catalog, "<</Type/Pages/Kids[2 0 R]/Count 1>>"]) == .pages)
        #expect(problem([catalog, "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>", "<</Type/Page/MediaBox[]>>"]) == .pages)
        #expect(problem([catalog, "2 0 R"]) == .unsupported)
        #expect(problem([catalog, "<</Length 2 0 R>>\nstream\nendstream"]) == .object)
        #expect(problem([catalog, "<</Length 9999>>\nstream\nendstream"]) == .object)
        let turned = "<</Type/Page/MediaBox[]/Rotate 90>>"
        #expect(problem([catalog, "<</Type/Pages/Kids[3 0 R]/Count 1>>", turned]) == .unsupported)
    }

    @Test("A table of objects in a later form is refused where it stands")
    func compressedTable() {
        let file = Array("%PDF-1.5\n1 0 obj\n<</Type/XRef>>\nendobj\nstartxref\n9\n%%EOF\n".utf8)
        #expect(throws: PDFProblem(.table, at: 9)) { try PDFDocument(file) }
    }

    @Test("Damaged files end in a problem or a document, never in a crash or a loop", arguments: 0..<8)
    func hostile(seed: Int) throws {
        var hostile = Hostile(seed: UInt64(seed))
        let files = [Samples.unsigned, try Samples.sealed(), TestPDF.small.bytes]
        var understood = 0
        for round in 0..<90 {
            let damaged = hostile.damaged(files[round % files.count])
            guard let document = try? PDFDocument(damaged) else { continue }
            understood += 1
            _ = try? document.pages()
            for number in 0..<min(document.size, 60) { _ = try? document.object(PDFReference(number)) }
        }
        // The damage must also reach what lies behind the tables.
        #expect(understood > 10)
    }
}

/// A file of given objects, numbered from 1, with a table that fits.
struct TestPDF {
    let bytes: [UInt8]

    init(objects: [String], trailer: String = "") {
        var text = "%PDF-1.4\n"
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            table += "\(PDFUpdate.padded(text.utf8.count, 10)) 00000 n \n"
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "\(table)trailer\n<</Size \(objects.count + 1)/Root 1 0 R\(trailer)>>\nstartxref\n\(start)\n%%EOF\n"
        bytes = Array(text.utf8)
    }

    /// A page with a line of text and nothing more.
    static let small = TestPDF(
        objects: [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<<>>>>>>",
            "<</Length 5 0 R>>\nstream\n0 0 10 10 re f\nendstream",
            "14",
        ])
}
