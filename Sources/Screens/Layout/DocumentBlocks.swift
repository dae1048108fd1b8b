import Documents
import Forms

extension Document {
    /// For a reader. Its own title, marking and number come first; fields and cells are wrapped, never cut.
    var readerBlocks: [ReaderBlock] {
        lines.map { line in
            switch line.kind {
            case .heading: .heading(line.text)
            case .paragraph: .paragraph(line.text)
            case .item, .line: .item(line.text)
            }
        }
    }
}
