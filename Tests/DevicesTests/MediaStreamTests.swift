import Glibc
import Housing
import Office
import TestSupport
import Testing

@testable import Devices

/// A long file on a medium, read a piece at a time.
@Suite struct MediaStreamTests {
    private let folder: TemporaryFolder
    private let stick: MediaRoot
    private let shelf: MediaFolders

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("stick")
        try folder.makeFolder("stick/2023")
        stick = MediaRoot(name: "U盘", path: folder("stick"))
        shelf = MediaFolders(roots: [stick])
    }

    @Test("It comes in pieces, and once more from its beginning")
    func pieces() throws {
        try folder.write(Array("receipt_no\nBHR1\n".utf8), to: "stick/2023/register.csv")
        let stream = try shelf.stream(stick, path: ["2023", "register.csv"])
        #expect(stream.count == 16)
        #expect(try stream.read(most: 10) == Array("receipt_no".utf8))
        #expect(try stream.read(most: 100) == Array("\nBHR1\n".utf8))
        #expect(try stream.read(most: 100).isEmpty)
        try stream.rewind()
        #expect(try stream.read(most: 7) == Array("receipt".utf8))
    }

    @Test(
        "No link is followed, no pipe waited for, and no folder read",
        arguments: ["link.csv", "pipe.csv", "2023", ".."])
    func refused(_ name: String) throws {
        try folder.write([1], to: "kept.csv")
        try folder.link("stick/link.csv", to: folder("kept.csv"))
        #expect(mkfifo(folder("stick/pipe.csv"), 0o600) == 0)
        #expect(throws: OfficeFailure.self) { try shelf.stream(stick, path: [name]) }
        #expect(throws: OfficeFailure.self) {
            try shelf.stream(MediaRoot(name: "/", path: "/"), path: ["etc", "hosts"])
        }
    }
}
