/// A picture as its pixels, row by row from the top, one byte of grey or three of red, green and blue each.
public struct SignaturePicture: Equatable, Sendable {
    public enum Colour: Sendable {
        case grey
        case rgb

        var channels: Int { self == .grey ? 1 : 3 }
    }

    public let width: Int
    public let height: Int
    public let colour: Colour
    public let pixels: [UInt8]

    /// Pixels of a side at most; a scan at 600 dpi of a whole line of a page.
    public static let longestSide = 5000

    /// - Returns: nil where a side is not 1...5000 or the pixels are fewer or more than the sides say.
    public init?(width: Int, height: Int, colour: Colour, pixels: [UInt8]) {
        let sides = 1...Self.longestSide
        guard sides.contains(width), sides.contains(height), pixels.count == width * height * colour.channels else {
            return nil
        }
        self.width = width
        self.height = height
        self.colour = colour
        self.pixels = pixels
    }
}

/// Where a picture goes: it keeps its shape and stands in the middle of the area.
public struct PlacedPicture: Equatable, Sendable {
    public var picture: SignaturePicture
    /// Counted from 1.
    public var page: Int
    public var area: PaperArea

    public init(_ picture: SignaturePicture, page: Int, area: PaperArea) {
        self.picture = picture
        self.page = page
        self.area = area
    }
}

/// A rectangle on a page in thousandths of a point (1/72 inch), counted as PDF does, from the page's lower left corner.
public struct PaperArea: Equatable, Sendable {
    public var left: Int
    public var bottom: Int
    public var width: Int
    public var height: Int

    public init(left: Int, bottom: Int, width: Int, height: Int) {
        self.left = left
        self.bottom = bottom
        self.width = width
        self.height = height
    }
}
