extension TenancyChange {
    /// The raw values are stored and printed and never change.
    public enum State: String, CaseIterable, Codable, Sendable {
        case reported = "REPORTED"
        case underReview = "UNDER_REVIEW"
        case decided = "DECIDED"
        case withdrawn = "WITHDRAWN"

        /// Whether the lease can have no other report beside this one.
        public var isOpen: Bool { self == .reported || self == .underReview }
    }

    /// The name of a command without its contents: for key hints, permission tables and `case show`.
    public enum Act: String, CaseIterable, Codable, Sendable {
        case addProof = "ADD_PROOF"
        case take = "TAKE"
        case release = "RELEASE"
        case decide = "DECIDE"
        case withdraw = "WITHDRAW"
    }

    /// Everything that can be asked of a report.
    public enum Command: Hashable, Sendable {
        case addProof(NewProof)
        /// A reviewer looks into it.
        case take
        /// The claim ends without a decision; it keeps its place in the queue.
        case release
        case decide(Verdict)
        case withdraw

        public var act: Act {
            switch self {
            case .addProof: .addProof
            case .take: .take
            case .release: .release
            case .decide: .decide
            case .withdraw: .withdraw
            }
        }
    }

    /// A file about to be handed in, as the vault stored and measured it.
    public struct NewProof: Hashable, Sendable {
        public let id: MaterialID
        public let bytes: Int
        public let commitment: Commitment

        public init(id: MaterialID, bytes: Int, commitment: Commitment) {
            self.id = id
            self.bytes = bytes
            self.commitment = commitment
        }
    }

    /// A decision, as the reviewer asks for it.
    public struct Verdict: Hashable, Sendable {
        public let outcome: Outcome
        /// The co-resident who is to be the tenant; nil where it is not to be transferred.
        public let successor: PersonID?
        public let note: TextID?

        public init(_ outcome: Outcome, successor: PersonID? = nil, note: TextID? = nil) {
            self.outcome = outcome
            self.successor = successor
            self.note = note
        }
    }

    /// What the rules need beyond the case, read in the same transaction in which it is saved.
    public struct Facts: Hashable, Sendable {
        /// The lease as it stands now.
        public var lease: Lease
        /// Those of its people who are known to be under 18 today (Civil Code Art. 17).
        public var minors: Set<PersonID>
        /// Another open report about the lease.
        public var openChange: CaseID?
        public var parameters: Parameters

        public init(
            lease: Lease, minors: Set<PersonID> = [], openChange: CaseID? = nil, parameters: Parameters = Parameters()
        ) {
            self.lease = lease
            self.minors = minors
            self.openChange = openChange
            self.parameters = parameters
        }
    }

    /// The figures of the rules.
    public struct Parameters: Hashable, Sendable {
        /// Of one proof.
        public var proofBytesMost: Int
        public var proofsMost: Int

        public init(proofBytesMost: Int = 20 << 20, proofsMost: Int = 6) {
            self.proofBytesMost = proofBytesMost
            self.proofsMost = proofsMost
        }
    }
}
