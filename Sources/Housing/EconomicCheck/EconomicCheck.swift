/// 经济状况核对 of a tenant's family (model 3.4, 6.2; ): from the authorisations of its adults over the
/// request and the report to the result, an objection and the day on which the result is out of date.
///
/// It holds identifiers, codes, days and sums. What the report says of each person, and what people wrote, lies in rows of
/// their own, to which it points.
public struct EconomicCheck: Process, Identifiable {
    public static let kind = CaseKind.economicCheck

    public let id: CaseID
    public let number: ReceiptNumber
    public let lease: LeaseID
    /// The tenant who asks for it.
    public let applicant: PersonID
    public let openedAt: Moment

    public internal(set) var version: Int
    public internal(set) var state: State
    public internal(set) var updatedAt: Moment
    /// The family that is checked, the applicant first. Until the request it follows the register; from then on it is frozen.
    public internal(set) var members: [Member]
    /// Every authorisation that was ever given, those withdrawn or given anew included.
    public internal(set) var authorisations: [Authorisation]
    public internal(set) var request: Request?
    /// Every time that it left the office, the latest last.
    public internal(set) var sendings: [Sending]
    /// Every report that came in, the latest last. A report is never changed.
    public internal(set) var reports: [FiledReport]
    public internal(set) var objections: [Objection]
    /// The renewals that were handed in on its result.
    public internal(set) var usedBy: [CaseID]
    public internal(set) var end: Ending?

    /// A person of the family.
    public struct Member: Hashable, Sendable, Codable {
        public let person: PersonID
        /// To the tenant; nil for himself.
        public let relation: Relation?
        /// 18 or older when it was last looked at; a person whose birthday is not known counts as one.
        public let isAdult: Bool

        public init(person: PersonID, relation: Relation?, isAdult: Bool) {
            self.person = person
            self.relation = relation
            self.isAdult = isAdult
        }
    }

    /// One adult's authorisation to ask for his income and property.
    public struct Authorisation: Hashable, Sendable, Codable {
        public let person: PersonID
        public let template: TemplateVersion
        public let way: Way
        public let at: Moment
        /// The version that the case had afterwards.
        public let version: Int
        /// The version that the case had when it was withdrawn, given anew, or its person had left the family.
        public internal(set) var endedVersion: Int?

        public var isCurrent: Bool { endedVersion == nil }

        /// How it was given.
        public enum Way: Hashable, Sendable, Codable {
            /// Read and ticked at a kiosk.
            case ticked(visibleSeconds: Int)
            /// Signed on paper; a clerk took the sheet in.
            case paper(MaterialID, clerk: PersonID)
        }
    }

    /// 发起收入财产核对.
    public struct Request: Hashable, Sendable, Codable {
        public let at: Moment
        /// The months whose income is asked for, both included.
        public let from: Month
        public let to: Month
        /// The day as of which property is asked for.
        public let propertyAsOf: Day

        /// What is asked for by a request that is made at `moment`.
        public init(at moment: Moment, _ parameters: Parameters) {
            let last = moment.day.month.adding(months: -1)
            at = moment
            from = last.adding(months: 1 - parameters.incomeMonths)
            to = last
            propertyAsOf = moment.day
        }
    }

    /// The request left the office.
    public struct Sending: Hashable, Sendable, Codable {
        /// 1 for the first, one more with every re-check.
        public let round: Int
        public let at: Moment
        public let by: PersonID
    }

    /// A report as it was filed.
    public struct FiledReport: Hashable, Sendable, Codable {
        public let number: String
        public let issuer: String
        public let checkDate: Day
        /// The row in which lie its items, person by person.
        public let stored: TextID
        /// What stands for its content, by which the same report is known again.
        public let content: Commitment
        /// The picture of the paper from which a clerk entered it; nil for one taken in from a file.
        public let paper: MaterialID?
        public let round: Int
        public let at: Moment
        public let by: PersonID
        /// Who compared what was entered with the paper, or took the file in.
        public internal(set) var confirmation: Confirmation?
        /// Said to be entered wrongly; it counts for nothing.
        public internal(set) var refusal: ReportRefusal?
    }

