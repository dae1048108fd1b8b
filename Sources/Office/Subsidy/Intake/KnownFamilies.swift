import Housing

/// The families of the register of the cut-off while a file is read, in its order: found by receipt, each with its applicant.
struct KnownFamilies {
    private(set) var positions: [Int32] = []
    /// The applicants' numbers (``QuickKey``), by the latest register that is in.
    private(set) var applicants: [UInt64] = []
    /// Those of the cut-off, where the register of the close names others.
    private var former: [Int: UInt64] = [:]
    /// How large each is by the register of the cut-off.
    private(set) var sizes: [UInt8] = []
    /// The applicants' names (``QuickKey``) as the register of the cut-off has them; empty where nobody asks.
    private(set) var names: [UInt64] = []
    private var receipts: [Receipt] = []

    private struct Receipt {
        let key: UInt64
        let index: Int32
    }

    private var scans: [RunScan]
    private let register: RunID
    private let wantsNames: Bool

    /// - Throws: `REGISTER_MISSING`.
    init(_ file: BatchFile, wantsNames: Bool = false) throws(OfficeFailure) {
        guard let register = file.runs.register else { throw .refused(Refusal(.registerMissing, "LH-04")) }
        self.register = register
        self.wantsNames = wantsNames
        scans = [RunScan(register)]
        if let close = file.runs.close { scans.append(RunScan(close)) }
    }

    var count: Int { positions.count }

    /// Reads some more of the register.
    ///
    /// - Returns: whether there is more.
    mutating func load(_ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        guard var scan = scans.first else { return false }
        let run = scan.run
        let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in try add(rows, of: run, reader) }
        if isMore {
            scans[0] = scan
        } else {
            if scan.run == register { receipts.sort { $0.key < $1.key } }
            scans.removeFirst()
        }
        return !scans.isEmpty
    }

    private mutating func add(_ rows: BulkRows, of run: RunID, _ reader: any RecordReader) throws(OfficeFailure) {
        for row in 0..<rows.count {
            let place = rows.place(row)
            let document = QuickKey.of(
                try ByteReader.documentValue(try reader.open(rows.personal(row), at: place, of: run)))
            if run == register {
                let head = try RegisteredFamily.head(rows, row)
                receipts.append(Receipt(key: QuickKey.of(head.receipt), index: Int32(positions.count)))
                sizes.append(UInt8(clamping: head.size))
                positions.append(Int32(place.position))
                applicants.append(document)
                if wantsNames { names.append(QuickKey.of(try RegisteredFamily.heading(rows, row).name)) }
            } else if let index = index(ofPosition: place.position), applicants[index] != document {
                former[index] = applicants[index]
                applicants[index] = document
            }
        }
    }

    /// By family: the applicants' numbers as the register of the cut-off has them.
    var applicantsAtCutOff: [UInt64] {
        var found = applicants
        for (index, key) in former { found[index] = key }
        return found
    }

    /// The families whose applicants have these numbers (``QuickKey``).
    func indices(ofApplicants keys: Set<UInt64>) -> [UInt64: Int] {
        var found: [UInt64: Int] = [:]
        guard !keys.isEmpty else { return found }
        for (index, key) in applicants.enumerated() where keys.contains(key) { found[key] = index }
        return found
    }

    func index(ofReceipt receipt: String) -> Int? {
        let key = QuickKey.of(receipt)
        var (low, high) = around(key)
        while low < high {
            let middle = (low + high) / 2
            if receipts[middle].key < key { low = middle + 1 } else { high = middle }
        }
        guard low < receipts.count, receipts[low].key == key else { return nil }
        return Int(receipts[low].index)
    }

    /// Between which a key lies. Keys are spread evenly, so that it is near its share of all: halving from the ends
    /// would wait for memory twenty times a row.
    private func around(_ key: UInt64) -> (low: Int, high: Int) {
        let guess = Int(key.multipliedFullWidth(by: UInt64(receipts.count)).high)
        var reach = 64
        while reach < receipts.count {
            let (low, high) = (max(0, guess - reach), min(receipts.count, guess + reach))
            if low == 0 || receipts[low].key < key, high == receipts.count || receipts[high].key >= key {
                return (low, high)
            }
            reach *= 4
        }
        return (0, receipts.count)
    }

    func index(ofPosition position: Int) -> Int? {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low < positions.count && positions[low] == position ? low : nil
    }
}

/// The people of every family while a file is read, in the order of ``FamilyState/people``.
struct KnownPeople {
    /// Where each family's people begin among all, and one more for the end.
    private(set) var starts: [Int32] = []
    /// Their numbers (``QuickKey``).
    private(set) var keys: [UInt64] = []
    /// The same as rows are found by.
    private(set) var digests: [Int64] = []

    private var scan: MembersScan
    private let wantsDigests: Bool

    /// More people than the office counts in one register.
    static let most = 8_000_000

    /// - Parameter runs: as ``BatchRuns/memberRuns``.
    init(_ runs: [RunID], wantsDigests: Bool) {
        scan = MembersScan(runs)
        self.wantsDigests = wantsDigests
    }

    /// Reads some more of the members.
    ///
    /// - Returns: whether there is more.
    mutating func load(_ families: KnownFamilies, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        var scan = scan
        let runs = scan.runs
        let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in
            for row in 0..<rows.count {
                let place = rows.place(row)
                guard let run = runs.last else { continue }
                while starts.count < families.count, families.positions[starts.count] <= place.position {
                    starts.append(Int32(keys.count))
                }
                let text = try ByteReader.documentValue(try reader.open(rows.personal(row), at: place, of: run))
                keys.append(QuickKey.of(text))
                if wantsDigests { digests.append(try reader.bulkKey(of: text, .document)) }
            }
        }
        self.scan = scan
        if !isMore { while starts.count <= families.count { starts.append(Int32(keys.count)) } }
        return isMore
    }

    /// Which of all people are those of a family.
    func people(of family: Int) -> Range<Int> { Int(starts[family])..<Int(starts[family + 1]) }

    func person(_ key: UInt64, of family: Int) -> Int? { people(of: family).first { keys[$0] == key } }
}

extension ByteReader {
    /// The number alone that a row's personal part holds.
    static func documentValue(_ personal: [UInt8]) throws(OfficeFailure) -> String {
        var reader = ByteReader(personal)
        _ = try reader.text()
        return try reader.text()
    }
}
