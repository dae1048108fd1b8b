import Office
import Texts

/// The blocks of one kind in a file of PEM (RFC 7468), each with the line on which it begins. Text around them is left out,
/// as other programs write some there; a block of another kind is not.
struct PEMBlocks {
    struct Block {
        /// From 1.
        let line: Int
        /// From its first mark to its last.
        let bytes: [UInt8]
    }

    private let source: String
    private(set) var blocks: [Block] = []

    private static let begin = "-----BEGIN "
    private static let end = "-----END "

    /// - Parameter kind: what stands in the marks.
    /// - Throws: `.input` with the line of a block that has no end, or of another kind; without one where there is none.
    init(_ file: TrustFiles.File, of kind: String) throws(OfficeFailure) {
        source = file.source
        var open: (line: Int, text: String)?
        var number = 0
        for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let text = String(decoding: line, as: UTF8.self).filter { $0 != "\r" }
            if text.hasPrefix(Self.begin) {
                guard open == nil else { break }
                guard text.hasPrefix("\(Self.begin)\(kind)-----") else {
                    throw problem(.wrongType(expected: kind), at: number)
                }
                open = (number, "")
            }
            open?.text += text + "\n"
            if let whole = open, text.hasPrefix(Self.end) {
                blocks.append(Block(line: whole.line, bytes: Array(whole.text.utf8)))
                open = nil
            }
        }
        if let open { throw problem(.syntax(TrustTexts.openBlock), at: open.line) }
        if blocks.isEmpty { throw problem(.wrongType(expected: "PEM（\(kind)）"), at: nil) }
    }

    func problem(_ reason: InputProblem.Reason, at line: Int?) -> OfficeFailure {
        .input(InputProblem(source: source, line: line, reason: reason))
    }
}
