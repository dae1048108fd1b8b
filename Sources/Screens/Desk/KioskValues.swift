import Housing
import Office

/// A way to sign in, as the login page lists it.
public struct LoginOffer: Equatable, Sendable {
    public let door: Door
    public let kind: LoginMethodKind
    public let isConnected: Bool
}

/// Who is at the kiosk, as pages may show it.
public struct Visitor: Equatable, Sendable {
    public let maskedName: String
    public let door: Door
    /// Whether a one-time code opened the door: a password is to be set.
    public let needsPassword: Bool
}

/// What the home page and 【我的】 need.
public struct Overview: Equatable, Sendable {
    public let leases: [LeaseOffer]
    /// Newest first.
    public let renewals: [Renewal]
    /// What was begun and not handed in.
    public let draft: RenewalDraft?
    /// Newest first.
    public let contracts: [Signing]
    /// Newest first.
    public let checks: [EconomicCheck]
    /// What was begun of signing one of them.
    public let signingDraft: SigningDraft?
    /// Deaths and people who moved out, newest first.
    public let tenancyChanges: [TenancyChange]
    /// What was begun of reporting one.
    public let tenancyDraft: TenancyDraft?
    public let subsidies: OwnSubsidies
    public let today: Day

    /// The lease that an application is about.
    public func lease(of renewal: Renewal) -> LeaseRecord? {
        lease(renewal.lease)
    }

    func lease(_ id: LeaseID) -> LeaseRecord? { leases.first { $0.record.lease.id == id }?.record }
}

/// The rent subsidy, as far as it concerns who is signed in.
public struct OwnSubsidies: Equatable, Sendable {
    /// His applications, newest first.
    public let applied: [MySubsidy]
    /// Until when an application that was begun can be handed in; nil where none was.
    public let begunUntil: Moment?
    /// When the time was over in which he began an application and did not hand it in; nil where he did not.
    public let missedAt: Moment?
    /// Until when he can apply where he neither began nor applied; nil where he cannot.
    public let openUntil: Moment?
    /// Applications are taken now, of whomever.
    public let isTaking: Bool
    /// His family waits for public housing: it has no lease yet.
    public let isOnRegister: Bool
    /// It could be looked up.
    public let isKnown: Bool
}

/// Where a card's picture can come from at this machine.
public struct CardSources: Equatable, Sendable {
    /// The names of the places where files may be taken from.
    public let mediaRoots: [String]
    public let hasCamera: Bool
    public let hasScanner: Bool
    /// The scanner is simulated: it says 演示.
    public let isScannerDemonstration: Bool
    /// The most that a file may have.
    public let limitBytes: Int
}

/// A file that was taken and not yet put into a slot. Its bytes stay with the desk.
public struct StagedFile: Equatable, Sendable {
    public let name: String
    public let bytes: Int
    public let isDemonstration: Bool
    /// Nil where it cannot be shown.
    public let pixels: PictureSize?
    /// It begins like a picture: that it is not shown is this machine's doing, not its own.
    public let isPicture: Bool
    /// Why it is no use; nil when it is.
    public let trouble: KioskTrouble?
    /// Of the lightbox, in which it lies while no other file was put there.
    let turn: Int

    init(_ taken: TakenFile, size: PictureSize?, trouble: KioskTrouble?, turn: Int) {
        self.turn = turn
        name = taken.title
        bytes = taken.bytes.count
        isDemonstration = taken.isDemonstration
        pixels = size
        isPicture = FileKind(of: taken.bytes)?.isPicture == true
        self.trouble = trouble
    }
}

/// A call for staff as the kiosk shows it.
public struct CallState: Equatable, Sendable {
    public let machine: String
    public let step: String
    /// How long it has been waiting.
    public let waitedSeconds: Int
    public let isAnswered: Bool
}

extension LeaseRecord {
    /// 小区楼栋房号
    var address: String { "\(dwelling.estate)\(dwelling.building)\(dwelling.room)" }
}
