import Cells
import Forms
import Housing
import Office
import Texts

/// What stands on each page of an application.
extension SubsidyPage {
    var isForm: Bool {
        switch step {
        case .code, .address, .tenants, .landlord, .dates, .size, .honesty: true
        default: false
        }
    }

    var isReader: Bool { step == .notice }

    mutating func build() {
        let draft = journey.draft
        switch step {
        case .notice:
            let read = FormItem<Field>.button(.next, SubsidyApplyTexts.noticeRead)
            reader = ReadAndAnswer(noticeBlocks, Form([read]), keepsSections: true)
            openGate()
        case .lookup: menu = Menu([MenuEntry(.next, HomeTexts.next)])
        case .people:
            menu = Menu([
                MenuEntry(.yes, SubsidyApplyTexts.peopleRight), MenuEntry(.no, SubsidyApplyTexts.peopleChanged),
            ])
        case .changed: menu = Menu([MenuEntry(.next, SubsidyApplyTexts.changedGoOn)])
        case .condition(let index): menu = conditionMenu(index)
        case .who(let index): menu = whoMenu(index)
        case .denied:
            menu = Menu([
                MenuEntry(.change, SubsidyApplyTexts.deniedChange),
                MenuEntry(.next, isMending ? SubsidyApplyTexts.deniedMending : SubsidyApplyTexts.deniedKeep),
            ])
        case .street:
            menu = Menu(
                journey.streets.map { MenuEntry(.street($0), $0) }, focus: .street(draft.street))
        case .estate:
            let estates = journey.estates
            let chosen = estates.first(where: draft.address.hasPrefix)
            menu = Menu(
                estates.map { MenuEntry(.estate($0), $0) }
                    + [
                        MenuEntry(
                            .estate(nil), SubsidyApplyTexts.otherEstate, key: Self.lastKey(behind: estates.count))
                    ],
                focus: .estate(draft.address.isEmpty ? estates.first : chosen))
        case .together:
            menu = Menu(
                [MenuEntry(.no, SubsidyApplyTexts.alone), MenuEntry(.yes, SubsidyApplyTexts.together)],
                focus: draft.isTogether == true ? .yes : .no)
        case .short:
            menu = Menu([
                MenuEntry(.change, SubsidyApplyTexts.shortChange), MenuEntry(.done, SubsidyApplyTexts.shortLater),
            ])
        case .household:
            menu = Menu(
                [
                    MenuEntry(.yes, SubsidyApplyTexts.householdRight), MenuEntry(.no, SubsidyApplyTexts.peopleChanged),
                ], focus: journey.differsFromRegister ? .no : .yes)
        case .marital:
            menu = Menu(
                MaritalState.allCases.map { MenuEntry(.marital($0), $0.name) },
                focus: draft.marital.map { .marital($0) })
        case .children:
            menu = Menu(
                // One child by the digit 1, and so on.
                ((1...6) + [0]).map { MenuEntry(.children($0), SubsidyApplyTexts.children($0)) },
                focus: draft.children.map { .children($0) })
        case .differs:
            menu = Menu([
                MenuEntry(.change, SubsidyApplyTexts.deniedChange), MenuEntry(.next, SubsidyApplyTexts.changedGoOn),
            ])
        case .drop:
            menu = Menu([
                MenuEntry(.no, SubsidyApplyTexts.dropNo), MenuEntry(.yes, SubsidyApplyTexts.dropPicture),
            ])
        case .fewer:
            menu = Menu([
                MenuEntry(.change, SubsidyApplyTexts.fewerBack), MenuEntry(.next, SubsidyApplyTexts.fewerGoOn),
            ])
        case .papers: menu = papersMenu
        case .paper(let paper): menu = paperMenu(paper)
        case .sheet: menu = sheetMenu
        case .window: menu = Menu([MenuEntry(.next, HomeTexts.back)])
        case .review:
            review = ReviewPage(journey.sections, buttons: [.button(.review, SubsidyApplyTexts.submit)])
        case .consent: break
        // What stands alone says beside itself what is wrong.
        case .code, .honesty: form = Form(fields, summarises: false)
        case .address, .tenants, .landlord, .dates, .size: form = Form(fields)
        }
    }

