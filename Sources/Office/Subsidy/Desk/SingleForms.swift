import Housing

/// Forms that come one by one, from a kiosk or back from a correction, beside those of files: they lie in a run of their own.
extension RecordWriter {
    /// Keeps a form as the family's newest, with what it is found by (LH-32, LH-33).
    ///
    /// - Parameter content: of the line of a file that said the same; 0 where none did.
    func keep(
        _ form: SubsidyForm, submittedAt: Moment, content: Int64, of hand: inout FamilyInHand, by actor: Actor
    ) throws(OfficeFailure) {
        let run = try singleForms(&hand.file)
        let place = BulkPlace(position: hand.position, place: try next(at: hand.position, in: run))
        var rows = BulkRows()
        try ApplicationRow(submittedAt: submittedAt, form: form, by: actor.person, content: content)
            .add(to: &rows, at: place.position, place: place.place)
        try replace(rows, of: run)
        try appendKeys(of: form, at: place, to: run)
        hand.file.runs.mended = (hand.file.runs.mended ?? 0) + 1
    }

    /// The run of single forms. It comes after every file that has come: of two rows of one family that of the later run
    /// counts.
    private func singleForms(_ file: inout BatchFile) throws(OfficeFailure) -> RunID {
        if let run = file.runs.supplements, file.runs.applications.last == run { return run }
        let run = try beginRun(for: file.batch.id)
        file.runs.supplements = run
        file.runs.applications.append(run)
        return run
    }

    /// The next free place of a family in a run.
    private func next(at position: Int, in run: RunID) throws(OfficeFailure) -> Int {
        let chunk = BulkPlace(position: position).chunk
        var next = 0
        try eachChunk(of: run, in: chunk...chunk) { (_, rows) in
            for index in 0..<rows.count where rows.place(index).position == position {
                next = max(next, rows.place(index).place + 1)
            }
        }
        return next
    }

    private func appendKeys(
        of form: SubsidyForm, at place: BulkPlace, to run: RunID
    ) throws(OfficeFailure) {
        if let code = try? HouseCode(form.house.code) {
            try append([BulkKey(key: try bulkKey(of: code.value, .house), place: place)], .house, to: run)
        }
        var tenants: Set<BulkKey> = []
        for number in form.coTenants {
            tenants.insert(BulkKey(key: try bulkKey(of: number, .coTenant), place: place))
        }
        if !tenants.isEmpty { try append(tenants.sorted(), .coTenant, to: run) }
    }
}
