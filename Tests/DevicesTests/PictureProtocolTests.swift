import HelperWire
import PictureProtocol
import Testing

@Suite struct PictureProtocolTests {
    static let requests: [PictureRequest] = [
        .open([]), .open([1, 2, 3]),
        .grey(.init(left: 1, top: 2, width: 3, height: 4), columns: 5, rows: 6),
        .card(.portrait(name: "张三", sex: "男", nation: "汉", born: "", address: "深圳", number: "1")),
        .card(.emblem(issuer: "局", validity: "长期")), .sheet,
    ]
    static let replies: [PictureReply] = [
        .size(width: 70_000, height: 1), .bytes([9]), .bytes([]), .refused(.tooManyPixels),
    ]

    @Test("What is encoded is decoded, and nothing shorter or longer", arguments: requests)
    func request(_ request: PictureRequest) {
        let message = request.encoded()
        #expect(MessageFrame.length(Array(message.prefix(4)), most: PictureLimits.messageBytes) == message.count - 4)
        #expect(PictureRequest(Array(message.dropFirst(4))) == request)
        for cut in 4..<message.count { #expect(PictureRequest(Array(message[4..<cut])) == nil) }
        #expect(PictureRequest(message.dropFirst(4) + [0]) == nil)
        #expect(PictureReply(Array(message.dropFirst(4))) == nil)
    }

    @Test("Replies as well", arguments: replies)
    func reply(_ reply: PictureReply) {
        let message = reply.encoded()
        #expect(PictureReply(Array(message.dropFirst(4))) == reply)
        for cut in 4..<message.count { #expect(PictureReply(Array(message[4..<cut])) == nil) }
        #expect(PictureRequest(Array(message.dropFirst(4))) == nil)
    }

    @Test("A length beyond the limit, or of nothing, is none")
    func lengths() {
        #expect(MessageFrame.length([0, 0, 0, 0], most: PictureLimits.messageBytes) == nil)
        #expect(MessageFrame.length([255, 255, 255, 255], most: PictureLimits.messageBytes) == nil)
        #expect(MessageFrame.length([1, 0, 0], most: PictureLimits.messageBytes) == nil)
        #expect(MessageFrame.length([1, 0, 0, 0], most: PictureLimits.messageBytes) == 1)
    }

    @Test("Text that is no UTF-8 or too long is refused")
    func text() {
        let long = String(repeating: "长", count: PictureLimits.textBytes)
        #expect(
            PictureRequest(Array(PictureRequest.card(.emblem(issuer: long, validity: "")).encoded().dropFirst(4)))
                == nil)
        #expect(PictureRequest([4, 1, 0, 0, 0, 0xFF, 0, 0, 0, 0]) == nil)
    }
}
