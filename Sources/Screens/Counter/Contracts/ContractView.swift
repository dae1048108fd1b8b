import Cells
import Documents
import Forms
import Housing
import Office
import Texts

/// What is to be seen of a contract: its text, its signature and the facts, beside each other where there is room, a part at a
/// time where there is not.
struct ContractView: Equatable, Sendable {
    private var opened: OpenContract
    private let maySeeMaterial: Bool
    private var section = ContractSection.facts
    private var isRight = true
    private var reader: Reader?
    private var isTextAsked = false
    private var sheet = Sheet<ContractSpot>()
    private var picture: Forms.PictureView?
    /// The picture that was asked for.
    private var asked: MaterialID?
    private var problem: String?
    private var size = Size(width: 0, height: 0)

    private static let leastWideColumns = 106
    private static let tabRows = 2

    init(_ opened: OpenContract, maySeeMaterial: Bool) {
        self.opened = opened
        self.maySeeMaterial = maySeeMaterial
    }

    // MARK: What it is told

    mutating func see(_ now: OpenContract) {
        if now.signing.contract.number != opened.signing.contract.number {
            reader = nil
            isTextAsked = false
        }
        if now.signing.signature?.picture.id != opened.signing.signature?.picture.id { forgetPicture() }
        opened = now
        layOut()
    }

    mutating func fit(_ size: Size) {
        self.size = size
        layOut()
    }

    /// Another picture is looked at meanwhile.
    mutating func forgetPicture() {
        picture = nil
        asked = nil
        problem = nil
    }

    /// Asks for what is to be seen and is not there.
    mutating func load() -> [CounterEffect] {
        guard maySeeMaterial, size.height > 0 else { return [] }
        var effects: [CounterEffect] = []
        if shows(.text), reader == nil, !isTextAsked {
            isTextAsked = true
            effects.append(.quietly(.contractText(opened.signing)))
        }
        if shows(.signature), let id = opened.signing.signature?.picture.id, asked != id {
            asked = id
            effects.append(.quietJob(.lookAt(id)))
        }
        return effects + dots()
    }

    private mutating func dots() -> [CounterEffect] { picture?.wanted().map { [.quietJob(.dots($0))] } ?? [] }

    mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .contractText(let document): reader = Reader(document.readerBlocks)
        case .picture(let id, let pixels):
            guard id == asked else { return [] }
            picture = pixels.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
            problem = pixels == nil ? CounterCaseTexts.notAPicture : nil
        case .dots(let request, let dots): picture?.supply(dots, for: request)
        default: return []
        }
        layOut()
        return dots()
    }

    /// What was asked for could not be had.
    mutating func miss(_ trouble: CounterTrouble) {
        picture?.miss()
        if asked != nil, picture == nil { problem = trouble.sentence }
    }

    // MARK: Layout

    private var isWide: Bool { size.width >= Self.leastWideColumns }

    private func shows(_ section: ContractSection) -> Bool { isWide || section == self.section }

    private var hasSignature: Bool { opened.signing.signature != nil }

    /// In a wide window text on the left, signature above the facts on the right; in a narrow one all is the same place.
    private func places(in rect: Rect) -> (text: Rect, signature: Rect, sheet: Rect) {
        guard isWide else {
            let rest = rect.splitTop(Self.tabRows).rest
            return (rest, rest, rest)
        }
        let panes = Panes.split(rect, share: 50)
        let right = panes.right ?? panes.left
        guard hasSignature else { return (panes.left, right.splitTop(0).top, right) }
        let split = right.splitTop(right.height * 2 / 5)
        return (panes.left, split.top.splitBottom(1).rest, split.rest)
    }

    private mutating func layOut() {
        let places = places(in: Rect(size: size))
        reader?.fit(places.text.size)
        picture?.fit(places.signature.splitTop(1).rest.size)
        let sheets = ContractSheets(opened: opened, width: Sheet<ContractSpot>.room(in: places.sheet.width))
        let entries: [SheetEntry<ContractSpot>] =
            isWide ? sheets.facts + [.gap] + sheets.timeline : section == .timeline ? sheets.timeline : sheets.facts
        sheet.show(entries, height: places.sheet.height)
    }

    // MARK: Keys

    var takesText: Bool { isTextFocused && reader?.takesText == true }
    var takesChinese: Bool { isTextFocused && reader?.takesChinese == true }

    private var isTextFocused: Bool { isWide ? !isRight : section == .text }
    private var isPictureFocused: Bool { !isWide && section == .signature }

    mutating func press(_ input: Input) -> [CounterEffect] {
        defer { layOut() }
        if takesText {
            _ = reader?.update(input)
            return []
        }
        guard case .key(let key) = input else { return [] }
        switch key {
        case .tab, .backTab:
            if isWide { isRight.toggle() } else { turn(key == .tab ? 1 : -1) }
        case .character("1"), .character("2"), .character("3"), .character("4"):
            if case .character(let digit) = key, let index = digit.wholeNumberValue { go(to: index - 1) }
        case .left where !isPictureFocused: turn(-1)
        case .right where !isPictureFocused: turn(1)
        case .character("+"), .character("-"), .character("="), .character("*"): _ = picture?.update(input)
        default:
            if isPictureFocused {
                _ = picture?.update(input)
            } else if isTextFocused {
                _ = reader?.update(input)
            } else {
                _ = sheet.press(key)
            }
        }
        return load()
    }

    private mutating func turn(_ by: Int) {
        if isWide { isRight = by > 0 } else { go(to: section.rawValue + by) }
    }

    private mutating func go(to index: Int) {
        guard let section = ContractSection(rawValue: index) else { return }
        self.section = section
        isRight = section != .text
        layOut()
        guard isWide, section == .timeline else { return sheet.focusFirst() }
        let event = sheet.entries.compactMap(\.id).first { if case .event = $0 { true } else { false } }
        if let event { sheet.focus(on: event) }
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in rect: Rect) {
        let places = places(in: rect)
        if isWide {
            Panes.drawLine(on: &surface, leftOf: Rect(x: places.sheet.x, y: rect.y, width: 1, height: rect.height))
        } else {
            drawTabs(on: &surface, in: rect.splitTop(1).top)
        }
        if shows(.text) { drawText(on: &surface, in: places.text) }
        if shows(.signature), !isWide || hasSignature { drawSignature(on: &surface, in: places.signature) }
        if isWide || section == .facts || section == .timeline {
            sheet.draw(on: &surface, in: places.sheet, words: .anju, isActive: !isWide || isRight)
        }
        if surface.cursor == nil { surface.cursor = rect.origin }
    }

    private func drawText(on surface: inout Surface, in rect: Rect) {
        guard let reader else {
            let text = maySeeMaterial ? FormsWords.anju.loading : CounterContractTexts.noText
            surface.put(text, at: rect.origin, role: .muted, within: rect)
            return
        }
        let cursor = surface.cursor
        reader.draw(on: &surface, in: rect, words: .anju)
        if isWide, isRight { surface.cursor = cursor }
    }

    private func drawSignature(on surface: inout Surface, in rect: Rect) {
        let heading = rect.origin.moved(right: isWide ? Sheet<ContractSpot>.gutter : 0)
        surface.put(CounterContractTexts.signature, at: heading, role: .heading, within: rect)
        let place = rect.splitTop(1).rest
        if let picture {
            picture.draw(on: &surface, in: place, words: .anju)
        } else {
            let text =
                !hasSignature
                ? CounterContractTexts.noSignature
                : !maySeeMaterial ? CounterCaseTexts.noPersonal : problem ?? CounterCaseTexts.opening
            Page.draw([.text(text, problem == nil ? .muted : .error)], on: &surface, in: place)
        }
        if isPictureFocused { surface.cursor = rect.origin }
    }

    private func drawTabs(on surface: inout Surface, in rect: Rect) {
        var x = rect.x
        for section in ContractSection.allCases {
            let role: Role = section == self.section ? .selected : .muted
            let text = " \(section.rawValue + 1) \(section.name) "
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect)
        }
    }

    // MARK: Around

    var patience: Patience {
        guard shows(.text), let reader else { return .usual }
        return .reading(characters: reader.charactersInView)
    }

    var hints: [KeyHint] {
        if takesText { return reader?.hints(.anju) ?? [] }
        var hints: [KeyHint] = []
        if picture != nil, isWide || isPictureFocused {
            hints.append(KeyHint([.character("+"), .character("-")], CounterContractTexts.zoom, named: "+ -"))
            if isPictureFocused {
                hints.append(KeyHint([.up, .down, .left, .right], CounterCaseTexts.pan, named: "↑↓←→", weight: .minor))
            }
        }
        if isTextFocused, let reader {
            hints += reader.hints(.anju).filter { !$0.keys.contains(.right) && !$0.keys.contains(.left) }
            hints.append(KeyHint([.pageDown, .pageUp], HomeTexts.page, named: "PgDn", weight: .usual))
        }
        if isWide { hints.append(KeyHint([.tab, .backTab], CounterCaseTexts.pane, weight: .minor)) }
        let digits = (1...ContractSection.allCases.count).map { Key.character(Character(String($0))) }
        return hints + [KeyHint(digits, CounterCaseTexts.section, named: "1-4", weight: .minor)]
    }
}
