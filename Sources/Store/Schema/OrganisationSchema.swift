import GRDB
import Office

extension Migration {
    /// Which organisation signed a lease for one of its staff: its 统一社会信用代码, under the MAC of the lease.
    static let organisationSchema = """
        ALTER TABLE lease ADD COLUMN organisation TEXT;
        CREATE INDEX lease_organisation ON lease (organisation, end_day) WHERE organisation IS NOT NULL;
        """

    /// The uses of keys that came with this step. Frozen with it.
    static let usesWithOrganisations: [KeyUse] = [.tenancy]

    static func makeTenancyKey(_ db: Database, _ ring: KeyRing) throws(OfficeFailure) {
        try ring.make(usesWithOrganisations, db)
    }
}
