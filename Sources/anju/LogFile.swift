import CPosix
import Glibc
import Housing
import Logging
import Office

/// `log/anju.log` of the data directory: what the machine did not do, under the number that the person was shown.
/// No personal data: failures carry none.
struct LogFile {
    private let logger: Logger

    init(directory: String, level: String = "info") {
        logger = Logger(label: "anju") { _ in
            LogFileHandler(path: "\(directory)/log/anju.log", level: Logger.Level(rawValue: level) ?? .info)
        }
    }

    func note(_ failure: OfficeFailure, in place: String) {
        logger.error("\(failure.text.number) \(failure.code) \(place) \(Self.detail(failure))")
    }

    private static func detail(_ failure: OfficeFailure) -> String {
        // A file of the office: its name, no value of it.
        if case .input(let problem) = failure { return problem.source }
        guard case .store(let failure) = failure else { return "" }
        switch failure {
        case .damaged(let what): return what
        case .system(let code, let operation): return "\(operation) \(code)"
        case .keyMissing(let id): return id
        case .newerSchema(let found, let known): return "\(found)/\(known)"
        default: return ""
        }
    }
}

/// Appends a line an event. The file is opened for each: events are rare, and a rotated file is followed.
struct LogFileHandler: LogHandler {
    let path: String
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    init(path: String, level: Logger.Level) {
        self.path = path
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let moment = Moment(milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
        let file = anju_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        Streams.write("\(moment) \(event.level) [\(getpid())] \(event.message)\n", to: file)
        close(file)
    }
}
