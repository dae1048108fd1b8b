/// A value of a PDF file (ISO 32000-1, 7.3), without streams.
indirect enum PDFObject: Equatable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// As it was written: never computed with, only copied.
    case real(String)
    case name(String)
    case string([UInt8])
    case array([PDFObject])
    case dictionary(PDFDictionary)
    case reference(PDFReference)

    var integer: Int? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    var name: String? {
        guard case .name(let value) = self else { return nil }
        return value
    }

    var string: [UInt8]? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    var array: [PDFObject]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    var dictionary: PDFDictionary? {
        guard case .dictionary(let value) = self else { return nil }
        return value
    }

    var reference: PDFReference? {
        guard case .reference(let value) = self else { return nil }
        return value
    }

    /// A text in the one form that holds every character: UTF-16, big end first, behind its mark.
    static func text(_ text: String) -> PDFObject {
        .string([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }

    /// The text of a string written by ``text(_:)``; nil for another one.
    var text: String? {
        guard let bytes = string, bytes.starts(with: [0xFE, 0xFF]), bytes.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 2, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        return String(validating: units, as: UTF16.self)
    }
}

/// The number of an object of its own.
struct PDFReference: Hashable, Sendable {
    let number: Int
    let generation: Int

    init(_ number: Int, generation: Int = 0) {
        self.number = number
        self.generation = generation
    }
}

/// Keys and values in the order in which they are written.
struct PDFDictionary: Equatable, Sendable, ExpressibleByDictionaryLiteral {
    struct Entry: Equatable, Sendable {
        let key: String
        var value: PDFObject
    }

    private(set) var entries: [Entry] = []

    init() {}

    init(dictionaryLiteral elements: (String, PDFObject)...) {
        for (key, value) in elements { self[key] = value }
    }

    /// A new key goes to the end; nil takes the key away.
    subscript(key: String) -> PDFObject? {
        get { entries.first { $0.key == key }?.value }
        set {
            guard let index = entries.firstIndex(where: { $0.key == key }) else {
                if let newValue { entries.append(Entry(key: key, value: newValue)) }
                return
            }
            if let newValue { entries[index].value = newValue } else { entries.remove(at: index) }
        }
    }
}
