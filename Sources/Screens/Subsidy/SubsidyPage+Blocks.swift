import Forms
import Housing
import Office
import Texts

/// What is read on each page of an application, above what is asked.
extension SubsidyPage {
    var blocks: [PageBlock] {
        let words = journey.own.notice.words
        switch step {
        case .notice: return [.heading(SubsidyApplyTexts.noticeTitle)]
        case .lookup: return lookupBlocks
        case .people: return peopleBlocks
        case .changed:
            let lines = SubsidyApplyTexts.changedText(
                until: journey.closes, journey.own.notice.registerWebsite, journey.own.notice.registerWindow)
            return [.heading(SubsidyApplyTexts.changedTitle)] + lines.flatMap { [PageBlock.text($0), .gap] }
        case .condition(let index): return conditionBlocks(index)
        case .who: return [.heading(SubsidyApplyTexts.whoTitle), .text(SubsidyApplyTexts.whoText), .gap]
        case .denied(let index): return deniedBlocks(index)
        case .code:
            let ways = journey.own.notice.words.houseCodeWays.enumerated().map { number, way in
                PageBlock.item("\(number + 1). \(way)", .muted)
            }
            return [.heading(SubsidyApplyTexts.codeTitle), .text(SubsidyApplyTexts.codeWays)] + ways + [.gap]
        case .street: return [.heading(SubsidyApplyTexts.streetTitle)]
        case .estate: return [.heading(SubsidyApplyTexts.estateTitle), .text(SubsidyApplyTexts.estateText), .gap]
        case .address:
            let district = SubsidyApplyTexts.district(String(journey.draft.code.prefix(6)))
            return [
                .heading(SubsidyApplyTexts.addressTitle),
                .text(SubsidyApplyTexts.city + district + journey.draft.street, .value), .gap,
            ]
        case .together: return [.heading(SubsidyApplyTexts.togetherTitle), .text(words.coTenants, .muted), .gap]
        case .tenants: return [.heading(SubsidyApplyTexts.tenantsTitle), .text(SubsidyApplyTexts.tenantsText), .gap]
        case .landlord:
            return [.heading(SubsidyApplyTexts.landlordTitle), .text(SubsidyApplyTexts.mustContain, .muted), .gap]
        case .dates: return [.heading(SubsidyApplyTexts.datesTitle), .text(SubsidyApplyTexts.datesText, .muted), .gap]
        case .short: return shortBlocks
        case .size: return [.heading(SubsidyApplyTexts.sizeTitle)]
        case .household: return householdBlocks
        case .marital: return [.heading(SubsidyApplyTexts.maritalTitle)]
        case .children: return [.heading(SubsidyApplyTexts.childrenTitle)]
        case .papers:
            let why = mending.map { PageBlock.text(MySubsidyTexts.mendReason($0.reason), .warning) }
            return [.heading(SubsidyApplyTexts.papersTitle)] + [why].compactMap(\.self)
                + [.text(SubsidyApplyTexts.papersText), .gap]
        case .paper(let paper): return paperBlocks(paper)
        case .drop(let paper):
            let count = journey.draft.pictures[paper]?.count ?? 0
            return [
                .heading(SubsidyApplyTexts.dropTitle(paper, count)), .text(SubsidyApplyTexts.dropText), .gap,
            ]
        case .differs: return differsBlocks
        case .fewer:
            let papers = journey.fewer.map { PageBlock.item(SubsidyApplyTexts.fewer($0.paper, $0.count, of: $0.least)) }
            return [.heading(SubsidyApplyTexts.fewerTitle)] + papers + [.gap, .text(SubsidyApplyTexts.fewerText), .gap]
        case .consent: return [.heading(consent?.text.title ?? SubsidyApplyTexts.taskConsent)]
        case .sheet: return sheetBlocks
        case .window: return windowBlocks
        case .honesty:
            return [.heading(SubsidyApplyTexts.honestyTitle), .text(words.honesty), .text(words.recovery), .gap]
        case .review:
            let denied = journey.own.conditions.count { journey.draft.denied[$0.rawValue]?.isEmpty == false }
            let note = PageBlock.text(SubsidyApplyTexts.reviewDenied(denied), .warning)
            return [.heading(SubsidyApplyTexts.reviewTitle)] + (denied > 0 ? [note, .gap] : [])
        }
    }

