import Cells
import Forms
import Housing
import Office
import Texts

/// Goes on with an application that was begun: reads the case and turns to the page on which somebody stood.
struct ResumePage: KioskScreen {
    let visitor: Visitor
    let id: CaseID
    /// Nil where no draft was kept: the state of the case says where to go on.
    let draft: RenewalDraft?
    /// What came in between; it is told where the case has come to.
    var trouble: KioskTrouble?
    /// What was done just now; it is said where the case goes on.
    var said: String?

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: [.ask(.caseFile(id))]
        case .answer(.caseFile(let file, let reasons)):
            [.replace(newest(file, reasons))] + (trouble.map(tellAtNewest) ?? [])
                + (said.map { [.say(.success($0))] } ?? [])
        case .answer(.failed(let trouble)): tell(trouble) + [.pop]
        default: []
        }
    }

    /// Where the case goes on; or how it stands, where it is out of the applicant's hands.
    private func newest(_ file: CaseFile, _ reasons: Reasons) -> AnyScreen<KioskAsk, KioskAnswer> {
        guard file.renewal.state.waitsForApplicant else { return AnyScreen(CasePage(visitor: visitor, id: id)) }
        return resumed(file, reasons).screen
    }

    private func resumed(_ file: CaseFile, _ reasons: Reasons) -> Journey {
        var draft = self.draft ?? RenewalDraft()
        draft.caseID = id
        draft.lease = file.renewal.lease
        if !draft.page.isOpen(in: file.renewal.state) {
            draft.page = .first(for: file.renewal.state)
            draft.focus = nil
        }
        var journey = Journey(visitor: visitor, draft: draft, file: file)
        journey.reasons = reasons
        if draft.blocks.isEmpty { journey.restoreAnswers() }
        journey.standWhereToMend()
        return journey
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        Page.draw([.text(RenewalTexts.reading, .muted)], on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: RenewalTexts.flow, subject: visitor.maskedName) }
    var hints: [KeyHint] { [] }
}

extension Journey {
    /// Takes the answers to the four blocks back from the case, where the registers still say what was confirmed.
    mutating func restoreAnswers() {
        guard let file, let info = file.renewal.info, file.confirmed == file.present else { return }
        draft.snapshot = info.snapshot
        for block in InfoBlock.allCases {
            let wrong = info.wrong.filter { $0.line.block == block }.map { line in
                LineDraft(line: line.line, words: line.note.flatMap { file.notes[$0] } ?? "")
            }
            let corrected = info.corrections.filter { $0.line.block == block }.compactMap { correction in
                file.corrections[correction.line].map {
                    LineDraft(line: correction.line, words: $0.value)
                }
            }
            let lines = wrong + corrected
            draft[block] = BlockDraft(
                verdict: lines.isEmpty ? .right : .wrong, isSeen: true, wrong: lines)
        }
    }
}
