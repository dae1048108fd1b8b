import Crypto
import GRDB
import Glibc
import Office

/// Runs `body` and turns whatever a library throws into the office's one error.
///
/// Nothing of a thrown text is kept: GRDB's `RowDecodingError` prints the whole row, names and all.
///
/// - Parameter operation: what was being done, for the log; never personal.
func translated<Answer>(_ operation: String, _ body: () throws -> Answer) throws(OfficeFailure) -> Answer {
    do {
        return try body()
    } catch let failure as OfficeFailure {
        throw failure
    } catch let error as DatabaseError {
        throw .store(StoreFailure(error, during: operation))
    } catch is DecodingError {
        throw .store(.damaged(what: operation))
    } catch is CryptoKitError {
        throw .store(.damaged(what: operation))
    } catch {
        throw .store(.system(code: -1, operation: operation))
    }
}

extension StoreFailure {
    /// What an SQLite result code means for the person at the terminal.
    init(_ error: DatabaseError, during operation: String) {
        let extended = error.extendedResultCode
        switch error.resultCode {
        case .SQLITE_FULL:
            self = .diskFull
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self = .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            self = .locked
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_SCHEMA:
            self = .damaged(what: "anju.db")
        case .SQLITE_ERROR:
            // Every statement of the store is tested against the schema, so a missing table or column means that
            // the schema in the file is not ours any more.
            self = .damaged(what: "anju.db schema")
        case .SQLITE_IOERR where extended == .SQLITE_IOERR_SHMSIZE:
            // The shared-memory file could not grow: there is no other reason on a local disk.
            self = .diskFull
        default:
            self = .system(code: extended.rawValue, operation: operation)
        }
    }

    /// What an `errno` of a file operation means.
    init(errno code: Int32, operation: String) {
        switch code {
        case ENOSPC, EDQUOT: self = .diskFull
        case EROFS, EACCES, EPERM: self = .readOnly
        default: self = .system(code: code, operation: operation)
        }
    }
}
