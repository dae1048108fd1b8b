/// What a disk may hold after the power went: everything up to a file's last sync, and of what came after it any part.
public struct PowerLoss {
    private let start: [String: [UInt8]]
    private let changes: [FaultPlan.Change]

    public init(start: [String: [UInt8]], changes: [FaultPlan.Change]) {
        self.start = start
        self.changes = changes
    }

    /// What is left of the writes that were not synced.
    public enum Remainder: CaseIterable, Sendable {
        case none, all, everySecond, torn
    }

    /// How many changes there are to lose power after.
    public var moments: Int { changes.count }

    /// The steps that were acknowledged before `moment`.
    public func acknowledged(before moment: Int) -> Set<Int> {
        Set(
            changes[..<moment].compactMap { change in
                if case .acknowledged(let step) = change { step } else { nil }
            })
    }

    /// The files as found afterwards.
    public func files(after moment: Int, _ remainder: Remainder) -> [String: [UInt8]] {
        var safe = start
        var pending: [String: [FaultPlan.Change]] = [:]
        for change in changes[..<moment] {
            switch change {
            case .write(let file, _, _), .truncate(let file, _): pending[file, default: []].append(change)
            case .sync(let file):
                for change in pending.removeValue(forKey: file) ?? [] { Self.apply(change, to: &safe) }
            case .delete(let file):
                pending[file] = nil
                safe[file] = nil
            case .acknowledged: break
            }
        }
        for (_, changes) in pending {
            for (index, change) in changes.enumerated() {
                switch remainder {
                case .none: break
                case .all: Self.apply(change, to: &safe)
                case .everySecond: if index % 2 == 0 { Self.apply(change, to: &safe) }
                case .torn: Self.apply(Self.half(change), to: &safe)
                }
            }
        }
        return safe
    }

    private static func half(_ change: FaultPlan.Change) -> FaultPlan.Change {
        guard case .write(let file, let offset, let bytes) = change else { return change }
        return .write(file: file, offset: offset, bytes: Array(bytes.prefix(bytes.count / 2)))
    }

    private static func apply(_ change: FaultPlan.Change, to files: inout [String: [UInt8]]) {
        switch change {
        case .write(let file, let offset, let bytes):
            var content = files[file] ?? []
            if content.count < offset + bytes.count {
                content += [UInt8](repeating: 0, count: offset + bytes.count - content.count)
            }
            content.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
            files[file] = content
        case .truncate(let file, let size):
            let content = files[file] ?? []
            files[file] = Array(content.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - content.count))
        case .sync, .delete, .acknowledged: break
        }
    }
}
