import Housing

/// What `anju sample` made, as it prints it.
public struct SampleOffice: Equatable, Sendable {
    /// An account to practise with.
    public struct Account: Equatable, Sendable {
        public let role: OfficeRole
        public let login: String
        public let password: String?
        public let name: String
        /// nil for staff.
        public let situation: SampleSituation?
    }

    /// A file for the `media` folder.
    public struct Media: Equatable, Sendable {
        public let name: String
        public let bytes: [UInt8]
    }

    /// A certificate to practise with, in the `media` folder.
    public struct Certificate: Equatable, Sendable {
        /// What comes of it.
        public enum Case: String, CaseIterable, Sendable {
            case valid = "VALID"
            case validPEM = "VALID_PEM"
            case expired = "EXPIRED"
            case strange = "UNKNOWN_ISSUER"
            case organisation = "ORGANISATION"
        }

        public let name: String
        public let kind: Case
        public let login: String
        public let pin: String
    }

    public let now: Moment
    public let accounts: [Account]
    public let media: [Media]
    /// None where nobody issues any.
    public let certificates: [Certificate]
    /// The roots that the office is to trust, for the folder of them.
    public let roots: [Media]
    /// Whether card pictures could be drawn; without them no renewal is further than its materials.
    public let hasPictures: Bool

    /// The moment at which a sample office opens (contract: Time).
    public static let opening = Moment(Day(number: 19_590), hour: 10)

    /// When the first of what the sample shows happened: half a year before.
    static let beginning = Moment(Day(number: 19_394), hour: 8)

    /// The stored clock that a directory is created with, so that what happened before the opening lies before it.
    public static func clock(at machine: MachineMoment) -> StoredClock {
        StoredClock(office: beginning.adding(seconds: -86_400), setAt: machine, isFrozen: true)
    }

    /// Much less than a working office spends: a password that is printed needs no protection, and nobody should wait
    /// for two dozen of them.
    public static let passwordCost = ScryptCost(rounds: 12, blockSize: 8, parallelism: 1)

    /// Of every applicant: digits, which the kiosk's small keyboard has.
    static let applicantPassword = "60821573"
    static let staffPassword = "anju-2023-xl"
    static let certificatePIN = "730418"
}