    /// The report counts from here on.
    public struct Confirmation: Hashable, Sendable, Codable {
        public let by: PersonID
        public let at: Moment
        public let assessment: Assessment
        /// The last day on which a renewal can be handed in on it (Q25).
        public let validUntil: Day
        /// The last day on which it can be objected to (Q26); nil where it meets the requirement.
        public let objectionUntil: Day?
        /// That day lies beyond the last known notice of holidays.
        public let isProvisional: Bool
    }

    /// What was entered is not what stands on the paper.
    public struct ReportRefusal: Hashable, Sendable, Codable {
        public let by: PersonID
        public let at: Moment
        public let note: TextID
    }

    /// An objection to a result.
    public struct Objection: Hashable, Sendable, Codable {
        /// The report that it is about.
        public let report: String
        /// The row of the applicant's words.
        public let text: TextID
        public let at: Moment
        public internal(set) var decision: Decision?

        /// What became of it.
        public struct Decision: Hashable, Sendable, Codable {
            /// It is checked again.
            public let isUpheld: Bool
            public let note: TextID
            public let by: PersonID
            public let at: Moment
        }
    }

    /// How it ended without, or after, a result.
    public struct Ending: Hashable, Sendable, Codable {
        public let cause: Cause
        /// The state before.
        public let from: State
        public let at: Moment

        public enum Cause: String, CaseIterable, Codable, Sendable {
            /// The applicant took it back.
            case cancelled = "CANCELLED"
            /// Somebody took the authorisation back.
            case consentWithdrawn = "CONSENT_WITHDRAWN"
            case leaseEnded = "LEASE_ENDED"
            /// The result is out of date (Q25).
            case outOfDate = "OUT_OF_DATE"
            /// Another person is the tenant now (Q33).
            case tenancyChanged = "TENANCY_CHANGED"
        }
    }
}

extension EconomicCheck {
    /// The report that counts: the latest one that was not refused.
    public var report: FiledReport? { reports.last { $0.refusal == nil } }

    /// What the report that counts came to; nil until it was assessed.
    public var result: Confirmation? { report?.confirmation }

    public var openObjection: Objection? { objections.last.flatMap { $0.decision == nil ? $0 : nil } }

    /// 1 for the first check, one more with every re-check.
    public var round: Int { 1 + objections.count { $0.decision?.isUpheld == true } }

    /// The first day of which a report can be: the months that were asked for are over, and in a re-check the objection was
    /// upheld. An older one answers another question. A paper may have been made out shortly before it was asked for.
    public var firstCheckDay: Day? {
        let upheld = objections.last { $0.decision?.isUpheld == true }
        return upheld?.decision?.at.day ?? request?.to.adding(months: 1).first
    }

    /// It is to leave the office by the next `check export`.
    public var isToBeSent: Bool {
        switch state {
        case .requested: true
        case .inProgress: (sendings.last?.round ?? 0) < round
        default: false
        }
    }

    /// The adults whose authorisation is still to be given in the version in force.
    public func unauthorised(_ template: TemplateVersion) -> [Member] {
        members.filter { member in
            member.isAdult
                && !authorisations.contains {
                    $0.isCurrent && $0.person == member.person && $0.template == template
                }
        }
    }

    /// The rows of what people wrote, and of what the reports say.
    public var texts: [TextID] {
        reports.flatMap { [$0.stored] + [$0.refusal?.note].compactMap(\.self) }
            + objections.flatMap { [$0.text] + [$0.decision?.note].compactMap(\.self) }
    }

    /// The pictures of signed authorisations and of reports on paper.
    public var papers: [MaterialID] {
        authorisations.compactMap { if case .paper(let file, _) = $0.way { file } else { nil } }
            + reports.compactMap(\.paper)
    }
}