    // MARK: Menus

    /// What leads on from a list that has several pages is on each of them.
    private static func lastKey(behind count: Int) -> Character? { count > 9 ? "*" : nil }

    private func conditionMenu(_ index: Int) -> Menu<Choice> {
        let isOne = journey.own.asked.count == 1
        let isExtra = isExtra(index)
        let denied = journey.draft.denied[rule(index)]
        return Menu(
            [
                MenuEntry(.no, isExtra ? SubsidyApplyTexts.extraYes : SubsidyApplyTexts.none(isOne: isOne)),
                MenuEntry(.yes, isExtra ? SubsidyApplyTexts.extraNo : SubsidyApplyTexts.some(isOne: isOne)),
            ], focus: denied?.isEmpty == false ? .yes : .no)
    }

    func isExtra(_ index: Int) -> Bool { ConditionSet.rules.allSatisfy { $0.rule.rawValue != rule(index) } }

    private func whoMenu(_ index: Int) -> Menu<Choice> {
        let chosen = journey.draft.denied[rule(index)] ?? []
        let people = journey.own.asked.enumerated().map { place, name in
            MenuEntry<Choice>(
                .person(place), name, note: chosen.contains(place) ? SubsidyApplyTexts.ticked : "", noteRole: .warning)
        }
        return Menu(
            people + [
                MenuEntry(
                    .done, SubsidyApplyTexts.whoDone, whyNot: chosen.isEmpty ? SubsidyApplyTexts.whoMissing : nil,
                    key: Self.lastKey(behind: people.count))
            ], focus: menu.focused)
    }

    /// What is needed first, then alternatives under a line that says so, and whatever else may matter.
    private var papersMenu: Menu<Choice> {
        var entries: [MenuEntry<Choice>] = []
        var known: Set<String> = [journey.consentPaper]
        let new = Set(journey.newPapers)
        // What was sent back comes first, and says so until it is there anew.
        for paper in mending?.papers ?? [] where known.insert(paper).inserted {
            let heading = entries.isEmpty ? SubsidyApplyTexts.sentBack : nil
            entries.append(
                new.contains(paper)
                    ? entry(paper, heading: heading, isNeeded: true)
                    : MenuEntry(
                        .paper(paper), paper, note: SubsidyApplyTexts.giveAgain, noteRole: .warning, heading: heading))
        }
        var isNeededTold = false
        for need in journey.needs {
            let sets = journey.words(need)
            var heading =
                sets.count > 1
                ? SubsidyApplyTexts.oneOf(sets)
                : isNeededTold ? nil : SubsidyApplyTexts.needed
            for paper in sets.joined() where known.insert(paper).inserted {
                entries.append(entry(paper, heading: heading, isNeeded: journey.missingNeeds.contains(need)))
                (heading, isNeededTold) = (nil, true)
            }
        }
        if isMending {
            // Whatever was asked for is given here; of marriages only what belongs to his own.
            var heading: String? = SubsidyApplyTexts.optional
            let elsewhere = journey.papersOfOthers
            for paper in journey.notice.materials.kinds
            where !elsewhere.contains(paper) && known.insert(paper).inserted {
                entries.append(entry(paper, heading: heading, isNeeded: false))
                heading = nil
            }
        } else if let other = journey.notice.materials.kinds.last, known.insert(other).inserted {
            entries.append(entry(other, heading: SubsidyApplyTexts.optional, isNeeded: false))
        }
        let missing = journey.missingPapers
        let whyNot =
            isMending && new.isEmpty
            ? SubsidyApplyTexts.nothingNew : missing.isEmpty ? nil : SubsidyApplyTexts.papersMissing(missing)
        let focus = menu.focused
        entries.append(
            MenuEntry(.done, SubsidyApplyTexts.papersDone, whyNot: whyNot, key: Self.lastKey(behind: entries.count)))
        return Menu(entries, focus: focus)
    }

