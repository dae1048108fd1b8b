import Glibc

/// A folder of its own for a test, removed with all that is in it when nobody holds it any more.
public final class TemporaryFolder {
    /// What the machine did not let a test do.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String

        init(_ what: String) { description = "\(what): \(String(cString: strerror(errno)))" }
    }

    public let path: String

    /// Below `$TMPDIR`, or in memory where the system has such a place: thousands of syncs need no disk to be tested.
    public init(inMemory: Bool = false) throws {
        let usual = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let parent = inMemory && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : usual
        var template = Array("\(parent)/anju-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template).map({ String(cString: $0) }) else { throw Failure(parent) }
        path = made
    }

    deinit { Self.removeAll(Array(path.utf8)) }

    /// The path of what has this name in it, there or not.
    public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// By bytes: a test may have made names that are no UTF-8.
    private static func removeAll(_ path: [UInt8]) {
        let bytes = (path + [0]).map { CChar(bitPattern: $0) }
        guard remove(bytes) != 0, let stream = opendir(bytes) else { return }
        while let item = readdir(stream) {
            let name = withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != Array(".".utf8), name != Array("..".utf8) { removeAll(path + Array("/".utf8) + name) }
        }
        closedir(stream)
        remove(bytes)
    }
}

extension TemporaryFolder {
    /// Writes a file, dated `secondsAgo` when given, without waiting for the disk; gives its path.
    @discardableResult
    public func write(
        _ bytes: [UInt8], to name: String, secondsAgo: Int? = nil, mode: mode_t = 0o600
    ) throws -> String {
        guard let file = fopen(self(name), "we") else { throw Failure(name) }
        defer { fclose(file) }
        guard fchmod(fileno(file), mode) == 0, fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0
        else { throw Failure(name) }
        if let secondsAgo {
            let date = timespec(tv_sec: time(nil) - secondsAgo, tv_nsec: 0)
            guard futimens(fileno(file), [date, date]) == 0 else { throw Failure(name) }
        }
        return self(name)
    }

    /// Writes a shell script that may be run; gives its path.
    public func script(_ text: String, to name: String) throws -> String {
        try write(Array("#!/bin/sh\n\(text)\n".utf8), to: name, mode: 0o700)
    }

    /// The beginning of a file.
    public func bytes(_ name: String, limit: Int = 1 << 20) throws -> [UInt8] {
        try Self.bytes(of: self(name), limit: limit)
    }

    /// The beginning of any file.
    public static func bytes(of path: String, limit: Int) throws -> [UInt8] {
        guard let file = fopen(path, "re") else { throw Failure(path) }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = fread(&buffer, 1, buffer.count, file)
        return Array(buffer.prefix(count))
    }

    /// The beginning of a file as text.
    public func text(_ name: String) throws -> String {
        String(decoding: try bytes(name, limit: 4096), as: UTF8.self)
    }

    public func makeFolder(_ name: String) throws {
        guard mkdir(self(name), 0o700) == 0 else { throw Failure(name) }
    }

    public func link(_ name: String, to target: String) throws {
        guard symlink(target, self(name)) == 0 else { throw Failure(name) }
    }
}
