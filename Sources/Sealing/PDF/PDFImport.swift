/// Copies the pages of one file to the end of another, with all to which they refer, under new numbers. A picture that the
/// other has already is not copied.
struct PDFImport {
    private let source: PDFDocument
    private var numbers: [PDFReference: PDFReference] = [:]
    /// Met, not yet copied.
    private var waiting: [PDFReference] = []

    init(_ source: PDFDocument) { self.source = source }

    /// Writes the pages below `parent` and gives their numbers. `onFirst` goes to the first page's annotations.
    mutating func copyPages(
        below parent: PDFReference, onFirst annotation: PDFReference, to update: inout PDFUpdate
    ) throws(PDFProblem) -> [PDFReference] {
        var copies: [PDFReference] = []
        for page in try source.pages() {
            var copy: PDFDictionary = ["Type": .name("Page"), "Parent": .reference(parent)]
            copy["MediaBox"] = .array(page.mediaBox)
            for key in ["Contents", "Group"] {
                copy[key] = try page.own[key].map { value throws(PDFProblem) in try renumbered(value, &update) }
            }
            copy["Resources"] = try renumbered(.dictionary(page.resources), &update)
            if copies.isEmpty { copy["Annots"] = .array([.reference(annotation)]) }
            let reference = update.reserve()
            update.write(.dictionary(copy), as: reference)
            copies.append(reference)
        }
        while let next = waiting.popLast() { try copy(next, to: &update) }
        return copies
    }

    private mutating func copy(_ reference: PDFReference, to update: inout PDFUpdate) throws(PDFProblem) {
        guard let target = numbers[reference] else { return }
        guard let object = try source.object(reference) else { return update.write(.null, as: target) }
        guard let stream = object.stream else {
            return update.write(try renumbered(object.value, &update), as: target)
        }
        guard var dictionary = object.value.dictionary else { throw PDFProblem(.object, at: object.extent.lowerBound) }
        // The length may be an object of its own; the copy says it in place.
        dictionary["Length"] = .integer(stream.count)
        guard case .dictionary(let copy) = try renumbered(.dictionary(dictionary), &update) else { return }
        update.write(copy, stream: source.bytes[stream], as: target)
    }

    private func sameImage(as reference: PDFReference, in update: PDFUpdate) throws(PDFProblem) -> PDFReference? {
        guard let object = try source.object(reference), let stream = object.stream,
            let dictionary = object.value.dictionary, let image = PDFImage(dictionary, source.bytes[stream])
        else { return nil }
        return update.reference(to: image)
    }

    private mutating func renumbered(_ value: PDFObject, _ update: inout PDFUpdate) throws(PDFProblem) -> PDFObject {
        switch value {
        case .reference(let reference):
            if let known = numbers[reference] { return .reference(known) }
            if let same = try sameImage(as: reference, in: update) {
                numbers[reference] = same
                return .reference(same)
            }
            let new = update.reserve()
            numbers[reference] = new
            waiting.append(reference)
            return .reference(new)
        case .array(let values):
            var copies: [PDFObject] = []
            for value in values { copies.append(try renumbered(value, &update)) }
            return .array(copies)
        case .dictionary(let dictionary):
            var copy = PDFDictionary()
            for entry in dictionary.entries { copy[entry.key] = try renumbered(entry.value, &update) }
            return .dictionary(copy)
        default: return value
        }
    }
}
