/// An application to renew a lease (个人租赁合同续约, model 3.2 to 3.3 and 6.1), from 【续租申请】 to the decision.
///
/// It holds identifiers, codes and moments. Names, numbers and free text lie in rows of their own, to which it points.
public struct Renewal: Process, Identifiable {
    public static let kind = CaseKind.renewal

    public let id: CaseID
    public let number: ReceiptNumber
    public let lease: LeaseID
    /// The tenant who applies.
    public let applicant: PersonID
    public let leasePolicy: LeasePolicy
    public let openedAt: Moment

    public internal(set) var version: Int
    public internal(set) var state: State
    public internal(set) var updatedAt: Moment
    /// When it was handed in for the first time. It keeps its place in the queue by this, also after a return.
    public internal(set) var submittedAt: Moment?
    /// Handed in, or before that opened, after the last timely day (Q23).
    public internal(set) var isLate: Bool

    public internal(set) var policy: PolicyChoice?
    /// The economic check on whose report it is made; there is one exactly under the new policy.
    public internal(set) var check: CaseID?
    public internal(set) var declaration: Declaration?
    public internal(set) var info: ConfirmedInfo?
    /// Every file that was ever put in, those replaced or removed included.
    public internal(set) var materials: [Material]
    /// Who reviews it; there is one exactly in ``State/underReview``.
    public internal(set) var claim: Claim?
    /// Every return for correction, the latest last.
    public internal(set) var returns: [Return]
    public internal(set) var decision: Decision?
    public internal(set) var expiry: ExpiryCause?
    public internal(set) var conclusion: Conclusion?
    /// Staff who put something in for the applicant: they may not review it.
    public internal(set) var enteredBy: [PersonID]
    /// What was answered to single lines that were sent back, the latest last.
    public internal(set) var answers: [LineAnswer] = []
    /// The four blocks as they were answered before a return asked for them anew, the latest last.
    public internal(set) var formerInfo: [ConfirmedInfo] = []

    /// The declaration as acknowledged.
    public struct Declaration: Hashable, Sendable, Codable {
        public let template: TemplateVersion
        public let visibleSeconds: Int
        public let at: Moment
        /// The version that the case had afterwards.
        public let version: Int
    }

    /// The four blocks as answered.
    public struct ConfirmedInfo: Hashable, Sendable, Codable {
        public let snapshot: Commitment
        public let wrong: [WrongLine]
        public let corrections: [StoredCorrection]
        public let at: Moment
        /// The version that the case had afterwards.
        public let version: Int
        /// The blocks whose answers stand from earlier; nil where all four were answered together.
        public let standing: [StandingBlock]?

        /// The version that the case had after a block was answered.
        public func version(of block: InfoBlock) -> Int {
            standing?.first { $0.block == block }?.version ?? version
        }
    }

    /// A block that was not answered anew with the others.
    public struct StandingBlock: Hashable, Sendable, Codable {
        public let block: InfoBlock
        public let version: Int
    }

    /// A correction of the tenant's, without its value.
    public struct StoredCorrection: Hashable, Sendable, Codable {
        public let line: InfoLine
        /// The row in which the new value lies.
        public let stored: TextID
    }

    /// Who reviews it, and since when.
    public struct Claim: Hashable, Sendable, Codable {
        public let reviewer: PersonID
        public let at: Moment
        /// The sign-in in which it is in hand: ending another one of the same person leaves it there. Nil where it was
        /// claimed without one.
        public let session: String?
    }

    /// A return for correction.
    public struct Return: Hashable, Sendable, Codable {
        public let items: [Item]
        public let by: PersonID
        public let at: Moment
        /// The last day on which it can be handed in again.
        public let deadline: Day
        /// The deadline lies beyond the last known notice of holidays.
        public let isProvisional: Bool
        /// The version that the case had afterwards.
        public let version: Int

        /// What is to be done again, why, and the row of the reviewer's words.
        public struct Item: Hashable, Sendable, Codable {
            public let path: ItemPath
            public let reason: ReturnReason
            public let note: TextID?
            /// The slot that it opens (Q32): beside a line or a block what proves it, for a file what may be given in its
            /// place.
            public let opens: MaterialKind?
        }
    }

    /// Approval or rejection.
    public struct Decision: Hashable, Sendable, Codable {
        /// Nil where it was approved.
        public let rejection: RejectReason?
        public let note: TextID?
        public let by: PersonID
        public let at: Moment
    }

    /// Its contract came to its end.
    public struct Conclusion: Hashable, Sendable, Codable {
        public let contract: CaseID
        public let at: Moment
    }

    /// The policy of the renewed lease, as far as it was chosen.
    public var newPolicy: LeasePolicy? {
        policy.map { $0 == .new ? .new : leasePolicy }
    }

    /// Every snapshot of the registers that an answer was about.
    public var snapshots: [Commitment] {
        (formerInfo + [info].compactMap(\.self)).map(\.snapshot) + answers.map(\.snapshot)
    }

    /// The files that count now, in the order in which they were put in.
    public var currentMaterials: [Material] {
        materials.filter(\.isCurrent)
    }

    /// The rows in which lie the words that people wrote into it.
    public var notes: [TextID] {
        (formerInfo + [info].compactMap(\.self)).flatMap(\.wrong).compactMap(\.note)
            + returns.flatMap(\.items).compactMap(\.note)
            + answers.filter { $0.kind != .value }.compactMap(\.stored) + [decision?.note].compactMap(\.self)
    }

    /// The rows in which lie the values that the tenant gave.
    public var values: [TextID] {
        (formerInfo + [info].compactMap(\.self)).flatMap(\.corrections).map(\.stored)
            + answers.filter { $0.kind == .value }.compactMap(\.stored)
    }

    /// The slots that still need a file before 【提交】.
    public var missingMaterials: [MaterialKind] {
        MaterialKind.required.filter { kind in !currentMaterials.contains { $0.kind == kind } }
    }

    /// The return that the applicant is answering.
    public var openReturn: Return? {
        state == .returned ? returns.last : nil
    }
}