    /// On the next paper that is still to be given, or on that all are.
    mutating func focusOnMissing() {
        let new = Set(journey.newPapers)
        if let paper = mending?.papers.first(where: { !new.contains($0) }) { return menu.focus(on: .paper(paper)) }
        let missing = Set(journey.missingNeeds.flatMap { $0.oneOf.joined() })
        let next = menu.entries.first { entry in
            guard case .paper(let paper) = entry.id else { return false }
            return missing.contains(paper) && journey.draft.pictures[paper]?.isEmpty != false
        }
        menu.focus(on: next?.id ?? .done)
    }

    private func entry(_ paper: String, heading: String?, isNeeded: Bool) -> MenuEntry<Choice> {
        let count = journey.draft.pictures[paper]?.count ?? 0
        if count == 0, journey.draft.given.contains(paper) {
            return MenuEntry(
                .paper(paper), paper, note: SubsidyApplyTexts.given, noteRole: .success, heading: heading)
        }
        if let least = journey.advice(paper)?.least, count > 0, count < least {
            return MenuEntry(
                .paper(paper), paper, note: SubsidyApplyTexts.taken(count, of: least), noteRole: .warning,
                heading: heading)
        }
        let none = isNeeded ? SubsidyApplyTexts.notTaken : SubsidyApplyTexts.maybe
        return MenuEntry(
            .paper(paper), paper, note: count > 0 ? SubsidyApplyTexts.taken(count) : none,
            noteRole: count > 0 ? .success : .muted, heading: heading)
    }

    /// A paper that was sent back and is not there anew.
    func isSentBack(_ paper: String) -> Bool {
        mending?.papers.contains(paper) == true && !journey.newPapers.contains(paper)
    }

    private func paperMenu(_ paper: String) -> Menu<Choice> {
        guard journey.draft.pictures[paper]?.isEmpty == false else {
            return Menu([MenuEntry(.take, SubsidyApplyTexts.takePicture), MenuEntry(.next, HomeTexts.back)])
        }
        let isFewer = journey.fewer.contains { $0.paper == paper }
        return Menu(
            [
                MenuEntry(.next, HomeTexts.back), MenuEntry(.take, SubsidyApplyTexts.addPicture),
                MenuEntry(.drop, SubsidyApplyTexts.dropPicture), MenuEntry(.look, SubsidyApplyTexts.lookAgain),
            ], focus: isFewer || isSentBack(paper) ? .take : .next)
    }

    private var sheetMenu: Menu<Choice> {
        guard journey.witnessedAt == nil else { return Menu([MenuEntry(.next, HomeTexts.next)]) }
        let print = MenuEntry(Choice.print, SubsidyApplyTexts.sheetPrint)
        guard journey.draft.consentSignedAt == nil else {
            let take = MenuEntry(
                Choice.take, SubsidyApplyTexts.sheetTake, note: SubsidyApplyTexts.sheetDone, noteRole: .success)
            return Menu([print, take, MenuEntry(.next, HomeTexts.next)], focus: .next)
        }
        return Menu([
            print, MenuEntry(.take, SubsidyApplyTexts.sheetTake),
            MenuEntry(.witness, SubsidyApplyTexts.sheetWitness), MenuEntry(.next, HomeTexts.back),
        ])
    }

    // MARK: Fields

