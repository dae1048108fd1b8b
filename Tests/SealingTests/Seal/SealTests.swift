import Housing
import Testing

@testable import Sealing

@Suite("Sealing a document")
struct SealTests {
    @Test("What was not signed stands in front, byte for byte, and the seal is sound")
    func appends() throws {
        let sealed = try Samples.sealed()
        #expect(sealed.starts(with: Samples.unsigned))
        let report = try Seal.check(sealed)
        #expect(report.isSound)
        #expect(report.faults.isEmpty)
        #expect(report.later == nil)
        #expect(report.revisions == 2)
        #expect(report.sealedAt == Samples.moment)
        #expect(report.reason == Samples.reason)
        #expect(report.certificate == (try Samples.key().certificate))
        #expect(report.unsignedBytes == Samples.unsigned.count)
        #expect(report.unsignedDigest.hex == Hex.text(try SHA256.digest(Samples.unsigned)))
    }

    @Test("Sealed again, the same to the byte; another key, time or picture gives another file")
    func deterministic() throws {
        let sealed = try Samples.sealed()
        #expect(try Samples.sealed() == sealed)
        #expect(try Samples.sealed(by: Samples.otherKey()) != sealed)
        let later = try Seal.append(
            to: Samples.unsigned, pictures: [], evidence: Samples.evidence, by: Samples.key(),
            at: Samples.moment.adding(seconds: 1), reason: Samples.reason)
        #expect(try Seal.check(later).sealedAt == Samples.moment.adding(seconds: 1))
    }

