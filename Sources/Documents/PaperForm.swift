/// How a document is set on paper.
public enum PaperForm: UInt8, CaseIterable, Sendable {
    /// On pages of its own, counted from 1.
    case document = 1
    /// Behind another document, which counts its own pages: set closer, and each page says by its title what it is a page of.
    case attachment = 2
}
