import Crypto
import Documents
import Housing
import Texts

/// A paper of one family: its agreement, or the call to sign it.
final class FamilyPaper: PaperGathering {
    /// Whose it is.
    enum Family {
        /// By a receipt as typed.
        case receipt(String)
        /// Of who is signed in.
        case applicant(PersonID)
    }

    private let kind: TemplateKind
    private let whose: Family
    private let batch: BatchID
    private let use: PaperUse
    private var found: Found?

    private struct Found {
        let facts: SubsidyFamilyFacts
        /// Of what was signed the same with everything in full, to be compared with that.
        let full: SubsidyFamilyFacts?
        let signed: SignedPaper?
        let file: BatchFile
    }

    init(_ kind: TemplateKind, of receipt: String, in batch: BatchID, _ use: PaperUse) {
        self.kind = kind
        whose = .receipt(receipt)
        self.batch = batch
        self.use = use
    }

    /// Somebody's own agreement.
    init(agreementOf applicant: PersonID, in batch: BatchID, _ use: PaperUse) {
        kind = .subsidyAgreement
        whose = .applicant(applicant)
        self.batch = batch
        self.use = use
    }

    func file(_ reader: any RecordReader) throws(OfficeFailure) -> BatchFile { try reader.batchFile(batch) }

    func step(_ ground: PaperGround) throws(OfficeFailure) -> Bool {
        let family = try family(ground)
        let state = family.standing.state
        guard state == .called || (kind == .subsidyAgreement && state == .signed) else {
            throw .refused(Refusal(.wrongState, kind == .subsidyCall ? "LH-53" : "6.4", .subsidyState(state)))
        }
        let kept = try ground.signed(family)
        let signed = kept?.body.paper
        let full = signed == nil ? nil : try ground.facts(about: family, signed: kept, .paper)
        found = Found(
            facts: try ground.facts(about: family, signed: kept, use), full: full, signed: signed, file: ground.file)
        return true
    }

    private func family(_ ground: PaperGround) throws(OfficeFailure) -> FamilyState {
        let reader = ground.reader
        switch whose {
        case .receipt(let receipt): return try reader.inHand(receipt, of: ground.file, at: ground.now).family
        case .applicant(let person): return try reader.ownFamily(of: person, in: ground.file)
        }
    }

    func document(_ filler: PaperFiller, on day: Day) throws(OfficeFailure) -> Document {
        guard let found else { throw .store(.notFound) }
        if let kept = try found.signed?.document(for: use) { return kept }
        let facts = found.facts
        let isDraft = kind == .subsidyAgreement && facts.signature == nil
        func fill(_ facts: SubsidyFamilyFacts) throws(OfficeFailure) -> Document {
            try filler.fill(
                kind, facts.values(), of: found.file.notice, number: facts.number, on: facts.madeOn,
                marked: isDraft ? SubsidyPaperTexts.draft : "", template: found.signed?.template)
        }
        if let full = found.full, let signed = found.signed { try signed.require(fill(full)) }
        return try fill(facts)
    }

    var look: PersonalLook? {
        guard let found, case .receipt = whose else { return nil }
        let what = kind == .subsidyAgreement ? "AGREEMENT" : "CALL_LETTER"
        return PersonalLook(subject: found.file.caseID(found.facts.position).raw, what: what, count: 1)
    }
}

extension PaperGround {
    /// What the papers of a called or signed family say.
    ///
    /// - Parameter kept: what was signed with it; nil before.
    func facts(
        about family: FamilyState, signed kept: KeptRecord<AgreementBody>? = nil, _ use: PaperUse
    ) throws(OfficeFailure) -> SubsidyFamilyFacts {
        let position = family.position
        let applicant = try reader.applicant(at: position, of: file)
        let form = try reader.application(at: position, of: file)?.form
        guard let register = file.runs.register, let entry = try reader.registered(at: position, of: register)?.entry
        else { throw .store(.damaged(what: "bulk_chunk register")) }
        let (standing, standard) = (family.standing, file.batch.notice.standard)
        var call: SubsidyFamilyFacts.Call?
        if let calledAt = standing.calledAt, let signBy = standing.signBy {
            call = .init(day: calledAt.day, signBy: signBy)
        }
        let size = family.register.size
        // The same each time that it is printed: of what was signed that day, of a call that of the call.
        let madeOn = kept?.at.day ?? now.day
        return SubsidyFamilyFacts(
            madeOn: madeOn, grantor: file.grantor, name: kept?.body.payee ?? applicant.name,
            documentKind: applicant.document.kind,
            documentNumber: use == .paper ? applicant.document.value : applicant.document.masked,
            receipt: entry.receipt, position: position,
            listPlace: BatchTexts.listPlace(Int(standing.list), Int(standing.sequence)), size: size,
            area: kept?.body.area ?? standard.area(registeredSize: size), price: standard.pricePerSquareMetre,
            monthly: kept?.body.monthly ?? standard.monthly(registeredSize: size),
            months: kept.map { $0.body.firstMonth...$0.body.lastMonth } ?? standard.months(signedOn: now.day),
            payDay: file.notice.papers.payDay,
            house: form?.house ?? .init(code: kept?.body.houseCode ?? "", address: "", room: ""),
            lease: form?.lease ?? .unknown, call: call, signature: kept.flatMap { Self.signature($0, use) })
    }

