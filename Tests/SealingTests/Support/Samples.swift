import Housing
import Testing

@testable import Sealing

/// What the tests seal: two files drawn by Pango and cairo 1.16 on A4 in WenQuanYi Micro Hei, synthetic, and a key made
/// once for all tests.
enum Samples {
    /// Two pages; on the second one a frame for the signature.
    static let unsigned = PackageResources.unsigned_pdf
    /// One page.
    static let evidence = PackageResources.evidence_pdf

    /// The frame on page 2.
    static let frame = PaperArea(left: 150_000, bottom: 721_890, width: 180_000, height: 60_000)
    static let moment = Moment(milliseconds: 1_692_585_000_000)
    static let reason = "租赁合同签订"
    static let office = "样例区住房保障中心"

    static func key() throws -> SealKey { try made.get() }
    /// Another office's key of the same name.
    static func otherKey() throws -> SealKey { try madeOther.get() }

    private static let made = Result { try make() }
    private static let madeOther = Result { try make() }

    private static func make() throws -> SealKey {
        let from = try #require(Day("2023-01-01"))
        let until = try #require(Day("2032-12-31"))
        return try SealKey.make(office: office, from: from, until: until)
    }

    /// A dark stroke that falls from left to right on white paper, 120 x 40 pixels.
    static func picture(_ colour: SignaturePicture.Colour = .grey) throws -> SignaturePicture {
        let (width, height) = (120, 40)
        var pixels: [UInt8] = []
        for row in 0..<height {
            for column in 0..<width {
                let isInk = abs(column - 3 * row) < 4
                pixels += [UInt8](repeating: isInk ? 30 : 255, count: colour == .grey ? 1 : 3)
            }
        }
        return try #require(SignaturePicture(width: width, height: height, colour: colour, pixels: pixels))
    }

    static func sealed(by key: SealKey? = nil) throws -> [UInt8] {
        try Seal.append(
            to: unsigned, pictures: [PlacedPicture(try picture(), page: 2, area: frame)], evidence: evidence,
            by: try key ?? Self.key(), at: moment, reason: reason)
    }
}
