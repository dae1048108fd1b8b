import Cells
import Forms
import Housing
import Office
import Texts

/// The papers of a correction: which of them lie before the clerk, and pictures of them.
struct MendPapers: Equatable, Sendable {
    enum Outcome: Equatable {
        case handled, left
        case effects([CounterEffect])
        /// A picture that is to be kept as such a paper.
        case took(StagedFile, paper: String)
        /// A picture that was taken here is not wanted.
        case dropped(String)
        case refused(String)
    }

    /// In the notice's words and order.
    private let kinds: [String]
    private(set) var materials: Set<String>
    private(set) var pictures: [String: [String]]
    /// What came before stays.
    private let old: SubsidyForm
    /// Of these the original lies before the clerk now, of papers that came before too.
    private(set) var received: Set<String>
    private var sheet = Sheet<String>()
    private var taking: FilePanel<CounterTaking>?
    private var size = Size(width: 0, height: 0)
    var isTaking: Bool { taking != nil }
    /// Which are to come again, and why.
    private let asked: String

    /// - Parameter old: as it was handed in last.
    init(
        _ form: SubsidyForm, received: Set<String>, since old: SubsidyForm, asked: String, under notice: SubsidyNotice
    ) {
        self.old = old
        self.asked = asked
        self.received = received
        kinds = notice.materials.kinds
        materials = form.materials
        pictures = form.pictures ?? [:]
        layOut()
    }

    func applied(to old: SubsidyForm) -> SubsidyForm {
        var form = old
        form.materials = materials
        form.pictures = pictures
        return form
    }

    /// Something of them was not there before: that alone mends them.
    var isNew: Bool { !received.isEmpty || ApplicationField.materials.differs(old, applied(to: old)) }

    var words: String {
        let given = kinds.filter(materials.contains).map { paper in
            let new = (pictures[paper] ?? []).count { old.pictures?[paper]?.contains($0) != true }
            return CounterMendingTexts.given(paper, isReceived: received.contains(paper), newPictures: new)
        }
        return given.isEmpty ? CounterMendingTexts.none : given.joined(separator: "、")
    }

    mutating func fit(_ size: Size) {
        self.size = size
        taking?.fit(size)
        layOut()
    }

    private mutating func layOut() {
        sheet.show(
            kinds.map { paper in
                let count = pictures[paper]?.count ?? 0
                let earlier = old.materials.contains(paper) ? CounterMendingTexts.earlier : nil
                let notes = [
                    received.contains(paper) ? CounterMendingTexts.received : earlier,
                    count > 0 ? CounterMendingTexts.pictures(count) : nil,
                ]
                let note = notes.compactMap(\.self).joined(separator: "，")
                return SheetEntry(
                    id: paper,
                    lines: [
                        [
                            SheetPiece(
                                materials.contains(paper) ? "[✓] " : "[ ] ", materials.contains(paper) ? .tick : .body),
                            SheetPiece(paper, at: 4), SheetPiece(note, .info, at: 40),
                        ]
                    ])
            }, height: room)
    }

    // MARK: Events

    mutating func take(_ answer: CounterAnswer) -> [CounterEffect] { taking?.take(answer) ?? [] }

    /// A picture was kept.
    mutating func keep(_ picture: OwnPicture) {
        pictures[picture.paper, default: []].append(picture.id)
        materials.insert(picture.paper)
        layOut()
    }

    var dots: [CounterEffect] {
        mutating get { taking?.dots() ?? [] }
    }

    mutating func press(_ input: Input) -> Outcome {
        defer { layOut() }
        if taking != nil { return takeIn(input) }
        guard case .key(let key) = input else { return .handled }
        switch key {
        // What is ticked here stands at once.
        case .escape: return .left
        case .character(" "):
            guard let paper = sheet.focused else { break }
            received.formSymmetricDifference([paper])
            settle(paper)
        case .backspace: return drop()
        case .enter:
            guard let paper = sheet.focused else { return .handled }
            var taking = FilePanel<CounterTaking>(Self.words(for: paper))
            taking.fit(size)
            self.taking = taking
            return .effects([.ask(.pictureSources)])
        default: _ = sheet.press(key)
        }
        return .handled
    }

    /// The last picture of the paper, where it was taken here.
    private mutating func drop() -> Outcome {
        guard let paper = sheet.focused, let last = pictures[paper]?.last, old.pictures?[paper]?.contains(last) != true
        else {
            return .refused(CounterMendingTexts.nothingToDrop)
        }
        pictures[paper]?.removeLast()
        if pictures[paper]?.isEmpty == true {
            pictures[paper] = nil
            settle(paper)
        }
        return .dropped(last)
    }

    /// A paper is there that came before, that was received now, or of which there is a picture.
    private mutating func settle(_ paper: String) {
        let isThere =
            received.contains(paper) || old.materials.contains(paper) || !(pictures[paper] ?? []).isEmpty
        if isThere { materials.insert(paper) } else { materials.remove(paper) }
    }

    private mutating func takeIn(_ input: Input) -> Outcome {
        switch taking?.press(input) {
        case .effects(let effects): return .effects(effects)
        case .left: taking = nil
        case .took(let file):
            taking = nil
            if let paper = sheet.focused { return .took(file, paper: paper) }
        case nil: break
        }
        return .handled
    }

    private static func words(for paper: String) -> TakingWords {
        TakingWords(
            title: CounterMendingTexts.takeTitle(paper), text: CounterMendingTexts.takeText,
            preview: CounterMendingTexts.preview, use: CounterMendingTexts.use, useless: CounterMendingTexts.useless)
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect) {
        if let taking { return taking.draw(on: &surface, in: body) }
        sheet.draw(on: &surface, in: Page.draw(head, on: &surface, in: body), words: .anju, isActive: true)
    }

    private var head: [PageBlock] {
        [
            .heading(ApplicationField.materials.name), .text(asked, .body),
            .text(CounterMendingTexts.papersText, .muted), .gap,
        ]
    }

    private var room: Int { Page.room(below: head, in: size).height }

    var hints: [KeyHint] {
        taking?.hints ?? [
            KeyHint(.enter, CounterMendingTexts.takePicture, weight: .main),
            KeyHint([.character(" ")], CounterMendingTexts.received, named: "空格", weight: .main),
            KeyHint([.backspace], CounterMendingTexts.drop, named: "退格", weight: .minor),
            KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor),
            KeyHint(.escape, FormsWords.anju.back, weight: .main),
        ]
    }
}
