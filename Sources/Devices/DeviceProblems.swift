import Glibc
import Office

/// What devices fail with, in the office's one error type. The operation names the device, so that the sentence can.
enum DeviceProblem {
    static let helper = "anju-picture"
    static let scanner = "scanimage"

    /// ENOENT: the program is not installed. ENODEV: no device answers. ETIMEDOUT: it took too long. EIO: it failed.
    static func failed(_ code: Int32, _ operation: String) -> OfficeFailure {
        .store(.system(code: code, operation: operation))
    }

    static func input(_ source: String, _ reason: InputProblem.Reason) -> OfficeFailure {
        .input(InputProblem(source: source, reason: reason))
    }

    static func notAPicture(_ source: String) -> OfficeFailure { input(source, .wrongType(expected: "JPEG, PNG")) }
}
