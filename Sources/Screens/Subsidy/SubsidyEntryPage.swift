import Cells
import Forms
import Housing
import Office
import Texts

/// 【公租房补贴】: one's own family in a batch, what can be done now, and why something cannot be.
struct SubsidyEntryPage: KioskScreen {
    enum Entry: Hashable, Sendable {
        case batch(BatchID)
        case apply, mine, change, withdraw, home, call
    }

    let visitor: Visitor
    /// The batch that is meant; nil where it is still to be chosen, or the only one.
    let chosen: BatchID?
    private var batches: [OwnSubsidy]?
    private var draft: SubsidyDraft?
    private var menu = Menu<Entry>([MenuEntry(.home, HomeTexts.back)])
    private var dialog: Dialog<Bool>?

    init(visitor: Visitor, batch: BatchID? = nil) {
        self.visitor = visitor
        chosen = batch
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.subsidy(.own))]
        case .changed: return [.quietly(.subsidy(.own))]
        case .answer(.subsidy(.own(let batches, let draft))): show(batches, draft)
        case .answer(.subsidy(.withdrawn)):
            return [.say(.success(SubsidyApplyTexts.withdrawn)), .ask(.subsidy(.own))]
        case .answer(.failed(.movedOn)): return [.ask(.subsidy(.own)), .say(.warning(HomeTexts.movedOn))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func show(_ all: [OwnSubsidy], _ draft: SubsidyDraft?) {
        let shown = all.filter {
            $0.batch.state == .open || $0.family?.application != nil || $0.applicant?.hasApplied == true
        }
        // What can be done now comes first, and of that what he has begun.
        func isBegun(_ own: OwnSubsidy) -> Bool { own.isTaking && draft?.batch == own.batch.id.raw }
        let (taking, others) = (shown.filter(\.isTaking), shown.filter { !$0.isTaking })
        let batches = taking.filter(isBegun) + taking.filter { !isBegun($0) } + others
        // What is being asked is asked of the application as it was.
        if own?.liveSince != batches.first(where: { $0.batch.id == own?.batch.id })?.liveSince { dialog = nil }
        let isFirst = self.batches == nil
        self.batches = batches
        self.draft = draft
        let (entries, focus) = (entries, menu.focused)
        // What was marked is gone: a key that was meant for it begins nothing else.
        let isGone = !isFirst && !entries.contains { $0.id == focus }
        menu = Menu(entries, focus: isFirst ? nil : isGone ? .home : focus)
    }

    private var own: OwnSubsidy? {
        guard let batches else { return nil }
        return batches.first { $0.batch.id == chosen } ?? (batches.count == 1 ? batches[0] : nil)
    }

    private var entries: [MenuEntry<Entry>] {
        let leaving = [MenuEntry<Entry>(.home, HomeTexts.back), MenuEntry(.call, HomeTexts.call)]
        guard let own else {
            return (batches ?? []).map { own in
                let note =
                    own.isTaking
                    ? SubsidyApplyTexts.isTaking
                    : own.isNotYet ? SubsidyApplyTexts.isNotYet : SubsidyApplyTexts.isClosed
                return MenuEntry(
                    .batch(own.batch.id), own.batch.title, note: note, noteRole: own.isTaking ? .success : .muted)
            } + leaving
        }
        let mine = own.family?.application == nil ? [] : [MenuEntry(Entry.mine, MySubsidyTexts.flow)]
        guard own.isTaking, let family = own.family, family.bar == nil else { return mine + leaving }
        if own.isApplied {
            return mine
                + [MenuEntry(.change, SubsidyApplyTexts.change), MenuEntry(.withdraw, SubsidyApplyTexts.withdraw)]
                + leaving
        }
        let isBegun = draft?.batch == own.batch.id.raw
        return [MenuEntry(.apply, isBegun ? SubsidyApplyTexts.goOn : SubsidyApplyTexts.apply)] + leaving
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let entry) = menu.press(key) else { return [] }
        switch entry {
        case .batch(let id): return [.show(SubsidyEntryPage(visitor: visitor, batch: id))]
        case .apply, .change: return own.map { [.show(SubsidyTasksPage(visitor: visitor, batch: $0.batch.id))] } ?? []
        case .mine: return own.map { [.show(MineSubsidyPage(visitor: visitor, batch: $0.batch.id))] } ?? []
        case .withdraw:
            dialog = Dialog(
                title: SubsidyApplyTexts.withdrawTitle, text: SubsidyApplyTexts.withdrawText,
                buttons: [
                    DialogButton(true, SubsidyApplyTexts.withdraw), DialogButton(false, SubsidyApplyTexts.withdrawNo),
                ], focus: 1, escape: false)
            return []
        case .home: return [.pop]
        case .call: return [.show(CallPage(step: Kiosk.step(chrome)))]
        }
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer, let own else { return [] }
        return [.ask(.subsidy(.withdraw(seen: own.liveSince, own.batch.id)))]
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if batches != nil { menu.draw(on: &surface, in: rest) }
        dialog?.draw(on: &surface, in: body)
    }

    private var blocks: [PageBlock] {
        guard let batches else { return [.heading(HomeTexts.subsidy), .text(RenewalTexts.reading, .muted)] }
        guard let own else {
            let text = batches.isEmpty ? SubsidyApplyTexts.noBatch : SubsidyApplyTexts.whichBatch
            return [.heading(HomeTexts.subsidy), .text(text), .gap]
        }
        return SubsidyOutlook(own, of: visitor, hasDraft: draft?.batch == own.batch.id.raw).blocks
    }

    var chrome: Chrome { Chrome(title: SubsidyApplyTexts.flow, subject: visitor.maskedName) }
    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        dialog == nil ? [.choose, .move] : [.choose, KeyHint(.escape, SubsidyApplyTexts.withdrawNo)]
    }
    var help: [HelpSection] { [HelpSection](SubsidyApplyTexts.help) }
}

