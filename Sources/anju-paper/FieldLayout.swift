import Documents

/// Sets labels and values in two columns, each value on a hairline.
struct FieldLayout {
    private(set) var strips: [Strip] = []
    private static let gap = 12.0

    init(_ fields: [Field], type: Typography, setting: Setting) {
        let widest = fields.map { type.width($0.label, setting.body) }.max() ?? 0
        let labelWidth = min(widest, Sheet.bodyWidth * 0.4)
        for field in fields { strips.append(Self.row(field, labelWidth: labelWidth, type: type, setting: setting)) }
        guard !strips.isEmpty else { return }
        strips[0].before = setting.fields.above
        strips.append(Strip(height: setting.fields.below) { _, _ in })
    }

    private static func row(_ field: Field, labelWidth: Double, type: Typography, setting: Setting) -> Strip {
        let style = setting.body
        let valueLeft = Sheet.left + labelWidth + gap
        let labels = type.set(field.label, style, width: labelWidth).lines()
        let values = type.set(field.value, style, width: Sheet.right - valueLeft - 4).lines()
        let lines = max(1, labels.count, values.count)
        let height = Double(lines) * style.lineHeight + setting.fields.between
        return Strip(height: height) { canvas, y in
            for (index, line) in labels.enumerated() {
                let baseline = y + Double(index) * style.lineHeight + style.ascent
                canvas.show(line, left: Sheet.left, baseline: baseline, grey: 0.3)
            }
            for (index, line) in values.enumerated() {
                let baseline = y + Double(index) * style.lineHeight + style.ascent
                canvas.show(line, left: valueLeft + 2, baseline: baseline)
            }
            canvas.ink(0.65)
            let line = min(2, setting.fields.between)
            canvas.line(from: (valueLeft, y + height - line), to: (Sheet.right, y + height - line), width: 0.4)
        }
    }
}
