/// How long one transaction of a job may go on: short, for others wait for the lock.
final class Slice {
    static let milliseconds: Int64 = 8
    /// At most so many rows, whatever the clock says.
    static let mostRows = 100
    static let rowsAtOnce = 10
    /// Of a file that is read, for which the clock is asked now and then.
    static let mostRead = 1000
    static let readAtOnce = 25

    private let clocks: any Clocks
    private var begun: Int64 = 0

    init(_ clocks: any Clocks) { self.clocks = clocks }

    /// At the beginning of the transaction, which may begin again.
    func begin() { begun = clocks.steadyMilliseconds() }

    var hasTime: Bool { clocks.steadyMilliseconds() - begun < Self.milliseconds }
}
