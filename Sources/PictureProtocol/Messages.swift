/// What passes between `anju` and the helper `anju-picture`, over one stream socket that is the helper's standard input
/// and output. A message is its length as UInt32 (little endian, the kind byte included), a kind byte and the fields in
/// order: integers as UInt32, texts and bytes as a UInt32 length and their bytes. Each request has exactly one reply. A
/// message that is too long, cut short or of an unknown kind ends the conversation: there is no way to find the next one.

/// What the client asks.
public enum PictureRequest: Equatable, Sendable {
    /// Decodes a JPEG or PNG and keeps it until the next `open`. Answered by `size`.
    case open([UInt8])
    /// The part of the open picture in `window`, `columns` x `rows` grey values. Answered by `bytes`, row by row.
    case grey(PictureWindow, columns: Int, rows: Int)
    /// Draws a sample identity card. Answered by `bytes`, a PNG.
    case card(CardFace)
    /// Draws a sheet of paper that somebody signed, for a scanner that is none. Answered by `bytes`, a PNG.
    case sheet
}

/// What the helper answers.
public enum PictureReply: Equatable, Sendable {
    /// Width and height in pixels, the right way up (EXIF orientation honoured).
    case size(width: Int, height: Int)
    case bytes([UInt8])
    case refused(PictureRefusal)
}

/// Why the helper does not do what it was asked.
public enum PictureRefusal: UInt8, Error, Equatable, Sendable {
    case notAPicture = 1
    case tooManyPixels = 2
    case nothingOpen = 3
    case outOfLimits = 4
    case cannotDraw = 5
}

/// A window into a picture, in parts of a thousand of its width and height.
public struct PictureWindow: Equatable, Sendable {
    public var left: Int
    public var top: Int
    public var width: Int
    public var height: Int

    public init(left: Int, top: Int, width: Int, height: Int) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
    }
}

/// The two sides of a resident identity card (GA 448-2013), with what is printed on each.
public enum CardFace: Equatable, Sendable {
    case portrait(name: String, sex: String, nation: String, born: String, address: String, number: String)
    case emblem(issuer: String, validity: String)
}
