import Forms
import Housing
import Office

/// Takes two files of a case out of the vault and has them looked at, one after the other, to be held against each other.
/// While the picture reader is at other work it waits, and begins anew.
final class PairJob: Job {
    private let ids: [MaterialID]
    private let desk: CounterDesk
    private var sizes: [PictureSize?] = []
    /// The lightbox's, while a file is being looked at.
    private var turn: Int?

    init(_ former: MaterialID, _ present: MaterialID, desk: CounterDesk) {
        ids = [former, present]
        self.desk = desk
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        do throws(OfficeFailure) {
            if desk.lightbox.isLent {
                turn = nil
                sizes = []
                return .waiting
            }
            while sizes.count < ids.count {
                guard try look(at: ids[sizes.count], milliseconds) else { return .working(JobProgress(done: 0)) }
            }
            return .done(.pair(former: sizes[0], present: sizes[1]))
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    /// False while it takes.
    private func look(at id: MaterialID, _ milliseconds: Int) throws(OfficeFailure) -> Bool {
        if turn == nil {
            if sizes.isEmpty { desk.lightbox.close() }
            let bytes = try desk.office.review.bytes(of: id, desk.signedIn())
            guard FileKind(of: bytes)?.isPicture == true else {
                sizes.append(nil)
                return true
            }
            desk.lightbox.add(bytes)
            turn = desk.lightbox.turn
        }
        guard turn == desk.lightbox.turn else {
            // Another file was put in: none of the two is wanted any more.
            sizes = [nil, nil]
            return true
        }
        guard let seen = try desk.lightbox.seen(waitMilliseconds: milliseconds) else { return false }
        sizes.append(seen.isUnreadable ? nil : seen.size)
        desk.lightbox.layAside(as: id)
        turn = nil
        return true
    }

    func cancel() -> CounterAnswer? {
        desk.lightbox.close()
        return .cancelled
    }
}
