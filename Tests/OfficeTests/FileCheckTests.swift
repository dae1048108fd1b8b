import Housing
import Testing

@testable import Office

/// Files before they are taken.
@Suite struct FileCheckTests {
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xDB, 1, 2, 3]
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]
    private static let pdf: [UInt8] = Array("%PDF-1.7".utf8)

    @Test("Told by its first bytes, whatever it is called")
    func kinds() throws {
        let check = FileCheck(limitBytes: 100, leastPixels: 300, needsPicture: false, reader: nil)
        #expect(try check.kind(of: Self.jpeg, named: "IMG_1.JPG") == .jpeg)
        #expect(try check.kind(of: Self.png, named: "无扩展名") == .png)
        #expect(try check.kind(of: Self.pdf, named: "a.b.pdf") == .pdf)
        #expect(try check.kind(of: Self.pdf, named: "a.scan") == .pdf)
        #expect(try check.kind(of: Self.jpeg, named: nil) == .jpeg)
    }

    @Test("Empty, too large, mistyped, nothing that is known: each is told as what it is")
    func problems() {
        let check = FileCheck(limitBytes: 9, leastPixels: 300, needsPicture: true, reader: nil)
        let cases: [([UInt8], String?, InputProblem.Reason)] = [
            ([], "a.jpg", .empty),
            (Self.jpeg + Self.jpeg, "a.jpg", .tooLarge(limitBytes: 9)),
            (Array("hello".utf8), "a.jpg", .wrongType(expected: "JPEG、PNG")),
            (Self.png, "a.jpg", .mistyped(named: "JPEG", found: "PNG")),
            (Self.pdf, "a.pdf", .wrongType(expected: "JPEG、PNG")),
            ([0xFF, 0xD8], nil, .wrongType(expected: "JPEG、PNG")),
        ]
        for (bytes, name, reason) in cases {
            failure(.input(InputProblem(source: name ?? "", reason: reason))) {
                _ = try check.kind(of: bytes, named: name)
            }
        }
    }

    @Test(
        "A picture that cannot be decoded, or is too small to read, is not taken; a helper that fails is no fault of it"
    )
    func pictures() {
        func check(_ answer: PictureTwin.Answer) -> FileCheck {
            FileCheck(limitBytes: 100, leastPixels: 300, needsPicture: true, reader: PictureTwin(answer))
        }
        func problem(_ reason: InputProblem.Reason) -> OfficeFailure {
            .input(InputProblem(source: "a.jpg", reason: reason))
        }
        failure(problem(.unreadable)) { _ = try check(.broken).kind(of: Self.jpeg, named: "a.jpg") }
        failure(problem(.tooCoarse(leastPixels: 300))) {
            _ = try check(.size(4000, 299)).kind(of: Self.jpeg, named: "a.jpg")
        }
        failure(.store(.device(.pictureTooSlow))) {
            _ = try check(.failing(.pictureTooSlow)).kind(of: Self.jpeg, named: "a.jpg")
        }
        #expect(throws: Never.self) {
            _ = try check(.failing(.noPictureProgram)).kind(of: Self.jpeg, named: "a.jpg")
        }
        #expect(throws: Never.self) { _ = try check(.size(300, 400)).kind(of: Self.jpeg, named: "a.jpg") }
    }
}

/// A picture reader that answers as told.
private final class PictureTwin: PictureReader {
    enum Answer {
        case size(Int, Int)
        case broken
        case failing(DeviceFailure)
    }

    private let answer: Answer

    init(_ answer: Answer) {
        self.answer = answer
    }

    func measure(_ picture: [UInt8]) throws(OfficeFailure) -> (width: Int, height: Int) {
        switch answer {
        case .size(let width, let height): return (width, height)
        case .broken: throw .input(InputProblem(source: "picture", reason: .unreadable))
        case .failing(let failure): throw .store(.device(failure))
        }
    }

    func grey(
        _ picture: [UInt8], view: PictureView, columns: Int, rows: Int
    ) throws(OfficeFailure) -> [UInt8] { [] }

    func sampleCard(_ card: SampleCard) throws(OfficeFailure) -> [UInt8] { [] }
}
