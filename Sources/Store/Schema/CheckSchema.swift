import GRDB
import Office

extension Migration {
    /// Economic checks are matters like others; their table has been there since step 2, and only their key comes now.
    static let checkSchema = "SELECT 1"

    @Sendable static func makeCheckKey(_ db: Database, _ ring: KeyRing) throws(OfficeFailure) {
        try ring.make([.check], db)
    }
}
