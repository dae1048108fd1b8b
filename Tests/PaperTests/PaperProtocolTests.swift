import Documents
import HelperWire
import PaperProtocol
import PaperSamples
import Testing

@Suite struct PaperProtocolTests {
    static let replies: [PaperReply] = [
        .paper(Paper(pdf: [1, 2, 3], pages: 1, places: [])),
        .paper(
            Paper(
                pdf: [], pages: 9,
                places: [
                    SignaturePlace(page: 9, left: 1, bottom: 2, width: 3, height: 4),
                    SignaturePlace(page: 1, left: 595_276, bottom: 0, width: 70_000, height: 5),
                ])),
        .refused(.missingGlyph),
    ]

    @Test("A request is read as it was written, and nothing shorter or longer")
    func request() {
        for form in PaperForm.allCases {
            let request = PaperRequest.draw(document: [7, 8], as: form)
            #expect(PaperRequest(Array(request.encoded().dropFirst(4))) == request)
        }
        let message = PaperRequest.draw(document: [7, 8], as: .document).encoded()
        #expect(MessageFrame.length(Array(message.prefix(4)), most: 100) == message.count - 4)
        for cut in 4..<message.count { #expect(PaperRequest(Array(message[4..<cut])) == nil) }
        #expect(PaperRequest(message.dropFirst(4) + [0]) == nil)
        let tooLong = PaperRequest.draw(
            document: [UInt8](repeating: 0, count: PaperLimits.documentBytes + 1), as: .document)
        #expect(PaperRequest(Array(tooLong.encoded().dropFirst(4))) == nil)
    }

    @Test("Replies as well", arguments: replies)
    func reply(_ reply: PaperReply) {
        let message = reply.encoded()
        #expect(PaperReply(Array(message.dropFirst(4))) == reply)
        for cut in 4..<message.count { #expect(PaperReply(Array(message[4..<cut])) == nil) }
        #expect(PaperReply(message.dropFirst(4) + [0]) == nil)
    }

    @Test("A place on a page that there is not is no reply")
    func place() {
        let wrong = Paper(
            pdf: [], pages: 1, places: [SignaturePlace(page: 2, left: 0, bottom: 0, width: 1, height: 1)])
        #expect(PaperReply(Array(PaperReply.paper(wrong).encoded().dropFirst(4))) == nil)
    }

    @Test("What is no document is refused, and the next one is drawn")
    func refused() throws {
        let helper = try Samples.helper()
        let whole = try SampleContract.contract().canonicalBytes
        for bytes in [[], Array("anju-document\t1\n".utf8), Array(whole.dropLast(5)), whole + [10], [0xFF]] {
            #expect(try helper.ask(.draw(document: bytes, as: .document)) == .refused(.notADocument))
        }
        guard case .paper = try helper.ask(.draw(document: whole, as: .document)) else {
            Issue.record("not drawn")
            return
        }
    }

    @Test("More pages than the limit are refused")
    func tooLong() throws {
        let contract = try SampleContract.contract()
        let blocks = (0...PaperLimits.pages).flatMap { page -> [Block] in
            [.paragraph([Span("\(page)")], isIndented: false), .pageBreak]
        }
        let document = Document(
            template: contract.template, title: "", number: "", marking: "", madeOn: contract.madeOn, blocks: blocks)
        #expect(try Samples.helper().ask(.draw(document: document.canonicalBytes, as: .document)) == .refused(.tooLong))
    }
}
