import Devices
import Glibc
import Housing
import Office
import TestSupport
import Testing

@Suite struct ScannerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Polls until the scan is done or fails; gives up after ten seconds.
    private func finish(_ scanner: any Scanner) throws(OfficeFailure) -> [UInt8]? {
        for _ in 0..<2_000 {
            if let picture = try scanner.poll() { return picture }
            poll(nil, 0, 5)
        }
        return nil
    }

    @Test("The program's PNG comes back, with the device and resolution that it was asked for")
    func scan() throws {
        try folder.write(Pictures.bomb, to: "page.png")
        let program = try folder.script("echo \"$@\" > \(folder("arguments")); cat \(folder("page.png"))", to: "scan")
        let scanner = ScanimageScanner(program: program, device: "test:0")
        #expect(scanner.isAvailable && !scanner.isDemonstration)
        try scanner.start(.cardFront)
        #expect(try finish(scanner) == Pictures.bomb)
        #expect(try folder.text("arguments") == "--format=png --resolution 300 --device-name test:0\n")
    }

    @Test("A scan that takes its time does not hold the terminal up, and is ended when cancelled")
    func cancelled() throws {
        let program = try folder.script("echo $$ > \(folder("id")); exec tail -f /dev/null", to: "scan")
        let scanner = ScanimageScanner(program: program)
        try scanner.start(.cardFront)
        while try access(folder("id"), F_OK) != 0 || folder.text("id").isEmpty {
            #expect(try scanner.poll() == nil)
        }
        let id = try #require(pid_t(try folder.text("id").dropLast()))
        scanner.cancel()
        #expect(kill(id, 0) == -1 && errno == ESRCH)
    }

    @Test(
        "Why a scan failed",
        arguments: [
            ("echo 'scanimage: no SANE devices found' >&2; exit 1", DeviceFailure.noScanner),
            ("echo 'scanimage: open of device x failed: Invalid argument' >&2; exit 1", DeviceFailure.noScanner),
            ("echo 'scanimage: sane_start: Document feeder jammed' >&2; exit 6", DeviceFailure.scanFailed),
            ("echo text", DeviceFailure.scanFailed),
            ("exit 0", DeviceFailure.scanFailed),
            ("kill -SEGV $$", DeviceFailure.scanFailed),
            ("yes complaint | head -c 300000 >&2; exit 1", DeviceFailure.scanFailed),
        ])
    func failures(script: String, expected: DeviceFailure) throws {
        let scanner = ScanimageScanner(program: try folder.script(script, to: "scan"))
        try scanner.start(.cardFront)
        #expect(failure { () throws(OfficeFailure) in _ = try finish(scanner) }.device == expected)
    }

    @Test("Not installed, too large, too long, not started")
    func limits() throws {
        let absent = ScanimageScanner(program: "anju-no-such-scanner")
        #expect(!absent.isAvailable)
        #expect(failure { () throws(OfficeFailure) in try absent.start(.cardFront) }.device == .noScanProgram)
        #expect(failure { () throws(OfficeFailure) in _ = try absent.poll() }.device == .scanFailed)

        let endless = ScanimageScanner(program: try folder.script("cat /dev/zero", to: "endless"), limitBytes: 10_000)
        try endless.start(.cardFront)
        #expect(failure { () throws(OfficeFailure) in _ = try finish(endless) }.reason == .tooLarge(limitBytes: 10_000))

        let slow = ScanimageScanner(program: try folder.script("exec tail -f /dev/null", to: "slow"), limitSeconds: 0)
        try slow.start(.cardFront)
        #expect(failure { () throws(OfficeFailure) in _ = try finish(slow) }.device == .scannerSilent)
    }

    @Test("The real scanimage with SANE's test device", .enabled(if: access("/usr/bin/scanimage", X_OK) == 0))
    func sane() throws {
        try folder.write(Array("test\n".utf8), to: "dll.conf")
        let program = try folder.script(
            "SANE_CONFIG_DIR=\(folder.path) exec /usr/bin/scanimage \"$@\"", to: "scan")
        let scanner = ScanimageScanner(program: program, device: "test:0")
        try scanner.start(.cardFront)
        let page = try #require(try finish(scanner))
        let size = try PictureProcess(program: try Samples.helper()).measure(page)
        #expect(size.width > 500 && size.height > 500)

        let none = ScanimageScanner(program: program, device: "nothing:0")
        try none.start(.cardFront)
        #expect(failure { () throws(OfficeFailure) in _ = try finish(none) }.device == .noScanner)
    }

    @Test("The simulated scanner says that it is one, and gives the side that is asked for")
    func simulated() throws {
        let pictures = PictureProcess(program: try Samples.helper())
        let scanner = SimulatedScanner(pictures: pictures) { kind in
            kind == .other ? .sheet : .card(Samples.card(isFront: kind == .cardFront))
        }
        #expect(scanner.isAvailable && scanner.isDemonstration)
        var pages: [[UInt8]?] = []
        for kind in [MaterialKind.cardBack, .cardBack, .cardFront] {
            try scanner.start(kind)
            pages.append(try finish(scanner))
        }
        let sides = try [false, false, true].map { try pictures.sampleCard(Samples.card(isFront: $0)) }
        #expect(pages == sides)
        // Where a signed sheet is asked for no card of anybody comes.
        try scanner.start(.other)
        let sheet = try #require(try finish(scanner))
        #expect(sheet.starts(with: [0x89, 0x50, 0x4E, 0x47]) && !sides.contains(sheet))
        try pictures.start(.measure(sheet))
        var size: PictureAnswer?
        while size == nil { size = try pictures.poll(waitMilliseconds: 1000) }
        #expect(size == .size(PictureSize(width: 840, height: 1188)))
        try scanner.start(.cardFront)
        scanner.cancel()
        #expect(failure { () throws(OfficeFailure) in _ = try scanner.poll() }.device != nil)
    }
}
