import Glibc

/// What the kernel says about a process.
enum ProcessFacts {
    /// A process and its descendants.
    static func tree(of process: pid_t) -> [pid_t] {
        let children = text("/proc/\(process)/task/\(process)/children").split(separator: " ").compactMap { pid_t($0) }
        return [process] + children.flatMap(tree)
    }

    /// The most memory that it ever had resident.
    static func peakKiB(of process: pid_t) -> Int { status("VmHWM", of: process) }

    /// How often it has given the processor up of its own accord, and so been woken.
    static func wakeUps(of process: pid_t) -> Int { status("voluntary_ctxt_switches", of: process) }

    private static func status(_ name: String, of process: pid_t) -> Int {
        for line in text("/proc/\(process)/status").split(separator: "\n") where line.hasPrefix(name + ":") {
            return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).lazy.compactMap { Int($0) }.first ?? 0
        }
        return 0
    }

    private static func text(_ path: String) -> String {
        guard let file = fopen(path, "re") else { return "" }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
}
