import Housing
import Office

/// The scanner of a training office: no device, sample pictures. Says that it is a demonstration.
public final class SimulatedScanner: Scanner {
    private let picture: (Int) throws(OfficeFailure) -> [UInt8]
    private let pollsEach: Int
    private var pollsLeft: Int?
    private var scans = 0

    /// `picture` gives the sample for the scan of that number, from 0, so that a card's two sides can follow each other. A
    /// scan is done after `pollsEach` polls.
    public init(pollsEach: Int = 3, picture: @escaping (Int) throws(OfficeFailure) -> [UInt8]) {
        self.pollsEach = pollsEach
        self.picture = picture
    }

    public var isAvailable: Bool { true }

    public var isDemonstration: Bool { true }

    public func start() throws(OfficeFailure) { pollsLeft = pollsEach }

    public func poll() throws(OfficeFailure) -> [UInt8]? {
        guard let left = pollsLeft else { throw DeviceProblem.device(.scanFailed) }
        guard left <= 1 else {
            pollsLeft = left - 1
            return nil
        }
        pollsLeft = nil
        defer { scans += 1 }
        return try picture(scans)
    }

    public func cancel() { pollsLeft = nil }
}
