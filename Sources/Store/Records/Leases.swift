import Foundation
import GRDB
import Housing
import Office

/// Leases with their dwelling and occupants. Rent is money, so a lease stands under a MAC with its occupants.
extension RecordTransaction {
    func lease(_ id: LeaseID) throws(OfficeFailure) -> LeaseRecord {
        try record(of: try required(try leaseRow("id", id.raw)))
    }

    func lease(number: String) throws(OfficeFailure) -> LeaseRecord? {
        guard let row = try leaseRow("number", number) else { return nil }
        return try record(of: row)
    }

    func leases(tenant: PersonID) throws(OfficeFailure) -> [LeaseRecord] {
        let rows = try db.rows(
            "SELECT \(LeaseRow.columns) FROM lease WHERE tenant = ? ORDER BY end_day DESC, id", [tenant.raw],
            LeaseRow.init)
        var records: [LeaseRecord] = []
        for row in rows { records.append(try record(of: row)) }
        return records
    }

    func leases(
        organisation: CreditCode, offset: Int, limit: Int
    ) throws(OfficeFailure) -> [LeaseRecord] {
        let rows = try db.rows(
            "SELECT \(LeaseRow.columns) FROM lease WHERE organisation = ? ORDER BY end_day DESC, id LIMIT ? OFFSET ?",
            [organisation.value, limit, offset], LeaseRow.init)
        var records: [LeaseRecord] = []
        for row in rows { records.append(try record(of: row)) }
        return records
    }

    func leases(dwelling: DwellingID) throws(OfficeFailure) -> [Lease] {
        let rows = try db.rows(
            "SELECT \(LeaseRow.columns) FROM lease WHERE dwelling = ? ORDER BY number", [dwelling.raw], LeaseRow.init)
        var leases: [Lease] = []
        for row in rows { leases.append(try lease(of: row)) }
        return leases
    }

    func save(_ record: LeaseRecord) throws(OfficeFailure) {
        try save(record.tenant)
        for occupant in record.occupants { try save(occupant.person) }
        try save(record.dwelling)
        let row = try leaseRow("id", record.lease.id.raw)
        if let row {
            let old = try lease(of: row)
            guard old != record.lease else { return }
            try keepVersion(of: old)
            try db.run("DELETE FROM occupant WHERE lease = ?", [record.lease.id.raw])
        }
        let mac = try ring.mac(record.lease.place)
        try ledger.note(.lease, record.lease.id.raw, was: row?.mac, is: mac)
        try write(record.lease, mac)
        try refreshDueDay(of: record.lease.id)
        touch(.register)
        touch(.people)
    }

    // MARK: Rows

    private struct LeaseRow {
        var lease: Lease
        let mac: Data

        static let columns =
            "id, number, policy, dwelling, tenant, start_day, end_day, rent_fen, status, mac, organisation"

        init(_ row: Columns) throws(OfficeFailure) {
            let id = LeaseID(try row.text(0))
            let organisation = try row.optionalText(10).map { (text) throws(OfficeFailure) in
                guard let code = try? CreditCode(text) else {
                    throw OfficeFailure.store(.damaged(what: "lease \(id)"))
                }
                return code
            }
            lease = Lease(
                id: id, number: try row.text(1), policy: try row.word(2),
                dwelling: DwellingID(try row.text(3)), tenant: PersonID(try row.text(4)),
                start: Day(number: try row.count(5)), end: Day(number: try row.count(6)),
                monthlyRent: Money(fen: try row.count(7)), status: try row.word(8), organisation: organisation)
            mac = try row.blob(9)
        }
    }

    private func leaseRow(_ column: String, _ value: String) throws(OfficeFailure) -> LeaseRow? {
        try db.first("SELECT \(LeaseRow.columns) FROM lease WHERE \(column) = ?", [value], LeaseRow.init)
    }

    private func record(of row: LeaseRow) throws(OfficeFailure) -> LeaseRecord {
        let lease = try lease(of: row)
        var occupants: [OccupantRecord] = []
        for occupant in lease.occupants {
            occupants.append(OccupantRecord(occupant: occupant, person: try person(occupant.person)))
        }
        return LeaseRecord(
            lease: lease, dwelling: try dwelling(lease.dwelling),
            tenant: try person(lease.tenant),
            occupants: occupants)
    }

    /// The lease with its occupants, checked against its MAC.
    private func lease(of row: LeaseRow) throws(OfficeFailure) -> Lease {
        var lease = row.lease
        lease.occupants = try db.rows(
            """
            SELECT person, relation, move_in, move_out, is_coapplicant FROM occupant WHERE lease = ? ORDER BY position
            """, [lease.id.raw]
        ) { row in
            Occupant(
                person: PersonID(try row.text(0)), relation: try row.word(1),
                moveIn: try row.optionalInteger(2).map { Day(number: Int($0)) },
                moveOut: try row.optionalInteger(3).map { Day(number: Int($0)) }, isCoApplicant: try row.flag(4))
        }
        try ring.check(row.mac, at: lease.place)
        return lease
    }

    private func write(_ lease: Lease, _ mac: Data) throws(OfficeFailure) {
        try db.run(
            """
            INSERT INTO lease (\(LeaseRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET number = excluded.number, policy = excluded.policy,
            dwelling = excluded.dwelling, tenant = excluded.tenant, start_day = excluded.start_day,
            end_day = excluded.end_day, rent_fen = excluded.rent_fen, status = excluded.status, mac = excluded.mac,
            organisation = excluded.organisation
            """,
            [
                lease.id.raw, lease.number, lease.policy.rawValue, lease.dwelling.raw, lease.tenant.raw,
                lease.start.number, lease.end.number, lease.monthlyRent.fen, lease.status.rawValue, mac,
                lease.organisation?.value,
            ])
        for (position, occupant) in lease.occupants.enumerated() {
            try db.run(
                """
                INSERT INTO occupant (lease, position, person, relation, move_in, move_out, is_coapplicant)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    lease.id.raw, position, occupant.person.raw, occupant.relation.rawValue, occupant.moveIn?.number,
                    occupant.moveOut?.number, occupant.isCoApplicant,
                ])
        }
    }

    private func keepVersion(of lease: Lease) throws(OfficeFailure) {
        let number = try nextVersion(
            "SELECT coalesce(max(number), 0) + 1 FROM lease_version WHERE lease = ?", lease.id.raw)
        let sealed = try seal(lease, for: .lease, at: Place("lease_version", lease.id.raw, "\(number)"))
        try ledger.note(.leaseVersion, "\(lease.id) \(number)", was: nil, is: sealed)
        try db.run(
            "INSERT INTO lease_version (lease, number, replaced_at, sealed) VALUES (?, ?, ?, ?)",
            [lease.id.raw, number, now.milliseconds, sealed])
    }
}

extension Lease {
    /// Every column and every occupant, for the MAC.
    var place: Place {
        var clear: [String?] = [
            number, policy.rawValue, dwelling.raw, tenant.raw, "\(start.number)", "\(end.number)",
            "\(monthlyRent.fen)", status.rawValue,
        ]
        for occupant in occupants {
            clear += [
                occupant.person.raw, occupant.relation.rawValue, occupant.moveIn.map { "\($0.number)" },
                occupant.moveOut.map { "\($0.number)" }, occupant.isCoApplicant ? "1" : "0",
            ]
        }
        // Last, and only where there is one: rows that were written before there was such a column stay as they are. An
        // occupant has five values, so that it is none.
        if let organisation { clear.append(organisation.value) }
        return Place("lease", id.raw, clear: clear)
    }
}
