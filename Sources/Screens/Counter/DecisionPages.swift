import Cells
import Forms
import Housing
import Texts

/// A page on which a decision is written.
protocol DecisionPage: Equatable, Sendable {
    var title: String { get }
    var takesText: Bool { get }
    var takesChinese: Bool { get }
    /// Whether Esc leaves the page, and not something that is open on it.
    var isAtRest: Bool { get }
    var hints: [KeyHint] { get }

    mutating func see(_ opened: OpenCase)
    mutating func see(_ grounds: Grounds)
    mutating func fit(_ size: Size)
    mutating func press(_ input: Input) -> [CounterEffect]
    func draw(on surface: inout Surface, in body: Rect)
}

extension DecisionPage {
    var words: FormsWords { .anju }
    mutating func fit(_ size: Size) {}
}

/// The pages on which decisions are written. They are a part of the case's page and last as long: who goes back to look at
/// the case once more finds every item, reason and word again.
struct DecisionPages: Equatable, Sendable {
    enum Kind: Sendable {
        case sendBack, reject
    }

    /// The one that is shown.
    private(set) var shown: Kind?
    private var sendBack: ReturnPage
    private var reject: RejectPage

    init(_ opened: OpenCase) {
        sendBack = ReturnPage(opened)
        reject = RejectPage(opened)
    }

    /// The one that is shown, to be looked at.
    var page: (any DecisionPage)? {
        switch shown {
        case .sendBack: sendBack
        case .reject: reject
        case nil: nil
        }
    }

    /// What is to be done again, in the order of choice.
    var chosen: [ItemPath] { sendBack.chosen }

    /// - Parameter marked: what is marked in the case.
    mutating func show(_ kind: Kind, marked: [ItemPath]) {
        shown = kind
        sendBack.appear(marked: marked)
    }

    mutating func see(_ opened: OpenCase) {
        sendBack.see(opened)
        reject.see(opened)
    }

    mutating func see(_ grounds: Grounds) {
        sendBack.see(grounds)
        reject.see(grounds)
    }

    mutating func fit(_ size: Size) {
        sendBack.fit(size)
        reject.fit(size)
    }

    /// Gives the input to the page that is shown. Esc leaves it where it has no own use for it.
    mutating func press(_ input: Input) -> [CounterEffect] {
        if input == .key(.escape), page?.isAtRest == true {
            shown = nil
            return []
        }
        switch shown {
        case .sendBack: return sendBack.press(input)
        case .reject: return reject.press(input)
        case nil: return []
        }
    }
}
