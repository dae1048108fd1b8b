import Housing

extension Seal {
    /// Looks for the first revision that carries a seal, and checks it. What follows it is told, and changes nothing
    /// about the verdict on what was sealed.
    ///
    /// - Throws: `unreadable` for bytes that are no PDF of ours, `notSealed`. A damaged file may be either.
    public static func check(_ file: [UInt8]) throws(SealProblem) -> SealReport {
        var problem: PDFProblem?
        for end in try ends(file) {
            let document: PDFDocument
            let found: FoundSignature?
            do throws(PDFProblem) {
                document = try PDFDocument(Array(file[..<end]))
                found = try FoundSignature(document)
            } catch {
                problem = error
                continue
            }
            if let found { return try report(found, document, file) }
        }
        if let problem { throw .unreadable(problem) }
        throw .notSealed
    }

    /// Where revisions may end: behind each `%%EOF` and its line end.
    private static func ends(_ file: [UInt8]) throws(SealProblem) -> [Int] {
        guard file.count <= PDFDocument.greatestBytes else { throw .unreadable(PDFProblem(.limit, at: 0)) }
        var ends: [Int] = []
        var offset = 0
        while offset < file.count {
            let start = offset
            offset += 1
            guard file[start] == UInt8(ascii: "%"), file[start...].starts(with: "%%EOF".utf8) else { continue }
            offset = start + 5
            if offset < file.count, file[offset] == 0x0D { offset += 1 }
            if offset < file.count, file[offset] == 0x0A { offset += 1 }
            guard ends.count < PDFDocument.mostRevisions else { throw .unreadable(PDFProblem(.limit, at: start)) }
            ends.append(offset)
        }
        guard !ends.isEmpty else { throw .unreadable(PDFProblem(.ending, at: file.count)) }
        return ends
    }

    private static func report(
        _ found: FoundSignature, _ document: PDFDocument, _ file: [UInt8]
    ) throws(SealProblem) -> SealReport {
        guard let message = SealMessage(found.message) else {
            throw .unreadable(PDFProblem(.object, at: found.contents.lowerBound))
        }
        let content = Array(document.bytes[..<found.contents.lowerBound] + document.bytes[found.contents.upperBound...])
        var faults: [SealReport.Fault] = []
        if try !message.signs(content) { faults.append(.contentChanged) }
        if try !message.isGenuine() { faults.append(.signatureFalse) }
        if !message.certificate.isSelfSigned { faults.append(.certificateFalse) }
        if !message.certificate.isValid(at: found.moment) { faults.append(.outsideValidity) }
        let unsigned = Array(file[..<document.revisions[0].end])
        guard let digest = Digest(hex: Hex.text(try SHA256.digest(unsigned))) else { throw .cryptography }
        let whole = try? PDFDocument(file)
        return SealReport(
            faults: faults, certificate: message.certificate, sealedAt: found.moment, reason: found.reason,
            revisions: (whole ?? document).revisions.count, unsignedBytes: unsigned.count, unsignedDigest: digest,
            later: later(document, whole, file.count))
    }

    private static func later(_ document: PDFDocument, _ whole: PDFDocument?, _ count: Int) -> SealReport.Later? {
        guard count > document.bytes.count else { return nil }
        let revisions = whole?.revisions.filter { $0.tableOffset >= document.bytes.count }
        let objects = revisions.map { Set($0.flatMap(\.places.keys)).sorted() }
        return .init(bytes: count - document.bytes.count, objects: objects)
    }
}

/// The signature that a document's form holds, where it covers all of the document but itself.
struct FoundSignature {
    /// From `<` to behind `>`.
    let contents: Range<Int>
    let message: [UInt8]
    let moment: Moment
    let reason: String

    /// - Returns: nil where the document has no form.
    init?(_ document: PDFDocument) throws(PDFProblem) {
        let (_, catalog) = try document.catalog()
        guard let form = try document.resolved(catalog["AcroForm"]).dictionary else { return nil }
        let start = document.revisions[document.revisions.count - 1].tableOffset
        // One field, and the signature in it: nothing else is ours.
        guard let fields = try document.resolved(form["Fields"]).array, fields.count == 1,
            let field = try document.resolved(fields[0]).dictionary, field["FT"] == .name("Sig"),
            let reference = field["V"]?.reference, let object = try document.object(reference),
            let signature = object.value.dictionary, signature["SubFilter"] == .name(SignatureSlot.subFilter),
            let message = signature["Contents"]?.string, let reason = signature["Reason"]?.text,
            let date = signature["M"]?.string.flatMap({ String(validating: $0, as: UTF8.self) }),
            let moment = PDFDate.moment(date)
        else { throw PDFProblem(.unsupported, at: start) }
        self.contents = try Self.gap(signature["ByteRange"], in: document.bytes, within: object.extent, message)
        self.message = message
        self.moment = moment
        self.reason = reason
    }

    /// The one gap in the signed bytes: exactly the signature's digits, written small, between `<` and `>`.
    private static func gap(
        _ range: PDFObject?, in bytes: [UInt8], within extent: Range<Int>, _ message: [UInt8]
    ) throws(PDFProblem) -> Range<Int> {
        let numbers = range?.array?.compactMap(\.integer) ?? []
        guard numbers.count == 4, numbers[0] == 0, extent.contains(numbers[1]), numbers[2] > numbers[1] + 1,
            extent.contains(numbers[2]), numbers[3] == bytes.count - numbers[2]
        else { throw PDFProblem(.object, at: extent.lowerBound) }
        let gap = numbers[1]..<numbers[2]
        let written = [UInt8(ascii: "<")] + Hex.digits(message) + [UInt8(ascii: ">")]
        guard bytes[gap].elementsEqual(written) else { throw PDFProblem(.object, at: gap.lowerBound) }
        return gap
    }
}
