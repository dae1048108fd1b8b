import Documents
import Housing
import PaperProtocol
import PaperSamples
import Testing

/// The shipped templates on paper.
@Suite struct ContractPaperTests {
    @Test("A contract is five pages, below 60 kB, its fonts embedded as subsets")
    func size() throws {
        let paper = try Samples.paper(try Samples.document(.leaseContract))
        #expect(paper.pages == 5)
        #expect(paper.pdf.count < 60_000)
        let fonts = try PDFFile(paper.pdf).fonts()
        #expect(!fonts.isEmpty)
        // "emb sub uni", then the object's number.
        for font in fonts { #expect(font.contains(" yes yes yes "), "\(font)") }
    }

    @Test("Every word can be copied out again, in its order", arguments: TemplateKind.ofContracts)
    func text(kind: TemplateKind) throws {
        let document = try Samples.document(kind)
        let words = try PDFFile(try Samples.paper(document).pdf).words()
        var place = words.startIndex
        for block in document.blocks {
            guard case .heading(_, let text) = block else { continue }
            let heading = text.filter { !$0.isWhitespace }
            let found = words[place...].firstRange(of: heading)
            place = try #require(found, "\(heading)").upperBound
        }
        for value in ["欧阳样例", "440303198811230023", "C2311-00017-4", "示范文本", "训练样本"] {
            #expect(words.contains(value), "\(value)")
        }
    }

    @Test("Rent stands in figures and in capitals, and each page tells its number of all")
    func rentAndPages() throws {
        let paper = try Samples.paper(try Samples.document(.leaseContract))
        let file = try PDFFile(paper.pdf)
        #expect(try file.words().contains("1,155.00元（大写：壹仟壹佰伍拾伍元整）"))
        for page in 1...paper.pages {
            #expect(try file.text(page: page).filter { !$0.isWhitespace }.contains("第\(page)页共\(paper.pages)页"))
        }
    }

    @Test("The signature sheet and the commitment are a page each")
    func singlePages() throws {
        let helper = try Samples.helper()
        for kind in [TemplateKind.signatureSheet, .commitment] {
            #expect(try Samples.paper(try Samples.document(kind), by: helper).pages == 1)
        }
    }

    @Test("The signature sheet with its code is a page too, and the code can be copied out")
    func code() throws {
        let code = try #require(SheetCode(typed: "048213"))
        let paper = try Samples.paper(try Samples.document(.signatureSheet).bearing(code))
        #expect(paper.pages == 1 && paper.places.count == 2)
        #expect(try PDFFile(paper.pdf).words().contains("校验码：048213（零四八二一三）"))
    }

    @Test("The same document gives the same bytes, from the same helper and from another")
    func deterministic() throws {
        let document = try Samples.document(.leaseContract)
        let helper = try Samples.helper()
        let first = try Samples.paper(document, by: helper)
        _ = try Samples.paper(try Samples.document(.commitment), by: helper)
        #expect(try Samples.paper(document, by: helper) == first)
        #expect(try Samples.paper(document) == first)
    }

    @Test("Another name gives other bytes")
    func different() throws {
        let other = try Samples.document(.leaseContract, SampleContract.facts(name: "欧阳样列"))
        #expect(try Samples.paper(other).pdf != Samples.paper(try Samples.document(.leaseContract)).pdf)
    }

    @Test(
        "Where somebody signs there is empty paper, and the places do not overlap", arguments: TemplateKind.ofContracts)
    func places(kind: TemplateKind) throws {
        let document = try Samples.document(kind)
        let paper = try Samples.paper(document)
        #expect(paper.places.count == document.signatureAreas.count)
        let file = try PDFFile(paper.pdf)
        for place in paper.places {
            #expect(place.left >= 0 && place.bottom >= 0 && place.left + place.width <= 595_276)
            #expect(place.bottom + place.height <= 841_890 && place.width >= 150_000 && place.height >= 60_000)
            #expect(try file.darkest(in: place) == 255)
        }
        for (left, right) in zip(paper.places, paper.places.dropFirst()) {
            #expect(left.page != right.page || left.left + left.width <= right.left)
        }
    }

    @Test("The paper is not empty where words are: the test of emptiness can fail")
    func notEmpty() throws {
        let paper = try Samples.paper(try Samples.document(.leaseContract))
        let words = SignaturePlace(page: 1, left: 79_000, bottom: 300_000, width: 400_000, height: 100_000)
        #expect(try PDFFile(paper.pdf).darkest(in: words) < 128)
    }
}
