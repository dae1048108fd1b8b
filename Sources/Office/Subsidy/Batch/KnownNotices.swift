import Synchronization

/// Notices of batches as they were read last. A batch keeps its notice as a file, and reading that again would be most of
/// what an act on one family costs.
enum KnownNotices {
    private static let known = Mutex<[(bytes: [UInt8], notice: NoticeFile)]>([])
    /// More batches than are open at once.
    private static let most = 32

    /// - Throws: what is wrong with the file.
    static func notice(_ bytes: [UInt8], source: String) throws(OfficeFailure) -> NoticeFile {
        if let notice = known.withLock({ all in all.first { $0.bytes == bytes }?.notice }) { return notice }
        let notice = try NoticeFile(bytes, source: source)
        known.withLock { all in
            all.append((bytes, notice))
            if all.count > most { all.removeFirst() }
        }
        return notice
    }
}
