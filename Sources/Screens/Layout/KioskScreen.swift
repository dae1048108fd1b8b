import Cells
import Forms
import Texts

/// A page of the kiosk.
protocol KioskScreen: Screen where Ask == KioskAsk, Answer == KioskAnswer {}

typealias KioskEffect = Effect<KioskAsk, KioskAnswer>
typealias KioskEvent = ScreenEvent<KioskAnswer>

extension KioskScreen {
    var words: FormsWords { .anju }

    /// Says what did not work. Whoever is no longer signed in goes back to the first page.
    func tell(_ trouble: KioskTrouble) -> [KioskEffect] {
        trouble.endsSession
            ? [.endSession, .say(.warning(trouble.sentence))] : [TroublePage.telling(trouble, on: chrome)]
    }

    /// Says it where the newest state has been opened. That somebody else changed the case is not said: it may have been
    /// the person himself, at another terminal.
    func tellAtNewest(_ trouble: KioskTrouble) -> [KioskEffect] {
        trouble == .movedOn ? [.say(.warning(HomeTexts.movedOn))] : tell(trouble)
    }
}

extension KeyHint {
    static let choose = KeyHint([.enter], HomeTexts.choose, weight: .usual)
    static let goOn = KeyHint([.enter], HomeTexts.next, weight: .usual)
    static let move = KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor)
    /// Between the buttons of a question that no digit answers.
    static let moveAside = KeyHint([.left, .right], HomeTexts.move, named: "← →", weight: .usual)
    static let turnPage = KeyHint([.right, .left, .pageDown, .pageUp], HomeTexts.page, named: "← →", weight: .usual)
    static let back = KeyHint(.escape, HomeTexts.back, weight: .usual)
}
