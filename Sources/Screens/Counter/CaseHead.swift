import Cells
import Forms
import Housing
import Office
import Texts

/// The line on top of a case: number, state, whose it is, since when.
struct CaseHead {
    private let opened: OpenCase

    init(_ opened: OpenCase) {
        self.opened = opened
    }

    private var renewal: Renewal { opened.renewal }

    func draw(on surface: inout Surface, in rect: Rect) {
        opened.file.openChange?.drawBanner(on: &surface, in: rect.splitTop(1).rest)
        var x = rect.x
        func put(_ text: String, _ role: Role) {
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect) + 2
        }
        put(renewal.number.description, .heading)
        put(renewal.state.name, .info)
        put(opened.file.lease.tenant.maskedName, .value)
        if opened.isYours {
            put(CounterCaseTexts.yours, .success)
        } else if opened.isElsewhere {
            put(CounterCaseTexts.yoursElsewhere, .warning)
        } else if let holder = opened.file.heldBy {
            put(CounterCaseTexts.heldBy(holder), .warning)
        }
        if renewal.isLate { put(CounterCaseTexts.late, .warning) }
        if let submitted = renewal.submittedAt {
            let waits = renewal.state == .submitted || renewal.state == .underReview
            let days = waits ? opened.today.days(since: submitted.day) : nil
            let whole = CounterCaseTexts.submitted(submitted, days: days)
            let fits = x + Width.of(whole) <= rect.maxX
            put(fits ? whole : CounterCaseTexts.submitted(submitted.day, days: days), .muted)
        } else {
            put(CounterCaseTexts.notSubmitted, .muted)
        }
    }
}

extension TenancyChange {
    /// That it waits for its decision, on a page of another case of its lease.
    func drawBanner(on surface: inout Surface, in rect: Rect) {
        let text = CounterTenancyTexts.open(number, event)
        surface.put(text.shortened(to: rect.width), at: rect.origin, role: .error, within: rect)
    }
}