    private var fields: [FormItem<Field>] {
        let draft = journey.draft
        let next = FormItem<Field>.button(.next, HomeTexts.next)
        switch step {
        case .code:
            return [
                .text(
                    .code, SubsidyApplyTexts.code,
                    TextField(draft.code, limit: 32, columns: 40, normaliser: .digitsOnly, groups: [6, 6, 7]),
                    help: SubsidyApplyTexts.codeHelp(typed: draft.code.count)), next,
            ]
        case .address:
            return [
                .text(
                    .address, SubsidyApplyTexts.address, TextField(draft.address, limit: 100),
                    help: journey.streets.isEmpty ? SubsidyApplyTexts.wholeAddressHelp : SubsidyApplyTexts.addressHelp),
                .text(
                    .room, SubsidyApplyTexts.room, TextField(draft.room, limit: 30, columns: 24),
                    help: SubsidyApplyTexts.roomHelp), next,
            ]
        case .tenants:
            let ids: [Field] = [.tenant1, .tenant2, .tenant3, .tenant4]
            return ids.enumerated().map { index, id in
                let number = draft.coTenants.indices.contains(index) ? draft.coTenants[index] : ""
                return .text(
                    id, SubsidyApplyTexts.tenant(index + 1),
                    TextField(
                        number, limit: 24, columns: 28, normaliser: NumberPad.document, mask: Self.masked,
                        takesChinese: false))
            } + [next]
        case .landlord:
            return [
                .text(.landlord, SubsidyApplyTexts.landlord, TextField(draft.landlord, limit: 60)),
                .text(
                    .document, SubsidyApplyTexts.landlordDocument,
                    TextField(
                        draft.landlordDocument, limit: 24, columns: 28, normaliser: NumberPad.document,
                        mask: Self.masked, takesChinese: false),
                    help: SubsidyApplyTexts.landlordHelp), next,
            ]
        case .dates:
            return [
                .date(.start, SubsidyApplyTexts.start, draft.start?.calendarDate),
                .date(.end, SubsidyApplyTexts.end, draft.end?.calendarDate),
                .date(.signed, SubsidyApplyTexts.signedOn, draft.signedOn?.calendarDate), next,
            ]
        case .size:
            return [
                .text(
                    .area, SubsidyApplyTexts.area,
                    TextField(
                        draft.area, limit: 10, columns: 14, normaliser: NumberPad.decimal, takesChinese: false),
                    help: SubsidyApplyTexts.pointHelp),
                .text(
                    .rent, SubsidyApplyTexts.rent,
                    TextField(
                        draft.rent, limit: 12, columns: 14, normaliser: NumberPad.decimal, takesChinese: false)),
                next,
            ]
        case .honesty:
            return [.tick(.tick, SubsidyApplyTexts.honestyTick, isTicked: isHonest), next]
        default: return []
        }
    }

    private static let masked = NamedFunction<String, String>("masked", Mask.document)

    /// What was sent back has the head of the page before it.
    var chrome: Chrome {
        guard isMending else { return journey.chrome }
        return Chrome(
            title: "\(MySubsidyTexts.mendTitle) › \(journey.task.name)", subject: journey.visitor.maskedName)
    }

    // MARK: Drawing

    /// 【我看过了】 works once the notice was read to its end.
    mutating func openGate() {
        let isRead = reader.reader.sawEnd || journey.draft.isNoticeRead
        reader.form.setWhyNot(.next, isRead ? nil : RenewalTexts.readToEnd)
    }

    mutating func fit() {
        panel?.fit(size)
        let room = Page.room(below: blocks, in: size)
        if isReader {
            reader.fit(room)
            openGate()
        }
        if step == .consent { reading.fit(room) }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let panel { return panel.draw(on: &surface, in: body) }
        let rest = Page.draw(blocks, on: &surface, in: body)
        if step == .consent {
            if reading.isOpen { reading.page.draw(on: &surface, in: rest) }
        } else if isReader {
            reader.draw(on: &surface, in: rest)
        } else if isForm {
            form.draw(on: &surface, in: rest, words: words)
        } else if step == .review {
            review.draw(on: &surface, in: rest, words: words)
        } else {
            menu.draw(on: &surface, in: rest)
        }
    }
}
