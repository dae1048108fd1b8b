import Cells
import Forms
import Office
import Texts

/// What happens once somebody is known: password, notice, home. The same after each way of signing in.
enum Admission {
    /// What comes first for a visitor who was let in.
    static func effects(for visitor: Visitor) -> [KioskEffect] {
        if visitor.needsPassword { return [.restart(with: NewPasswordPage(visitor: visitor))] }
        return afterPassword(visitor)
    }

    static func afterPassword(_ visitor: Visitor) -> [KioskEffect] {
        switch visitor.door {
        case .organisation: [.restart(with: OrganisationPage(visitor: visitor))]
        case .person, .staff: [.ask(.notice)]
        }
    }

    /// Shows the notice, or the home page where it was agreed to.
    static func afterNotice(_ notice: PolicyText?, _ visitor: Visitor) -> [KioskEffect] {
        if let notice { return [.restart(with: NoticePage(visitor: visitor, notice: notice))] }
        return [.restart(with: HomePage(visitor: visitor))]
    }
}

/// How long a failed sign-in delays the next, and what is said meanwhile.
struct SignInDelay: Equatable, Sendable {
    private var end: Instant?
    private(set) var sentence = ""
    /// How many seconds the message line says that it is too soon by; nil while it says something else.
    private var toldSeconds: Int?
    /// Whether the time counts still. Digits typed meanwhile, of the password, say, are no choices of a menu.
    private(set) var isRunning = false

    private static let alarm: AlarmID = "delay"
    private static let over: AlarmID = "over"
    private static let told: AlarmID = "told"

    mutating func begin(_ trouble: KioskTrouble, seconds: Int, now: Instant) {
        sentence = trouble.sentence
        end = seconds > 0 ? now + seconds * 1000 : nil
        isRunning = end != nil
    }

    /// Says that it is too soon, and for how long yet.
    mutating func refuse(_ now: Instant) -> [KioskEffect] {
        let left = secondsLeft(now)
        guard left > 0 else { return [] }
        toldSeconds = left
        return [.say(.warning(EntranceTexts.waitShort(left)))]
    }

    /// A key was pressed: the message line is no longer this one's.
    mutating func noteKey() { toldSeconds = nil }

    /// A second has passed: what was said of the time goes on with it. When the time is over, so is that.
    mutating func take(_ alarm: AlarmID, _ now: Instant) -> [KioskEffect] {
        guard alarm == SignInDelay.over else { return alarm == SignInDelay.told ? refuse(now) : [] }
        isRunning = false
        guard toldSeconds != nil else { return [] }
        toldSeconds = nil
        return [.unsay]
    }

    mutating func clear() { self = SignInDelay() }

    func secondsLeft(_ now: Instant) -> Int { end.map { Forms.secondsLeft(until: $0, now: now) } ?? 0 }

    func alarms(_ now: Instant) -> [Alarm] {
        guard let end else { return [] }
        let over = isRunning ? [Alarm(SignInDelay.over, at: end)] : []
        guard secondsLeft(now) > 0 else { return over }
        let told = toldSeconds.flatMap { $0 > 1 ? Alarm(SignInDelay.told, at: end - ($0 - 1) * 1000) : nil }
        return over + [.countdown(SignInDelay.alarm, to: end, now: now, everySecond: false)] + (told.map { [$0] } ?? [])
    }

    /// The blocks that stand above the form.
    func blocks(_ now: Instant) -> [PageBlock] {
        guard !sentence.isEmpty else { return [] }
        let left = secondsLeft(now)
        let more = left > 0 ? EntranceTexts.wait(left) : EntranceTexts.mayTryAgain
        return [.text("! " + sentence, .error), .text(more, left > 0 ? .warning : .info), .gap]
    }
}
