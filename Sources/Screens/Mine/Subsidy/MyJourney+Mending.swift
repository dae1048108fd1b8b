import Forms
import Housing
import Office
import Texts

// 补正 (LH-44): a question for each field that was sent back, beginning with what was filled in before.
extension MyJourney {
    private var items: [CorrectionItem] { file.correction?.items ?? [] }

    /// Answers begin with what the form has; what somebody answered since stays.
    mutating func beginMending() {
        guard let form = file.form else { return }
        for question in mendQuestions where draftIsEmpty(question.id) {
            if let value = Self.value(question.id, of: form) { answer(question.id, value) }
        }
    }

    private func draftIsEmpty(_ id: String) -> Bool { answer(id).isEmpty }

    var mendQuestions: [MyQuestion] {
        items.flatMap { item in
            let before = file.form.map { words(item.field, of: $0) } ?? ""
            let isGiven = item.field == .materials || item.field == .consent
            let text =
                [MySubsidyTexts.mendReason(item.reason)]
                + (item.papers.isEmpty ? [] : [MySubsidyTexts.mendAsked(item.papers)])
                + (isGiven ? [MySubsidyTexts.mendPapers] : [MySubsidyTexts.mendNow(before)])
            return Self.questions(item.field, file.notice.notice, file.form).map { question in
                var question = question
                question.text = text + question.text
                return question
            }
        }
    }

    private static func questions(
        _ field: ApplicationField, _ notice: SubsidyNotice, _ form: SubsidyForm?
    ) -> [MyQuestion] {
        let name = SubsidyTexts.item(field.rawValue)
        func one(_ kind: MyQuestion.Kind, help: String? = nil, without: String? = nil) -> [MyQuestion] {
            [MyQuestion(id: field.rawValue, label: name, title: name, help: help, kind: kind, without: without)]
        }
        switch field {
        case .houseCode: return one(.line(limit: 40), help: MySubsidyTexts.houseCodeHelp)
        case .address, .room: return one(.line(limit: 100))
        case .leasedArea: return one(.line(limit: 12), help: MySubsidyTexts.areaHelp)
        case .rent: return one(.line(limit: 12), help: MySubsidyTexts.rentHelp)
        case .landlord:
            return one(.line(limit: 60)) + [
                MyQuestion(
                    id: "landlord_id", label: MySubsidyTexts.landlordNumber, title: MySubsidyTexts.landlordNumber,
                    kind: .numbers(limit: 40))
            ]
        case .leaseStart, .leaseEnd, .leaseSigned: return one(.day)
        case .coTenants:
            return one(.numbers(limit: 200), help: MySubsidyTexts.coTenantsHelp, without: MySubsidyTexts.nothing)
        case .marital:
            return one(.choice(MaritalState.allCases.map { .init($0.rawValue, $0.name) }))
        case .children: return one(.line(limit: 2), help: MySubsidyTexts.childrenHelp)
        case .materials:
            return one(.given(.papers))
        case .consent: return one(.given(.consent))
        case .honesty:
            return one(.choice([.init("yes", MySubsidyTexts.declaredAgain), .init("no", MySubsidyTexts.notSignedYet)]))
        case .declarations:
            return one(.given(.conditions))
        }
    }

    // MARK: Conditions

    /// What it means that a condition is not met.
    private func words(ofCondition rule: String) -> String {
        let extra = file.notice.notice.extraConditions.first { $0.rule.rawValue == rule }
        let known = ConditionSet.rules.first { $0.rule.rawValue == rule }
        let words = extra.map(\.name) ?? known.flatMap { SubsidyReason.of($0.condition)?.words }
        return words ?? MySubsidyTexts.otherCondition
    }

    /// Which conditions were said not to be met.
    private func declared(_ statements: [String: Bool]) -> String {
        let denied = statements.filter { !$0.value }.keys.sorted().map(words(ofCondition:))
        return denied.isEmpty ? MySubsidyTexts.allMet : denied.joined(separator: "、")
    }

    /// What was answered since they were sent back, and of whom; empty until each was answered.
    private func declaredAnew(_ papers: SubsidyJourney) -> String {
        guard papers.draft.conditionsFor == file.correction?.askedAt, papers.state(of: .conditions) == .done else {
            return ""
        }
        let lines = papers.own.conditions.compactMap { rule -> String? in
            guard let denied = papers.draft.denied[rule.rawValue], !denied.isEmpty else { return nil }
            let people = denied.compactMap { papers.own.asked.indices.contains($0) ? papers.own.asked[$0] : nil }
            return people.joined(separator: "、") + "：" + words(ofCondition: rule.rawValue)
        }
        return lines.isEmpty ? MySubsidyTexts.allMet : lines.joined(separator: "；")
    }

