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
        let check = FileCheck(limitBytes: 100, leastPixels: 300, needsPicture: false)
        #expect(try check.kind(of: SeenFile(Self.jpeg, named: "IMG_1.JPG")) == .jpeg)
        #expect(try check.kind(of: SeenFile(Self.png, named: "无扩展名")) == .png)
        #expect(try check.kind(of: SeenFile(Self.pdf, named: "a.b.pdf")) == .pdf)
        #expect(try check.kind(of: SeenFile(Self.pdf, named: "a.scan")) == .pdf)
        #expect(try check.kind(of: SeenFile(Self.jpeg, named: nil)) == .jpeg)
    }

    @Test("A PDF, which no reviewer could read in a terminal, is handed in nowhere")
    func accepted() {
        for kind in MaterialKind.allCases { #expect(kind.acceptedFiles == [.jpeg, .png]) }
    }

    @Test("Empty, too large, mistyped, nothing that is known: each is told as what it is")
    func problems() {
        let check = FileCheck(limitBytes: 9, leastPixels: 300, needsPicture: true)
        let cases: [([UInt8], String?, InputProblem.Reason)] = [
            ([], "a.jpg", .empty),
            (Self.jpeg + Self.jpeg, "a.jpg", .tooLarge(limitBytes: 9, bytes: Self.jpeg.count * 2)),
            (Array("hello".utf8), "a.jpg", .wrongType(expected: "JPG、PNG，其他文件请拍成照片")),
            (Self.png, "a.jpg", .mistyped(named: "JPG", found: "PNG")),
            (Self.pdf, "a.pdf", .wrongType(expected: "JPG、PNG，其他文件请拍成照片")),
            ([0xFF, 0xD8], nil, .wrongType(expected: "JPG、PNG，其他文件请拍成照片")),
        ]
        for (bytes, name, reason) in cases {
            failure(.input(InputProblem(source: name ?? "", reason: reason))) {
                _ = try check.kind(of: SeenFile(bytes, named: name))
            }
        }
    }

    @Test(
        "A picture that cannot be decoded, or is too small to read, is not taken; a helper that fails is no fault of it"
    )
    func pictures() {
        func take(_ answer: PictureTwin.Answer) throws(OfficeFailure) {
            let file = try FileLook(Self.jpeg, named: "a.jpg", reader: PictureTwin(answer)).finish()
            _ = try FileCheck(limitBytes: 100, leastPixels: 300, needsPicture: true).kind(of: file)
        }
        func problem(_ reason: InputProblem.Reason) -> OfficeFailure {
            .input(InputProblem(source: "a.jpg", reason: reason))
        }
        failure(problem(.unreadable)) { try take(.broken) }
        failure(problem(.tooCoarse(leastPixels: 300))) {
            try take(.size(4000, 299))
        }
        failure(.store(.device(.pictureTooSlow))) {
            try take(.failing(.pictureTooSlow))
        }
        #expect(throws: Never.self) {
            try take(.failing(.noPictureProgram))
        }
        #expect(throws: Never.self) { try take(.size(300, 400)) }
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

    func start(_ work: PictureWork) {}
    func cancel() {}

    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PictureAnswer? {
        switch answer {
        case .size(let width, let height): return .size(PictureSize(width: width, height: height))
        case .broken: throw .input(InputProblem(source: "picture", reason: .unreadable))
        case .failing(let failure): throw .store(.device(failure))
        }
    }
}
