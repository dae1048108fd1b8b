import CPosix
import Glibc
import Testing

/// A folder of its own for a test, removed with all that is in it.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/anju-devices-XXXXXX".utf8CString)
        path = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit { Self.removeAll(path) }

    private static func removeAll(_ path: String) {
        guard remove(path) != 0, let stream = opendir(path) else { return }
        while let item = readdir(stream) {
            // By bytes: a test may have made names that are no UTF-8.
            let name = withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
            if let text = String(validating: name, as: UTF8.self) {
                removeAll("\(path)/\(text)")
            } else {
                var bytes = (Array("\(path)/".utf8) + name + [0]).map { CChar(bitPattern: $0) }
                remove(&bytes)
            }
        }
        closedir(stream)
        remove(path)
    }

    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, dated `secondsAgo` when given.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String, secondsAgo: Int? = nil, mode: mode_t = 0o600) throws -> String {
        let descriptor = anju_open(self(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            try #require(count > 0)
            written += count
        }
        if let secondsAgo {
            let date = timespec(tv_sec: time(nil) - secondsAgo, tv_nsec: 0)
            try #require(futimens(descriptor, [date, date]) == 0)
        }
        return self(name)
    }

    /// The beginning of a file.
    func text(_ name: String) throws -> String {
        String(decoding: try bytes(name, limit: 4096), as: UTF8.self)
    }

    func bytes(_ name: String, limit: Int = 1 << 20) throws -> [UInt8] {
        let file = try #require(fopen(self(name), "r"))
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = fread(&buffer, 1, buffer.count, file)
        return Array(buffer.prefix(count))
    }

    /// Writes a shell script that may be run.
    func script(_ text: String, to name: String) throws -> String {
        try write(Array("#!/bin/sh\n\(text)\n".utf8), to: name, mode: 0o700)
    }

    func makeFolder(_ name: String) throws {
        try #require(mkdir(self(name), 0o700) == 0)
    }

    func link(_ name: String, to target: String) throws {
        try #require(symlink(target, self(name)) == 0)
    }
}
