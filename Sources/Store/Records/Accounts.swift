import Foundation
import GRDB
import Housing
import Office

/// Logins, failed sign-ins, one-time codes. Accounts and codes are sealed as a whole, and a delay bears a MAC, so that a row
/// edited with another program is not believed.
extension RecordTransaction {
    // MARK: Accounts

    func account(_ id: AccountID) throws(OfficeFailure) -> Account {
        try required(try accounts("WHERE id = ?", [id.raw]).first)
    }

    func account(login: Login) throws(OfficeFailure) -> Account? {
        try accounts("WHERE login_index = ?", [try index(login)]).first
    }

    func accounts(staffOnly: Bool) throws(OfficeFailure) -> [Account] {
        try accounts(staffOnly ? "WHERE is_staff = 1 ORDER BY id" : "ORDER BY id", [])
    }

    func save(_ account: Account) throws(OfficeFailure) {
        let row = AccountRow(
            id: account.id.raw, login: try index(account.login), person: account.person.raw,
            isStaff: account.isStaff)
        let old = try db.first("SELECT sealed FROM account WHERE id = ?", [row.id]) { row in try row.blob(0) }
        let sealed = try seal(SealedAccount(account), for: .account, at: row.place)
        try ledger.note(.account, row.id, was: old, is: sealed)
        try db.run(
            """
            INSERT INTO account (id, login_index, person, is_staff, sealed) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET login_index = excluded.login_index, person = excluded.person,
            is_staff = excluded.is_staff, sealed = excluded.sealed
            """,
            [row.id, row.login, row.person, row.isStaff, sealed])
        touch(.accounts)
    }

    private struct AccountRow {
        let id: String
        let login: Data
        let person: String
        let isStaff: Bool

        var place: Place { Place("account", id, hexadecimal(login), person, isStaff ? "1" : "0") }
    }

    private func accounts(_ condition: String, _ arguments: StatementArguments) throws(OfficeFailure) -> [Account] {
        let rows = try db.rows(
            "SELECT id, login_index, person, is_staff, sealed FROM account \(condition)", arguments
        ) { row in
            (
                row: AccountRow(
                    id: try row.text(0), login: try row.blob(1), person: try row.text(2), isStaff: try row.flag(3)),
                sealed: try row.blob(4)
            )
        }
        var accounts: [Account] = []
        for (row, sealed) in rows {
            let body = try unseal(SealedAccount.self, sealed, at: row.place)
            accounts.append(body.account(AccountID(row.id), PersonID(row.person)))
        }
        return accounts
    }

    private func index(_ login: Login) throws(OfficeFailure) -> Data {
        try ring.index(login.text, domain: "account.login")
    }

    // MARK: Failed sign-ins

    func throttle(_ key: ThrottleKey) throws(OfficeFailure) -> Throttle? {
        let index = try index(key)
        let row = try db.first(
            "SELECT failures, next_allowed, mac FROM throttle WHERE key_index = ?", [index]
        ) { row in
            (failures: try row.count(0), nextAllowed: try row.integer(1), mac: try row.blob(2))
        }
        guard let row else { return nil }
        let throttle = Throttle(
            key: key, failures: row.failures, nextAllowed: MachineMoment(milliseconds: row.nextAllowed))
        try ring.check(row.mac, at: Self.place(throttle.failures, throttle.nextAllowed.milliseconds, index))
        return throttle
    }

    /// For `verify`, which knows of whom a throttle tells by its keyed digest alone.
    func checkThrottle(_ index: Data) throws(OfficeFailure) {
        let row = try db.first(
            "SELECT failures, next_allowed, mac FROM throttle WHERE key_index = ?", [index]
        ) { row in
            (place: Self.place(try row.count(0), try row.integer(1), index), mac: try row.blob(2))
        }
        let found = try required(row)
        try ring.check(found.mac, at: found.place)
    }

