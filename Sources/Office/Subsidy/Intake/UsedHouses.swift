import Housing
import Texts

/// Dwellings for which a subsidy was drawn before (LH-06): few enough to be taken in by one write.
struct UsedHouses {
    let rows: [UsedHouseRow]
    /// One for each row, where it is new.
    let ids: [String]

    /// As many as are written in a tenth of a second.
    static let most = 2000

    /// Reads them all.
    ///
    /// - Throws: `.input` for what makes the file unreadable as a whole.
    static func read(
        _ reader: CSVRowReader<UsedHouseRow>, _ course: inout IntakeCourse
    ) throws(OfficeFailure) -> [UsedHouseRow] {
        var reader = reader
        var rows: [UsedHouseRow] = []
        var lines: [String: Int] = [:]
        while let read = try reader.next() {
            course.report.rows += 1
            guard course.report.rows <= most else {
                let words = SubsidyImportTexts.mostRows(most)
                throw .input(InputProblem(source: course.source, reason: .syntax(words)))
            }
            switch read {
            case .bad(let problem, _): course.refuse(problem.line ?? 0, .input(problem))
            case .good(let row):
                if let first = lines[row.code.value] {
                    course.refuse(row.line, UsedHouseColumn.code, .duplicate(firstLine: first))
                } else {
                    lines[row.code.value] = row.line
                    rows.append(row)
                }
            }
        }
        guard course.report.rows > 0 else { throw .input(InputProblem(source: course.source, reason: .empty)) }
        return rows
    }

    /// Keeps them, and marks applications with such a dwelling that nobody has decided about.
    ///
    /// - Returns: how many applications were marked.
    func save(
        _ report: inout SubsidyImportReport, at now: Moment, by actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> Int {
        (report.added, report.changed, report.unchanged) = (0, 0, 0)
        var news: [HouseCode] = []
        for (row, id) in zip(rows, ids) {
            let number = try writer.usedHouseNumber(row.code)
            let body = UsedHouseBody(code: row.code.value, source: row.source, since: row.since)
            var kept = KeptRecord(id: id, batch: nil, number: number, state: .used, at: now, body: body)
            if let there = try writer.kept(UsedHouseBody.self, number: number) {
                guard there.body != body else {
                    report.unchanged += 1
                    continue
                }
                kept = there
                kept.body = body
                report.changed += 1
            } else {
                news.append(row.code)
                report.added += 1
            }
            try writer.save(kept)
        }
        guard !report.changedNothing else { return 0 }
        let marked = try mark(news, writer)
        try writer.append(
            [
                Entry(
                    .usedHousesImported,
                    [
                        "rows": .number(report.rows), "added": .number(report.added),
                        "changed": .number(report.changed), "marked": .number(marked),
                    ])
            ], at: now, by: actor)
        return marked
    }

    private func mark(_ codes: [HouseCode], _ writer: any RecordWriter) throws(OfficeFailure) -> Int {
        var marked = 0
        for id in try writer.batchIDs() {
            var file = try writer.batchFile(id)
            guard [.open, .closed, .reviewed].contains(file.batch.state), !file.runs.applications.isEmpty else {
                continue
            }
            var families: [FamilyState] = []
            for code in codes {
                for found in try writer.applications(with: code, in: file, most: 100) {
                    guard var family = try writer.family(at: found.position, of: file),
                        family.application?.isHouseUsed == false
                    else { continue }
                    family.application?.isHouseUsed = true
                    families.append(family)
                }
            }
            guard !families.isEmpty else { continue }
            marked += families.count
            file.batch.noteChange()
            try writer.save(families.sorted { $0.position < $1.position }, of: file)
        }
        return marked
    }
}
