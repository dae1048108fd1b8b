import Foundation
import Housing

/// The form of a family as it was handed in: the row of a run of applications. The address, the landlord and the numbers of
/// others lie sealed.
struct ApplicationRow: Equatable {
    let submittedAt: Moment
    /// Who entered it; nil where nobody is told apart.
    let by: PersonID?
    /// A keyed digest of what the file said, so that the same line is known again; 0 where it came another way.
    let content: Int64
    let form: SubsidyForm

    /// - Parameter place: among the family's rows of the run; that of the highest place counts.
    func add(to rows: inout BulkRows, at position: Int, place: Int = 0) throws(OfficeFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let sealed = try? encoder.encode(form) else { throw Self.damaged }
        rows.add(BulkPlace(position: position, place: place)) { writer in
            writer.write(submittedAt.milliseconds)
            writer.write(by?.raw ?? "")
            writer.write(content)
        } personal: { writer in
            writer.write(String(decoding: sealed, as: UTF8.self))
        }
    }

    init(submittedAt: Moment, form: SubsidyForm, by: PersonID? = nil, content: Int64 = 0) {
        self.submittedAt = submittedAt
        self.by = by
        self.content = content
        self.form = form
    }

    /// What lies in the clear of the row.
    static func head(
        _ rows: BulkRows, _ index: Int
    ) throws(OfficeFailure) -> (submittedAt: Moment, by: PersonID?, content: Int64) {
        var reader = rows.reader(index)
        let submittedAt = Moment(milliseconds: try reader.long())
        let by = try reader.text()
        return (submittedAt, by.isEmpty ? nil : PersonID(by), try reader.long())
    }

    /// - Parameter personal: the row's personal part, opened.
    init(_ rows: BulkRows, _ index: Int, personal: [UInt8]) throws(OfficeFailure) {
        (submittedAt, by, content) = try Self.head(rows, index)
        var inner = ByteReader(personal)
        let text = try inner.text()
        guard let form = try? JSONDecoder().decode(SubsidyForm.self, from: Data(text.utf8)) else { throw Self.damaged }
        self.form = form
    }

    private static var damaged: OfficeFailure { .store(.damaged(what: "bulk_chunk application")) }
}

extension SubsidyReader {
    /// On which day a family declared what it handed in, or handed it in where it did not say when; anew with a correction
    /// in which it said again what is so of the conditions (LH-44, LH-61).
    func declarationDay(at position: Int, of file: BatchFile) throws(OfficeFailure) -> Day {
        if let row = try application(at: position, of: file) {
            let conditions = ApplicationField.declarations.rawValue
            let anew = try kept(CorrectionBody.self, of: file.batch.id, at: position).compactMap { kept in
                kept.body.items.contains { $0.path == conditions } ? kept.body.answeredAt : nil
            }
            return anew.reduce(row.form.declaredAt ?? row.submittedAt, max).day
        }
        guard let application = try family(at: position, of: file)?.application else {
            throw .store(.damaged(what: "bulk_chunk application"))
        }
        return application.submittedAt.day
    }

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
