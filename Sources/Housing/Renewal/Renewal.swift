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

    /// The files that count now, in the order in which they were put in.
    public var currentMaterials: [Material] {
        materials.filter(\.isCurrent)
    }

    /// The rows in which lie the words that people wrote into it.
    public var notes: [TextID] {
        (info?.wrong ?? []).compactMap(\.note) + returns.flatMap(\.items).compactMap(\.note)
            + [decision?.note].compactMap(\.self)
    }

    /// The slots that still need a file before 【提交】.
    public var missingMaterials: [MaterialKind] {
        MaterialKind.required.filter { kind in !currentMaterials.contains { $0.kind == kind } }
    }

    /// The return that the applicant is answering.
    public var openReturn: Return? {
        state == .returned ? returns.last : nil
    }

    /// The items of the open return that are not done yet.
    public var itemsToDo: [Return.Item] {
        guard let openReturn else { return [] }
        return openReturn.items.filter { !isDone($0.path, since: openReturn.version) }
    }

    /// An item is done when what it names was given anew after the return; a file that need not be there may also
    /// have been taken out.
    func isDone(_ path: ItemPath, since version: Int) -> Bool {
        switch path {
        case .declaration:
            return (declaration?.version ?? 0) > version
        case .block, .line:
            return (info?.version ?? 0) > version
        case .material(let kind):
            let ofKind = materials.filter { $0.kind == kind }
            if ofKind.contains(where: { $0.isCurrent && $0.addedVersion > version }) { return true }
            let isEmptied = ofKind.contains { ($0.endedVersion ?? 0) > version } && !ofKind.contains(where: \.isCurrent)
            return isEmptied && !MaterialKind.required.contains(kind)
        }
    }
}
