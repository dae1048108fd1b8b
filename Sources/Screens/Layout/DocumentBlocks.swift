import Documents
import Forms

extension Document {
    /// For a reader. Its own title, marking and number come first; fields and cells are wrapped, never cut. What must be
    /// pointed out is pointed out, as on paper (L-19).
    var readerBlocks: [ReaderBlock] {
        lines.map { line in
            ReaderBlock(line.kind.inReader, line.spans.map { ReaderSpan($0.text, isPointedOut: $0.isEmphasised) })
        }
    }
}

extension DocumentLine.Kind {
    fileprivate var inReader: ReaderBlock.Kind {
        switch self {
        case .heading: .heading
        case .paragraph: .paragraph
        case .item, .line: .item
        }
    }
}
