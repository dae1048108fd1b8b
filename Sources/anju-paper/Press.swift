import Documents
import PaperProtocol
import Texts

/// Draws pages, each with the document's number and marking above and below which page of how many it is.
struct Press {
    let document: Document
    let form: PaperForm
    let type: Typography

    func print(_ pages: [[Pagination.Placed]]) throws(PaperRefusal) -> Paper {
        let canvas = try Canvas(
            title: "\(document.title) \(document.number)", created: "\(document.madeOn)T00:00:00+08:00")
        var places: [SignaturePlace] = []
        for (index, page) in pages.enumerated() {
            drawMargins(canvas, page: index + 1, of: pages.count)
            for placed in page {
                let y = Sheet.top + placed.y
                if let head = placed.head { head.draw(canvas, y - head.height) }
                placed.strip.draw(canvas, y)
                places += placed.strip.places.map { Self.place($0, below: y, page: index + 1) }
            }
            canvas.endPage()
        }
        return Paper(pdf: try canvas.pdf(), pages: pages.count, places: places)
    }

    private func drawMargins(_ canvas: Canvas, page: Int, of pages: Int) {
        let style = Setting(form).margin
        let grey = 0.35
        func show(_ text: String, baseline: Double, at share: Double) {
            guard let line = type.set(text, style).lines().first else { return }
            let left = Sheet.left + (Sheet.bodyWidth - line.width) * share
            canvas.show(line, left: left, baseline: baseline, grey: grey)
        }
        show(DocumentTexts.number(document.number), baseline: Sheet.headerBaseline, at: 0)
        if !document.marking.isEmpty { show(document.marking, baseline: Sheet.headerBaseline, at: 1) }
        canvas.ink(0.6)
        let y = Sheet.headerBaseline + 6
        canvas.line(from: (Sheet.left, y), to: (Sheet.right, y), width: 0.4)
        let place =
            form == .document
            ? DocumentTexts.page(page, of: pages) : DocumentTexts.page(page, of: pages, attached: document.title)
        show(place, baseline: Sheet.footerBaseline, at: 0.5)
    }

    /// As PDF counts: from the bottom, in thousandths of a point.
    private static func place(_ box: Box, below y: Double, page: Int) -> SignaturePlace {
        func thousandths(_ points: Double) -> Int { Int((points * 1000).rounded()) }
        return SignaturePlace(
            page: page, left: thousandths(box.x), bottom: thousandths(Sheet.height - y - box.y - box.height),
            width: thousandths(box.width), height: thousandths(box.height))
    }
}
