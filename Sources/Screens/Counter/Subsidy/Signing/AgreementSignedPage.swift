import Cells
import Forms
import Housing
import Office
import Texts

/// What was signed, what happens next, and on to the next family.
struct AgreementSignedPage: CounterScreen {
    private enum Choice: Hashable, Sendable {
        case print, next, desk
    }

    let clerk: Clerk
    private let made: SignedAgreement
    private let family: SigningFamily
    private let next: String?
    private var menu: Menu<Choice>

    /// - Parameter next: the receipt of the family that may sign next.
    init(_ made: SignedAgreement, _ family: SigningFamily, next: String?, clerk: Clerk) {
        (self.made, self.family, self.next, self.clerk) = (made, family, next, clerk)
        menu = Menu(
            [MenuEntry(.print, CallDeskTexts.print + CallDeskTexts.agreement)]
                + (next.map { [MenuEntry(.next, CallDeskTexts.nextFamily, note: $0)] } ?? [])
                + [MenuEntry(.desk, CallDeskTexts.backToDesk)])
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        // The form itself where it can sign: who types on types into it.
        case .answer(.callDesk(.family(let family))):
            let canSign = clerk.may(.signSubsidy) && family.whyNotSign == nil
            if canSign { return [.turn(to: SignPage(family, clerk: clerk))] }
            return [.turn(to: SigningFamilyPage(family, clerk: clerk))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key):
            guard case .took(let choice) = menu.press(key) else { return [] }
            switch choice {
            case .print:
                let paper = SubsidyPaper.agreement(family.batch.id, receipt: family.receipt)
                return [.show(SubsidyPaperPage(paper, clerk: clerk))]
            case .next: return next.map { [.ask(.callDesk(.open($0, family.batch.id)))] } ?? []
            case .desk: return [.pop]
            }
        default: return []
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading("\(CallDeskTexts.signedTitle)　\(family.receipt)　\(family.found.maskedName)"),
            .facts([
                Fact(CallDeskTexts.signedNumber, "\(made.number)"),
                Fact(CallDeskTexts.amount, CallDeskTexts.amountWords(made.monthly, made.months, made.total)),
                Fact(CallDeskTexts.signedFirst, CallDeskTexts.signedFirstWords(made.months.lowerBound)),
                Fact(CallDeskTexts.bankAccount, "\(family.bank ?? "")　\(family.maskedAccount ?? "")"),
                Fact(CallDeskTexts.signedList, CallDeskTexts.signedListWords),
            ]), .gap, .text(CallDeskTexts.signedNext, .info), .gap,
        ]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: CallDeskTexts.signTitle, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CallDeskTexts.help) }
    var hints: [KeyHint] {
        [KeyHint(.enter, CounterCaseTexts.choose, weight: .main), KeyHint(.escape, words.back, weight: .main)]
    }
}
