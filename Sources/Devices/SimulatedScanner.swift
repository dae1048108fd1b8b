import Housing
import Office

/// The scanner of a training office: no device, but a sample card or a signed sheet that is drawn. Says that it is a
/// demonstration.
public final class SimulatedScanner: Scanner {
    private let pictures: any PictureReader
    private let glass: (MaterialKind) -> PictureWork

    /// - Parameters:
    ///   - pictures: draws the samples, and nothing for anybody else meanwhile.
    ///   - glass: what lies on the glass when a scan of that kind is asked for.
    public init(pictures: any PictureReader, glass: @escaping (MaterialKind) -> PictureWork) {
        self.pictures = pictures
        self.glass = glass
    }

    public var isAvailable: Bool { true }

    public var isDemonstration: Bool { true }

    public func start(_ kind: MaterialKind) throws(OfficeFailure) { try pictures.start(glass(kind)) }

    public func poll() throws(OfficeFailure) -> [UInt8]? {
        switch try pictures.poll(waitMilliseconds: 0) {
        case nil: return nil
        case .bytes(let png): return png
        case .size: throw DeviceProblem.device(.scanFailed)
        }
    }

    public func cancel() { pictures.cancel() }
}
