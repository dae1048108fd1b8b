import Cells

@testable import Forms

/// A screen that does what it is told by characters, and remembers what happened to it.
struct Probe: Screen {
    typealias Ask = DemoAsk
    typealias Answer = DemoAnswer

    var name: String
    var plan: [Character: [Effect<DemoAsk, DemoAnswer>]] = [:]
    var hints: [KeyHint] = []
    var takesText = false
    var onAnswer: [Effect<DemoAsk, DemoAnswer>] = []
    var events: [String] = []
    /// When each of them was.
    var moments: [Instant] = []

    var chrome: Chrome { Chrome(title: name) }

    mutating func update(_ event: ScreenEvent<DemoAnswer>, now: Instant) -> [Effect<DemoAsk, DemoAnswer>] {
        if case .sized = event { return [] }
        events.append("\(event)")
        moments.append(now)
        switch event {
        case .key(.character(let character)): return plan[character] ?? []
        case .answer: return onAnswer
        default: return []
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        surface.put(name, at: body.origin, role: .body, within: body)
    }
}

/// A program whose first page is a probe.
func probe(
    _ plan: [Character: [Effect<DemoAsk, DemoAnswer>]], hints: [KeyHint] = [],
    _ change: (inout ProgramSettings<DemoAsk, DemoAnswer>) -> Void = { _ in }
) -> DemoHarness {
    var settings = ProgramSettings<DemoAsk, DemoAnswer>(
        root: Probe(name: "root", plan: plan, hints: hints), words: .sample)
    change(&settings)
    return ProgramHarness(settings, interpreter: DemoInterpreter())
}
