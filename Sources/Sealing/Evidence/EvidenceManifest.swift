import Housing

/// The list of what a bundle holds, as JSON with one member a line. Written in one way only, and read only so.
struct EvidenceManifest: Equatable, Sendable {
    struct Line: Equatable, Sendable {
        let name: String
        let count: Int
        /// SHA-256.
        let digest: Digest

        init(_ member: TarArchive.Member) throws(SealProblem) {
            guard let digest = Digest(hex: Hex.text(try SHA256.digest(member.bytes))) else { throw .cryptography }
            name = member.name
            count = member.bytes.count
            self.digest = digest
        }

        fileprivate var text: String { #"{"name":"\#(name)","bytes":\#(count),"sha256":"\#(digest)"}"# }
    }

    /// The case.
    let number: ReceiptNumber
    let madeAt: Moment
    let lines: [Line]

    init(number: ReceiptNumber, madeAt: Moment, members: [TarArchive.Member]) throws(SealProblem) {
        self.number = number
        self.madeAt = madeAt
        var lines: [Line] = []
        for member in members { lines.append(try Line(member)) }
        self.lines = lines
    }

    var bytes: [UInt8] {
        let head = #"{"format":"anju-evidence-1","number":"\#(number)","made_at":"\#(madeAt)","members":["#
        return Array("\(head)\n\(lines.map(\.text).joined(separator: ",\n"))\n]}\n".utf8)
    }

    /// Reads what ``bytes`` writes; nil for anything else.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= 64 << 10, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard rows.count >= 4, let head = Self.quoted(rows[0]), head.count == 7, let number = ReceiptNumber(head[3]),
            let madeAt = Moment(head[5])
        else { return nil }
        self.number = number
        self.madeAt = madeAt
        var lines: [Line] = []
        for row in rows[1..<rows.count - 2] {
            guard let line = Line(row) else { return nil }
            lines.append(line)
        }
        self.lines = lines
        guard self.bytes == bytes else { return nil }
    }

    /// The words between quotes; nil where a quote stands alone.
    fileprivate static func quoted(_ row: Substring) -> [String]? {
        let parts = row.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return nil }
        return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
    }
}

extension EvidenceManifest.Line {
    fileprivate init?(_ row: Substring) {
        guard let words = EvidenceManifest.quoted(row), words.count == 5, let digest = Digest(hex: words[4]),
            let start = row.firstRange(of: "\"bytes\":")?.upperBound,
            let count = Int(row[start...].prefix { $0.isASCII && $0.isNumber })
        else { return nil }
        name = words[1]
        self.count = count
        self.digest = digest
    }
}
