/// Rows that are written by the hundred thousand, under the number of a run: a register, findings, how the families of a
/// batch stand. A run's rows are flat bytes in the order of position and place; its writer knows what they say.
///
/// Nobody sees a run until the batch names it, so a step that is cut short leaves nothing.
public struct RunID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    public let rawValue: Int64

    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    public static func < (left: RunID, right: RunID) -> Bool { left.rawValue < right.rawValue }
}

/// Where a row lies in its run: a family's place in the register, and which of the family's rows it is.
public struct BulkPlace: Hashable, Comparable, Sendable {
    private let storedPosition: Int32
    private let storedPlace: Int32

    /// - Parameters: both below 2^31; more are taken for that.
    public init(position: Int, place: Int = 0) {
        storedPosition = Int32(clamping: position)
        storedPlace = Int32(clamping: place)
    }

    init(_ position: Int32, _ place: Int32) {
        storedPosition = position
        storedPlace = place
    }

    public var position: Int { Int(storedPosition) }
    public var place: Int { Int(storedPlace) }
    var position32: Int32 { storedPosition }
    var place32: Int32 { storedPlace }

    public static func < (left: BulkPlace, right: BulkPlace) -> Bool {
        (left.storedPosition, left.storedPlace) < (right.storedPosition, right.storedPlace)
    }

    /// Rows stand under one seal with their neighbours: as many positions as this have one.
    public static let positionsPerChunk = 256

    public var chunk: Int { position / Self.positionsPerChunk }

    /// Of the families whose rows stand under one seal.
    static func positions(in chunk: Int) -> ClosedRange<Int> {
        chunk * positionsPerChunk...(chunk + 1) * positionsPerChunk - 1
    }
}

/// Some rows of a run, one behind the other in one piece of memory of less than 2^31 bytes.
public struct BulkRows: Equatable, Sendable {
    /// One row's place and where its bytes end.
    struct Row: Equatable, Sendable {
        let place: BulkPlace
        /// What pages of rows are asked by, as a state.
        let tag: Int32
        let start: Int32
        /// Here the part begins that is sealed on the disk, with the document numbers of people.
        let personal: Int32
        let end: Int32
    }

    private(set) var rows: [Row] = []
    private(set) var bytes: [UInt8] = []

    public init() {}

    public var count: Int { rows.count }
    public var isEmpty: Bool { rows.isEmpty }

    public mutating func reserve(rows count: Int, bytes size: Int) {
        rows.reserveCapacity(count)
        bytes.reserveCapacity(size)
    }

    public mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - clear: appends what lies in the clear.
    ///   - personal: appends what lies sealed; nothing for a row without any.
    public mutating func add(
        _ place: BulkPlace, tag: Int = 0, clear: (inout ByteWriter) -> Void,
        personal: (inout ByteWriter) -> Void = { _ in }
    ) {
        var writer = ByteWriter(bytes)
        bytes = []
        let start = writer.bytes.count
        clear(&writer)
        let middle = writer.bytes.count
        personal(&writer)
        bytes = writer.bytes
        append(place, tag, start, middle)
    }

    private mutating func append(_ place: BulkPlace, _ tag: Int, _ start: Int, _ personal: Int) {
        rows.append(
            Row(
                place: place, tag: Int32(clamping: tag), start: Int32(clamping: start),
                personal: Int32(clamping: personal), end: Int32(clamping: bytes.count)))
    }

    /// Adds a row as it was read.
    public mutating func add(_ place: BulkPlace, tag: Int, clear: some Sequence<UInt8>, personal: some Sequence<UInt8>)
    {
        let start = bytes.count
        bytes.append(contentsOf: clear)
        let middle = bytes.count
        bytes.append(contentsOf: personal)
        append(place, tag, start, middle)
    }

    /// Adds a row of others as it is.
    public mutating func copy(_ index: Int, of other: BulkRows) {
        add(other.place(index), tag: other.tag(index), clear: other.clear(index), personal: other.personal(index))
    }

    /// Some of the rows.
    public func part(_ range: Range<Int>) -> BulkRows {
        var part = BulkRows()
        for index in range { part.copy(index, of: self) }
        return part
    }

    public func place(_ index: Int) -> BulkPlace { rows[index].place }
    public func tag(_ index: Int) -> Int { Int(rows[index].tag) }

    public func clear(_ index: Int) -> ArraySlice<UInt8> {
        bytes[Int(rows[index].start)..<Int(rows[index].personal)]
    }

    /// What tells who somebody is; sealed on the disk, as a whole with that of its neighbours.
    public func personal(_ index: Int) -> ArraySlice<UInt8> {
        bytes[Int(rows[index].personal)..<Int(rows[index].end)]
    }

    public func reader(_ index: Int) -> ByteReader {
        ByteReader(bytes, in: Int(rows[index].start)..<Int(rows[index].personal))
    }
}

/// Writes numbers and texts one behind the other; little-endian, a text with its length before it.
public struct ByteWriter {
    public fileprivate(set) var bytes: [UInt8]

    public init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    public mutating func write(_ value: UInt8) { bytes.append(value) }
    public mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    public mutating func write(_ value: UInt32) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    public mutating func write(_ value: Int64) {
        let value = UInt64(bitPattern: value)
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    public mutating func write(_ value: Int) { write(Int64(value)) }

    /// A value that may be none.
    public mutating func write(_ value: Int64?) {
        write(value != nil)
        if let value { write(value) }
    }

    public mutating func write(_ text: String) {
        write(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }
}

/// Reads what ``ByteWriter`` wrote.
public struct ByteReader {
    private let bytes: [UInt8]
    private var at: Int
    private let end: Int

    public init(_ bytes: [UInt8]) {
        self.init(bytes, in: 0..<bytes.count)
    }

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    public var isAtEnd: Bool { at == end }

    public mutating func byte() throws(OfficeFailure) -> UInt8 {
        guard at < end else { throw Self.cut }
        defer { at += 1 }
        return bytes[at]
    }

    public mutating func flag() throws(OfficeFailure) -> Bool { try byte() != 0 }

    public mutating func word() throws(OfficeFailure) -> UInt32 {
        guard end - at >= 4 else { throw Self.cut }
        var value: UInt32 = 0
        for index in 0..<4 { value |= UInt32(bytes[at + index]) << UInt32(8 * index) }
        at += 4
        return value
    }

    public mutating func long() throws(OfficeFailure) -> Int64 {
        guard end - at >= 8 else { throw Self.cut }
        var value: UInt64 = 0
        for index in 0..<8 { value |= UInt64(bytes[at + index]) << UInt64(8 * index) }
        at += 8
        return Int64(bitPattern: value)
    }

    public mutating func number() throws(OfficeFailure) -> Int { Int(try long()) }

    public mutating func maybe() throws(OfficeFailure) -> Int64? { try flag() ? try long() : nil }

    public mutating func text() throws(OfficeFailure) -> String {
        let count = Int(try word())
        guard end - at >= count, let text = String(validating: bytes[at..<at + count], as: UTF8.self) else {
            throw Self.cut
        }
        at += count
        return text
    }

    private static var cut: OfficeFailure { .store(.damaged(what: "bulk_chunk")) }
}
