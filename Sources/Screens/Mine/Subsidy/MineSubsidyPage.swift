import Cells
import Forms
import Housing
import Office
import Texts

/// 我的补租: where the application stands, what comes next and until when, and the ways on.
struct MineSubsidyPage: KioskScreen {
    enum Way: Hashable, Sendable {
        case mend, supply, list, agreement, draft, report, receipt, proof, story, why, complain, held, back
    }

    let visitor: Visitor
    let batch: BatchID
    private var file: MySubsidyFile?
    private var draft: MySubsidyDraft?
    private var menu = Menu<Way>([MenuEntry(.back, HomeTexts.back)])
    private var text = TextAbove()
    private var width = 0

    init(visitor: Visitor, batch: BatchID) {
        (self.visitor, self.batch) = (visitor, batch)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            text.fit(size)
            width = size.width
        case .appeared, .revealed: return [.ask(.mySubsidy(.file(batch)))]
        case .changed: return [.quietly(.mySubsidy(.file(batch)))]
        case .answer(.mySubsidy(.file(let file, let draft))): show(file, draft)
        case .answer(.failed(let trouble)): return (file == nil ? [.pop] : []) + tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func show(_ file: MySubsidyFile, _ draft: MySubsidyDraft?) {
        // Before anything was read 【返回】 stood there alone: nobody chose it.
        let focus = self.file == nil ? nil : menu.focused
        (self.file, self.draft) = (file, draft)
        menu = Menu(Self.entries(file), focus: focus)
    }

    private static func entries(_ file: MySubsidyFile) -> [MenuEntry<Way>] {
        var entries: [MenuEntry<Way>] = []
        if let correction = file.correction {
            entries.append(
                MenuEntry(
                    .mend, MySubsidyTexts.mend, note: MySubsidyTexts.mendNote(correction.deadline.day),
                    noteRole: .warning))
        }
        if file.agreement?.withheldFor != nil || file.changes.contains(where: \.isOpen) {
            entries.append(MenuEntry(.supply, MySubsidyTexts.supplies, note: MySubsidyTexts.suppliesNote))
        }
        if file.agreement != nil {
            entries.append(MenuEntry(.agreement, MySubsidyTexts.agreement))
            entries.append(
                MenuEntry(
                    .report, MySubsidyTexts.report, whyNot: file.canReport ? nil : MySubsidyTexts.reportOpen))
        }
        if file.standing.state == .called { entries.append(MenuEntry(.draft, MySubsidyTexts.draftPaper)) }
        if let list = file.list, list.isShown {
            let until = list.isRunning ? list.endsOn : list.shownUntil
            let note = MySubsidyTexts.listNote(until, isRunning: list.isRunning)
            entries.append(MenuEntry(.list, MySubsidyTexts.list, note: note))
        }
        entries += [
            MenuEntry(.story, MySubsidyTexts.story), MenuEntry(.why, MySubsidyTexts.why),
            MenuEntry(.complain, MySubsidyTexts.complain), MenuEntry(.held, MySubsidyTexts.held),
        ]
        if file.standing.state != .withdrawn {
            entries.append(MenuEntry(.receipt, MySubsidyTexts.receiptPaper))
            entries.append(MenuEntry(.proof, SubsidyReceiptTexts.proof))
        }
        return entries + [MenuEntry(.back, HomeTexts.back)]
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        if text.turn(key, blocks, menuRows: menu.rows(width: width)) { return [] }
        switch menu.press(key) {
        case .took(let way): return file.map { take(way, $0) } ?? [.pop]
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .moved: return []
        }
    }

    private func take(_ way: Way, _ file: MySubsidyFile) -> [KioskEffect] {
        func begin(_ deed: MySubsidyDeed) -> [KioskEffect] {
            [.show(MyQuestionsPage(journey: MyJourney(deed, file, draft, visitor: visitor)))]
        }
        switch way {
        case .mend: return begin(.correction)
        case .list: return [.show(PublicListPage(visitor: visitor, file: file))]
        case .agreement: return [.show(MyAgreementPage(visitor: visitor, batch: batch))]
        case .draft: return [.show(PaperPreviewPage(visitor: visitor, paper: .agreement(batch)))]
        case .report: return begin(.change)
        case .receipt: return [.show(PaperPreviewPage(visitor: visitor, paper: .receipt(batch)))]
        case .proof: return [.show(PlaceProofPage(visitor: visitor, batch: batch))]
        case .story: return [.show(MyReadingPage(.story, visitor: visitor, batch: batch))]
        case .why: return [.show(MyReadingPage(.why, visitor: visitor, batch: batch))]
        case .complain: return begin(.complaint)
        case .held: return [.show(PaperPreviewPage(visitor: visitor, paper: .held(batch)))]
        case .supply: return [.show(MyReadingPage(.papers, visitor: visitor, batch: batch))]
        case .back: return [.pop]
        }
    }

    private var blocks: [PageBlock] {
        guard let file else { return [.heading(MySubsidyTexts.flow), .text(RenewalTexts.reading, .muted)] }
        return [.heading(file.summary.title), .facts(MyStory.facts(file)), .gap]
            + [.text(MySubsidyTexts.whatNext, .label)]
            + MySubsidyTexts.next(MyStory.next(file)).enumerated().map { index, line in
                // What has to be done is pointed out, once; the rest is to be read.
                .item(line, index == 0 && file.summary.role == .warning ? .warning : .body)
            } + [.gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = text.draw(blocks, menuRows: menu.rows(width: body.width), on: &surface, in: body)
        menu.draw(on: &surface, in: rest)
    }

    var chrome: Chrome {
        Chrome(title: "\(MineTexts.title) › \(MySubsidyTexts.flow)", subject: visitor.maskedName)
    }
    var hints: [KeyHint] {
        [.choose, .move] + (text.isCut(blocks, menuRows: menu.rows(width: width)) ? [.turnPage] : []) + [.back]
    }
    var help: [HelpSection] { [HelpSection](MySubsidyTexts.help) }
}

/// What is told of somebody's own application.
enum MyStory {
    static func facts(_ file: MySubsidyFile) -> [Fact] {
        let (summary, standing, notice) = (file.summary, file.standing, file.notice.notice)
        var facts = [
            Fact(MySubsidyTexts.whatNow, summary.words, role: summary.role),
            Fact(
                MySubsidyTexts.place,
                summary.agreement == nil
                    ? MySubsidyTexts.placeWords(
                        file.why.position, file.why.districtPosition, receipt: summary.receipt)
                    : MySubsidyTexts.placeLeft(receipt: summary.receipt)),
        ]
        if summary.agreement == nil {
            if let list = file.list, let sequence = list.sequence, standing.state.isOnList {
                facts.append(
                    Fact(MySubsidyTexts.rank, MySubsidyTexts.listed(sequence, of: list.length, list: list.number)))
                // Who is called is told what to do, and no more of the others.
                if standing.state != .called {
                    let counts = file.counts
                    facts.append(
                        Fact("", MySubsidyTexts.signedOf(notice.quota, signed: counts.signed, called: counts.called)))
                }
            } else if let rank = file.rank, standing.state == .eligible || standing.state == .notReached {
                facts.append(Fact(MySubsidyTexts.rank, MySubsidyTexts.rankWords(rank, quota: notice.quota)))
            }
        }
        if let terms = file.agreement?.terms, let stop = terms.stop, let from = terms.plan.stoppedFrom {
            let words = MySubsidyTexts.ended(stop.reason, stop.day, from: from)
            facts.append(Fact(MySubsidyTexts.reasons, words, role: .warning))
            if let untrue = file.agreement?.untrue {
                facts.append(Fact(MySubsidyTexts.untrue, MySubsidyTexts.untrueWords(untrue), role: .warning))
            }
            let sentence = NoticeWords.sentence(stop.reason.rule, notice)
            if !sentence.isEmpty { facts.append(Fact(MySubsidyTexts.byRule, sentence)) }
        }
        return facts + standing.reasons.reasons.flatMap { reason($0, file) }
    }

    /// A reason: whose it is, and the notice's sentence by which it is one.
    private static func reason(_ reason: SubsidyReason, _ file: MySubsidyFile) -> [Fact] {
        var words = reason.words
        if reason == .materialMissing, !file.lacks.isEmpty { words += "（\(SubsidyLack.words(file.lacks))）" }
        var people: [String] = []
        for step in file.why.steps where step.result == .failed && step.rule == reason.rule {
            if let subject = step.subject, !people.contains(subject) { people.append(subject) }
        }
        if reason == .falseDeclaration {
            // Which fact it is, a line each.
            let facts = file.why.steps.filter { $0.codes == [reason.code] && $0.act == .finding }
            return facts.map {
                let words = "\(reason.words)（\($0.subject ?? "")）：\($0.words)"
                return Fact(MySubsidyTexts.reasons, words, role: .warning)
            } + [Fact(MySubsidyTexts.byRule, NoticeWords.sentence(reason.rule, file.notice.notice))]
        }
        let sentence = NoticeWords.sentence(reason.rule, file.notice.notice)
        return [Fact(MySubsidyTexts.reasons, MySubsidyTexts.reason(words, of: people), role: .warning)]
            + (sentence.isEmpty ? [] : [Fact(MySubsidyTexts.byRule, sentence)])
    }

    /// The month that is paid next, and until when; nil where something else has to happen first.
    static func nextPayment(_ agreement: MyAgreement, _ file: MySubsidyFile) -> String? {
        guard let next = agreement.next else { return nil }
        if next.state == .failed { return MySubsidyTexts.failedPayment(next.month, next.amount) }
        let day = file.notice.papers.payBy(next.month)
        return MySubsidyTexts.nextPayment(next.month, next.amount, by: day, isLate: day < file.today)
    }

    /// What comes next, and until when.
    static func next(_ file: MySubsidyFile) -> MySubsidyTexts.Next {
        let (summary, window, contact) = (file.summary, file.notice.notice.window, file.notice.contact)
        let office = MySubsidyTexts.Office(address: contact.address, phones: contact.phones, hours: contact.hours)
        if let agreement = summary.agreement {
            if summary.owed.fen > 0 {
                return .owed(
                    summary.owed, repaid: file.agreement?.terms.recovered ?? Money(fen: 0), office,
                    isEscalated: agreement == .escalated, isFalse: summary.stop == .falseDeclaration)
            }
            if summary.isWithheld { return .withheld(file.agreement?.withheldFor ?? "", office) }
            let payment = file.agreement.flatMap { nextPayment($0, file) }
            return agreement == .stopped ? .stopped(office, payment: payment) : .paid(agreement, payment: payment)
        }
        switch summary.state {
        case .submitted where summary.isWindowOver: return .waitForReview
        case .draft, .submitted: return .waitForClose(window.upperBound)
        case .withdrawn:
            return .withdrawn(window.upperBound, canApply: !summary.isWindowOver)
        case .locked, .underReview: return .waitForReview
        case .correction:
            guard let until = summary.correctBy else { return .waitForReview }
            return .mend(until.day, left: until.left, isOver: until.isOver)
        case .eligible: return .waitForList
        case .ineligible: return .refused(office, isFinal: file.list != nil)
        case .published:
            guard let list = file.list, list.isRunning else { return .waitForCall }
            return .published(list.endsOn)
        case .notReached: return .notReached(isOver: file.isOver)
        case .publicityPassed: return .waitForCall
        case .called:
            guard let until = summary.signBy else { return .waitForCall }
            return .sign(
                until.day, left: until.left, isOver: until.isOver, office, isHeld: file.standing.isOpen)
        case .waived: return .waived
        case .signed: return .paid(.effective, payment: nil)
        }
    }
}

extension MySubsidy.Deadline {
    var left: MySubsidyTexts.DaysLeft? { workingDaysLeft.map { .init(count: $0, isProvisional: isProvisional) } }
}

extension MySubsidy {
    /// Where it stands, in the same words wherever it is told.
    var words: String {
        // From the last moment on it is closed for him, before the office has done its part.
        let shown = state == .submitted && isWindowOver ? SubsidyState.locked : state
        return MySubsidyTexts.standing(shown, agreement, isWithheld: isWithheld, owed: owed)
    }

    /// How it looks where it is told.
    var role: Role {
        if owed.fen > 0 || isWithheld { return .warning }
        if let agreement {
            return switch agreement {
            case .effective, .paying, .completed: .success
            case .changeReview: .info
            case .suspended, .recoveryOpen, .escalated: .warning
            case .stopped, .recovered: .muted
            }
        }
        return switch state {
        case .draft, .correction, .called: .warning
        case .submitted, .locked, .underReview, .eligible, .published, .publicityPassed: .info
        case .signed: .success
        case .ineligible: .error
        case .withdrawn, .notReached, .waived: .muted
        }
    }
}
