import Housing

/// The rent subsidy of a sample office: its batch is open, register and members are in, and some of the waiting families can
/// sign in. Applications come later: at the kiosk, and by the file that lies in `media`.
struct SampleWaiting {
    private struct Applicant {
        let situation: SampleSituation
        let person: Person
        let account: Account
    }

    private let subsidy: SampleSubsidy
    private let office: Office
    private let applicants: [Applicant]

    /// - Parameter cost: of the printed passwords' hashes.
    init(_ subsidy: SampleSubsidy, _ office: Office, cost: ScryptCost) throws(OfficeFailure) {
        self.subsidy = subsidy
        self.office = office
        let createdAt = try office.clocks.office()
        var people = subsidy.families.compactMap { family in family.situation.map { ($0, family.people[0]) } }
        people.append((.subsidyNotRegistered, subsidy.stranger))
        var applicants: [Applicant] = []
        for situation in SampleSituation.allCases {
            guard let found = people.first(where: { $0.0 == situation })?.1 else { continue }
            guard let document = try? IdentityNumber(found.document, kind: .residentCard, on: nil) else {
                throw .store(.damaged(what: "sample identity number"))
            }
            let marital = ImportWords.maritalStates.first { $0.key == found.marital }?.value
            let person = Person(
                id: PersonID(office.entropy.identifier()), name: found.name, document: document, mobile: nil,
                marital: marital)
            let hash = try PasswordHash(
                secret: SampleOffice.applicantPassword, salt: office.entropy.bytes(PasswordHash.saltBytes), cost: cost)
            let account = Account(
                id: AccountID(office.entropy.identifier()), login: Login(normalised: document.value), person: person.id,
                name: person.name, roles: [.applicant], passwordHash: hash.stored, isDisabled: false,
                createdAt: createdAt)
            applicants.append(Applicant(situation: situation, person: person, account: account))
        }
        self.applicants = applicants
    }

    /// The day before applications are taken.
    func open(at clock: SampleClock, _ cast: SampleCast) throws(OfficeFailure) {
        if let day = Day(2023, 8, 14) { clock.advance(to: Moment(day, hour: 7)) }
        try office.records.write { (writer) throws(OfficeFailure) in
            for applicant in applicants {
                try writer.save(applicant.person)
                try writer.save(applicant.account)
            }
        }
        guard let manager = cast.session(of: .manager, office), let clerk = cast.session(of: .clerk, office) else {
            return
        }
        let batch = try office.batches.open(subsidy.file(.notice).bytes, source: "sample", manager).batch
        let cutOff = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.batchFile(batch.id).batch.notice.cutOff
        }
        let desk = office.subsidyImports
        let register = try desk.register(order(.register), batch: batch.id, asOf: cutOff, by: clerk)
        let members = try desk.members(order(.members), batch: batch.id, by: clerk).report
        guard register.isTaken, members.isTaken else { throw .store(.damaged(what: "sample subsidy")) }
    }

    private func order(_ file: SampleSubsidy.File) -> SubsidyImportDesk.Order {
        SubsidyImportDesk.Order(HeldBytes(subsidy.file(file).bytes), source: "sample", skipsBad: false)
    }

    var accounts: [SampleOffice.Account] {
        applicants.map { applicant in
            SampleOffice.Account(
                role: .applicant, login: applicant.person.document.value, password: SampleOffice.applicantPassword,
                name: applicant.person.name, situation: applicant.situation)
        }
    }
}

extension SampleSituation {
    /// Whose findings lie in the sample's file already, so that the review has them once he has applied.
    var appliesAtKiosk: Bool { [.subsidySingle, .subsidyFamily, .subsidyShortLease].contains(self) }
}
