import Foundation
import Housing

/// The form of a family as it was handed in: the row of a run of applications. The address, the landlord and the numbers of
/// others lie sealed.
struct ApplicationRow: Equatable {
    let submittedAt: Moment
    let form: SubsidyForm

    func add(to rows: inout BulkRows, at position: Int) throws(OfficeFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let sealed = try? encoder.encode(form) else { throw Self.damaged }
        rows.add(BulkPlace(position: position)) { writer in
            writer.write(submittedAt.milliseconds)
        } personal: { writer in
            writer.write(String(decoding: sealed, as: UTF8.self))
        }
    }

    init(submittedAt: Moment, form: SubsidyForm) {
        self.submittedAt = submittedAt
        self.form = form
    }

    /// - Parameter personal: the row's personal part, opened.
    init(_ rows: BulkRows, _ index: Int, personal: [UInt8]) throws(OfficeFailure) {
        var reader = rows.reader(index)
        submittedAt = Moment(milliseconds: try reader.long())
        var inner = ByteReader(personal)
        let text = try inner.text()
        guard let form = try? JSONDecoder().decode(SubsidyForm.self, from: Data(text.utf8)) else { throw Self.damaged }
        self.form = form
    }

    private static var damaged: OfficeFailure { .store(.damaged(what: "bulk_row application")) }
}

extension SubsidyReader {
    /// The form of the family at a position, as it was handed in last.
    func application(at position: Int, of file: BatchFile) throws(OfficeFailure) -> ApplicationRow? {
        let chunk = BulkPlace(position: position).chunk
        for run in file.runs.applications.reversed() {
            var found: ApplicationRow?
            try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.place(index).position == position {
                    let opened = try open(rows.personal(index), at: rows.place(index), of: run)
                    found = try ApplicationRow(rows, index, personal: opened)
                }
            }
            if let found { return found }
        }
        return nil
    }
}

/// What a source said of a person and a condition: the row of a run of findings. It lies at the family's position, at a
/// place that says whose and of what it is.
struct FindingRecord: Equatable {
    /// Which member, counted from 0 as in ``FamilyState/people``.
    let member: Int
    let condition: ConditionSet
    let result: FindingResult
    let source: String
    let checkedAt: Moment
    /// Who brought it in.
    let by: String
    /// What it rests on; sealed.
    let evidence: String

    var place: Int { member << 5 | condition.rawValue.trailingZeroBitCount }

    func add(to rows: inout BulkRows, at position: Int) {
        rows.add(BulkPlace(position: position, place: place)) { writer in
            writer.write(UInt8(FindingResult.allCases.firstIndex(of: result) ?? 0))
            writer.write(source)
            writer.write(checkedAt.milliseconds)
            writer.write(by)
        } personal: { writer in
            writer.write(evidence)
        }
    }

    init(
        member: Int, condition: ConditionSet, result: FindingResult, source: String, checkedAt: Moment, by: String,
        evidence: String
    ) {
        self.member = member
        self.condition = condition
        self.result = result
        self.source = source
        self.checkedAt = checkedAt
        self.by = by
        self.evidence = evidence
    }

    /// - Parameter personal: the row's personal part, opened.
    init(_ rows: BulkRows, _ index: Int, personal: [UInt8]) throws(OfficeFailure) {
        let place = rows.place(index).place
        var reader = rows.reader(index)
        let result = Int(try reader.byte())
        guard FindingResult.allCases.indices.contains(result) else {
            throw .store(.damaged(what: "bulk_row finding"))
        }
        let source = try reader.text()
        let checkedAt = Moment(milliseconds: try reader.long())
        let by = try reader.text()
        var inner = ByteReader(personal)
        self.init(
            member: place >> 5, condition: ConditionSet(rawValue: 1 << UInt32(place & 31)),
            result: FindingResult.allCases[result], source: source, checkedAt: checkedAt, by: by,
            evidence: try inner.text())
    }
}

extension SubsidyReader {
    /// What sources said of the people of a family, the latest word of each first.
    func findings(at position: Int, of file: BatchFile) throws(OfficeFailure) -> [FindingRecord] {
        let chunk = BulkPlace(position: position).chunk
        var found: [FindingRecord] = []
        for run in file.runs.findings.reversed() {
            try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.place(index).position == position {
                    let opened = try open(rows.personal(index), at: rows.place(index), of: run)
                    found.append(try FindingRecord(rows, index, personal: opened))
                }
            }
        }
        return found
    }
}
