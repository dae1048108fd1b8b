import Devices
import Glibc
import Housing
import Office
import PictureProtocol
import TestSupport
import Testing

@Suite struct PictureProcessTests {
    private let reader: PictureProcess

    init() throws { reader = PictureProcess(program: try Samples.helper()) }

    @Test("A sample card is a PNG of 1000 x 630, front and back", arguments: [true, false])
    func card(isFront: Bool) throws {
        let png = try reader.sampleCard(Samples.card(isFront: isFront))
        let size = try reader.measure(png)
        #expect(size.width == 1000 && size.height == 630)
    }

    @Test("The number on a card stands out at 120 x 36: each of its 18 digits is dark between light gaps")
    func legible() throws {
        let png = try reader.sampleCard(Samples.card())
        let columns = 240
        let rows = 60
        let view = PictureView(left: 320, top: 830, width: 595, height: 90)
        let values = try reader.grey(png, view: view, columns: columns, rows: rows)
        #expect(values.count == columns * rows)
        let darkest = (0..<columns).map { column in (0..<rows).map { values[$0 * columns + column] }.min() ?? 255 }
        let inked = darkest.map { $0 < 90 }
        let digits = zip(inked, [false] + inked).count { $0 && !$1 }
        #expect(digits == 18)
    }

    @Test("A view shows its own part of the picture")
    func view() throws {
        let png = try reader.sampleCard(Samples.card())
        let hair = try reader.grey(
            png, view: .init(left: 760, top: 220, width: 60, height: 50), columns: 4, rows: 2)
        let paper = try reader.grey(png, view: .init(left: 0, top: 700, width: 60, height: 50), columns: 4, rows: 2)
        #expect(hair.allSatisfy { $0 < 90 })
        #expect(paper.allSatisfy { $0 > 190 })
    }

    @Test("More cells than pixels, and a view beyond the edge")
    func bounds() throws {
        let png = try reader.sampleCard(Samples.card())
        let view = PictureView(left: 999, top: 999, width: 1, height: 1)
        #expect(try reader.grey(png, view: view, columns: 200, rows: 100).count == 20_000)
        for wrong in [PictureView(left: 1, width: 1000), PictureView(left: -1, width: 10), PictureView(height: 0)] {
            let failure = failure { () throws(OfficeFailure) in
                _ = try reader.grey(png, view: wrong, columns: 2, rows: 2)
            }
            #expect(failure.reason != nil)
        }
        #expect(try reader.measure(png).width == 1000)
    }

    @Test("EXIF orientation 6 turns the picture upright")
    func orientation() throws {
        let upright = try reader.measure(Pictures.jpeg)
        let turned = try reader.measure(Pictures.turned(Pictures.jpeg, orientation: 6))
        #expect(upright.width == 16 && upright.height == 8)
        #expect(turned.width == 8 && turned.height == 16)
        // Its left, black half lies on top when it is turned a quarter clockwise.
        let rows = try reader.grey(
            Pictures.turned(Pictures.jpeg, orientation: 6), view: PictureView(), columns: 1, rows: 4)
        #expect(rows[0] < 40 && rows[3] > 215)
    }

