import Office

/// Takes every file for a picture of 1200 x 600 with a dark stroke from corner to corner.
final class InkReader: PictureReader {
    var failure: DeviceFailure?
    /// Asked instead, once it is there.
    var real: (any PictureReader)?
    /// Where there is ink alone, instead of from corner to corner.
    var ink: PictureView?
    private(set) var views: [PictureView] = []
    private(set) var cancellations = 0
    private var work: PictureWork?

    func start(_ work: PictureWork) throws(OfficeFailure) {
        self.work = work
        try real?.start(work)
    }

    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PictureAnswer? {
        if let failure { throw .store(.device(failure)) }
        if let real { return try real.poll(waitMilliseconds: waitMilliseconds) }
        switch work {
        case .measure: return .size(PictureSize(width: 1200, height: 600))
        case .grey(_, let view, let columns, let rows):
            views.append(view)
            if let ink { return .bytes(Self.pixels(of: view, columns, rows, ink: ink)) }
            return .bytes((0..<columns * rows).map { abs($0 % columns - 2 * ($0 / columns)) < 9 ? 20 : 250 })
        case .card, .sheet, nil: throw .store(.device(.pictureProgramFailed))
        }
    }

    func cancel() { cancellations += 1 }

    private static func pixels(of view: PictureView, _ columns: Int, _ rows: Int, ink: PictureView) -> [UInt8] {
        (0..<columns * rows).map { place in
            let x = view.left + place % columns * view.width / columns
            let y = view.top + place / columns * view.height / rows
            let isInk = (ink.left..<ink.left + ink.width).contains(x) && (ink.top..<ink.top + ink.height).contains(y)
            return isInk ? 20 : 250
        }
    }
}
