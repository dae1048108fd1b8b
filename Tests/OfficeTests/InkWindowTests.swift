import Housing
import TestSupport
import Testing

@testable import Office

/// Where on a scanned sheet something was written.
@Suite struct InkWindowTests {
    /// A sheet of A4 at about 75 dots an inch, 620 x 877, on which things are drawn.
    private struct Sheet {
        static let (width, height) = (620, 877)
        var pixels = [UInt8](repeating: 244, count: Sheet.width * Sheet.height)

        var picture: GreyPicture { GreyPicture(width: Sheet.width, height: Sheet.height, pixels: pixels) }

        mutating func fill(_ across: Range<Int>, _ down: Range<Int>, _ tone: UInt8) {
            for y in down { for x in across { pixels[y * Sheet.width + x] = tone } }
        }

        /// A thin line that falls from left to right.
        mutating func stroke(_ across: Range<Int>, from top: Int, _ tone: UInt8 = 40) {
            for x in across {
                fill(x..<x + 2, top + (x - across.lowerBound) / 3..<top + (x - across.lowerBound) / 3 + 2, tone)
            }
        }
    }

    private func holds(_ view: PictureView, _ across: Range<Int>, _ down: Range<Int>) -> Bool {
        view.left * Sheet.width <= across.lowerBound * 1000 && view.top * Sheet.height <= down.lowerBound * 1000
            && (view.left + view.width) * Sheet.width >= across.upperBound * 1000
            && (view.top + view.height) * Sheet.height >= down.upperBound * 1000
    }

    @Test("A name on a whole sheet is found, with a margin")
    func name() throws {
        var sheet = Sheet()
        sheet.stroke(300..<420, from: 600)
        sheet.stroke(330..<400, from: 590, 190)
        let view = try #require(InkWindow.around(sheet.picture))
        #expect(holds(view, 290..<430, 580..<650))
        #expect(view.width < 330 && view.height < 160, "\(view)")
    }

    @Test("What is faint beside what is dark is not cut off, and it may go over the edge of the sheet")
    func faint() throws {
        var sheet = Sheet()
        sheet.fill(50..<90, 700..<740, 0)
        sheet.stroke(500..<620, from: 650, 205)
        let view = try #require(InkWindow.around(sheet.picture))
        #expect(holds(view, 50..<620, 650..<740), "\(view)")
    }

    @Test("Dust and the dark strips that scanners leave do not count")
    func dust() throws {
        var sheet = Sheet()
        sheet.stroke(300..<420, from: 600)
        sheet.fill(0..<6, 0..<877, 10)
        sheet.fill(0..<620, 870..<877, 20)
        for place in [40, 200, 500] { sheet.fill(place..<place + 2, place..<place + 1, 60) }
        var random = SplitMix64(7)
        for index in sheet.pixels.indices where sheet.pixels[index] == 244 {
            sheet.pixels[index] = UInt8.random(in: 232...250, using: &random)
        }
        let view = try #require(InkWindow.around(sheet.picture))
        #expect(holds(view, 300..<420, 600..<642) && view.width < 330 && view.height < 160, "\(view)")
    }

    /// Where a name is written on a page of A4: 79 to 284 points from the left, 250 to 340 from the bottom.
    private static let area = Signing.PaperPlace(page: 1, left: 79_000, bottom: 250_000, width: 205_000, height: 90_000)

    /// A printed page: head, text, the label and the line of the name, another name beside it, foot.
    private func printed() -> Sheet {
        var sheet = Sheet()
        sheet.fill(82..<538, 60..<61, 90)
        for row in stride(from: 90, to: 480, by: 20) { sheet.fill(82..<538, row..<row + 9, 60) }
        sheet.fill(82..<200, 496..<505, 60)
        sheet.fill(82..<296, 616..<617, 30)
        sheet.stroke(340..<420, from: 540)
        sheet.fill(280..<340, 832..<838, 90)
        return sheet
    }

    @Test("Of the printed sheet the name alone is shown, as far as it goes")
    func printedSheet() throws {
        var sheet = printed()
        sheet.stroke(70..<190, from: 545)
        let view = try #require(InkWindow.around(sheet.picture, onSheet: Self.area))
        #expect(holds(view, 70..<192, 545..<587))
        #expect(view.left + view.width < 380 && view.top > 570 && view.height < 140, "\(view)")
        // Of another page nothing is known.
        let all = try #require(InkWindow.around(sheet.picture))
        #expect(all.height > 800)
    }

    @Test("A name on other paper, or beside its place, is not looked for on the sheet")
    func otherPaper() throws {
        var plain = Sheet()
        plain.stroke(300..<420, from: 300)
        #expect(InkWindow.around(plain.picture, onSheet: Self.area) == InkWindow.around(plain.picture))
        #expect(InkWindow.around(printed().picture, onSheet: Self.area) == InkWindow.around(printed().picture))
    }

    @Test("Empty paper, and a picture that is all signature, are left as they are")
    func asTheyAre() {
        #expect(InkWindow.around(Sheet().picture) == nil)
        var full = Sheet()
        full.stroke(10..<610, from: 20)
        full.fill(20..<600, 850..<860, 30)
        #expect(InkWindow.around(full.picture) == nil)
        #expect(InkWindow.around(GreyPicture(width: 1, height: 1, pixels: [0])) == nil)
        #expect(InkWindow.around(GreyPicture(width: 0, height: 0, pixels: [])) == nil)
    }
}
