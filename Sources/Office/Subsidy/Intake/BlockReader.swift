import Housing
import Texts

/// The bytes of a file in memory, as many as are looked at just now.
struct BlockReader {
    let source: String
    private(set) var bytes: [UInt8] = []
    /// The first byte that was not taken yet.
    var at = 0
    /// Whether there is nothing behind ``bytes``.
    private(set) var isAtEnd = false
    /// How many bytes of the file were read in this pass.
    private(set) var done = 0

    private let stream: any ByteStream
    /// Of the bytes of this pass: between two passes nobody changes the file.
    private var hasher = Hasher()
    /// Of all its bytes, once a pass has read them; the same for the same bytes while the program runs.
    private(set) var content: Int?

    static let blockBytes = 256 << 10

    init(_ stream: any ByteStream, source: String) {
        self.stream = stream
        self.source = source
    }

    var total: Int { stream.count }

    /// Reads another block behind what was not taken yet.
    ///
    /// - Throws: `.input` where the file is not what the pass before read.
    mutating func more() throws(OfficeFailure) {
        guard !isAtEnd else { return }
        let block = try stream.read(most: Self.blockBytes)
        if block.isEmpty {
            isAtEnd = true
            let found = hasher.finalize()
            guard content == nil || content == found else {
                throw .input(InputProblem(source: source, reason: .syntax(SubsidyImportTexts.fileChanged)))
            }
            content = found
            return
        }
        block.withUnsafeBytes { hasher.combine(bytes: $0) }
        let isFirst = done == 0
        done += block.count
        bytes.removeSubrange(0..<at)
        bytes.append(contentsOf: block)
        at = isFirst && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// From the beginning.
    mutating func rewind() throws(OfficeFailure) {
        try stream.rewind()
        bytes.removeAll(keepingCapacity: true)
        (at, isAtEnd, done) = (0, false, 0)
        hasher = Hasher()
    }
}
