import Documents
import Glibc
import TestSupport
import Testing

/// A PDF in a file of its own, read by poppler's tools.
final class PDFFile {
    private let folder: TemporaryFolder
    private let path: String

    init(_ pdf: [UInt8]) throws {
        folder = try TemporaryFolder()
        path = try folder.write(pdf, to: "paper.pdf")
    }

    /// The text of a page, from 1, or of all, as it lies on the paper.
    func text(page: Int? = nil) throws -> String {
        let pages = page.map { "-f \($0) -l \($0)" } ?? ""
        return String(decoding: try output("pdftotext -layout \(pages) \(path) -"), as: UTF8.self)
    }

    /// The words of all pages without any blank, page headers and footers among them.
    func words() throws -> String { try text().filter { !$0.isWhitespace } }

    /// Lines of a page that hold something, blanks at their ends left out.
    func lines(page: Int) throws -> [String] {
        try text(page: page).split(whereSeparator: \.isNewline)
            .map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
            .filter { !$0.isEmpty }
    }

    /// `pdffonts` without its heading, a line a font.
    func fonts() throws -> [String] {
        String(decoding: try output("pdffonts \(path)"), as: UTF8.self).split(separator: "\n").dropFirst(2)
            .map(String.init)
    }

    /// The darkest value of a place, 255 where it is empty paper.
    func darkest(in place: SignaturePlace) throws -> UInt8 {
        // 72 dots an inch: a dot is a point. Two points are left out at each side, where its line may be.
        let left = place.left / 1000 + 2
        let top = 842 - (place.bottom + place.height) / 1000 + 2
        let size = "-W \(place.width / 1000 - 4) -H \(place.height / 1000 - 4)"
        let picture = try output(
            "pdftoppm -gray -r 72 -f \(place.page) -l \(place.page) -x \(left) -y \(top) \(size) \(path)")
        // P5, width, height, 255, each on a line or after a blank; then a byte a dot.
        var blanks = 0
        let body = picture.drop { byte in
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") { blanks += 1 }
            return blanks < 4
        }.dropFirst()
        return try #require(body.min())
    }

    /// The first page without header, title and footer: a byte a dot, 0 black, at `dots` an inch.
    func body(dots: Int, from top: Int, to bottom: Int) throws -> (width: Int, rows: [[UInt8]]) {
        let picture = try output(
            "pdftoppm -gray -r \(dots) -f 1 -l 1 -x 0 -y \(top * dots / 72) -W \(595 * dots / 72) "
                + "-H \((bottom - top) * dots / 72) \(path)")
        let width = 595 * dots / 72
        let bytes = picture.suffix(width * ((bottom - top) * dots / 72))
        return (width, stride(from: 0, to: bytes.count, by: width).map { Array(bytes.dropFirst($0).prefix(width)) })
    }

    private func output(_ command: String) throws -> [UInt8] {
        let pipe = try #require(popen(command, "r"))
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, pipe), count > 0 { bytes += piece.prefix(count) }
        #expect(pclose(pipe) == 0, "\(command)")
        return bytes
    }
}
