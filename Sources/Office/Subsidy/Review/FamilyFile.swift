import Housing
import Texts

/// A family's application as whoever reviews it sees it: what it handed in, what was found about each of its people, and what
/// the rules make of it now. Names and numbers are masked.
public struct FamilyFile: Equatable, Sendable {
    public let batch: BatchID
    public let receipt: String
    public let maskedName: String
    /// In the city's register, as of the cut-off.
    public let position: Int
    public let size: Int
    public let monthly: Money
    public let standing: SubsidyStanding
    public let application: Application
    public let people: [Person]
    /// A line a person and rule, in the order of the rules.
    public let answers: [Answer]
    /// What the rules say of it by all that is known now; what is proposed was said by the last review.
    public let reasons: [SubsidyReason]
    public let undecided: Int
    /// What is missing of its papers.
    public let lacks: [SubsidyLack]
    public let corrections: [Correction]
    public let permits: Permits

    public struct Application: Equatable, Sendable {
        public let submittedAt: Moment
        public let isLate: Bool
        public let house: SubsidyForm.House
        public let maskedLandlord: String
        public let area: Area?
        public let rent: Money?
        public let start: Day?
        public let end: Day?
        public let signedOn: Day?
        /// How many rent the dwelling together with the applicant.
        public let coTenants: Int
        public let marital: MaritalState
        public let children: Int
        /// In the notice's words and order.
        public let materials: [String]
        /// Of these the originals that a clerk received with a correction.
        public let received: Set<String>
        /// What can be asked for again, in the notice's words: all but the consent, which is a field of its own.
        public let papers: [String]
        /// In the same order, each paper's as they were taken.
        public let pictures: [PaperPicture]
        /// When 《知情同意书》 was signed, and when honesty was declared.
        public let consentSignedAt: Moment?
        /// Who saw it signed, 受理 李*; nil for a paper alone.
        public let consentWitness: String?
        public let declaredAt: Moment?
        /// The conditions that the applicant himself says are not met.
        public let denied: [Rule]
        /// What each rule says of what was handed in.
        public let judgements: [Judgement]
        /// The notice's own conditions, with their names.
        public let extraConditions: [SubsidyNotice.ExtraCondition]
    }

    /// A picture of a paper that was taken at the terminal.
    public struct PaperPicture: Equatable, Sendable {
        public let id: String
        /// The notice's word for the paper.
        public let paper: String
    }

    public struct Judgement: Equatable, Sendable {
        public let rule: Rule
        public let isMet: Bool
        public let words: String
    }

    public struct Person: Equatable, Sendable {
        /// Stands for the person among those of the file of members; says nothing of who it is.
        public let key: Int64
        public let role: Household.MemberRole
        public let maskedName: String
    }

    /// What is known of a person and a condition.
    public struct Answer: Equatable, Sendable {
        public let person: Person
        public let rule: Rule
        public let result: WhyStep.Result
        public let source: String
        /// What it rests on; may be empty.
        public let evidence: String
        public let at: Moment?
        /// 受理 李*
        public let by: String?
    }

    public struct Correction: Equatable, Sendable {
        public enum State: Sendable { case open, done, lapsed, ended }

        public let askedAt: Moment
        public let by: String
        /// Each with why, as the family reads it.
        public let items: [CorrectionItem]
        public let deadline: Day
        public let state: State
        /// Who took the answer in, and whether he saw 《知情同意书》 read and signed; nil without one.
        public let answer: (by: String, isWitness: Bool)?

        public static func == (left: Correction, right: Correction) -> Bool {
            (left.askedAt, left.by, left.deadline, left.state) == (right.askedAt, right.by, right.deadline, right.state)
                && left.items == right.items
                && left.answer?.by == right.answer?.by && left.answer?.isWitness == right.answer?.isWitness
        }
    }

    /// What the batch and the family's state allow now, and what keeps this person from it.
    public struct Permits: Equatable, Sendable {
        /// It is his own family.
        public let isOwn: Bool
        /// What is proposed rests on what he brought in himself.
        public let isEnteredByHim: Bool
        public let confirm: Bool
        public let askCorrection: Bool
        public let enterFinding: Bool
    }
}

