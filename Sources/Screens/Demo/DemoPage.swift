import Cells
import Forms
import Office
import Texts

/// What the list of sample people asks for: a desk to be opened when it has ended.
public enum DemoAsk: Equatable, Sendable {
    case open(DemoDesk.Choice)
}

public enum DemoAnswer: Equatable, Sendable {
    case noted
}

/// Keeps what was chosen, for whoever started the program.
public final class DemoDesk: Interpreter {
    public enum Choice: Equatable, Sendable {
        case kiosk, counter
        /// The desk that this one of the sample people uses, by his place in the list.
        case person(Int)
    }

    /// Nil: the person left.
    public private(set) var choice: Choice?

    public init() {}

    public func attempt(_ ask: DemoAsk) -> DemoAnswer? {
        if case .open(let choice) = ask { self.choice = choice }
        return .noted
    }

    public func failure(of ask: DemoAsk) -> DemoAnswer { .noted }
    public func job(for ask: DemoAsk) -> any Job<DemoAnswer> { Noted() }

    private final class Noted: Job {
        func step(milliseconds: Int) -> JobStep<DemoAnswer> { .done(.noted) }
        func cancel() -> DemoAnswer? { .noted }
    }
}

/// The full-screen list with which `anju demo` begins.
public enum Demo {
    public static func program(
        _ accounts: [SampleOffice.Account], directory: String, size: Size, now: Instant
    ) -> Program<DemoAsk, DemoAnswer> {
        let root = DemoPage(accounts, directory: directory)
        return Program(ProgramSettings(root: root, words: .anju, isTraining: true), size: size, now: now)
    }
}

/// The sample people with their logins and what each is there to show.
struct DemoPage: Screen {
    private let accounts: [SampleOffice.Account]
    private let directory: String
    private var list = ListView<SampleOffice.Account>()

    init(_ accounts: [SampleOffice.Account], directory: String) {
        (self.accounts, self.directory) = (accounts, directory)
        list.supply(accounts, from: 0, total: accounts.count)
    }

    private var blocks: [PageBlock] {
        [
            .heading(DemoTexts.heading), .text(DemoTexts.whichDesk), .text(DemoTexts.text, .muted), .gap,
        ]
    }

    mutating func update(_ event: ScreenEvent<DemoAnswer>, now: Instant) -> [Effect<DemoAsk, DemoAnswer>] {
        switch event {
        case .sized(let size): list.fit(Page.room(below: blocks, in: size))
        case .key(.character("1")): return open(.kiosk)
        case .key(.character("2")): return open(.counter)
        case .key(.character): break
        case .key(let key):
            if case .opened = list.update(.key(key)), list.selectedRow != nil { return open(.person(list.selected)) }
        default: break
        }
        return []
    }

    private func open(_ choice: DemoDesk.Choice) -> [Effect<DemoAsk, DemoAnswer>] { [.ask(.open(choice)), .end] }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        guard !accounts.isEmpty else {
            Page.draw([.text(DemoTexts.unknown(in: directory), .warning)], on: &surface, in: rest)
            surface.cursor = body.origin
            return
        }
        list.draw(on: &surface, in: rest, columns: DemoPage.columns, words: .anju) { account in
            [
                account.role.name, account.login, account.password ?? DemoTexts.needsCode, account.name,
                account.situation.map { CommandTexts.situation($0.rawValue) } ?? "",
            ]
        }
    }

    private static let columns = [
        TableColumn(DemoTexts.columnRole, .fixed(6)), TableColumn(DemoTexts.columnLogin, .fixed(18)),
        TableColumn(DemoTexts.columnPassword, .fixed(12)), TableColumn(DemoTexts.columnName, .fixed(8)),
        TableColumn(DemoTexts.columnSituation, .share(1)),
    ]

    var chrome: Chrome { Chrome(title: DemoTexts.title, layout: .wide) }
    var help: [HelpSection] { DemoTexts.help.map { HelpSection($0.heading, $0.paragraphs) } }

    var hints: [KeyHint] {
        [
            KeyHint(.character("1"), DemoTexts.kiosk, weight: .main),
            KeyHint(.character("2"), DemoTexts.counter, weight: .main),
            KeyHint(
                .enter, DemoTexts.openFor, weight: .minor,
                whyNot: accounts.isEmpty ? DemoTexts.unknown(in: directory) : nil),
        ]
    }
}
