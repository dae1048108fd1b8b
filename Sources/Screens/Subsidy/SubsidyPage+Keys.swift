import Cells
import Forms
import Housing
import Office
import Texts

/// What a key means on each page of an application.
extension SubsidyPage {
    mutating func press(_ input: Input) -> [KioskEffect] {
        if panel != nil { return takePicture(input) }
        if input == .key(.escape), !isSeeking { return back() }
        if step == .consent { return read(input) }
        if isReader { return readNotice(input) }
        if isForm { return fill(input) }
        if step == .review { return look(input) }
        guard case .key(let key) = input else { return [] }
        switch menu.press(key) {
        case .took(let choice): return take(choice)
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .moved: return []
        }
    }

    /// A heading or a word of the text is sought; Esc ends that alone.
    private var isSeeking: Bool { (isReader && reader.takesText) || (step == .consent && reading.page.takesText) }

    private mutating func back() -> [KioskEffect] {
        if isForm { _ = keepFields() }
        guard let previous else { return leave() }
        return go(to: previous)
    }

    private mutating func readNotice(_ input: Input) -> [KioskEffect] {
        let outcome = reader.update(input)
        if case .refused(let why) = outcome {
            let message = reader.goToObstacle(.next, why)
            openGate()
            return message.map { [.say($0)] } ?? []
        }
        openGate()
        guard outcome == .activated(.next) else { return [] }
        journey.draft.isNoticeRead = true
        return forward()
    }

    private mutating func read(_ input: Input) -> [KioskEffect] {
        let (outcome, effects) = reading.update(input)
        guard outcome == .acknowledged, let consent else { return effects }
        return [
            .ask(
                .subsidy(
                    .acknowledge(
                        consent, visibleSeconds: reading.visibleSeconds, isTicked: reading.isTicked,
                        journey.own.batch.id)))
        ]
    }

    // MARK: Menus

    private mutating func take(_ choice: Choice) -> [KioskEffect] {
        switch step {
        case .people:
            journey.draft.isFamilySeen = true
            journey.draft.isFamilyOtherwise = choice == .no ? true : nil
            return choice == .no ? go(to: .changed) : forward()
        case .condition(let index): return answer(index, isDenied: choice == .yes)
        case .who(let index): return name(choice, index)
        case .denied(let index) where choice == .change: return go(to: .condition(index))
        case .street:
            if case .street(let street) = choice { keepStreet(street) }
        case .estate:
            if case .estate(let estate) = choice { keepEstate(estate) }
        case .together: journey.draft.isTogether = choice == .yes
        case .short:
            guard choice == .change else { return leave() }
            go(to: .dates)
            // It is the end that has to be another one.
            form.focus(on: .end)
            return []
        case .differs where choice == .change: return go(to: .marital)
        case .fewer where choice == .change:
            go(to: .papers)
            if let paper = journey.fewer.first?.paper { menu.focus(on: .paper(paper)) }
            return []
        case .household:
            guard choice == .yes else { return go(to: .marital) }
            journey.draft.marital = journey.registered?.marital
            journey.draft.children = journey.registered?.children
        case .marital:
            if case .marital(let state) = choice { journey.draft.marital = state }
        case .children:
            if case .children(let count) = choice { journey.draft.children = count }
        case .papers:
            if case .paper(let paper) = choice { return open(paper) }
        case .paper(let paper): return handle(choice, paper)
        case .drop(let paper):
            guard choice == .yes else { break }
            let pictures = journey.draft.pictures.removeValue(forKey: paper) ?? []
            // Kept as every page that is left.
            return dropping(pictures) + open(paper)
        case .sheet: return handle(choice)
        default: break
        }
        return forward()
    }

