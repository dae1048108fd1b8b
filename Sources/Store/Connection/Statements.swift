import Foundation
import GRDB
import GRDBSQLite
import Office

/// Typed statements on a connection, prepared once each. Reading is strict: a column of another type than the schema's
/// is damage and is thrown, never converted and never fatal.
extension Database {
    func run(_ sql: String, _ arguments: StatementArguments = []) throws(OfficeFailure) {
        try translated("write") { try cachedStatement(sql: sql).execute(arguments: arguments) }
    }

    /// Calls `body` for each row. It must not run the same statement again.
    func each(
        _ sql: String, _ arguments: StatementArguments = [], _ body: (Columns) throws -> Void
    ) throws(OfficeFailure) {
        try translated("read") {
            let statement = try cachedStatement(sql: sql)
            statement.setUncheckedArguments(arguments)
            let handle = statement.sqliteStatement
            defer { sqlite3_reset(handle) }
            while true {
                switch sqlite3_step(handle) {
                case SQLITE_ROW: try body(Columns(handle: handle))
                case SQLITE_DONE: return
                case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
                }
            }
        }
    }

    func rows<Value>(
        _ sql: String, _ arguments: StatementArguments = [], _ decode: (Columns) throws -> Value
    ) throws(OfficeFailure) -> [Value] {
        var values: [Value] = []
        try each(sql, arguments) { row in values.append(try decode(row)) }
        return values
    }

    func first<Value>(
        _ sql: String, _ arguments: StatementArguments = [], _ decode: (Columns) throws -> Value
    ) throws(OfficeFailure) -> Value? {
        try translated("read") {
            let statement = try cachedStatement(sql: sql)
            statement.setUncheckedArguments(arguments)
            let handle = statement.sqliteStatement
            defer { sqlite3_reset(handle) }
            switch sqlite3_step(handle) {
            case SQLITE_ROW: return try decode(Columns(handle: handle))
            case SQLITE_DONE: return nil
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
        }
    }

    func exists(_ sql: String, _ arguments: StatementArguments = []) throws(OfficeFailure) -> Bool {
        try first(sql, arguments) { _ in true } ?? false
    }
}

/// The columns of the row on which a statement stands, by their place in the SELECT, from 0.
struct Columns {
    fileprivate let handle: SQLiteStatement

    func integer(_ index: Int) throws(OfficeFailure) -> Int64 {
        try expect(SQLITE_INTEGER, index)
        return sqlite3_column_int64(handle, Int32(index))
    }

    func count(_ index: Int) throws(OfficeFailure) -> Int { Int(try integer(index)) }
    func flag(_ index: Int) throws(OfficeFailure) -> Bool { try integer(index) != 0 }

    func text(_ index: Int) throws(OfficeFailure) -> String {
        try expect(SQLITE_TEXT, index)
        guard let bytes = sqlite3_column_text(handle, Int32(index)) else { throw damage(index) }
        let buffer = UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, Int32(index))))
        guard let text = String(validating: buffer, as: UTF8.self) else { throw damage(index) }
        return text
    }

    func blob(_ index: Int) throws(OfficeFailure) -> Data {
        try expect(SQLITE_BLOB, index)
        guard let bytes = sqlite3_column_blob(handle, Int32(index)) else { return Data() }
        return Data(bytes: bytes, count: Int(sqlite3_column_bytes(handle, Int32(index))))
    }

    /// Hands on the bytes where they lie, for as long as `body` runs.
    func withBlob<Answer>(
        _ index: Int, _ body: (UnsafeRawBufferPointer) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try expect(SQLITE_BLOB, index)
        let bytes = sqlite3_column_blob(handle, Int32(index))
        return try body(
            UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, Int32(index)))))
    }

    func optionalInteger(_ index: Int) throws(OfficeFailure) -> Int64? {
        isNull(index) ? nil : try integer(index)
    }

    func optionalText(_ index: Int) throws(OfficeFailure) -> String? {
        isNull(index) ? nil : try text(index)
    }

    func optionalBlob(_ index: Int) throws(OfficeFailure) -> Data? {
        isNull(index) ? nil : try blob(index)
    }

    /// A word of a closed list.
    func word<Word: RawRepresentable>(_ index: Int, _ type: Word.Type = Word.self) throws(OfficeFailure) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try text(index)) else { throw damage(index) }
        return word
    }

    private func isNull(_ index: Int) -> Bool { sqlite3_column_type(handle, Int32(index)) == SQLITE_NULL }

    private func expect(_ type: Int32, _ index: Int) throws(OfficeFailure) {
        guard sqlite3_column_type(handle, Int32(index)) == type else { throw damage(index) }
    }

    /// Names the column, never its content.
    private func damage(_ index: Int) -> OfficeFailure {
        let name = sqlite3_column_name(handle, Int32(index)).map { String(cString: $0) } ?? "\(index)"
        return .store(.damaged(what: "anju.db column \(name)"))
    }
}
