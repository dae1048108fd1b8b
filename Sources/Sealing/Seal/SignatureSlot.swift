import Housing

/// The signature's object with room for what can only be known when all else is written: which bytes are signed, and
/// the signature.
struct SignatureSlot {
    private static let rangeWidth = 32
    private let rangeOffset: Int
    /// From `<` to behind `>`.
    private let contents: Range<Int>

    init(
        _ reference: PDFReference, name: String, reason: String, at moment: Moment, messageBytes: Int,
        in update: inout PDFUpdate
    ) throws(SealProblem) {
        let parameters: PDFDictionary = ["Type": .name("TransformParams"), "P": .integer(1), "V": .name("1.2")]
        let rule: PDFDictionary = [
            "Type": .name("SigRef"), "TransformMethod": .name("DocMDP"), "TransformParams": .dictionary(parameters),
        ]
        let fields: [(String, PDFObject)] = [
            ("Type", .name("Sig")), ("Filter", .name("Adobe.PPKLite")), ("SubFilter", .name(Self.subFilter)),
            ("Name", .text(name)), ("Reason", .text(reason)), ("M", .string(Array(PDFDate.text(moment).utf8))),
            ("Reference", .array([.dictionary(rule)])),
        ]
        update.begin(reference)
        update.text("<<")
        for (key, value) in fields {
            update.text("/\(key) ")
            PDFWriter.write(value, to: &update.output)
        }
        update.text("/ByteRange ")
        rangeOffset = update.output.count
        update.text(String(repeating: " ", count: Self.rangeWidth))
        update.text("/Contents ")
        let start = update.output.count
        update.text("<" + String(repeating: "0", count: 2 * messageBytes) + ">")
        contents = start..<update.output.count
        update.text(">>\nendobj\n")
    }

    static let subFilter = "ETSI.CAdES.detached"

    /// The finished file: `file` with both gaps filled.
    func signed(_ file: [UInt8], with key: SealKey) throws(SealProblem) -> [UInt8] {
        var file = file
        let range = "[0 \(contents.lowerBound) \(contents.upperBound) \(file.count - contents.upperBound)]"
        let padded = range + String(repeating: " ", count: Self.rangeWidth - range.utf8.count)
        file.replaceSubrange(rangeOffset..<rangeOffset + Self.rangeWidth, with: padded.utf8)
        let content = Array(file[..<contents.lowerBound] + file[contents.upperBound...])
        let digits = Hex.digits(try SealMessage(signing: content, with: key).der())
        file.replaceSubrange(contents.lowerBound + 1..<contents.upperBound - 1, with: digits)
        return file
    }
}

/// Moments as PDF writes them (ISO 32000-1, 7.9.4), in whole seconds and the office's zone.
enum PDFDate {
    static func text(_ moment: Moment) -> String {
        let day = moment.day
        let parts = [day.monthOfYear, day.dayOfMonth, moment.hour, moment.minute, moment.second]
        return "D:" + PDFUpdate.padded(day.year, 4) + parts.map { PDFUpdate.padded($0, 2) }.joined() + "+08'00'"
    }

    /// Reads what ``text(_:)`` writes and nothing else.
    static func moment(_ text: String) -> Moment? {
        let bytes = Array(text.utf8)
        guard bytes.count == 23, bytes[2..<16].allSatisfy(PDFParser.isDigit) else { return nil }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        guard let day = Day(number(2..<6), number(6..<8), number(8..<10)) else { return nil }
        let moment = Moment(day, hour: number(10..<12), minute: number(12..<14), second: number(14..<16))
        return self.text(moment) == text ? moment : nil
    }
}
