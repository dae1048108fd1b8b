import Housing
import Texts

/// Puts the steps together, each with the notice's sentence.
struct WhySteps {
    let facts: WhyFacts
    let reader: WhyReader
    private(set) var steps: [WhyStep] = []
    /// Those that have their place by when they were decided.
    private var events: [(at: Moment, step: WhyStep)] = []

    /// Those that who asks may read.
    var told: [WhyStep] {
        isBeforeRefusal ? steps.filter { $0.act != .finding || $0.result != .failed } : steps
    }

    /// The family itself asks, and what was found against it nobody has confirmed.
    var isBeforeRefusal: Bool {
        reader.isFamily && facts.family.agreement == nil && facts.family.standing.state != .ineligible
    }

    init(_ facts: WhyFacts, for reader: WhyReader) {
        (self.facts, self.reader) = (facts, reader)
    }

    mutating func add(
        _ act: WhyStep.Act, _ rule: Rule, _ result: WhyStep.Result, at: Moment? = nil, subject: String? = nil,
        source: String? = nil, by: String? = nil, codes: [String] = [], _ words: String
    ) {
        steps.append(step(act, rule, result, at, subject, source, by, codes, words, ""))
    }

    /// Something that has its place among others by its time.
    ///
    /// - Parameter text: what somebody wrote of it; may be empty.
    mutating func addEvent(
        _ act: WhyStep.Act, _ rule: Rule, _ result: WhyStep.Result, at: Moment, by: String? = nil,
        codes: [String] = [], _ words: String, text: String = ""
    ) {
        events.append((at, step(act, rule, result, at, nil, nil, by, codes, words, text)))
    }

    /// Puts the events behind the steps in the order of time; what was decided at once stays as it came.
    mutating func arrange() {
        let ordered = events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        steps += ordered.map(\.element.step)
        events = []
    }

    private func step(
        _ act: WhyStep.Act, _ rule: Rule, _ result: WhyStep.Result, _ at: Moment?, _ subject: String?,
        _ source: String?, _ by: String?, _ codes: [String], _ words: String, _ text: String
    ) -> WhyStep {
        WhyStep(
            act: act, rule: rule, sentence: sentence(act, rule), result: result, at: at,
            subject: subject, source: source, by: by, words: words, hasText: !text.isEmpty,
            text: reader.readsTexts && !text.isEmpty ? text : nil, codes: codes)
    }

    /// A correction may be of anything; what the notice says under its rule is of leases alone.
    private func sentence(_ act: WhyStep.Act, _ rule: Rule) -> String {
        act == .correction
            ? WhyTexts.correctionRule(workingDays: facts.notice.periods.correctionWorkingDays)
            : NoticeWords.sentence(rule, facts.notice)
    }

    /// The entry by which a step of the batch, or a file of that kind, came; the last one before `moment` where that is
    /// given.
    func entry(of act: SubsidyBatch.Act, before moment: Moment? = nil) -> JournalLine? {
        facts.batchEntries.last { line in
            line.entry.kind == .batchStepped && line.entry["act"] == .code(act.rawValue)
                && (moment.map { line.at <= $0 } ?? true)
        }
    }

    func entry(ofFile kind: String) -> JournalLine? {
        facts.batchEntries.last { $0.entry.kind == .subsidyImported && $0.entry["kind"] == .code(kind) }
    }

    /// The family's own entries of a kind.
    func entries(_ kind: EntryKind) -> [JournalLine] { facts.entries.filter { $0.entry.kind == kind } }
}

extension WhySteps {
    // MARK: The register

    mutating func addRegister() {
        let (entry, notice) = (facts.registered.entry, facts.notice)
        let by = self.entry(ofFile: "register").map(facts.staff.name)
        let isListed = entry.isListed(at: notice.cutOff)
        add(
            .register, "LH-04", isListed ? .passed : .failed, at: notice.cutOff, source: WhyTexts.register, by: by,
            isListed
                ? WhyTexts.listed(since: entry.listedAt, at: notice.cutOff)
                : WhyTexts.notListed(entry.status, at: notice.cutOff, out: entry.outAt))
        add(
            .register, "LH-03", entry.hukouDistrict == notice.district ? .passed : .failed, at: notice.cutOff,
            source: WhyTexts.register, by: by, WhyTexts.district(entry.hukouDistrict, asked: notice.district))
        guard let commitment = facts.commitment else { return }
        add(
            .queue, "LH-31", .noted, at: commitment.at, by: facts.staff.name(commitment.body.by),
            WhyTexts.committed(commitment.body.root, commitment.body.leaves))
    }

    // MARK: The application

    mutating func addApplication() {
        guard let application = facts.family.application, let row = facts.application else { return }
        let by = row.by.flatMap { facts.staff.name(person: $0.raw) }
        // What it handed in at a kiosk before that.
        for line in entries(.subsidySubmitted) where line.at < row.submittedAt {
            add(
                .application, "LH-20", .noted, at: line.at, by: facts.staff.name(line),
                WhyTexts.submittedBefore(line.at))
        }
        for judgement in FormJudgement.all(row, application, facts.notice, witness: facts.consentWitness) {
            add(
                .application, judgement.rule, judgement.isMet ? .passed : .failed, at: row.submittedAt, by: by,
                codes: judgement.isMet ? [] : [judgement.reason].compactMap { $0?.code }, judgement.words)
        }
        guard facts.family.subject.isSpouseDenied else { return }
        add(
            .application, "LH-41", .failed, at: row.submittedAt, by: by, codes: [SubsidyReason.materialMissing.code],
            WhyTexts.spouseDenied)
    }

