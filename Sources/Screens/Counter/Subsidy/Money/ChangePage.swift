import Cells
import Forms
import Housing
import Office
import Texts

/// One change: what was reported, how the agreement stands, and what would come of either decision.
struct ChangePage: CounterScreen {
    enum Spot: Hashable, Sendable {
        case fact(Int)
        case outlook(ChangeDecision)
    }

    /// What would come of a decision, or why it cannot be made without more.
    private enum Ahead: Equatable {
        case asked
        case words([String])
        case refused(CounterTrouble?)
    }

    let clerk: Clerk
    private var change: ChangeFile
    private var agreement: AgreementFile
    private var ahead: [ChangeDecision: Ahead] = [:]
    private var sheet = Sheet<Spot>()
    private var size = Size(width: 0, height: 0)
    private var isSeekingNext = false

    init(_ change: ChangeFile, _ agreement: AgreementFile, clerk: Clerk) {
        self.change = change
        self.agreement = agreement
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .appeared: return lookAhead()
        case .revealed, .changed(CounterTopic.subsidy): return [.quietly(.money(.change(change.id)))]
        case .answer(.money(let answer)): return take(answer)
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func lookAhead() -> [CounterEffect] {
        guard change.isOpen else { return [] }
        return ChangeDecision.allCases.map { decision in
            ahead[decision] = .asked
            return .quietly(.money(.outlook(move(decision), agreement.batch, receipt: agreement.receipt)))
        }
    }

    private func move(_ decision: ChangeDecision) -> AgreementMove {
        .decide(change: change.id, decision, day: nil, lease: nil)
    }

    private mutating func take(_ answer: MoneyAnswer) -> [CounterEffect] {
        switch answer {
        case .change(let change, let agreement):
            let isOther = change != self.change || agreement != self.agreement
            isSeekingNext = false
            (self.change, self.agreement) = (change, agreement)
            layOut()
            return isOther ? lookAhead() : []
        case .outlook(let move, let outlook, let trouble):
            guard let decision = ChangeDecision.allCases.first(where: { self.move($0) == move }) else { return [] }
            ahead[decision] = outlook.map { .words($0.words) } ?? .refused(trouble)
            layOut()
        case .changes(let files, open: true) where isSeekingNext:
            isSeekingNext = false
            guard let next = files.first(where: { $0.id != change.id }) else {
                return [.say(.info(CounterChangeTexts.noNext))]
            }
            return [.ask(.money(.change(next.id)))]
        case .agreement(let file): return [.show(AgreementPage(file, clerk: clerk))]
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch key {
        case .escape: return [.pop]
        case .function(2):
            isSeekingNext = true
            return [.ask(.money(.changes(agreement.batch, open: true)))]
        case .function(4): return showWhy(agreement.receipt, of: agreement.batch, clerk)
        case .function(5): return [.show(VerdictPage(change, agreement, .eligible, clerk: clerk))]
        case .function(7): return [.show(VerdictPage(change, agreement, .notEligible, clerk: clerk))]
        case .function(8): return [.show(VerdictPage(change, agreement, .falseDeclaration, clerk: clerk))]
        case .enter: return [.ask(.money(.agreement(agreement.receipt, agreement.batch)))]
        default: _ = sheet.press(key)
        }
        return []
    }

    // MARK: Drawing

    private mutating func layOut() {
        let lines = MoneyLines<Spot>(width: Sheet<Spot>.room(in: size.width))
        var entries: [SheetEntry<Spot>] = facts.enumerated().map {
            lines.fact(.fact($0.offset), $0.element.0, $0.element.1, $0.element.2)
        }
        if change.isOpen {
            for decision in ChangeDecision.allCases {
                entries += [.gap, .heading(CounterChangeTexts.ifDecided(decision))] + aheadLines(decision, lines)
            }
        }
        sheet.show(entries, height: size.height)
    }

    private func aheadLines(_ decision: ChangeDecision, _ lines: MoneyLines<Spot>) -> [SheetEntry<Spot>] {
        switch ahead[decision] {
        case .asked, nil: return [lines.text(nil, CounterChangeTexts.lookingAhead, .muted)]
        case .refused(let why): return [lines.text(.outlook(decision), why?.aheadWords ?? "", .warning)]
        case .words(let words):
            let role: Role = decision == .eligible ? .body : .warning
            return words.enumerated().map { lines.text($0.offset == 0 ? .outlook(decision) : nil, $0.element, role) }
        }
    }

    private var facts: [(String, String, Role)] {
        let first = change.firstDay.map(CounterChangeTexts.firstDay) ?? ""
        let report =
            change.reportedBy.map { CounterChangeTexts.reportedBy($0, change.at) }
            ?? CounterChangeTexts.foundAt(change.at)
        var facts: [(String, String, Role)] = [
            (CounterChangeTexts.family, "\(agreement.receipt)  \(agreement.maskedName)", .heading),
            (CounterChangeTexts.matter, "\(change.matter)  \(change.number)", .value),
            (CounterChangeTexts.eventDay, change.eventDay.words + first, .value),
            (CounterChangeTexts.reported, report + (change.isOverdue ? "  " + CounterChangeTexts.overdue : ""), .value),
        ]
        if change.isOpen, change.isFound {
            facts += agreement.doubts.enumerated().map { index, doubt in
                (index == 0 ? CounterChangeTexts.foundOut : "", doubt.words(agreement.extraConditions), .warning)
            }
        }
        if let words = change.words {
            let label = change.isReportedByFamily ? CounterChangeTexts.familySays : CounterChangeTexts.reportWords
            facts.append((label, words, .value))
        }
        if let lease = change.proposedLease {
            facts.append((CounterChangeTexts.proposedLease, CounterChangeTexts.lease(lease), .value))
        }
        facts += [
            (
                CounterChangeTexts.agreement,
                "\(agreement.number)  \(PaymentTexts.standing(agreement.report.words))", .value
            ),
            (CounterChangeTexts.paid, agreement.report.paid.words, .value),
        ]
        if agreement.report.overpaid.fen > 0 {
            let report = agreement.report
            facts.append(
                (
                    CounterChangeTexts.debt, CounterChangeTexts.debt(report.overpaid, report.recovered, report.owed),
                    .error
                ))
        }
        if let by = change.decidedBy, let at = change.decidedAt {
            facts.append((CounterChangeTexts.decision, CounterChangeTexts.stateName(change.decision), .heading))
            facts.append((CounterChangeTexts.decider, CounterChangeTexts.decidedBy(by, at), .value))
            if let untrue = change.untrue { facts.append((CounterReviewTexts.untrueFact, untrue, .value)) }
            if let reason = change.reason { facts.append((CounterChangeTexts.reason, reason, .value)) }
        }
        if let lease = change.lease {
            facts.append((CounterChangeTexts.newLease, CounterChangeTexts.lease(lease), .value))
        }
        return facts
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        sheet.draw(on: &surface, in: body, words: words, isActive: true)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterChangeTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterChangeTexts.help) }

    private var whyNot: String? {
        if !change.isOpen { return CounterChangeTexts.decidedAlready(change.decision, change.decidedBy) }
        if !clerk.may(.decideSubsidyChange) { return CounterChangeTexts.noDeciding }
        if agreement.isOwn { return CounterChangeTexts.isOwn }
        return change.isEnteredByYou ? CounterChangeTexts.enteredByYou : nil
    }

    /// What was reported to have come about after the declaration was no false one; of what the check found the day is named
    /// with the decision.
    private func whyNotDecide(_ decision: ChangeDecision) -> String? {
        guard !change.isFound, case .refused(let why?)? = ahead[decision], why.code == .afterDeclaration
        else { return nil }
        return why.failure.text.what
    }

    private func deciding(_ key: Int, _ decision: ChangeDecision) -> KeyHint {
        KeyHint(
            .function(key), CounterChangeTexts.name(decision), short: CounterChangeTexts.short(decision),
            weight: .main, whyNot: whyNot ?? whyNotDecide(decision))
    }

    var hints: [KeyHint] {
        [
            deciding(5, .eligible), deciding(7, .notEligible), deciding(8, .falseDeclaration),
            KeyHint(.function(2), CounterChangeTexts.next, weight: .main),
            KeyHint(.function(4), CounterPaymentTexts.why),
            KeyHint(.enter, CounterPaymentTexts.openAgreement), KeyHint(.escape, words.back, weight: .main),
        ]
    }
}

extension FoundDoubt {
    /// 陈*例「没有自有住房」不通过，不动产登记（粤房12号），2024年5月17日
    fileprivate func words(_ extra: [SubsidyNotice.ExtraCondition]) -> String {
        let source = CounterReviewTexts.source(source, evidence)
        return "\(maskedName)「\(CounterReviewTexts.condition(rule, extra))」\(result.rawValue)，\(source)，\(day.words)"
    }
}
