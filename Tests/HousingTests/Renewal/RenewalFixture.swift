import Testing

@testable import Housing

/// A lease under the old policy, its people, and the application brought to any state by its own commands.
struct RenewalFixture {
    var lease: Lease
    var facts: Renewal.Facts
    var now: Moment

    static let tenant = PersonID("p-1")
    static let spouse = PersonID("p-2")
    static let clerk = Actor(person: PersonID("p-7"), account: AccountID("a-7"), role: .clerk)
    static let reviewer = Actor(person: PersonID("p-8"), account: AccountID("a-8"), role: .reviewer)
    static let otherReviewer = Actor(person: PersonID("p-9"), account: AccountID("a-9"), role: .reviewer)
    static let manager = Actor(person: PersonID("p-6"), account: AccountID("a-6"), role: .manager)
    static let applicant = Actor(person: tenant, account: AccountID("a-1"), role: .applicant)
    static let stranger = Actor(person: spouse, account: AccountID("a-2"), role: .applicant)

    static let mobileOfTenant = InfoLine(.tenant, .mobile)
    static let mobileOfSpouse = InfoLine(.occupants, .mobile, of: spouse)
    static let rent = InfoLine(.renewal, .monthlyRent)
    static let marital = InfoLine(.tenant, .marital)
    static let relation = InfoLine(.occupants, .relation, of: spouse)
    static let moveIn = InfoLine(.occupants, .moveIn, of: spouse)
    static let lines: Set<InfoLine> = [mobileOfTenant, mobileOfSpouse, rent, marital, relation, moveIn]

    /// The lease ends on 2023-10-31, so its window opens on 2023-07-31 and is timely until 2023-09-30.
    init(policy: LeasePolicy = .old, now: String = "2023-08-21T10:00:00+08:00") throws {
        lease = Lease(
            id: LeaseID("l-1"), number: "HT-1", policy: policy, dwelling: DwellingID("d-1"), tenant: Self.tenant,
            occupants: [Occupant(person: Self.spouse, relation: .spouse)],
            start: try #require(Day("2020-11-01")), end: try #require(Day("2023-10-31")),
            monthlyRent: Money(fen: 69_721))
        facts = Renewal.Facts(
            lease: lease, parameters: .init(), calendar: try Holidays.calendar(),
            declaration: TemplateVersion(version: 1, digest: try Self.digest(1)), secondsSinceOpened: 30,
            info: Renewal.CurrentInfo(
                snapshot: try Self.commitment(1), lines: Self.lines))
        self.now = try #require(Moment(now))
    }

    static func digest(_ number: Int) throws -> Digest {
        try #require(Digest(hex: Digits.padded(number, 64)))
    }

    static func commitment(_ number: Int) throws -> Commitment {
        try #require(Commitment(hex: Digits.padded(number, 64)))
    }

    static func upload(_ kind: MaterialKind, _ number: Int, bytes: Int = 204_800) throws -> MaterialUpload {
        MaterialUpload(
            id: MaterialID("m-\(number)"), kind: kind, bytes: bytes, fingerprint: try commitment(1000 + number))
    }

    func acknowledgement(
        version: Int = 1, seconds: Int = 12, confirmed: Bool = true, ticked: Bool = true
    ) throws -> Renewal.Acknowledgement {
        Renewal.Acknowledgement(
            template: TemplateVersion(version: version, digest: try Self.digest(version)), visibleSeconds: seconds,
            isInformationConfirmed: confirmed, isTicked: ticked)
    }

    func confirmation(
        snapshot: Int = 1, shown: [InfoBlock] = InfoBlock.allCases, answers: [Renewal.BlockAnswer]? = nil,
        corrections: [Renewal.Correction] = []
    ) throws -> Renewal.InfoConfirmation {
        Renewal.InfoConfirmation(
            snapshot: try Self.commitment(snapshot), shown: Set(shown),
            answers: answers ?? InfoBlock.allCases.map { .confirmed($0) }, corrections: corrections)
    }

    /// That the register is right, unless something else is answered.
    func reply(
        _ line: InfoLine, _ answer: Renewal.LineReply.Answer = .asRegistered(note: nil), snapshot: Int = 1
    ) throws -> Renewal.LineReply {
        Renewal.LineReply(line, answer, snapshot: try Self.commitment(snapshot))
    }

    /// Returned for these items, each with a reason that opens nothing.
    func returned(_ paths: ItemPath...) throws -> Renewal {
        try returned(paths.map { .init($0, .incomplete) })
    }

    func returned(_ items: [Renewal.SendBack.Item]) throws -> Renewal {
        var renewal = try renewal(in: .underReview)
        try perform(.sendBack(.init(items: items)), on: &renewal, by: Self.reviewer)
        return renewal
    }

    func start(by actor: Actor = Self.applicant) throws -> Renewal {
        try Renewal.start(
            id: CaseID("c-1"), number: try #require(ReceiptNumber("R2308-00017-4")), at: now, by: actor, given: facts
        ).renewal
    }

    @discardableResult
    func perform(
        _ command: Renewal.Command, on renewal: inout Renewal, by actor: Actor = Self.applicant
    ) throws -> [Entry] {
        try renewal.perform(command, at: now, by: actor, given: facts)
    }

    /// Both sides of the card are there from ``Renewal/State/infoConfirmed`` on; a returned one was returned for the
    /// back of the card.
    func renewal(in state: Renewal.State) throws -> Renewal {
        var renewal = try start()
        for (command, actor) in try way(to: state) {
            try perform(command, on: &renewal, by: actor)
        }
        switch state {
        case .completed, .notConcluded:
            let end = state == .completed ? Signing.State.approved : .expired
            try perform(.conclude(try SigningFixture().signing(in: end)), on: &renewal, by: .system)
        default: break
        }
        if state == .expired {
            var ended = self
            ended.now = Moment(lease.end.adding(days: 1))
            try ended.perform(.expire, on: &renewal, by: .system)
        }
        #expect(renewal.state == state)
        return renewal
    }

    private func way(to state: Renewal.State) throws -> [(Renewal.Command, Actor)] {
        let applicant = Self.applicant
        let policy: [(Renewal.Command, Actor)] = [(.choosePolicy(.original), applicant)]
        let declared = policy + [(.acknowledge(try acknowledgement()), applicant)]
        let confirmed = declared + [(.confirmInfo(try confirmation()), applicant)]
        let ready =
            confirmed + [
                (.upload(try Self.upload(.cardFront, 1)), applicant),
                (.upload(try Self.upload(.cardBack, 2)), applicant),
            ]
        let submitted = ready + [(.submit, applicant)]
        let taken = submitted + [(.take, Self.reviewer)]
        switch state {
        case .draft, .expired: return []
        case .policySet: return policy
        case .declared: return declared
        case .infoConfirmed: return ready
        case .submitted: return submitted
        case .underReview: return taken
        case .returned: return taken + [(.sendBack(Self.blurredBack), Self.reviewer)]
        case .approved, .completed, .notConcluded: return taken + [(.approve, Self.reviewer)]
        case .rejected: return taken + [(.reject(.rentOwed, note: nil), Self.reviewer)]
        case .withdrawn: return policy + [(.withdraw, applicant)]
        }
    }

    static let blurredBack = Renewal.SendBack(items: [.init(.material(.cardBack), .unreadable)])
}
