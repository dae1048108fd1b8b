import Forms
import Office
import Texts

/// Something that is done in pieces of some milliseconds and leaves nothing where it is given up.
final class SlicedJob: Job {
    typealias Answer = CounterAnswer

    enum Piece {
        /// - total: 0 where nobody knows.
        case working(done: Int, total: Int)
        case done(CounterAnswer)
    }

    private let desk: CounterDesk
    private let phase: String
    private let cancelled: CounterAnswer
    private let next: () throws(OfficeFailure) -> Piece

    /// - Parameter cancelled: what is told where it was given up.
    init(
        _ desk: CounterDesk, phase: String = CounterBatchWorkTexts.phase(.reading), cancelled: CounterAnswer,
        _ next: @escaping () throws(OfficeFailure) -> Piece
    ) {
        (self.desk, self.phase, self.cancelled, self.next) = (desk, phase, cancelled, next)
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        let end = desk.office.steadyMilliseconds() + Int64(milliseconds)
        do throws(OfficeFailure) {
            while true {
                switch try next() {
                case .done(let answer): return .done(answer)
                case .working(let done, let total):
                    guard desk.office.steadyMilliseconds() < end else {
                        return .working(JobProgress(done: done, total: total > 0 ? total : nil, phase: phase))
                    }
                }
            }
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    func cancel() -> CounterAnswer? { cancelled }
}
