import CPangoCairo
import PictureProtocol

/// A colour and how much it covers, each 0...1.
struct Ink {
    let red, green, blue, alpha: Double

    init(_ red: Double, _ green: Double, _ blue: Double, _ alpha: Double = 1) {
        (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
    }

    static let black = Ink(0.08, 0.08, 0.1)
    /// The blue in which a card's labels are printed.
    static let print = Ink(0.10, 0.38, 0.60)
}

/// Cairo and Pango, as far as drawing a card needs them. Coordinates in pixels from the top left.
final class Canvas {
    private let surface: OpaquePointer
    private let cairo: OpaquePointer
    private let width, height: Double

    init(width: Double, height: Double) throws(PictureRefusal) {
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
            let cairo = cairo_create(surface)
        else { throw .cannotDraw }
        (self.surface, self.cairo, self.width, self.height) = (surface, cairo, width, height)
    }

    deinit {
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    func gradient(from first: Ink, to last: Ink) {
        let pattern = cairo_pattern_create_linear(0, 0, width, height)
        cairo_pattern_add_color_stop_rgb(pattern, 0, first.red, first.green, first.blue)
        cairo_pattern_add_color_stop_rgb(pattern, 1, last.red, last.green, last.blue)
        cairo_set_source(cairo, pattern)
        cairo_paint(cairo)
        cairo_pattern_destroy(pattern)
    }

    func wave(at y: Double, height: Double, length: Double, ink: Ink) {
        cairo_move_to(cairo, -length / 2, y)
        for step in 0...Int(width / length) + 1 {
            let x = (Double(step) - 0.5) * length
            cairo_curve_to(cairo, x + length / 3, y - height * 2, x + length * 2 / 3, y + height * 2, x + length, y)
        }
        use(ink)
        cairo_set_line_width(cairo, 1)
        cairo_stroke(cairo)
    }

    func rectangle(x: Double, y: Double, width: Double, height: Double, ink: Ink) {
        cairo_rectangle(cairo, x, y, width, height)
        use(ink)
        cairo_fill(cairo)
    }

    /// An ellipse about its middle; of what lies below `limit` nothing is drawn.
    func ellipse(x: Double, y: Double, width: Double, height: Double, ink: Ink, below limit: Double? = nil) {
        cairo_save(cairo)
        if let limit {
            cairo_rectangle(cairo, 0, 0, self.width, limit)
            cairo_clip(cairo)
        }
        cairo_translate(cairo, x, y)
        cairo_scale(cairo, width / 2, height / 2)
        cairo_arc(cairo, 0, 0, 1, 0, 2 * Double.pi)
        use(ink)
        cairo_fill(cairo)
        cairo_restore(cairo)
    }

    /// Draws with the canvas turned about its middle, in radians, clockwise.
    func turned(by angle: Double, _ draw: () -> Void) {
        cairo_save(cairo)
        cairo_translate(cairo, width / 2, height / 2)
        cairo_rotate(cairo, angle)
        cairo_translate(cairo, -width / 2, -height / 2)
        draw()
        cairo_restore(cairo)
    }

    /// Writes from the top left of the first line, or about the middle. Sizes and spacing in pixels.
    func write(
        _ text: String, at point: (x: Double, y: Double), font: String, size: Double, ink: Ink, spacing: Double = 0,
        wrappedTo lineWidth: Double? = nil, isCentred: Bool = false
    ) {
        guard let layout = pango_cairo_create_layout(cairo) else { return }
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        let description = pango_font_description_from_string(font)
        pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        let attributes = pango_attr_list_new()
        pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(Int32(spacing * Double(PANGO_SCALE))))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        pango_layout_set_text(layout, text, -1)
        if let lineWidth {
            pango_layout_set_width(layout, Int32(lineWidth * Double(PANGO_SCALE)))
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        var (columns, rows): (Int32, Int32) = (0, 0)
        pango_layout_get_pixel_size(layout, &columns, &rows)
        let shift = isCentred ? (x: Double(columns) / 2, y: Double(rows) / 2) : (x: 0, y: 0)
        cairo_move_to(cairo, point.x - shift.x, point.y - shift.y)
        use(ink)
        pango_cairo_show_layout(cairo, layout)
    }

    /// The canvas as PNG.
    func png() throws(PictureRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &bytes) { target in
            cairo_surface_write_to_png_stream(
                surface,
                { target, piece, count in
                    guard let target, let piece else { return CAIRO_STATUS_WRITE_ERROR }
                    target.assumingMemoryBound(to: [UInt8].self).pointee
                        .append(contentsOf: UnsafeBufferPointer(start: piece, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                }, target)
        }
        guard status == CAIRO_STATUS_SUCCESS else { throw .cannotDraw }
        return bytes
    }

    private func use(_ ink: Ink) {
        cairo_set_source_rgba(cairo, ink.red, ink.green, ink.blue, ink.alpha)
    }
}
