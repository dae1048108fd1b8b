import Housing

/// The office: who may do what, and the acts and questions of its desks over the ports that it is given.
///
/// One a process, used from one thread. It keeps nothing that the records do not have, but for how long texts have been
/// open at this terminal.
public final class Office {
    let records: any Records
    let vault: any MaterialVault
    let clocks: any Clocks
    let entropy: any Entropy
    let sealer: any Sealer
    /// The office's rules and texts as data.
    public let policies: Policies
    public let options: OfficeOptions
    /// Where files can be taken from at this terminal.
    public let devices: OfficeDevices

    private var connectedMethods: [any LoginMethod]
    private var openings: [Opening: Int64] = [:]
    /// Sessions that were signed out here: a copy of one that is still about does nothing more.
    private var endedSessions: Set<String> = []

    /// - Parameter methods: ways to sign in beyond password and one-time code that are connected here.
    public init(
        records: any Records, vault: any MaterialVault, clocks: any Clocks, entropy: any Entropy, policies: Policies,
        options: OfficeOptions = OfficeOptions(), devices: OfficeDevices = OfficeDevices(),
        sealer: any Sealer = NoSealer(), methods: [any LoginMethod] = []
    ) {
        self.records = records
        self.vault = vault
        self.clocks = clocks
        self.entropy = entropy
        self.policies = policies
        self.options = options
        self.devices = devices
        self.sealer = sealer
        connectedMethods = methods
    }

    // The desks.
    public var signIn: SignInDesk { SignInDesk(office: self) }
    public var tenant: TenantDesk { TenantDesk(office: self) }
    public var signing: SigningDesk { SigningDesk(office: self) }
    public var check: CheckDesk { CheckDesk(office: self) }
    public var checkReview: CheckReviewDesk { CheckReviewDesk(office: self) }
    public var contracts: ContractDesk { ContractDesk(office: self) }
    public var organisation: OrganisationDesk { OrganisationDesk(office: self) }
    public var tenancy: TenancyDesk { TenancyDesk(office: self) }
    public var calls: CallDesk { CallDesk(office: self) }
    public var review: ReviewDesk { ReviewDesk(office: self) }
    public var staff: StaffDesk { StaffDesk(office: self) }
    public var upkeep: UpkeepDesk { UpkeepDesk(office: self) }

    /// The office's time, for what is shown.
    public func now() throws(OfficeFailure) -> Moment { try clocks.office() }

    /// Milliseconds from any fixed point, never set back: for how long something has lasted.
    public func steadyMilliseconds() -> Int64 { clocks.steadyMilliseconds() }

    /// Moves with every committed act of any process that touched `topic`.
    public func version(of topic: Topic) throws(OfficeFailure) -> Int64 { try records.version(of: topic) }

    /// What the directory says of itself.
    public func info() throws(OfficeFailure) -> OfficeInfo {
        try records.read { (reader) throws(OfficeFailure) in try reader.officeInfo() }
    }

    /// Every way of the portal in its order; the office's own device where it has one, else one that says it is not
    /// connected.
    var loginMethods: [any LoginMethod] {
        LoginMethodKind.allCases.map { kind in
            if let connected = connectedMethods.first(where: { $0.kind == kind }) { return connected }
            switch kind {
            case .password: return PasswordMethod(self)
            case .oneTimeCode: return OneTimeCodeMethod(self)
            case .caCertificate:
                return devices.certificates.map { CACertificateMethod(self, $0) } ?? UnconnectedMethod(kind)
            case .weChat, .bankCertificate, .socialSecurityCard, .iAMSmart: return UnconnectedMethod(kind)
            }
        }
    }
}

/// What an office may set.
public struct OfficeOptions: Equatable, Sendable {
    public var signIn = SignInOptions()
    /// Of one uploaded file; the rules may allow less.
    public var uploadLimitBytes = 10 << 20
    /// How long what was typed and not handed in is kept, as the notice says.
    public var draftDays = 90
    /// A card's picture with a shorter side below this cannot be read.
    public var leastPicturePixels = 300
    /// With which files of reports have to be signed; nil: they are not signed.
    public var reportKey: ReportKey?

    public init() {}

    /// As `anju.toml` sets them.
    public init(_ settings: Settings) {
        uploadLimitBytes = settings.media.uploadLimitBytes
        reportKey = settings.reportKey
        signIn.staffSessionSeconds = Int64(settings.idle.counterLongestSeconds)
        signIn.certificateNumbers = settings.certificates.numbers
    }
}

