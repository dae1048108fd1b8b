import Housing
import Texts

/// The columns of a kind of file, in their order.
protocol FileColumn: Hashable, CaseIterable, Sendable {
    /// As the header has it.
    var name: String { get }
    /// From 0.
    var place: Int { get }
}

extension FileColumn {
    static var header: [String] { allCases.map(\.name) }
}

/// The fields of one row by column, and their problems with file, line and column.
struct RowFields<Column: FileColumn> {
    let row: CSVTable.Row
    let source: String

    subscript(column: Column) -> String {
        row.fields.indices.contains(column.place) ? row.fields[column.place] : ""
    }

    func problem(_ column: Column, _ reason: InputProblem.Reason) -> InputProblem {
        InputProblem(source: source, line: row.line, column: column.name, reason: reason)
    }

    func filled(_ column: Column, _ normal: (String) -> String) throws(InputProblem) -> String {
        let text = normal(self[column])
        guard !text.isEmpty else { throw problem(column, .empty) }
        guard text.count <= Self.longest else { throw problem(column, .tooLong(limitCharacters: Self.longest)) }
        return text
    }

    /// Longer than any name of a person or a place.
    private static var longest: Int { 100 }

    /// Nothing of it is hidden from people.
    func requireVisible() throws(InputProblem) {
        for (column, field) in zip(Column.allCases, row.fields) {
            for (index, scalar) in field.unicodeScalars.enumerated() where HiddenCharacters.contains(scalar) {
                throw problem(column, .hidden(scalar, position: index + 1))
            }
        }
    }

    func word<Value>(
        _ column: Column, in words: some Collection<(key: String, value: Value)>
    ) throws(InputProblem) -> Value {
        let text = self[column]
        guard !text.isEmpty else { throw problem(column, .empty) }
        guard let found = words.first(where: { $0.key == text }) else {
            throw problem(column, .unknown(text, allowed: Nearness.sorted(words.map(\.key), by: text)))
        }
        return found.value
    }

    func day(_ column: Column) throws(InputProblem) -> Day {
        let text = Normal.folded(self[column])
        guard let day = Day(text) else { throw problem(column, WrittenDay.reason(text, expected: "2023-08-21")) }
        return day
    }

    /// A moment at the office's clock: `2023-07-31T18:00:00+08:00`, or the same without the zone, or a day for its beginning.
    func moment(_ column: Column) throws(InputProblem) -> Moment {
        guard let moment = WrittenMoment.read(self[column]) else {
            throw problem(column, WrittenDay.reason(self[column], expected: "2023-07-31T18:00:00+08:00"))
        }
        return moment
    }

    func document(_ column: Column, kind: DocumentKind, today: Day) throws(InputProblem) -> IdentityNumber {
        try checked(
            column, { text throws(IdentityProblem) in try IdentityNumber(text, kind: kind, on: today) },
            InputTexts.identity)
    }

    /// A person's name, as far as one can be told from a slip.
    func personName(_ column: Column) throws(InputProblem) -> String {
        let name = try filled(column, Normal.name)
        if let position = PersonName.wrongCharacter(in: name) {
            throw problem(column, .syntax(InputTexts.nameCharacter(position)))
        }
        return name
    }

    func number(_ column: Column, in range: ClosedRange<Int>) throws(InputProblem) -> Int {
        let text = Normal.folded(self[column])
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
            throw problem(column, .wrongType(expected: InputTexts.wholeNumber))
        }
        guard range.contains(number) else {
            throw problem(column, .outOfRange(allowed: "\(range.lowerBound)–\(range.upperBound)"))
        }
        return number
    }

    /// Reads the field, or says in a sentence what is wrong with it.
    func checked<Value, Problem: Error>(
        _ column: Column, _ read: (String) throws(Problem) -> Value, _ sentence: (Problem) -> String
    ) throws(InputProblem) -> Value {
        guard !isEmpty(column) else { throw problem(column, .empty) }
        do {
            return try read(self[column])
        } catch {
            throw problem(column, .syntax(sentence(error)))
        }
    }

    func isEmpty(_ column: Column) -> Bool { self[column].isEmpty }
}

/// Days that cannot be read.
public enum WrittenDay {
    /// Why the day of a text is none: the calendar does not have it, or the text is no day at all.
    public static func reason(_ text: String, expected: String) -> InputProblem.Reason {
        let day = String(Normal.folded(text).prefix(10))
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        let isWritten =
            parts.map(\.utf8.count) == [4, 2, 2]
            && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isWritten, Day(day) == nil else { return .wrongType(expected: expected) }
        return .syntax(InputTexts.noSuchDay(day))
    }
}

/// Moments as registers write them.
enum WrittenMoment {
    static func read(_ text: String) -> Moment? {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        let text = Normal.folded(words.joined(separator: "T"))
        if let moment = Moment(text) { return moment }
        if let day = Day(text) { return Moment(day) }
        return Moment(text + "+08:00")
    }
}
