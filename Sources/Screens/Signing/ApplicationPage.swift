import Cells
import Documents
import Forms
import Housing
import Office
import Texts

/// 申请信息 (G-2): the application, 待签订的合同文件 with version, deadline and state, 【合同签署】.
struct ApplicationPage: SigningPage {
    enum Choice: Hashable, Sendable {
        case read, sign, goOn, cancel, home
    }

    var journey: SigningJourney
    var keeper = DraftKeeper()
    private var document: Document?
    private var menu = Menu<Choice>([])
    private var dialog: Dialog<Bool>?

    init(journey: SigningJourney) {
        self.journey = journey
        menu = Menu(entries)
    }

    private var signing: Signing { journey.signing }
    private var isOverdue: Bool { signing.isOverdue(on: journey.file.today) }

    private var entries: [MenuEntry<Choice>] {
        let read = MenuEntry(Choice.read, SigningTexts.read, note: SigningTexts.readNote)
        let home = MenuEntry(Choice.home, HomeTexts.backHome)
        if signing.state.isUnderWay, !isOverdue {
            return [
                MenuEntry(.goOn, SigningTexts.goOn), MenuEntry(.read, SigningTexts.read),
                MenuEntry(.cancel, SigningTexts.cancel), home,
            ]
        }
        guard signing.openReport == nil, !isOverdue else { return [MenuEntry(.read, SigningTexts.read), home] }
        return [read, MenuEntry(.sign, SigningTexts.sign), home]
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [.ask(.signing(.document(signing)))]
        case .changed: return [.quietly(.signing(.file(signing.id)))]
        case .answer(.signing(.document(let document))): self.document = document
        case .answer(.signing(.file(let file))):
            guard file.signing != signing else { return [] }
            return [SigningJourney(visitor: journey.visitor, file: file, draft: journey.draft).turn(to: .contract)]
        case .answer(.signing(.stepped(let signing))):
            return [journey.goOn(with: signing), .say(.success(SigningTexts.cancelled))]
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: return common(event) ?? []
        }
        return []
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let choice) = menu.press(key) else { return [] }
        switch choice {
        case .read: return read()
        // What is signed has been on the screen.
        case .sign: return read() + [.say(.info(SigningTexts.readFirst))]
        case .goOn: return [journey.turn(to: .first(for: signing.state))]
        case .cancel: dialog = SigningTexts.cancelDialog(signing)
        case .home: return [.pop]
        }
        return []
    }

    private func read() -> [KioskEffect] {
        document.map { [.turn(to: ContractTextPage(journey: journey, document: $0))] } ?? []
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        return answer ? [.ask(.signing(.cancel(signing)))] : []
    }

    private var blocks: [PageBlock] {
        let renewal = journey.file.renewal
        let record = journey.file.lease
        var blocks: [PageBlock] = [
            .heading(SigningTexts.infoTitle),
            .facts(
                [
                    Fact(SigningTexts.application, "\(renewal.number)（\(MineTexts.state(renewal.state))）"),
                    Fact(RenewalTexts.address, record.address),
                    Fact(SigningTexts.oldTerm, RenewalTexts.term(record.lease.start, record.lease.end)),
                ] + newTerm),
            .gap, .text(SigningTexts.fileTitle, .label), .facts(ContractLines.of(signing, document)), .gap,
        ]
        if let notice { blocks += [notice, .gap] }
        return blocks
    }

    private var newTerm: [Fact] {
        let term = journey.file.newTerm.map { RenewalTexts.term($0.lowerBound, $0.upperBound) }
        return term.map { [Fact(SigningTexts.newTerm, $0, role: .heading)] } ?? []
    }

    /// What is to be known before anything is done here.
    private var notice: PageBlock? {
        let toDo = ContractLines.toDo(signing, on: journey.file.today)
        if isOverdue { return .text(toDo, .warning) }
        return signing.openReport == nil ? nil : .text(toDo, .info)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        dialog?.draw(on: &surface, in: body)
    }

    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        dialog == nil ? [.choose, .move, .back] : [.choose, KeyHint(.escape, SigningTexts.cancelNo)]
    }
}

/// A contract as pages tell it.
enum ContractLines {
    static func of(_ signing: Signing, _ document: Document?) -> [Fact] {
        let title = document.map { Fact(SigningTexts.file, SigningTexts.title($0.title, $0.marking)) }
        return [title].compactMap(\.self) + [
            Fact(SigningTexts.number, "\(signing.number)"),
            Fact(SigningTexts.version, SigningTexts.version(signing.contract)),
            Fact(SigningTexts.deadline, SigningTexts.deadline(signing.contract), role: .warning),
            Fact(MineTexts.state, signing.state.name, role: signing.state.role),
        ]
    }

    /// - Parameter today: nil where no deadline can be missed any more.
    static func toDo(_ signing: Signing, on today: Day? = nil) -> String {
        let isOver = today.map(signing.isOverdue) ?? false
        let isWindowOver = today.map(signing.isWindowOver) ?? false
        if !isOver, isWindowOver, let until = signing.attempt?.counter?.until {
            return SigningTexts.windowOver(until)
        }
        return SigningTexts.toDo(
            signing.state, deadline: isOver ? signing.deadline : signing.attempt?.counter?.until ?? signing.deadline,
            isProvisional: signing.contract.isProvisional && signing.attempt?.counter == nil,
            isReported: signing.openReport != nil, isOver: isOver)
    }
}

extension SigningTexts {
    /// Whether the attempt is to be given up.
    static func cancelDialog(_ signing: Signing) -> Dialog<Bool> {
        Dialog(
            title: cancelTitle, text: cancelText(signing.deadline),
            buttons: [DialogButton(true, cancelYes), DialogButton(false, cancelNo)], focus: 1, escape: false)
    }
}
