import Glibc
import Housing
import Office
import TestSupport
import Testing

@testable import Devices

@Suite struct MediaFoldersTests {
    private let folder: TemporaryFolder
    private let stick: MediaRoot
    private let shelf: MediaFolders

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("stick")
        stick = MediaRoot(name: "U盘", path: folder("stick"))
        shelf = MediaFolders(roots: [stick])
    }

    private func read(_ path: String..., limitBytes: Int = 1000) throws(OfficeFailure) -> [UInt8] {
        try shelf.read(stick, path: path, limitBytes: limitBytes)
    }

    @Test("Folders come first by name, then files, the newest first")
    func order() throws {
        try folder.write([1], to: "stick/old.jpg", secondsAgo: 500)
        try folder.write([1, 2], to: "stick/new.jpg", secondsAgo: 5)
        try folder.write([1], to: "stick/b.jpg", secondsAgo: 100)
        try folder.write([1], to: "stick/a.jpg", secondsAgo: 100)
        try folder.makeFolder("stick/照片")
        try folder.makeFolder("stick/DCIM")
        let entries = try shelf.list(stick, path: [])
        #expect(entries.map(\.name) == ["DCIM", "照片", "new.jpg", "a.jpg", "b.jpg", "old.jpg"])
        #expect(entries.map(\.isFolder) == [true, true, false, false, false, false])
        let newest = try #require(entries.first { $0.name == "new.jpg" })
        #expect(newest.bytes == 2)
        #expect(abs(newest.modified - Int64(time(nil)) + 5) < 60)
    }

    @Test("Hidden names, links, pipes and names in no UTF-8 are left out")
    func leftOut() throws {
        try folder.write([1], to: "stick/seen.png")
        try folder.write([1], to: "stick/.hidden.png")
        try folder.link("stick/link.png", to: folder("stick/seen.png"))
        try folder.link("stick/up", to: folder.path)
        #expect(mkfifo(folder("stick/pipe.png"), 0o600) == 0)
        var bad =
            Array(folder("stick/").utf8CString.dropLast()) + [CChar(bitPattern: 0xC4), CChar(bitPattern: 0xE3), 0]
        #expect(mkdir(&bad, 0o700) == 0)
        #expect(try shelf.list(stick, path: []).map(\.name) == ["seen.png"])
    }

    @Test("A picture is known by its first bytes, not by its name")
    func mistyped() throws {
        try folder.makeFolder("stick/DCIM")
        try folder.write(Samples.pngHead, to: "stick/DCIM/card.jpg")
        try folder.write(Samples.jpegHead, to: "stick/card.txt")
        try folder.write(Array("%PDF-1.7 ".utf8), to: "stick/page.pdf")
        try folder.write(Array("<html>".utf8), to: "stick/page.jpg")
        #expect(try read("DCIM", "card.jpg") == Samples.pngHead)
        #expect(try read("card.txt") == Samples.jpegHead)
        #expect(try read("page.pdf").count == 9)
        #expect(
            failure { () throws(OfficeFailure) in _ = try read("page.jpg") }.reason
                == .wrongType(expected: "JPG、PNG、PDF")
        )
    }

    @Test("Missing, empty and huge files say what they are; a huge one is not read")
    func sizes() throws {
        try folder.write([], to: "stick/empty.jpg")
        try folder.write(Samples.pngHead, to: "stick/large.png")
        #expect(truncate(folder("stick/large.png"), 1 << 40) == 0)
        #expect(failure { () throws(OfficeFailure) in _ = try read("empty.jpg") }.reason == .empty)
        #expect(failure { () throws(OfficeFailure) in _ = try read("none.jpg") }.reason == .notAFile)
        #expect(
            failure { () throws(OfficeFailure) in _ = try read("large.png") }.reason
                == .tooLarge(limitBytes: 1000, bytes: 1 << 40))
        try folder.write(Samples.pngHead, to: "stick/exact.png")
        #expect(try read("exact.png", limitBytes: Samples.pngHead.count) == Samples.pngHead)
    }

    @Test(
        "No path leads out of the root",
        arguments: [
            ["..", "secret.png"], ["link.png"], ["out", "secret.png"], ["./secret.png"], ["a/../b"], [""], ["."],
        ])
    func escapes(path: [String]) throws {
        try folder.write(Samples.pngHead, to: "secret.png")
        try folder.link("stick/link.png", to: folder("secret.png"))
        try folder.link("stick/out", to: folder.path)
        #expect(
            failure { () throws(OfficeFailure) in _ = try shelf.read(stick, path: path, limitBytes: 1000) }.reason
                != nil)
        #expect(failure { () throws(OfficeFailure) in _ = try shelf.list(stick, path: path) }.reason != nil)
    }

    @Test("A link is refused even to a file of the same root, and so is a hidden file whose name was guessed")
    func linksInside() throws {
        try folder.write(Samples.pngHead, to: "stick/seen.png")
        try folder.write(Samples.pngHead, to: "stick/.hidden.png")
        try folder.link("stick/link.png", to: "seen.png")
        #expect(failure { () throws(OfficeFailure) in _ = try read("link.png") }.reason == .notAFile)
        #expect(failure { () throws(OfficeFailure) in _ = try read(".hidden.png") }.reason == .invalid(".hidden.png"))
    }

    @Test("A pipe does not hold the terminal up, a folder is no file, a file is no folder")
    func notFiles() throws {
        #expect(mkfifo(folder("stick/pipe.png"), 0o600) == 0)
        try folder.makeFolder("stick/DCIM")
        try folder.write(Samples.pngHead, to: "stick/card.png")
        #expect(failure { () throws(OfficeFailure) in _ = try read("pipe.png") }.reason == .notAFile)
        #expect(failure { () throws(OfficeFailure) in _ = try read("DCIM") }.reason == .notAFile)
        #expect(failure { () throws(OfficeFailure) in _ = try read("card.png", "x.png") }.reason == .notAFile)
        #expect(failure { () throws(OfficeFailure) in _ = try read() }.reason == .notAFile)
    }

    @Test("A stick that is not there, and a root that nobody configured")
    func roots() throws {
        let absent = MediaRoot(name: "SD卡", path: folder("absent"))
        let shelf = MediaFolders(roots: [absent])
        #expect(failure { () throws(OfficeFailure) in _ = try shelf.list(absent, path: []) }.reason != nil)
        let made = MediaRoot(name: "U盘", path: folder.path)
        #expect(failure { () throws(OfficeFailure) in _ = try shelf.list(made, path: []) }.reason == .notAFile)
    }

    @Test("A folder of a great many files is listed as far as anyone looks")
    func many() throws {
        for number in 0..<(MediaFolders.entriesListed + 10) { try folder.write([], to: "stick/\(number).png") }
        #expect(try shelf.list(stick, path: []).count == MediaFolders.entriesListed)
    }
}

