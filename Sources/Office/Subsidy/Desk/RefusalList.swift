import Housing
import Texts

/// The families whose refusals a reviewer confirms, as he names them: one by one, or in a list that he signed (L-06).
public struct RefusalList: Equatable, Sendable {
    public struct Line: Equatable, Sendable {
        /// Of the file, or in the order in which they were given; from 1.
        public let number: Int
        public let receipt: String
    }

    /// As the person knows it.
    public let source: String
    public let lines: [Line]

    /// As many as are confirmed by one write of some tens of milliseconds.
    public static let most = 2000

    public init(_ receipts: [String]) {
        source = "--receipt"
        lines = receipts.enumerated().map { Line(number: $0 + 1, receipt: Normal.folded($1)) }
    }

    /// A file with a receipt a line; empty lines are passed over.
    ///
    /// - Throws: `.input` where it is no text, names nobody, or has more lines than ``most``.
    public init(_ bytes: [UInt8], source: String) throws(OfficeFailure) {
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw .input(InputProblem(source: source, reason: .notUTF8))
        }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        self.source = source
        lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated().compactMap { index, line in
            let receipt = Normal.folded(String(line))
            return receipt.isEmpty ? nil : Line(number: index + 1, receipt: receipt)
        }
        guard !lines.isEmpty else { throw .input(InputProblem(source: source, reason: .empty)) }
        guard lines.count <= Self.most else {
            let words = SubsidyImportTexts.mostRows(Self.most)
            throw .input(InputProblem(source: source, reason: .syntax(words)))
        }
    }

    /// Each family's first line, and what is wrong with every other one that names it.
    func distinct() -> (lines: [Line], problems: [ConfirmationReport.Problem]) {
        var first: [String: Int] = [:]
        var distinct: [Line] = []
        var problems: [ConfirmationReport.Problem] = []
        for line in lines {
            guard let before = first[line.receipt] else {
                first[line.receipt] = line.number
                distinct.append(line)
                continue
            }
            let problem = InputProblem(source: source, line: line.number, reason: .duplicate(firstLine: before))
            problems.append(.init(number: line.number, receipt: line.receipt, failure: .input(problem)))
        }
        return (distinct, problems)
    }
}
