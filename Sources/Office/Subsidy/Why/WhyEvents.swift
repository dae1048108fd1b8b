import Housing
import Texts

// What was decided about a family from the close of the window to its signing (LH-50 … LH-54).
extension WhySteps {
    private var standing: SubsidyStanding { facts.family.standing }

    mutating func addDecisions() {
        guard facts.family.application != nil else { return }
        for line in entries(.subsidyWithdrawn) {
            addEvent(.withdrawal, "LH-20", .noted, at: line.at, by: facts.staff.name(line), WhyTexts.withdrawn)
        }
        if let line = entry(of: .close), standing.state != .withdrawn {
            addEvent(.close, "LH-20", .noted, at: line.at, by: facts.staff.name(line), WhyTexts.closed)
        }
        addReview()
        addCorrections()
        addRefusal()
        addDiscretions()
        addList()
        addObjections()
        addSigning()
    }

    // MARK: Review

    private mutating func addReview() {
        guard standing.state != .withdrawn else { return }
        let reviews = facts.batchEntries.filter {
            $0.entry.kind == .batchStepped && $0.entry["act"] == .code(SubsidyBatch.Act.review.rawValue)
        }
        // A confirmed refusal came of the review before it; no later one looks at the family.
        let decided = confirmed.isEmpty ? nil : entries(.subsidyRefusalConfirmed).last?.at
        let last = reviews.lastIndex { line in decided.map { line.at <= $0 } ?? true } ?? 0
        for (index, line) in reviews.enumerated() {
            let by = facts.staff.name(line)
            guard index == last else {
                let words = index < last ? WhyTexts.reviewedBefore : WhyTexts.reviewedAfter
                addEvent(.review, "LH-50", .noted, at: line.at, by: by, words)
                continue
            }
            guard let asked = facts.corrections.first(where: { $0.at >= line.at }) else {
                let (result, words) = reviewed
                let codes = isBeforeRefusal ? [] : proposed.map(\.code)
                addEvent(.review, "LH-50", result, at: line.at, by: by, codes: codes, words)
                continue
            }
            // What was sent back since changed what it had come to.
            let (result, codes, words) = reviewed(before: asked)
            addEvent(.review, "LH-50", result, at: line.at, by: by, codes: codes, words)
        }
    }

    /// What the last review came to, as it was when somebody sent something back.
    private func reviewed(before asked: KeptRecord<CorrectionBody>) -> (WhyStep.Result, [String], String) {
        guard let then = asked.body.reviewed else { return (.noted, [], WhyTexts.reviewedThen) }
        let proposed = then.proposed.compactMap(SubsidyReason.init(code:))
        if !proposed.isEmpty {
            if isBeforeRefusal { return (.undecided, [], WhyTexts.notConfirmed) }
            return (.failed, then.proposed, WhyTexts.proposed(proposed.map { words($0) }))
        }
        if then.undecided > 0 { return (.undecided, [], WhyTexts.reviewUndecided(then.undecided)) }
        return (.passed, [], WhyTexts.reviewPassed)
    }

    /// What the last review came to. Confirmed, what it proposed stands among the reasons.
    private var reviewed: (WhyStep.Result, String) {
        let held = standing.state.isOnList ? WhyTexts.held(standing.state) : ""
        if !proposed.isEmpty, isBeforeRefusal { return (.undecided, WhyTexts.notConfirmed + held) }
        if !proposed.isEmpty { return (.failed, WhyTexts.proposed(proposed.map { words($0) }) + held) }
        if standing.undecided > 0 { return (.undecided, WhyTexts.reviewUndecided(Int(standing.undecided)) + held) }
        // Reached by no list: what it still waited for was not decided.
        if standing.list == 0, standing.reasons.contains(.quotaUsedUp) { return (.noted, WhyTexts.reviewEnded) }
        return switch standing.state {
        case .draft, .submitted, .locked: (.undecided, WhyTexts.notReviewed)
        case .correction: (.undecided, WhyTexts.reviewsAfterMending)
        case .underReview: (.undecided, WhyTexts.reviewsAgain)
        case .eligible, .ineligible, .published, .notReached, .publicityPassed, .called, .signed, .waived, .withdrawn:
            (.passed, WhyTexts.reviewPassed)
        }
    }

    /// A reason; of papers also which.
    ///
    /// - Parameter rule: by which; nil for every rule that it comes from.
    private func words(_ reason: SubsidyReason, by rule: Rule? = nil) -> String {
        guard reason == .materialMissing, facts.application != nil else { return reason.words }
        let missing = missing.filter { rule == nil || $0.rule == rule }.map(\.words)
        return WhyTexts.detailed(
            reason.words, missing.isEmpty ? WhyTexts.notMended : missing.joined(separator: "；"))
    }