extension OwnSubsidy {
    var isNotYet: Bool { now < notice.notice.window.lowerBound }

    /// His dwelling counts as one for which a subsidy was drawn, and nothing was decided about it.
    var isHouseInDoubt: Bool {
        guard let application = family?.application, application.isHouseUsed else { return false }
        return [.submitted, .locked, .underReview].contains(application.standing.state)
    }
}

/// How somebody stands in a batch, in words: what he would get, or what keeps him from it, by which rule, and what he can do
/// until when.
struct SubsidyOutlook {
    private let own: OwnSubsidy
    private let visitor: Visitor
    /// Something was begun and not handed in.
    private let hasDraft: Bool

    init(_ own: OwnSubsidy, of visitor: Visitor, hasDraft: Bool) {
        (self.own, self.visitor, self.hasDraft) = (own, visitor, hasDraft)
    }

    private var notice: SubsidyNotice { own.notice.notice }
    private var closes: Moment { notice.window.upperBound }

    var blocks: [PageBlock] {
        var facts = [Fact(SubsidyApplyTexts.window, SubsidyApplyTexts.span(notice.window))]
        guard let family = own.family else {
            if let applicant = own.applicant { return byAnother(applicant) }
            let text =
                own.batch.hasRegister
                ? SubsidyApplyTexts.notRegistered(until: closes) : SubsidyApplyTexts.registerMissing
            return refused(
                [
                    Fact(SubsidyApplyTexts.whose, visitor.maskedName),
                    Fact(SubsidyApplyTexts.byRule, sentence("LH-04")),
                ], text, at: own.batch.hasRegister ? own.registerPlaces() : [],
                because: own.batch.hasRegister ? SubsidyApplyTexts.notOnRegister : nil)
        }
        if let application = family.application {
            facts += [
                Fact(SubsidyApplyTexts.receipt, family.receipt),
                Fact(SubsidyApplyTexts.state, own.mine?.words ?? ""),
                Fact(SubsidyApplyTexts.appliedAt, application.submittedAt.words),
            ]
        }
        if own.isApplied {
            var text = own.isTaking ? [PageBlock.text(SubsidyApplyTexts.changeable(until: closes))] : []
            if let left = changeLeft { text.append(.text(left, .info)) }
            if own.isHouseInDoubt {
                text.append(
                    .text(SubsidyApplyTexts.houseUsedNote(until: closes, canChange: own.isTaking), .warning))
            }
            return [.heading(own.batch.title), .facts(facts), .gap] + text + (text.isEmpty ? [] : [.gap])
        }
        if let bar = family.bar {
            let isHukou = bar.code == .notLuohuHukou
            let way = SubsidyApplyTexts.barWay(isHukou: isHukou, until: closes)
            return refused(
                [
                    Fact(SubsidyApplyTexts.whose, SubsidyApplyTexts.yourself(Mask.name(family.name))),
                    Fact(SubsidyApplyTexts.byRule, sentence(bar.rule)),
                ], way, at: own.registerPlaces(isOnline: isHukou), because: OfficeFailure.refused(bar).text.what)
        }
        guard own.isTaking else { return refused(facts, notTaking) }
        if family.application == nil { facts.append(Fact(SubsidyApplyTexts.receipt, family.receipt)) }
        facts += [
            Fact(SubsidyApplyTexts.amount, own.monthly(of: family).words),
            Fact(SubsidyApplyTexts.quota, SubsidyApplyTexts.places(notice.quota)),
        ]
        return [.heading(own.batch.title), .facts(facts), .gap, .text(SubsidyApplyTexts.mayApply), .gap]
    }

