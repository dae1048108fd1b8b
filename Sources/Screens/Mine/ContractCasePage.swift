import Cells
import Forms
import Housing
import Office
import Texts

/// 查看详情 of a contract: where it stands, what is to be done and until when, what happened so far.
struct ContractCasePage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case goOn, preview, back
    }

    let visitor: Visitor
    let id: CaseID
    private var file: SigningFile?
    private var page = ReadAndAnswer<Choice>([], Form([]))
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor, id: CaseID) {
        self.visitor = visitor
        self.id = id
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            page.fit(Page.room(below: blocks, in: size))
        case .appeared, .revealed: return [.ask(.signing(.file(id)))]
        case .changed: return [.quietly(.signing(.file(id)))]
        case .answer(.signing(.file(let file))): show(file)
        case .answer(.failed(let trouble)): return tell(trouble)
        default: return event.input.map { take(page.update($0)) } ?? []
        }
        return []
    }

    private mutating func show(_ file: SigningFile) {
        self.file = file
        let buttons = buttons(file)
        // What can be done now and could not before comes first.
        let isSame = buttons.map(\.id) == page.form.items.map(\.id)
        page.show(ContractStory.blocks(file), Form(buttons, focus: isSame ? page.form.focus : nil))
        page.fit(Page.room(below: blocks, in: size))
    }

    private func buttons(_ file: SigningFile) -> [FormItem<Choice>] {
        let back = FormItem<Choice>.button(.back, HomeTexts.back)
        if file.signing.finalFile != nil { return [.button(.preview, PrintingTexts.preview), back] }
        guard file.signing.state.waitsForApplicant else { return [back] }
        return [.button(.goOn, Self.wayOn(file.signing.state)), back]
    }

    /// At the terminal there is nothing to go on with once the window is next: it says what to bring, and by when.
    private static func wayOn(_ state: Signing.State) -> String {
        guard state != .altIdentity else { return SigningTexts.windowNotes }
        return state.isUnderWay ? SigningTexts.goOn : HomeTexts.signing
    }

    private func take(_ outcome: FormOutcome<Choice>) -> [KioskEffect] {
        switch outcome {
        case .activated(.goOn): [.show(SigningEntryPage(visitor: visitor, id: id))]
        case .activated(.preview): [.show(PaperPreviewPage(visitor: visitor, paper: .contract(id)))]
        case .activated(.back): [.pop]
        default: []
        }
    }

    private var blocks: [PageBlock] {
        guard let file else { return [.heading(SigningTexts.detailTitle), .text(RenewalTexts.reading, .muted)] }
        return [.heading(SigningTexts.detailTitle)] + ContractStory.head(file)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if file != nil { page.draw(on: &surface, in: rest) }
    }

    var chrome: Chrome {
        Chrome(title: "\(MineTexts.title) › \(SigningTexts.detailTitle)", subject: visitor.maskedName)
    }
    var hints: [KeyHint] { page.hints }
    var takesText: Bool { page.takesText }
    var takesChinese: Bool { page.takesChinese }
    var help: [HelpSection] { [HelpSection](SigningTexts.help) }
}

/// What is told of a contract.
enum ContractStory {
    static func head(_ file: SigningFile) -> [PageBlock] {
        let signing = file.signing
        let signed: [PageBlock] =
            signing.signature == nil ? [] : [.text("✓ " + SigningTexts.signed, .success), .gap]
        let deadline =
            signing.state.waitsForApplicant
            ? [Fact(SigningTexts.deadline, SigningTexts.deadline(signing.contract), role: .warning)] : []
        let facts =
            [
                Fact(SigningTexts.number, "\(signing.number)"),
                Fact(MineTexts.state, signing.state.name, role: signing.state.role),
                Fact(MineTexts.whatToDo, ContractLines.toDo(signing, on: file.today)),
                Fact(RenewalTexts.address, file.lease.address),
                Fact(SigningTexts.version, SigningTexts.version(signing.contract)),
            ] + deadline
        return signed + [.facts(facts), .gap]
    }

    static func blocks(_ file: SigningFile) -> [ReaderBlock] {
        reasons(file) + reported(file) + [.heading(MineTexts.timeline)] + timeline(file)
    }

    /// Why a version was taken back or the contract made void, with the words of staff.
    private static func reasons(_ file: SigningFile) -> [ReaderBlock] {
        func block(_ title: String, _ reason: String, _ note: TextID?) -> [ReaderBlock] {
            let words = note.flatMap { file.notes[$0] }
            return [.heading(title), .item("- \(reason)")]
                + (words.map { [.item("- " + SigningTexts.staffNote($0))] } ?? [])
        }
        if let voiding = file.signing.voiding {
            return block(SigningTexts.voided, voiding.reason.name, voiding.note)
        }
        return file.signing.contract.cause.map { block(SigningTexts.reissued, $0.reason.name, $0.note) } ?? []
    }

    private static func reported(_ file: SigningFile) -> [ReaderBlock] {
        guard let report = file.signing.openReport else { return [] }
        return [.heading(SigningTexts.youReported)]
            + report.lines.map { wrong in
                let name = RenewalTexts.name(of: wrong.line, occupant: wrong.line.person.flatMap(file.maskedName))
                return .item("- " + SigningTexts.reported(name, wrong.note.flatMap { file.notes[$0] } ?? ""))
            }
    }

    private static func timeline(_ file: SigningFile) -> [ReaderBlock] {
        file.timeline.reversed().filter(\.entry.kind.isStep).map { line in
            let detail = SigningTexts.detail(line.entry).map { "  \($0)" } ?? ""
            return .item("\(line.at.words)  \(line.entry.kind.name)\(detail)")
        }
    }
}

extension SigningFile {
    /// An occupant's name, masked.
    func maskedName(of person: PersonID) -> String? {
        lease.occupants.first { $0.person.id == person }?.person.maskedName
    }
}
