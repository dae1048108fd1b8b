import Housing
import Texts

/// The applications of a file, an object a line, with or without a byte order mark, with LF or CRLF.
struct ApplicationReader: RowReader {
    private var blocks: BlockReader
    private let notice: SubsidyNotice
    private var line = 0

    /// In bytes. An application with fifty co-tenants would fit.
    private static let longestLine = 64 << 10

    init(_ stream: any ByteStream, source: String, notice: SubsidyNotice) {
        blocks = BlockReader(stream, source: source)
        self.notice = notice
    }

    var done: Int { blocks.done }
    var total: Int { blocks.total }
    var content: Int? { blocks.content }

    mutating func rewind() throws(OfficeFailure) {
        try blocks.rewind()
        line = 0
    }

    mutating func next() throws(OfficeFailure) -> ReadRow<ApplicationLine>? {
        while let raw = try nextLine() {
            guard raw.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
            do {
                return .good(try read(raw))
            } catch {
                return .bad(error, receipt: "")
            }
        }
        return nil
    }

    private mutating func nextLine() throws(OfficeFailure) -> ArraySlice<UInt8>? {
        while true {
            let start = blocks.at
            if let end = blocks.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
                blocks.at = end + 1
                line += 1
                return blocks.bytes[start..<end]
            }
            if blocks.isAtEnd {
                guard start < blocks.bytes.count else { return nil }
                blocks.at = blocks.bytes.count
                line += 1
                return blocks.bytes[start...]
            }
            guard blocks.bytes.count - start <= Self.longestLine else {
                let reason = InputProblem.Reason.syntax(SubsidyImportTexts.longLine(Self.longestLine))
                throw .input(InputProblem(source: blocks.source, line: line + 1, reason: reason))
            }
            try blocks.more()
        }
    }

    private func read(_ raw: ArraySlice<UInt8>) throws(InputProblem) -> ApplicationLine {
        let value: ReadJSON
        do {
            value = try ReadJSON(raw)
        } catch {
            let isText = String(validating: raw, as: UTF8.self) != nil
            let reason: InputProblem.Reason = isText ? .syntax(CheckTexts.notJSON(byte: error.byte)) : .notUTF8
            throw InputProblem(source: blocks.source, line: line, reason: reason)
        }
        do {
            return try ApplicationLine(value, line: line, notice: notice)
        } catch {
            throw InputProblem(
                source: blocks.source, line: line, column: error.field.isEmpty ? nil : error.field,
                reason: error.reason)
        }
    }
}

extension ApplicationLine {
    /// All that it says, in one order.
    var canonical: String {
        let lease = form.lease
        let parts: [String] = [
            receipt, documentNumber, "\(submittedAt)", form.house.code, form.house.address, form.house.room,
            lease.landlord, lease.landlordDocument, lease.area.map { "\($0.squareCentimetres)" } ?? "",
            lease.rent.map { "\($0.fen)" } ?? "", lease.start.map { "\($0)" } ?? "", lease.end.map { "\($0)" } ?? "",
            lease.signedOn.map { "\($0)" } ?? "", form.marital.rawValue, "\(form.children)",
            form.consentSignedAt.map { "\($0)" } ?? "", form.declaredAt.map { "\($0)" } ?? "",
            form.coTenants.joined(separator: ","), form.materials.sorted().joined(separator: ","),
            form.statements.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ","),
        ]
        return parts.joined(separator: "\n")
    }
}
