import GRDB
import Office

/// One step of the schema. A step that was released is never edited: its name stands in every database that it made.
struct Migration {
    let name: String
    let sql: String
    /// What no SQL can do, for it needs the keys; a database that is only being made has nothing to do it to.
    var work: (@Sendable (Database, KeyRing) throws(OfficeFailure) -> Void)?

    /// Every step, in order. `PRAGMA user_version` is how many of them a database has.
    static let all: [Migration] = [
        Migration(name: "1 renewals", sql: firstSchema),
        Migration(name: "2 matters of every kind", sql: matterSchema),
        Migration(name: "3 imports", sql: importSchema),
        Migration(name: "4 tallies", sql: tallySchema, work: sealTallies),
        Migration(name: "5 dwellings under seal", sql: dwellingSchema, work: sealDwellings),
        Migration(name: "6 queue of all kinds", sql: queueSchema),
        Migration(name: "7 organisation of a lease", sql: organisationSchema, work: makeTenancyKey),
        Migration(name: "8 economic checks", sql: checkSchema, work: makeCheckKey),
        Migration(name: "9 reports", sql: reportSchema),
        Migration(name: "10 checks to be sent", sql: sendingSchema),
        Migration(name: "11 rent subsidy", sql: subsidySchema, work: makeSubsidyKey),
    ]

    /// `ANJU`, so that a database is told from any other SQLite file.
    static let applicationID: Int64 = 0x414E_4A55

    /// Brings a database up to this program's schema. Called with the lock held; one transaction a step.
    static func apply(
        to db: Database, steps: [Migration] = all, ring: KeyRing? = nil
    ) throws(OfficeFailure) {
        let done = try version(of: db)
        guard done <= steps.count else { throw .store(.newerSchema(found: done, known: steps.count)) }
        for (index, step) in steps.enumerated().dropFirst(done) {
            try translated("migrate") {
                try db.inTransaction(.immediate) {
                    try db.execute(sql: step.sql)
                    if let ring { try step.work?(db, ring) }
                    try db.execute(
                        sql: "INSERT INTO migration (number, name) VALUES (?, ?)", arguments: [index + 1, step.name])
                    try db.execute(sql: "PRAGMA user_version = \(index + 1)")
                    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                    return .commit
                }
            }
        }
    }

    /// How many steps the database has. A database of somebody else is no office.
    static func version(of db: Database) throws(OfficeFailure) -> Int {
        try pragma("user_version", db)
    }

    /// Whether the file is a database of this program, or an empty one.
    static func isOurs(_ db: Database) throws(OfficeFailure) -> Bool {
        try pragma("application_id", db) == applicationID
    }

    static func pragma(_ name: String, _ db: Database) throws(OfficeFailure) -> Int {
        try db.first("PRAGMA \(name)", [], { row in try row.count(0) }) ?? 0
    }
}
