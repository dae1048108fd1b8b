import Cells
import Forms
import Texts

/// The kiosk's full-screen program: what the wiring starts.
public enum Kiosk {
    /// The program's settings: first page, words, idle times, 呼叫工作人员 on every page.
    public static func settings(_ settings: KioskSettings) -> ProgramSettings<KioskAsk, KioskAnswer> {
        ProgramSettings(
            root: EntrancePage(practice: settings.practice), words: .anju,
            idle: .kiosk(warnAfterSeconds: settings.idleWarnSeconds, graceSeconds: settings.idleGraceSeconds),
            isTraining: settings.isTraining, onEnd: .leave, standing: [callStaff], mayLeave: settings.isTraining,
            isDeaf: true,
            showsPadMenu: true, offersInputMethod: settings.hasPinyin)
    }

    /// The program, to be run by `Loop` with a ``KioskDesk`` of the same settings.
    public static func program(_ settings: KioskSettings, size: Size, now: Instant) -> Program<KioskAsk, KioskAnswer> {
        Program(self.settings(settings), size: size, now: now)
    }

    /// F9: tells staff the machine and the step, never a name.
    private static var callStaff: StandingAction<KioskAsk, KioskAnswer> {
        StandingAction(
            KeyHint(.function(9), HomeTexts.call, short: HomeTexts.callShort, weight: .main),
            effects: NamedFunction("call") { chrome in [.show(CallPage(step: step(chrome)))] })
    }

    /// Where somebody is, as staff read it in a call.
    static func step(_ chrome: Chrome) -> String {
        guard let stepper = chrome.stepper, stepper.steps.indices.contains(stepper.current) else { return chrome.title }
        return "\(chrome.title)：\(stepper.steps[stepper.current])"
    }
}
