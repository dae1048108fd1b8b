/// A revision that is being written behind a file (ISO 32000-1, 7.5.6): the file's bytes stay in front as they are.
struct PDFUpdate {
    private let document: PDFDocument
    private var nextNumber: Int
    private var offsets: [Int: Int] = [:]
    private var images: [PDFImage: PDFReference] = [:]
    /// The file so far.
    var output: [UInt8]

    init(_ document: PDFDocument) {
        self.document = document
        nextNumber = document.size
        output = document.bytes
        if output.last != 0x0A { output.append(0x0A) }
    }

    /// A number for a new object.
    mutating func reserve() -> PDFReference {
        defer { nextNumber += 1 }
        return PDFReference(nextNumber)
    }

    mutating func begin(_ reference: PDFReference) {
        offsets[reference.number] = output.count
        text("\(reference.number) \(reference.generation) obj\n")
    }

    mutating func text(_ text: String) { output.append(contentsOf: text.utf8) }

    /// Writes an object, a new one or a new form of an old one.
    mutating func write(_ value: PDFObject, as reference: PDFReference) {
        begin(reference)
        PDFWriter.write(value, to: &output)
        text("\nendobj\n")
    }

    mutating func write(_ dictionary: PDFDictionary, stream: some Collection<UInt8>, as reference: PDFReference) {
        var dictionary = dictionary
        dictionary["Length"] = .integer(stream.count)
        begin(reference)
        PDFWriter.write(.dictionary(dictionary), to: &output)
        text("\nstream\n")
        output.append(contentsOf: stream)
        text("\nendstream\nendobj\n")
    }

    /// Writes a picture once, however often it is shown.
    mutating func write(_ image: PDFImage, _ dictionary: PDFDictionary) -> PDFReference {
        if let known = images[image] { return known }
        let reference = reserve()
        images[image] = reference
        write(dictionary, stream: image.stream, as: reference)
        return reference
    }

    /// Where a picture stands that this revision has already.
    func reference(to image: PDFImage) -> PDFReference? { images[image] }

    /// Writes the table, the trailer and the end.
    mutating func finish() {
        let table = output.count
        text("xref\n")
        let numbers = offsets.keys.sorted()
        var start = 0
        while start < numbers.count {
            var end = start + 1
            while end < numbers.count, numbers[end] == numbers[end - 1] + 1 { end += 1 }
            text("\(numbers[start]) \(end - start)\n")
            for number in numbers[start..<end] { text("\(Self.padded(offsets[number] ?? 0, 10)) 00000 n \n") }
            start = end
        }
        var trailer = PDFDictionary()
        trailer["Size"] = .integer(nextNumber)
        for key in ["Root", "Info"] { trailer[key] = document.trailer[key] }
        trailer["Prev"] = .integer(document.revisions[document.revisions.count - 1].tableOffset)
        text("trailer\n")
        PDFWriter.write(.dictionary(trailer), to: &output)
        text("\nstartxref\n\(table)\n%%EOF\n")
    }

    /// In decimal with zeros in front.
    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// What makes two pictures of a file the same one.
struct PDFImage: Hashable {
    let width: Int
    let height: Int
    /// As it stands in the file.
    let stream: [UInt8]

    init(width: Int, height: Int, stream: [UInt8]) {
        self.width = width
        self.height = height
        self.stream = stream
    }

    /// A stream of a file; nil where it is no picture.
    init?(_ dictionary: PDFDictionary, _ stream: ArraySlice<UInt8>) {
        guard dictionary["Subtype"] == .name("Image"), case .integer(let width)? = dictionary["Width"],
            case .integer(let height)? = dictionary["Height"]
        else { return nil }
        self.init(width: width, height: height, stream: Array(stream))
    }
}
