import Housing

/// A notice that lies beside the rules, by which a batch can be opened.
public struct NoticeOffer: Equatable, Sendable {
    /// In the data directory, `policies/notices/luohu-2023.toml`.
    public let path: String
    /// What it says, or why it cannot be read.
    public let notice: Result<NoticeFile, OfficeFailure>
    /// Whether a batch has its name.
    public let isOpened: Bool
    /// What was looked at is what is opened, whatever lies there by then.
    let bytes: [UInt8]

    public static func == (one: NoticeOffer, other: NoticeOffer) -> Bool {
        one.path == other.path && one.isOpened == other.isOpened && one.bytes == other.bytes
    }
}

extension BatchDesk {
    /// The notices of this office by their names, with those that ship with the program.
    public func notices(_ session: Session) throws(OfficeFailure) -> [NoticeOffer] {
        try office.read(.openBatch, session) { (reader, _) throws(OfficeFailure) in
            let opened = try reader.batchIDs()
            var offers: [NoticeOffer] = []
            for path in office.policies.noticePaths {
                var bytes: [UInt8] = []
                let notice: Result<NoticeFile, OfficeFailure>
                do throws(OfficeFailure) {
                    bytes = try office.policies.notice(at: path)
                    notice = .success(try NoticeFile(bytes, source: path))
                } catch {
                    notice = .failure(error)
                }
                let isOpened =
                    if case .success(let file) = notice { opened.contains(BatchID(file.notice.name)) } else { false }
                offers.append(NoticeOffer(path: path, notice: notice, isOpened: isOpened, bytes: bytes))
            }
            return offers
        }
    }

    /// Opens a batch by a notice as it was offered.
    ///
    /// - Throws: as ``open(_:source:_:)``.
    public func open(_ offer: NoticeOffer, _ session: Session) throws(OfficeFailure) -> BatchOverview {
        try open(offer.bytes, source: offer.path, session).batch
    }
}
