import Documents
import Texts

/// Sets the blocks of a document in strips of the body's width.
struct DocumentLayout {
    private(set) var strips: [Strip] = []
    private let type: Typography
    private let setting: Setting
    private var beginsPage = false

    init(_ document: Document, type: Typography, setting: Setting) {
        self.type = type
        self.setting = setting
        type.begin()
        addTitle(document)
        for (index, block) in document.blocks.enumerated() {
            let next = document.blocks.indices.contains(index + 1) ? document.blocks[index + 1] : nil
            add(block)
            if case .signatures = next { keepLast() }
        }
    }

    /// The last lines above the signatures go with them: no signature stands on a page without words.
    private mutating func keepLast() {
        for index in max(0, strips.count - 3)..<strips.count { strips[index].keepsWithNext = true }
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .heading(let level, let text): addHeading(text, level: level)
        case .paragraph(let spans, let isIndented):
            addText(spans, left: 0, indent: isIndented ? 2 * setting.body.size : 0)
        case .item(let label, let level, let spans): addItem(label, level: level, spans)
        case .fields(let fields): add(FieldLayout(fields, type: type, setting: setting).strips)
        case .table(let table): add(TableLayout(table, type: type, setting: setting).strips)
        case .signatures(let areas): add(SignatureLayout(areas, type: type, setting: setting).strips)
        case .code(let text): add([CodeLayout.strip(text)].compactMap(\.self))
        case .pageBreak: beginsPage = true
        case .rule:
            add([
                Strip(height: 10) { canvas, y in
                    canvas.ink(0.4)
                    canvas.line(from: (Sheet.left, y + 5), to: (Sheet.right, y + 5), width: 0.5)
                }
            ])
        }
    }

    private mutating func add(_ new: [Strip]) {
        for strip in new {
            var strip = strip
            strip.beginsPage = beginsPage
            beginsPage = false
            strips.append(strip)
        }
    }

    private mutating func addTitle(_ document: Document) {
        let style = setting.title
        for line in type.set(document.title, style, width: Sheet.bodyWidth).lines() {
            let left = Sheet.left + (Sheet.bodyWidth - line.width) / 2
            add([
                Strip(height: style.lineHeight, keepsWithNext: true) { canvas, y in
                    canvas.show(line, left: left, baseline: y + style.ascent)
                }
            ])
        }
        add([Strip(height: setting.belowTitle) { _, _ in }])
    }

    private mutating func addHeading(_ text: String, level: Int) {
        let style = level == 1 ? setting.heading : setting.subheading
        for (index, line) in type.set(text, style, width: Sheet.bodyWidth).lines().enumerated() {
            add([
                Strip(height: style.lineHeight, before: index == 0 ? setting.aboveHeading : 0, keepsWithNext: true) {
                    canvas, y in
                    canvas.show(line, left: Sheet.left, baseline: y + style.ascent)
                }
            ])
        }
    }

    /// A label and its text: the first line is indented as a paragraph's, the others begin at the margin of the level.
    private mutating func addItem(_ label: String, level: Int, _ spans: [Span]) {
        let style = setting.body
        let left = level == 1 ? 0 : Double(level - 1) * style.size
        let indent = 2 * style.size
        let isOpen = label.hasSuffix("）")
        guard let labelLine = type.set(label, style).lines().first else { return }
        let labelWidth = isOpen ? labelLine.width : max(labelLine.width + 4, 1.5 * style.size)
        let start = strips.count
        addText(spans, left: left, indent: indent + labelWidth)
        guard strips.indices.contains(start) else { return }
        let first = strips[start]
        strips[start] = Strip(
            height: first.height, before: first.before, keepsWithNext: first.keepsWithNext,
            beginsPage: first.beginsPage
        ) { canvas, y in
            canvas.show(labelLine, left: Sheet.left + left + indent, baseline: y + style.ascent)
            first.draw(canvas, y)
        }
    }

    /// Lines of running text, of which neither the first nor the last stands alone on a page.
    private mutating func addText(_ spans: [Span], left: Double, indent: Double) {
        let style = setting.body
        let layout = type.set(
            spans.map(\.text).joined(), style, width: Sheet.bodyWidth - left, indent: indent, isJustified: true)
        let lines = layout.lines(emphasised: Self.emphasised(spans))
        for (index, line) in lines.enumerated() {
            let isHeld = lines.count > 1 && (index == 0 || index == lines.count - 2)
            add([
                Strip(height: style.lineHeight, keepsWithNext: isHeld) { canvas, y in
                    canvas.show(line, left: Sheet.left + left, baseline: y + style.ascent)
                }
            ])
        }
    }

    /// The bytes of the joined text that are emphasised.
    private static func emphasised(_ spans: [Span]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for span in spans {
            let end = start + span.text.utf8.count
            if span.isEmphasised { ranges.append(start..<end) }
            start = end
        }
        return ranges
    }
}
