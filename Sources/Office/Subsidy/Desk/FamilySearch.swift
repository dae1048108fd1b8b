import Housing

/// A family of the waiting list that somebody looks for.
public struct FoundFamily: Equatable, Sendable {
    public let receipt: String
    /// The applicant's, as the last register that names the family has it.
    public let maskedName: String
    /// In the city's register.
    public let position: Int
    /// As registered.
    public let size: Int
    /// nil where it has not applied.
    public let state: SubsidyState?
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
            let search = try FamilySearch(text, id, reader)
            return try search.families(try search.positions(after: last ?? .min, limit: max(1, limit)))
        }
    }

    /// Finds a family by what says nothing of a person: its receipt, or its position in the register. For everybody who
    /// sees the batch's families; by names and numbers those look who may find people.
    ///
    /// - Returns: one, or none.
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`.
    public func locate(
        _ text: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> [FoundFamily] {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let search = try FamilySearch(text, id, reader)
            return try search.families(try search.located())
        }
    }
}

/// One search within one question.
private struct FamilySearch {
    private let text: String
    private let file: BatchFile
    private let register: RunID
    private let reader: any RecordReader

    /// Where people lie: applicants in the registers, whoever belongs to a family in the files of members.
    private enum Source {
        case register(RunID)
        case close(RunID)
        /// - later: the files that came after it.
        case members(RunID, later: [RunID])

        var run: RunID {
            switch self {
            case .register(let run), .close(let run), .members(let run, _): run
            }
        }

        /// A family's row begins with its receipt, a member's with his name.
        var hasReceipts: Bool {
            if case .members = self { return false }
            return true
        }
    }

    private let sources: [Source]

    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`.
    init(_ text: String, _ id: BatchID, _ reader: any RecordReader) throws(OfficeFailure) {
        let file = try reader.batchFile(id)
        guard let register = file.runs.register else { throw .refused(Refusal(.registerMissing, "LH-04")) }
        (self.text, self.file, self.register, self.reader) = (Normal.folded(text), file, register, reader)
        var sources = [Source.register(register)]
        if let close = file.runs.close { sources.append(.close(close)) }
        let members = file.runs.memberRuns
        for (index, run) in members.enumerated() {
            sources.append(.members(run, later: Array(members[(index + 1)...])))
        }
        self.sources = sources
    }

    /// The family whose receipt or position it is.
    func located() throws(OfficeFailure) -> [Int] {
        if let position = try reader.position(ofReceipt: text, in: file) { return [position] }
        // Longer ones are numbers of documents.
        guard text.count <= 7, let position = Int(text), position > 0,
            try reader.registered(at: position, of: register) != nil
        else { return [] }
        return [position]
    }

    /// The families that are meant, ascending.
    func positions(after last: Int, limit: Int) throws(OfficeFailure) -> [Int] {
        let located = try located()
        guard located.isEmpty else { return located.filter { $0 > last } }
        var found: Set<Int> = []
        for source in sources { found.formUnion(try documents(in: source)) }
        if found.isEmpty {
            for source in sources { found.formUnion(try names(in: source, after: last, limit: limit)) }
        }
        return Array(found.filter { $0 > last }.sorted().prefix(limit))
    }

    /// Whose number it is; no more people than a family has one number.
    private func documents(in source: Source) throws(OfficeFailure) -> Set<Int> {
        let key = try reader.bulkKey(of: text, .document)
        let places = try reader.places(of: key, .document, in: source.run, after: nil, limit: FamilyState.mostPeople)
        return try standing(try hits(places, in: source, isMeant), in: source, isMeant)
    }

    private func names(in source: Source, after last: Int, limit: Int) throws(OfficeFailure) -> Set<Int> {
        var found: Set<Int> = []
        var page = try NamePlaces(text, in: source.run, after: last)
        while found.count < limit, let places = try page.next(limit, reader) {
            // Two characters are what they are found by; of more, other names have all the pairs as well.
            let hits =
                page.isAmbiguous ? try hits(places, in: source, isCalledSo) : Set(places.map(\.position))
            found.formUnion(try standing(hits, in: source, isCalledSo))
        }
        return found
    }

    private typealias Question = (BulkRows, Int, Source) throws(OfficeFailure) -> Bool

    private func isMeant(_ rows: BulkRows, _ index: Int, _ source: Source) throws(OfficeFailure) -> Bool {
        let opened = try reader.open(rows.personal(index), at: rows.place(index), of: source.run)
        return try ByteReader.documentValue(opened) == text
    }

    private func isCalledSo(_ rows: BulkRows, _ index: Int, _ source: Source) throws(OfficeFailure) -> Bool {
        var row = rows.reader(index)
        if source.hasReceipts { _ = try row.text() }
        return Normal.folded(try row.text()).contains(text)
    }

    /// Of rows that were found the families of those of which it is so.
    private func hits(
        _ places: [BulkPlace], in source: Source, _ isSo: Question
    ) throws(OfficeFailure) -> Set<Int> {
        var found: Set<Int> = []
        try each(places, of: source.run) { (rows, index) throws(OfficeFailure) in
            if try isSo(rows, index, source) { found.insert(rows.place(index).position) }
        }
        return found
    }

    /// Without the families of which a later file says something else: that of the close who applies, a later one of
    /// members who belongs to it.
    private func standing(
        _ positions: Set<Int>, in source: Source, _ isSo: Question
    ) throws(OfficeFailure) -> Set<Int> {
        guard !positions.isEmpty else { return [] }
        var standing = positions
        switch source {
        case .close: break
        case .register:
            guard let close = file.runs.close else { break }
            let places = positions.sorted().map { BulkPlace(position: $0) }
            try each(places, of: close) { (rows, index) throws(OfficeFailure) in
                if try !isSo(rows, index, .close(close)) { standing.remove(rows.place(index).position) }
            }
        case .members(_, let later):
            for run in later {
                for chunk in Set(positions.map { BulkPlace(position: $0).chunk }).sorted() {
                    try reader.eachChunk(of: run, in: chunk...chunk) { (_, rows) in
                        for index in 0..<rows.count { standing.remove(rows.place(index).position) }
                    }
                }
            }
            guard file.runs.isMembersOutdated == true else { break }
            for position in standing where try reader.family(at: position, of: file)?.people.isEmpty ?? true {
                standing.remove(position)
            }
        }
        return standing
    }

    /// What the registers say of them.
    func families(_ positions: [Int]) throws(OfficeFailure) -> [FoundFamily] {
        let places = positions.map { BulkPlace(position: $0) }
        var names: [Int: String] = [:]
        if let close = file.runs.close {
            try each(places, of: close) { (rows, index) throws(OfficeFailure) in
                names[rows.place(index).position] = try RegisteredFamily.heading(rows, index).name
            }
        }
        var found: [FoundFamily] = []
        try each(places, of: register) { (rows, index) throws(OfficeFailure) in
            let (receipt, name) = try RegisteredFamily.heading(rows, index)
            let registered = try RegisteredFamily.head(rows, index).size
            let position = rows.place(index).position
            let family = try reader.family(at: position, of: file)
            found.append(
                FoundFamily(
                    receipt: receipt, maskedName: Mask.name(names[position] ?? name), position: position,
                    size: family?.register.size ?? registered,
                    state: family?.application == nil ? nil : family?.standing.state))
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
