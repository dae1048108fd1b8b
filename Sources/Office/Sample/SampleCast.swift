import Housing

/// Who appears in a sample office.
struct SampleCast {
    struct Applicant {
        let situation: SampleSituation
        let lease: LeaseRecord
        let account: AccountID
        var passwordHash: String?
        var cardFront: [UInt8] = []
        var cardBack: [UInt8] = []
    }

    struct Clerk {
        let roles: Set<OfficeRole>
        let login: String
        let person: Person
        let account: AccountID
        var passwordHash: String?
    }

    private(set) var applicants: [Applicant] = []
    private(set) var staff: [Clerk] = []
    private var organisation: SampleOrganisation
    private let seed: UInt64
    private let office: Office

    init(seed: UInt64, office: Office) throws(OfficeFailure) {
        self.seed = seed
        self.office = office
        var people = SamplePeople(seed: seed)
        organisation = SampleOrganisation(entropy: office.entropy)
        let situations = SampleSituation.allCases.filter {
            $0 != .organisation && !$0.isLatecomer && !$0.isSubsidy
        }
        try add(situations.filter { $0.contract == nil }, &people)
        for (login, roles) in Self.staffRoles {
            let made = try people.person(.female, bornIn: 1970...1995)
            let person = Person(
                id: PersonID(office.entropy.identifier()), name: made.name, document: made.document,
                mobile: made.mobile)
            staff.append(
                Clerk(roles: roles, login: login, person: person, account: AccountID(office.entropy.identifier())))
        }
        // Last: who was here before they came keeps name and number.
        try add(situations.filter { $0.contract != nil }, &people)
        try add(SampleSituation.allCases.filter(\.isLatecomer), &people)
    }

    private mutating func add(
        _ situations: [SampleSituation], _ people: inout SamplePeople
    ) throws(OfficeFailure) {
        for situation in situations {
            let lease = try Self.lease(situation, number: applicants.count + 1, &people, office.entropy)
            applicants.append(
                Applicant(
                    situation: situation, lease: lease, account: AccountID(office.entropy.identifier())))
        }
    }

    private static let staffRoles: KeyValuePairs<String, Set<OfficeRole>> = [
        "shouli": [.clerk], "shenhe": [.reviewer], "shenhe2": [.reviewer], "zhuguan": [.manager],
        "fafang": [.cashier], "jiandu": [.auditor],
    ]

    /// Each under a salt of its own.
    mutating func hashPasswords(cost: ScryptCost) throws(OfficeFailure) {
        for index in applicants.indices where applicants[index].situation.isActivated {
            applicants[index].passwordHash = try hash(SampleOffice.applicantPassword, cost)
        }
        for index in staff.indices {
            staff[index].passwordHash = try hash(SampleOffice.staffPassword, cost)
        }
        organisation.passwordHash = try hash(SampleOffice.applicantPassword, cost)
    }

    private func hash(_ password: String, _ cost: ScryptCost) throws(OfficeFailure) -> String {
        let salt = office.entropy.bytes(PasswordHash.saltBytes)
        return try PasswordHash(secret: password, salt: salt, cost: cost).stored
    }

    /// Puts everybody into the registers in one act.
    func register() throws(OfficeFailure) {
        let now = try office.clocks.office()
        let entry = Entry(
            .sampleFilled,
            ["seed": .code(String(seed)), "leases": .number(applicants.count), "staff": .number(staff.count)])
        try office.records.write { (writer) throws(OfficeFailure) in
            for applicant in applicants {
                try writer.save(applicant.lease)
                try writer.save(applicant.stored(at: now))
            }
            for clerk in staff {
                try writer.save(clerk.person)
                try writer.save(clerk.stored(at: now))
            }
            try writer.save(organisation.stored(at: now))
            try writer.append([entry], at: now, by: .system)
        }
    }

    mutating func drawCard(of index: Int, with pictures: any PictureReader) throws(OfficeFailure) {
        let tenant = applicants[index].lease.tenant
        applicants[index].cardFront = try pictures.sampleCard(.of(tenant, isFront: true))
        applicants[index].cardBack = try pictures.sampleCard(.of(tenant, isFront: false))
    }

