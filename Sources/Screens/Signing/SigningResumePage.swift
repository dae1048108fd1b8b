import Cells
import Forms
import Housing
import Office
import Texts

/// Goes on with a contract: reads it and turns to the page on which somebody stood.
struct SigningResumePage: KioskScreen {
    let visitor: Visitor
    let id: CaseID
    /// Nil where no draft was kept: the state of the contract says where to go on.
    let draft: SigningDraft?
    /// What came in between; it is told on 申请信息.
    var trouble: KioskTrouble?

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [.ask(.signing(.file(id)))]
        case .answer(.signing(.file(let file))):
            let journey = SigningJourney(visitor: visitor, file: file, draft: draft)
            return trouble.map { [journey.turn(to: .contract)] + tellAtNewest($0) } ?? [.replace(journey.resumed)]
        case .answer(.failed(let trouble)): return tell(trouble) + [.pop]
        default: return []
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        Page.draw([.text(RenewalTexts.reading, .muted)], on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: SigningTexts.flow, subject: visitor.maskedName) }
    var hints: [KeyHint] { [] }
}