    // MARK: Findings

    /// Every rule for every person: what was found, or that nothing was.
    mutating func addFindings() {
        guard facts.family.application != nil else { return }
        guard !facts.members.isEmpty else {
            return add(.finding, "LH-10", .missing, WhyTexts.membersMissing)
        }
        for (condition, rule) in conditions {
            for (index, person) in facts.family.people.enumerated() where facts.members.indices.contains(index) {
                guard person.needed(of: facts.notice).contains(condition) else { continue }
                if person.role == .applicant, denied.contains(condition) { addDenial(index, rule) }
                addFinding(index, person, condition, rule)
            }
        }
        addUntrue()
        addUnnamed()
        for (index, person) in facts.family.people.enumerated()
        where person.role == .other && facts.members.indices.contains(index) {
            add(.finding, "LH-10", .noted, subject: subject(index), WhyTexts.notAsked)
        }
    }

    /// What was declared and found to be otherwise, or found to be so after all (LH-61). Which fact it is the family reads,
    /// and who reads the office's texts.
    private mutating func addUntrue() {
        let isTold = reader.isFamily || reader.readsTexts
        for (index, person) in facts.family.people.enumerated() where facts.members.indices.contains(index) {
            let known = person.judged(of: facts.notice).intersection(.honest)
            guard !known.isDisjoint(with: person.failed.union(person.passed)) else { continue }
            let isUntrue = !known.isDisjoint(with: person.failed)
            let found = facts.findings.first {
                $0.member == index && $0.finding.condition == .honest && ($0.finding.result == .failed) == isUntrue
            }?.finding
            let fact = isTold ? found?.evidence ?? "" : ""
            add(
                .finding, ConditionSet.honesty, isUntrue ? .failed : .passed, at: found?.checkedAt,
                subject: subject(index), source: found?.source,
                by: found.flatMap { facts.staff.name(person: $0.by) },
                codes: isUntrue ? [SubsidyReason.falseDeclaration.code] : [],
                isUntrue ? WhyTexts.untrue(fact) : WhyTexts.trueAfterAll(fact))
        }
    }

    private var conditions: [(ConditionSet, Rule)] {
        ConditionSet.rules.map { ($0.condition, $0.rule) }
            + facts.notice.extraConditions.enumerated().map { (.extra($0.offset), $0.element.rule) }
    }

    /// Of what the applicant says himself that it is not so (LH-61).
    private var denied: ConditionSet { facts.family.application?.declaration?.denied ?? [] }

    private mutating func addDenial(_ index: Int, _ rule: Rule) {
        add(
            .finding, rule, .failed, at: facts.application?.form.declaredAt, subject: subject(index),
            source: WhyTexts.declaration, by: facts.application?.by.flatMap { facts.staff.name(person: $0.raw) },
            codes: [Self.code(of: rule)], WhyTexts.denied)
    }

    /// People whom the family must have and whom nobody names: nothing is known of them (Q19).
    private mutating func addUnnamed() {
        let subject = facts.family.subject
        guard subject.unnamed > 0 else { return }
        add(
            .finding, "LH-10", .missing,
            WhyTexts.unnamed(
                subject.unnamed, registered: facts.family.register.size, named: facts.family.people.count,
                spouse: subject.declaration?.marital == .married && !subject.people.contains { $0.role == .spouse },
                children: (subject.declaration?.children ?? 0, subject.people.count { $0.role == .minorChild })))
    }

    private mutating func addFinding(_ index: Int, _ person: PersonFindings, _ condition: ConditionSet, _ rule: Rule) {
        let said = facts.findings.filter { $0.member == index && $0.finding.condition == condition }.map(\.finding)
        let result: FindingResult =
            person.passed.contains(condition) ? .passed : person.failed.contains(condition) ? .failed : .undecided
        let found = said.first { $0.result == result }
        if found == nil, result == .undecided {
            // What he says against himself is an answer.
            if person.role == .applicant, denied.contains(condition), said.isEmpty { return }
            return add(
                .finding, rule, said.isEmpty ? .missing : .undecided, subject: subject(index), WhyTexts.noFinding)
        }
        let others = said.filter { $0 != found }.map {
            WhyTexts.statement("\($0.result.rawValue)（\($0.source)）", $0.checkedAt)
        }
        add(
            .finding, rule, WhyStep.Result(result), at: found?.checkedAt, subject: subject(index),
            source: found?.source, by: found.flatMap { facts.staff.name(person: $0.by) },
            codes: result == .failed ? [Self.code(of: rule)] : [], others.isEmpty ? "" : WhyTexts.earlier(others))
    }

    /// 配偶 王*
    private func subject(_ index: Int) -> String {
        "\(facts.members[index].role.name) \(Mask.name(facts.members[index].name))"
    }

    private static func code(of rule: Rule) -> String {
        (SubsidyReason.allCases.first { $0.rule == rule } ?? .extraCondition).code
    }
}

extension WhyStep.Result {
    init(_ result: FindingResult) {
        self =
            switch result {
            case .passed: .passed
            case .failed: .failed
            case .undecided: .undecided
            }
    }
}
