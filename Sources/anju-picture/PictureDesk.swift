import PictureProtocol

/// Answers requests one after the other; keeps the last picture, so that zooming does not decode it again.
struct PictureDesk {
    private var picture: GreyPicture?

    mutating func answer(_ request: PictureRequest) -> PictureReply {
        do {
            switch request {
            case .open(let bytes):
                picture = nil
                let opened = try GreyPicture(decoding: bytes)
                picture = opened
                return .size(width: opened.width, height: opened.height)
            case .grey(let window, let columns, let rows):
                guard let picture else { throw PictureRefusal.nothingOpen }
                return .bytes(try picture.sampled(window, columns: columns, rows: rows))
            case .card(let face):
                return .bytes(try IdentityCard.draw(face))
            case .sheet:
                return .bytes(try SignedSheet.draw())
            }
        } catch let refusal as PictureRefusal {
            return .refused(refusal)
        } catch {
            return .refused(.cannotDraw)
        }
    }
}
