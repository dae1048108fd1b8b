import Documents
import Housing
import Office
import Texts

/// A paper of the rent subsidy as a PDF in a new file, whole or not at all.
struct PaperFile {
    let paper: SubsidyPaper
    let path: String
    /// Whether people are named in it in full.
    let isPersonal: Bool

    /// - Parameter members: with what the answer begins.
    func write(
        _ members: [JSON.Member], _ office: Office, _ session: Session, _ world: CommandWorld
    ) throws(OfficeFailure) -> Outcome {
        let document = try office.subsidyPapers.document(paper, for: .paper, session)
        let drawn = try office.devices.paper.draw(document)
        try world.writeNewFile(path, drawn.pdf)
        let written = SubsidyPaperTexts.written(document.title, pages: drawn.pages, to: path)
        return Outcome(
            members: members + [
                JSON.Member(name: "pages", value: .number(drawn.pages)), JSON.Member(name: "file", value: .text(path)),
            ], lines: [written + (isPersonal ? SubsidyPaperTexts.personal : "")])
    }
}

extension Document {
    /// To be read in a terminal: a paragraph a line, tables in columns.
    var text: [String] {
        head.map(\.text)
            + blocks.flatMap { block -> [String] in
                switch block {
                case .heading: [""] + block.lines.map(\.text)
                case .table(let table): [""] + Columns.lines([table.columns.map(\.title)] + table.rows)
                case .paragraph, .item, .fields, .signatures, .code, .pageBreak, .rule: block.lines.map(\.text)
                }
            }
    }
}
