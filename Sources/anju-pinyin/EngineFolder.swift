import Glibc

/// The folder that the engine needs to start: its schemas and the office's terms, compiled anew each time, which takes some
/// milliseconds. Once the engine has read it, it is taken away: nothing can be kept there, and nothing stays behind
/// a helper that is killed.
struct EngineFolder {
    let path: String

    /// Makes it, for this user alone; nil where that cannot be done.
    init?() {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/anju-pinyin-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { return nil }
        path = String(cString: made)
        for folder in [shared, user] where mkdir(folder, 0o700) != 0 {
            remove()
            return nil
        }
    }

    /// What the engine is given.
    var shared: String { path + "/shared" }
    /// Where it puts what it compiles.
    var user: String { path + "/user" }

    /// Puts a file among what the engine is given.
    func write(_ bytes: [UInt8], named name: String) -> Bool {
        guard let file = fopen("\(shared)/\(name)", "wxe") else { return false }
        let count = fwrite(bytes, 1, bytes.count, file)
        return fclose(file) == 0 && count == bytes.count
    }

    func remove() { Self.remove(path) }

    /// A folder with all that is in it; links are not followed.
    private static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                    name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
                }
                if name != "." && name != ".." { remove("\(path)/\(name)") }
            }
            closedir(folder)
        }
        rmdir(path)
    }
}
