import Cells
import Forms
import Housing
import Office
import Texts

/// What the last return asked for and what was done about it, as rows of a case's sheets: the reason, and what the register
/// has, what was said before and what is said now, beside each other where there is room.
struct CaseRedone {
    let file: CaseFile
    let reasons: Reasons?
    let width: Int

    private var round: CorrectionRound? { file.redone }

    func item(_ path: ItemPath) -> CorrectionRound.Item? { round?.items.first { $0.path == path } }

    /// Under a line, from `column` on.
    ///
    /// - Parameter isShown: whether numbers are shown in full.
    func rows(of line: InfoLine, from column: Int, isShown: Bool) -> [[SheetPiece]] {
        guard let item = item(.line(line)) else { return [] }
        let parts = [
            (CorrectionTexts.registered, item.registered?.words(inFull: isShown) ?? CorrectionTexts.notRegistered),
            (CorrectionTexts.before, item.before.words(inFull: isShown)),
            (CorrectionTexts.now, item.after?.words(inFull: isShown) ?? CorrectionTexts.notYet),
        ]
        return reason(of: item, from: column) + compare(parts, from: column)
    }

    /// Under a block's heading.
    func rows(of block: InfoBlock, from column: Int) -> [[SheetPiece]] {
        guard let item = item(.block(block)) else { return [] }
        let parts = [
            (CorrectionTexts.before, item.before.words()),
            (CorrectionTexts.now, item.after?.words() ?? CorrectionTexts.notYet),
        ]
        return reason(of: item, from: column) + compare(parts, from: column)
    }

    /// Under a material; what was there before it.
    func rows(of kind: MaterialKind, from column: Int) -> [[SheetPiece]] {
        guard let item = item(.material(kind)) else { return [] }
        let mark = item.asked == nil ? CorrectionTexts.beside : CounterCaseTexts.uploadedAgain
        let marks = wrapped("! " + mark, from: column, .info)
        guard item.asked != nil else { return marks }
        let before = "\(CorrectionTexts.beforeFile)  \(item.before.words())"
        return marks + reason(of: item, from: column) + wrapped(before, from: column, .muted)
    }

    private func reason(of item: CorrectionRound.Item, from column: Int) -> [[SheetPiece]] {
        guard let asked = item.asked else { return [] }
        return wrapped("! " + CorrectionTexts.reason(file.reason(of: asked, among: reasons)), from: column, .info)
    }

    private func wrapped(_ text: String, from column: Int, _ role: Role) -> [[SheetPiece]] {
        LineBreaking.wrap(text, width: max(8, width - column)).map { [SheetPiece($0, role, at: column)] }
    }

    /// A column each, or, where one has no room, a row each.
    private func compare(_ parts: [(label: String, value: String)], from column: Int) -> [[SheetPiece]] {
        let room = (width - column) / max(1, parts.count)
        if parts.allSatisfy({ max(Width.of($0.label), Width.of($0.value)) <= room - 2 }) {
            let places = parts.enumerated().map { (part: $1, column: column + $0 * room) }
            return [
                places.map { SheetPiece($0.part.label, .muted, at: $0.column) },
                places.map { SheetPiece($0.part.value, .value, at: $0.column) },
            ]
        }
        let labels = (parts.map { Width.of($0.label) }.max() ?? 0) + 2
        return parts.flatMap { part in
            LineBreaking.wrap(part.value, width: max(8, width - column - labels)).enumerated().map { row, text in
                let value = SheetPiece(text, .value, at: column + labels)
                return row == 0 ? [SheetPiece(part.label, .muted, at: column), value] : [value]
            }
        }
    }
}

extension CaseFile {
    /// Why an item was sent back, with the reviewer's words; without the office's list of reasons the words alone.
    func reason(of item: Renewal.Return.Item, among reasons: Reasons?) -> String {
        let note = item.note.flatMap { notes[$0] }
        if item.reason.needsNote, let note { return note }
        return (reasons?.sentence(item.reason) ?? "") + (note ?? "")
    }
}
