import Documents
import Housing
import PaperProtocol
import PaperSamples
import Testing

/// The papers of the rent subsidy as PDFs.
@Suite struct SubsidyPaperTests {
    @Test("Every word can be copied out again, in its order", arguments: TemplateKind.ofSubsidy)
    func text(kind: TemplateKind) throws {
        for document in try SampleSubsidyPapers.all(kind) {
            let words = try PDFFile(try Samples.paper(document).pdf).words()
            var place = words.startIndex
            for block in document.blocks {
                guard case .heading(_, let text) = block else { continue }
                let heading = text.filter { !$0.isWhitespace }
                place = try #require(words[place...].firstRange(of: heading), "\(heading)").upperBound
            }
            #expect(words.contains(document.number) && words.contains("训练样本"))
        }
    }

    @Test("The agreement is two pages or three, with room for both signatures")
    func agreement() throws {
        let document = try SampleSubsidyPapers.document(.subsidyAgreement)
        let paper = try Samples.paper(document)
        #expect((2...3).contains(paper.pages) && paper.places.count == 2)
        let file = try PDFFile(paper.pdf)
        for place in paper.places { #expect(try file.darkest(in: place) == 255) }
        #expect(try file.words().contains("77,220.00元（大写：柒万柒仟贰佰贰拾元整）"))
    }

    @Test("The call is one page, and the letters of a thousand families are one file")
    func letters() throws {
        let letter = try SampleSubsidyPapers.call(position: 1)
        #expect(try Samples.paper(letter).pages == 1)
        let letters = try (1...1000).map { try SampleSubsidyPapers.call(position: $0) }
        let bundle = try #require(
            Document.bundle(letters, title: "签约通知书", number: "luohu-2023", madeOn: letter.madeOn))
        #expect(bundle.canonicalBytes.count < PaperLimits.documentBytes)
        #expect(try Samples.paper(bundle).pages == 1000)
    }

    @Test("A list of 1,200 families has its head on every page")
    func longList() throws {
        let paper = try Samples.paper(try SampleSubsidyPapers.list(lines: 1200))
        let file = try PDFFile(paper.pdf)
        #expect(paper.pages > 10)
        for page in [2, paper.pages / 2] { #expect(try file.text(page: page).contains("备案回执号")) }
    }
}
