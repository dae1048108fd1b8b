import Office

/// Stands for the helper that draws: every card has bytes of its own.
public final class DrawnCards: PictureReader {
    private var work: PictureWork?

    public init() {}

    public func start(_ work: PictureWork) { self.work = work }
    public func cancel() { work = nil }

    public func poll(waitMilliseconds: Int) -> PictureAnswer? {
        switch work {
        case .measure: .size(PictureSize(width: 1000, height: 630))
        case .grey(_, _, let columns, let rows): .bytes([UInt8](repeating: 128, count: columns * rows))
        case .card(let card):
            .bytes([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("\(card.number)\(card.isFront)".utf8))
        case .sheet: .bytes([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("sheet".utf8))
        case nil: nil
        }
    }
}
