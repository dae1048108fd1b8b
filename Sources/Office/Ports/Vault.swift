import Housing

/// The files beside the database, encrypted, named by the digest of their ciphertext.
public protocol MaterialVault: AnyObject {
    /// Encrypts and stores; on the disk (file and folder synced) when it returns. The row that names it comes after.
    func store(_ bytes: [UInt8]) throws(OfficeFailure) -> StoredBlob
    /// Reads back and verifies digest and authentication tag.
    func load(_ id: BlobID) throws(OfficeFailure) -> [UInt8]
    /// Removes files that no row names and that are older than a day. Returns how many.
    func sweepOrphans(now: MachineMoment) throws(OfficeFailure) -> Int
}

/// A file that was put into the vault.
public struct StoredBlob: Equatable, Sendable {
    public let id: BlobID
    /// A keyed digest of the plain content: the same picture gives the same one.
    public let fingerprint: Commitment

    public init(id: BlobID, fingerprint: Commitment) {
        self.id = id
        self.fingerprint = fingerprint
    }
}

/// The clocks that an office has (contract: Time), and nothing else of the outside.
public protocol Clocks: AnyObject {
    /// Dates, windows, deadlines.
    func office() throws(OfficeFailure) -> Moment
    /// Token lives and sign-in delays.
    func machine() -> MachineMoment
    /// Milliseconds from any fixed point, never set back: for how long a text was open.
    func steadyMilliseconds() -> Int64
}

/// Random bytes from the operating system; seeded in tests and for the sample office.
public protocol Entropy: AnyObject {
    func bytes(_ count: Int) -> [UInt8]
}
