import Cells
import Forms
import Housing
import Office
import Texts

/// The dialog of G-5: the text of the commitment, a box, 【复制】 【粘贴】 【确定】. What stands in the box must be the
/// text; whoever types may type a short sentence instead (Q28).
struct TranscriptionPage: SigningPage {
    enum Field: String, Hashable, Sendable {
        case box, copy, paste, confirm
    }

    var journey: SigningJourney
    var keeper = DraftKeeper()
    private var commitment: Signing.CommitmentText?
    private var form: Form<Field>
    /// Set while the box is being filled anew, and not added to.
    private var isFilling = false

    init(journey: SigningJourney) {
        self.journey = journey
        let draft = journey.draft
        form = Form(
            [
                .area(.box, "", TextArea(draft.transcript, rows: 3)),
                .button(.copy, SigningTexts.copy), .button(.paste, SigningTexts.paste),
                .button(.confirm, SigningTexts.confirm),
            ], focus: draft.focus.flatMap(Field.init(rawValue:)) ?? .copy, summarises: false)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if let effects = common(event) { return effects }
        switch event {
        case .appeared: return [saving, .ask(.signing(.openTranscription(journey.signing)))]
        case .answer(.signing(.transcription(let commitment))): self.commitment = commitment
        case .answer(.signing(.stepped(let signing))): return [journey.goOn(with: signing)]
        case .paste(let text): return paste(text, now)
        // Whoever wants to read it again does so.
        case .key(.escape): return [journey.turn(to: .commitment)]
        default: return event.input.map { take(form.update($0), now) } ?? []
        }
        return []
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        if outcome == .changed(.box) { journey.draft.isTyped = !form.text(.box).isEmpty }
        journey.draft.transcript = form.text(.box)
        let effects = keep(outcome, focus: form.focus, now)
        switch outcome {
        case .activated(.copy): return effects + copy()
        case .activated(.paste):
            isFilling = true
            return effects + [.paste]
        case .activated(.confirm): return effects + confirm()
        default: return effects
        }
    }

    private mutating func copy() -> [KioskEffect] {
        guard let commitment else { return [] }
        form.focus(on: .paste)
        return [.copy(commitment.text), .say(.success(SigningTexts.copied))]
    }

    /// 【粘贴】 fills the box. A terminal's own paste fills an empty one, and otherwise goes where the cursor stands.
    private mutating func paste(_ text: String, _ now: Instant) -> [KioskEffect] {
        defer { isFilling = false }
        guard !text.isEmpty else { return [.say(.warning(SigningTexts.nothingCopied))] }
        if isFilling || form.text(.box).isEmpty || form.focus != .box {
            journey.draft.isTyped = false
            form.setText(.box, text)
        } else {
            form.focus(on: .box)
            _ = form.update(.paste(text))
        }
        form.clearProblems()
        form.focus(on: .confirm)
        journey.draft.transcript = form.text(.box)
        return keep(.left(Field.box), focus: .confirm, now) + [.say(.success(SigningTexts.pasted))]
    }

    private mutating func confirm() -> [KioskEffect] {
        guard let commitment else { return [] }
        let text = form.text(.box)
        guard !Normal.narrow(text).isEmpty else { return report(SigningTexts.boxEmpty) }
        let fromText = Transcript.difference(of: text, from: commitment.text)
        let fromSentence = Transcript.difference(of: text, from: commitment.sentence)
        guard let fromText, let fromSentence else {
            form.clearProblems()
            let means: Signing.TranscriptionMeans =
                fromText != nil ? .sentence : journey.draft.isTyped ? .typed : .pasted
            return [.ask(.signing(.transcribe(text, means, journey.signing)))]
        }
        // What comes nearer is what was meant.
        let nearer = fromSentence.place > fromText.place ? fromSentence : fromText
        let effects = report(SigningTexts.difference(nearer))
        form.moveCursor(.box, to: nearer.foundPlace)
        return effects
    }

    private mutating func report(_ problem: String) -> [KioskEffect] {
        form.report([FieldProblem(.box, problem)])
        return []
    }

    private static let columns = 74

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let width = min(body.width, Self.columns)
        let inside = width - 6
        let rows = Page.rows(blocks, width: inside) + form.rows(width: inside, words: words) + 2
        let rect = body.centred(Size(width: width, height: min(rows, body.height)))
        surface.box(rect, title: SigningTexts.dialogTitle, role: .borderFocused)
        let rest = Page.draw(blocks, on: &surface, in: rect.inset(horizontal: 3, vertical: 1))
        form.draw(on: &surface, in: rest, words: words)
    }

    private var blocks: [PageBlock] {
        guard let commitment else { return [.text(RenewalTexts.reading, .muted)] }
        return [
            .text(SigningTexts.dialogText), .gap, .item(commitment.text, .value), .gap,
            .text(SigningTexts.dialogSentence(commitment.sentence), .muted), .gap,
        ]
    }

    var hints: [KeyHint] { [.choose, .move, .back] }
    var takesText: Bool { form.takesText }
    var takesChinese: Bool { form.takesChinese }
}
