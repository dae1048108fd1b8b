import Housing

/// A family of the waiting list that somebody looks for.
public struct FoundFamily: Equatable, Sendable {
    public let receipt: String
    /// The applicant's, as the register has it.
    public let maskedName: String
    /// In the city's register.
    public let position: Int
}

extension BatchDesk {
    /// Finds families by what somebody at the counter says: the receipt, the number of one of the family's people, or two
    /// and more neighbouring characters of the name of one of them. Each way has its index, so that
    /// nobody waits where a million families do.
    ///
    /// - Parameters:
    ///   - text: as typed.
    ///   - last: the position with which the page before ended.
    ///   - limit: how many at most.
    /// - Returns: in the register's order.
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`.
    public func find(
        _ text: String, in id: BatchID, after last: Int? = nil, limit: Int = 20, _ session: Session
    ) throws(OfficeFailure) -> [FoundFamily] {
        try office.read(.findPerson, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            guard let register = file.runs.register else { throw .refused(Refusal(.registerMissing, "LH-04")) }
            let search = FamilySearch(Normal.folded(text), file, register, reader)
            return try search.families(try search.positions(after: last ?? .min, limit: max(1, limit)))
        }
    }
}

/// One search within one question.
private struct FamilySearch {
    private let text: String
    private let register: RunID
    /// Where people lie: the register's applicants, and all that the file of members names.
    private let runs: [RunID]
    private let file: BatchFile
    private let reader: any RecordReader

    init(_ text: String, _ file: BatchFile, _ register: RunID, _ reader: any RecordReader) {
        (self.text, self.file, self.register, self.reader) = (text, file, register, reader)
        runs = [register] + (file.runs.members.map { [$0] } ?? [])
    }

    /// The families that are meant, ascending.
    func positions(after last: Int, limit: Int) throws(OfficeFailure) -> [Int] {
        if let position = try reader.position(ofReceipt: text, in: file) { return position > last ? [position] : [] }
        var found: Set<Int> = []
        for run in runs { found.formUnion(try documents(in: run)) }
        if found.isEmpty {
            for run in runs { found.formUnion(try names(in: run, after: last, limit: limit)) }
        }
        return Array(found.filter { $0 > last }.sorted().prefix(limit))
    }

    /// Whose number it is; no more people than a family has one number.
    private func documents(in run: RunID) throws(OfficeFailure) -> [Int] {
        let key = try reader.bulkKey(of: text, .document)
        let places = try reader.places(of: key, .document, in: run, after: nil, limit: FamilyState.mostPeople)
        var found: [Int] = []
        try each(places, of: run) { (rows, index) throws(OfficeFailure) in
            let opened = try reader.open(rows.personal(index), at: rows.place(index), of: run)
            if try ByteReader.documentValue(opened) == text { found.append(rows.place(index).position) }
        }
        return found
    }

    private func names(in run: RunID, after last: Int, limit: Int) throws(OfficeFailure) -> Set<Int> {
        var found: Set<Int> = []
        var page = try NamePlaces(text, in: run, after: last)
        while found.count < limit, let places = try page.next(limit, reader) {
            // Two characters are what they are found by; of more, other names have all the pairs as well.
            guard page.isAmbiguous else {
                found.formUnion(places.map(\.position))
                continue
            }
            try each(places, of: run) { (rows, index) throws(OfficeFailure) in
                if Normal.folded(try name(rows, index, of: run)).contains(text) {
                    found.insert(rows.place(index).position)
                }
            }
        }
        return found
    }

    private func name(_ rows: BulkRows, _ index: Int, of run: RunID) throws(OfficeFailure) -> String {
        var row = rows.reader(index)
        // A family's row begins with its receipt, a member's with his name.
        if run != file.runs.members { _ = try row.text() }
        return try row.text()
    }

    /// What the register says of them.
    func families(_ positions: [Int]) throws(OfficeFailure) -> [FoundFamily] {
        var found: [FoundFamily] = []
        try each(positions.map { BulkPlace(position: $0) }, of: register) { (rows, index) throws(OfficeFailure) in
            let (entry, name) = try RegisteredFamily.entry(rows, index)
            found.append(
                FoundFamily(receipt: entry.receipt, maskedName: Mask.name(name), position: entry.cityPosition))
        }
        return found
    }

    /// The rows at places, each of their chunks read once.
    ///
    /// - Parameter places: ascending.
    private func each(
        _ places: [BulkPlace], of run: RunID, _ body: (BulkRows, Int) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        var rest = places[...]
        while let chunk = rest.first?.chunk {
            let wanted = Set(rest.prefix { $0.chunk == chunk })
            rest = rest.dropFirst(wanted.count)
            try reader.eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where wanted.contains(rows.place(index)) { try body(rows, index) }
            }
        }
    }
}

/// The rows of a run in whose names all pairs of a text stand, some at a time.
private struct NamePlaces {
    private let pairs: [Int64]
    private let run: RunID
    private var last: BulkPlace?
    private var isOver = false

    /// Whether names are found in which the text does not stand.
    let isAmbiguous: Bool

    init(_ text: String, in run: RunID, after position: Int) throws(OfficeFailure) {
        pairs = NamePairs.of(text).sorted()
        isAmbiguous = text.unicodeScalars.count > 2
        self.run = run
        last = position < 0 ? nil : BulkPlace(position: position, place: .max)
        isOver = pairs.isEmpty
    }

    /// - Returns: nil at the end; some may be none.
    mutating func next(_ limit: Int, _ reader: any RecordReader) throws(OfficeFailure) -> [BulkPlace]? {
        guard !isOver, let first = pairs.first else { return nil }
        // Of several pairs many more rows have the one than have all.
        let most = pairs.count == 1 ? limit : Self.most
        let found = try reader.places(of: first, .namePair, in: run, after: last, limit: most)
        isOver = found.count < most
        var places = found
        for pair in pairs.dropFirst() where !places.isEmpty {
            let others = Set(try reader.places(of: pair, .namePair, in: run, after: last, limit: .max))
            places.removeAll { !others.contains($0) }
        }
        last = found.last ?? last
        return places
    }

    private static let most = 10_000
}
