import Foundation
import Housing

/// A batch as the desks have it: what the domain decides by, the notice as people read it, and the runs in which its rows
/// lie.
struct BatchFile: Equatable {
    var batch: SubsidyBatch
    let notice: NoticeFile
    let source: [UInt8]
    var runs: BatchRuns
    /// The last days for signing of families that are called, each once, ascending.
    var signDays: [Day] = []

    /// Under which a family's entries stand in the journal.
    func caseID(_ position: Int) -> CaseID { CaseID("\(batch.id)/\(position)") }

    init(batch: SubsidyBatch, notice: NoticeFile, source: [UInt8], runs: BatchRuns = BatchRuns()) {
        self.batch = batch
        self.notice = notice
        self.source = source
        self.runs = runs
    }
}

/// The runs of a batch that are seen.
struct BatchRuns: Equatable, Codable {
    /// The register as of the cut-off: who is on the list, and where (LH-04, LH-31).
    var register: RunID?
    /// The register as of the close, for the sizes (Q5).
    var close: RunID?
    /// Who belongs to which family: the first file, or the last one that named every family.
    var members: RunID?
    /// Files since then, each for the families that it names; nil where none came.
    var membersSince: [RunID]?
    /// When each file of members came, and by whom; nil where that was before it was noted.
    var membersBrought: [Brought]?
    /// Some families have another applicant since then: their people are nobody, until members come again.
    var isMembersOutdated: Bool?
    /// Forms; of two rows of one family that of the later run counts.
    var applications: [RunID] = []
    /// Among them, the one of forms that came back from a correction, one by one.
    var supplements: RunID?
    /// How many came back so; nil for none.
    var mended: Int?
    /// What sources said, likewise.
    var findings: [RunID] = []
    /// How every family of the register stands: ``FamilyState``.
    var families: RunID?
    /// How many of them stand where: ``FamilyTally``; nil while nobody wrote them anew since that is kept.
    var tally: RunID?
    /// The instalments of payment runs, and what the bank said of them.
    var payments: [RunID] = []

    struct Brought: Equatable, Codable {
        let run: RunID
        let at: Moment
        let by: PersonID?
    }

    /// The last file of findings or members, for what was looked at by them; files are counted through.
    var lastLooked: Int64 { (findings + memberRuns).map(\.rawValue).max() ?? 0 }

    /// Files of members, the first first. Of one family that counts which names it last.
    var memberRuns: [RunID] { [members].compactMap(\.self) + (membersSince ?? []) }

    var all: [RunID] {
        [register, close, families, tally].compactMap(\.self) + memberRuns + applications + findings + payments
    }
}

extension BatchFile {
    private struct Body: Codable {
        var lists: [SubsidyBatch.List]
        var counts: SubsidyBatch.Counts
        var runs: BatchRuns
        /// nil where that was not noted yet.
        var signDays: [Day]?
    }

    /// - Throws: `.damaged` where the notice or the body cannot be read.
    init(_ record: BatchRecord) throws(OfficeFailure) {
        let damaged = OfficeFailure.store(.damaged(what: "subsidy_batch \(record.id)"))
        guard let state = SubsidyBatch.State(rawValue: record.state),
            let body = try? JSONDecoder().decode(Body.self, from: Data(record.body)),
            let notice = try? KnownNotices.notice(record.notice, source: record.id.raw)
        else { throw damaged }
        batch = SubsidyBatch(
            id: record.id, notice: notice.notice, state: state, version: record.version, lists: body.lists,
            counts: body.counts)
        self.notice = notice
        source = record.notice
        runs = body.runs
        signDays = body.signDays ?? []
    }

    func record() throws(OfficeFailure) -> BatchRecord {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let body = Body(lists: batch.lists, counts: batch.counts, runs: runs, signDays: signDays)
        guard let bytes = try? encoder.encode(body) else {
            throw .store(.damaged(what: "subsidy_batch \(batch.id)"))
        }
        return BatchRecord(
            id: batch.id, state: batch.state.rawValue, version: batch.version, notice: source, body: Array(bytes),
            runs: runs.all)
    }
}

extension SubsidyReader {
    /// - Throws: `BATCH_UNKNOWN`.
    func batchFile(_ id: BatchID) throws(OfficeFailure) -> BatchFile {
        guard let record = try batchRecord(id) else { throw .refused(Refusal(.batchUnknown, "LH-30")) }
        return try BatchFile(record)
    }

    /// How the family at that place stands.
    func family(at position: Int, of file: BatchFile) throws(OfficeFailure) -> FamilyState? {
        guard let run = file.runs.families else { return nil }
        let chunk = BulkPlace(position: position).chunk
        var found: FamilyState?
        try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
            for index in 0..<rows.count where rows.place(index).position == position {
                found = try FamilyState(rows, index)
            }
        }
        return found
    }

    /// Where the family of a receipt stands in the register of the cut-off.
    func position(ofReceipt receipt: String, in file: BatchFile) throws(OfficeFailure) -> Int? {
        guard let run = file.runs.register else { return nil }
        let key = try bulkKey(of: receipt, .receipt)
        for place in try places(of: key, .receipt, in: run, after: nil, limit: 10) {
            if try registered(at: place.position, of: run)?.entry.receipt == receipt { return place.position }
        }
        return nil
    }
}

extension SubsidyWriter {
    /// Saves families where they lie, and the batch, which is one version on.
    func save(_ families: [FamilyState], of file: BatchFile) throws(OfficeFailure) {
        var rows = BulkRows()
        for family in families { family.add(to: &rows) }
        try replaceFamilies(rows, of: file)
        try save(try file.record())
    }
}
