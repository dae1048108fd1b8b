import Forms
import Housing
import Office

/// A file out of the vault that is on the screen, and its size where it is a picture.
struct LookedAt {
    let bytes: [UInt8]
    let pixels: PicturePixels
}

extension CounterDesk {
    func answerPictures(_ ask: CounterAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        switch ask {
        case .lookAt(let id): return try lookAt(id, session)
        case .dots(let request): return try dots(request)
        default: throw .store(.notFound)
        }
    }

    private func lookAt(_ id: MaterialID, _ session: Session) throws(OfficeFailure) -> CounterAnswer {
        looked = nil
        let bytes = try office.review.bytes(of: id, session)
        guard FileKind(of: bytes)?.isPicture == true else { return .picture(id, nil) }
        guard let pictures = office.devices.pictures else { throw .store(.device(.noPictureProgram)) }
        let size = try pictures.measure(bytes)
        let pixels = PicturePixels(width: size.width, height: size.height)
        looked = LookedAt(bytes: bytes, pixels: pixels)
        return .picture(id, pixels)
    }

    private func dots(_ request: DotRequest) throws(OfficeFailure) -> CounterAnswer {
        guard let looked, let pictures = office.devices.pictures else { throw .store(.notFound) }
        let pixels = looked.pixels
        let left = request.x * 1000 / pixels.width
        let top = request.y * 1000 / pixels.height
        let window = PictureWindow(
            left: left, top: top, width: min(1000 - left, max(1, request.width * 1000 / pixels.width)),
            height: min(1000 - top, max(1, request.height * 1000 / pixels.height)))
        let grey = try pictures.grey(
            looked.bytes, view: window, columns: request.dotsWide, rows: request.dotsHigh)
        guard let map = DotMap(grey: grey, width: request.dotsWide, height: request.dotsHigh) else {
            throw .store(.damaged(what: "picture"))
        }
        return .dots(request, map)
    }
}
