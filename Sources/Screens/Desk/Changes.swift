import Office

/// How a desk hears that other processes have written, and what of it is new to it.
public struct Changes {
    private let fileDescriptor: Int32?
    private let read: () -> Void
    private var versions: [OfficeTopic: Int64] = [:]

    /// - Parameters:
    ///   - fileDescriptor: readable when another process has written; nil where the system has no notice.
    ///   - drain: reads it empty.
    public init(fileDescriptor: Int32? = nil, drain: @escaping () -> Void = {}) {
        self.fileDescriptor = fileDescriptor
        read = drain
    }

    var sources: [Int32] { fileDescriptor.map { [$0] } ?? [] }

    func drain() { read() }

    /// Whether a topic is not what it was when this was last asked. False where that cannot be found out now.
    mutating func moved(_ topic: OfficeTopic, in office: Office) -> Bool {
        guard let version = try? office.version(of: topic) else { return false }
        defer { versions[topic] = version }
        return versions[topic] != version
    }
}
