import Office

/// A printer that goes through the states that a test gives it, one a look.
final class ScriptedPrinter: Printer {
    var isAvailable = true
    let isDemonstration = false
    var states: [PrintState] = [.waiting, .printing, .done]
    /// What it fails with, whatever is asked.
    var failure: DeviceFailure?
    private(set) var orders: [PrintOrder] = []
    private var work: PrintWork?

    func start(_ work: PrintWork) { self.work = work }

    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PrintAnswer? {
        if let failure { throw .store(.device(failure)) }
        guard let work else { throw .store(.device(.printFailed)) }
        self.work = nil
        switch work {
        case .queues: throw .store(.device(.noPrinter))
        case .print(let order):
            orders.append(order)
            return .accepted(PrintJob(queue: "p", number: orders.count))
        case .look: return .state(states.count > 1 ? states.removeFirst() : states[0])
        case .withdraw: return .withdrawn
        }
    }

    func cancel() { work = nil }
}