    func save(_ throttle: Throttle) throws(OfficeFailure) {
        let index = try index(throttle.key)
        try db.run(
            """
            INSERT INTO throttle (key_index, failures, next_allowed, mac) VALUES (?, ?, ?, ?)
            ON CONFLICT (key_index) DO UPDATE SET failures = excluded.failures,
            next_allowed = excluded.next_allowed, mac = excluded.mac
            """,
            [
                index, throttle.failures, throttle.nextAllowed.milliseconds,
                try ring.mac(Self.place(throttle.failures, throttle.nextAllowed.milliseconds, index)),
            ])
        touch(.accounts)
    }

    func clearThrottle(_ key: ThrottleKey) throws(OfficeFailure) {
        try db.run("DELETE FROM throttle WHERE key_index = ?", [try index(key)])
        touch(.accounts)
    }

    private func index(_ key: ThrottleKey) throws(OfficeFailure) -> Data {
        switch key {
        case .login(let login): try ring.index(login.text, domain: "throttle.login")
        case .terminal(let terminal): try ring.index(terminal.raw, domain: "throttle.terminal")
        case .certificate(let fingerprint): try ring.index(fingerprint, domain: "throttle.certificate")
        }
    }

    private static func place(_ failures: Int, _ nextAllowed: Int64, _ index: Data) -> Place {
        Place("throttle", hexadecimal(index), "\(failures)", "\(nextAllowed)")
    }

    // MARK: One-time codes

    func oneTimeCode(account: AccountID) throws(OfficeFailure) -> OneTimeCode? {
        guard let sealed = try sealedCode(account) else { return nil }
        return try unseal(SealedCode.self, sealed, at: Place("one_time_code", account.raw)).code(account)
    }

    func save(_ code: OneTimeCode) throws(OfficeFailure) {
        let place = Place("one_time_code", code.account.raw)
        let sealed = try seal(SealedCode(code), for: .account, at: place)
        try ledger.note(.oneTimeCode, code.account.raw, was: try sealedCode(code.account), is: sealed)
        try db.run(
            """
            INSERT INTO one_time_code (account, sealed) VALUES (?, ?)
            ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed
            """, [code.account.raw, sealed])
        touch(.accounts)
    }

    func deleteOneTimeCode(account: AccountID) throws(OfficeFailure) {
        try ledger.note(.oneTimeCode, account.raw, was: try sealedCode(account), is: nil)
        try db.run("DELETE FROM one_time_code WHERE account = ?", [account.raw])
        touch(.accounts)
    }

    private func sealedCode(_ account: AccountID) throws(OfficeFailure) -> Data? {
        try db.first("SELECT sealed FROM one_time_code WHERE account = ?", [account.raw]) { row in try row.blob(0) }
    }
}

extension Account {
    fileprivate var isStaff: Bool { !roles.isSubset(of: [.applicant, .organisation]) }
}

/// What of an account lies sealed: all that lets somebody in or tells who he is.
private struct SealedAccount: Codable {
    let login: String
    let name: String
    let roles: [OfficeRole]
    let passwordHash: String?
    let isDisabled: Bool
    let createdAt: Moment

    init(_ account: Account) {
        login = account.login.text
        name = account.name
        roles = account.roles.sorted { $0.rawValue < $1.rawValue }
        passwordHash = account.passwordHash
        isDisabled = account.isDisabled
        createdAt = account.createdAt
    }

    func account(_ id: AccountID, _ person: PersonID) -> Account {
        Account(
            id: id, login: Login(normalised: login), person: person, name: name, roles: Set(roles),
            passwordHash: passwordHash, isDisabled: isDisabled, createdAt: createdAt)
    }
}

private struct SealedCode: Codable {
    let hash: String
    let issuedBy: AccountID
    let expires: Int64
    let triesLeft: Int
    let isUsed: Bool

    init(_ code: OneTimeCode) {
        hash = code.hash
        issuedBy = code.issuedBy
        expires = code.expires.milliseconds
        triesLeft = code.triesLeft
        isUsed = code.isUsed
    }

    func code(_ account: AccountID) -> OneTimeCode {
        OneTimeCode(
            account: account, hash: hash, issuedBy: issuedBy, expires: MachineMoment(milliseconds: expires),
            triesLeft: triesLeft, isUsed: isUsed)
    }
}