    /// Beside the answers: by his own words a condition is not met; a paper that a reason names is not there anew.
    var mendWarnings: [String] {
        guard let papers else { return [] }
        var warnings: [String] = []
        let isDenied = papers.own.conditions.contains { papers.draft.denied[$0.rawValue]?.isEmpty == false }
        if isDenied, items.contains(where: { $0.field == .declarations }) { warnings.append(MySubsidyTexts.mendDenied) }
        let asked = items.first { $0.field == .materials }?.papers ?? []
        let left = asked.filter { !papers.newPapers.contains($0) }
        if !left.isEmpty { warnings.append(MySubsidyTexts.mendLeft(left)) }
        return warnings
    }

    // MARK: Papers

    /// - Parameter kept: what was begun on the pages of an application.
    mutating func take(_ batches: [OwnSubsidy], _ kept: SubsidyDraft?) {
        guard let own = batches.first(where: { $0.batch.id == batch }), let application = own.family?.application else {
            return
        }
        let isOfThis = kept?.batch == batch.raw && kept?.changing == own.liveSince
        let draft = (isOfThis ? kept : nil) ?? SubsidyDraft(changing: application, of: own)
        let papers = SubsidyJourney(visitor: visitor, own: own, draft: draft, task: .papers)
        self.papers = papers
        let old = application.form.pictures ?? [:]
        let new = draft.pictures.filter { !$0.value.isEmpty && old[$0.key] != $0.value }
        let names = papers.newPapers.map { MySubsidyTexts.mendPaper($0, draft.pictures[$0]?.count ?? 0) }
        answer(ApplicationField.declarations.rawValue, declaredAnew(papers))
        answer(ApplicationField.materials.rawValue, names.joined(separator: "、"))
        let witnessed = papers.witnessedAt.map(SubsidyApplyTexts.witnessed) ?? ""
        let isSigned = new[papers.consentPaper] != nil
        answer(ApplicationField.consent.rawValue, isSigned ? SubsidyApplyTexts.sheetDone : witnessed)
    }

    /// What was signed here without being read is none; what was handed in before stays.
    mutating func forgetConsent() -> [KioskEffect] {
        answer(ApplicationField.consent.rawValue, "")
        guard var papers else { return [] }
        (papers.draft.consentReadAt, papers.draft.consentSignedAt) = (nil, nil)
        let before = file.form?.pictures?[papers.consentPaper]
        let old = (papers.draft.pictures[papers.consentPaper] ?? []).filter { !(before ?? []).contains($0) }
        papers.draft.pictures[papers.consentPaper] = before
        let saving = papers.saving
        papers.noteSaving()
        self.papers = papers
        return [saving] + (old.isEmpty ? [] : [.quietly(.subsidy(.drop(old, batch)))])
    }

    /// The pages on which something is given.
    func page(for task: SubsidyTask) -> SubsidyPage? {
        guard var papers else { return nil }
        papers.task = task
        // What was read before the consent was sent back is read anew.
        if let asked = file.correction?.askedAt, let read = papers.draft.consentReadAt, read < asked {
            (papers.draft.consentReadAt, papers.draft.consentSignedAt) = (nil, nil)
        }
        // Every condition is answered anew, of each person.
        if task == .conditions, papers.draft.conditionsFor != file.correction?.askedAt {
            papers.draft.denied = [:]
            papers.draft.conditionsFor = file.correction?.askedAt
        }
        let field: ApplicationField =
            switch task {
            case .papers: .materials
            case .consent: .consent
            default: .declarations
            }
        let item = items.first { $0.field == field }
        return SubsidyPage(papers, mending: .init(reason: item?.reason ?? "", papers: item?.papers ?? []))
    }

    // MARK: The form as answers

    private func words(_ field: ApplicationField, of form: SubsidyForm) -> String {
        if field == .declarations { return declared(form.statements) }
        return Self.questions(field, file.notice.notice, form).map { question in
            question.words(Self.value(question.id, of: form) ?? "")
        }.joined(separator: "，")
    }

    /// nil where the answer has to be given anew.
    private static func value(_ id: String, of form: SubsidyForm) -> String? {
        if id == "landlord_id" { return form.lease.landlordDocument }
        switch ApplicationField(rawValue: id) {
        case .houseCode: return form.house.code
        case .address: return form.house.address
        case .room: return form.house.room
        case .leasedArea: return form.lease.area.map(\.description)
        case .rent: return form.lease.rent.map(\.description)
        case .landlord: return form.lease.landlord
        case .leaseStart: return form.lease.start?.description
        case .leaseEnd: return form.lease.end?.description
        case .leaseSigned: return form.lease.signedOn?.description
        case .coTenants: return form.coTenants.joined(separator: " ")
        case .marital: return form.marital.rawValue
        case .children: return String(form.children)
        case .materials, .consent, .honesty, .declarations, nil: return nil
        }
    }

