import Cells
import Forms
import Housing
import Office
import Texts

/// What was pointed out at 【确认续约信息】, once more, and what becomes of it: nobody signs what he says is wrong (G-3).
struct ReportPage: SigningPage {
    enum Choice: Hashable, Sendable {
        case report, back
    }

    var journey: SigningJourney
    var keeper = DraftKeeper()
    private var info: InfoPages?
    private var menu = Menu<Choice>([
        MenuEntry(.report, SigningTexts.report), MenuEntry(.back, SigningTexts.reportBack),
    ])

    init(journey: SigningJourney) {
        self.journey = journey
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [saving] + (journey.openInfo.map { [$0] } ?? [])
        case .answer(.info(let info)):
            // Other values than those that were pointed out are looked at anew.
            guard info.commitment == journey.draft.snapshot else { return [journey.turn(to: .block)] }
            self.info = info
        case .answer(.signing(.stepped(let signing))):
            return [journey.goOn(with: signing), .say(.success(SigningTexts.reportDone))]
        case .key(.escape): return back()
        case .key(let key): return press(key)
        default: return common(event) ?? []
        }
        return []
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let choice) = menu.press(key) else { return [] }
        guard choice == .report else { return back() }
        return info.map { [.ask(.signing(.reportInfo($0, wrong: journey.draft.wrong, journey.signing)))] } ?? []
    }

    private func back() -> [KioskEffect] { [journey.turn(to: .block)] }

    private var items: [PageBlock] {
        InfoBlock.allCases.flatMap { journey.draft[$0].wrong }.map { wrong in
            let occupant = wrong.line.person.flatMap(journey.file.maskedName)
            let name = RenewalTexts.name(of: wrong.line, occupant: occupant)
            return .item("- " + SigningTexts.reported(name, wrong.words))
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] =
            [.heading(SigningTexts.reportTitle)] + items + [.gap]
            + SigningTexts.reportText.map { .text($0, .info) } + [.gap]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var hints: [KeyHint] { [.choose, .move, .back] }
}
