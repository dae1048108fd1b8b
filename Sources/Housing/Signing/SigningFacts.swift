extension Signing {
    /// What the rules need beyond the case, read in the same transaction in which it is saved.
    public struct Facts: Hashable, Sendable {
        /// The application as it stands now.
        public var renewal: Renewal
        /// The lease as it stands now.
        public var lease: Lease
        public var parameters: Parameters
        public var calendar: WorkCalendar
        /// The four blocks as the registers have them now.
        public var info: Renewal.CurrentInfo?
        /// 承诺书 as it is in force now.
        public var commitment: CommitmentText
        /// Whole seconds since the text was opened, by the machine's monotonic clock and not the office's, which may
        /// stand still in training; nil where no text was opened in this session.
        public var secondsSinceOpened: Int?
        /// Whether the applicant stands at a kiosk, where the short sentence may be typed (Q28).
        public var isKiosk: Bool
        /// The digests of the files of the version in force; nil where they were not read.
        public var stored: StoredDigests?
        /// Whether the clerk has just given his own password again.
        public var isPasswordFresh: Bool
        /// Another open contract for the same application.
        public var openSigning: CaseID?
        /// The open report about the lease that somebody died or moved out (Q33).
        public var openChange: ReceiptNumber?
        /// Where it is done.
        public var terminal: TerminalID?

        public init(
            renewal: Renewal, lease: Lease, parameters: Parameters, calendar: WorkCalendar,
            commitment: CommitmentText, info: Renewal.CurrentInfo? = nil, secondsSinceOpened: Int? = nil,
            isKiosk: Bool = false, stored: StoredDigests? = nil, isPasswordFresh: Bool = false,
            openSigning: CaseID? = nil, openChange: ReceiptNumber? = nil, terminal: TerminalID? = nil
        ) {
            self.renewal = renewal
            self.lease = lease
            self.parameters = parameters
            self.calendar = calendar
            self.commitment = commitment
            self.info = info
            self.secondsSinceOpened = secondsSinceOpened
            self.isKiosk = isKiosk
            self.stored = stored
            self.isPasswordFresh = isPasswordFresh
            self.openSigning = openSigning
            self.openChange = openChange
            self.terminal = terminal
        }
    }

    /// 承诺书 in one version: what is read, and what is transcribed.
    public struct CommitmentText: Hashable, Sendable {
        public let template: TemplateVersion
        /// What 【复制】 copies and 【粘贴】 has to give.
        public let text: String
        /// The short sentence that may be typed at a kiosk instead (Q28).
        public let sentence: String

        public init(template: TemplateVersion, text: String, sentence: String) {
            self.template = template
            self.text = text
            self.sentence = sentence
        }
    }

    /// The figures of the rules. They are dated data of the office, not of the program.
    public struct Parameters: Hashable, Sendable {
        /// T1, the least reading time of 承诺书 (Q27).
        public var commitmentSeconds: Int
        /// From the approval of the application to the last day for signing (Q30).
        public var deadline: Period
        /// The least that is left to the applicant from the issue of a version, also where the office was late or
        /// took one back.
        public var leastAfterIssue: Period
        /// How long an attempt may lie still before it is ended.
        public var attemptMinutes: Int
        /// How many days after the way to the counter was chosen the signature can be taken in.
        public var witnessDays: Int
        /// Of one version, those that came to nothing included.
        public var attemptsMost: Int
        /// Of the picture of a signature.
        public var signatureBytesMost: Int

        public init(
            commitmentSeconds: Int = 10, deadline: Period = .days(30), leastAfterIssue: Period = .days(10),
            attemptMinutes: Int = 60, witnessDays: Int = 7, attemptsMost: Int = 20,
            signatureBytesMost: Int = 20 << 20
        ) {
            self.commitmentSeconds = commitmentSeconds
            self.deadline = deadline
            self.leastAfterIssue = leastAfterIssue
            self.attemptMinutes = attemptMinutes
            self.witnessDays = witnessDays
            self.attemptsMost = attemptsMost
            self.signatureBytesMost = signatureBytesMost
        }
    }
}
