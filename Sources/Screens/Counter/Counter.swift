import Cells
import Forms
import Texts

/// The counter's full-screen program: what the wiring starts.
public enum Counter {
    /// The program's settings: first page, words, idle times, 应答呼叫 on every page.
    public static func settings(_ settings: CounterSettings) -> ProgramSettings<CounterAsk, CounterAnswer> {
        ProgramSettings(
            root: SignInPage(practice: settings.practice), words: .counter,
            idle: .counter(
                lockAfterSeconds: settings.lockSeconds, signOutAfterSeconds: settings.signOutSeconds,
                atMostSeconds: settings.longestSeconds),
            isTraining: settings.isTraining, lock: AnyScreen(LockPage()), onEnd: .leave, standing: [answerCalls],
            offersInputMethod: settings.hasPinyin)
    }

    /// The program, to be run by `Loop` with a ``CounterDesk`` of the same settings.
    public static func program(
        _ settings: CounterSettings, size: Size, now: Instant
    ) -> Program<CounterAsk, CounterAnswer> {
        Program(self.settings(settings), size: size, now: now)
    }

    /// F9, on every page of who is signed in.
    private static var answerCalls: StandingAction<CounterAsk, CounterAnswer> {
        StandingAction(
            // Whoever calls stands in the title line with this key: it gives way to those of the page.
            KeyHint(.function(9), CounterTexts.calls, short: CounterTexts.callsShort),
            effects: NamedFunction("calls") { _ in [.show(CallsPage())] })
    }
}

/// A page of the counter.
protocol CounterScreen: Screen where Ask == CounterAsk, Answer == CounterAnswer {}

typealias CounterEffect = Effect<CounterAsk, CounterAnswer>
typealias CounterEvent = ScreenEvent<CounterAnswer>

extension CounterScreen {
    var words: FormsWords { .anju }

    /// Says what did not work. Whoever is no longer signed in goes back to the first page.
    func tell(_ trouble: CounterTrouble) -> [CounterEffect] {
        trouble.endsSession ? [.endSession, .say(.warning(trouble.sentence))] : [.say(.error(trouble.sentence))]
    }

    func sections(_ help: [(heading: String, paragraphs: [String])]) -> [HelpSection] {
        help.map { HelpSection($0.heading, $0.paragraphs) }
    }
}

/// What stands in the title line while somebody waits at a kiosk.
enum CounterBanner {
    /// A name beside it is to be seen too.
    private static let mostStepColumns = 20

    private static func waiting(_ calls: [CallRow]) -> (text: String, seconds: Int)? {
        let open = calls.filter { !$0.isAnswered }
        guard let first = open.first else { return nil }
        let step = first.step.shortened(to: mostStepColumns)
        return (CounterTexts.banner(first.machine, step, more: open.count - 1), first.waitedSeconds)
    }

    static func news(_ calls: [CallRow]) -> News {
        guard let (text, seconds) = waiting(calls) else { return .banner(nil) }
        return .waiting(text, seconds: seconds)
    }

    static func effect(_ calls: [CallRow]) -> CounterEffect {
        guard let (text, seconds) = waiting(calls) else { return .banner(nil) }
        return .waiting(text, seconds: seconds)
    }
}
