import Housing

/// A list as it was published: a CSV file with the columns `list`, `published_seq`, `masked_name` and `receipt_no`, the
/// receipts masked. A file without a line is none.
public struct PublishedList: Equatable, Sendable {
    private struct Line: Equatable {
        let line: Int
        let list: Int
        let sequence: Int
        let maskedName: String
        let maskedReceipt: String
    }

    private let lines: [Line]

    /// - Parameter source: the file's path as the person knows it.
    public init(_ bytes: [UInt8], source: String) throws(OfficeFailure) {
        do throws(InputProblem) {
            var lines: [Line] = []
            for row in try CSVTable.rows(bytes, source: source, needing: Self.columns) {
                guard let list = Int(row.fields[0]) else { throw Self.problem(row, 0, source) }
                guard let sequence = Int(row.fields[1]) else { throw Self.problem(row, 1, source) }
                lines.append(
                    Line(
                        line: row.line, list: list, sequence: sequence, maskedName: row.fields[2],
                        maskedReceipt: row.fields[3]))
            }
            guard !lines.isEmpty else { throw InputProblem(source: source, reason: .empty) }
            self.lines = lines
        } catch {
            throw .input(error)
        }
    }

    private static func problem(_ row: CSVTable.Row, _ column: Int, _ source: String) -> InputProblem {
        InputProblem(source: source, line: row.line, column: columns[column], reason: .wrongType(expected: "1"))
    }

    private static let columns = ["list", "published_seq", "masked_name", "receipt_no"]

    /// How it stands to a proof of the lists.
    public struct Comparison: Equatable, Sendable {
        public var findings: [QueueFinding] = []
        /// How many entries of these lists it does not have and the proof does not name: who is refused after the publication
        /// has no line any more.
        public var out = 0
        /// How many it does not have and the proof names.
        public var lost = 0
        /// The lists of the proof of which it has no line.
        public var unchecked: [Int] = []
        /// The line of the family that was asked after; nil where it has none.
        public var line: Int?

        fileprivate mutating func miss(_ entry: ListProof.Entry) {
            switch entry.face {
            case .named: lost += 1
            case .digest: out += 1
            }
        }
    }

    /// Compares line by line with the proof, by number and by whom a line names. Lists that the file leaves out are left out
    /// of the proof too.
    ///
    /// - Parameter place: whose line is looked for.
    public func compare(_ proof: ListProof, _ place: PlaceProof?) -> Comparison {
        var comparison = Comparison()
        let lists = Set(lines.map(\.list))
        comparison.unchecked = Set(proof.entries.map(\.list)).subtracting(lists).sorted()
        var entries = proof.entries.filter { lists.contains($0.list) }[...]
        for line in lines {
            while let entry = entries.first, (entry.list, entry.sequence) < (line.list, line.sequence) {
                comparison.miss(entries.removeFirst())
            }
            guard let entry = entries.popFirst(), (entry.list, entry.sequence) == (line.list, line.sequence) else {
                comparison.findings = [.anotherLine(line: line.line)]
                return comparison
            }
            guard case .named(let leaf) = entry.face else {
                comparison.findings = [.notNamed(line: line.line)]
                return comparison
            }
            guard (line.maskedName, line.maskedReceipt) == (leaf.maskedName, leaf.maskedReceipt) else {
                comparison.findings = [.anotherFamily(line: line.line)]
                return comparison
            }
            if place?.index == entry.index { comparison.line = line.line }
        }
        for entry in entries { comparison.miss(entry) }
        return comparison
    }
}