    @Test("The evidence comes behind the pages, each in one tree, and pictures lie on their page")
    func pages() throws {
        let corner = PaperArea(left: 0, bottom: 0, width: 50_000, height: 50_000)
        let pictures = [
            PlacedPicture(try Samples.picture(), page: 2, area: Samples.frame),
            PlacedPicture(try Samples.picture(.rgb), page: 2, area: corner),
            PlacedPicture(try Samples.picture(.rgb), page: 1, area: Samples.frame),
        ]
        let document = try PDFDocument(
            try Seal.append(
                to: Samples.unsigned, pictures: pictures, evidence: Samples.evidence, by: Samples.key(),
                at: Samples.moment, reason: ""))
        let pages = try document.pages()
        #expect(pages.count == 3)
        #expect(try document.pageRoot().value["Count"] == .integer(3))
        #expect(pages.map { $0.resources["XObject"]?.dictionary?.entries.count } == [1, 2, nil])
        #expect(pages[2].own["Annots"]?.array?.count == 1)
        let old = try PDFDocument(Samples.unsigned).pages()
        for page in 0..<2 { #expect(pages[page].own["Contents"]?.array?[1] == old[page].own["Contents"]) }
    }

    @Test("A picture that stands on the document and on the evidence is in the file once")
    func once() throws {
        let picture = try Samples.picture()
        let evidence = try Seal.draw([PlacedPicture(picture, page: 1, area: Samples.frame)], on: Samples.evidence)
        let document = try PDFDocument(
            try Seal.append(
                to: Samples.unsigned, pictures: [PlacedPicture(picture, page: 2, area: Samples.frame)],
                evidence: evidence, by: Samples.key(), at: Samples.moment, reason: ""))
        let shown = try document.pages().map { page in
            try #require(page.resources["XObject"]?.dictionary ?? [:]).entries.map(\.value)
        }
        #expect(shown[0].isEmpty && shown[1].count == 1 && shown[2] == shown[1])
        let other = try Seal.draw(
            [PlacedPicture(try Samples.picture(.rgb), page: 1, area: Samples.frame)], on: Samples.evidence)
        let both = try PDFDocument(
            try Seal.append(
                to: Samples.unsigned, pictures: [PlacedPicture(picture, page: 2, area: Samples.frame)],
                evidence: other, by: Samples.key(), at: Samples.moment, reason: ""))
        let pages = try both.pages()
        #expect(pages[1].resources["XObject"] != pages[2].resources["XObject"])
    }

    @Test(
        "A picture keeps its shape, in the middle of its area",
        arguments: [
            (180_000, 60_000, "180.000 0.000 0.000 60.000 10.000 20.000"),
            (180_000, 100_000, "180.000 0.000 0.000 60.000 10.000 40.000"),
            (300_000, 60_000, "180.000 0.000 0.000 60.000 70.000 20.000"),
        ])
    func placing(width: Int, height: Int, matrix: String) throws {
        // 120 x 40 pixels.
        let area = PaperArea(left: 10_000, bottom: 20_000, width: width, height: height)
        let document = try PDFDocument(
            try Seal.append(
                to: Samples.unsigned, pictures: [PlacedPicture(try Samples.picture(), page: 2, area: area)],
                evidence: Samples.evidence, by: Samples.key(), at: Samples.moment, reason: ""))
        let page = try document.pages()[1]
        let reference = try #require(page.own["Contents"]?.array?.last?.reference)
        let stream = try #require(try document.object(reference)?.stream)
        let drawing = String(decoding: document.bytes[stream], as: UTF8.self)
        #expect(drawing == "\nQ\nq /AnjuInk gs \(matrix) cm /AnjuPicture1 Do Q\n")
    }

    @Test("What the evidence refers to comes with it once, also round a ring, and what is not there is null")
    func imported() throws {
        let evidence = TestPDF(
            objects: [
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</A 4 0 R/B 4 0 R/C 9 0 R>>>>>>",
                "<</Ring 5 0 R>>",
                "<</Ring[4 0 R]>>",
            ])
        let sealed = try Seal.append(
            to: Samples.unsigned, pictures: [], evidence: evidence.bytes, by: Samples.key(), at: Samples.moment,
            reason: "")
        let document = try PDFDocument(sealed)
        let fonts = try #require(try document.pages().last?.resources["Font"]?.dictionary)
        let ring = try #require(fonts["A"]?.reference)
        #expect(fonts["B"]?.reference == ring)
        #expect(try document.resolved(fonts["C"]) == .null)
        let back = try document.resolved(document.resolved(.reference(ring)).dictionary?["Ring"])
        #expect(back.dictionary?["Ring"] == .array([.reference(ring)]))
        #expect(try Seal.check(sealed).isSound)
    }

    @Test("What cannot be sealed is refused")
    func refused() throws {
        let key = try Samples.key()
        func problem(
            _ file: [UInt8] = Samples.unsigned, page: Int = 1, area: PaperArea = Samples.frame,
            evidence: [UInt8] = Samples.evidence, at moment: Moment = Samples.moment
        ) throws -> SealProblem? {
            let picture = PlacedPicture(try Samples.picture(), page: page, area: area)
            do throws(SealProblem) {
                _ = try Seal.append(
                    to: file, pictures: [picture], evidence: evidence, by: key, at: moment, reason: "")
                return nil
            } catch {
                return error
            }
        }
        #expect(try problem() == nil)
        #expect(try problem(try Samples.sealed()) == .notFresh)
        #expect(try problem(page: 0) == .noSuchPage(0))
        #expect(try problem(page: 3) == .noSuchPage(3))
        for area in [
            PaperArea(left: -1, bottom: 0, width: 10, height: 10),
            PaperArea(left: 0, bottom: 841_000, width: 10, height: 891),
            PaperArea(left: 595_000, bottom: 0, width: 277, height: 10),
            PaperArea(left: 0, bottom: 0, width: 0, height: 10), PaperArea(left: 0, bottom: 0, width: .max, height: 10),
            PaperArea(left: .max, bottom: 0, width: .max, height: 10),
        ] {
            #expect(try problem(area: area) == .outsidePage(1))
        }
        let noPages = TestPDF(objects: ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"])
        #expect(try problem(evidence: noPages.bytes) == .noEvidencePage)
        #expect(try problem([]) == .unreadable(PDFProblem(.header, at: 0)))
        #expect(try problem(evidence: Array("%PDF-1.4\n".utf8)) == .unreadable(PDFProblem(.ending, at: 9)))
        #expect(try problem(at: key.certificate.from.adding(milliseconds: -1)) == .outsideValidity)
        #expect(try problem(at: key.certificate.until.adding(seconds: 1)) == .outsideValidity)
        #expect(try problem(at: key.certificate.until.adding(milliseconds: 999)) == nil)
    }

    @Test("Damaged documents are sealed or refused, never a crash or a loop", arguments: 0..<4)
    func hostile(seed: Int) throws {
        var hostile = Hostile(seed: UInt64(1000 + seed))
        let key = try Samples.key()
        for round in 0..<24 {
            let isFirst = round.isMultiple(of: 2)
            let damaged = hostile.damaged(isFirst ? TestPDF.small.bytes : Samples.evidence)
            _ = try? Seal.append(
                to: isFirst ? damaged : Samples.unsigned, pictures: [], evidence: isFirst ? Samples.evidence : damaged,
                by: key, at: Samples.moment, reason: "")
        }
    }
}
