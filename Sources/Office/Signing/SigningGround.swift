import Documents
import Housing
import Texts

/// The dated rules and templates of signing, read before a transaction begins.
struct SigningGround {
    let renewal: RenewalGround
    let policy: SigningPolicy
    let contract: TemplateFile
    let commitment: TemplateFile
    let sheet: TemplateFile
    let commitmentText: Signing.CommitmentText

    init(_ policies: Policies, on day: Day) throws(OfficeFailure) {
        renewal = try RenewalGround(policies, on: day)
        policy = try policies.signing(on: day)
        contract = try policies.template(.leaseContract, of: policy)
        commitment = try policies.template(.commitment, of: policy)
        sheet = try policies.template(.signatureSheet, of: policy)
        let words = commitment.commitment
        commitmentText = Signing.CommitmentText(
            template: commitment.template.name.inCases, text: words?.transcription ?? "",
            sentence: words?.shortSentence ?? "")
    }

    /// What the rules ask for about a contract, as it stands in the reader's snapshot.
    func facts(
        for signing: Signing, _ reader: any RecordReader, _ given: SigningGiven = SigningGiven()
    ) throws(OfficeFailure) -> Signing.Facts {
        try facts(about: try reader.renewal(signing.renewal), in: signing.id, reader, given)
    }

    /// What they ask for about the contract `id` of an application, which need not be there yet.
    func facts(
        about application: Renewal, in id: CaseID, _ reader: any RecordReader, _ given: SigningGiven = SigningGiven()
    ) throws(OfficeFailure) -> Signing.Facts {
        let record = try reader.lease(application.lease)
        let snapshot = renewal.snapshot(of: record, choosing: application.policy)
        let info = Renewal.CurrentInfo(
            snapshot: try reader.commitment(to: snapshot.canonical, in: id), lines: Set(snapshot.lines.map(\.line)))
        return Signing.Facts(
            renewal: application, lease: record.lease, parameters: policy.parameters, calendar: renewal.calendar,
            commitment: commitmentText, info: info, secondsSinceOpened: given.secondsSinceOpened,
            isKiosk: given.isKiosk, stored: given.stored, isPasswordFresh: given.isPasswordFresh,
            openSigning: try reader.openSigning(lease: record.lease.id)?.id,
            openChange: try reader.openChange(of: record.lease.id)?.number, terminal: given.terminal)
    }
}

/// What the rules ask for that stands in no record.
struct SigningGiven {
    var secondsSinceOpened: Int?
    var stored: Signing.StoredDigests?
    var isPasswordFresh = false
    var isKiosk = false
    var terminal: TerminalID?

    init() {}

    /// An applicant comes in at a kiosk.
    init(_ session: Session) {
        isKiosk = session.door == .person
        terminal = session.terminal
    }
}

extension TemplateName {
    /// As cases name the version of a text.
    var inCases: TemplateVersion { TemplateVersion(version: version, digest: digest) }
}

// MARK: - Filling

extension SigningGround {
    /// What the contract says, taken from the registers as they are.
    ///
    /// - Throws: `.input` that names the lease where it lacks what no contract can be without.
    ///
    /// - Parameter choice: the policy under which the lease is renewed.
    func contractFacts(
        _ record: LeaseRecord, choosing choice: Renewal.PolicyChoice?, number: String, madeOn: Day
    ) throws(OfficeFailure) -> ContractFacts {
        let start = record.lease.end.adding(days: 1)
        let months = renewal.parameters.termMonths(record.lease.policy, choice)
        let living = record.occupants.filter { $0.occupant.moveOut == nil }
        do {
            return try ContractFacts(
                number: number, madeOn: madeOn, lessor: policy.lessor, tenant: record.tenant,
                occupants: living.map {
                    ContractFacts.Occupant(
                        person: $0.person, relation: $0.occupant.relation, moveIn: $0.occupant.moveIn)
                },
                dwelling: record.dwelling, former: record.lease, policy: choice == .new ? .new : record.lease.policy,
                start: start,
                end: Term.end(start: start, months: months), monthlyRent: record.lease.monthlyRent,
                depositMonths: policy.depositMonths)
        } catch {
            let (column, value) = error.place(in: record)
            throw .input(InputProblem(source: record.lease.number, column: column, reason: .invalid(value)))
        }
    }
}

extension TemplateFile {
    /// - Parameter isTraining: what is filled in a training office says so on every page.
    func filled(
        _ facts: ContractFacts, contract: Digest? = nil, isTraining: Bool
    ) throws(OfficeFailure) -> Document {
        do {
            return try template.filled(
                facts.values(contractDigest: contract), number: facts.number, madeOn: facts.madeOn,
                alsoMarked: isTraining ? DocumentTexts.training : nil)
        } catch {
            throw .input(
                InputProblem(source: PolicyText.path(template.name.name), reason: .missing(error.field.rawValue)))
        }
    }
}

extension ContractFacts.Problem {
    /// The value that no contract may have, by the label under which it stands there.
    fileprivate func place(in record: LeaseRecord) -> (column: String, value: String) {
        switch self {
        case .noLessor: (DocumentField.lessor.rawValue, "")
        case .noTenant: (DocumentField.tenant.rawValue, record.tenant.name)
        case .noTerm, .termTooLong: (DocumentField.formerEnd.rawValue, "\(record.lease.end)")
        case .rent: (DocumentField.rent.rawValue, record.lease.monthlyRent.words)
        case .deposit(let months): (DocumentField.depositMonths.rawValue, "\(months)")
        }
    }
}

extension Office {
    /// The rules of signing in force at `moment`.
    func signingGround(at moment: Moment) throws(OfficeFailure) -> SigningGround {
        policies.refresh()
        return try SigningGround(policies, on: moment.day)
    }
}
