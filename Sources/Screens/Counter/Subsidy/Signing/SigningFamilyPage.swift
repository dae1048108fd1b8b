import Cells
import Forms
import Housing
import Office
import Texts

/// A family at the desk where it signs: how it stands, what it would get, what is known of it, and what can be done now.
struct SigningFamilyPage: CounterScreen {
    private enum Question: Equatable, Sendable {
        case decline, withdraw, back
        case remind(ReminderWay)
    }

    let clerk: Clerk
    private(set) var family: SigningFamily
    private var sheet = Sheet<Int>()
    private var dialog: Dialog<Question>?
    private var size = Size(width: 0, height: 0)

    init(_ family: SigningFamily, clerk: Clerk) {
        self.family = family
        self.clerk = clerk
    }

    private var id: BatchID { family.batch.id }
    private var reread: CounterEffect { .quietly(.callDesk(.open(family.receipt, id))) }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .revealed, .changed(CounterTopic.subsidy): return [reread]
        case .answer(.callDesk(.family(let family))): see(family)
        case .answer(.callDesk(.done(let deed, let receipt, let family))):
            if let family { see(family) }
            return [.say(.success(deed.words(receipt)))] + (family == nil ? [reread] : [])
        case .answer(.failed(let trouble)): return tell(trouble) + (trouble.isRaceLost ? [reread] : [])
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    /// A question was about what is no longer so.
    private mutating func see(_ family: SigningFamily) {
        if family.standing != self.family.standing { dialog = nil }
        self.family = family
        layOut()
    }

    private mutating func layOut() {
        let sheetWidth = Sheet<Int>.room(in: size.width)
        sheet.show(
            SigningSheet(family: family, width: sheetWidth).entries,
            height: max(0, size.height - Page.rows(head, width: size.width)))
    }

    // MARK: Keys

    private mutating func press(_ key: Key) -> [CounterEffect] {
        if dialog != nil { return answer(key) }
        switch key {
        case .escape: return [.pop]
        // In its place, so that the next family does not lie upon this one.
        case .function(2) where !isOver: return [.turn(to: SignPage(family, clerk: clerk))]
        case .function(3) where !isOver: ask()
        case .function(4): return [.show(WhyPage(id, receipt: family.receipt, clerk: clerk))]
        case .function(5) where !isOver:
            dialog = Dialog(
                title: CallDeskTexts.remindTitle,
                text: CallDeskTexts.remindText(family.found.maskedName, family.standing.signBy?.endWords ?? ""),
                buttons: ReminderWay.allCases.map { DialogButton(.remind($0), $0.name) }
                    + [DialogButton(.back, CallDeskTexts.cancel)])
        case .function(6) where !isOver || isLate: return [.show(FamilyWordsPage(.late, family, clerk: clerk))]
        case .function(7) where offersDiscretion: return [.show(FamilyWordsPage(.discretion, family, clerk: clerk))]
        case .function(8) where hasPaper:
            let isSigned = family.found.agreement != nil
            let paper: SubsidyPaper =
                isSigned ? .agreement(id, receipt: family.receipt) : .callLetter(id, receipt: family.receipt)
            return [.show(SubsidyPaperPage(paper, clerk: clerk))]
        default: _ = sheet.press(key)
        }
        return []
    }