    private static func lease(
        _ situation: SampleSituation, number: Int, _ people: inout SamplePeople, _ entropy: any Entropy
    ) throws(OfficeFailure) -> LeaseRecord {
        guard let end = situation.leaseEnd else { throw .store(.damaged(what: "sample lease")) }
        let area = Area(squareCentimetres: situation.family.count < 2 ? 350_000 : 650_000)
        let dwelling = try people.dwelling(DwellingID(entropy.identifier()), area: area)
        let tenant = try people.tenant(situation, entropy)
        let start = end.adding(days: 1).adding(months: -36)
        var occupants: [OccupantRecord] = []
        for relation in situation.family {
            let person = try people.relative(relation, of: tenant, entropy)
            let occupant = Occupant(person: person.id, relation: relation, moveIn: start)
            occupants.append(OccupantRecord(occupant: occupant, person: person))
        }
        let lease = Lease(
            id: LeaseID(entropy.identifier()), number: "样租-2020-\(100 + number)", policy: situation.policy,
            dwelling: dwelling.id, tenant: tenant.id, occupants: occupants.map(\.occupant), start: start, end: end,
            monthlyRent: Money(fen: area.squareCentimetres / 10_000 * 1200), status: .active,
            organisation: SampleOrganisation.signing(for: situation))
        return LeaseRecord(lease: lease, dwelling: dwelling, tenant: tenant, occupants: occupants)
    }
}

extension SampleCast {
    /// The numbers of everybody in it.
    var documents: Set<String> {
        let leases = applicants.map(\.lease)
        let people = leases.map(\.tenant) + leases.flatMap { $0.occupants.map(\.person) } + staff.map(\.person)
        return Set(people.map(\.document.value))
    }

    var accounts: [SampleOffice.Account] {
        applicants.map { applicant in
            SampleOffice.Account(
                role: .applicant, login: applicant.lease.tenant.document.value,
                password: applicant.situation.isActivated ? SampleOffice.applicantPassword : nil,
                name: applicant.lease.tenant.name, situation: applicant.situation)
        }
            + [organisation.listed]
            + staff.map { clerk in
                SampleOffice.Account(
                    role: OfficeRole.allCases.first(where: clerk.roles.contains) ?? .clerk, login: clerk.login,
                    password: SampleOffice.staffPassword, name: clerk.person.name, situation: nil)
            }
    }

    /// Two sides a card, named by situation, and files that are to be refused.
    var media: [SampleOffice.Media] {
        let cards = applicants.filter { !$0.cardFront.isEmpty }.flatMap { applicant in
            [
                SampleOffice.Media(name: "\(applicant.situation.rawValue)-front.png", bytes: applicant.cardFront),
                SampleOffice.Media(name: "\(applicant.situation.rawValue)-back.png", bytes: applicant.cardBack),
            ]
        }
        let bad = [
            SampleOffice.Media(name: "bad-empty.png", bytes: []),
            SampleOffice.Media(name: "bad-text.png", bytes: Array("样张：这不是图片。\n".utf8)),
        ]
        return cards + bad
    }
}

extension SampleCast.Applicant {
    fileprivate func stored(at now: Moment) -> Account {
        Account(
            id: account, login: Login(normalised: lease.tenant.document.value), person: lease.tenant.id,
            name: lease.tenant.name, roles: [.applicant], passwordHash: passwordHash, isDisabled: false,
            createdAt: now)
    }
}

extension SampleCast.Clerk {
    fileprivate func stored(at now: Moment) -> Account {
        Account(
            id: account, login: Login(normalised: login), person: person.id, name: person.name, roles: roles,
            passwordHash: passwordHash, isDisabled: false, createdAt: now)
    }
}

extension SamplePeople {
    fileprivate mutating func tenant(
        _ situation: SampleSituation, _ entropy: any Entropy
    ) throws(OfficeFailure) -> Person {
        let isMarried = situation.family.contains(.spouse)
        let made = try person(
            .male, bornIn: 1965...1988, marital: isMarried ? .married : .single,
            wantsX: situation == .oldPolicyFamily)
        return Person(
            id: PersonID(entropy.identifier()), name: made.name, document: made.document, mobile: made.mobile,
            marital: made.marital)
    }

    fileprivate mutating func relative(
        _ relation: Relation, of tenant: Person, _ entropy: any Entropy
    ) throws(OfficeFailure) -> Person {
        let family = String(tenant.name.prefix { $0 != "样" })
        let made =
            switch relation {
            case .spouse: try person(.female, bornIn: 1966...1990, marital: .married)
            case .child: try person(.female, bornIn: 2008...2018, family: family, hasMobile: false)
            case .parent: try person(.male, bornIn: 1938...1945, family: family, marital: .married)
            default: try person(.male, bornIn: 1965...1990, family: family)
            }
        return Person(
            id: PersonID(entropy.identifier()), name: made.name, document: made.document, mobile: made.mobile,
            marital: made.marital)
    }
}

extension SampleCard {
    fileprivate static func of(_ person: Person, isFront: Bool) -> SampleCard {
        SampleCard(
            isFront: isFront, name: person.name, sex: person.sex == .female ? "女" : "男",
            born: person.birthDay ?? Day(number: 0), address: "样例省样例市样例路 1 号", number: person.document.value,
            validity: "2015.01.01-2035.01.01")
    }
}
