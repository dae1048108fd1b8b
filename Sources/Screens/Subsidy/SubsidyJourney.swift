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
    case marital, children, papers
    case paper(String)
    case consent, sheet
    case honesty, review
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
        case .consent: return (draft.consentSignedAt != nil, draft.consentReadAt != nil)
        case .submit: return (false, false)
        }
    }

    private func isLeaseWhole(_ form: SubsidyForm) -> Bool {
        let gaps = form.gaps(under: notice, on: today)
        let isOfLease = gaps.contains(ReasonSet(.noLease)) || gaps.contains(ReasonSet(.leaseTermShort))
        let lease = form.lease
        return !isOfLease && !lease.landlord.isEmpty && !lease.landlordDocument.isEmpty && lease.area != nil
            && lease.rent != nil && lease.start != nil && (lease.end ?? today) > (lease.start ?? today)
    }

    /// Until when the lease has to run at the least (LH-43).
    var leaseNeeded: Day { today.adding(months: notice.periods.leaseMonths) }

    // MARK: Papers

    /// What this family must hand in, but for 知情同意书, which is its own task.
    var needs: [SubsidyMaterials.Need] {
        notice.materials.needs(marital: draft.marital ?? .single, children: draft.children ?? 0)
            .filter { $0.rule != "LH-45" }
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
        let denied = draft.denied.values.count { !$0.isEmpty }
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
                        denied == 0 ? SubsidyApplyTexts.conditionsMet : SubsidyApplyTexts.conditionsDenied(denied),
                        change: .condition(0)),
                ]),
            ReviewSection(
                SubsidyApplyTexts.reviewDwelling,
                [
                    ReviewRow(SubsidyApplyTexts.code, form.house.code, change: .code),
                    ReviewRow(
                        SubsidyApplyTexts.addressLabel, "\(form.house.address)\(form.house.room)", change: .address),
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
                    ReviewRow(SubsidyApplyTexts.areaAndRent, size, change: .size),
                ]),
            ReviewSection(
                SubsidyApplyTexts.reviewPapers,
                [
                    ReviewRow(SubsidyApplyTexts.papersLabel, papers.joined(separator: "、"), change: .papers),
                    ReviewRow(
                        SubsidyApplyTexts.consentLabel, draft.consentSignedAt.map(SubsidyApplyTexts.signed) ?? "",
                        change: .sheet),
                ]),
        ]
    }

    // MARK: As every flow

    var saving: KioskEffect { .quietly(.subsidy(.saveDraft(draft))) }

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
    }
}

extension OwnSubsidy {
    /// When the application that stands was handed in; nil where none does.
    var liveSince: Moment? { isApplied ? family?.application?.submittedAt : nil }
}