    private mutating func answer(_ index: Int, isDenied: Bool) -> [KioskEffect] {
        let rule = rule(index)
        guard isDenied else {
            journey.draft.denied[rule] = []
            return forward()
        }
        if journey.own.asked.count == 1 {
            journey.draft.denied[rule] = [0]
            return go(to: .denied(index))
        }
        let known = journey.draft.denied[rule] ?? []
        // Not answered until somebody is named.
        journey.draft.denied[rule] = known.filter { $0 != SubsidyDraft.somebody }.isEmpty ? nil : known
        menu = Menu([])
        return go(to: .who(index))
    }

    private mutating func name(_ choice: Choice, _ index: Int) -> [KioskEffect] {
        guard case .person(let place) = choice else { return forward() }
        var chosen = Set(journey.draft.denied[rule(index)] ?? [])
        chosen.remove(SubsidyDraft.somebody)
        if chosen.remove(place) == nil { chosen.insert(place) }
        journey.draft.denied[rule(index)] = chosen.isEmpty ? nil : chosen.sorted()
        build()
        return []
    }

    private mutating func handle(_ choice: Choice, _ paper: String) -> [KioskEffect] {
        switch choice {
        case .take: return openPanel(paper)
        case .look:
            let pictures = journey.draft.pictures[paper] ?? []
            return [
                .show(
                    OwnPicturePage(
                        visitor: journey.visitor, batch: journey.own.batch.id, paper: paper, pictures: pictures))
            ]
        case .drop: return go(to: .drop(paper))
        default:
            go(to: .papers)
            focusOnMissing()
            return []
        }
    }

    private mutating func handle(_ choice: Choice) -> [KioskEffect] {
        switch choice {
        case .print:
            return [
                .job(
                    .subsidy(.printConsent(journey.own.batch.id)), title: SubsidyApplyTexts.sheetPrinting)
            ]
        case .take: return openPanel(journey.consentPaper)
        case .witness: return go(to: .window)
        default: return forward()
        }
    }

    // MARK: Pictures

    /// Where there is none yet, one is taken at once.
    private mutating func open(_ paper: String) -> [KioskEffect] {
        go(to: .paper(paper))
        return journey.draft.pictures[paper]?.isEmpty == false ? [] : openPanel(paper)
    }

    private mutating func openPanel(_ paper: String) -> [KioskEffect] {
        var panel = FilePanel<KioskTaking>(
            TakingWords(
                title: SubsidyApplyTexts.paperTitle(paper),
                text: (journey.advice(paper)?.words ?? "") + SubsidyApplyTexts.takingText,
                preview: SubsidyApplyTexts.preview, use: SubsidyApplyTexts.use, useless: RenewalTexts.again,
                hasZoomNumbers: true))
        panel.fit(size)
        self.panel = panel
        return [.ask(.devices)]
    }

    private var paper: String {
        if case .paper(let paper) = step { return paper }
        return journey.consentPaper
    }

    private mutating func takePicture(_ input: Input) -> [KioskEffect] {
        switch panel?.press(input) {
        case .effects(let effects): return effects
        case .left:
            panel = nil
            if case .paper(let paper) = step, journey.draft.pictures[paper]?.isEmpty != false { go(to: .papers) }
            fit()
        case .took(let file):
            panel = nil
            fit()
            return [.ask(.subsidy(.keep(file, paper: paper, journey.own.batch.id)))]
        case nil: break
        }
        return []
    }

    // MARK: Fields

    private mutating func fill(_ input: Input) -> [KioskEffect] {
        // A line alone on its page: Enter is done with it.
        let isAlone = step == .code && input == .key(.enter) && form.focus != .next
        switch isAlone ? .activated(.next) : form.update(input) {
        case .changed, .left:
            _ = keepFields()
            if step == .code {
                form.setHelp(.code, SubsidyApplyTexts.codeHelp(typed: form.text(.code).count))
            }
        case .activated:
            let problems = keepFields()
            guard problems.isEmpty else {
                form.report(problems)
                // What is wrong says how many digits there are.
                if step == .code { form.setHelp(.code, nil) }
                return []
            }
            form.clearProblems()
            return forward()
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled: break
        }
        return []
    }

