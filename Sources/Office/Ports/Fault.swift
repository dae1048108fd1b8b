/// Something that is not as it was written, as `verify` finds it. `Texts` says it by its code.
public struct Fault: Hashable, Sendable, CustomStringConvertible {
    /// The table or file, and the row, as they stand in the data: `lease 4f…`, `materials/00ff…`. Never what is in them.
    public let place: String
    public let what: What

    public enum What: Hashable, Sendable {
        /// Its seal or its MAC does not fit, or it cannot be read.
        case altered
        case keyMissing(id: String)
        /// What SQLite's own check found in the file.
        case fileBroken(findings: Int)
        /// A table of which SQLite cannot read these pages of the file; none where it cannot tell which.
        case unreadable(pages: [Int])
        /// Nothing is in the file any more.
        case empty
        case pointsToNone
        /// A row of which another row, or the journal, says that it was there.
        case gone
        /// Fewer rows than were counted when they were written.
        case rowsGone
        case notLastWritten
        case notATable
        case chainBroken
        case notAnEntry
        case anotherPlace
        case anotherCase
        case entriesMissing
        case endsElsewhere
        /// A case of another version than the journal's.
        case anotherVersion
        case anotherDeadline
        case anotherQueuePlace
        case miscounted
        /// Somebody's name does not lead to his case.
        case notFoundByName
        /// The next number would be one that was given out: the last was this at least.
        case serialBehind(least: Int)
        case anotherSize
        /// A key other than the one of which the journal says that it was made last.
        case anotherSeal
        /// A table, index or trigger of the schema, or one that is none of it.
        case objectGone
        case objectAltered
        case objectUnknown
    }

    public init(_ place: String, _ what: What) {
        self.place = place
        self.what = what
    }

    /// Stable, as commands print it.
    public var code: String {
        switch what {
        case .altered: "ALTERED"
        case .keyMissing: "KEY_MISSING"
        case .fileBroken: "FILE_BROKEN"
        case .unreadable: "UNREADABLE"
        case .empty: "EMPTY"
        case .pointsToNone: "POINTS_TO_NONE"
        case .gone: "GONE"
        case .rowsGone: "ROWS_GONE"
        case .notLastWritten: "NOT_LAST_WRITTEN"
        case .notATable: "NOT_A_TABLE"
        case .chainBroken: "CHAIN_BROKEN"
        case .notAnEntry: "NOT_AN_ENTRY"
        case .anotherPlace: "ANOTHER_PLACE"
        case .anotherCase: "ANOTHER_CASE"
        case .entriesMissing: "ENTRIES_MISSING"
        case .endsElsewhere: "ENDS_ELSEWHERE"
        case .anotherVersion: "ANOTHER_VERSION"
        case .anotherDeadline: "ANOTHER_DEADLINE"
        case .anotherQueuePlace: "ANOTHER_QUEUE_PLACE"
        case .miscounted: "MISCOUNTED"
        case .notFoundByName: "NOT_FOUND_BY_NAME"
        case .serialBehind: "SERIAL_BEHIND"
        case .anotherSize: "ANOTHER_SIZE"
        case .anotherSeal: "ANOTHER_SEAL"
        case .objectGone: "OBJECT_GONE"
        case .objectAltered: "OBJECT_ALTERED"
        case .objectUnknown: "OBJECT_UNKNOWN"
        }
    }

    /// What stands beside the code: a key's id or a number.
    public var detail: String? {
        switch what {
        case .keyMissing(let id): id
        case .fileBroken(let findings): "\(findings)"
        case .unreadable(let pages): pages.isEmpty ? nil : pages.map(String.init).joined(separator: "、")
        case .serialBehind(let least): "\(least)"
        default: nil
        }
    }

    public var description: String { "\(place): \(code)" }
}
