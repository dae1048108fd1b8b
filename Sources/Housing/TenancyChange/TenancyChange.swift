/// A report that the tenant or an occupant has died or moved out, from its first word to the decision (Q33): what becomes
/// of the lease is for staff, for the Guangdong rule (Art. 9) lets co-residents go on.
///
/// It holds identifiers, codes and moments. Names, telephones, words and proofs lie in rows and files of their own, to
/// which it points.
public struct TenancyChange: Process, Identifiable {
    public static let kind = CaseKind.tenancyChange

    public let id: CaseID
    public let number: ReceiptNumber
    public let lease: LeaseID
    /// The tenant when it was reported, under whose name it is found.
    public let applicant: PersonID
    public let event: Event
    /// Whom it happened to: the tenant, or an occupant.
    public let person: PersonID
    /// The day on which it happened: not in the future when it was reported, nor before the person moved in.
    public let day: Day
    public let report: Report
    public let openedAt: Moment

    public internal(set) var version: Int
    public internal(set) var state: State
    public internal(set) var updatedAt: Moment
    /// Who looks into it; there is one exactly in ``State/underReview``.
    public internal(set) var claim: Claim?
    /// In the order in which they were handed in.
    public internal(set) var proofs: [Proof]
    public internal(set) var decision: Decision?
    /// Staff who entered it or put something in: they may not decide it.
    public internal(set) var enteredBy: [PersonID]

    /// What happened.
    public enum Event: String, CaseIterable, Codable, Sendable {
        case tenantDied = "TENANT_DIED"
        case tenantMovedOut = "TENANT_MOVED_OUT"
        case occupantDied = "OCCUPANT_DIED"
        case occupantMovedOut = "OCCUPANT_MOVED_OUT"

        public var isOfTenant: Bool { self == .tenantDied || self == .tenantMovedOut }
        public var isDeath: Bool { self == .tenantDied || self == .occupantDied }

        /// What can be decided about it.
        public var outcomes: [Outcome] {
            isOfTenant ? [.transferred, .leaseTerminated, .dismissed] : [.occupantRemoved, .dismissed]
        }
    }

    /// What it came to.
    public enum Outcome: String, CaseIterable, Codable, Sendable {
        /// The occupant no longer lives there.
        case occupantRemoved = "OCCUPANT_REMOVED"
        /// A co-resident is the tenant now.
        case transferred = "TRANSFERRED"
        case leaseTerminated = "LEASE_TERMINATED"
        /// It is not so; the lease stays as it was. A note says why.
        case dismissed = "DISMISSED"

        public var needsNote: Bool { self == .dismissed }
    }

    /// Who reported it.
    public struct Report: Hashable, Sendable, Codable {
        /// The tenant himself at a kiosk, or the clerk who took it in at the counter.
        public let by: PersonID
        public let at: Moment
        /// What the one who came to the counter is to the tenant; nil at a kiosk.
        public let relation: Relation?
        /// The row in which name and telephone of the one who came lie; nil at a kiosk.
        public let contact: TextID?
        /// The row in which his words lie; none are needed.
        public let words: TextID?
    }

    /// Who looks into it, and since when. It stays with him over days and sign-ins, for asking around takes its time; the
    /// manager puts it back.
    public struct Claim: Hashable, Sendable, Codable {
        public let reviewer: PersonID
        public let at: Moment
    }

    /// A picture or a paper that shows it.
    public struct Proof: Hashable, Sendable, Codable {
        public let id: MaterialID
        public let bytes: Int
        /// What stands for its digest.
        public let commitment: Commitment
        public let by: PersonID
        public let at: Moment
    }

    public struct Decision: Hashable, Sendable, Codable {
        public let outcome: Outcome
        /// Who is the tenant now; set exactly where it was transferred.
        public let successor: PersonID?
        /// The row in which the words of staff lie.
        public let note: TextID?
        public let by: PersonID
        public let at: Moment
    }

    /// Whether the tenant reported it himself.
    public var isReportedByTenant: Bool { report.by == applicant && report.contact == nil }

    /// The rows in which lie words and personal values of it.
    public var texts: [TextID] {
        [report.contact, report.words, decision?.note].compactMap(\.self)
    }
}
