import GRDB
import Housing
import Office

// The index of neighbouring characters by which two characters of an applicant's name are found at once.

extension RecordTransaction {
    /// A new case is found by its applicant's name.
    func indexName(of applicant: Person, matter: CaseID) throws(OfficeFailure) {
        for pair in NamePairs.of(applicant.name).sorted() {
            try db.run(
                """
                INSERT INTO matter_name (pair, queued_at, matter, kind, state)
                SELECT ?, queued_at, row, kind, state FROM matter WHERE id = ?
                """, [pair, matter.raw])
        }
    }

    /// A changed name is the name of every case of that person.
    func indexName(of person: Person) throws(OfficeFailure) {
        let cases = try db.rows("SELECT id FROM matter WHERE applicant = ?", [person.id.raw]) { row in
            CaseID(try row.text(0))
        }
        for id in cases {
            try db.run(
                "DELETE FROM matter_name WHERE matter = (SELECT row FROM matter WHERE id = ?)", [id.raw])
            try indexName(of: person, matter: id)
        }
    }
}
