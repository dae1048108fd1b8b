import Documents
import PaperProtocol

/// Answers requests one after the other; the fonts that one document needed are there for the next.
struct PaperDesk {
    private let type = Typography()

    func answer(_ request: PaperRequest) -> PaperReply {
        switch request {
        case .draw(let bytes):
            do throws(PaperRefusal) {
                return .paper(try draw(bytes))
            } catch {
                return .refused(error)
            }
        }
    }

    private func draw(_ bytes: [UInt8]) throws(PaperRefusal) -> Paper {
        guard let document = try? Document(canonical: bytes) else { throw .notADocument }
        let layout = DocumentLayout(document, type: type)
        guard !type.lacksGlyph else { throw .missingGlyph }
        let pages = Pagination.pages(of: layout.strips, height: Sheet.bodyHeight)
        guard pages.count <= PaperLimits.pages else { throw .tooLong }
        return try Press(document: document, type: type).print(pages)
    }
}
