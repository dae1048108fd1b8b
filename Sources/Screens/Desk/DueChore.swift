import Office

/// What is due when a desk opens (drafts, returns, reports, offers), done a case at a time behind its pages.
final class DueChore {
    private let office: Office
    private let log: (OfficeFailure) -> Void
    private var run: DueRun?
    private var isOver = false

    init(_ office: Office, log: @escaping (OfficeFailure) -> Void) {
        self.office = office
        self.log = log
    }

    /// - Returns: whether more is left. What cannot be done now is left to the next desk and to the daily run.
    func step() -> Bool {
        guard !isOver else { return false }
        do throws(OfficeFailure) {
            let run = if let run { run } else { try office.upkeep.due() }
            self.run = run
            isOver = try !run.step()
            if isOver { run.report.failures.forEach(log) }
        } catch .store(.locked) {
            return true
        } catch {
            isOver = true
            log(error)
        }
        if isOver { run = nil }
        return !isOver
    }
}
