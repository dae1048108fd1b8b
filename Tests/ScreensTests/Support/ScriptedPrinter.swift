import Office

/// A printer that goes through the states that a test gives it, one a look; the last stays.
final class ScriptedPrinter: Printer {
    var isAvailable = true
    let isDemonstration = false
    var queues = [PrintQueue(name: "hall", says: "大厅打印机", place: "一楼", isDefault: true, state: .idle)]
    var states: [PrintState] = [.waiting, .printing, .done]
    /// What it fails with, whatever is asked.
    var failure: DeviceFailure?
    private(set) var orders: [PrintOrder] = []
    /// It was too late to take anything back.
    var isWithdrawalIgnored = false
    /// What was asked to be taken back.
    private(set) var withdrawing: PrintJob?
    /// How often `lp` is looked at before it has handed over.
    var looksUntilAccepted = 0

    func start(_ work: PrintWork) -> any PrintRun {
        if case .withdraw(let job) = work { withdrawing = job }
        return Run(work, of: self)
    }

    private final class Run: PrintRun {
        private let printer: ScriptedPrinter
        private var work: PrintWork?

        init(_ work: PrintWork, of printer: ScriptedPrinter) {
            self.work = work
            self.printer = printer
        }

        func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PrintAnswer? {
            guard let work else { throw .store(.device(.printFailed)) }
            let answer = try printer.answer(work)
            if answer != nil { self.work = nil }
            return answer
        }
    }

    private func answer(_ work: PrintWork) throws(OfficeFailure) -> PrintAnswer? {
        if let failure { throw .store(.device(failure)) }
        switch work {
        case .queues: return .queues(queues)
        case .print(let order):
            guard looksUntilAccepted == 0 else {
                looksUntilAccepted -= 1
                return nil
            }
            orders.append(order)
            return .accepted(PrintJob(queue: order.queue ?? "hall", number: orders.count))
        case .look: return .state(states.count > 1 ? states.removeFirst() : states[0])
        case .withdraw:
            if !isWithdrawalIgnored { states = [.cancelled] }
            return .withdrawn
        }
    }
}
