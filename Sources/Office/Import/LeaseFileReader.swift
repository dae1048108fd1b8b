import Housing
import Texts

/// Reads `leases.csv` in pieces: first row by row, then lease by lease beside what came before it.
struct LeaseFileReader {
    enum Stage { case rows, leases, over }

    private(set) var stage = Stage.rows
    private(set) var file = LeaseFile()
    /// Bytes while rows are read, then leases.
    private(set) var done = 0
    private(set) var total: Int

    private let source: String
    private let today: Day
    private var rows: CSVRows
    private var groups = RowGroups()
    private var whole: [[LeaseRow]] = []
    private var people: [IdentityNumber: LeaseRow] = [:]
    private var places: [HouseCode: [LeaseRow.Terms]] = [:]
    private var lines: [String: Int] = [:]
    private var doubted: Set<CreditCode> = []

    /// - Throws: what is wrong with the header.
    init(_ bytes: [UInt8], source: String, today: Day) throws(InputProblem) {
        self.source = source
        self.today = today
        total = bytes.count
        rows = try CSVRows(
            bytes, source: source, columns: LeaseColumn.required, optional: LeaseColumn.optional)
    }

    /// The next row, or the next lease.
    ///
    /// - Throws: what makes the file unreadable as a whole.
    mutating func step() throws(InputProblem) {
        switch stage {
        case .rows: try readRow()
        case .leases: readLease()
        case .over: break
        }
    }

    private mutating func readRow() throws(InputProblem) {
        guard let (raw, problem) = try rows.next() else { return try group() }
        file.rowCount += 1
        done = rows.bytesRead
        if let problem {
            file.problems.append(problem)
            return groups.spoil(Normal.folded(raw.fields.first ?? ""), line: raw.line)
        }
        do {
            groups.add(try LeaseRow(raw, source: source, today: today))
        } catch {
            file.problems.append(error)
            groups.spoil(Normal.folded(LeaseFields(row: raw, source: source)[.leaseNumber]), line: raw.line)
        }
    }

    private mutating func group() throws(InputProblem) {
        guard file.rowCount > 0 else { throw InputProblem(source: source, reason: .empty) }
        whole = groups.whole
        file.skipped = groups.spoiled
        groups = RowGroups()
        (done, total) = (0, whole.count)
        stage = .leases
    }

    private mutating func readLease() {
        guard done < total else {
            file.problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
            stage = .over
            return
        }
        let rows = whole[done]
        done += 1
        do {
            let entry = try entry(of: rows)
            try agree(entry)
            remember(entry)
        } catch {
            file.problems.append(error)
            file.skipped.append(rows.map(\.line))
        }
    }

    private func entry(of rows: [LeaseRow]) throws(InputProblem) -> LeaseFile.Entry {
        let tenants = rows.filter(\.isTenant)
        guard let tenant = tenants.first else {
            throw problem(rows[0], .personRole, .missing("承租人"))
        }
        if tenants.count > 1 { throw problem(tenants[1], .personRole, .duplicate(firstLine: tenant.line)) }
        var seen: [IdentityNumber: Int] = [:]
        for row in rows {
            if let column = row.terms.difference(from: rows[0].terms) {
                throw problem(row, column, .conflicts(with: Self.line(rows[0].line)))
            }
            if let first = seen.updateValue(row.line, forKey: row.document) {
                throw problem(row, .documentNumber, .duplicate(firstLine: first))
            }
        }
        return LeaseFile.Entry(tenant: tenant, others: rows.filter { !$0.isTenant })
    }

    /// One person and one dwelling are described alike wherever they appear, and nobody else lives in a let dwelling.
    private func agree(_ entry: LeaseFile.Entry) throws(InputProblem) {
        for row in entry.rows {
            guard let known = people[row.document] else { continue }
            if let column = row.difference(from: known) {
                throw problem(row, column, .conflicts(with: Self.line(known.line)))
            }
        }
        for other in places[entry.terms.dwelling.code, default: []] {
            let line = lines[other.number] ?? 0
            if other.dwelling != entry.terms.dwelling {
                throw problem(entry.tenant, .dwellingCode, .conflicts(with: Self.line(line)))
            }
            if other.start <= entry.terms.end && entry.terms.start <= other.end {
                throw problem(entry.tenant, .start, .conflicts(with: Self.line(line)))
            }
        }
    }

    private mutating func remember(_ entry: LeaseFile.Entry) {
        file.leases.append(entry)
        warn(of: entry)
        for row in entry.rows where people[row.document] == nil { people[row.document] = row }
        places[entry.terms.dwelling.code, default: []].append(entry.terms)
        lines[entry.terms.number] = entry.tenant.line
    }

    /// A code in use is known that fails the standard's check: it is taken, and somebody looks into it, once a code
    /// (model 8.3).
    private mutating func warn(of entry: LeaseFile.Entry) {
        guard let code = entry.terms.organisation, code.warning != nil, doubted.insert(code).inserted else { return }
        file.warnings.append(problem(entry.tenant, .organisation, .syntax(InputTexts.creditCodeDoubtful)))
    }

    private func problem(_ row: LeaseRow, _ column: LeaseColumn, _ reason: InputProblem.Reason) -> InputProblem {
        InputProblem(source: source, line: row.line, column: column.rawValue, reason: reason)
    }

    private static func line(_ number: Int) -> String { "第 \(number) 行" }
}

/// Rows by lease, in the order of the file. A lease with one bad row is left out whole.
private struct RowGroups {
    private var order: [String] = []
    private var rows: [String: [LeaseRow]] = [:]
    private var spoiledLines: [String: [Int]] = [:]

    mutating func add(_ row: LeaseRow) {
        if rows[row.terms.number] == nil { order.append(row.terms.number) }
        rows[row.terms.number, default: []].append(row)
    }

    /// A row whose number is not there is a lease of its own.
    mutating func spoil(_ number: String, line: Int) {
        spoiledLines[number.isEmpty ? " \(line)" : number, default: []].append(line)
    }

    var whole: [[LeaseRow]] {
        order.filter { spoiledLines[$0] == nil }.compactMap { rows[$0] }
    }

    /// The lines of each lease with a bad row, its good rows included.
    var spoiled: [[Int]] {
        spoiledLines.map { number, lines in lines + rows[number, default: []].map(\.line) }
    }
}

extension LeaseRow.Terms {
    /// The first column in which two rows of one lease differ.
    fileprivate func difference(from other: Self) -> LeaseColumn? {
        if policy != other.policy { return .policy }
        if start != other.start { return .start }
        if end != other.end { return .end }
        if rent != other.rent { return .rent }
        if dwelling.code != other.dwelling.code { return .dwellingCode }
        if dwelling.estate != other.dwelling.estate { return .estate }
        if dwelling.building != other.dwelling.building { return .building }
        if dwelling.room != other.dwelling.room { return .room }
        if dwelling.builtArea != other.dwelling.builtArea { return .builtArea }
        return organisation == other.organisation ? nil : .organisation
    }
}

extension LeaseRow {
    /// The first column in which two rows of one person differ; a field left out differs from nothing.
    fileprivate func difference(from other: LeaseRow) -> LeaseColumn? {
        if name != other.name { return .name }
        if let mobile, let known = other.mobile, mobile != known { return .mobile }
        if let marital, let known = other.marital, marital != known { return .marital }
        return nil
    }
}
