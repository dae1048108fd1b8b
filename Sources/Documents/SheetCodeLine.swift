import Housing
import Texts

extension Document {
    /// The sheet that is signed, with its contract's 校验码 above the signatures. It stands there whatever the office's own
    /// template says, as the signed sheet is taken in by it.
    public func bearing(_ code: SheetCode) -> Document {
        let line = Block.paragraph(
            [
                Span(DocumentTexts.sheetCodeLine(code), isEmphasised: true), Span(DocumentTexts.sheetCodeNote),
            ], isIndented: false)
        let place = blocks.firstIndex { if case .signatures = $0 { true } else { false } } ?? blocks.endIndex
        return Document(
            template: template, title: title, number: number, marking: marking, madeOn: madeOn,
            blocks: blocks[..<place] + [line] + blocks[place...])
    }
}
