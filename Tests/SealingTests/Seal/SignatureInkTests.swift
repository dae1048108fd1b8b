import Testing

@testable import Sealing

@Suite("The ink of a signature")
struct SignatureInkTests {
    /// A scan: paper of `paper` and strokes of `ink`, each a little lighter or darker from pixel to pixel.
    private func scan(paper: Int, ink: Int, noise: Int = 6) throws -> SignaturePicture {
        let (width, height) = (400, 150)
        var hostile = Hostile(seed: 9)
        let pixels = (0..<width * height).map { index -> UInt8 in
            let (row, column) = (index / width, index % width)
            let tone = abs(column - 2 * row - 20) < 5 ? ink : paper
            return UInt8(clamping: tone + hostile.below(2 * noise + 1) - noise)
        }
        return try #require(SignaturePicture(width: width, height: height, colour: .grey, pixels: pixels))
    }

    @Test(
        "Grey paper becomes white and ink black, in a tenth of the bytes",
        arguments: [(250, 20), (190, 60), (120, 40)])
    func ink(paper: Int, ink: Int) throws {
        let scan = try scan(paper: paper, ink: ink)
        let clean = try #require(scan.ink())
        #expect(clean.pixels[0] == 255)
        #expect(clean.pixels[20] <= 51)
        #expect(Set(clean.pixels).isSubset(of: Set((0...15).map { UInt8($0 * 17) })))
        let (before, after) = (try Deflate.compressed(scan.pixels).count, try Deflate.compressed(clean.pixels).count)
        #expect(after * 10 < before)
    }

    @Test("An empty line, or a picture in colours, has no ink to take")
    func empty() throws {
        #expect(try scan(paper: 230, ink: 230).ink() == nil)
        #expect(try scan(paper: 230, ink: 190).ink() == nil)
        #expect(try Samples.picture(.rgb).ink() == nil)
    }

    @Test("Pixels and sides must agree, and no side is endless")
    func sides() {
        #expect(SignaturePicture(width: 2, height: 2, colour: .grey, pixels: [1, 2, 3]) == nil)
        #expect(SignaturePicture(width: 1, height: 1, colour: .rgb, pixels: [1]) == nil)
        #expect(SignaturePicture(width: 0, height: 5, colour: .grey, pixels: []) == nil)
        #expect(SignaturePicture(width: -1, height: -1, colour: .grey, pixels: [1]) == nil)
        #expect(
            SignaturePicture(width: 5001, height: 1, colour: .grey, pixels: [UInt8](repeating: 0, count: 5001)) == nil)
    }
}
