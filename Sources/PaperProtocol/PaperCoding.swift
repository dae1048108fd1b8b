import Documents
import HelperWire

extension PaperRequest {
    /// The message as it goes over the pipe, its length in front.
    public func encoded() -> [UInt8] {
        switch self {
        case .draw(let document, let form):
            var message = MessageWriter(kind: form.rawValue, capacity: document.count)
            message.bytes(document)
            return message.finished()
        }
    }

    /// Reads a message without its length; nil when it is none.
    public init?(_ message: [UInt8]) {
        let request = MessageReader.read(message) { kind, reader -> PaperRequest? in
            guard let form = PaperForm(rawValue: kind), let document = reader.bytes(),
                document.count <= PaperLimits.documentBytes
            else {
                return nil
            }
            return .draw(document: document, as: form)
        }
        guard let request else { return nil }
        self = request
    }
}

extension PaperReply {
    /// The message as it goes over the pipe, its length in front.
    public func encoded() -> [UInt8] {
        switch self {
        case .paper(let paper):
            var message = MessageWriter(kind: 129, capacity: paper.pdf.count)
            message.bytes(paper.pdf)
            message.integer(paper.pages)
            message.integer(paper.places.count)
            for place in paper.places {
                for value in [place.page, place.left, place.bottom, place.width, place.height] {
                    message.integer(value)
                }
            }
            return message.finished()
        case .refused(let refusal):
            var message = MessageWriter(kind: 131)
            message.integer(Int(refusal.rawValue))
            return message.finished()
        }
    }

    /// Reads a message without its length; nil when it is none.
    public init?(_ message: [UInt8]) {
        guard let reply = MessageReader.read(message, Self.decode) else { return nil }
        self = reply
    }

    private static func decode(kind: UInt8, from reader: inout MessageReader) -> PaperReply? {
        switch kind {
        case 129:
            guard let pdf = reader.bytes(), let pages = reader.integer(), (1...PaperLimits.pages).contains(pages),
                let count = reader.integer(), (0...PaperLimits.signaturePlaces).contains(count)
            else { return nil }
            var places: [SignaturePlace] = []
            for _ in 0..<count {
                guard let place = place(from: &reader), (1...pages).contains(place.page) else { return nil }
                places.append(place)
            }
            return .paper(Paper(pdf: pdf, pages: pages, places: places))
        case 131:
            guard let code = reader.integer(), let byte = UInt8(exactly: code) else { return nil }
            return PaperRefusal(rawValue: byte).map { .refused($0) }
        default:
            return nil
        }
    }

    private static func place(from reader: inout MessageReader) -> SignaturePlace? {
        guard let page = reader.integer(), let left = reader.integer(), let bottom = reader.integer(),
            let width = reader.integer(), let height = reader.integer()
        else { return nil }
        return SignaturePlace(page: page, left: left, bottom: bottom, width: width, height: height)
    }
}
