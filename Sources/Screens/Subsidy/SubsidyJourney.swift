import Forms
import Housing
import Office
import Texts

/// One thing to do of an application.
enum SubsidyTask: String, CaseIterable, Sendable {
    case notice, family, conditions, dwelling, lease, papers, consent, submit

    var name: String {
        switch self {
        case .notice: SubsidyApplyTexts.taskNotice
        case .family: SubsidyApplyTexts.taskFamily
        case .conditions: SubsidyApplyTexts.taskConditions
        case .dwelling: SubsidyApplyTexts.taskDwelling
        case .lease: SubsidyApplyTexts.taskLease
        case .papers: SubsidyApplyTexts.taskPapers
        case .consent: SubsidyApplyTexts.taskConsent
        case .submit: SubsidyApplyTexts.taskSubmit
        }
    }

    /// With which it begins.
    var first: SubsidyStep {
        switch self {
        case .notice: .notice
        case .family: .lookup
        case .conditions: .condition(0)
        case .dwelling: .code
        case .lease: .landlord
        case .papers: .marital
        case .consent: .consent
        case .submit: .honesty
        }
    }
}

/// A page of a task.
enum SubsidyStep: Hashable, Sendable {
    case notice
    case lookup, people, changed
    /// The condition of that place; for whom it is not met; what that means.
    case condition(Int)
    case who(Int)
    case denied(Int)
    case code, street, estate, address, together, tenants
    case landlord, dates, short, size
    /// As the register has them; then each one where that is not so any more.
    case household, marital, children, differs, papers
    case paper(String)
    /// Whether all pictures of a paper are to go.
    case drop(String)
    /// Fewer pictures than there are people or sides.
    case fewer
    case consent, sheet
    /// How to have it witnessed at the counter.
    case window
    case honesty, review
}

extension SubsidyStep {
    /// What is answered there, in a word.
    var answer: String {
        switch self {
        case .code: SubsidyApplyTexts.code
        case .street, .estate, .address: SubsidyApplyTexts.addressLabel
        case .together, .tenants: SubsidyApplyTexts.coTenants
        case .landlord: SubsidyApplyTexts.landlordLabel
        case .dates, .short: SubsidyApplyTexts.dates
        case .size: SubsidyApplyTexts.areaAndRent
        case .household, .marital: SubsidyApplyTexts.marital
        case .children, .differs: SubsidyApplyTexts.childrenLabel
        case .condition, .who, .denied: SubsidyApplyTexts.conditions
        case .papers, .paper, .drop, .fewer: SubsidyApplyTexts.papersLabel
        case .consent, .sheet, .window: SubsidyApplyTexts.consentLabel
        case .notice, .lookup, .people, .changed, .honesty, .review: SubsidyApplyTexts.flow
        }
    }
}

/// How a task stands.
enum SubsidyTaskState: Equatable, Sendable {
    case done, begun, missing, blocked
}

/// Somebody's way through an application for the rent subsidy (model 4.7).
struct SubsidyJourney: FlowJourney {
    let visitor: Visitor
    var own: OwnSubsidy
    var draft: SubsidyDraft
    var task: SubsidyTask
    /// As the draft came from the office, or was sent there, last: what is otherwise was changed here.
    private(set) var base: SubsidyDraft
    /// As it certainly lies in the office.
    private var kept: SubsidyDraft

    init(visitor: Visitor, own: OwnSubsidy, draft: SubsidyDraft, task: SubsidyTask) {
        (self.visitor, self.own, self.draft, self.task) = (visitor, own, draft, task)
        (base, kept) = (draft, draft)
    }

    var notice: SubsidyNotice { own.notice.notice }
    var closes: Moment { notice.window.upperBound }
    var today: Day { own.now.day }

    /// What is handed in.
    var form: SubsidyForm {
        let papers = draft.pictures.filter { !$0.value.isEmpty }
        let district = SubsidyApplyTexts.district(String(Normal.folded(draft.code).prefix(6)))
        return SubsidyForm(
            house: .init(
                code: Normal.folded(draft.code),
                address: draft.address.isEmpty
                    ? "" : SubsidyApplyTexts.city + district + draft.street + Normal.name(draft.address),
                room: Normal.name(draft.room)),
            lease: .init(
                landlord: Normal.name(draft.landlord), landlordDocument: Normal.folded(draft.landlordDocument),
                area: Area(squareMetres: draft.area), rent: Money(yuan: draft.rent), start: draft.start,
                end: draft.end, signedOn: draft.signedOn),
            coTenants: draft.isTogether == true ? draft.coTenants : [], marital: draft.marital ?? .single,
            children: draft.children ?? 0, materials: draft.given.union(papers.keys),
            consentSignedAt: draft.consentSignedAt, declaredAt: nil, statements: draft.denied.mapValues(\.isEmpty),
            pictures: papers)
    }

