import Housing

/// What taking in a file of the subsidy did, or would have done.
public struct SubsidyImportReport: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case register, close, members, applications, findings
        case usedHouses = "used_houses"
    }

    public let kind: Kind
    /// Rows of the file, without the header.
    public var rows = 0
    /// Families, people, applications, findings or dwellings that are new.
    public var added = 0
    /// Those that are as the file says since then.
    public var changed = 0
    /// Those that were just so, or that something later stands for already.
    public var unchanged = 0
    /// Of the unchanged applications those whose line says something else and is older than what is in.
    public var outdated = 0
    /// Families of the register of the close that the cut-off did not know.
    public var ignored = 0
    /// Families of the cut-off that the file does not name; of a file of members those of whom nobody is known with it.
    public var absent = 0
    /// Families whose applicant is another one by the register of the close: their members have to be brought again.
    public var otherApplicants = 0
    /// What is wrong, at most one a row and the first of them all; with any of these nothing is taken unless the bad rows
    /// were to be skipped.
    public var problems: [SubsidyImportProblem] = []
    /// How many there are, those beyond ``problems`` among them.
    public var problemCount = 0
    /// Where bad rows were to be skipped: how many were, those of families that were left out whole among them.
    public var skipped = 0
    /// Members and findings went with a register that was replaced, and have to be brought again.
    public var hasReset = false
    /// Which file it is, by all its bytes; nil where they were not read to the end.
    var content: Int?
    /// It is not the file whose bad rows were shown: nothing of it was taken.
    public var isOther = false
    public var isTaken = false
    public var isCancelled = false

    /// Whether the office already had everything just so.
    public var changedNothing: Bool { added == 0 && changed == 0 }

    static let mostProblems = 1000
}

/// What is wrong with one row: a field of it, or what a rule says of it.
public struct SubsidyImportProblem: Equatable, Sendable {
    public let line: Int
    public let failure: OfficeFailure
}
