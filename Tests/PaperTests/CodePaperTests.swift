import Documents
import Housing
import PaperSamples
import Testing

/// QR codes on paper.
@Suite struct CodePaperTests {
    @Test("A code on paper is the code, module for module, with white around it", arguments: [20, 200, 997])
    func code(_ length: Int) throws {
        let text = String(String(repeating: "anju-place-2.", count: 100).prefix(length))
        let contract = try SampleContract.contract()
        let document = Document(
            template: contract.template, title: "样张", number: "C2311-00017-4", marking: "", madeOn: contract.madeOn,
            blocks: [.code(text)])
        let code = try #require(QRCode(text))
        let picture = try PDFFile(Samples.paper(document).pdf).body(dots: 300, from: 125, to: 780)
        let dark = picture.rows.map { $0.map { $0 < 128 } }
        let rows = dark.indices.filter { dark[$0].contains(true) }
        let (top, bottom) = (try #require(rows.first), try #require(rows.last))
        let left = try #require(rows.compactMap { dark[$0].firstIndex(of: true) }.min())
        let right = try #require(rows.compactMap { dark[$0].lastIndex(of: true) }.max())
        let module = Double(bottom - top + 1) / Double(code.side)
        #expect(abs(right - left - (bottom - top)) < 4 && module > 5, "\(left) \(right) \(top) \(bottom)")
        for row in 0..<code.side {
            for column in 0..<code.side {
                let (x, y) = (left + Int((Double(column) + 0.5) * module), top + Int((Double(row) + 0.5) * module))
                guard dark[y][x] != code.isDark(column: column, row: row) else { continue }
                Issue.record("module \(column) \(row)")
                return
            }
        }
        #expect(!dark[top..<bottom].contains { $0[(left - Int(3 * module))..<left].contains(true) })
    }
}
