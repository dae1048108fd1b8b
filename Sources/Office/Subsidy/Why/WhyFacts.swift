import Housing

/// All that the office knows of one family of a batch, read in one snapshot.
struct WhyFacts {
    let file: BatchFile
    let family: FamilyState
    let registered: RegisteredFamily
    let members: [RegisteredMember]
    let application: ApplicationRow?
    /// The word that counts first.
    let findings: [FamilyFinding]
    /// The entries of the family, and those of the batch.
    let entries: [JournalLine]
    let batchEntries: [JournalLine]
    let staff: WhyStaff

    let corrections: [KeptRecord<CorrectionBody>]
    let objections: [KeptRecord<ObjectionBody>]
    let discretions: [KeptRecord<DiscretionBody>]
    let agreement: KeptRecord<AgreementBody>?
    let changes: [KeptRecord<ChangeBody>]
    let suspensions: [KeptRecord<SuspensionBody>]
    let breaches: [KeptRecord<BreachBody>]
    let repayments: [KeptRecord<RepaymentBody>]
    let reinstatements: [KeptRecord<ReinstatementBody>]
    let commitment: KeptRecord<CommitmentBody>?
    /// Who saw 《知情同意书》 signed; nil for a paper alone.
    let consentWitness: String?
    let tries: [WhyTry]
    /// How many families that no list took before it in the register; nil where that plays no part.
    let waitingBefore: Int?

    var notice: SubsidyNotice { file.batch.notice }

    init(_ reader: any RecordReader, _ file: BatchFile, at position: Int) throws(OfficeFailure) {
        let id = file.batch.id
        guard let family = try reader.family(at: position, of: file), let register = file.runs.register,
            let registered = try reader.registered(at: position, of: register)
        else { throw .store(.damaged(what: "bulk_chunk family")) }
        self.file = file
        self.family = family
        self.registered = registered
        members = family.people.isEmpty ? [] : try reader.members(at: position, of: file)
        application = try reader.application(at: position, of: file)
        findings = try reader.findings(at: position, of: file)
        entries = try reader.timeline(of: file.caseID(position))
        batchEntries = try reader.timeline(of: CaseID(id.raw))
        staff = WhyStaff(try reader.accounts(staffOnly: true))
        corrections = try reader.kept(CorrectionBody.self, of: id, at: position)
        objections = try reader.kept(ObjectionBody.self, of: id, at: position)
        discretions = try reader.kept(DiscretionBody.self, of: id, at: position)
        agreement = try reader.kept(AgreementBody.self, of: id, at: position).first
        changes = try reader.kept(ChangeBody.self, of: id, at: position)
        suspensions = try reader.kept(SuspensionBody.self, of: id, at: position)
        breaches = try reader.kept(BreachBody.self, of: id, at: position)
        repayments = try reader.kept(RepaymentBody.self, of: id, at: position)
        reinstatements = try reader.kept(ReinstatementBody.self, of: id, at: position)
        commitment = try reader.queueCommitment(of: id)
        var witness: Actor?
        if let form = application?.form { witness = try reader.consentWitness(of: form, in: id, at: position) }
        consentWitness = witness.map(staff.name)
        tries = family.agreement == nil ? [] : try reader.paymentTries(at: position, of: file)
        let isBeyond = family.standing.reasons.contains(.notWithinList)
        waitingBefore = isBeyond ? try reader.waiting(before: position, of: file) : nil
    }
}

/// Who somebody of the staff is, as a family may know it: his role and his masked name.
struct WhyStaff {
    private var byAccount: [AccountID: String] = [:]
    private var byPerson: [PersonID: String] = [:]

    init(_ accounts: [Account]) {
        for account in accounts {
            byAccount[account.id] = Mask.name(account.name)
            byPerson[account.person] = Mask.name(account.name)
        }
    }

    /// 审核 王*; 系统 for the daily run.
    func name(_ actor: Actor) -> String { name(actor.role, actor.account) }
    func name(_ line: JournalLine) -> String { name(line.role, line.account) }

    private func name(_ role: OfficeRole, _ account: AccountID?) -> String {
        [role.name, account.flatMap { byAccount[$0] }].compactMap(\.self).joined(separator: " ")
    }

    /// By the person's id, as rows keep it; nil where nobody is known by it.
    func name(person: String) -> String? { byPerson[PersonID(person)] }
}

/// One instalment in one payment run.
struct WhyTry {
    let run: KeptRecord<PaymentRunBody>
    let month: Month
    let answer: PaymentResultRow?
}

extension SubsidyReader {
    /// The instalments of one family, run by run, with what the bank said of each.
    func paymentTries(at position: Int, of file: BatchFile) throws(OfficeFailure) -> [WhyTry] {
        let chunk = BulkPlace(position: position).chunk
        var tries: [WhyTry] = []
        for run in try kept(PaymentRunBody.self, of: file.batch.id) {
            var months: [Month] = []
            try eachChunk(of: run.body.rows, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.place(index).position == position {
                    months.append(try InstalmentRow(rows, index).month)
                }
            }
            guard !months.isEmpty else { continue }
            var answers: [Month: PaymentResultRow] = [:]
            for answer in run.body.answers {
                try eachChunk(of: answer, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                    for index in 0..<rows.count where rows.place(index).position == position {
                        let opened = try open(rows.personal(index), at: rows.place(index), of: answer)
                        let row = try PaymentResultRow(rows, index, personal: opened)
                        answers[row.month] = row
                    }
                }
            }
            tries += months.map { WhyTry(run: run, month: $0, answer: answers[$0]) }
        }
        return tries
    }

    /// How many families with an earlier place the first list did not reach either.
    func waiting(before position: Int, of file: BatchFile) throws(OfficeFailure) -> Int {
        guard let run = file.runs.families else { return 0 }
        var count = 0
        try eachChunk(of: run, in: 0...BulkPlace(position: position).chunk) { (_, rows) throws(OfficeFailure) in
            // Without an application the tag is -1.
            for index in 0..<rows.count where rows.tag(index) >= 0 && rows.place(index).position < position {
                let standing = try FamilyState(rows, index).standing
                if standing.list > 1 || standing.reasons.contains(.notWithinList) { count += 1 }
            }
        }
        return count
    }
}
