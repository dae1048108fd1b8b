import Forms
import Housing
import Office
import Texts

/// What the pages that do something with a check share.
enum CheckDeeds {
    /// After it was done: back to the check, which shows what came of it.
    static func effects(_ done: CheckDone) -> [CounterEffect] {
        [.pop, .say(.success(CounterCheckTexts.done(done.deed, done.check)))]
    }

    /// Why `act` cannot be done to this check by this clerk now; nil when it can.
    static func whyNot(_ act: EconomicCheck.Act, _ opened: OpenCheck, _ clerk: Clerk) -> String? {
        let check = opened.check
        if opened.file.allowed.contains(act) { return nil }
        guard isHis(act, clerk) else { return CounterCheckTexts.noRight(act) }
        guard !check.members.contains(where: { $0.person == clerk.person }) else { return CounterCheckTexts.own }
        switch act {
        case .confirmReport where check.state == .reported: return CounterCheckTexts.enteredByYou
        case .decideObjection where check.state == .objection:
            return check.report?.by == clerk.person
                ? CounterCheckTexts.objectedToYourEntry : CounterCheckTexts.objectedToYourConfirmation
        default: return CounterCheckTexts.state(check.state)
        }
    }

    private static func isHis(_ act: EconomicCheck.Act, _ clerk: Clerk) -> Bool {
        switch act {
        case .confirmReport, .refuseReport: clerk.mayConfirmReports
        case .decideObjection: clerk.mayDecideObjections
        default: clerk.mayEnterReports
        }
    }

    /// What a page on which something is written says when the check is not what was seen: who did what, and that nothing
    /// typed is gone.
    static func moved(_ now: OpenCheck, _ clerk: Clerk) -> String {
        let who = now.wasLastDone(by: clerk) ? CounterCheckTexts.youElsewhere : now.lastDoer
        return CounterCheckTexts.moved(who, to: now.check.state)
    }
}

extension CounterCheckTexts {
    static func done(_ deed: CheckDone.Deed, _ check: EconomicCheck) -> String {
        let number = check.number
        return switch deed {
        case .authorised: authorised(number)
        case .entered: entered(number)
        case .confirmed: confirmed(number, meets: check.state == .meets)
        case .refused: refused(number)
        case .upheld: upheld(number)
        case .dismissed: dismissed(number)
        }
    }
}