    /// Puts what was typed into the draft, as it stands.
    ///
    /// - Returns: what is wrong with it.
    private mutating func keepFields() -> [FieldProblem<Field>] {
        switch step {
        case .code:
            keepCode(form.text(.code))
            return codeProblems
        case .address:
            journey.draft.address = Normal.name(form.text(.address))
            journey.draft.room = Normal.name(form.text(.room))
            return addressProblems
        case .tenants: return keepTenants()
        case .landlord:
            journey.draft.landlord = Normal.name(form.text(.landlord))
            journey.draft.landlordDocument = form.text(.document)
            return landlordProblems
        case .dates: return keepDates()
        case .size:
            (journey.draft.area, journey.draft.rent) = (form.text(.area), form.text(.rent))
            return sizeProblems
        case .honesty:
            isHonest = form.isTicked(.tick)
            return isHonest ? [] : [FieldProblem(.tick, SubsidyApplyTexts.honestyMissing)]
        default: return []
        }
    }

    private func missing(_ fields: [(Field, String)]) -> [FieldProblem<Field>] {
        fields.filter { Normal.name(form.text($0.0)).isEmpty }.map { FieldProblem($0.0, $0.1) }
    }

    private var codeProblems: [FieldProblem<Field>] {
        let typed = form.text(.code)
        guard (try? HouseCode(typed)) == nil else { return [] }
        return [FieldProblem(.code, SubsidyApplyTexts.codeWrong(typed: typed.count))]
    }

    /// A street is one of its district: in another one it is chosen anew, or stands in the address.
    private mutating func keepCode(_ code: String) {
        let before = journey.draft.districtCode
        journey.draft.code = code
        if before != journey.draft.districtCode { journey.draft.street = "" }
    }

    /// An estate is one of its street: with another one its name is chosen anew.
    private mutating func keepStreet(_ street: String) {
        if street != journey.draft.street { keepEstate(nil) }
        journey.draft.street = street
    }

    /// A chosen estate begins the address; what was written behind one stays, and where it begins with none all of it.
    private mutating func keepEstate(_ estate: String?) {
        let before = journey.draft.address
        let named = journey.estates.first(where: before.hasPrefix) ?? ""
        journey.draft.address = (estate ?? "") + before.dropFirst(named.count)
    }

    private var addressProblems: [FieldProblem<Field>] {
        var problems: [FieldProblem<Field>] = []
        if !SubsidyDraft.isAddress(journey.draft.address) {
            problems.append(FieldProblem(.address, SubsidyApplyTexts.addressMissing))
        }
        if !SubsidyDraft.isRoom(journey.draft.room) {
            let isEmpty = journey.draft.room.isEmpty
            problems.append(
                FieldProblem(.room, isEmpty ? SubsidyApplyTexts.roomMissing : SubsidyApplyTexts.roomWrong))
        }
        return problems
    }

    private var landlordProblems: [FieldProblem<Field>] {
        let problems = missing([
            (.landlord, SubsidyApplyTexts.landlordMissing), (.document, SubsidyApplyTexts.landlordDocumentMissing),
        ])
        let number = form.text(.document)
        guard problems.allSatisfy({ $0.id != .document }),
            let words = NamedNumber.problem(number, mayBeOrganisation: true) ?? slip({ $0.coTenants = [] })
        else { return problems }
        return problems + [FieldProblem(.document, words)]
    }

    /// That it is his own number or one of his family's (LH-05, LH-33), as the office would say at the end.
    private func slip(_ change: (inout SubsidyForm) -> Void) -> String? {
        var form = journey.form
        change(&form)
        let words = journey.own.family?.slip(of: form)
        return words == SubsidyImportTexts.landlordOfFamily ? MySubsidyTexts.landlordOfFamily : words
    }

