import Glibc

/// Finds programs as a shell does.
enum ProgramPath {
    /// The path of `program`, looked up in PATH when it holds no slash; nil when there is none that may be run.
    static func find(_ program: String) -> String? {
        if program.contains("/") { return isProgram(program) ? program : nil }
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        return path.split(separator: ":").lazy.map { "\($0)/\(program)" }.first(where: isProgram)
    }

    /// The path of `program` in the folder of the running executable, whether it is there or not.
    static func beside(_ program: String) -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path.lastIndex(of: "/").map { "\(path[...$0])\(program)" } ?? "./\(program)"
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
