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

    /// Whether it is the list that the proof is of, line by line; and, where the family of `place` is on it, whether the
    /// line there can be that family's. Lists that the file leaves out are left out of the proof too.
    public func findings(_ proof: ListProof, _ place: PlaceProof?) -> [QueueFinding] {
        let lists = Set(lines.map(\.list))
        let entries = proof.entries.filter { lists.contains($0.list) }
        guard !lines.isEmpty, entries.count == lines.count else {
            return [.anotherLength(lines: lines.count, entries: entries.isEmpty ? proof.entries.count : entries.count)]
        }
        for (line, entry) in zip(lines, entries) {
            let isTheirs = place.map { $0.index != entry.index || Self.fits(line.receipt, $0.receipt) } ?? true
            guard line.list == entry.list, line.sequence == entry.sequence, isTheirs else {
                return [.anotherLine(line: line.line)]
            }
        }
        return []
    }

    /// Every character that is shown is that of the receipt.
    private static func fits(_ masked: String, _ receipt: String) -> Bool {
        masked.count == receipt.count && zip(masked, receipt).allSatisfy { $0 == "*" || $0 == $1 }
    }
}
