import Cells
import Forms
import Housing
import Texts

/// What a page asks before typed words are thrown away.
struct LeaveQuestion: Equatable, Sendable {
    private var dialog: Dialog<Bool>?

    var isOpen: Bool { dialog != nil }

    /// Esc was pressed.
    ///
    /// - Returns: whether the page goes at once, as nothing was written.
    mutating func leave(hasWritten: Bool) -> Bool {
        guard hasWritten else { return true }
        dialog = Dialog(
            title: CounterChangeTexts.leaveTitle, text: CounterChangeTexts.leaveText,
            buttons: [DialogButton(true, CounterChangeTexts.leave), DialogButton(false, CounterChangeTexts.stay)],
            focus: 1)
        return false
    }

    /// A key while it is open.
    ///
    /// - Returns: whether the page goes.
    mutating func press(_ input: Input) -> Bool {
        guard case .key(let key) = input, let isLeaving = dialog?.press(key) else { return false }
        dialog = nil
        return isLeaving
    }

    mutating func close() { dialog = nil }

    func draw(on surface: inout Surface, in body: Rect) { dialog?.draw(on: &surface, in: body) }
}
