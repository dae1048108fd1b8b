import GRDB
import Housing
import Office

/// The counter's queue and `case list`: a page by an index, counts that are kept, a search that never scans.
extension RecordTransaction {
    func queue(_ filter: QueueFilter, offset: Int, limit: Int) throws(OfficeFailure) -> [CaseSummary] {
        var query = QueueQuery(filter)
        if let search = filter.search {
            guard try narrow(&query, to: search) else { return [] }
        }
        let rows = try db.rows(query.sql, query.arguments(offset: offset, limit: limit)) { row in
            (
                row: try MatterRow(row), name: try row.text(MatterRow.width),
                leaseNumber: try row.text(MatterRow.width + 1), dueDay: try row.optionalInteger(MatterRow.width + 2),
                openChange: try row.optionalText(MatterRow.width + 3)
            )
        }
        var summaries: [CaseSummary] = []
        summaries.reserveCapacity(rows.count)
        for (row, name, leaseNumber, dueDay, openChange) in rows {
            try row.check(ring)
            summaries.append(
                try row.summary(
                    applicantName: name, leaseNumber: leaseNumber, dueDay: dueDay.map { Day(number: Int($0)) },
                    openChange: openChange.flatMap { ReceiptNumber($0) }))
        }
        return summaries
    }

    func queueCounts() throws(OfficeFailure) -> QueueCounts {
        var counts: [CaseState: Int] = [:]
        try db.each("SELECT kind, state, cases FROM matter_count") { row in
            guard let state = CaseState(try row.word(0), named: try row.text(1)) else {
                throw OfficeFailure.store(.damaged(what: "matter_count"))
            }
            counts[state] = try row.count(2)
        }
        let awaitingAnswer = try db.first(Self.awaitingAnswer, [], { row in try row.count(0) })
        return QueueCounts(counts, awaitingAnswer: awaitingAnswer ?? 0)
    }

    /// Counted: there are few at a time, and an index holds them alone.
    static let awaitingAnswer = "SELECT COUNT(*) FROM matter r WHERE \(QueueQuery.awaitsAnswer)"

    /// Finds out what was typed: a receipt number, a contract number, a document or telephone number in full, or a part
    /// of a name.
    ///
    /// - Returns: false when nothing can match.
    private func narrow(_ query: inout QueueQuery, to search: String) throws(OfficeFailure) -> Bool {
        if let number = ReceiptNumber(search) {
            query.narrow(.receipt, [number.description])
            return true
        }
        let leases = try db.rows("SELECT id FROM lease WHERE number = ?", [search]) { row in
            try row.text(0)
        }
        if let lease = leases.first {
            query.narrow(.lease, [lease])
            return true
        }
        if let applicant = try personKnown(by: search) {
            query.narrow(.applicant, [applicant])
            return true
        }
        let pairs = NamePairs.of(search).sorted()
        guard !pairs.isEmpty else { return false }
        query.narrow(.name(pairs: pairs.count), pairs)
        return true
    }

    private func personKnown(by number: String) throws(OfficeFailure) -> String? {
        for kind in DocumentKind.allCases {
            guard let document = try? IdentityNumber(number, kind: kind, on: nil) else { continue }
            let id = try db.first("SELECT id FROM person WHERE document_index = ?", [try index(document)]) {
                row in try row.text(0)
            }
            if let id { return id }
        }
        guard let mobile = try? Mobile(number) else { return nil }
        return try db.first("SELECT id FROM person WHERE mobile_index = ?", [try index(mobile)]) {
            row in try row.text(0)
        }
    }
}

/// The statement behind a page of the queue. There are as many texts as kinds of filter, so each is prepared once.
struct QueueQuery {
    enum Narrowing {
        case receipt, lease, applicant
        case name(pairs: Int)
    }

    private let filter: QueueFilter
    private var narrowing: Narrowing?
    private var searched: [any DatabaseValueConvertible] = []

    init(_ filter: QueueFilter) { self.filter = filter }

    mutating func narrow(_ narrowing: Narrowing, _ searched: [any DatabaseValueConvertible]) {
        self.narrowing = narrowing
        self.searched = searched
    }

    func arguments(offset: Int, limit: Int) -> StatementArguments {
        var values = searched
        if filter.waiting == nil, let state = filter.stateName { values.append(state) }
        if let assignedTo = filter.assignedTo { values.append(assignedTo.raw) }
        return StatementArguments(values + [limit, offset])
    }

