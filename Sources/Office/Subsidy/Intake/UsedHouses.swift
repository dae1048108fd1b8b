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

    /// Keeps them, and marks the applications with such a dwelling.
    ///
    /// - Returns: how many applications were marked.
    func save(
        _ report: inout SubsidyImportReport, at now: Moment, by actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> Int {
        (report.added, report.changed, report.unchanged) = (0, 0, 0)
        var news: [HouseCode] = []
        var isKept = false
        for (row, id) in zip(rows, ids) {
            let number = try writer.usedHouseNumber(row.code)
            let body = UsedHouseBody(code: row.code.value, source: row.source, since: row.since, by: actor)
            var kept = KeptRecord(id: id, batch: nil, number: number, state: .used, at: now, body: body)
            if let there = try writer.kept(UsedHouseBody.self, number: number) {
                let isSame = there.body.says(the: body)
                report.unchanged += isSame ? 1 : 0
                report.changed += isSame ? 0 : 1
                if isSame, there.body.wasBrought(by: actor) { continue }
                kept = there
                kept.body = body
                kept.body.others = there.body.others(than: actor)
            } else {
                news.append(row.code)
                report.added += 1
            }
            try writer.save(kept)
            isKept = true
        }
        guard isKept else { return 0 }
        let marked = try writer.noteUsed(news, besides: nil)
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
}

extension UsedHouseBody {
    /// Whether it is the same, whoever entered it.
    fileprivate func says(the other: UsedHouseBody) -> Bool {
        (code, source, since) == (other.code, other.source, other.since)
    }

    fileprivate func wasBrought(by actor: Actor) -> Bool { actor.person.map(people.contains) ?? true }

    /// Everybody else who brought it in: none of them decides by it (L-06).
    fileprivate func others(than actor: Actor) -> [Actor]? {
        let others = ([by] + (others ?? [])).filter { $0.person != actor.person }
        return others.isEmpty ? nil : others
    }
}

extension RecordWriter {
    /// A subsidy was drawn for these dwellings (LH-06): marks every application with one of them that nobody has decided
    /// about, in every batch that goes on.
    ///
    /// - Parameter own: the batch in which it was drawn; nil for none.
    /// - Returns: how many applications were marked.
    func noteUsed(_ codes: [HouseCode], besides own: BatchID?) throws(OfficeFailure) -> Int {
        guard !codes.isEmpty else { return 0 }
        let codes = Set(codes.map(\.value)).sorted()
        var marked = 0
        for var file in try batchesThatMark(besides: own) {
            var positions: Set<Int> = []
            for code in codes { positions.formUnion(try applications(withHouse: code, in: file).map(\.position)) }
            var families: [Int: FamilyState] = [:]
            for position in positions.sorted() {
                guard var family = try family(at: position, of: file), family.takesUsedHouse(in: file.batch) else {
                    continue
                }
                family.application?.isHouseUsed = true
                try reopen(&family, of: &file, besides: Set(families.keys))
                families[family.position] = family
            }
            guard !families.isEmpty else { continue }
            marked += families.count
            file.batch.noteChange()
            try save(families.values.sorted { $0.position < $1.position }, of: file)
        }
        return marked
    }
}

extension SubsidyReader {
    /// The batches that go on and have applications: in them used dwellings are marked.
    func batchesThatMark(besides own: BatchID?) throws(OfficeFailure) -> [BatchFile] {
        var files: [BatchFile] = []
        for id in try batchIDs() where id != own {
            let file = try batchFile(id)
            if file.batch.state != .finished, !file.runs.applications.isEmpty { files.append(file) }
        }
        return files
    }
}

extension FamilyState {
    /// Whether it still matters that its dwelling was used, and nobody knew.
    fileprivate func takesUsedHouse(in batch: SubsidyBatch) -> Bool {
        guard let application, !application.isHouseUsed else { return false }
        return switch standing.state {
        case .submitted, .locked, .underReview, .correction, .eligible, .published, .publicityPassed, .called,
            .notReached:
            true
        case .ineligible: batch.reopens(standing)
        case .draft, .withdrawn, .signed, .waived: false
        }
    }
}