    private static func numbers(_ answer: String) -> [String] {
        Normal.name(answer).split(separator: " ").map { Normal.folded(String($0)) }
    }

    func mendProblem(_ id: String, _ answer: String) -> String? {
        if id == "landlord_id" { return NamedNumber.problem(answer, mayBeOrganisation: true) }
        return switch ApplicationField(rawValue: id) {
        case .houseCode: (try? HouseCode(Normal.folded(answer))) == nil ? MySubsidyTexts.houseCodeWrong : nil
        case .coTenants: Self.numbers(answer).lazy.compactMap { NamedNumber.problem($0) }.first
        case .address: SubsidyDraft.isAddress(answer) ? nil : SubsidyApplyTexts.addressMissing
        case .room: SubsidyDraft.isRoom(answer) ? nil : SubsidyApplyTexts.roomWrong
        case .leasedArea: Area(squareMetres: answer) == nil ? MySubsidyTexts.numberWrong : nil
        case .rent: (Money(yuan: answer)?.fen ?? 0) > 0 ? nil : MySubsidyTexts.numberWrong
        case .children:
            (Int(Normal.folded(answer)).map { (0...50).contains($0) } ?? false) ? nil : MySubsidyTexts.numberWrong
        case .leaseStart, .leaseEnd, .leaseSigned: Day(answer) == nil ? MySubsidyTexts.noSuchDay : nil
        case .honesty: answer == "yes" ? nil : MySubsidyTexts.missing
        default: nil
        }
    }

    /// The form once more, in which only what was sent back is as it was answered.
    var mendAsk: MySubsidyAsk? {
        guard var form = file.form else { return nil }
        for item in items { mend(item.field, in: &form) }
        let isHonest = items.contains { $0.field == .honesty } && answer(ApplicationField.honesty.rawValue) == "yes"
        return .supplement(batch, form, isHonest: isHonest)
    }

    private func mend(_ field: ApplicationField, in form: inout SubsidyForm) {
        let answer = Normal.name(answer(field.rawValue))
        switch field {
        case .houseCode: form.house.code = Normal.folded(answer)
        case .address: form.house.address = answer
        case .room: form.house.room = answer
        case .leasedArea: form.lease.area = Area(squareMetres: answer)
        case .rent: form.lease.rent = Money(yuan: answer)
        case .landlord:
            form.lease.landlord = answer
            form.lease.landlordDocument = Normal.folded(self.answer("landlord_id"))
        case .leaseStart: form.lease.start = Day(answer)
        case .leaseEnd: form.lease.end = Day(answer)
        case .leaseSigned: form.lease.signedOn = Day(answer)
        case .coTenants: form.coTenants = Self.numbers(answer)
        case .marital: form.marital = MaritalState(rawValue: answer) ?? form.marital
        case .children: form.children = Int(Normal.folded(answer)) ?? form.children
        case .materials:
            guard let papers else { return }
            for (paper, pictures) in papers.form.pictures ?? [:] where paper != papers.consentPaper {
                form.pictures = (form.pictures ?? [:]).merging([paper: pictures]) { $1 }
            }
            form.materials.formUnion((form.pictures ?? [:]).keys)
        case .consent:
            guard let papers else { return }
            let sheet = papers.form.pictures?[papers.consentPaper]
            guard sheet != nil || papers.witnessedAt != nil else { return }
            if let sheet { form.pictures = (form.pictures ?? [:]).merging([papers.consentPaper: sheet]) { $1 } }
            form.materials.insert(papers.consentPaper)
        // The desk writes when that was.
        case .honesty: break
        case .declarations:
            guard let papers else { return }
            for rule in papers.own.conditions.map(\.rawValue) {
                if let denied = papers.draft.denied[rule] { form.statements[rule] = denied.isEmpty }
            }
        }
    }
}

extension SubsidyReason {
    /// What it is called not to meet a condition.
    fileprivate static func of(_ condition: ConditionSet) -> SubsidyReason? {
        switch condition {
        case .hukou: .notLuohuHukou
        case .noHome: .ownsHome
        case .noLand: .ownsLand
        case .noPolicyHousing: .rentsPolicyHousing
        case .noPurchaseBenefit: .hadPurchaseBenefit
        case .noRentSubsidy: .hadRentSubsidy
        default: nil
        }
    }
}
