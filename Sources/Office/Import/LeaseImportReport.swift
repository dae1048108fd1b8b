/// What an import of `leases.csv` did, or would have done.
public struct LeaseImportReport: ImportReport {
    /// Rows of the file, without the header.
    public var rows = 0
    public var leasesAdded = 0
    public var leasesChanged = 0
    public var leasesUnchanged = 0
    public var peopleAdded = 0
    public var peopleChanged = 0
    /// What is wrong, in the order of the file, at most one a row. With any of these nothing is taken unless the
    /// bad leases were to be skipped; a lease with one bad row is left out whole.
    public var problems: [InputProblem] = []
    /// What was taken as it stands, or would have been, and somebody has to look into: an organisation's code whose last
    /// character does not fit.
    public var warnings: [InputProblem] = []
    public var isTaken = false
    public var isCancelled = false
    public var interruption: OfficeFailure?
    public var passedOver = 0
    /// Where the bad ones were to be skipped: how many leases were, and the lines of all their rows.
    public var leasesSkipped = 0
    public var skippedLines: [Int] = []

    public init() {}

    public var changedNothing: Bool {
        leasesAdded == 0 && leasesChanged == 0 && peopleAdded == 0 && peopleChanged == 0
    }
}
