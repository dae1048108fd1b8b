import Glibc
import Housing
import Office

/// A document scanner through SANE's program `scanimage`, which runs beside the terminal and never in it.
///
/// Each failure is a `DeviceFailure`, or `.tooLarge`; a cancelled scan is forgotten and never fails.
public final class ScanimageScanner: Scanner {
    private let program: String
    private let device: String?
    private let limitBytes: Int
    private let limitMilliseconds: Int64
    private var scan: RunningScan?

    /// `device` as `scanimage -L` names it; nil takes the first one. `program` is looked up in PATH unless it is a path.
    public init(
        program: String = "scanimage", device: String? = nil, limitBytes: Int = 32 << 20, limitSeconds: Int = 120
    ) {
        self.program = program
        self.device = device
        self.limitBytes = limitBytes
        limitMilliseconds = Int64(limitSeconds) * 1000
    }

    /// Whether the program is installed. Whether a device answers shows a scan: asking takes SANE seconds.
    public var isAvailable: Bool { ProgramPath.find(program) != nil }

    public var isDemonstration: Bool { false }

    /// The device scans what lies there, whatever was asked for.
    public func start(_ kind: MaterialKind) throws(OfficeFailure) {
        cancel()
        let arguments = ["--format=png", "--resolution", "300"] + (device.map { ["--device-name", $0] } ?? [])
        do throws(SystemError) {
            scan = try RunningScan(program: program, arguments: arguments)
        } catch {
            throw DeviceProblem.device(error.code == ENOENT ? .noScanProgram : .scanFailed)
        }
    }

    public func poll() throws(OfficeFailure) -> [UInt8]? {
        guard let scan else { throw DeviceProblem.device(.scanFailed) }
        do throws(RunningScan.Problem) {
            let page = try scan.page(limitBytes: limitBytes)
            if page == nil, scan.runningMilliseconds > limitMilliseconds { throw .device(.scannerSilent) }
            if page != nil { cancel() }
            return page
        } catch {
            cancel()
            switch error {
            case .tooLarge: throw DeviceProblem.input("", .tooLarge(limitBytes: limitBytes))
            case .device(let failure): throw DeviceProblem.device(failure)
            }
        }
    }

    /// Ends the scan and its program; harmless when none runs.
    public func cancel() { scan = nil }
}

/// One run of `scanimage`; letting go of it ends it.
private final class RunningScan {
    private let child: ChildProcess
    private let picture: FileDescriptor
    private let complaints: FileDescriptor
    private var bytes: [UInt8] = []
    private var words: [UInt8] = []
    private var isAtEnd = false
    private let started = Deadline.now()

    init(program: String, arguments: [String]) throws(SystemError) {
        let output = try FileDescriptor.pipe()
        let error = try FileDescriptor.pipe()
        (picture, complaints) = (output.reading, error.reading)
        picture.setNonBlocking()
        complaints.setNonBlocking()
        let null = FileDescriptor(open("/dev/null", O_RDONLY | O_CLOEXEC))
        child = try ChildProcess(
            program: program, arguments: arguments,
            descriptors: [
                STDIN_FILENO: null.number, STDOUT_FILENO: output.writing.number, STDERR_FILENO: error.writing.number,
            ])
    }

    deinit { child.end() }

    var runningMilliseconds: Int64 { Deadline.now() - started }

    enum Problem: Error {
        case tooLarge
        case device(DeviceFailure)
    }

    /// Takes over what has come: the page when the program has ended well, nil while it runs.
    func page(limitBytes: Int) throws(Problem) -> [UInt8]? {
        do throws(SystemError) {
            while !isAtEnd, bytes.count <= limitBytes, let piece = try picture.readAvailable(limit: 1 << 18) {
                isAtEnd = piece.isEmpty
                bytes += piece
            }
            // Read on however much it says, so that it never waits for us; the first words say why.
            while let piece = try complaints.readAvailable(limit: 4096), !piece.isEmpty {
                words += piece.prefix(max(0, 4096 - words.count))
            }
        } catch {
            throw .device(.scanFailed)
        }
        guard bytes.count <= limitBytes else { throw .tooLarge }
        guard isAtEnd, let ending = child.poll() else { return nil }
        if ending == .exited(0), FileKind(of: bytes) == .png { return bytes }
        // scanimage has no exit status of its own for a missing device, but words.
        let said = String(decoding: words, as: UTF8.self)
        let hasNoDevice = said.contains("no SANE devices found") || said.contains("open of device")
        throw .device(hasNoDevice ? .noScanner : .scanFailed)
    }
}
