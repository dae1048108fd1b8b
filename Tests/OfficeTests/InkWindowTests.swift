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
            for x in across { fill(x..<x + 2, top + (x - across.lowerBound) / 3..<top + (x - across.lowerBound) / 3 + 2, tone) }
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
