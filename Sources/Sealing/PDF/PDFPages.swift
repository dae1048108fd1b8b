/// A page with what it inherits from the nodes above it.
struct PDFPage: Equatable, Sendable {
    let reference: PDFReference
    /// As it is written.
    let own: PDFDictionary
    let resources: PDFDictionary
    /// Left, bottom, right and top in points, as they are written.
    let mediaBox: [PDFObject]

    /// Width and height in points where the page begins at 0, 0.
    var size: (width: Double, height: Double)? {
        let numbers = mediaBox.map { (side: PDFObject) -> Double? in
            switch side {
            case .integer(let value): Double(value)
            case .real(let text): Double(text)
            default: nil
            }
        }
        guard numbers.count == 4, numbers[0] == 0, numbers[1] == 0, let width = numbers[2], let height = numbers[3],
            width > 0, height > 0
        else { return nil }
        return (width, height)
    }
}

extension PDFDocument {
    static let mostPages = 2000

    /// The root of the tree of pages.
    func pageRoot() throws(PDFProblem) -> (reference: PDFReference, value: PDFDictionary) {
        let (start, catalog) = try catalog()
        guard let reference = catalog["Pages"]?.reference, let root = try resolved(.reference(reference)).dictionary,
            root["Type"] == .name("Pages"), root["Kids"]?.array != nil, root["Count"]?.integer != nil
        else { throw PDFProblem(.pages, at: start.number) }
        return (reference, root)
    }

    /// All pages in order.
    func pages() throws(PDFProblem) -> [PDFPage] {
        var walk = PageWalk(document: self)
        try walk.node(try pageRoot().reference, inherited: [:], level: 0)
        return walk.pages
    }
}

/// Walks the tree of pages; a node that is met twice is refused, so that no ring holds the walk.
private struct PageWalk {
    let document: PDFDocument
    var pages: [PDFPage] = []
    private var seen: Set<PDFReference> = []

    init(document: PDFDocument) { self.document = document }

    mutating func node(_ reference: PDFReference, inherited: PDFDictionary, level: Int) throws(PDFProblem) {
        guard seen.insert(reference).inserted, level < PDFParser.deepest, pages.count < PDFDocument.mostPages,
            let node = try document.resolved(.reference(reference)).dictionary
        else { throw PDFProblem(.pages, at: 0) }
        var passed = inherited
        for key in ["Resources", "MediaBox", "Rotate"] {
            if let value = node[key] { passed[key] = value }
        }
        if node["Type"] == .name("Pages") {
            guard let kids = node["Kids"]?.array else { throw PDFProblem(.pages, at: 0) }
            for kid in kids {
                guard let child = kid.reference else { throw PDFProblem(.pages, at: 0) }
                try self.node(child, inherited: passed, level: level + 1)
            }
        } else {
            pages.append(try page(reference, node, passed))
        }
    }

    private func page(
        _ reference: PDFReference, _ own: PDFDictionary, _ passed: PDFDictionary
    ) throws(PDFProblem) -> PDFPage {
        guard own["Type"] == .name("Page"), let box = try document.resolved(passed["MediaBox"]).array else {
            throw PDFProblem(.pages, at: 0)
        }
        guard passed["Rotate"].map({ $0 == .integer(0) }) ?? true else { throw PDFProblem(.unsupported, at: 0) }
        let resources = try document.resolved(passed["Resources"]).dictionary ?? [:]
        return PDFPage(reference: reference, own: own, resources: resources, mediaBox: box)
    }
}
