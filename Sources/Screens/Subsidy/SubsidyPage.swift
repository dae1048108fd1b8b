import Cells
import Forms
import Housing
import Office
import Texts

/// One task of an application for the rent subsidy, a question a page (model 4.7). What is answered is kept as it goes; at
/// its end the list of tasks comes back.
struct SubsidyPage: FlowPage {
    enum Choice: Hashable, Sendable {
        case next, yes, no, done, change
        case person(Int)
        case street(String)
        /// Nil for one that is not on the list.
        case estate(String?)
        case marital(MaritalState)
        case children(Int)
        case paper(String)
        case take, drop, look, print, witness
    }

    enum Field: String, Hashable, Sendable {
        case code, address, room, landlord, document, start, end, signed, area, rent, tick, next
        case tenant1, tenant2, tenant3, tenant4
    }

    var journey: SubsidyJourney
    var keeper = DraftKeeper()
    var step: SubsidyStep
    /// A single answer is changed from the page of all answers, which then comes back.
    var isChanging = false
    /// Ticked anew each time that an application is handed in (LH-61).
    var isHonest = false
    /// The page goes once what was changed is kept.
    private var isLeaving = false
    var menu = Menu<Choice>([])
    var form = Form<Field>([])
    var reader = ReadAndAnswer<Field>([], Form([]))
    var reading = TimedReading()
    var consent: ConsentPages?
    var review = ReviewPage<SubsidyStep>([], buttons: [])
    var panel: FilePanel<KioskTaking>?
    var size = Size(width: 0, height: 0)

    /// What was sent back and is given anew, alone (LH-44); nil in an application.
    private(set) var mending: Mending?
    var isMending: Bool { mending != nil }

    /// - Parameter mending: of papers, conditions or consent.
    init(_ journey: SubsidyJourney, mending: Mending) {
        self.init(journey)
        self.mending = mending
        if journey.task == .papers { step = .papers }
        // What was sent back is read and signed anew.
        if journey.task == .consent, journey.draft.consentReadAt == nil, journey.witnessedAt == nil { step = .consent }
        build()
        if let paper = mending.papers.first { menu.focus(on: .paper(paper)) }
    }

    /// What was sent back: why, and the papers that this names.
    struct Mending: Equatable, Sendable {
        let reason: String
        let papers: [String]
    }

    init(_ journey: SubsidyJourney) {
        self.journey = journey
        step = journey.step(of: journey.task)
        if journey.task == .consent, journey.draft.consentReadAt != nil || journey.witnessedAt != nil { step = .sheet }
        build()
        // Come back with the lease signed anew: it is its end that is another one.
        if step == .dates, isShort { form.focus(on: .end) }
    }

