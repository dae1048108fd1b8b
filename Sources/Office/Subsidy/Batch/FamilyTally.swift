import Housing

/// As what a family that applied is counted: by its state, and by what is open of it. Several, as a set of bits; a state's bit
/// is its raw value. The bits are stored and never change their meaning.
struct FamilyMarks: OptionSet, Hashable {
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(_ state: SubsidyState) {
        rawValue = 1 << UInt64(state.rawValue)
    }

    init(_ states: [SubsidyState]) {
        self = states.reduce([]) { $0.union(FamilyMarks($1)) }
    }

    /// A refusal is proposed, and nobody has confirmed it.
    static let proposed = FamilyMarks(rawValue: 1 << 32)
    /// Nothing is proposed, and something is not found out yet, or no review has looked at it since it came or changed.
    static let waiting = FamilyMarks(rawValue: 1 << 33)

    /// Of those that wait: no review has looked at it since it came or changed.
    static let again = FamilyMarks(rawValue: 1 << 34)

    static let open: FamilyMarks = [.proposed, .waiting, .again]
    static let ranked = FamilyMarks(SubsidyState.allCases.filter(\.isRanked))

    init(_ standing: SubsidyStanding) {
        self.init(standing.state)
        guard Self.mayBeOpen(standing.state) else { return }
        if standing.state == .locked || standing.proposed.isEmpty && standing.isWaiting {
            formUnion(standing.isUnseen ? [.waiting, .again] : .waiting)
        } else if !standing.proposed.isEmpty {
            formUnion(.proposed)
        }
    }

    private static func mayBeOpen(_ state: SubsidyState) -> Bool {
        state == .locked || state == .underReview || state.isOnList
    }

    /// Those of a family's row; none where it has not applied. Its bytes are read only where they can say more than its tag.
    init(_ rows: BulkRows, _ index: Int, wantsOpen: Bool = true) throws(OfficeFailure) {
        let tag = rows.tag(index)
        guard tag >= 0, let state = SubsidyState(rawValue: UInt8(clamping: tag)) else {
            self = []
            return
        }
        if wantsOpen, Self.mayBeOpen(state), state != .locked {
            self.init(try FamilyState(rows, index).standing)
        } else {
            self.init(state)
            if state == .locked { formUnion([.waiting, .again]) }
        }
    }
}

extension SubsidyStanding {
    /// Nothing may be decided of it before something else comes.
    fileprivate var isWaiting: Bool { undecided > 0 || state == .underReview }
    fileprivate var isUnseen: Bool { state == .locked || state == .underReview && undecided == 0 }
}

/// How many families stand where, by the chunk of their rows: kept with every change of them, so that a page of a few among
/// a million is found without looking at the others.
struct FamilyTally {
    /// The chunks in which somebody applied, ascending, and where their counts begin.
    private var chunks: [Int] = []
    private var starts: [Int] = []
    private var marks: [UInt8] = []
    private var counts: [UInt32] = []

    private mutating func add(_ chunk: Int, _ counted: [UInt32]) {
        chunks.append(chunk)
        starts.append(marks.count)
        for (mark, count) in counted.enumerated() where count > 0 {
            marks.append(UInt8(mark))
            counts.append(count)
        }
    }

    // MARK: Asking

    /// How many of all are counted as one of these, which no family is twice.
    func count(_ wanted: FamilyMarks) -> Int {
        var sum = 0
        for (mark, count) in zip(marks, counts) where wanted.rawValue >> UInt64(mark) & 1 != 0 { sum += Int(count) }
        return sum
    }

    /// Every mark's count.
    var all: [Int] {
        var all = [Int](repeating: 0, count: Self.mostMarks)
        for (mark, count) in zip(marks, counts) { all[Int(mark)] += Int(count) }
        return all
    }

