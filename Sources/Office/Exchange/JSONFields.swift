import Housing
import Texts

/// The members of one object of a file, each with its place, so that what is wrong is told by field: `members[2].id_no`.
struct JSONFields {
    private let members: [ReadJSON.Member]
    private let path: String

    /// What is wrong with one field.
    struct Problem: Error {
        let field: String
        let reason: InputProblem.Reason
    }

    /// - Parameters:
    ///   - path: the object's own place; empty for the whole line.
    ///   - names: every key that it may have.
    init(_ value: ReadJSON, at path: String = "", allowing names: [String]) throws(Problem) {
        guard case .object(let members) = value else {
            throw Problem(field: path, reason: .wrongType(expected: CheckTexts.jsonObject))
        }
        for (index, member) in members.enumerated() {
            let place = Self.join(path, member.name)
            guard names.contains(member.name) else {
                let allowed = Nearness.sorted(names, by: member.name)
                throw Problem(field: path, reason: .unknown(Normal.name(member.name), allowed: allowed))
            }
            guard !members[..<index].contains(where: { $0.name == member.name }) else {
                throw Problem(field: place, reason: .syntax(CheckTexts.jsonTwice))
            }
        }
        self.members = members
        self.path = path
    }

    func problem(_ name: String, _ reason: InputProblem.Reason) -> Problem {
        Problem(field: place(name), reason: reason)
    }

    func place(_ name: String) -> String { Self.join(path, name) }

    private static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    private func find(_ name: String) -> ReadJSON? {
        members.first { $0.name == name }?.value
    }

    /// A text of at least one visible character, brought to its normal form.
    func text(_ name: String, _ normal: (String) -> String, most: Int) throws(Problem) -> String {
        guard let text = try optionalText(name, normal, most: most) else { throw problem(name, .missing(place(name))) }
        return text
    }

    func optionalText(_ name: String, _ normal: (String) -> String, most: Int) throws(Problem) -> String? {
        guard let value = find(name) else { return nil }
        guard case .text(let raw) = value else { throw problem(name, .wrongType(expected: CheckTexts.jsonText)) }
        for (index, scalar) in raw.unicodeScalars.enumerated() where HiddenCharacters.contains(scalar) {
            throw problem(name, .hidden(scalar, position: index + 1))
        }
        let text = normal(raw)
        guard !text.isEmpty else { throw problem(name, .empty) }
        guard text.count <= most else { throw problem(name, .tooLong(limitCharacters: most)) }
        return text
    }

    func day(_ name: String) throws(Problem) -> Day {
        guard let value = find(name) else { throw problem(name, .missing(place(name))) }
        guard case .text(let text) = value else { throw problem(name, .wrongType(expected: "2023-08-21")) }
        guard let day = Day(text) else { throw problem(name, WrittenDay.reason(text, expected: "2023-08-21")) }
        return day
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int {
        guard let value = find(name) else { throw problem(name, .missing(place(name))) }
        guard case .integer(let number) = value else {
            throw problem(name, .wrongType(expected: InputTexts.wholeNumber))
        }
        guard range.contains(number) else {
            throw problem(name, .outOfRange(allowed: "\(range.lowerBound)–\(range.upperBound)"))
        }
        return number
    }

    /// Whether a member is there and is not null.
    func has(_ name: String) -> Bool {
        switch find(name) {
        case nil, .null: false
        default: true
        }
    }

    /// A moment as text: `2023-08-20T10:00:00+08:00`, or the same without the zone, or a day for its beginning.
    func moment(_ name: String) throws(Problem) -> Moment {
        guard let value = find(name) else { throw problem(name, .missing(place(name))) }
        let expected = "2023-08-20T10:00:00+08:00"
        guard case .text(let text) = value else { throw problem(name, .wrongType(expected: expected)) }
        guard let moment = WrittenMoment.read(text) else {
            throw problem(name, WrittenDay.reason(text, expected: expected))
        }
        return moment
    }

    /// The object that a member is, to be read with its place.
    func object(_ name: String, allowing names: [String]) throws(Problem) -> JSONFields {
        guard let value = find(name) else { throw problem(name, .missing(place(name))) }
        return try JSONFields(value, at: place(name), allowing: names)
    }

    func flag(_ name: String, else absent: Bool) throws(Problem) -> Bool {
        guard let value = find(name) else { return absent }
        guard case .flag(let flag) = value else { throw problem(name, .wrongType(expected: "true, false")) }
        return flag
    }

    /// The objects of an array, each read with its place.
    func list<Element>(
        _ name: String, most: Int, _ read: (ReadJSON, _ path: String) throws(Problem) -> Element
    ) throws(Problem) -> [Element] {
        guard let value = find(name) else { throw problem(name, .missing(place(name))) }
        guard case .array(let values) = value else { throw problem(name, .wrongType(expected: CheckTexts.jsonArray)) }
        guard values.count <= most else { throw problem(name, .syntax(CheckTexts.jsonTooMany(most))) }
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for (index, value) in values.enumerated() { elements.append(try read(value, "\(place(name))[\(index)]")) }
        return elements
    }
}
