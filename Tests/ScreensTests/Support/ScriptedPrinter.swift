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
    /// What was asked to be taken back.
    private(set) var withdrawing: PrintJob?
    private var work: PrintWork?

    func start(_ work: PrintWork) {
        self.work = work
        if case .withdraw(let job) = work { withdrawing = job }
    }

    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PrintAnswer? {
        if let failure { throw .store(.device(failure)) }
        guard let work else { throw .store(.device(.printFailed)) }
        self.work = nil
        switch work {
        case .queues: return .queues(queues)
        case .print(let order):
            orders.append(order)
            return .accepted(PrintJob(queue: order.queue ?? "hall", number: orders.count))
        case .look: return .state(states.count > 1 ? states.removeFirst() : states[0])
        case .withdraw: return .withdrawn
        }
    }

    func cancel() { work = nil }
}
