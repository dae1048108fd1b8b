import HelperWire
import PinyinProtocol
import Testing

@Suite struct PinyinProtocolTests {
    static let requests: [PinyinRequest] = [
        .letter(UInt8(ascii: "a")), .letter(UInt8(ascii: "'")), .mark(UInt8(ascii: ",")), .choose(0), .choose(10_000),
        .candidates(from: 9), .deleteBack, .clear, .traditional(true), .traditional(false),
    ]
    static let replies: [PinyinReply] = [
        PinyinReply(), PinyinReply(done: "罗湖"),
        PinyinReply(
            done: "罗湖",
            composition: PinyinComposition(letters: "qu", shown: "qu", first: 9, candidates: ["区", "去"], hasMore: true)
        ),
        PinyinReply(
            composition: PinyinComposition(letters: "vv", shown: "v v", first: 0, candidates: [], hasMore: false)),
    ]

    @Test("What is encoded is decoded, and nothing shorter or longer", arguments: requests)
    func request(_ request: PinyinRequest) {
        let message = request.encoded()
        #expect(MessageFrame.length(Array(message.prefix(4)), most: PinyinLimits.messageBytes) == message.count - 4)
        #expect(PinyinRequest(Array(message.dropFirst(4))) == request)
        for cut in 4..<message.count { #expect(PinyinRequest(Array(message[4..<cut])) == nil) }
        #expect(PinyinRequest(message.dropFirst(4) + [0]) == nil)
        #expect(PinyinReply(Array(message.dropFirst(4))) == nil)
    }

    @Test("Replies as well", arguments: replies)
    func reply(_ reply: PinyinReply) {
        let message = reply.encoded()
        #expect(PinyinReply(Array(message.dropFirst(4))) == reply)
        for cut in 4..<message.count { #expect(PinyinReply(Array(message[4..<cut])) == nil) }
        #expect(PinyinReply(message.dropFirst(4) + [0]) == nil)
        #expect(PinyinRequest(Array(message.dropFirst(4))) == nil)
    }

    @Test("What is beyond the limits is no message")
    func limits() {
        let wrong: [PinyinRequest] = [
            .letter(UInt8(ascii: "A")), .letter(UInt8(ascii: "1")), .letter(0), .mark(0x20), .mark(0x80),
            .choose(PinyinLimits.lastPlace + 1), .choose(-1), .candidates(from: .max),
        ]
        for request in wrong { #expect(PinyinRequest(Array(request.encoded().dropFirst(4))) == nil) }
        let long = PinyinReply(done: String(repeating: "长", count: PinyinLimits.textBytes))
        #expect(PinyinReply(Array(long.encoded().dropFirst(4))) == nil)
        let ten = PinyinReply(
            composition: PinyinComposition(
                letters: "a", shown: "a", first: 0, candidates: Array(repeating: "啊", count: 10), hasMore: false))
        #expect(PinyinReply(Array(ten.encoded().dropFirst(4))) == nil)
    }
}