    /// It gives its turn up, or before the close its application.
    private mutating func ask() {
        let isCalled = family.standing.state == .called
        let receipt = family.receipt
        dialog = Dialog(
            title: isCalled ? CallDeskTexts.declineTitle(receipt) : CallDeskTexts.withdrawTitle(receipt),
            text: isCalled ? CallDeskTexts.declineText : CallDeskTexts.withdrawText,
            buttons: [
                isCalled
                    ? DialogButton(.decline, CallDeskTexts.decline) : DialogButton(.withdraw, CallDeskTexts.withdraw),
                DialogButton(.back, CallDeskTexts.cancel),
            ], focus: 1, isFinal: isCalled)
    }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        switch answer {
        case .decline: return [.ask(.callDesk(.decline(family.receipt, id)))]
        case .withdraw: return [.ask(.callDesk(.withdraw(family.receipt, id)))]
        case .remind(let way): return [.ask(.callDesk(.remind(family.receipt, id, way)))]
        case .back: return []
        }
    }

    // MARK: Drawing

    private var head: [PageBlock] {
        [
            .text("\(family.receipt)  \(family.found.maskedName)  \(family.standing.state.name)", .heading),
            family.head, .gap,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        sheet.draw(on: &surface, in: Page.draw(head, on: &surface, in: body), words: words, isActive: true)
        dialog?.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CallDeskTexts.familyTitle, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CallDeskTexts.help) }

    var hints: [KeyHint] {
        if dialog != nil {
            return [
                KeyHint([.left, .right], HomeTexts.move), KeyHint(.enter, CounterCaseTexts.choose),
                KeyHint(.escape, words.back, weight: .main),
            ]
        }
        let own = family.isOwn ? CallDeskTexts.own : nil
        let open = [
            KeyHint(
                .function(2), CallDeskTexts.sign, short: CallDeskTexts.signShort, weight: .main,
                whyNot: clerk.may(.signSubsidy) ? family.whyNotSign : CallDeskTexts.noSigning),
            giveUpHint(own),
        ]
        let remind = KeyHint(
            .function(5), CallDeskTexts.remind, short: CallDeskTexts.remindShort,
            whyNot: clerk.may(.callFamilies) ? own ?? whyNotRemind : CallDeskTexts.noCalling)
        let late = KeyHint(
            .function(6), CallDeskTexts.late, weight: .minor,
            whyNot: clerk.may(.signSubsidy)
                ? own ?? (isLate ? nil : CallDeskTexts.lateNotNow) : CallDeskTexts.lateOnlyClerk)
        let discretion = KeyHint(
            .function(7), CallDeskTexts.discretion,
            whyNot: clerk.may(.decideDiscretion) ? own : CallDeskTexts.noDiscretion)
        // Of one that gave up by itself nothing is to come but a manager's decision.
        return (isOver ? [] : open) + [KeyHint(.function(4), CallDeskTexts.why, weight: .main)]
            + (isOver ? [] : [remind]) + (isOver && !isLate ? [] : [late]) + (offersDiscretion ? [discretion] : []) + [
                KeyHint(.function(8), CallDeskTexts.print, whyNot: hasPaper ? nil : CallDeskTexts.nothingToPrint),
                KeyHint(.escape, words.back, weight: .main),
            ]
    }

    private func giveUpHint(_ own: String?) -> KeyHint {
        let state = family.standing.state
        if state == .draft || state == .submitted {
            let noRight = clerk.may(.enterSubsidy) ? own : CallDeskTexts.onlyClerk
            return KeyHint(.function(3), CallDeskTexts.withdraw, weight: .main, whyNot: noRight)
        }
        let whyNot = state == .called ? nil : CallDeskTexts.nothingToDecline
        return KeyHint(
            .function(3), CallDeskTexts.decline, weight: .main,
            whyNot: clerk.may(.signSubsidy) ? own ?? whyNot : CallDeskTexts.onlyClerk)
    }

    /// Signed or given up: neither can be done again.
    private var isOver: Bool {
        [.signed, .waived, .notReached, .withdrawn, .ineligible].contains(family.standing.state)
    }

    private var hasPaper: Bool { family.found.agreement != nil || family.standing.state == .called }

    private var whyNotRemind: String? {
        guard family.standing.state == .called else { return CallDeskTexts.notCalledForReminder }
        return family.isOverdue ? family.standing.signBy.map(CallDeskTexts.overdue) : nil
    }

    private var offersDiscretion: Bool { !isOver || clerk.may(.decideDiscretion) }

    /// It let its days for signing go by.
    private var isLate: Bool {
        let standing = family.standing
        return standing.state == .waived && standing.reasons.contains(.notSignedInTime)
            || standing.state == .called && family.isOverdue
    }
}

extension SigningFamily {
    /// Why it cannot sign now; nil when it can.
    var whyNotSign: String? {
        switch obstacle {
        case nil: nil
        case .own: CallDeskTexts.own
        case .state(let state): CallDeskTexts.notCalled(state.name)
        case .overdue(let day): CallDeskTexts.overdue(day)
        case .leftList: CallDeskTexts.leftList
        case .open: CallDeskTexts.findingOpen
        case .houseTaken: CallDeskTexts.houseTaken
        }
    }

    /// Its turn is still to come or is now: an agreement of today can be spoken of.
    var maySignYet: Bool {
        switch standing.state {
        case .signed, .waived, .notReached, .withdrawn, .ineligible: false
        default: !isOverdue
        }
    }

    /// Whether it can sign, in the second line of its page.
    fileprivate var head: PageBlock {
        if standing.state == .signed || standing.state == .waived { return .text(placeWords, .muted) }
        return whyNotSign.map { .text($0, .warning) } ?? .text(CallDeskTexts.canSign, .success)
    }

    var placeWords: String {
        CallDeskTexts.placeWords(
            list: Int(standing.list), sequence: Int(standing.sequence), position: found.position, rank: found.rank)
    }

    var amountWords: String { CallDeskTexts.amountWords(found.monthly, months, total) }
}