    @Test("What is no picture, or only half of one, is refused and the next is read")
    func unreadable() throws {
        let png = try reader.sampleCard(Samples.card())
        let bad: [[UInt8]] = [
            Array("text".utf8), Samples.pngHead, Samples.jpegHead, Array(png.prefix(png.count / 2)),
            Array(Pictures.jpeg.dropLast(20)), Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8),
            Array("GIF89a".utf8) + [UInt8](repeating: 0, count: 40),
        ]
        for bytes in bad {
            let failure = failure { () throws(OfficeFailure) in _ = try reader.measure(bytes) }
            #expect(failure.reason == .unreadable)
        }
        #expect(failure { () throws(OfficeFailure) in _ = try reader.measure([]) }.reason == .empty)
        #expect(try reader.measure(png).width == 1000)
    }

    @Test("A picture of more pixels than the limit is refused before it is decoded")
    func bomb() throws {
        let failure = failure { () throws(OfficeFailure) in _ = try reader.measure(Pictures.bomb) }
        guard case .outOfRange = failure.reason else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test("Garbage behind a right beginning never reaches the terminal as anything but a failure")
    func garbage() throws {
        let png = try reader.sampleCard(Samples.card())
        var generator = SplitMix64(7)
        for _ in 0..<60 {
            var bytes = png
            for _ in 0..<8 {
                bytes[Int.random(in: 8..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            // Read or refused, both are right; what must not happen is any other failure.
            do throws(OfficeFailure) {
                _ = try reader.measure(bytes)
            } catch {
                #expect(Optional(error).reason != nil)
            }
        }
    }
}

@Suite struct PictureHelperFaultTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("A helper that is not installed")
    func absent() throws {
        let reader = PictureProcess(program: folder("none"))
        #expect(!reader.isAvailable)
        let failure = failure { () throws(OfficeFailure) in _ = try reader.measure(Samples.pngHead) }
        #expect(failure.device == .noPictureProgram)
    }

    @Test("A helper killed by a picture: the picture is unreadable")
    func crash() throws {
        let reader = PictureProcess(program: try folder.script("kill -SEGV $$", to: "helper"))
        let failure = failure { () throws(OfficeFailure) in _ = try reader.measure(Samples.pngHead) }
        #expect(failure.reason == .unreadable)
    }

    @Test(
        "A helper that cannot run is not blamed on the picture",
        arguments: ["exit 127", "printf 'what is this'", "printf '\\3\\0\\0\\0abc'"])
    func broken(script: String) throws {
        let reader = PictureProcess(program: try folder.script(script, to: "helper"))
        let failure = failure { () throws(OfficeFailure) in _ = try reader.measure(Samples.pngHead) }
        #expect(failure.device == .pictureProgramFailed)
    }

    @Test("A helper that does not answer is ended, however much it was sent")
    func silent() throws {
        let script = try folder.script("echo $$ >> \(folder("ids")); exec tail -f /dev/null", to: "helper")
        let reader = PictureProcess(program: script, limitMilliseconds: 200)
        for picture in [Samples.pngHead, Samples.pngHead + [UInt8](repeating: 0, count: 1 << 22)] {
            let failure = failure { () throws(OfficeFailure) in _ = try reader.measure(picture) }
            #expect(failure.device == .pictureTooSlow)
        }
        let ids = try folder.text("ids").split(separator: "\n").compactMap { pid_t($0) }
        #expect(ids.count == 2)
        for id in ids { #expect(kill(id, 0) == -1 && errno == ESRCH) }
    }

    @Test("A helper that takes its time does not hold the terminal up, and is ended when cancelled")
    func cancelled() throws {
        let script = try folder.script("echo $$ > \(folder("id")); exec tail -f /dev/null", to: "helper")
        let reader = PictureProcess(program: script)
        // More than the socket takes at once.
        try reader.start(.measure(Samples.pngHead + [UInt8](repeating: 0, count: 1 << 22)))
        while try access(folder("id"), F_OK) != 0 || folder.text("id").isEmpty {
            #expect(try reader.poll(waitMilliseconds: 0) == nil)
        }
        let id = try #require(pid_t(try folder.text("id").dropLast()))
        reader.cancel()
        #expect(kill(id, 0) == -1 && errno == ESRCH)
        let failure = failure { () throws(OfficeFailure) in _ = try reader.poll(waitMilliseconds: 0) }
        #expect(failure.device == .pictureProgramFailed)
    }

    @Test("What is begun later takes the place of what is under way, and is answered")
    func replaced() throws {
        let real = try Samples.helper()
        let script = try folder.script(
            "[ -e \(folder("once")) ] || { touch \(folder("once")); exec tail -f /dev/null; }; exec \(real)",
            to: "helper")
        let reader = PictureProcess(program: script)
        try reader.start(.measure(Samples.pngHead))
        while access(folder("once"), F_OK) != 0 { #expect(try reader.poll(waitMilliseconds: 5) == nil) }
        #expect(try reader.measure(Pictures.jpeg) == PictureSize(width: 16, height: 8))
    }

    @Test("The one helper is kept, and another started when it has died")
    func restarted() throws {
        let real = try Samples.helper()
        let script = try folder.script("echo $$ >> \(folder("ids")); exec \(real)", to: "helper")
        let reader = PictureProcess(program: script)
        _ = try reader.measure(Pictures.jpeg)
        _ = try reader.grey(Pictures.jpeg, view: PictureView(), columns: 2, rows: 2)
        let first = try #require(pid_t(try folder.text("ids").dropLast()))
        #expect(kill(first, SIGKILL) == 0)
        #expect(try reader.grey(Pictures.jpeg, view: PictureView(), columns: 2, rows: 1).count == 2)
        #expect(try folder.text("ids").split(separator: "\n").count == 2)
    }
}
