extension Signing {
    /// The states of model 6.3 that are reached without a telephone. The raw values are stored and printed and never
    /// change.
    public enum State: String, CaseIterable, Codable, Sendable {
        case toSign = "TO_SIGN"
        case opened = "OPENED"
        case infoConfirmed = "INFO_CONFIRMED"
        case reading = "READING"
        case acked = "ACKED"
        case committed = "COMMITTED"
        /// The signature is taken at the counter, by a witness.
        case altIdentity = "ALT_IDENTITY"
        case signed = "SIGNED"
        case approved = "APPROVED"
        case void = "VOID"
        case expired = "EXPIRED"

        /// Whether something can still be done; a renewal has one such contract at most.
        public var isOpen: Bool {
            switch self {
            case .approved, .void, .expired: false
            default: true
            }
        }

        /// Whether the applicant has to act next, at the kiosk or at the counter.
        public var waitsForApplicant: Bool { isOpen && self != .signed }

        /// Whether an attempt is under way that has no signature yet.
        public var isUnderWay: Bool { waitsForApplicant && self != .toSign }

        /// Whether he does his part of it himself, now or next, and not at the counter.
        public var isAtKiosk: Bool { isUnderWay && self != .altIdentity }
    }

    /// The name of a command without its contents: for key hints, permission tables and `case show`.
    public enum Act: String, CaseIterable, Codable, Sendable {
        case open = "OPEN"
        case confirmInfo = "CONFIRM_INFO"
        case reportInfo = "REPORT_INFO"
        case startReading = "READ_START"
        case acknowledge = "ACK"
        case transcribe = "TRANSCRIBE"
        case chooseWitness = "CHOOSE_WITNESS"
        case witness = "WITNESS"
        case cancel = "CANCEL"
        case timeOut = "TIMEOUT"
        case approve = "APPROVE"
        case sendBack = "RETURN"
        case void = "VOID"
        case expire = "EXPIRE"
    }
}
