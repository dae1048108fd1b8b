import Cells
import Forms
import Texts

/// 呼叫工作人员: what was told to whom, and for how long it has been waiting. The call stays when one goes back.
struct CallPage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case again, back, cancel
    }

    /// The page on which the call was made, as staff read it.
    let step: String
    private var call: CallState?
    /// Why nobody could be called; nil while that is not so.
    private var trouble: KioskTrouble?
    private var isOver = false
    private var isCancelling = false
    /// The seconds that it had waited at `shownSince`.
    private var waited = 0
    private var shownSince: Instant?
    private var menu: Menu<Choice>

    private static let alarm: AlarmID = "waiting"

    init(step: String) {
        self.step = step
        menu = Menu([MenuEntry(.back, HomeTexts.callBack), MenuEntry(.cancel, HomeTexts.callCancel)])
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [.ask(.call(step: step))]
        case .changed: return [.quietly(.callState)]
        case .answer(.call) where isCancelling:
            return [.pop, .banner(nil), .say(.info(HomeTexts.callCancelled))]
        case .answer(.call(let call)):
            take(call, now)
            return [banner]
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .key(.function(9)) where self.trouble != nil: return callAgain()
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    /// Whoever was not called does not come: the page says so and offers to try again.
    private mutating func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        isCancelling = false
        guard call == nil, !isOver, !trouble.endsSession else { return tell(trouble) }
        self.trouble = trouble
        menu = Menu([MenuEntry(.again, HomeTexts.callAgain), MenuEntry(.back, HomeTexts.callBack)])
        return []
    }

    private mutating func callAgain() -> [KioskEffect] {
        self = CallPage(step: step)
        return [.ask(.call(step: step))]
    }

    private mutating func take(_ call: CallState?, _ now: Instant) {
        isOver = call == nil
        // The office's clock may stand still in training: the screen counts on by itself, and never back.
        waited = max(waitedSeconds(now), call?.waitedSeconds ?? 0)
        self.call = call ?? self.call
        shownSince = now
        if isOver { menu.entries = [MenuEntry(.back, HomeTexts.callBack)] }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch menu.press(key) {
        case .took(.again): return callAgain()
        case .took(.back): return [.pop]
        case .took(.cancel):
            isCancelling = true
            return [.ask(.cancelCall)]
        default: return []
        }
    }

    /// What stays in the title line when the person goes on elsewhere.
    private var banner: KioskEffect {
        guard let call, !isOver else { return .banner(nil) }
        if call.isAnswered { return .banner(HomeTexts.bannerAnswered) }
        return .waiting(HomeTexts.bannerCalled, seconds: waited)
    }

    private func waitedSeconds(_ now: Instant) -> Int {
        guard let shownSince else { return 0 }
        return waited + (now - shownSince) / 1000
    }

    func alarms(now: Instant) -> [Alarm] {
        guard let shownSince, !isOver, call?.isAnswered == false else { return [] }
        return [Alarm(CallPage.alarm, at: shownSince + ((now - shownSince) / 1000 + 1) * 1000)]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(HomeTexts.callTitle)]
        if isOver {
            blocks += [.text(HomeTexts.callEnded, .info), .gap]
        } else if let call {
            blocks += [
                .text(
                    call.isAnswered ? HomeTexts.callAnswered : HomeTexts.called, call.isAnswered ? .success : .info),
                .gap,
            ]
            if !call.isAnswered { blocks.append(.text(HomeTexts.calledSince(seconds: waitedSeconds(now)), .heading)) }
            blocks += [
                .facts([Fact(HomeTexts.callMachine, call.machine), Fact(HomeTexts.callStep, call.step)]), .gap,
                .text(HomeTexts.callTells), .text(HomeTexts.callKeepsOn), .gap,
            ]
        } else if let trouble {
            blocks += [
                .text(HomeTexts.callFailed, .error), .text(trouble.sentence), .gap, .text(HomeTexts.callAtWindow), .gap,
            ]
        } else {
            blocks += [.text(HomeTexts.calling), .gap]
        }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: HomeTexts.callTitle, offersStanding: false) }
    var hints: [KeyHint] { [.choose] }
}
