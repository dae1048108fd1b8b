import Cells
import Forms
import Housing
import Office
import Texts

/// 到窗口当面签订: what to bring, by when, the number, what happens there. Once it is signed it says so.
struct WindowPage: SigningPage {
    enum Choice: Hashable, Sendable {
        case mine, home, end, cancel
    }

    var journey: SigningJourney
    var keeper = DraftKeeper()
    private var menu = Menu<Choice>([
        MenuEntry(.mine, RenewalTexts.toMine), MenuEntry(.home, HomeTexts.backHome), MenuEntry(.end, HomeTexts.end),
        MenuEntry(.cancel, SigningTexts.cancel),
    ])
    private var dialog: Dialog<Bool>?

    init(journey: SigningJourney) {
        self.journey = journey
    }

    private var signing: Signing { journey.signing }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .changed: return [.quietly(.signing(.file(signing.id)))]
        case .answer(.signing(.file(let file))):
            guard file.signing != signing else { return [] }
            let journey = SigningJourney(visitor: journey.visitor, file: file, draft: nil)
            return [.replace(journey.resumed)]
        case .answer(.signing(.stepped(let signing))):
            return [journey.goOn(with: signing), .say(.success(SigningTexts.cancelled))]
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: return common(event) ?? []
        }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let choice) = menu.press(key) else { return [] }
        switch choice {
        case .mine: return [.turn(to: MinePage(visitor: journey.visitor))]
        case .home: return [.pop]
        case .end: return [.proposeEnd]
        case .cancel:
            dialog = SigningTexts.cancelDialog(signing)
            return []
        }
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        return answer ? [.ask(.signing(.cancel(signing)))] : []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let until = signing.attempt?.counter?.until ?? signing.deadline
        let today = journey.file.today
        let isOver = signing.isOverdue(on: today) || signing.isWindowOver(on: today)
        let over: [PageBlock] = isOver ? [.text(ContractLines.toDo(signing, on: today), .warning), .gap] : []
        let blocks: [PageBlock] =
            [.heading(SigningTexts.windowTitle)] + over + [
                .facts([
                    Fact(SigningTexts.number, "\(signing.number)", role: .heading),
                    Fact(SigningTexts.windowUntil, SigningTexts.windowUntil(until), role: .warning),
                    Fact(SigningTexts.windowBring, SigningTexts.windowCard),
                ]),
                .gap, .text(RenewalTexts.whatNext, .label),
            ] + SigningTexts.windowSteps.map { .item($0) } + [.gap]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        dialog?.draw(on: &surface, in: body)
    }

    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        dialog == nil ? [.choose, .move, .back] : [.choose, KeyHint(.escape, SigningTexts.cancelNo)]
    }
}