    private var notTaking: String {
        own.isNotYet
            ? SubsidyApplyTexts.notOpen(notice.window.lowerBound)
            : SubsidyApplyTexts.closed(closes) + SubsidyApplyTexts.afterClose(hasDraft: hasDraft)
    }

    /// What he changed and did not hand in comes too late; what stands is what he handed in.
    private var changeLeft: String? {
        guard hasDraft, !own.isTaking, let application = own.family?.application,
            [.submitted, .locked].contains(application.standing.state)
        else { return nil }
        return SubsidyApplyTexts.changeLeft(kept: application.submittedAt)
    }

    /// The family's other ones are told who of it applies, and no more (LH-03, LH-32).
    private func byAnother(_ applicant: OwnSubsidy.Applicant) -> [PageBlock] {
        let way =
            applicant.hasApplied || own.isTaking
            ? SubsidyApplyTexts.otherWay(
                applicant.maskedName, hasApplied: applicant.hasApplied, canChange: own.isTaking, until: closes)
            : notTaking
        return refused(
            [
                Fact(SubsidyApplyTexts.applicant, applicant.maskedName),
                Fact(SubsidyApplyTexts.byRule, sentence(applicant.hasApplied ? "LH-32" : "LH-03")),
            ], way, because: SubsidyApplyTexts.otherApplies(hasApplied: applicant.hasApplied),
            isDone: applicant.hasApplied)
    }

    private func sentence(_ rule: Rule) -> String { NoticeWords.sentence(rule, notice) }

    private func refused(
        _ facts: [Fact], _ way: String, at places: [Fact] = [], because reason: String? = nil, isDone: Bool = false
    ) -> [PageBlock] {
        [.heading(isDone ? SubsidyApplyTexts.hasApplied : SubsidyApplyTexts.cannotApply)]
            + (reason.map { [.text($0, isDone ? .body : .warning), .gap] } ?? [])
            + [.facts(facts + [Fact(SubsidyApplyTexts.whatNow, way)] + places), .gap]
    }
}

extension OwnSubsidy {
    /// Where the register is changed (LH-21), a line each.
    func registerPlaces(isOnline: Bool = true) -> [Fact] {
        let online = Fact(SubsidyApplyTexts.online, SubsidyApplyTexts.openElsewhere(notice.registerWebsite))
        return (isOnline ? [online] : []) + [Fact(SubsidyApplyTexts.atWindow, notice.registerWindow)]
    }
}
