import Documents

/// What passes between `anju` and the helper `anju-paper`, over the helper's standard input and output, in the messages of
/// `HelperWire`. Each request has exactly one reply; a message that is none ends the conversation.

/// What the client asks.
public enum PaperRequest: Equatable, Sendable {
    /// Draws a document, given in its canonical bytes. Answered by `paper`.
    case draw(document: [UInt8], as: PaperForm)
}

/// What the helper answers.
public enum PaperReply: Equatable, Sendable {
    case paper(Paper)
    case refused(PaperRefusal)
}

/// Why the helper does not do what it was asked.
public enum PaperRefusal: UInt8, Error, Equatable, Sendable {
    /// The bytes are no document.
    case notADocument = 1
    /// More pages than `PaperLimits.pages`.
    case tooLong = 2
    /// The libraries failed.
    case cannotDraw = 3
    /// Some character is in none of the installed fonts; it is never printed as an empty box.
    case missingGlyph = 4
}

/// What the helper takes and gives at most.
public enum PaperLimits {
    /// A letter to each of a thousand families is one document.
    public static let documentBytes = Document.bytesMost
    public static let pages = 1500
    public static let signaturePlaces = 2000
    /// Bytes of one message of either side.
    public static let messageBytes = 32 << 20
    /// Address space of the helper; the fonts are mapped into it.
    public static let addressSpaceBytes = 1 << 30
    /// After so many seconds in one request the helper ends itself, should its client be gone.
    public static let requestSeconds: UInt32 = 60
}
