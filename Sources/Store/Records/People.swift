import Foundation
import GRDB
import Housing
import Office

/// People: the name in the clear, everything else sealed, numbers found by a keyed digest.
extension RecordTransaction {
    func person(_ id: PersonID) throws(OfficeFailure) -> Person {
        try required(try personRow("SELECT \(Self.personColumns) FROM person WHERE id = ?", [id.raw])).person
    }

    func person(document: IdentityNumber) throws(OfficeFailure) -> Person? {
        try personRow(
            "SELECT \(Self.personColumns) FROM person WHERE document_index = ?", [try index(document)])?.person
    }

    func save(_ person: Person) throws(OfficeFailure) {
        let row = try personRow("SELECT \(Self.personColumns) FROM person WHERE id = ?", [person.id.raw])
        if let row {
            guard row.person != person else { return }
            try keepVersion(of: row.person)
        }
        let documentIndex = try index(person.document)
        let mobileIndex = try person.mobile.map { mobile throws(OfficeFailure) in try index(mobile) }
        let place = Self.place(person.id, person.name, documentIndex, mobileIndex)
        let sealed = try seal(SealedPerson(person), for: .person, at: place)
        try ledger.note(.person, person.id.raw, was: row?.sealed, is: sealed)
        try db.run(
            """
            INSERT INTO person (id, name, document_index, mobile_index, sealed) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, document_index = excluded.document_index,
            mobile_index = excluded.mobile_index, sealed = excluded.sealed
            """, [person.id.raw, person.name, documentIndex, mobileIndex, sealed])
        if let row, row.person.name != person.name { try indexName(of: person) }
        if row?.person.name != person.name || row?.person.document != person.document { touch(.register) }
        touch(.people)
    }

    func index(_ document: IdentityNumber) throws(OfficeFailure) -> Data {
        try ring.index("\(document.kind.rawValue) \(document.value)", domain: "person.document")
    }

    func index(_ mobile: Mobile) throws(OfficeFailure) -> Data {
        try ring.index(mobile.value, domain: "person.mobile")
    }

    private static let personColumns = "id, name, document_index, mobile_index, sealed"

    private struct PersonRow {
        let person: Person
        let sealed: Data
    }

    private func personRow(_ sql: String, _ arguments: StatementArguments) throws(OfficeFailure) -> PersonRow? {
        let row = try db.first(sql, arguments) { row in
            (
                id: PersonID(try row.text(0)), name: try row.text(1), document: try row.blob(2),
                mobile: try row.optionalBlob(3), sealed: try row.blob(4)
            )
        }
        guard let row else { return nil }
        let place = Self.place(row.id, row.name, row.document, row.mobile)
        let sealed = try unseal(SealedPerson.self, row.sealed, at: place)
        return PersonRow(person: sealed.person(row.id, row.name), sealed: row.sealed)
    }

    private static func place(_ id: PersonID, _ name: String, _ document: Data, _ mobile: Data?) -> Place {
        Place("person", id.raw, name, hexadecimal(document), mobile.map { hexadecimal($0) })
    }

    private func keepVersion(of person: Person) throws(OfficeFailure) {
        let number = try nextVersion(
            "SELECT coalesce(max(number), 0) + 1 FROM person_version WHERE person = ?", person.id.raw)
        let sealed = try seal(person, for: .person, at: Place("person_version", person.id.raw, "\(number)"))
        try ledger.note(.personVersion, "\(person.id) \(number)", was: nil, is: sealed)
        try db.run(
            "INSERT INTO person_version (person, number, replaced_at, sealed) VALUES (?, ?, ?, ?)",
            [person.id.raw, number, now.milliseconds, sealed])
    }

    func nextVersion(_ sql: String, _ id: String) throws(OfficeFailure) -> Int64 {
        try db.first(sql, [id], { row in try row.integer(0) }) ?? 1
    }
}

/// What of a person lies sealed.
private struct SealedPerson: Codable {
    let document: IdentityNumber
    let mobile: Mobile?
    let marital: MaritalState?

    init(_ person: Person) {
        document = person.document
        mobile = person.mobile
        marital = person.marital
    }

    func person(_ id: PersonID, _ name: String) -> Person {
        Person(id: id, name: name, document: document, mobile: mobile, marital: marital)
    }
}
