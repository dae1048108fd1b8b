import Housing

extension UpkeepDesk {
    /// What the daily run does for the rent subsidy: calls that were not answered in time count as given up (LH-54), but for
    /// families that something kept from signing, corrections whose days went by end, and pictures that were handed in with
    /// nothing go once nothing can be handed in (L-03). It closes, reviews and publishes
    /// nothing.
    func settleSubsidy(at now: Moment, _ report: inout TickReport) throws(OfficeFailure) {
        let ids = try office.records.read { (reader) throws(OfficeFailure) in try reader.batchIDs() }
        for id in ids {
            let waived = try report.passing { () throws(OfficeFailure) in try waive(id) }
            report.waivedFamilies += waived?.waived ?? 0
            report.keptFamilies += waived?.kept ?? 0
            report.endedCorrections +=
                try report.passing { () throws(OfficeFailure) in try endCorrections(of: id, at: now) } ?? 0
            report.forgottenPictures +=
                try report.passing { () throws(OfficeFailure) in try forgetPictures(of: id) } ?? 0
        }
    }

    private static let picturesAtOnce = 200

    /// Some pictures at a time, and a family at a time. Those that a form names are looked at once; who mends what was sent
    /// back still puts pictures in.
    func forgetPictures(of id: BatchID, atOnce limit: Int = Self.picturesAtOnce) throws(OfficeFailure) -> Int {
        var forgotten = 0
        // What is settled is not found again; behind this one lies what nobody has looked at.
        var last: String?
        while true {
            let page = try office.records.read { (reader) throws(OfficeFailure) in
                try reader.loosePictures(of: id, after: last, limit: limit)
            }
            for position in page.places {
                forgotten += try office.insist { (writer) throws(OfficeFailure) in
                    let file = try writer.batchFile(id)
                    guard try writer.family(at: position, of: file)?.standing.state != .correction else { return 0 }
                    let named = try writer.application(at: position, of: file)?.form.pictureIDs ?? []
                    return try writer.settlePictures(named, at: position, in: id)
                }
            }
            guard page.isMore, page.last != last || !page.places.isEmpty else { return forgotten }
            last = page.last
        }
    }

    /// Another step that is under way is left alone; the next run comes tomorrow.
    private func waive(_ id: BatchID) throws(OfficeFailure) -> (waived: Int, kept: Int) {
        let batch = try office.records.read { (reader) throws(OfficeFailure) in try reader.batchFile(id).batch }
        guard batch.state == .signing, batch.counts.called > 0 else { return (0, 0) }
        do throws(OfficeFailure) {
            let step = AllotmentStep(.waive, try office.policies.calendar())
            try office.begin(step, of: id, nil).run()
            return (step.report?.changed ?? 0, step.report?.kept ?? 0)
        } catch .refused {
            return (0, 0)
        } catch {
            throw error
        }
    }

    /// Each in a transaction of its own.
    private func endCorrections(of id: BatchID, at now: Moment) throws(OfficeFailure) -> Int {
        let overdue = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.kept(CorrectionBody.self, of: id, in: .open).filter { now.day > $0.body.deadline }
        }
        var ended = 0
        for kept in overdue {
            let isEnded = try office.insist { (writer) throws(OfficeFailure) in
                try Self.end(kept.id, of: id, at: now, writer)
            }
            if isEnded { ended += 1 }
        }
        return ended
    }

    /// - Returns: false where it has been answered meanwhile.
    private static func end(
        _ record: String, of id: BatchID, at now: Moment, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> Bool {
        var file = try writer.batchFile(id)
        guard var kept = try writer.kept(CorrectionBody.self, id: record), kept.state == .open,
            let position = kept.position, var family = try writer.family(at: position, of: file),
            family.standing.state == .correction
        else { return false }
        try ruled { () throws(Refusal) in try family.standing.endCorrection() }
        kept.state = .lapsed
        file.batch.noteChange()
        try writer.save(kept)
        try writer.save([family], of: file)
        let entry = Entry(.subsidyCorrectionEnded, ["case": .id(file.caseID(position))])
        try writer.append([entry], at: now, by: .system)
        return true
    }
}

extension RecordReader {
    /// Pictures that were not handed in with a form, once nothing can be handed in.
    ///
    /// - Returns: where families have some that can be settled, the last one that cannot yet, and whether there are more.
    fileprivate func loosePictures(
        of id: BatchID, after last: String?, limit: Int
    ) throws(OfficeFailure) -> (places: [Int], last: String?, isMore: Bool) {
        let file = try batchFile(id)
        guard file.batch.state != .open else { return ([], last, false) }
        let page = try subsidyRecords(
            PictureBody.kind, batch: id, position: nil, state: PictureBody.State.kept.rawValue, after: last,
            limit: limit)
        var mending: Set<Int> = []
        let places = Set(page.compactMap(\.position))
        for position in places where try family(at: position, of: file)?.standing.state == .correction {
            mending.insert(position)
        }
        let stays = page.last { $0.position.map(mending.contains) ?? true }
        return (places.subtracting(mending).sorted(), stays?.id ?? last, page.count == limit)
    }
}
