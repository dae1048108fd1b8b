/// Writes PDF values; strings as hexadecimal digits, so that no byte needs an escape.
enum PDFWriter {
    static func write(_ object: PDFObject, to output: inout [UInt8]) {
        switch object {
        case .null: output.append(contentsOf: "null".utf8)
        case .boolean(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): output.append(contentsOf: String(value).utf8)
        case .real(let text): output.append(contentsOf: text.utf8)
        case .name(let name): output.append(contentsOf: "/\(name)".utf8)
        case .string(let bytes):
            output.append(UInt8(ascii: "<"))
            output.append(contentsOf: Hex.digits(bytes))
            output.append(UInt8(ascii: ">"))
        case .array(let values):
            output.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { output.append(UInt8(ascii: " ")) }
                write(value, to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .dictionary(let dictionary):
            output.append(contentsOf: "<<".utf8)
            for entry in dictionary.entries {
                output.append(contentsOf: "/\(entry.key) ".utf8)
                write(entry.value, to: &output)
            }
            output.append(contentsOf: ">>".utf8)
        case .reference(let reference):
            output.append(contentsOf: "\(reference.number) \(reference.generation) R".utf8)
        }
    }

    /// A length of so many thousandths of a point, as PDF writes it.
    static func points(_ thousandths: Int) -> String {
        let whole = thousandths.magnitude / 1000
        let rest = String(thousandths.magnitude % 1000 + 1000).dropFirst()
        return (thousandths < 0 ? "-" : "") + "\(whole).\(rest)"
    }
}
