import Housing

/// A part of the families that applied, as a table of them shows it.
public enum FamilyTab: String, CaseIterable, Sendable {
    case all = "ALL"
    /// 待核实: nothing is proposed, and something is not found out yet, or no review has looked at it since it came or changed.
    case waiting = "WAITING"
    /// Of those: no review has looked at it since it came or changed.
    case again = "AGAIN"
    /// A refusal is proposed that nobody has confirmed; also against a listed one.
    case proposed = "PROPOSED"
    case correction = "CORRECTION"
    case eligible = "ELIGIBLE"
    case ineligible = "INELIGIBLE"
    /// Everybody with a place among the eligible (LH-50).
    case ranked = "RANKED"
    /// A list may still be made of them, or not (``SubsidyState/isUndecided``), but for the eligible.
    case undecided = "UNDECIDED"
    /// Published, and not called yet.
    case listed = "LISTED"
    case called = "CALLED"
    case signed = "SIGNED"
    case waived = "WAIVED"
    case notReached = "NOT_REACHED"
    case withdrawn = "WITHDRAWN"

    /// Of which a family has one at most.
    var marks: FamilyMarks {
        switch self {
        case .all: FamilyMarks(SubsidyState.allCases)
        case .waiting: .waiting
        case .again: .again
        case .proposed: .proposed
        case .correction: FamilyMarks(.correction)
        case .eligible: FamilyMarks(.eligible)
        case .ineligible: FamilyMarks(.ineligible)
        case .ranked: .ranked
        case .undecided: FamilyMarks([.locked, .underReview, .correction])
        case .listed: FamilyMarks([.published, .publicityPassed])
        case .called: FamilyMarks(.called)
        case .signed: FamilyMarks(.signed)
        case .waived: FamilyMarks(.waived)
        case .notReached: FamilyMarks(.notReached)
        case .withdrawn: FamilyMarks(.withdrawn)
        }
    }

    /// Whether families in this state are all of this tab.
    public func contains(_ state: SubsidyState) -> Bool { marks.contains(FamilyMarks(state)) }
}

/// Where a page of families begins. A page that would reach beyond the last family begins earlier.
public enum FamilyAnchor: Hashable, Sendable {
    case first
    case last
    /// With the tab's so-many-eth family, from 0.
    case offset(Int)
    /// So that the first family at a position of the register, or behind it, has so many lines above it.
    case position(Int, above: Int = 0)
}

/// A family in a table.
public struct FamilyLine: Equatable, Sendable {
    /// 备案回执号.
    public let receipt: String
    /// Of whom applies now.
    public let maskedName: String
    /// In the city's register, as of the cut-off.
    public let position: Int
    /// Its place among the eligible, from 1; nil where it is not one of them.
    public let rank: Int?
    public let standing: SubsidyStanding
    public let size: Int
    public let monthly: Money
    public let submittedAt: Moment
    /// Taken after the close by a manager.
    public let isLate: Bool
    public let agreementState: SubsidyAgreement.State?
    /// The last day for what was sent back to it; nil where it waits for nothing.
    public let correctionUntil: Day?
}

/// How many families that applied stand where.
public struct FamilyCounts: Equatable, Sendable {
    /// By mark.
    private let counts: [Int]

    init(_ tally: FamilyTally) { counts = tally.all }

    private func count(_ marks: FamilyMarks) -> Int {
        counts.indices.reduce(0) { marks.rawValue >> UInt64($1) & 1 != 0 ? $0 + counts[$1] : $0 }
    }

    public subscript(tab: FamilyTab) -> Int { count(tab.marks) }
    public subscript(state: SubsidyState) -> Int { count(FamilyMarks(state)) }
    public var applied: Int { self[.all] }
}

/// Some families of a tab, in the register's order.
public struct FamilyWindow: Equatable, Sendable {
    public let batch: BatchID
    public let tab: FamilyTab
    public let lines: [FamilyLine]
    /// How many of the tab come before the first line.
    public let first: Int
    public let counts: FamilyCounts

    /// How many the tab has.
    public var total: Int { counts[tab] }
}

extension BatchDesk {
    /// A page of the families that applied. Where a million did, and whatever few of them a tab has, it takes some
    /// milliseconds.
    ///
    /// - Returns: an empty one while no register is in.
    /// - Throws: `BATCH_UNKNOWN`.
    public func page(
        of id: BatchID, _ tab: FamilyTab, _ anchor: FamilyAnchor = .first, limit: Int, _ session: Session
    ) throws(OfficeFailure) -> FamilyWindow {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let pages = try FamilyPages(try reader.batchFile(id), tab, reader)
            return try pages.page(anchor, limit: max(1, limit))
        }
    }
}