    private var sizeProblems: [FieldProblem<Field>] {
        var problems: [FieldProblem<Field>] = []
        let area = Normal.folded(form.text(.area))
        if Area(squareMetres: area) == nil {
            // A number, but for its places.
            let whole = String(area.prefix { $0 != "." })
            let isLong = area.split(separator: ".").count == 2 && Area(squareMetres: whole) != nil
            let words =
                area.isEmpty
                ? SubsidyApplyTexts.areaMissing
                : isLong ? SubsidyApplyTexts.areaPlaces : SubsidyApplyTexts.areaWrong
            problems.append(FieldProblem(.area, words))
        }
        let rent = Money(yuan: form.text(.rent))
        if (rent?.fen ?? 0) <= 0 {
            let words =
                form.text(.rent).isEmpty
                ? SubsidyApplyTexts.rentMissing
                : rent == nil ? SubsidyApplyTexts.rentWrong : SubsidyApplyTexts.rentZero
            problems.append(FieldProblem(.rent, words))
        }
        return problems
    }

    private mutating func keepTenants() -> [FieldProblem<Field>] {
        let fields: [Field] = [.tenant1, .tenant2, .tenant3, .tenant4]
        let typed = fields.map { form.text($0) }.filter { !$0.isEmpty }
        journey.draft.coTenants = typed
        if typed.isEmpty { return [FieldProblem(.tenant1, SubsidyApplyTexts.tenantsMissing)] }
        var before: [String] = []
        return fields.compactMap { field in
            let number = Normal.folded(form.text(field))
            guard !number.isEmpty else { return nil }
            before.append(number)
            let words =
                NamedNumber.problem(number)
                ?? slip {
                    $0.lease.landlordDocument = ""
                    // Himself, or one who stands above already.
                    $0.coTenants = [number] + before.dropLast().filter { $0 == number }
                }
            return words.map { FieldProblem(field, $0) }
        }
    }

    private mutating func keepDates() -> [FieldProblem<Field>] {
        let start = form.date(.start)?.housing
        let end = form.date(.end)?.housing
        (journey.draft.start, journey.draft.end) = (start, end)
        journey.draft.signedOn = form.date(.signed)?.housing
        let lease = journey.form.lease
        var problems = [
            dayProblem(.start, SubsidyApplyTexts.start, SubsidyApplyTexts.startMissing),
            dayProblem(.end, SubsidyApplyTexts.end, SubsidyApplyTexts.endMissing),
            dayProblem(.signed, SubsidyApplyTexts.signedOn, SubsidyApplyTexts.signedMissing),
        ].compactMap(\.self)
        if lease.isBegun(on: journey.today) == false {
            problems.append(FieldProblem(.start, SubsidyApplyTexts.startsLater))
        }
        if let start, let end, end <= start { problems.append(FieldProblem(.end, SubsidyApplyTexts.endBeforeStart)) }
        if lease.isSigned(on: journey.today) == false {
            problems.append(FieldProblem(.signed, SubsidyApplyTexts.signedLater))
        }
        return problems
    }

    /// Where no day stands: none was typed, or one that is none.
    private func dayProblem(_ field: Field, _ label: String, _ missing: String) -> FieldProblem<Field>? {
        guard form.date(field) == nil else { return nil }
        return FieldProblem(field, form.isDateEmpty(field) ? missing : SubsidyApplyTexts.dayWrong(label))
    }

    // MARK: All answers

    private mutating func look(_ input: Input) -> [KioskEffect] {
        switch review.update(input) {
        case .change(let step):
            isChanging = true
            // What was signed on a paper that came with a file was not read here.
            let isUnread = journey.draft.consentReadAt == nil && journey.witnessedAt == nil
            return go(to: step == .sheet && isUnread ? .consent : step)
        case .activated:
            return [
                .ask(
                    .subsidy(
                        .submit(
                            journey.form, isHonest: isHonest, changing: journey.draft.changing,
                            journey.own.batch.id)))
            ]
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled: return []
        }
    }
}