/// Where files can be taken from at a terminal; nil where it has no such device.
public struct OfficeDevices {
    public var shelf: (any MediaShelf)?
    public var scanner: (any Scanner)?
    public var pictures: (any PictureReader)?
    public var printer: (any Printer)?
    /// Always there; where its program is not installed, every document fails with `noPaperProgram`.
    public var paper: any PaperMaker
    public var certificates: (any CertificateReader)?
    /// In a training office alone.
    public var trainingIssuer: (any TrainingIssuer)?

    public init(
        shelf: (any MediaShelf)? = nil, scanner: (any Scanner)? = nil, pictures: (any PictureReader)? = nil,
        printer: (any Printer)? = nil, paper: any PaperMaker = NoPaperMaker(),
        certificates: (any CertificateReader)? = nil, trainingIssuer: (any TrainingIssuer)? = nil
    ) {
        self.certificates = certificates
        self.trainingIssuer = trainingIssuer
        self.shelf = shelf
        self.scanner = scanner
        self.pictures = pictures
        self.printer = printer
        self.paper = paper
    }
}

// MARK: - Who may

extension Office {
    /// Looks again, in the same snapshot as the act, whether this session's account may do `act`.
    func authorise(
        _ act: Act, _ session: Session, at machine: MachineMoment, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Actor {
        let account = try reader.account(session.account)
        let isOver =
            session.door == .staff && session.startedAt.adding(seconds: options.signIn.staffSessionSeconds) <= machine
        guard !account.isDisabled, !isOver, !endedSessions.contains(session.id) else {
            throw .refused(Refusal(.sessionEnded, "P-05"))
        }
        return try session.actor(for: act, holding: account.roles)
    }

    func read<Answer>(
        _ act: Act, _ session: Session,
        _ question: (any RecordReader, Actor) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        let machine = clocks.machine()
        return try records.read { (reader) throws(OfficeFailure) in
            try question(reader, try authorise(act, session, at: machine, reader))
        }
    }

    /// - Parameter insists: see ``insist(_:)``.
    func write<Answer>(
        _ act: Act, _ session: Session, insists: Bool = false,
        _ body: (any RecordWriter, Actor) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        let machine = clocks.machine()
        func whole(_ writer: any RecordWriter) throws(OfficeFailure) -> Answer {
            try body(writer, try authorise(act, session, at: machine, writer))
        }
        return insists ? try insist(whole) : try records.write(whole)
    }
}

// MARK: - Acts of more than one transaction

extension Office {
    /// A write that must not be left to be asked again: what came before it is done already (a try at the door that was
    /// charged, a file that lies in the vault), or nobody is at a screen to ask again (a command, the daily run).
    func insist<Answer>(
        _ act: (any RecordWriter) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try patiently { () throws(OfficeFailure) in try records.write(act) }
    }

    /// Asks again while the lock is not had; it is held for milliseconds, so that is soon over.
    func patiently<Answer>(_ act: () throws(OfficeFailure) -> Answer) throws(OfficeFailure) -> Answer {
        for _ in 1..<Self.insistence {
            do {
                return try act()
            } catch .store(.locked) {
                continue
            } catch {
                throw error
            }
        }
        return try act()
    }

    /// Waits of some tens of milliseconds: a second or two in all.
    private static let insistence = 50
}

// MARK: - How long a text has been open

/// A version of the declaration on somebody's screen.
private struct Opening: Hashable {
    let session: String
    let caseID: CaseID
    let template: TemplateVersion
}

extension Office {
    /// From now on this version of the declaration counts as open for `id`; opening it again changes nothing.
    func noteOpened(_ template: TemplateVersion, for id: CaseID, _ session: Session) {
        let opening = Opening(session: session.id, caseID: id, template: template)
        if openings[opening] == nil { openings[opening] = clocks.steadyMilliseconds() }
    }

    /// Whole seconds since this version was opened, begun ones not counted; nil when it was not.
    func secondsSinceOpened(_ template: TemplateVersion, for id: CaseID, _ session: Session) -> Int? {
        let opening = Opening(session: session.id, caseID: id, template: template)
        return openings[opening].map { Int((clocks.steadyMilliseconds() - $0) / 1000) }
    }

    /// One opening serves one acknowledgement: a declaration that is asked for anew is read anew.
    func forgetOpened(for id: CaseID, _ session: Session) {
        openings = openings.filter { $0.key.session != session.id || $0.key.caseID != id }
    }

    /// Drops what was kept for a session, which is over.
    func forget(_ session: Session) {
        endedSessions.insert(session.id)
        openings = openings.filter { $0.key.session != session.id }
    }
}
