import Documents
import PaperProtocol

/// Answers requests one after the other; the fonts that one document needed are there for the next.
struct PaperDesk {
    private let type = Typography(.own)

    func answer(_ request: PaperRequest) -> PaperReply {
        switch request {
        case .draw(let bytes, let form):
            do throws(PaperRefusal) {
                return .paper(try draw(bytes, as: form))
            } catch {
                return .refused(error)
            }
        }
    }

    private func draw(_ bytes: [UInt8], as form: PaperForm) throws(PaperRefusal) -> Paper {
        guard let document = try? Document(canonical: bytes) else { throw .notADocument }
        let layout = DocumentLayout(document, type: type, setting: Setting(form))
        guard !type.lacksGlyph else { return try drawWithAllFonts(document, as: form) }
        return try print(layout, document, form, type)
    }

    /// A rare name may have a character that only some other font of this machine has. The next document is set as usual.
    private func drawWithAllFonts(_ document: Document, as form: PaperForm) throws(PaperRefusal) -> Paper {
        defer { Fonts.own.use() }
        let type = Typography(.all)
        let layout = DocumentLayout(document, type: type, setting: Setting(form))
        guard !type.lacksGlyph else { throw .missingGlyph }
        return try print(layout, document, form, type)
    }

    private func print(
        _ layout: DocumentLayout, _ document: Document, _ form: PaperForm, _ type: Typography
    ) throws(PaperRefusal) -> Paper {
        let pages = Pagination.pages(of: layout.strips, height: Sheet.bodyHeight)
        guard pages.count <= PaperLimits.pages else { throw .tooLong }
        return try Press(document: document, form: form, type: type).print(pages)
    }
}
