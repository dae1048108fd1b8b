import Forms
import Housing
import Office
import Texts

/// What the pages on which a reviewer decides share.
enum Deciding {
    /// Why `act` cannot be done to this case by this clerk now; nil when it can.
    static func whyNot(_ act: Renewal.Act, _ opened: OpenCase, _ clerk: Clerk) -> String? {
        if opened.file.allowed.contains(act) {
            return act == .approve ? opened.file.openChange.map { CounterTenancyTexts.openFirst($0.number) } : nil
        }
        if opened.isElsewhere { return CounterCaseTexts.elsewhereFirst }
        guard clerk.mayReview else { return CounterCaseTexts.noRight }
        switch opened.separation {
        case .own: return CounterCaseTexts.own
        case .entered: return CounterCaseTexts.entered
        case nil: break
        }
        if opened.renewal.state == .submitted { return CounterCaseTexts.takeFirst }
        if !opened.isYours, let holder = opened.file.heldBy { return CounterCaseTexts.heldByOther(holder) }
        return CounterCaseTexts.state(opened.renewal.state)
    }

    /// Why there is nothing to take.
    static func whyNotTake(_ opened: OpenCase) -> String {
        if opened.isYours { return CounterCaseTexts.alreadyYours }
        if let holder = opened.file.heldBy { return CounterCaseTexts.heldByOther(holder) }
        return CounterCaseTexts.state(opened.renewal.state)
    }

    /// Why a case with marked items is not approved: what is to be done again cannot be right as it is.
    static func whyNotApprove(_ flags: [ItemPath], in opened: OpenCase) -> String? {
        guard let first = flags.first else { return nil }
        return CounterCaseTexts.flaggedFirst(opened.file.name(of: first), count: flags.count)
    }

    /// What became of a case that is not, or no longer, in hand here; nil where it is, or where nothing is known.
    static func whyGone(_ opened: OpenCase) -> String? {
        if opened.isYours { return nil }
        if opened.isElsewhere { return CounterCaseTexts.goneElsewhere }
        if let holder = opened.file.heldBy { return CounterCaseTexts.goneTo(holder) }
        let name = opened.isDoneByYou ? nil : opened.file.doneBy?.maskedName
        switch opened.renewal.state {
        case .submitted: return whyPutBack(opened)
        case .approved: return CounterCaseTexts.goneApproved(name)
        case .rejected: return CounterCaseTexts.goneRejected(name)
        case .returned: return CounterCaseTexts.goneReturned(name)
        case .withdrawn: return CounterCaseTexts.goneWithdrawn
        default: return nil
        }
    }

    private static func whyPutBack(_ opened: OpenCase) -> String {
        switch opened.file.timeline.last(where: { $0.entry.kind == .renewalReleased })?.role {
        case .manager: CounterCaseTexts.putBackByManager
        case .system: CounterCaseTexts.putBackByTick
        default: CounterCaseTexts.putBack
        }
    }

    /// What is asked once more on the case's own page.
    enum Answer: Equatable, Sendable {
        case approve, putBack, leave, back
    }

    /// Asks once more before a case is approved, and says what stands open in it.
    static func approval(of opened: OpenCase) -> Dialog<Answer> {
        let open = CounterCaseTexts.approveOpen(
            wrong: opened.renewal.disputed.count, changed: opened.file.changedSince.count,
            corrected: opened.file.proposals.count)
        return Dialog(
            title: CounterCaseTexts.approveTitle(opened.renewal.number),
            text: open.isEmpty ? CounterCaseTexts.approveText : open + "\n" + CounterCaseTexts.approveText,
            buttons: [DialogButton(.approve, CounterCaseTexts.approve), DialogButton(.back, CounterCaseTexts.cancel)],
            focus: 1)
    }

    /// Asks once more before a case is taken out of another's hands.
    static func puttingBack(_ opened: OpenCase) -> Dialog<Answer> {
        Dialog(
            title: CounterCaseTexts.putBackTitle(opened.renewal.number),
            text: CounterCaseTexts.putBackText(opened.file.heldBy ?? ""),
            buttons: [DialogButton(.putBack, CounterCaseTexts.release), DialogButton(.back, CounterCaseTexts.cancel)],
            focus: 1)
    }

    /// Asks once more before the marks of a return that was not sent are given up.
    static func leaving(with marks: Int) -> Dialog<Answer> {
        Dialog(
            title: CounterCaseTexts.leaveTitle, text: CounterCaseTexts.leaveText(marks),
            buttons: [DialogButton(.leave, CounterCaseTexts.leave), DialogButton(.back, CounterCaseTexts.stay)],
            focus: 1)
    }

    /// After a decision: a short message and the next case, or the queue.
    static func effects(_ decided: Decided, clerk: Clerk) -> [CounterEffect] {
        let renewal = decided.renewal
        let sentence =
            switch renewal.state {
            case .approved: CounterCaseTexts.approved(renewal.number)
            case .rejected: CounterCaseTexts.rejected(renewal.number)
            default: CounterCaseTexts.sentBack(renewal.number, until: renewal.openReturn?.deadline)
            }
        switch decided.next {
        case .opened(let next):
            return [
                .popToRoot, .show(CaseReviewPage(next, clerk: clerk, opensBySelf: true)),
                .say(.success(sentence + CounterCaseTexts.nowNext)),
            ]
        case .nothing(let left):
            let rest = left == 0 ? CounterTexts.queueEmpty : CounterTexts.othersOnlyShort(left)
            return [.popToRoot, .say(.success(sentence + rest))]
        case .unknown: return [.popToRoot, .say(.success(sentence))]
        }
    }
}
