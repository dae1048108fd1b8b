import Cells
import Forms
import Housing
import Office
import Texts

/// Which line of a block is wrong. The way back has the same key in every block: whoever is used to a number of its own
/// would point out a line of the next block with it.
struct LinesPage<Way: BlocksJourney>: FlowPage {
    enum Entry: Hashable, Sendable {
        case line(InfoLine)
        case done
    }

    var journey: Way
    var keeper = DraftKeeper()
    private var menu = Menu<Entry>([])

    init(journey: Way) {
        self.journey = journey
    }

    private static var doneKey: Character { "*" }

    private var block: InfoBlock { journey.draft.block }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if let effects = common(event) { return effects }
        switch event {
        case .appeared: return [saving] + (journey.openInfo.map { [$0] } ?? [.pop])
        case .answer(.info(let info)):
            let entries = entries(info)
            menu = Menu(entries, focus: journey.draft.line.map(Entry.line) ?? entries.first { $0.id != .done }?.id)
            return []
        case .key(.escape): return [journey.turn(toStep: .block)]
        case .key(let key):
            guard case .took(let entry) = menu.press(key) else { return [] }
            return take(entry)
        default: return []
        }
    }

    private func entries(_ info: InfoPages) -> [MenuEntry<Entry>] {
        let draft = journey.draft[block]
        let lines = info.snapshot.lines(of: block)
        let people = lines.map(\.line.person)
        let isSeveral = Set(people).count > 1
        let entries = lines.map { line in
            let number = (distinct(people).firstIndex(of: line.line.person) ?? 0) + 1
            let owner = isSeveral ? "\(RenewalTexts.occupant(number)) " : ""
            let told = draft.wrong.first { $0.line == line.line }
            let note = told?.note()
            return MenuEntry<Entry>(
                .line(line.line), owner + line.line.field.name,
                note: line.value.words() + (note.map { "  ← " + $0 } ?? ""),
                noteRole: note == nil ? .value : .warning)
        }
        return entries + [MenuEntry<Entry>(.done, RenewalTexts.linesDone, key: Self.doneKey)]
    }

    private func distinct(_ people: [PersonID?]) -> [PersonID?] {
        people.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private mutating func take(_ entry: Entry) -> [KioskEffect] {
        switch entry {
        case .done:
            journey.draft.line = nil
            return [journey.turn(toStep: .block, focus: BlockField.next.rawValue)]
        case .line(let line):
            journey.draft.line = line
            journey.draft.typed = journey.draft[block].wrong.first { $0.line == line }?.words ?? ""
            return [journey.turn(toStep: .line)]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(RenewalTexts.linesTitle(block)), .text(RenewalTexts.linesHint), .gap,
        ]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var hints: [KeyHint] {
        [.choose, .move, KeyHint(.character(Self.doneKey), RenewalTexts.linesDone, weight: .main), .back]
    }
}
