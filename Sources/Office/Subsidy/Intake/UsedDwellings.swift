import Housing

/// The dwellings for which a subsidy was drawn before (LH-06), while a file of applications is read.
struct UsedDwellings {
    private var used: Set<String> = []
    private var otherBatches: [BatchFile] = []
    /// Those of other batches into which a new lease has brought a family.
    private var moved: Set<String> = []

    init() {}

    init(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        otherBatches = try reader.otherBatches(than: file)
        used = Set(try reader.kept(UsedHouseBody.self, of: nil).compactMap(\.number))
        moved = try reader.dwellingsDrawnByMovers(in: otherBatches)
    }

    /// By the files of used dwellings, or by an agreement of another batch that has paid.
    func contains(_ code: HouseCode, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        if moved.contains(code.value) { return true }
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

    /// Whether an agreement of these batches has paid for the dwelling of its application.
    func isDrawn(for code: HouseCode, in batches: [BatchFile]) throws(OfficeFailure) -> Bool {
        for other in batches {
            for found in try applications(with: code, in: other) {
                let agreement = try family(at: found.position, of: other)?.agreement
                if let agreement, agreement.ledger.paidCount > 0 { return true }
            }
        }
        return false
    }

    /// Whether an agreement of these batches is for a dwelling, and is in force or still to be paid (LH-32): for no month two
    /// subsidies are paid for one dwelling.
    func isSigned(for code: HouseCode, in batches: [BatchFile]) throws(OfficeFailure) -> Bool {
        for other in batches {
            for found in try applications(with: code, in: other) {
                let agreement = try family(at: found.position, of: other)?.agreement
                guard let agreement, agreement.hasDwelling else { continue }
                if try !hasLeft(code, at: found.position, of: other.batch.id) { return true }
            }
            if try isMovedInto(code, besides: nil, in: other) { return true }
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
        with code: HouseCode, in file: BatchFile
    ) throws(OfficeFailure) -> [(position: Int, form: SubsidyForm)] {
        try applications(withHouse: code.value, in: file)
    }

    /// - Parameter code: as ``HouseCode/value`` has it.
    func applications(
        withHouse code: String, in file: BatchFile
    ) throws(OfficeFailure) -> [(position: Int, form: SubsidyForm)] {
        try applications(at: code, .house, in: file).filter { found in
            (try? HouseCode(found.form.house.code))?.value == code
        }
    }

    /// The places of families whose form, as it was handed in last, names a person as renting together with the applicant
    /// (LH-33).
    func applications(naming number: String, in file: BatchFile) throws(OfficeFailure) -> [Int] {
        try applications(at: number, .coTenant, in: file).filter { $0.form.coTenants.contains(number) }
            .map(\.position)
    }

    private func applications(
        at text: String, _ kind: BulkKeyKind, in file: BatchFile
    ) throws(OfficeFailure) -> [(position: Int, form: SubsidyForm)] {
        let key = try bulkKey(of: text, kind)
        var seen: Set<Int> = []
        var found: [(position: Int, form: SubsidyForm)] = []
        for run in file.runs.applications {
            for place in try places(of: key, kind, in: run, after: nil, limit: Self.mostOfOneKey)
            where seen.insert(place.position).inserted {
                guard let row = try application(at: place.position, of: file) else { continue }
                found.append((place.position, row.form))
            }
        }
        return found
    }

    /// How many rows of a key are looked at; nobody applies more often with one dwelling.
    private static var mostOfOneKey: Int { 1000 }

    /// Where the family stands among whose people somebody is named; nil where nobody has that number.
    func position(ofMember number: String, in file: BatchFile) throws(OfficeFailure) -> Int? {
        let key = try bulkKey(of: number, .document)
        for run in file.runs.memberRuns {
            for place in try places(of: key, .document, in: run, after: nil, limit: Self.mostOfOneKey)
            where try members(at: place.position, of: file).contains(where: { $0.document.value == number }) {
                return place.position
            }
        }
        return nil
    }

    /// Where the family of an applicant stands (``applicant(at:of:)``); nil where nobody has that number.
    func position(ofApplicant number: String, in file: BatchFile) throws(OfficeFailure) -> Int? {
        let key = try bulkKey(of: number, .document)
        for run in [file.runs.close, file.runs.register].compactMap(\.self) {
            for place in try places(of: key, .document, in: run, after: nil, limit: Self.mostOfOneKey)
            where try applicant(at: place.position, of: file).document.value == number { return place.position }
        }
        return nil
    }
}