    /// What of the papers is missing, each with the rule that asks for it.
    private var missing: [(rule: Rule, words: String)] {
        guard let form = facts.application?.form else { return [] }
        var missing = FormJudgement.missing(form, facts.notice)
        if facts.family.subject.isSpouseDenied { missing.append(("LH-41", WhyTexts.clause(WhyTexts.spouseDenied))) }
        return missing
    }

    private func rules(of reason: SubsidyReason) -> [Rule] {
        guard let form = facts.application?.form else { return [reason.rule] }
        return reason.rules(lacking: facts.family.lacks(of: form, under: facts.notice))
    }

    /// What came in since the review against a family that it let pass, and that nobody has looked at yet.
    mutating func addNews() {
        let isOnList = standing.state.isOnList
        guard facts.family.application != nil, isOnList || standing.state == .eligible, !standing.isOpen else { return }
        let found = Eligibility(facts.family.subject, under: facts.notice)
        guard found.outcome != .eligible else { return }
        guard !isBeforeRefusal else {
            let words = isOnList ? WhyTexts.held(standing.state) : WhyTexts.notConfirmed
            return add(.review, "LH-50", .undecided, codes: isOnList ? ["FINDING_OPEN"] : [], words)
        }
        let reasons = found.reasons.reasons
        let codes = (isOnList ? ["FINDING_OPEN"] : []) + reasons.map(\.code)
        add(
            .review, "LH-50", reasons.isEmpty ? .undecided : .failed, codes: codes,
            WhyTexts.foundSince(reasons.map { words($0) }, undecided: found.undecided)
                + (isOnList ? WhyTexts.held(standing.state) : ""))
    }

    private var proposed: [SubsidyReason] {
        standing.state == .ineligible ? confirmed : standing.proposed.reasons
    }

    /// Those that a reviewer confirmed; an objection that was upheld is another matter.
    private var confirmed: [SubsidyReason] {
        standing.state == .ineligible ? standing.reasons.reasons.filter { $0 != .objectionUpheld } : []
    }

    private mutating func addCorrections() {
        for kept in facts.corrections {
            // Written for the family; what was sent back for the same reason has it once.
            var reasons: [(words: String, fields: [String])] = []
            for item in kept.body.items {
                let (words, field) = (
                    WhyTexts.clause(item.reason), SubsidyTexts.item(item.path, papers: item.papers ?? [])
                )
                if let place = reasons.firstIndex(where: { $0.words == words }) {
                    reasons[place].fields.append(field)
                } else {
                    reasons.append((words, [field]))
                }
            }
            let items = reasons.map { WhyTexts.detailed($0.fields.joined(separator: "、"), $0.words) }
            addEvent(
                .correction, "LH-44", .noted, at: kept.at, by: facts.staff.name(kept.body.by),
                codes: [kept.state.rawValue],
                WhyTexts.correctionAsked(items, until: kept.body.deadline))
            if let at = kept.body.answeredAt {
                addEvent(
                    .correction, "LH-44", .noted, at: at, by: kept.body.answeredBy.map(facts.staff.name),
                    WhyTexts.supplemented)
            } else if let at = kept.body.endedAt {
                addEvent(
                    .correction, "LH-44", .noted, at: at, by: entry(of: .finish).map(facts.staff.name),
                    WhyTexts.correctionEnded)
            } else if kept.state == .lapsed {
                let at = kept.body.deadline.adding(days: 1)
                let line = entries(.subsidyCorrectionEnded).first { $0.at.day >= at }
                addEvent(
                    .correction, "LH-44", .failed, at: line?.at ?? Moment(at, hour: 0),
                    by: line.map(facts.staff.name), codes: [SubsidyReason.materialMissing.code],
                    WhyTexts.correctionLapsed)
            }
        }
    }

    /// One by one, each by its rule.
    private mutating func addRefusal() {
        let lines = entries(.subsidyRefusalConfirmed)
        for line in confirmed.isEmpty ? lines[...] : lines.dropLast() {
            guard case .codes(let codes)? = line.entry["reasons"] else { continue }
            let reasons = codes.compactMap(SubsidyReason.init(code:)).map { words($0) }
            addEvent(
                .refusal, "LH-50", .noted, at: line.at, by: facts.staff.name(line), codes: codes,
                WhyTexts.confirmedBefore(reasons))
        }
        guard let line = lines.last else { return }
        for reason in confirmed {
            for rule in rules(of: reason) {
                addEvent(
                    .refusal, rule, .failed, at: line.at, by: facts.staff.name(line), codes: [reason.code],
                    WhyTexts.confirmed(words(reason, by: rule)))
            }
        }
    }

    private mutating func addDiscretions() {
        for kept in facts.discretions {
            addEvent(
                .discretion, kept.body.rule, .noted, at: kept.at, by: facts.staff.name(kept.body.by),
                codes: [kept.state.rawValue], WhyTexts.discretion, text: kept.body.decision)
        }
    }

    // MARK: The list

