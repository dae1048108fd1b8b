/// A document on A4, as a PDF without signatures.
public struct Paper: Equatable, Sendable {
    /// The same for the same document, fonts and libraries.
    public let pdf: [UInt8]
    public let pages: Int
    /// Where the document's signature areas are, in their order.
    public let places: [SignaturePlace]

    public init(pdf: [UInt8], pages: Int, places: [SignaturePlace]) {
        self.pdf = pdf
        self.pages = pages
        self.places = places
    }
}

/// Where there is room for a party's signature or seal: a page and a rectangle in thousandths of a point, counted as PDF does,
/// from the lower left corner of the page.
public struct SignaturePlace: Equatable, Sendable {
    /// From 1.
    public let page: Int
    public let left: Int
    public let bottom: Int
    public let width: Int
    public let height: Int

    public init(page: Int, left: Int, bottom: Int, width: Int, height: Int) {
        self.page = page
        self.left = left
        self.bottom = bottom
        self.width = width
        self.height = height
    }
}