    // MARK: What is done

    func state(of task: SubsidyTask) -> SubsidyTaskState {
        if task != .notice, !draft.isNoticeRead { return .blocked }
        if task == .submit { return undone.isEmpty ? .missing : .blocked }
        let (isDone, isBegun) = progress(of: task)
        return isDone ? .done : isBegun ? .begun : .missing
    }

    /// The tasks before the last that are not done.
    var undone: [SubsidyTask] {
        SubsidyTask.allCases.filter { $0 != .submit && !progress(of: $0).isDone }
    }

    private func progress(of task: SubsidyTask) -> (isDone: Bool, isBegun: Bool) {
        let form = form
        switch task {
        case .notice: return (draft.isNoticeRead, false)
        case .family: return (draft.isFamilySeen, false)
        case .conditions:
            let answered = own.conditions.count { draft.denied[$0.rawValue] != nil }
            return (answered == own.conditions.count, answered > 0)
        case .dwelling:
            let isDone =
                (try? HouseCode(draft.code)) != nil && SubsidyDraft.isAddress(draft.address)
                && SubsidyDraft.isRoom(draft.room)
                && draft.isTogether != nil && (draft.isTogether == false || !draft.coTenants.isEmpty)
            return (isDone, !draft.code.isEmpty)
        case .lease: return (isLeaseWhole(form), !draft.landlord.isEmpty)
        case .papers:
            return (draft.marital != nil && draft.children != nil && missingNeeds.isEmpty, !draft.pictures.isEmpty)
        case .consent: return (draft.consentSignedAt != nil || witnessedAt != nil, draft.consentReadAt != nil)
        case .submit: return (false, false)
        }
    }

    private func isLeaseWhole(_ form: SubsidyForm) -> Bool {
        form.lease.gaps(under: notice, on: today).isEmpty && (form.lease.rent?.fen ?? 0) > 0
    }

    /// Until when the lease has to run at the least (LH-43).
    var leaseNeeded: Day { notice.leaseEndLeast(on: today) }

    /// Where a task goes on that was left half done: at the first question without an answer.
    func step(of task: SubsidyTask) -> SubsidyStep {
        guard state(of: task) == .begun else { return first(of: task) }
        switch task {
        case .conditions:
            let open = own.conditions.firstIndex { draft.denied[$0.rawValue] == nil }
            return open.map(SubsidyStep.condition) ?? task.first
        case .dwelling:
            if (try? HouseCode(draft.code)) == nil { return .code }
            if draft.street.isEmpty, !streets.isEmpty { return .street }
            guard SubsidyDraft.isAddress(draft.address), SubsidyDraft.isRoom(draft.room) else { return .address }
            return draft.isTogether == nil ? .together : .tenants
        case .lease:
            if draft.landlord.isEmpty || draft.landlordDocument.isEmpty { return .landlord }
            let days = [draft.start, draft.end, draft.signedOn]
            let isSoonOver = draft.end.map { $0 < leaseNeeded } ?? true
            return days.contains(nil) || isSoonOver ? .dates : .size
        case .papers: return draft.marital == nil ? .marital : draft.children == nil ? .children : .papers
        case .consent: return .sheet
        case .notice, .family, .submit: return task.first
        }
    }

    /// What the register knows is not asked but shown.
    private func first(of task: SubsidyTask) -> SubsidyStep {
        task == .papers && isHouseholdKnown ? .household : task.first
    }

    /// When the consent was signed before a clerk; nil where that does not count, or was not.
    var witnessedAt: Moment? { own.family?.witnessedAt }

    /// When and how the consent was signed: before a clerk, or on a sheet since.
    private var consentWords: String {
        if let witnessedAt, draft.consentSignedAt.map({ $0 <= witnessedAt }) ?? true {
            return SubsidyApplyTexts.signed(witnessedAt, isWitnessed: true)
        }
        guard let signed = draft.consentSignedAt else { return "" }
        let application = own.family?.application
        let isKept = application?.form.consentSignedAt == signed
        return SubsidyApplyTexts.signed(
            signed, isWitnessed: isKept && application?.isConsentWitnessed == true)
    }