    private mutating func addList() {
        if standing.reasons.contains(.notWithinList), let first = facts.file.batch.lists.first {
            let rank = first.length + (facts.waitingBefore ?? 0) + 1
            addEvent(
                .list, "LH-51", .failed, at: first.publishedAt, by: entry(of: .publish).map(facts.staff.name),
                codes: [SubsidyReason.notWithinList.code],
                WhyTexts.beyondList(rank, most: facts.notice.listMost, quota: facts.notice.quota))
        }
        guard let list = facts.file.batch.lists.first(where: { $0.number == standing.list }) else { return }
        let act: SubsidyBatch.Act = list.number == 1 ? .publish : .supplement
        addEvent(
            .list, "LH-51", .passed, at: list.publishedAt,
            by: entry(of: act, before: list.publishedAt).map(facts.staff.name),
            WhyTexts.listed(Int(list.number), Int(standing.sequence), of: list.length))
        addPublicity(list)
    }

    private mutating func addPublicity(_ list: SubsidyBatch.List) {
        guard standing.state != .published else {
            addEvent(.publicity, "LH-52", .noted, at: list.publishedAt, WhyTexts.publicityRunning(list.endsOn))
            return
        }
        let line = facts.batchEntries.first { line in
            line.entry["act"] == .code(SubsidyBatch.Act.conclude.rawValue) && line.at > list.publishedAt
        }
        if standing.state == .ineligible {
            // Out before its days were over, or after them.
            guard let line, let out = entries(.subsidyRefusalConfirmed).last, line.at < out.at else { return }
        }
        addEvent(
            .publicity, "LH-52", .passed, at: line?.at ?? Moment(list.endsOn.adding(days: 1), hour: 0),
            by: line.map(facts.staff.name),
            WhyTexts.publicity(list.publishedAt, list.endsOn, days: facts.notice.periods.publicityWorkingDays))
    }

    /// Who objects and what he says is for those who decide alone, who he is for none of them here.
    private mutating func addObjections() {
        for kept in facts.objections {
            let number = kept.number ?? kept.id
            addEvent(
                .objection, "LH-52", kept.state == .open ? .undecided : .noted, at: kept.at,
                by: facts.staff.name(kept.body.by), codes: [kept.state.rawValue],
                WhyTexts.objected(number, kept.at.day) + (kept.state == .open ? WhyTexts.objectionOpen : ""),
                text: reader.readsObjections ? kept.body.text : "")
            guard let at = kept.body.decidedAt else { continue }
            let isUpheld = kept.state == .upheld
            addEvent(
                .objection, "LH-52", isUpheld ? .failed : .passed, at: at,
                by: kept.body.decidedBy.map(facts.staff.name),
                codes: isUpheld ? [SubsidyReason.objectionUpheld.code] : [],
                WhyTexts.objectionDecided(number, isUpheld: isUpheld), text: kept.body.reason ?? "")
        }
    }

    // MARK: Signing

    private mutating func addSigning() {
        let days = facts.notice.periods.signingWorkingDays
        if let at = standing.calledAt {
            addEvent(
                .call, "LH-53", .noted, at: at, by: entry(of: .call, before: at).map(facts.staff.name),
                WhyTexts.called(standing.signBy, days: days))
        }
        if let agreement = facts.agreement {
            let by = facts.staff.name(agreement.body.by)
            addEvent(
                .signing, "LH-53", .passed, at: agreement.at, by: by, codes: [agreement.state.rawValue],
                WhyTexts.signed(agreement.number ?? ""))
            addEvent(.signing, "LH-57", .noted, at: agreement.at, by: by, WhyTexts.leftList)
        }
        if standing.reasons.contains(.declined), let line = entries(.subsidyDeclined).last {
            addEvent(
                .waiver, "LH-54", .failed, at: line.at, by: facts.staff.name(line),
                codes: [SubsidyReason.declined.code], WhyTexts.declined)
        }
        addWaiver()
        addEnd()
    }

    private mutating func addWaiver() {
        guard standing.reasons.contains(.notSignedInTime), let signBy = standing.signBy else { return }
        let line = facts.batchEntries.first { line in
            line.entry["act"] == .code(SubsidyBatch.Act.waive.rawValue) && line.at.day > signBy
        }
        addEvent(
            .waiver, "LH-54", .failed, at: line?.at ?? Moment(signBy.adding(days: 1), hour: 0),
            by: line.map(facts.staff.name), codes: [SubsidyReason.notSignedInTime.code], WhyTexts.notSigned(signBy))
    }

    private mutating func addEnd() {
        guard standing.reasons.contains(.quotaUsedUp), let last = facts.batchEntries.last else { return }
        let line = entry(of: .finish) ?? last
        let (quota, signed) = (facts.notice.quota, facts.file.batch.counts.signed)
        addEvent(
            .list, "LH-31", .failed, at: line.at, by: facts.staff.name(line), codes: [SubsidyReason.quotaUsedUp.code],
            WhyTexts.quotaUsedUp(quota, signed: signed))
    }
}