/// The families of a tab within one question.
struct FamilyPages {
    private let file: BatchFile
    private let tab: FamilyTab
    private let reader: any RecordReader
    private let tally: FamilyTally
    private let marks: FamilyMarks

    init(_ file: BatchFile, _ tab: FamilyTab, _ reader: any RecordReader) throws(OfficeFailure) {
        (self.file, self.tab, self.reader) = (file, tab, reader)
        tally = try reader.tally(of: file)
        marks = tab.marks
    }

    func page(_ anchor: FamilyAnchor, limit: Int) throws(OfficeFailure) -> FamilyWindow {
        let counts = FamilyCounts(tally)
        let total = counts[tab]
        let wanted =
            switch anchor {
            case .first: 0
            case .last: total
            case .offset(let offset): offset
            case .position(let position, let above): try count(before: position) - above
            }
        let first = max(0, min(wanted, total - limit))
        let lines = try lines(from: first, limit: limit)
        return FamilyWindow(batch: file.batch.id, tab: tab, lines: lines, first: first, counts: counts)
    }

    /// How many of the tab stand before a position.
    private func count(before position: Int) throws(OfficeFailure) -> Int {
        guard let families = file.runs.families else { return 0 }
        let own = BulkPlace(position: position).chunk
        var before = 0
        try tally.each(marks) { (chunk, count, _) throws(OfficeFailure) in
            guard chunk >= own else {
                before += count
                return true
            }
            guard chunk == own else { return false }
            try reader.eachChunk(of: families, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.place(index).position < position {
                    if try isMeant(rows, index) { before += 1 }
                }
            }
            return false
        }
        return before
    }

    private func isMeant(_ rows: BulkRows, _ index: Int) throws(OfficeFailure) -> Bool {
        let found = try FamilyMarks(rows, index, wantsOpen: !marks.isDisjoint(with: .open))
        return !marks.isDisjoint(with: found)
    }

    private func lines(from first: Int, limit: Int) throws(OfficeFailure) -> [FamilyLine] {
        guard let families = file.runs.families else { return [] }
        var lines: [FamilyLine] = []
        var (passed, rank) = (0, 0)
        try tally.each(marks, beside: .ranked) { (chunk, count, ranked) throws(OfficeFailure) in
            guard passed + count > first else {
                passed += count
                rank += ranked
                return true
            }
            guard count > 0 else {
                rank += ranked
                return true
            }
            var found: [(family: FamilyState, rank: Int)] = []
            try reader.eachChunk(of: families, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.tag(index) >= 0 {
                    if SubsidyState(rawValue: UInt8(clamping: rows.tag(index)))?.isRanked == true { rank += 1 }
                    guard lines.count + found.count < limit, try isMeant(rows, index) else { continue }
                    passed += 1
                    if passed > first { found.append((try FamilyState(rows, index), rank)) }
                }
            }
            let names = try reader.headings(of: Set(found.map(\.family.position)), in: file)
            for (family, rank) in found { lines.append(try line(family, rank, names[family.position])) }
            return lines.count < limit
        }
        return lines
    }

    private func correctionUntil(_ family: FamilyState) throws(OfficeFailure) -> Day? {
        guard family.standing.state == .correction else { return nil }
        let all = try reader.kept(CorrectionBody.self, of: file.batch.id, at: family.position)
        return all.last { $0.state == .open }?.body.deadline
    }

    private func line(_ family: FamilyState, _ rank: Int, _ name: FamilyHeading?) throws(OfficeFailure) -> FamilyLine {
        guard let name, let application = family.application else {
            throw .store(.damaged(what: "bulk_chunk register"))
        }
        let size = family.register.size
        return FamilyLine(
            receipt: name.receipt, maskedName: Mask.name(name.name), position: family.position,
            rank: family.standing.state.isRanked ? rank : nil, standing: family.standing, size: size,
            monthly: file.batch.notice.standard.monthly(registeredSize: size), submittedAt: application.submittedAt,
            isLate: application.isLate, agreementState: family.agreement?.terms.state,
            correctionUntil: try correctionUntil(family))
    }
}
