import Cells
import Forms
import Housing
import Office
import Texts

/// The line on top of a contract: number, state, whose it is, until when.
struct ContractHead {
    let opened: OpenContract

    private var signing: Signing { opened.signing }

    func draw(on surface: inout Surface, in rect: Rect) {
        opened.file.openChange?.drawBanner(on: &surface, in: rect.splitTop(1).rest)
        var x = rect.x
        func put(_ text: String, _ role: Role) {
            x += surface.put(text, at: Point(x: x, y: rect.y), role: role, within: rect) + 2
        }
        put(signing.number.description, .heading)
        put(signing.state.name, .info)
        put(opened.file.lease.tenant.maskedName, .value)
        if signing.openReport != nil { put(CounterContractTexts.reported, .warning) }
        if !opened.file.changedSince.isEmpty, signing.state.isOpen { put(CounterContractTexts.changed, .warning) }
        guard signing.state.waitsForApplicant else { return }
        if opened.dayPassed != nil { return put(CounterContractTexts.counterOverShort, .error) }
        if let until = signing.attempt?.counter?.until {
            put(CounterContractTexts.counterUntil(until), .muted)
        } else {
            put(CounterContractTexts.deadline(signing.deadline, isProvisional: signing.contract.isProvisional), .muted)
        }
    }
}
