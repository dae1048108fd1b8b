import Office

/// A new file that lies on the disk, whole, and that nobody sees yet.
public struct StagedFile {
    /// Gives it its name, over no other.
    public let publish: () throws(OfficeFailure) -> Void
    /// Takes it away again.
    public let discard: () -> Void

    public init(
        publish: @escaping () throws(OfficeFailure) -> Void, discard: @escaping () -> Void
    ) {
        self.publish = publish
        self.discard = discard
    }
}
