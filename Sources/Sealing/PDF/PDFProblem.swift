/// Why bytes are not a PDF that this program understands, and where.
public struct PDFProblem: Error, Equatable, Sendable {
    public let reason: Reason
    /// Bytes from the start of the file.
    public let offset: Int

    public enum Reason: Equatable, Sendable {
        /// No `%PDF-1.x` in front.
        case header
        /// The file does not end in `startxref`, a number and `%%EOF`.
        case ending
        /// Something that is no PDF syntax.
        case syntax
        /// Nested deeper, or more of something, than any file of ours.
        case limit
        /// A table of objects that is not what it should be.
        case table
        /// Another object, or none, where the table says that one is.
        case object
        /// Pages that cannot be walked.
        case pages
        /// Allowed in PDF, never written by us: encryption, compressed objects or tables, more than one form of a value.
        case unsupported
    }

    init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