    /// Takes in that a clerk witnessed the consent meanwhile.
    ///
    /// - Returns: whether that is news.
    mutating func noteWitness(_ batches: [OwnSubsidy]) -> Bool {
        guard let newest = batches.first(where: { $0.batch.id == own.batch.id }), newest.liveSince == own.liveSince,
            let at = newest.family?.witnessedAt, at != witnessedAt
        else { return false }
        own = newest
        return true
    }

    /// Those of the district that the house code names.
    var streets: [String] { own.places.streets(of: draft.districtCode) }

    /// Some of the street that was chosen.
    var estates: [String] { own.places.estates(of: draft.street) }

    // MARK: The register

    /// Marital state and minor children as the register has them; nil where it does not name the family.
    var registered: (marital: MaritalState?, children: Int)? {
        guard let people = own.family?.people, !people.isEmpty else { return nil }
        return (people.first { $0.role == .applicant }?.marital, people.count { $0.role == .minorChild })
    }

    var isHouseholdKnown: Bool { registered?.marital != nil }

    /// Whether what he answered of his family is otherwise than it is registered (LH-21).
    var differsFromRegister: Bool {
        guard let registered else { return false }
        let isOther = registered.marital != nil && draft.marital != nil && registered.marital != draft.marital
        return isOther || (draft.children != nil && draft.children != registered.children)
    }

    // MARK: Papers

    /// What this family must hand in, but for 知情同意书, which is its own task; what it can choose between comes last.
    var needs: [SubsidyMaterials.Need] {
        let all = notice.materials.needs(marital: draft.marital ?? .single, children: draft.children ?? 0)
            .filter { $0.rule != "LH-45" }
        return all.filter { $0.oneOf.count == 1 } + all.filter { $0.oneOf.count > 1 }
    }

    /// Papers that are asked of another marital state alone, as of the divorced.
    var papersOfOthers: Set<String> {
        let asked = Set(needs.flatMap { $0.oneOf.joined() })
        let ofMarriages = notice.materials.needs.filter { if case .marital = $0.whom { true } else { false } }
        return Set(ofMarriages.flatMap { $0.oneOf.joined() }).subtracting(asked).subtracting(papersGiven)
    }

    private var papersGiven: Set<String> { draft.given.union(draft.pictures.filter { !$0.value.isEmpty }.keys) }

    var missingNeeds: [SubsidyMaterials.Need] {
        let given = papersGiven
        return needs.filter { need in !need.oneOf.contains { $0.isSubset(of: given) } }
    }

    /// What is still to be given, without what has been given of it.
    var missingPapers: [SubsidyLack] {
        let given = papersGiven
        return missingNeeds.map { need in
            .papers(need.rule, oneOf: words(need).map { set in set.filter { !given.contains($0) } })
        }
    }

    /// Whose papers of a kind, and how many pictures that takes at the least.
    func advice(_ paper: String) -> (words: String, least: Int)? {
        guard let family = own.family else { return nil }
        return SubsidyApplyTexts.advice(paper, people: family.size, minors: draft.children ?? 0)
    }

    /// Papers of which there are pictures, but fewer than there are people or sides.
    var fewer: [(paper: String, count: Int, least: Int)] {
        let needed = Set(needs.flatMap { $0.oneOf.joined() })
        return notice.materials.kinds.compactMap { paper in
            let count = draft.pictures[paper]?.count ?? 0
            guard needed.contains(paper), count > 0, let least = advice(paper)?.least, count < least else { return nil }
            return (paper, count, least)
        }
    }

    /// Papers of which there are other pictures than with the application that lies in the office; the notice's order.
    var newPapers: [String] {
        let old = own.family?.application?.form.pictures ?? [:]
        return notice.materials.kinds.filter { paper in
            guard paper != consentPaper, let pictures = draft.pictures[paper], !pictures.isEmpty else { return false }
            return old[paper] != pictures
        }
    }

    /// The notice's word for the signed 知情同意书.
    var consentPaper: String {
        notice.consentPaper ?? SubsidyApplyTexts.taskConsent
    }

    /// Sets of papers in the notice's order.
    func words(_ need: SubsidyMaterials.Need) -> [[String]] {
        need.oneOf.map { set in notice.materials.kinds.filter(set.contains) }
    }

    // MARK: Everything once more

