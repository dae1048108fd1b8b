import Glibc
import Housing
import Office

/// A document scanner through SANE's program `scanimage`, which runs beside the terminal and never in it.
///
/// Failures: ENOENT where the program is not installed, ENODEV where it finds no device or cannot open it, ETIMEDOUT, EIO
/// for all else; ECANCELED never, for a cancelled scan is forgotten.
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

    public func start() throws(OfficeFailure) {
        cancel()
        let arguments = ["--format=png", "--resolution", "300"] + (device.map { ["--device-name", $0] } ?? [])
        do throws(SystemError) {
            scan = try RunningScan(program: program, arguments: arguments)
        } catch {
            throw DeviceProblem.failed(error.code, DeviceProblem.scanner)
        }
    }

    public func poll() throws(OfficeFailure) -> [UInt8]? {
        guard let scan else { throw DeviceProblem.failed(EIO, DeviceProblem.scanner) }
        do throws(SystemError) {
            let ending = try scan.progress(limitBytes: limitBytes)
            guard let ending else {
                guard scan.runningMilliseconds <= limitMilliseconds else { throw SystemError(code: ETIMEDOUT) }
                return nil
            }
            cancel()
            return try scan.result(ending)
        } catch {
            cancel()
            if error.code == EFBIG {
                throw DeviceProblem.input(DeviceProblem.scanner, .tooLarge(limitBytes: limitBytes))
            }
            throw DeviceProblem.failed(error.code, DeviceProblem.scanner)
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

    /// Takes over what has come; how the program ended, once it has.
    func progress(limitBytes: Int) throws(SystemError) -> ChildProcess.Ending? {
        while !isAtEnd, let piece = try picture.readAvailable(limit: 1 << 18) {
            isAtEnd = piece.isEmpty
            bytes += piece
            guard bytes.count <= limitBytes else { throw SystemError(code: EFBIG) }
        }
        // Read on however much it says, so that it never waits for us; the first words say why.
        while let piece = try complaints.readAvailable(limit: 4096), !piece.isEmpty {
            words += piece.prefix(max(0, 4096 - words.count))
        }
        return isAtEnd ? child.poll() : nil
    }

    func result(_ ending: ChildProcess.Ending) throws(SystemError) -> [UInt8] {
        if ending == .exited(0), PictureKind(of: bytes) == .png { return bytes }
        // scanimage has one exit status for everything (its source: SANE_STATUS or 1), its words tell a missing device.
        let said = String(decoding: words, as: UTF8.self)
        let hasNoDevice = said.contains("no SANE devices found") || said.contains("open of device")
        throw SystemError(code: hasNoDevice ? ENODEV : EIO)
    }
}
