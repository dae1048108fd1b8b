import Housing

/// A list as it was published: a CSV file with the columns `list`, `published_seq` and `receipt_no`, the receipts masked.
public struct PublishedList: Equatable, Sendable {
    private struct Line: Equatable {
        let line: Int
        let list: Int
        let sequence: Int
        let receipt: String
    }

    private let lines: [Line]

    /// - Parameter source: the file's path as the person knows it.
    public init(_ bytes: [UInt8], source: String) throws(OfficeFailure) {
        do throws(InputProblem) {
            var lines: [Line] = []
            for row in try CSVTable.rows(bytes, source: source, needing: Self.columns) {
                guard let list = Int(row.fields[0]) else { throw Self.problem(row, 0, source) }
                guard let sequence = Int(row.fields[1]) else { throw Self.problem(row, 1, source) }
                lines.append(Line(line: row.line, list: list, sequence: sequence, receipt: row.fields[2]))
            }
            self.lines = lines
        } catch {
            throw .input(error)
        }
    }

    private static func problem(_ row: CSVTable.Row, _ column: Int, _ source: String) -> InputProblem {
        InputProblem(source: source, line: row.line, column: columns[column], reason: .wrongType(expected: "1"))
    }

    private static let columns = ["list", "published_seq", "receipt_no"]

    /// How it stands to a proof of the lists.
    public struct Comparison: Equatable, Sendable {
        public var findings: [QueueFinding] = []
        /// How many entries of these lists it does not have: an objection that was upheld takes a family's line away.
        public var missing = 0
        /// The line of the family that was asked after; nil where it has none.
        public var line: Int?
    }

    /// Compares line by line with the proof; and, where the family of `place` is on it, whether its line can be that
    /// family's. Lists that the file leaves out are left out of the proof too.
    public func compare(_ proof: ListProof, _ place: PlaceProof?) -> Comparison {
        var comparison = Comparison()
        let lists = Set(lines.map(\.list))
        var entries = proof.entries.filter { lists.contains($0.list) }[...]
        for line in lines {
            while let entry = entries.first, (entry.list, entry.sequence) < (line.list, line.sequence) {
                comparison.missing += 1
                entries.removeFirst()
            }
            guard let entry = entries.popFirst(), (entry.list, entry.sequence) == (line.list, line.sequence) else {
                comparison.findings = [.anotherLine(line: line.line)]
                return comparison
            }
            guard let place, place.index == entry.index else { continue }
            guard Self.fits(line.receipt, place.receipt) else {
                comparison.findings = [.anotherLine(line: line.line)]
                return comparison
            }
            comparison.line = line.line
        }
        comparison.missing += entries.count
        return comparison
    }

    /// Every character that is shown is that of the receipt.
    private static func fits(_ masked: String, _ receipt: String) -> Bool {
        masked.count == receipt.count && zip(masked, receipt).allSatisfy { $0 == "*" || $0 == $1 }
    }
}
