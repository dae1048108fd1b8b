import Foundation
import GRDB
import Housing
import Office

/// The columns of a renewal that queues and lists read without opening the case.
struct RenewalRow {
    let id: CaseID
    let number: ReceiptNumber
    let state: Renewal.State
    let isLate: Bool
    let lease: LeaseID
    let applicant: PersonID
    let assignedTo: PersonID?
    let claimedAt: Moment?
    let openedAt: Moment
    let submittedAt: Moment?
    let updatedAt: Moment
    let version: Int
    /// As read; empty in a row made from a case.
    let mac: Data

    static let columns = """
        r.id, r.number, r.state, r.is_late, r.lease, r.applicant, r.assigned_to, r.claimed_at, r.opened_at, \
        r.submitted_at, r.updated_at, r.version, r.mac
        """
    /// How many columns that are.
    static let width = 13

    init(_ row: Columns) throws(OfficeFailure) {
        id = CaseID(try row.text(0))
        guard let number = ReceiptNumber(try row.text(1)) else {
            throw OfficeFailure.store(.damaged(what: "renewal \(id)"))
        }
        self.number = number
        state = try row.word(2)
        isLate = try row.flag(3)
        lease = LeaseID(try row.text(4))
        applicant = PersonID(try row.text(5))
        assignedTo = try row.optionalText(6).map { PersonID($0) }
        claimedAt = try row.optionalInteger(7).map { Moment(milliseconds: $0) }
        openedAt = Moment(milliseconds: try row.integer(8))
        submittedAt = try row.optionalInteger(9).map { Moment(milliseconds: $0) }
        updatedAt = Moment(milliseconds: try row.integer(10))
        version = try row.count(11)
        mac = try row.blob(12)
    }

    init(_ renewal: Renewal) {
        id = renewal.id
        number = renewal.number
        state = renewal.state
        isLate = renewal.isLate
        lease = renewal.lease
        applicant = renewal.applicant
        assignedTo = renewal.claim?.reviewer
        claimedAt = renewal.claim?.at
        openedAt = renewal.openedAt
        submittedAt = renewal.submittedAt
        updatedAt = renewal.updatedAt
        version = renewal.version
        mac = Data()
    }

    /// A case keeps its place by its first submission, also after a return.
    var queuedAt: Moment { submittedAt ?? updatedAt }

    /// Every column above, for the MAC.
    var place: Place {
        Place(
            "renewal", id.raw, number.description, state.rawValue, isLate ? "1" : "0", lease.raw, applicant.raw,
            assignedTo?.raw, claimedAt.map { "\($0.milliseconds)" }, "\(openedAt.milliseconds)",
            submittedAt.map { "\($0.milliseconds)" }, "\(updatedAt.milliseconds)", "\(version)")
    }

    /// The sealed case belongs to one version of one row.
    var bodyPlace: Place { Place("renewal.sealed", id.raw, "\(version)") }

    func check(_ ring: KeyRing) throws(OfficeFailure) {
        try ring.check(mac, at: place)
    }
}
