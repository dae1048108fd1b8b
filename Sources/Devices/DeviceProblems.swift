import Office

/// What devices fail with, in the office's one error type.
enum DeviceProblem {
    static func device(_ failure: DeviceFailure) -> OfficeFailure { .store(.device(failure)) }

    /// `source` is a file's name, empty for bytes that have none.
    static func input(_ source: String, _ reason: InputProblem.Reason) -> OfficeFailure {
        .input(InputProblem(source: source, reason: reason))
    }

    static func system(_ code: Int32, _ operation: String) -> OfficeFailure {
        .store(.system(code: code, operation: operation))
    }
}
