import Cells
import Forms
import Housing
import Texts

/// When an application was handed in: once, or for the first and for the last time.
enum SubmissionTimes {
    static func facts(first: Moment?, again: Moment?) -> [Fact] {
        guard let first else { return [] }
        guard let again else { return [Fact(RenewalTexts.submittedAt, first.words)] }
        return [Fact(RenewalTexts.firstSubmittedAt, first.words), Fact(RenewalTexts.resubmittedAt, again.words)]
    }
}

/// 「您的续约申请已经提交成功」: the number, what happens next and when, where to look (O-6).
struct DonePage: KioskScreen {
    let visitor: Visitor
    let renewal: Renewal
    private var onward = OnwardMenu()

    init(visitor: Visitor, renewal: Renewal) {
        self.visitor = visitor
        self.renewal = renewal
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] { onward.update(event, visitor) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var facts = [Fact(RenewalTexts.receipt, "\(renewal.number)", role: .heading)]
        // The case was handed in just now: that is when it last changed.
        let resubmitted = renewal.returns.isEmpty ? nil : renewal.updatedAt
        facts += SubmissionTimes.facts(first: renewal.submittedAt, again: resubmitted)
        var blocks: [PageBlock] = [.text("✓ " + RenewalTexts.submitted, .success), .gap, .facts(facts), .gap]
        blocks += [.text(RenewalTexts.whatNext, .label)] + RenewalTexts.nextSteps.map { .text("  " + $0) } + [.gap]
        onward.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome {
        Chrome(
            title: RenewalTexts.flow, subject: visitor.maskedName,
            stepper: Stepper(RenewalTexts.steps, current: RenewalTexts.steps.count - 1))
    }
    var hints: [KeyHint] { [.choose] }
}
