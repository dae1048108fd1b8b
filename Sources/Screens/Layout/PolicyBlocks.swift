import Forms
import Office

extension PolicyText {
    /// The text for a reader: `# ` begins a heading, `1. ` a point.
    var blocks: [ReaderBlock] {
        body.split(separator: "\n", omittingEmptySubsequences: true).map { line in
            if line.hasPrefix("# ") { return .heading(String(line.dropFirst(2))) }
            let isPoint = line.first?.isNumber == true && line.drop(while: \.isNumber).hasPrefix(".")
            return isPoint ? .item(String(line)) : .paragraph(String(line))
        }
    }
}