@Suite struct CameraFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var camera: MediaFolders { MediaFolders(roots: [], cameraFolder: folder.path) }

    @Test("The newest picture counts, other files beside it do not")
    func newest() throws {
        try folder.write(Samples.jpegHead, to: "first.jpg", secondsAgo: 40)
        try folder.write(Samples.pngHead, to: "second.png", secondsAgo: 20)
        try folder.write(Array("%PDF-1.7 ".utf8), to: "scan.pdf", secondsAgo: 1)
        try folder.write(Array("log".utf8), to: "camera.log", secondsAgo: 1)
        try folder.write([], to: "being-written.jpg", secondsAgo: 0)
        let picture = try #require(try camera.newestCameraPicture(withinSeconds: 60))
        #expect(picture.name == "second.png")
        #expect(picture.bytes == Samples.pngHead)
    }

    @Test("A picture of the person before is too old")
    func old() throws {
        try folder.write(Samples.jpegHead, to: "before.jpg", secondsAgo: 120)
        #expect(try camera.newestCameraPicture(withinSeconds: 60) == nil)
        #expect(try camera.newestCameraPicture(withinSeconds: 180)?.name == "before.jpg")
    }

    @Test("A place that is gone is told by its name, never by its path")
    func places() {
        let gone = MediaFolders(roots: [MediaRoot(name: "U盘", path: folder("gone"))])
        #expect(throws: OfficeFailure.input(InputProblem(source: "U盘", reason: .notAFile))) {
            _ = try gone.list(gone.roots[0], path: [])
        }
    }

    @Test("Without a camera there is no picture; a camera whose folder is gone says so, without its path")
    func absent() throws {
        #expect(try MediaFolders(roots: []).newestCameraPicture(withinSeconds: 60) == nil)
        let gone = MediaFolders(roots: [], cameraFolder: folder("gone"))
        #expect(throws: OfficeFailure.store(.device(.noCamera))) {
            _ = try gone.newestCameraPicture(withinSeconds: 60)
        }
    }
}

