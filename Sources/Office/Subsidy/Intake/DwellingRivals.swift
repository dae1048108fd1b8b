import Housing

/// What stands against a dwelling already: another family's application with it, and whether a subsidy was drawn for it
/// before (LH-06, LH-32).
struct DwellingRivals {
    private var used: Set<String> = []
    private var otherBatches: [BatchFile] = []
    private var runs: [RunID] = []

    /// How many rows of a key are looked at; a dwelling is not applied with more often.
    fileprivate static let most = 1000

    init() {}

    init(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        runs = file.runs.applications
        otherBatches = try reader.otherBatches(than: file)
        var offset = 0
        while true {
            let page = try reader.subsidyRecords(
                .usedHouse, batch: nil, position: nil, state: nil, offset: offset, limit: 1000)
            for record in page { if let number = record.number { used.insert(number) } }
            offset += page.count
            if page.count < 1000 { return }
        }
    }

    /// The places of other families whose form, as it was handed in last, has that dwelling.
    func positions(
        of code: HouseCode, besides position: Int, in file: BatchFile, _ reader: any RecordReader
    ) throws(OfficeFailure) -> [(position: Int, form: SubsidyForm)] {
        guard !runs.isEmpty else { return [] }
        return try reader.applications(with: code, in: file, most: Self.most).filter { $0.position != position }
    }

    /// A subsidy was drawn for it: by the files of used dwellings, or by an agreement of another batch that has paid.
    func isUsed(_ code: HouseCode, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if !used.isEmpty, used.contains(try reader.usedHouseNumber(code)) { return true }
        return try reader.isDrawn(for: code, in: otherBatches)
    }
}

extension SubsidyReader {
    /// Those in which somebody applied.
    func otherBatches(than file: BatchFile) throws(OfficeFailure) -> [BatchFile] {
        var others: [BatchFile] = []
        for id in try batchIDs() where id != file.batch.id {
            let other = try batchFile(id)
            if !other.runs.applications.isEmpty { others.append(other) }
        }
        return others
    }

    /// Whether an agreement of these batches has paid for a dwelling.
    func isDrawn(for code: HouseCode, in batches: [BatchFile]) throws(OfficeFailure) -> Bool {
        for other in batches {
            for found in try applications(with: code, in: other, most: DwellingRivals.most) {
                let agreement = try family(at: found.position, of: other)?.agreement
                if let agreement, agreement.ledger.paidCount > 0 { return true }
            }
        }
        return false
    }

    /// Under which a used dwelling is kept.
    func usedHouseNumber(_ code: HouseCode) throws(OfficeFailure) -> String {
        let key = UInt64(bitPattern: try bulkKey(of: code.value, .house))
        let hex = String(key, radix: 16)
        return String(repeating: "0", count: 16 - hex.count) + hex
    }

    /// The families of a batch whose form, as it was handed in last, has a dwelling.
    func applications(
        with code: HouseCode, in file: BatchFile, most: Int
    ) throws(OfficeFailure) -> [(position: Int, form: SubsidyForm)] {
        let key = try bulkKey(of: code.value, .house)
        var seen: Set<Int> = []
        var found: [(position: Int, form: SubsidyForm)] = []
        for run in file.runs.applications {
            for place in try places(of: key, .house, in: run, after: nil, limit: most)
            where seen.insert(place.position).inserted {
                guard let row = try application(at: place.position, of: file),
                    let other = try? HouseCode(row.form.house.code), other == code
                else { continue }
                found.append((place.position, row.form))
            }
        }
        return found
    }
}
