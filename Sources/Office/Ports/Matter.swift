import Housing

/// What the records must know of a process, of whatever kind, to keep it as a row: to list it, to find it, to see that
/// nothing of it is gone.
///
/// One table holds all kinds, so that numbers, claims, queues and timelines work the same for each.
public protocol Matter: Process {
    /// The columns that queues and lists read without opening the matter.
    var head: MatterHead { get }
    /// The rows that lie apart and to which the matter points.
    var parts: MatterParts { get }
    /// The last day on which the applicant can act; nil where the matter does not wait for him. Where the lease leaves no
    /// day it is one long past.
    func dueDay(leaseEnd: Day, _ status: Lease.Status) -> Day?
    /// It waits to leave the office.
    var isToBeSent: Bool { get }
}

extension Matter {
    public var isToBeSent: Bool { false }
}

/// The row of a matter as lists read it.
public struct MatterHead: Hashable, Sendable {
    public let id: CaseID
    public let number: ReceiptNumber
    /// The state's stable name, one of the kind's own.
    public let state: String
    /// Of one kind a lease can have no other open matter beside it.
    public let isOpen: Bool
    public let isLate: Bool
    public let lease: LeaseID
    public let applicant: PersonID
    /// Who works on it, and since when.
    public let assignedTo: PersonID?
    public let claimedAt: Moment?
    public let openedAt: Moment
    public let submittedAt: Moment?
    public let updatedAt: Moment
    public let version: Int

    public init(
        id: CaseID, number: ReceiptNumber, state: String, isOpen: Bool, isLate: Bool, lease: LeaseID,
        applicant: PersonID, assignedTo: PersonID?, claimedAt: Moment?, openedAt: Moment, submittedAt: Moment?,
        updatedAt: Moment, version: Int
    ) {
        self.id = id
        self.number = number
        self.state = state
        self.isOpen = isOpen
        self.isLate = isLate
        self.lease = lease
        self.applicant = applicant
        self.assignedTo = assignedTo
        self.claimedAt = claimedAt
        self.openedAt = openedAt
        self.submittedAt = submittedAt
        self.updatedAt = updatedAt
        self.version = version
    }

    public var kind: CaseKind { number.kind }

    /// A matter keeps its place in the queue by its first submission, also after a return.
    public var queuedAt: Moment { submittedAt ?? updatedAt }
}

/// The rows beside a matter that it names: files, words and personal values, the blocks as they were confirmed, and reports
/// by their numbers.
public struct MatterParts: Hashable, Sendable {
    public let materials: [MaterialID]
    public let texts: [TextID]
    public let snapshots: [Commitment]
    public let reports: [ReportRecord]

    public init(
        materials: [MaterialID], texts: [TextID], snapshots: [Commitment], reports: [ReportRecord] = []
    ) {
        self.materials = materials
        self.texts = texts
        self.snapshots = snapshots
        self.reports = reports
    }
}

extension Renewal: Matter {
    public var head: MatterHead {
        MatterHead(
            id: id, number: number, state: state.rawValue, isOpen: state.isOpen, isLate: isLate, lease: lease,
            applicant: applicant, assignedTo: claim?.reviewer, claimedAt: claim?.at, openedAt: openedAt,
            submittedAt: submittedAt, updatedAt: updatedAt, version: version)
    }

    public var parts: MatterParts {
        MatterParts(
            materials: materials.map(\.id), texts: notes + values, snapshots: snapshots)
    }

    public func dueDay(leaseEnd: Day, _ status: Lease.Status) -> Day? {
        guard state.waitsForApplicant else { return nil }
        return lastDay(leaseEnd: leaseEnd, status) ?? Day(number: 0)
    }
}

extension EconomicCheck: Matter {
    /// Nobody works on it alone; it waits in the order of its request.
    public var head: MatterHead {
        MatterHead(
            id: id, number: number, state: state.rawValue, isOpen: state.isOpen, isLate: false, lease: lease,
            applicant: applicant, assignedTo: nil, claimedAt: nil, openedAt: openedAt, submittedAt: request?.at,
            updatedAt: updatedAt, version: version)
    }

    public var parts: MatterParts {
        MatterParts(
            materials: papers, texts: texts, snapshots: [],
            reports: reports.filter { $0.refusal == nil }.map { report in
                ReportRecord(number: report.number, check: id, content: report.content)
            })
    }

    /// What is open goes with its lease; a result that meets the requirement counts until its last day.
    public func dueDay(leaseEnd: Day, _ status: Lease.Status) -> Day? {
        switch state {
        case .draft, .requested, .inProgress, .reported, .objection: status == .active ? leaseEnd : Day(number: 0)
        case .meets: result?.validUntil
        case .fails, .expired, .cancelled: nil
        }
    }
}

extension Signing: Matter {
    /// Nobody works on it alone; what was signed waits for its approval in the order of the first signature.
    public var head: MatterHead {
        MatterHead(
            id: id, number: number, state: state.rawValue, isOpen: state.isOpen, isLate: false, lease: lease,
            applicant: applicant, assignedTo: nil, claimedAt: nil, openedAt: openedAt,
            submittedAt: attempts.lazy.compactMap(\.signature?.at).first, updatedAt: updatedAt, version: version)
    }

    public var parts: MatterParts {
        MatterParts(materials: files.map(\.id), texts: notes + transcriptions, snapshots: snapshots)
    }

    /// The contract has a deadline of its own, whatever the lease that it carries on says.
    public func dueDay(leaseEnd: Day, _ status: Lease.Status) -> Day? { dueDay }
}

extension TenancyChange: Matter {
    /// It waits from the moment in which it was reported.
    public var head: MatterHead {
        MatterHead(
            id: id, number: number, state: state.rawValue, isOpen: state.isOpen, isLate: false, lease: lease,
            applicant: applicant, assignedTo: claim?.reviewer, claimedAt: claim?.at, openedAt: openedAt,
            submittedAt: openedAt, updatedAt: updatedAt, version: version)
    }

    public var parts: MatterParts { MatterParts(materials: proofs.map(\.id), texts: texts, snapshots: []) }

    /// It never waits for the tenant.
    public func dueDay(leaseEnd: Day, _ status: Lease.Status) -> Day? { nil }
}
