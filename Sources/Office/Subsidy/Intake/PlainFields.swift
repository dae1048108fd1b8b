import Housing

/// Fields that are written as programs write them: each answers nil where somebody has to look closer, and is otherwise what
/// ``RowFields`` makes of it.
extension CSVStream {
    private func bytes(_ column: some FileColumn) -> ArraySlice<UInt8> { blocks.bytes[fields[column.place]] }

    func isEmpty(_ column: some FileColumn) -> Bool { fields[column.place].isEmpty }

    /// Ideographs and signs of ASCII without blanks, 100 characters at most.
    func plainText(_ column: some FileColumn) -> String? {
        let bytes = bytes(column)
        guard !bytes.isEmpty, bytes.count <= 100, Normal.isPlain(bytes) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A name of ideographs.
    func plainName(_ column: some FileColumn) -> String? {
        let bytes = bytes(column)
        guard !bytes.isEmpty, bytes.count <= 100, bytes.allSatisfy({ $0 >= 0x80 }), Normal.isPlain(bytes) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Capital letters and digits.
    func plainCode(_ column: some FileColumn, _ lengths: ClosedRange<Int>) -> String? {
        let bytes = bytes(column)
        guard lengths.contains(bytes.count),
            bytes.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    func plainReceipt(_ column: some FileColumn) -> String? { plainCode(column, 4...24) }

    func plainNumber(_ column: some FileColumn, in range: ClosedRange<Int>) -> Int? {
        let field = fields[column.place]
        guard (1...10).contains(field.count), let number = digits(field), range.contains(number) else { return nil }
        return number
    }

    func plainDay(_ column: some FileColumn) -> Day? {
        let field = fields[column.place]
        return field.count == 10 ? day(field.lowerBound) : nil
    }

    /// `2023-07-31T18:00:00+08:00`, the same without the zone, with a blank for the T, or a day.
    func plainMoment(_ column: some FileColumn) -> Moment? {
        let field = fields[column.place]
        let start = field.lowerBound
        guard let day = day(start) else { return nil }
        if field.count == 10 { return Moment(day) }
        guard field.count == 19 || field.count == 25 && Array(blocks.bytes[start + 19..<start + 25]) == Self.zone,
            [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(blocks.bytes[start + 10]),
            blocks.bytes[start + 13] == UInt8(ascii: ":"), blocks.bytes[start + 16] == UInt8(ascii: ":"),
            let hour = digits(start + 11..<start + 13), let minute = digits(start + 14..<start + 16),
            let second = digits(start + 17..<start + 19), hour < 24, minute < 60, second < 60
        else { return nil }
        return Moment(day, hour: hour, minute: minute, second: second)
    }

    func plainWord<Value: Sendable>(_ column: some FileColumn, in words: PlainWords<Value>) -> Value? {
        words[bytes(column)]
    }

    func plainDocument(_ column: some FileColumn, kind: DocumentKind, today: Day) -> IdentityNumber? {
        guard let text = plainCode(column, 4...20) else { return nil }
        return try? IdentityNumber(text, kind: kind, on: today)
    }

    private static let zone = Array("+08:00".utf8)

    private func digits(_ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
            let byte = blocks.bytes[index]
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    private func day(_ start: Int) -> Day? {
        guard start + 10 <= blocks.bytes.count, blocks.bytes[start + 4] == UInt8(ascii: "-"),
            blocks.bytes[start + 7] == UInt8(ascii: "-"), let year = digits(start..<start + 4),
            let month = digits(start + 5..<start + 7), let day = digits(start + 8..<start + 10)
        else { return nil }
        return Day(year, month, day)
    }
}

/// The words that a column can have, by their bytes.
struct PlainWords<Value: Sendable>: Sendable {
    private let words: [(bytes: [UInt8], value: Value)]

    init(_ words: some Collection<(key: String, value: Value)>) {
        self.words = words.map { (Array($0.key.utf8), $0.value) }
    }

    subscript(bytes: ArraySlice<UInt8>) -> Value? {
        for word in words where word.bytes.count == bytes.count && word.bytes.elementsEqual(bytes) { return word.value }
        return nil
    }
}
