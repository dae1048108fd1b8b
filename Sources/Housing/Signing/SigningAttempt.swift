extension Signing {
    /// One go at signing, from 【合同签署】 to the signature: the evidence of every step, kept also where it came to
    /// nothing. The parts come in the order of the steps, none before those above it.
    public struct Attempt: Hashable, Sendable, Codable {
        /// 1 for the first of the case.
        public let number: Int
        /// The number of the version that is signed.
        public let contract: Int
        public let openedAt: Moment
        /// Where 【合同签署】 was pressed.
        public let terminal: TerminalID?

        public internal(set) var info: ConfirmedInfo?
        public internal(set) var reading: Reading?
        public internal(set) var acknowledgement: Acknowledged?
        public internal(set) var transcription: Transcribed?
        public internal(set) var counter: CounterChoice?
        public internal(set) var signature: Signature?
        /// How it ended without an approved contract; nil while it runs and for the one that was approved.
        public internal(set) var end: End?
    }

    /// The four blocks as confirmed (G-3).
    public struct ConfirmedInfo: Hashable, Sendable, Codable {
        public let snapshot: Commitment
        public let at: Moment
    }

    /// 阅读承诺书 was opened (G-4).
    public struct Reading: Hashable, Sendable, Codable {
        public let template: TemplateVersion
        /// Of the text as it was filled and shown, in its canonical bytes; nil in those that were opened before it was kept.
        public let shown: Digest?
        public let at: Moment
    }

    /// 【我已阅知】 (G-4).
    public struct Acknowledged: Hashable, Sendable, Codable {
        public let template: TemplateVersion
        public let visibleSeconds: Int
        public let at: Moment
    }

    /// 【确定】 of the dialog (G-5).
    public struct Transcribed: Hashable, Sendable, Codable {
        public let template: TemplateVersion
        public let means: TranscriptionMeans
        /// The row in which the very text lies.
        public let stored: TextID
        public let at: Moment
    }

    /// How the commitment came into the box.
    public enum TranscriptionMeans: String, CaseIterable, Codable, Sendable {
        /// 【粘贴】 or a terminal's own paste.
        case pasted = "PASTED"
        case typed = "TYPED"
        /// The short sentence, typed at a kiosk (Q28).
        case sentence = "SENTENCE"
    }

    /// 「到窗口当面签订」. No reason is asked for (L-10).
    public struct CounterChoice: Hashable, Sendable, Codable {
        public let at: Moment
        /// The last day on which the signature can be taken in.
        public let until: Day
    }

    /// A signature on paper, taken in by the witness (Q29, L-10).
    public struct Signature: Hashable, Sendable, Codable {
        /// The picture of it.
        public let picture: File
        /// Of the document that was signed.
        public let document: Digest
        /// As the witness typed it from the signed sheet; nil where none was asked for yet.
        public let sheetCode: SheetCode?
        /// The person stood before the witness and is the one on the card; nil where only the journal has it.
        public let isPersonSeen: Bool?
        /// The card itself was seen; nil where only the journal has it.
        public let isCardSeen: Bool?
        public let witness: PersonID
        public let terminal: TerminalID?
        public let at: Moment
    }

    /// How and when an attempt ended.
    public struct End: Hashable, Sendable, Codable {
        public let cause: EndCause
        public let at: Moment
    }

    /// Why an attempt came to nothing.
    public enum EndCause: String, CaseIterable, Codable, Sendable {
        /// The applicant, or the clerk at the counter with him, gave it up.
        case cancelled = "CANCELLED"
        /// Nothing was done for too long.
        case timedOut = "TIMED_OUT"
        /// The applicant said that information is wrong.
        case reported = "REPORTED"
        /// Staff took the contract back.
        case returned = "RETURNED"
        case voided = "VOIDED"
        /// The signing deadline passed.
        case expired = "EXPIRED"
    }
}

extension Signing.Attempt {
    /// The state that its parts make; nil where a part lacks one that comes before it.
    var reached: Signing.State? {
        let parts: [(isThere: Bool, state: Signing.State)] = [
            (true, .opened), (info != nil, .infoConfirmed), (reading != nil, .reading),
            (acknowledgement != nil, .acked), (transcription != nil, .committed),
            (counter != nil, .altIdentity), (signature != nil, .signed),
        ]
        let there = parts.prefix(while: \.isThere)
        return parts.dropFirst(there.count).contains(where: \.isThere) ? nil : there.last?.state
    }
}