extension BatchDesk {
    /// The application of a family, to be reviewed.
    ///
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`; `RECEIPT_UNKNOWN`; `WRONG_STATE` where it has not applied.
    public func file(_ receipt: String, of id: BatchID, _ session: Session) throws(OfficeFailure) -> FamilyFile {
        let now = try office.clocks.office()
        return try office.read(.seeCase, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.inHand(receipt, of: id, at: now)
            try hand.requireApplication()
            return try FamilyFile(hand, reader, for: actor)
        }
    }
}

extension FamilyFile {
    init(_ hand: FamilyInHand, _ reader: any RecordReader, for actor: Actor) throws(OfficeFailure) {
        let (file, family) = (hand.file, hand.family)
        let notice = file.batch.notice
        guard let row = try reader.application(at: family.position, of: file), let application = family.application
        else { throw .store(.damaged(what: "bulk_chunk application")) }
        let staff = WhyStaff(try reader.accounts(staffOnly: true))
        let basis = try reader.refusalBasis(of: family, in: file, for: actor.person)
        let found = Eligibility(family.subject, under: notice)
        batch = file.batch.id
        receipt = hand.receipt
        maskedName = Mask.name(try reader.applicant(at: family.position, of: file).name)
        position = family.position
        size = family.register.size
        monthly = notice.standard.monthly(registeredSize: family.register.size)
        standing = family.standing
        let witness = try reader.consentWitness(of: row.form, in: file.batch.id, at: family.position)
        self.application = Application(row, application, notice, witness: witness.map(staff.name))
        let members = family.people.isEmpty ? [] : try reader.members(at: family.position, of: file)
        var people: [Person] = []
        for (known, member) in zip(family.people, members) {
            let key = try reader.bulkKey(of: member.document.value, .document)
            people.append(Person(key: key, role: known.role, maskedName: Mask.name(member.name)))
        }
        self.people = people
        let findings = try reader.findings(at: family.position, of: file)
        answers = Self.answers(family, people, findings, notice, staff)
        reasons = found.reasons.reasons
        undecided = found.undecided
        lacks = family.lacks(of: row.form, under: notice)
        corrections = try reader.kept(CorrectionBody.self, of: file.batch.id, at: family.position).map {
            Correction($0, staff)
        }
        permits = Permits(
            isOwn: basis.isOwn,
            isEnteredByHim: actor.person.map(basis.entered(family.standing.proposed).contains) ?? false,
            confirm: Self.allows(.confirmRefusal, hand) && !family.standing.proposed.isEmpty,
            askCorrection: Self.allows(.askCorrection, hand),
            enterFinding: file.runs.members != nil)
    }

    private static func allows(_ act: SubsidyAct, _ hand: FamilyInHand) -> Bool {
        (try? hand.requireDeciding(act)) != nil && act.isPossible(in: hand.family.standing.state)
    }

    private static func answers(
        _ family: FamilyState, _ people: [Person], _ findings: [FamilyFinding], _ notice: SubsidyNotice,
        _ staff: WhyStaff
    ) -> [Answer] {
        let conditions =
            ConditionSet.rules.map { ($0.condition, $0.rule) }
            + notice.extraConditions.enumerated().map { (ConditionSet.extra($0.offset), $0.element.rule) }
            + [(.honest, ConditionSet.honesty)]
        var answers: [Answer] = []
        for (condition, rule) in conditions {
            for (index, person) in people.enumerated() {
                let known = family.people[index]
                guard known.judged(of: notice).contains(condition) else { continue }
                // Nobody is asked about it: there is a line of it where somebody said something.
                if condition == .honest, known.failed.union(known.passed).isDisjoint(with: .honest) { continue }
                let result: FindingResult =
                    known.passed.contains(condition)
                    ? .passed : known.failed.contains(condition) ? .failed : .undecided
                let said = findings.first {
                    $0.member == index && $0.finding.condition == condition && $0.finding.result == result
                }?.finding
                answers.append(
                    Answer(
                        person: person, rule: rule,
                        result: said == nil && result == .undecided ? .missing : WhyStep.Result(result),
                        source: said?.source ?? "", evidence: said?.evidence ?? "", at: said?.checkedAt,
                        by: said.flatMap { staff.name(person: $0.by) }))
            }
        }
        return answers
    }
}

extension FamilyFile.Application {
    fileprivate init(
        _ row: ApplicationRow, _ application: FamilyState.Application, _ notice: SubsidyNotice, witness: String?
    ) {
        let (form, lease) = (row.form, row.form.lease)
        let kinds = notice.materials.kinds
        // A notice that was corrected since may have lost a word.
        let others = (form.pictures ?? [:]).keys.filter { !kinds.contains($0) }.sorted()
        self.init(
            submittedAt: application.submittedAt, isLate: application.isLate, house: form.house,
            maskedLandlord: Mask.name(lease.landlord), area: lease.area, rent: lease.rent, start: lease.start,
            end: lease.end, signedOn: lease.signedOn, coTenants: form.coTenants.count, marital: form.marital,
            children: form.children, materials: kinds.filter(form.materials.contains),
            received: Set((form.received ?? [:]).keys), papers: kinds.filter { $0 != notice.consentPaper },
            pictures: (kinds + others).flatMap { paper in
                (form.pictures?[paper] ?? []).map { FamilyFile.PaperPicture(id: $0, paper: paper) }
            },
            consentSignedAt: form.consentSignedAt, consentWitness: witness, declaredAt: form.declaredAt,
            denied: form.statements.filter { !$0.value }.keys.sorted().map { Rule(rawValue: $0) },
            judgements: FormJudgement.all(row, application, notice, witness: witness).map {
                .init(rule: $0.rule, isMet: $0.isMet, words: $0.words)
            }, extraConditions: notice.extraConditions)
    }
}

extension FamilyFile.Correction {
    fileprivate init(_ kept: KeptRecord<CorrectionBody>, _ staff: WhyStaff) {
        let state: State =
            switch kept.state {
            case .open: .open
            case .done: .done
            case .lapsed: .lapsed
            case .ended: .ended
            }
        self.init(
            askedAt: kept.at, by: staff.name(kept.body.by),
            items: kept.body.items.compactMap(\.item),
            deadline: kept.body.deadline, state: state,
            answer: kept.body.answeredBy.map { (staff.name($0), kept.body.consentWitness != nil) })
    }
}

extension BatchDesk {
    /// How many working days a family has for a correction (LH-44).
    ///
    /// - Throws: `BATCH_UNKNOWN`.
    public func correctionDays(of id: BatchID, _ session: Session) throws(OfficeFailure) -> Int {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            try reader.batchFile(id).batch.notice.periods.correctionWorkingDays
        }
    }
}