@Suite("Saving to a stick") struct MediaSavingTests {
    private let folder: TemporaryFolder
    private let stick: MediaRoot
    private let shelf: MediaFolders

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("stick")
        stick = MediaRoot(name: "U盘", path: folder("stick"))
        shelf = MediaFolders(roots: [stick])
    }

    private func save(_ bytes: [UInt8], to root: MediaRoot? = nil) throws(OfficeFailure) -> String {
        try shelf.save(bytes, as: "合同.pdf", to: MediaPlace(root: root ?? stick))
    }

    @Test("A file is there whole, nothing is replaced, and nothing unfinished stays behind")
    func beside() throws {
        #expect(try save([1, 2, 3]) == "合同.pdf")
        #expect(try save([4]) == "合同 (2).pdf")
        #expect(try save([5]) == "合同 (3).pdf")
        #expect(try folder.bytes("stick/合同.pdf") == [1, 2, 3])
        #expect(try folder.bytes("stick/合同 (2).pdf") == [4])
        #expect(try shelf.list(stick, path: []).count == 3)
        #expect(try hidden() == [])
    }

    @Test("A file with accounts in it is read by its owner alone, another one by whoever has the stick")
    func secret() throws {
        func mode(_ name: String) -> mode_t {
            var status = stat()
            return stat(folder("stick/\(name)"), &status) == 0 ? status.st_mode & 0o777 : 0
        }
        let place = MediaPlace(root: stick)
        let saving = try shelf.savingSecretly([1], as: "P2311.csv", to: place)
        while try saving.step() == nil {}
        #expect(mode("P2311.csv") == 0o600)
        let previous = umask(0o022)
        defer { umask(previous) }
        _ = try save([1])
        #expect(mode("合同.pdf") == 0o644)
    }

    /// What people do not see on the stick.
    private func hidden() throws -> [String] {
        try MediaFolder.open(stick.path, called: "", path: []).names { $0.hasPrefix(".") && $0.count > 2 }
    }

    @Test("What a killed process or a pulled stick left unfinished is swept when somebody looks at it or saves to it")
    func unfinished() throws {
        let (left, others) = ("stick/.合同.pdf.17.anju-part", "stick/.别的.part")
        try folder.write([8], to: others)
        for look in [
            { _ = try shelf.list(stick, path: []) }, { _ = shelf.placesToSave() }, { _ = try save([1]) },
        ] as [() throws -> Void] {
            try folder.write([9], to: left)
            try look()
            #expect(try hidden() == [".别的.part"])
        }
        #expect(try folder.bytes("stick/合同.pdf") == [1])
    }

    @Test("Piece by piece; what is under way is not swept, and given up it leaves nothing")
    func pieces() throws {
        let bytes = [UInt8](repeating: 7, count: 150_000)
        let saving = try shelf.saving(bytes, as: "合同.pdf", to: MediaPlace(root: stick))
        #expect(try saving.step() == nil)
        #expect((1..<bytes.count).contains(saving.done))
        #expect(try shelf.list(stick, path: []).isEmpty)
        #expect(try hidden().count == 1)
        var saved: String?
        while saved == nil { saved = try saving.step() }
        #expect(saved == "合同.pdf" && saving.done == bytes.count)
        #expect(try folder.bytes("stick/合同.pdf") == bytes)
        let second = try shelf.saving(bytes, as: "合同.pdf", to: MediaPlace(root: stick))
        #expect(try second.step() == nil)
        second.cancel()
        #expect(try hidden() == [] && shelf.list(stick, path: []).count == 1)
        #expect(throws: OfficeFailure.store(.device(.mediumGone))) { try second.step() }
    }

    private func save(_ bytes: [UInt8], _ calls: SavingCalls) throws -> String {
        let saving = FileSaving(
            bytes, as: "合同.pdf", in: try MediaFolder.open(stick.path, called: "", path: []), calls: calls)
        while true {
            if let saved = try saving.step() { return saved }
        }
    }

    @Test("What is told as not saved is not there, though it had its name already")
    func notSaved() throws {
        var calls = SavingCalls.system
        calls.syncFolder = { _ in EIO }
        let failing = calls
        #expect(throws: OfficeFailure.store(.device(.mediumGone))) { try save([1], failing) }
        #expect(try hidden() == [] && shelf.list(stick, path: []).isEmpty)
    }

    @Test(
        "A name that is taken at the last moment is not replaced, whatever the file system can",
        arguments: [0, EINVAL, ENOSYS])
    func taken(_ answer: Int32) throws {
        let path = folder("stick/合同.pdf")
        var calls = SavingCalls.system
        calls.rename = { number, old, new in
            // Somebody saves another of the same name just before.
            if new == "合同.pdf" { close(open(path, O_WRONLY | O_CREAT, 0o644)) }
            return answer == 0 ? SavingCalls.system.rename(number, old, new) : answer
        }
        #expect(try save([1, 2], calls) == "合同 (2).pdf")
        #expect(try folder.bytes("stick/合同.pdf") == [] && folder.bytes("stick/合同 (2).pdf") == [1, 2])
        #expect(try hidden() == [])
    }

    @Test("A link in the way is not followed")
    func link() throws {
        try folder.write([7], to: "secret")
        try folder.link("stick/合同.pdf", to: folder("secret"))
        try folder.link("stick/.合同.pdf.\(getpid()).anju-part", to: folder("secret"))
        #expect(try save([1]) == "合同 (2).pdf")
        #expect(try folder.bytes("secret") == [7])
    }

    @Test("Only configured places are written to, and a place that has gone says so")
    func gone() throws {
        let other = MediaRoot(name: "x", path: folder.path)
        #expect(throws: OfficeFailure.store(.device(.mediumGone))) { try save([1], to: other) }
        #expect(rmdir(folder("stick")) == 0)
        #expect(throws: OfficeFailure.store(.device(.mediumGone))) { try save([1]) }
        #expect(shelf.placesToSave().isEmpty)
    }

    @Test("What cannot be written to says why")
    func failures() throws {
        let machine = MediaFolders(roots: [MediaRoot(name: "机器", path: "/sys")])
        #expect(throws: OfficeFailure.store(.device(.mediumReadOnly))) {
            try machine.save([1], as: "合同.pdf", to: MediaPlace(root: machine.roots[0]))
        }
        let told: [(Int32, DeviceFailure)] = [
            (ENOSPC, .mediumFull), (EDQUOT, .mediumFull), (EROFS, .mediumReadOnly), (EIO, .mediumGone),
            (ENODEV, .mediumGone),
        ]
        for (code, failure) in told {
            #expect(MediaFolder.failure(saving: code) == .store(.device(failure)))
        }
    }

    @Test("The root itself is offered, or the sticks mounted in it")
    func places() throws {
        #expect(shelf.placesToSave() == [MediaPlace(root: stick)])
        let mounts = MediaFolders(roots: [MediaRoot(name: "机器", path: "/")])
        let places = mounts.placesToSave()
        #expect(places.contains { $0.folder == "proc" && $0.name == "机器 › proc" })
        #expect(!places.contains { $0.folder == nil })
    }
}
