import Office

extension OfficeFailure {
    /// Whether who keeps the machine is to find it in the log: a fault of the machine that does not pass by itself.
    var isForLog: Bool {
        switch self {
        case .refused, .held, .denied, .input, .store(.locked), .store(.changedByOther): false
        case .store: true
        }
    }
}
