import Cells
import Forms
import Housing
import Office
import Texts

/// 人脸识别并签订合同 (G-6): by telephone, or at the counter with a witness. Both count the same, and nobody is asked why
/// (L-10).
struct WayPage: SigningPage {
    enum Choice: Hashable, Sendable {
        case telephone, window, cancel
    }

    var journey: SigningJourney
    var keeper = DraftKeeper()
    private var menu = Menu<Choice>(
        [
            MenuEntry(
                .telephone, SigningTexts.byTelephone, note: SigningTexts.telephoneNote,
                whyNot: SigningTexts.telephoneMissing),
            MenuEntry(.window, SigningTexts.atWindow, note: SigningTexts.windowNote),
            MenuEntry(.cancel, SigningTexts.cancel),
        ], focus: .window, isSpaced: true)
    private var dialog: Dialog<Bool>?

    init(journey: SigningJourney) {
        self.journey = journey
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [saving]
        case .answer(.signing(.stepped(let signing))):
            let isCancelled = signing.state == .toSign
            return [journey.goOn(with: signing)] + (isCancelled ? [.say(.success(SigningTexts.cancelled))] : [])
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: return common(event) ?? []
        }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch menu.press(key) {
        case .took(.window): return [.ask(.signing(.chooseWitness(journey.signing)))]
        case .took(.cancel): dialog = SigningTexts.cancelDialog(journey.signing)
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        return answer ? [.ask(.signing(.cancel(journey.signing)))] : []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [.heading(SigningTexts.wayTitle), .text(SigningTexts.wayText), .gap]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        dialog?.draw(on: &surface, in: body)
    }

    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        dialog == nil ? [.choose, .move, .back] : [.choose, KeyHint(.escape, SigningTexts.cancelNo)]
    }
}