    // MARK: Events

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if step == .consent { reading.noteSight(event, now) }
        switch event {
        case .sized(let size):
            self.size = size
            fit()
            return panel?.dots() ?? []
        case .appeared: return opening
        case .alarm(TimedReading.alarm): return reading.ring()
        case .answer(.subsidy(let answer)):
            if case .own(let batches, _) = answer {
                if journey.noteWitness(batches) { return showWitness() }
                break
            }
            return take(answer, now)
        case .answer(.nothingStaged) where panel == nil:
            return [.say(.warning(SubsidyApplyTexts.pictureGone))]
        case .answer(.draftNotSaved):
            journey.noteNotSaved()
            isLeaving = false
        case .answer(.failed(let trouble)):
            _ = panel?.take(.failed(trouble))
            // The close came while he was changing what he had handed in.
            if step == .review, trouble.refusal?.code == .windowClosed, let since = journey.draft.changing {
                // Nothing can be handed in here any more: where it stands is told at the entrance.
                return [.pop, .say(.warning(SubsidyApplyTexts.changeTooLate(journey.closes, kept: since)))]
            }
            // The correction was handed in at another terminal, or its days are over.
            if isMending, trouble.refusal?.code == .windowClosed { return told(.movedOn) }
            if let effects = mark(trouble) { return effects }
            return lead(to: trouble) + told(trouble)
        default: break
        }
        if let effects = common(event) { return effects }
        if case .answer(let answer) = event { return panel?.take(answer) ?? [] }
        guard let input = event.input else { return [] }
        let before = (draft: journey.draft, step: step)
        let effects = press(input)
        if journey.draft != before.draft { keeper.noteChange(now) }
        // An answer is kept when its question is left; what is being typed at most a second after a key.
        if effects.contains(.pop) { return leaving(effects) }
        return (step != before.step ? saveIfChanged() : []) + effects
    }

    /// Goes when what was changed is kept, so that what another terminal kept otherwise is still told here.
    private mutating func leaving(_ effects: [KioskEffect]) -> [KioskEffect] {
        guard keeper.takeChange() else { return effects }
        guard case .quietly(let ask) = save() else { return effects }
        isLeaving = true
        return effects.filter { $0 != .pop } + [.ask(ask)]
    }

    /// What the world has to give for the page that stands.
    private var opening: [KioskEffect] {
        step == .consent ? [.ask(.subsidy(.openConsent(journey.own.batch.id)))] : []
    }

    private mutating func take(_ answer: SubsidyAnswer, _ now: Instant) -> [KioskEffect] {
        switch answer {
        case .own, .withdrawn, .dropped: return []
        case .saved(let sent, let since, let stored): return take(sent, since: since, storedAs: stored)
        case .kept(let picture): return keep(picture)
        case .consent(let pages):
            consent = pages
            reading.open(
                pages.text.blocks, tick: SubsidyApplyTexts.consentTick,
                tickMissing: SubsidyApplyTexts.consentTickMissing, leastSeconds: pages.leastSeconds, now: now)
            fit()
            return []
        case .acknowledged(let at):
            journey.draft.consentReadAt = at
            return go(to: .sheet) + [save()]
        case .printed(.done):
            menu.focus(on: .take)
            return [.say(.success(SubsidyApplyTexts.sheetPrinted))]
        case .printed: return [.say(.warning(SubsidyApplyTexts.sheetNotPrinted))]
        case .submitted(let own):
            let isChange = journey.draft.changing != nil
            return [.turn(to: SubsidyDonePage(visitor: journey.visitor, own: own, isChange: isChange))]
        }
    }

    /// A clerk has just witnessed the consent: whoever waits for it sees so at once.
    private mutating func showWitness() -> [KioskEffect] {
        guard let at = journey.witnessedAt else { return [] }
        let isWaiting = panel == nil && [.consent, .sheet, .window].contains(step)
        if isWaiting { go(to: .sheet) } else { rebuild() }
        return [.say(.success(SubsidyApplyTexts.witnessed(at)))]
    }

    private mutating func keep(_ picture: OwnPicture) -> [KioskEffect] {
        // The signed consent is one sheet: another picture of it comes in place of the one before.
        let old = picture.paper == journey.consentPaper ? journey.draft.pictures[picture.paper] ?? [] : []
        journey.draft.pictures[picture.paper, default: []].append(picture.id)
        if picture.paper == journey.consentPaper {
            journey.draft.pictures[picture.paper] = [picture.id]
            journey.draft.consentSignedAt = picture.at
        } else if journey.fewer.allSatisfy({ $0.paper != picture.paper }) {
            step = .papers
        }
        build()
        if step == .papers { focusOnMissing() }
        return [save()] + dropping(old) + [.say(.success(SubsidyApplyTexts.kept(picture.paper)))]
    }

    /// What another terminal kept meanwhile stands here too; of what both changed, that page is shown.
    private mutating func take(
        _ sent: SubsidyDraft, since: SubsidyDraft, storedAs stored: SubsidyDraft
    ) -> [KioskEffect] {
        let before = journey.draft
        let clashes = journey.take(sent, since: since, storedAs: stored)
        guard let first = clashes.first else {
            if journey.draft != before { rebuild() }
            return isLeaving ? [.pop] : []
        }
        isLeaving = false
        if clashes.contains(step) { rebuild() } else { go(to: first) }
        var names: [String] = []
        for clash in clashes where !names.contains(clash.answer) { names.append(clash.answer) }
        return [.say(.warning(SubsidyApplyTexts.clash(names)))]
    }

    /// Shows the answers as they are now, the focus where it was.
    private mutating func rebuild() {
        let (field, entry) = (form.focus, menu.focused)
        build()
        if let field { form.focus(on: field) }
        if let entry { menu.focus(on: entry) }
        fit()
    }

    func dropping(_ pictures: [String]) -> [KioskEffect] {
        pictures.isEmpty ? [] : [.quietly(.subsidy(.drop(pictures, journey.own.batch.id)))]
    }

    /// A person who cannot be where he stands is told beside the field; nil for any other failure.
    private mutating func mark(_ trouble: KioskTrouble) -> [KioskEffect]? {
        guard step == .review, case .input(let problem) = trouble.failure, case .syntax(let words) = problem.reason
        else { return nil }
        let isLandlord = problem.column == "landlord"
        let effects = correct(isLandlord ? .landlord : .tenants)
        form.report([FieldProblem(isLandlord ? .document : .tenant1, words)])
        return effects
    }

    /// What was refused at the end is answered anew at its question.
    private mutating func lead(to trouble: KioskTrouble) -> [KioskEffect] {
        switch trouble.refusal?.code {
        case .textNotShown where step == .review: return readAgain()
        case .textNotShown, .textOutdated, .readLongerThanOpen: return opening
        case .noHouseCode, .houseNotShenzhen, .houseDuplicate: return correct(.code, at: .code, trouble)
        // Where others named him there is nothing that he could answer otherwise.
        case .coTenantDuplicate where trouble.isAbout("applicant"): return []
        case .coTenantDuplicate: return correct(.tenants, at: .tenant1, trouble)
        case .noLease: return correct(.dates, at: .start, trouble)
        case .leaseTermShort: return correct(.dates, at: .end, trouble)
        default: return []
        }
    }

    /// The office has not kept that it was read, as of a draft from before it did: what was signed counts from then on alone.
    private mutating func readAgain() -> [KioskEffect] {
        journey.draft.consentReadAt = nil
        journey.draft.consentSignedAt = nil
        let old = journey.draft.pictures.removeValue(forKey: journey.consentPaper) ?? []
        return correct(.consent) + [save()] + dropping(old)
    }

    private mutating func correct(_ step: SubsidyStep) -> [KioskEffect] {
        guard self.step == .review else { return [] }
        isChanging = true
        return go(to: step)
    }

    /// Why it was refused stands beside the field until that is answered otherwise.
    private mutating func correct(_ step: SubsidyStep, at field: Field, _ trouble: KioskTrouble) -> [KioskEffect] {
        guard self.step == .review else { return [] }
        let effects = correct(step)
        form.report([FieldProblem(field, trouble.sentence)])
        return effects
    }

    // MARK: From page to page

    /// Shows a page, with what the world has to give for it.
    @discardableResult
    mutating func go(to step: SubsidyStep) -> [KioskEffect] {
        self.step = step
        build()
        fit()
        return opening
    }

    /// On to the next page; from the last one back to the list, and from an answer that was changed to all of them.
    mutating func forward() -> [KioskEffect] {
        guard let next else { return leave() }
        return go(to: next)
    }

    /// Back to all answers where one of them was changed, else to the list of tasks.
    mutating func leave() -> [KioskEffect] {
        guard isChanging else { return [.pop] }
        isChanging = false
        journey.task = .submit
        return go(to: .review)
    }

    /// The page after this one, by what was answered; nil at the end.
    private var next: SubsidyStep? {
        let draft = journey.draft
        switch step {
        case .lookup: return .people
        case .people, .changed, .notice: return nil
        case .condition(let index):
            if draft.denied[rule(index)]?.isEmpty == false { return .denied(index) }
            return after(index)
        case .who(let index): return .denied(index)
        case .denied(let index): return after(index)
        case .code:
            // Another code is another dwelling: its address is looked at again, where the street stands without asking for it.
            return journey.streets.isEmpty || (isChanging && !draft.street.isEmpty) ? .address : .street
        case .street: return journey.estates.isEmpty || isChanging && !draft.address.isEmpty ? .address : .estate
        case .estate: return .address
        case .address: return isChanging ? nil : .together
        case .together: return draft.isTogether == true ? .tenants : nil
        case .tenants: return nil
        case .landlord: return isChanging ? nil : .dates
        case .dates: return isShort ? .short : isChanging ? nil : .size
        case .short, .size: return nil
        case .household: return .papers
        case .marital where !isChanging: return .children
        case .marital, .children: return journey.differsFromRegister ? .differs : .papers
        case .differs, .paper: return .papers
        case .papers: return isFewerTold ? .fewer : nil
        case .drop(let paper): return .paper(paper)
        case .fewer: return nil
        case .consent, .window: return .sheet
        case .sheet: return nil
        case .honesty: return .review
        case .review: return nil
        }
    }

    private func after(_ index: Int) -> SubsidyStep? {
        index + 1 < journey.own.conditions.count ? .condition(index + 1) : nil
    }

    /// The page before this one; nil at the beginning.
    var previous: SubsidyStep? {
        if (isChanging && step != .window) || (isMending && step == .papers) { return nil }
        switch step {
        case .people: return .lookup
        case .changed: return .people
        case .condition(let index): return index > 0 ? .condition(index - 1) : nil
        case .who(let index), .denied(let index): return .condition(index)
        case .street: return .code
        case .estate: return .street
        case .address: return journey.streets.isEmpty ? .code : journey.estates.isEmpty ? .street : .estate
        case .together: return .address
        case .tenants: return .together
        case .dates: return .landlord
        case .short, .size: return .dates
        case .marital: return journey.isHouseholdKnown ? .household : nil
        case .children: return .marital
        case .papers where journey.isHouseholdKnown && !journey.differsFromRegister: return .household
        case .differs, .papers: return .children
        case .paper, .fewer: return .papers
        case .drop(let paper): return .paper(paper)
        case .window: return .sheet
        case .review: return .honesty
        case .notice, .lookup, .code, .landlord, .household, .consent, .sheet, .honesty: return nil
        }
    }

    // MARK: What the pages ask of

    func rule(_ index: Int) -> String { journey.own.conditions[index].rawValue }

    /// Whether there are fewer pictures than there are people or sides; of what was sent back, among those taken since.
    private var isFewerTold: Bool {
        let new = Set(journey.newPapers)
        return journey.fewer.contains { !isMending || new.contains($0.paper) }
    }

    /// Whether the lease ends too early (LH-43).
    var isShort: Bool { journey.draft.end.map { $0 < journey.leaseNeeded } ?? false }

    var takesText: Bool {
        guard panel == nil else { return false }
        if step == .consent { return reading.page.takesText }
        return isForm ? form.takesText : isReader ? reader.takesText : false
    }

    var takesChinese: Bool {
        guard panel == nil else { return false }
        if step == .consent { return reading.page.takesChinese }
        return isForm ? form.takesChinese : isReader ? reader.takesChinese : false
    }

    var hints: [KeyHint] {
        if let panel { return panel.hints }
        if step == .consent { return reading.page.hints }
        if isReader { return reader.hints + (reader.takesText ? [] : [.back]) }
        return [isForm && form.takesText ? .goOn : .choose, .move, .back]
    }

    var patience: Patience {
        if step == .consent { return reading.page.patience }
        return isReader ? reader.patience : .usual
    }

    func alarms(now: Instant) -> [Alarm] { keeper.alarms + (step == .consent ? reading.alarms() : []) }
}