    /// First the rows of the page, by an index alone; then what is shown of them. The order of a CROSS JOIN is kept.
    var sql: String {
        """
        SELECT \(MatterRow.columns), p.name, l.number, r.due_day, \(Self.openChange)
        FROM (SELECT \(page) LIMIT ? OFFSET ?)
        CROSS JOIN matter r ON r.row = wanted
        CROSS JOIN person p ON p.id = r.applicant
        CROSS JOIN lease l ON l.id = r.lease
        ORDER BY r.queued_at, r.row
        """
    }

    /// The open report about the lease of another matter.
    private static let openChange = """
        CASE WHEN r.kind <> 'T' THEN
        (SELECT t.number FROM matter t WHERE t.kind = 'T' AND t.lease = r.lease AND t.is_open = 1) END
        """

    private var page: String {
        guard case .name(let pairs) = narrowing else {
            let condition = condition(narrowed, kind: "r.kind", state: "r.state")
            return "r.row AS wanted FROM matter r \(index) \(condition) ORDER BY r.queued_at, r.row"
        }
        let others = Array(
            repeating: """
                EXISTS (SELECT 1 FROM matter_name m
                WHERE m.pair = ? AND m.queued_at = n.queued_at AND m.matter = n.matter)
                """, count: pairs - 1)
        let cases = filter.assignedTo == nil ? "" : "CROSS JOIN matter r ON r.row = n.matter"
        return """
            n.matter AS wanted FROM matter_name n \(cases) \(condition(["n.pair = ?"] + others, kind: "n.kind", state: "n.state"))
            ORDER BY n.queued_at, n.matter
            """
    }

    /// The few cases that somebody has in hand are sorted; following the order of the queue instead, SQLite would look at every
    /// case of the office for them.
    private var index: String {
        filter.assignedTo != nil && narrowing == nil ? "INDEXED BY matter_assigned" : ""
    }

    private var narrowed: [String] {
        switch narrowing {
        case .receipt: ["r.number = ?"]
        case .lease: ["r.lease = ?"]
        case .applicant: ["r.applicant = ?"]
        case .name, nil: []
        }
    }

    /// In the order of ``arguments(offset:limit:)``.
    private func condition(_ searched: [String], kind: String, state: String) -> String {
        var conditions = searched
        switch filter.waiting {
        case .contract: conditions.append(Self.awaitsContract)
        case .answer: conditions.append(Self.awaitsAnswer)
        case .applicant: conditions.append(Self.awaitsApplicant)
        case nil:
            if let wanted = filter.kind { conditions.append("\(kind) = '\(wanted.rawValue)'") }
            if filter.stateName != nil { conditions.append("\(state) = ?") }
        }
        if filter.assignedTo != nil { conditions.append("r.assigned_to = ?") }
        return conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    }

    /// An approved renewal without an open contract.
    static let awaitsContract = """
        r.kind = 'R' AND r.state = 'APPROVED' AND NOT EXISTS
        (SELECT 1 FROM matter c WHERE c.lease = r.lease AND c.kind = 'C' AND c.is_open = 1)
        """
    /// A contract that is to be signed and has no day on which it is due: it waits for an answer to what was reported.
    static let awaitsAnswer = "r.kind = 'C' AND r.state = 'TO_SIGN' AND r.due_day IS NULL"

    private static let awaitsApplicant: String = {
        let states = Signing.State.allCases.filter(\.isForApplicant).map { "'\($0.rawValue)'" }
        return "r.kind = 'C' AND r.state IN (\(states.joined(separator: ", ")))"
    }()
}

extension MatterRow {
    func summary(
        applicantName: String, leaseNumber: String, dueDay: Day?, openChange: ReceiptNumber?
    ) throws(OfficeFailure) -> CaseSummary {
        guard let state = CaseState(head.kind, named: head.state) else {
            throw OfficeFailure.store(.damaged(what: place.name))
        }
        return CaseSummary(
            id: head.id, number: head.number, state: state, applicant: head.applicant, applicantName: applicantName,
            leaseNumber: leaseNumber, openedAt: head.openedAt, submittedAt: head.submittedAt,
            updatedAt: head.updatedAt, dueDay: dueDay, assignedTo: head.assignedTo, isLate: head.isLate,
            openChange: openChange, version: head.version)
    }
}
