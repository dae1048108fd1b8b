import Housing

/// `leases.csv` read, checked row by row and then against itself: leases with their people.
/// ``LeaseFileReader`` makes it.
struct LeaseFile {
    struct Entry: Equatable, Codable {
        let tenant: LeaseRow
        let others: [LeaseRow]

        var terms: LeaseRow.Terms { tenant.terms }
        var rows: [LeaseRow] { [tenant] + others }
    }

    /// In the order of the file, those with a problem left out.
    var leases: [Entry] = []
    var rowCount = 0
    /// In the order of the file, at most one a row.
    var problems: [InputProblem] = []
    /// What is taken as it stands and somebody has to look into.
    var warnings: [InputProblem] = []
    /// Leases left out, each as the lines of all its rows.
    var skipped: [[Int]] = []

    init() {}

    /// Reads at one go.
    ///
    /// - Throws: what makes the file unreadable as a whole; what is wrong with single rows is in ``problems``.
    init(_ bytes: [UInt8], source: String, today: Day) throws(InputProblem) {
        var reader = try LeaseFileReader(bytes, source: source, today: today)
        while reader.stage != .over { try reader.step() }
        self = reader.file
    }
}
