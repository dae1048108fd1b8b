import CPangoCairo
import PaperProtocol

/// A PDF being drawn. Coordinates in points from the top left of the page.
final class Canvas {
    let cairo: OpaquePointer
    private let surface: OpaquePointer
    private let output: Output

    private final class Output {
        var bytes: [UInt8] = []
    }

    /// - Parameters:
    ///   - created: the date that stands in the file, as `2023-11-21T00:00:00+08:00`; there is no other.
    init(title: String, created: String) throws(PaperRefusal) {
        let output = Output()
        let surface = cairo_pdf_surface_create_for_stream(
            { target, data, length in
                guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
                let output = Unmanaged<Output>.fromOpaque(target).takeUnretainedValue()
                output.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(output).toOpaque(), Sheet.width, Sheet.height)
        guard let surface, let cairo = cairo_create(surface) else { throw .cannotDraw }
        (self.surface, self.cairo, self.output) = (surface, cairo, output)
        // The form in which a seal can be added: a later cairo would compress the table of objects of a newer one.
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created)
    }

    deinit {
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    /// 0 black, 1 white.
    func ink(_ grey: Double) { cairo_set_source_rgb(cairo, grey, grey, grey) }

    func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Double) {
        cairo_set_line_width(cairo, width)
        cairo_move_to(cairo, start.x, start.y)
        cairo_line_to(cairo, end.x, end.y)
        cairo_stroke(cairo)
    }

    func frame(x: Double, y: Double, width: Double, height: Double, line: Double) {
        cairo_set_line_width(cairo, line)
        cairo_rectangle(cairo, x, y, width, height)
        cairo_stroke(cairo)
    }

    func fill(x: Double, y: Double, width: Double, height: Double) {
        cairo_rectangle(cairo, x, y, width, height)
        cairo_fill(cairo)
    }

    func endPage() { cairo_show_page(cairo) }

    /// Ends the document.
    func pdf() throws(PaperRefusal) -> [UInt8] {
        cairo_surface_finish(surface)
        guard cairo_status(cairo) == CAIRO_STATUS_SUCCESS, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            throw .cannotDraw
        }
        return output.bytes
    }
}
