/// The keys of an office by their ids, which say nothing about the keys.
public struct KeyReport: Equatable, Sendable {
    /// One for each retention class, and for look-up, MACs and commitments; older ones open what was sealed under them.
    public struct DataKey: Equatable, Sendable {
        public let id: Int
        /// What it is for: `person`, `material`, …
        public let use: String
        public let isCurrent: Bool

        public init(id: Int, use: String, isCurrent: Bool) {
            self.id = id
            self.use = use
            self.isCurrent = isCurrent
        }
    }

    public let master: String
    /// Where the master key lies.
    public let file: String
    public let dataKeys: [DataKey]
    /// Key files beside it that this office does not need: replaced ones, which older backups need.
    public let otherFiles: [String]

    public init(master: String, file: String, dataKeys: [DataKey], otherFiles: [String]) {
        self.master = master
        self.file = file
        self.dataKeys = dataKeys
        self.otherFiles = otherFiles
    }
}