    /// Calls `body` with every chunk that has such families, ascending, until it says that this is enough.
    ///
    /// - Parameter body: the chunk, how many it has, and how many of `beside` are in it; returns whether it goes on.
    func each(
        _ wanted: FamilyMarks, beside: FamilyMarks = [],
        _ body: (_ chunk: Int, _ count: Int, _ beside: Int) throws(OfficeFailure) -> Bool
    ) throws(OfficeFailure) {
        for (index, chunk) in chunks.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : marks.count
            var (count, others) = (0, 0)
            for entry in starts[index]..<end {
                if wanted.rawValue >> UInt64(marks[entry]) & 1 != 0 { count += Int(counts[entry]) }
                if beside.rawValue >> UInt64(marks[entry]) & 1 != 0 { others += Int(counts[entry]) }
            }
            guard count > 0 || others > 0 else { continue }
            guard try body(chunk, count, others) else { return }
        }
    }

    // MARK: Counting

    fileprivate static let mostMarks = 64

    private static func count(_ rows: BulkRows, _ range: Range<Int>) throws(OfficeFailure) -> [UInt32] {
        var counted = [UInt32](repeating: 0, count: mostMarks)
        for index in range {
            var bits = try FamilyMarks(rows, index).rawValue
            while bits != 0 {
                counted[bits.trailingZeroBitCount] += 1
                bits &= bits - 1
            }
        }
        return counted
    }

    /// Counts whole chunks of families; a row of the result is one of theirs.
    static func count(_ families: BulkRows, into rows: inout BulkRows) throws(OfficeFailure) {
        for (chunk, range) in families.chunks {
            let counted = try count(families, range)
            rows.add(BulkPlace(position: chunk)) { writer in
                for (mark, count) in counted.enumerated() where count > 0 {
                    writer.write(UInt8(mark))
                    writer.write(count)
                }
            }
        }
    }

    /// Adds rows as they were kept.
    fileprivate mutating func read(_ rows: BulkRows) throws(OfficeFailure) {
        for index in 0..<rows.count {
            chunks.append(rows.place(index).position)
            starts.append(marks.count)
            var reader = rows.reader(index)
            while !reader.isAtEnd {
                let mark = try reader.byte()
                guard mark < Self.mostMarks else { throw .store(.damaged(what: "bulk_chunk tally")) }
                marks.append(mark)
                counts.append(try reader.word())
            }
        }
    }

    /// Counts a chunk now.
    fileprivate mutating func add(_ chunk: Int, _ families: BulkRows) throws(OfficeFailure) {
        add(chunk, try Self.count(families, 0..<families.count))
    }
}

extension SubsidyReader {
    /// As it is kept; a batch whose families were written before there was one has them counted now.
    func tally(of file: BatchFile) throws(OfficeFailure) -> FamilyTally {
        var tally = FamilyTally()
        guard let families = file.runs.families else { return tally }
        if let run = file.runs.tally {
            let last = try extent(of: run).lastChunk
            guard last >= 0 else { return tally }
            try eachChunk(of: run, in: 0...last) { (_, rows) throws(OfficeFailure) in try tally.read(rows) }
        } else {
            let last = try extent(of: families).lastChunk
            guard last >= 0 else { return tally }
            try eachChunk(of: families, in: 0...last) { (chunk, rows) throws(OfficeFailure) in
                try tally.add(chunk, rows)
            }
        }
        return tally
    }
}

extension SubsidyWriter {
    /// Puts families where they lie, and counts their chunks anew.
    func replaceFamilies(_ rows: BulkRows, of file: BatchFile) throws(OfficeFailure) {
        guard let run = file.runs.families, !rows.isEmpty else { return }
        try replace(rows, of: run)
        guard let tally = file.runs.tally else { return }
        var counted = BulkRows()
        for chunk in Set((0..<rows.count).map { rows.place($0).chunk }).sorted() {
            try eachChunk(of: run, in: chunk...chunk) { (_, families) throws(OfficeFailure) in
                try FamilyTally.count(families, into: &counted)
            }
        }
        try replace(counted, of: tally)
    }
}
