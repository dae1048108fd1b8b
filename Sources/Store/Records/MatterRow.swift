import Foundation
import GRDB
import Housing
import Office

/// The columns of a matter that queues and lists read without opening it, under their MAC.
struct MatterRow {
    let head: MatterHead
    /// As read; empty in a row made from a matter.
    let mac: Data

    static let columns = """
        r.id, r.number, r.state, r.is_open, r.is_late, r.lease, r.applicant, r.assigned_to, r.claimed_at, \
        r.opened_at, r.submitted_at, r.updated_at, r.version, r.kind, r.mac
        """
    /// How many columns that are.
    static let width = 15

    init(_ row: Columns) throws(OfficeFailure) {
        let id = CaseID(try row.text(0))
        guard let number = ReceiptNumber(try row.text(1)), number.kind == (try row.word(13, CaseKind.self)) else {
            throw OfficeFailure.store(.damaged(what: "matter \(id)"))
        }
        head = MatterHead(
            id: id, number: number, state: try row.text(2), isOpen: try row.flag(3), isLate: try row.flag(4),
            lease: LeaseID(try row.text(5)), applicant: PersonID(try row.text(6)),
            assignedTo: try row.optionalText(7).map { PersonID($0) },
            claimedAt: try row.optionalInteger(8).map { Moment(milliseconds: $0) },
            openedAt: Moment(milliseconds: try row.integer(9)),
            submittedAt: try row.optionalInteger(10).map { Moment(milliseconds: $0) },
            updatedAt: Moment(milliseconds: try row.integer(11)), version: try row.count(12))
        mac = try row.blob(14)
    }

    init(_ matter: some Matter) {
        head = matter.head
        mac = Data()
    }

    /// Every column above, for the MAC. `is_open` follows from the state.
    var place: Place {
        Place(
            Self.table(head.kind), head.id.raw, head.number.description, head.state, head.isLate ? "1" : "0",
            head.lease.raw, head.applicant.raw, head.assignedTo?.raw, head.claimedAt.map { "\($0.milliseconds)" },
            "\(head.openedAt.milliseconds)", head.submittedAt.map { "\($0.milliseconds)" },
            "\(head.updatedAt.milliseconds)", "\(head.version)")
    }

    /// The sealed body belongs to one version of one row.
    var bodyPlace: Place { Place(Self.table(head.kind) + ".sealed", head.id.raw, "\(head.version)") }

    /// What seals and MACs call a row of this kind: fixed for ever by those already written.
    static func table(_ kind: CaseKind) -> String {
        switch kind {
        case .renewal: "renewal"
        case .economicCheck: "economic_check"
        case .contract: "contract"
        case .subsidy: "subsidy"
        case .agreement: "agreement"
        case .paymentRun: "payment_run"
        case .tenancyChange: "tenancy_change"
        }
    }

    func check(_ ring: KeyRing) throws(OfficeFailure) {
        try ring.check(mac, at: place)
    }
}