    var sections: [ReviewSection<SubsidyStep>] {
        let (form, lease) = (form, form.lease)
        let denied = own.conditions.indices.filter { draft.denied[own.conditions[$0].rawValue]?.isEmpty == false }
        let term = [lease.start, lease.end].compactMap { $0?.words }.joined(separator: " - ")
        let size = [lease.area?.words, lease.rent?.words].compactMap(\.self).joined(separator: "，")
        let papers = notice.materials.kinds.filter { form.materials.contains($0) }
        return [
            ReviewSection(
                SubsidyApplyTexts.reviewFamily,
                [
                    ReviewRow(SubsidyApplyTexts.marital, form.marital.name, change: .marital),
                    ReviewRow(
                        SubsidyApplyTexts.childrenLabel, SubsidyApplyTexts.children(form.children), change: .children),
                    ReviewRow(
                        SubsidyApplyTexts.conditions,
                        denied.isEmpty
                            ? SubsidyApplyTexts.conditionsMet : SubsidyApplyTexts.conditionsDenied(denied.count),
                        change: .condition(denied.first ?? 0)),
                ]),
            ReviewSection(
                SubsidyApplyTexts.reviewDwelling,
                [
                    ReviewRow(SubsidyApplyTexts.code, form.house.code, change: .code),
                    ReviewRow(
                        SubsidyApplyTexts.addressLabel, "\(form.house.address) \(form.house.room)", change: .address),
                    ReviewRow(
                        SubsidyApplyTexts.coTenants,
                        form.coTenants.isEmpty
                            ? SubsidyApplyTexts.noCoTenants
                            : form.coTenants.map(Mask.document).joined(separator: "、"),
                        change: .together),
                ]),
            ReviewSection(
                SubsidyApplyTexts.reviewLease,
                [
                    ReviewRow(
                        SubsidyApplyTexts.landlordLabel, "\(lease.landlord)  \(Mask.document(lease.landlordDocument))",
                        change: .landlord),
                    ReviewRow(SubsidyApplyTexts.term, term, change: .dates),
                    ReviewRow(SubsidyApplyTexts.signedOn, lease.signedOn?.words ?? "", change: .dates),
                    ReviewRow(SubsidyApplyTexts.areaAndRent, size, change: .size),
                ]),
            ReviewSection(
                SubsidyApplyTexts.reviewPapers,
                [
                    ReviewRow(SubsidyApplyTexts.papersLabel, papers.joined(separator: "、"), change: .papers),
                    ReviewRow(SubsidyApplyTexts.consentLabel, consentWords, change: .sheet),
                ]),
        ]
    }

    // MARK: As every flow

    var saving: KioskEffect { .quietly(.subsidy(.saveDraft(draft, since: base))) }

    mutating func noteSaving() { base = draft }

    /// Nothing of what was sent since was kept.
    mutating func noteNotSaved() { base = kept }

    /// Takes in what another terminal kept meanwhile; what was changed here since stays.
    ///
    /// - Parameters:
    ///   - sent: as the draft was sent to be saved, changed from `since`.
    ///   - stored: as it lies in the office now.
    /// - Returns: the pages of what both terminals changed in two ways.
    mutating func take(_ sent: SubsidyDraft, since: SubsidyDraft, storedAs stored: SubsidyDraft) -> [SubsidyStep] {
        kept = stored
        guard sent != stored else { return [] }
        draft = draft.merged(since: sent, with: stored).draft
        base = base.merged(since: sent, with: stored).draft
        let rules = own.conditions.map(\.rawValue)
        return sent.merged(since: since, with: stored, rules: rules).clashes
    }

    var chrome: Chrome {
        Chrome(title: "\(SubsidyApplyTexts.flow) › \(task.name)", subject: visitor.maskedName)
    }

    var help: [HelpSection] { [HelpSection](SubsidyApplyTexts.help) }

    /// The list of tasks, on which it stands, finds the newest state.
    func detour(after trouble: KioskTrouble) -> KioskEffect? { trouble == .movedOn ? .pop : nil }
    var looking: KioskEffect? { .quietly(.subsidy(.own)) }

    func isOutdated(by answer: KioskAnswer) -> Bool? {
        guard case .subsidy(.own(let batches, _)) = answer else { return nil }
        let newest = batches.first { $0.batch.id == own.batch.id }
        return newest?.liveSince != own.liveSince || newest?.isTaking != own.isTaking
            || newest?.isSentBack != own.isSentBack
    }
}

extension OwnSubsidy {
    /// Something of it was sent back, and is waited for.
    var isSentBack: Bool { family?.application?.standing.state == .correction }

    /// When the application that stands was handed in; nil where none does.
    var liveSince: Moment? { isApplied ? family?.application?.submittedAt : nil }
}