    /// The notice in a page or two: what one would get first.
    var noticeBlocks: [ReaderBlock] {
        let (own, notice) = (journey.own, journey.notice)
        func sentences(_ rules: [Rule]) -> [ReaderBlock] {
            rules.map { ReaderBlock.item("- " + NoticeWords.sentence($0, notice)) }
        }
        var blocks: [ReaderBlock] = [.paragraph(own.notice.title)]
        if let family = own.family {
            let standard = notice.standard
            let monthly = own.monthly(of: family)
            let words = SubsidyApplyTexts.amountWords(
                size: family.size, area: standard.area(registeredSize: family.size),
                price: standard.pricePerSquareMetre, monthly: monthly, months: standard.termMonths,
                total: Money(fen: monthly.fen * standard.termMonths))
            blocks += [
                .heading(SubsidyApplyTexts.noticeWhat), .paragraph(words), .paragraph(SubsidyApplyTexts.sizeAtClose),
            ]
        }
        blocks += [.heading(SubsidyApplyTexts.noticeWho)]
        blocks += sentences(["LH-04", "LH-03", "LH-01", "LH-05", "LH-06"] + own.conditions)
        blocks += [.heading(SubsidyApplyTexts.noticeHow)]
        blocks += sentences([
            "LH-20", "LH-21", "LH-30", "LH-31", "LH-33", "LH-41", "LH-42", "LH-43", "LH-50", "LH-51", "LH-52", "LH-53",
            "LH-54",
        ])
        blocks += [.heading(SubsidyApplyTexts.noticeAfter)]
        return blocks + sentences(["LH-37", "LH-57", "LH-58", "LH-59", "LH-56", "LH-61", "LH-62"])
    }

    private var lookupBlocks: [PageBlock] {
        guard let family = journey.own.family else { return [] }
        return [
            .heading(SubsidyApplyTexts.lookupTitle),
            .facts([
                Fact(SubsidyApplyTexts.receipt, family.receipt),
                Fact(
                    SubsidyApplyTexts.position,
                    SubsidyApplyTexts.place(family.position, district: family.districtPosition)),
                Fact(SubsidyApplyTexts.size, SubsidyApplyTexts.people(family.size)),
                Fact(SubsidyApplyTexts.amount, journey.own.monthly(of: family).words),
            ]), .gap, .text(SubsidyApplyTexts.sizeAtClose, .muted), .gap,
        ]
    }

    private var peopleBlocks: [PageBlock] {
        let people = journey.own.family?.people ?? []
        let facts = people.map { person in
            // Role, birthday and state stand below each other.
            let marital = person.marital.map { "  \($0.name)" } ?? ""
            let birthDay = person.birthDay.words
            return Fact(
                person.line,
                "\(person.role.name.padded(to: 10))  \(marital.isEmpty ? birthDay : birthDay.padded(to: 14))\(marital)")
        }
        let list: [PageBlock] = facts.isEmpty ? [.text(SubsidyApplyTexts.noPeople)] : [.facts(facts)]
        return [.heading(SubsidyApplyTexts.peopleTitle)] + list + [.gap, .text(SubsidyApplyTexts.peopleQuestion), .gap]
    }

    private var sheetBlocks: [PageBlock] {
        let heading = PageBlock.heading(SubsidyApplyTexts.sheetTitle)
        guard let at = journey.witnessedAt else { return [heading, .text(SubsidyApplyTexts.sheetText), .gap] }
        return [
            heading, .text("✓ " + SubsidyApplyTexts.witnessed(at), .success), .text(SubsidyApplyTexts.sheetWitnessed),
            .gap,
        ]
    }

    /// How to have it witnessed, and until when.
    private var windowBlocks: [PageBlock] {
        let receipt = journey.own.family.map { [Fact(SubsidyApplyTexts.receipt, $0.receipt)] } ?? []
        let until = isMending ? [] : [PageBlock.text(SubsidyApplyTexts.windowUntil(journey.closes))]
        return [.heading(SubsidyApplyTexts.windowTitle), .facts(receipt), .gap]
            + SubsidyApplyTexts.windowSteps.map { .item($0) } + [.gap] + until
            + [.text(SubsidyApplyTexts.windowAgain, .muted), .gap]
    }

