import Housing

/// What an organisation that signed in (法人登录) may see: the leases that it signed for its staff, and how far their
/// renewals are. No documents, no amounts, no names in full: what a tenant does is his own.
public struct OrganisationDesk {
    let office: Office

    /// More are not listed at one go.
    public static let most = 200

    /// The leases of who is signed in, newest end first.
    public func leases(_ session: Session) throws(OfficeFailure) -> OrganisationLeases {
        try office.read(.seeOrganisationLeases, session) { (reader, _) throws(OfficeFailure) in
            // A login that is no code is no organisation's, and has no leases.
            guard let code = try? CreditCode(try reader.account(session.account).login.text) else {
                return OrganisationLeases(leases: [], hasMore: false)
            }
            let records = try reader.leases(organisation: code, offset: 0, limit: Self.most + 1)
            var leases: [OrganisationLease] = []
            for record in records.prefix(Self.most) {
                let renewal = try reader.renewals(applicant: record.lease.tenant).first { $0.lease == record.lease.id }
                leases.append(OrganisationLease(record, renewal: renewal?.state))
            }
            return OrganisationLeases(leases: leases, hasMore: records.count > Self.most)
        }
    }
}

/// The leases that an organisation signed for its staff.
public struct OrganisationLeases: Equatable, Sendable {
    /// Newest end first.
    public let leases: [OrganisationLease]
    /// Whether there are more than are listed.
    public let hasMore: Bool
}

/// A lease as the organisation that signed it may see it.
public struct OrganisationLease: Equatable, Sendable {
    public let number: String
    /// 小区楼栋房号
    public let address: String
    /// Masked.
    public let tenant: String
    public let start: Day
    public let end: Day
    public let status: Lease.Status
    /// Of the tenant's newest renewal of it; nil where there is none.
    public let renewal: Renewal.State?

    init(_ record: LeaseRecord, renewal: Renewal.State?) {
        number = record.lease.number
        address = "\(record.dwelling.estate)\(record.dwelling.building)\(record.dwelling.room)"
        tenant = record.tenant.maskedName
        start = record.lease.start
        end = record.lease.end
        status = record.lease.status
        self.renewal = renewal
    }
}
