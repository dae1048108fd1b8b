import Glibc

/// A database's command line doing the same on the same files: `sqlite3`, or `duckdb` where it is installed.
struct PeerDatabase {
    let name: String
    private let program: String
    private let path: String

    static func all(in folder: String) -> [PeerDatabase] {
        ["sqlite3", "duckdb"].compactMap { name in
            guard let program = find(name) else { return nil }
            return PeerDatabase(name: name, program: program, path: "\(folder)/\(name).db")
        }
    }

    private static func find(_ name: String) -> String? {
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Takes in register, members and findings, with the indexes by which families are found.
    ///
    /// - Returns: seconds.
    func load(_ folder: String) throws -> Double {
        let files = ["register", "members", "findings"]
        let isSQLite = name == "sqlite3"
        var script = isSQLite ? "PRAGMA journal_mode=WAL;\nPRAGMA synchronous=FULL;\n.mode csv\n" : ""
        for file in files {
            script +=
                isSQLite
                ? ".import \(folder)/\(file).csv \(file)\n"
                : "CREATE TABLE \(file) AS SELECT * FROM read_csv('\(folder)/\(file).csv', all_varchar=true);\n"
        }
        script += """
            CREATE UNIQUE INDEX r1 ON register (receipt_no);
            CREATE UNIQUE INDEX r2 ON register (id_no);
            CREATE UNIQUE INDEX m1 ON members (id_no);

            """
        let begun = Nanoseconds.now()
        _ = try run(script)
        return Nanoseconds.now().milliseconds(since: begun) / 1000
    }

    /// Runs statements with the program's own timer.
    ///
    /// - Returns: seconds of each.
    func times(_ statements: [String]) throws -> [Double] {
        let output = try run(".timer on\n" + statements.map { $0 + ";\n" }.joined())
        let times = output.split(separator: "\n").compactMap(Self.time)
        guard times.count == statements.count else {
            throw PseudoTerminal.Failure(description: "\(name): \(times.count) times of \(statements.count)")
        }
        return times
    }

    /// `Run Time: real 0.004 user …`, `Run Time (s): real 0.004 user …`.
    private static func time(_ line: Substring) -> Double? {
        guard line.hasPrefix("Run Time") else { return nil }
        let words = line.split(separator: " ")
        guard let real = words.firstIndex(of: "real"), real + 1 < words.count else { return nil }
        return Double(words[real + 1])
    }

    private func run(_ script: String) throws -> String {
        let input = "\(path).in"
        let output = "\(path).out"
        try ImportMeasure.write(script, to: input)
        try MeasuredOffice.run(["/bin/sh", "-c", "'\(program)' '\(path)' < '\(input)' > '\(output)' 2>&1"])
        guard let file = fopen(output, "r") else { return "" }
        defer { fclose(file) }
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            text += buffer.prefix(count)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// What the peers are asked, in both their tongues.
enum PeerQuestions {
    /// Every rule for every family with its reasons, then the same kept.
    static let review = """
        SELECT receipt_no, max(rule = 'LH-03' AND result = '不通过') AS lh03,
        max(rule = 'LH-10' AND result = '不通过') AS lh10, max(rule = 'LH-11' AND result = '不通过') AS lh11,
        max(rule = 'LH-12' AND result = '不通过') AS lh12, max(rule = 'LH-13' AND result = '不通过') AS lh13,
        max(rule = 'LH-14' AND result = '不通过') AS lh14, count(*) AS known FROM findings GROUP BY receipt_no
        """
    static let reviewed = "SELECT sum(lh10), sum(known), count(*) FROM (\(review))"
    static let keptReview = "CREATE TABLE review AS \(review)"

    static func list(most: Int) -> String {
        """
        SELECT count(*), max(place) FROM (SELECT row_number() OVER (ORDER BY CAST(city_position AS INTEGER)) AS place
        FROM register JOIN review USING (receipt_no) WHERE NOT (lh03 OR lh10 OR lh11 OR lh12 OR lh13 OR lh14)
        ORDER BY place LIMIT \(most))
        """
    }

    private static let amounts = """
        SELECT receipt_no, '2023-11' AS month,
        CASE WHEN CAST(registered_size AS INTEGER) >= 2 THEN 214500 ELSE 115500 END AS amount_fen FROM register
        """
    static let month = "SELECT count(*), sum(amount_fen) FROM (\(amounts))"
    static let keptMonth = "CREATE TABLE instalment AS \(amounts)"

    static func lookUps(receipt: String, document: String, characters: String) -> [String] {
        [
            "SELECT * FROM register WHERE receipt_no = '\(receipt)'",
            "SELECT * FROM register WHERE id_no = '\(document)'",
            "SELECT receipt_no FROM register WHERE name LIKE '%\(characters)%' LIMIT 100",
        ]
    }
}
