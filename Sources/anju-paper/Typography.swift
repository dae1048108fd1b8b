import CPangoCairo
import Documents

/// Pango, as far as documents need it: one font, sizes in points, Chinese rules of breaking lines.
final class Typography {
    /// Figures and Latin letters, then Chinese in a font that stays small in a PDF (85 bytes a character, a Song 240), then the
    /// characters of rare names.
    private static let families = "Roboto, Droid Sans Fallback, Noto Sans CJK SC, Noto Serif CJK SC"
    /// For the marks that both have, which among Chinese are as wide as a character.
    private static let chineseFamilies = "Droid Sans Fallback, Noto Sans CJK SC"
    private static let sharedMarks: Set<Unicode.Scalar> = ["“", "”", "‘", "’", "…", "—", "·", "×"]

    private let context: OpaquePointer?
    private var descriptions: [Double: OpaquePointer] = [:]
    /// Some character since the beginning of the document has no glyph: it must not be printed as an empty box.
    private(set) var lacksGlyph = false

    init(_ fonts: Fonts) {
        fonts.use()
        let map = pango_cairo_font_map_new()
        context = pango_font_map_create_context(map)
        g_object_unref(UnsafeMutableRawPointer(map))
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_language(context, pango_language_from_string("zh-cn"))
        pango_context_set_round_glyph_positions(context, 0)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
    }

    deinit {
        for description in descriptions.values { pango_font_description_free(description) }
        if let context { g_object_unref(UnsafeMutableRawPointer(context)) }
    }

    func begin() { lacksGlyph = false }

    /// Sets `text` in lines.
    ///
    /// - Parameters:
    ///   - width: of the lines, in points; nil for one line as long as it is.
    ///   - indent: of the first line.
    ///   - isJustified: whether all lines but the last are as long as the width.
    func set(
        _ text: String, _ style: TextStyle, width: Double? = nil, indent: Double = 0, isJustified: Bool = false
    ) -> TextLayout {
        let layout = TextLayout(context)
        pango_layout_set_font_description(layout.pango, description(size: style.size))
        if let width {
            pango_layout_set_width(layout.pango, Int32(width * Double(PANGO_SCALE)))
            pango_layout_set_wrap(layout.pango, PANGO_WRAP_WORD_CHAR)
            pango_layout_set_indent(layout.pango, Int32(indent * Double(PANGO_SCALE)))
            pango_layout_set_justify(layout.pango, isJustified ? 1 : 0)
        }
        pango_layout_set_text(layout.pango, text, -1)
        if let attributes = Self.attributes(of: text) {
            pango_layout_set_attributes(layout.pango, attributes)
            pango_attr_list_unref(attributes)
        }
        if pango_layout_get_unknown_glyphs_count(layout.pango) > 0 { lacksGlyph = true }
        return layout
    }

    /// How wide `text` is on one line.
    func width(_ text: String, _ style: TextStyle) -> Double { set(text, style).width }

    /// The Chinese font for the marks that both fonts have; nil where there is none of them.
    private static func attributes(of text: String) -> OpaquePointer? {
        var list: OpaquePointer?
        var place = 0
        for scalar in text.unicodeScalars {
            let end = place + UTF8.width(scalar)
            defer { place = end }
            guard sharedMarks.contains(scalar), let attribute = pango_attr_family_new(chineseFamilies) else { continue }
            attribute.pointee.start_index = guint(place)
            attribute.pointee.end_index = guint(end)
            if list == nil { list = pango_attr_list_new() }
            pango_attr_list_insert(list, attribute)
        }
        return list
    }

    private func description(size: Double) -> OpaquePointer? {
        if let known = descriptions[size] { return known }
        let description = pango_font_description_from_string(Self.families)
        pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
        descriptions[size] = description
        return description
    }
}

/// A text set in lines. Its lines live as long as it does.
final class TextLayout {
    fileprivate let pango: OpaquePointer?

    fileprivate init(_ context: OpaquePointer?) { pango = pango_layout_new(context) }

    deinit {
        if let pango { g_object_unref(UnsafeMutableRawPointer(pango)) }
    }

    /// Points that the longest line takes.
    var width: Double {
        var columns: Int32 = 0
        pango_layout_get_size(pango, &columns, nil)
        return Double(columns) / Double(PANGO_SCALE)
    }

    /// - Parameter emphasised: the bytes of the text that are underlined.
    func lines(emphasised: [Range<Int>] = []) -> [TextLine] {
        guard let walk = pango_layout_get_iter(pango) else { return [] }
        defer { pango_layout_iter_free(walk) }
        var lines: [TextLine] = []
        repeat {
            guard let line = pango_layout_iter_get_line_readonly(walk) else { break }
            var box = PangoRectangle()
            pango_layout_iter_get_line_extents(walk, nil, &box)
            let scale = Double(PANGO_SCALE)
            lines.append(
                TextLine(
                    layout: self, line: line, x: Double(box.x) / scale, width: Double(box.width) / scale,
                    underlines: emphasised.flatMap { Self.ranges($0, of: line) }))
        } while pango_layout_iter_next_line(walk) != 0
        return lines
    }

    /// Where on the line these bytes are, in points from the layout's left edge.
    private static func ranges(
        _ bytes: Range<Int>, of line: UnsafeMutablePointer<PangoLayoutLine>
    ) -> [ClosedRange<Double>] {
        let start = Int(line.pointee.start_index)
        let end = start + Int(line.pointee.length)
        let from = max(bytes.lowerBound, start)
        let to = min(bytes.upperBound, end)
        guard from < to else { return [] }
        var edges: UnsafeMutablePointer<Int32>?
        var count: Int32 = 0
        pango_layout_line_get_x_ranges(line, Int32(from), Int32(to), &edges, &count)
        defer { g_free(edges) }
        guard let edges else { return [] }
        return (0..<Int(count)).map { index in
            let left = Double(edges[2 * index]) / Double(PANGO_SCALE)
            return left...max(left, Double(edges[2 * index + 1]) / Double(PANGO_SCALE))
        }
    }
}

/// One line of a text, to be drawn at a baseline.
struct TextLine {
    /// Keeps the line alive.
    let layout: TextLayout
    fileprivate let line: UnsafeMutablePointer<PangoLayoutLine>
    /// From the layout's left edge.
    let x: Double
    let width: Double
    let underlines: [ClosedRange<Double>]
}

extension Canvas {
    /// Draws a line whose layout begins at `left`.
    func show(_ line: TextLine, left: Double, baseline: Double, grey: Double = 0) {
        ink(grey)
        cairo_move_to(cairo, left + line.x, baseline)
        pango_cairo_show_layout_line(cairo, line.line)
        for range in line.underlines {
            self.line(
                from: (left + range.lowerBound, baseline + 3), to: (left + range.upperBound, baseline + 3),
                width: 0.5)
        }
    }
}