    /// What was signed with it; nil before.
    ///
    /// - Throws: `.damaged` where a signed one has no agreement.
    fileprivate func signed(_ family: FamilyState) throws(OfficeFailure) -> KeptRecord<AgreementBody>? {
        guard family.standing.state == .signed else { return nil }
        let kept = try reader.kept(AgreementBody.self, of: file.batch.id, at: family.position)
        guard let first = kept.first else {
            throw .store(.damaged(what: "subsidy_record AGREEMENT \(file.batch.id)/\(family.position)"))
        }
        return first
    }

    private static func signature(
        _ kept: KeptRecord<AgreementBody>, _ use: PaperUse
    ) -> SubsidyFamilyFacts.Signature? {
        let account = use == .paper ? kept.body.account : Mask.account(kept.body.account)
        return kept.number.map { number in
            .init(number: number, day: kept.at.day, account: .init(bank: kept.body.bank, number: account))
        }
    }
}

extension PaperGround {
    /// What is about to be signed with a family.
    func signedPaper(
        of family: FamilyState, _ kept: KeptRecord<AgreementBody>, _ filler: PaperFiller
    ) throws(OfficeFailure) -> SignedPaper {
        let facts = try facts(about: family, signed: kept, .paper)
        let document = try filler.fill(
            .subsidyAgreement, facts.values(), of: file.notice, number: facts.number, on: facts.madeOn)
        let shown = try self.facts(about: family, signed: kept, .screen)
        var paper = SignedPaper(document)
        paper.text = String(decoding: document.canonicalBytes, as: UTF8.self)
        paper.masks = [facts.documentNumber: shown.documentNumber]
        if let account = facts.signature?.account, let masked = shown.signature?.account {
            paper.masks?[account.number] = masked.number
        }
        return paper
    }
}

extension SignedPaper {
    fileprivate init(_ document: Document) {
        self.init(template: document.template.name, digest: Hex.text(SHA256.hash(data: document.canonicalBytes)))
    }

    /// What was signed, whatever its template says by now; nil where it was not kept.
    ///
    /// - Throws: `.damaged` where it is not what was signed.
    fileprivate func document(for use: PaperUse) throws(OfficeFailure) -> Document? {
        guard var text else { return nil }
        guard let whole = try? Document(canonical: Array(text.utf8)), SignedPaper(whole).digest == digest else {
            throw .store(.damaged(what: "subsidy_record AGREEMENT"))
        }
        guard use == .screen else { return whole }
        for (full, masked) in masks ?? [:] { text = text.replacing(full, with: masked) }
        guard let shown = try? Document(canonical: Array(text.utf8)) else {
            throw .store(.damaged(what: "subsidy_record AGREEMENT"))
        }
        return shown
    }

    /// - Throws: `.input` that names the template where it does not say any more what was signed.
    fileprivate func require(_ document: Document) throws(OfficeFailure) {
        guard SignedPaper(document).digest == digest else {
            throw .input(
                InputProblem(source: PolicyText.path(template), reason: .syntax(SubsidyPaperTexts.otherThanSigned)))
        }
    }
}

extension SubsidyForm.MarketLease {
    fileprivate static let unknown = SubsidyForm.MarketLease(
        landlord: "", landlordDocument: "", area: nil, rent: nil, start: nil, end: nil, signedOn: nil)
}