    /// Whose, which sides, and how many there are.
    private func paperBlocks(_ paper: String) -> [PageBlock] {
        let count = journey.draft.pictures[paper]?.count ?? 0
        var blocks: [PageBlock] = [.heading(SubsidyApplyTexts.paperTitle(paper))]
        let advice = journey.advice(paper)
        if let advice { blocks += [.text(advice.words), .gap] }
        guard count > 0 else { return blocks }
        if isSentBack(paper) { return blocks + [.text(SubsidyApplyTexts.takeAnew(count), .warning), .gap] }
        let isFewer = advice.map { count < $0.least } ?? false
        let words = isFewer ? SubsidyApplyTexts.taken(count, of: advice?.least ?? 1) : SubsidyApplyTexts.taken(count)
        return blocks + [.text(words, isFewer ? .warning : .success), .gap]
    }

    /// On what the papers hang, as it is registered.
    private var householdBlocks: [PageBlock] {
        [.heading(SubsidyApplyTexts.householdTitle), .facts(householdFacts(withAnswer: journey.differsFromRegister))]
            + [.gap, .text(SubsidyApplyTexts.householdQuestion), .gap]
    }

    private func householdFacts(withAnswer: Bool) -> [Fact] {
        let (registered, draft) = (journey.registered ?? (nil, 0), journey.draft)
        let words = SubsidyApplyTexts.family(registered.marital, children: registered.children)
        let answer = SubsidyApplyTexts.family(draft.marital, children: draft.children ?? 0)
        return [Fact(SubsidyApplyTexts.registered, words)]
            + (withAnswer ? [Fact(SubsidyApplyTexts.answered, answer)] : [])
    }

    /// The register says otherwise (LH-21).
    private var differsBlocks: [PageBlock] {
        let way = Fact(SubsidyApplyTexts.whatNow, SubsidyApplyTexts.differsText(until: journey.closes))
        return [
            .heading(SubsidyApplyTexts.differsTitle),
            .facts(householdFacts(withAnswer: true) + [way] + journey.own.registerPlaces()), .gap,
        ]
    }

    private func conditionBlocks(_ index: Int) -> [PageBlock] {
        let own = journey.own
        let title = SubsidyApplyTexts.conditionTitle(index + 1, of: own.conditions.count)
        let (question, kinds) = (question(index).prefix(1), question(index).dropFirst())
        // Of whom it is asked stands with the question; what counts is looked up below.
        return [.heading(title)] + question.map { .text($0) } + [.names(SubsidyApplyTexts.asked(own.asked)), .gap]
            + kinds.map { .names($0, .muted) } + (kinds.isEmpty ? [] : [.gap])
    }

    private func question(_ index: Int) -> [String] {
        let kinds = journey.own.notice.kinds
        let rule = journey.own.conditions[index]
        let words = SubsidyApplyTexts.condition(rule, (kinds.homes, kinds.rentSubsidies, kinds.exceptedSubsidies))
        let text = words ?? SubsidyApplyTexts.extraCondition(NoticeWords.sentence(rule, journey.notice))
        return text.split(separator: "\n").map(String.init)
    }

    /// A condition that is not met: which, for whom, by which rule, and what can be done.
    private func deniedBlocks(_ index: Int) -> [PageBlock] {
        let rule = journey.own.conditions[index]
        let people = journey.own.asked
        let whom = (journey.draft.denied[rule.rawValue] ?? []).compactMap { place in
            people.indices.contains(place) ? people[place] : nil
        }
        var facts = [Fact(SubsidyApplyTexts.byRule, NoticeWords.sentence(rule, journey.notice))]
        if !whom.isEmpty { facts.insert(Fact(SubsidyApplyTexts.whose, whom.joined(separator: "、")), at: 0) }
        facts.append(Fact(SubsidyApplyTexts.whatNow, SubsidyApplyTexts.deniedWay(isMending: isMending)))
        return [.heading(SubsidyApplyTexts.deniedTitle), .facts(facts), .gap]
    }

    /// The lease is nearly over (LH-43); it can be signed again (LH-44).
    private var shortBlocks: [PageBlock] {
        let text = SubsidyApplyTexts.shortText(
            months: journey.notice.periods.leaseMonths, end: journey.draft.end ?? journey.today,
            needed: journey.leaseNeeded)
        let way = SubsidyApplyTexts.shortWay(
            journey.own.notice.words.leaseHint, until: journey.closes,
            latest: journey.notice.leaseEndLeast(on: journey.closes.day))
        return [
            .heading(SubsidyApplyTexts.shortTitle), .text(text, .warning), .gap,
            .facts([
                Fact(SubsidyApplyTexts.byRule, NoticeWords.sentence("LH-43", journey.notice)),
                Fact(SubsidyApplyTexts.whatNow, way),
            ]), .gap,
        ]
    }
}
