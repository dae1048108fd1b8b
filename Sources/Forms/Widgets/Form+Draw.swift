import Cells

/// How a form is drawn: a gutter of two columns for the marker `>`, labels in a column, fields beside them, an empty row
/// between items, buttons beside each other. What is wrong stands on top and does not scroll.
extension Form {
    private static var gutter: Int { 2 }
    private static var mostLabelColumns: Int { 22 }

    public func draw(on surface: inout Surface, in rect: Rect, words: FormsWords) {
        let summary = summary
        let top = rect.splitTop(min(summary.rows(width: rect.width, words: words), max(0, rect.height - 4)))
        summary.draw(on: &surface, in: top.top, words: words)
        let blocks = blocks(width: top.rest.width)
        let offset = scrollOffset(blocks, height: top.rest.height)
        let isCut = top.rest.height > 1 && blocks.last.map { $0.top + $0.rows - offset > top.rest.height } == true
        // That there is more has a row of its own.
        let area = isCut ? top.rest.splitBottom(1).rest : top.rest
        for block in blocks {
            let place = Rect(x: area.x, y: area.y + block.top - offset, width: area.width, height: block.rows)
            guard place.maxY > area.y, place.y < area.maxY else { continue }
            draw(block, on: &surface, in: place, clip: area, words)
        }
        if isCut { words.drawMore(on: &surface, in: top.rest) }
    }

    /// The rows that the form takes in `width` columns, what is wrong included.
    public func rows(width: Int, words: FormsWords) -> Int {
        summary.rows(width: width, words: words) + (blocks(width: width).last.map { $0.top + $0.rows } ?? 0)
    }

    // MARK: Layout

    /// Items that stand in the same rows: one, or buttons beside each other.
    private struct Block {
        let indices: [Int]
        let top: Int
        let rows: Int
    }

    private func blocks(width: Int) -> [Block] {
        var blocks: [Block] = []
        var top = 0
        for index in items.indices where !items[index].isHidden {
            if items[index].kind.isButton, let last = blocks.last, let first = last.indices.first,
                items[first].kind.isButton, rowColumns(last.indices + [index]) <= width
            {
                blocks[blocks.count - 1] = Block(indices: last.indices + [index], top: last.top, rows: last.rows)
                continue
            }
            let rows = rows(of: items[index], width: width)
            blocks.append(Block(indices: [index], top: top, rows: rows))
            top += rows + 1
        }
        return blocks
    }

    private func rowColumns(_ buttons: [Int]) -> Int {
        buttons.reduce(0) { $0 + columns(ofButton: $1) }
    }

    private func columns(ofButton index: Int) -> Int {
        if case .button(let button) = items[index].kind { Width.of(button.text) + 4 } else { 0 }
    }

    private func rows(of item: FormItem<ID>, width: Int) -> Int {
        let inside = width - Form.gutter
        let left = item.kind.takesText ? Form.gutter + labelColumns + 3 : Form.gutter
        let below = problemLines(of: item, width: width - left).count + (item.help == nil ? 0 : 1)
        switch item.kind {
        case .text, .secret, .identity, .date: return 1 + below
        case .area(let area): return area.rows + below
        case .choice(let field): return (item.label.isEmpty ? 0 : 1) + field.lines(width: inside).count + below
        case .tick(let field): return field.lines(width: inside).count + below
        case .button: return 1
        case .note(let text, _): return LineBreaking.wrap(text, width: width).count
        }
    }

    /// How far the form is scrolled: as little as shows the whole focused item.
    private func scrollOffset(_ blocks: [Block], height: Int) -> Int {
        guard let last = blocks.last, last.top + last.rows > height,
            let block = blocks.first(where: { $0.indices.contains(focusPosition) })
        else { return 0 }
        let focusedRow = focusedRow(in: block)
        // A row is left below for what tells that there is more.
        let below = block.top == last.top ? 0 : 1
        return max(0, min(block.top + focusedRow, block.top + block.rows + below - height))
    }

    private var focusPosition: Int { items.firstIndex { $0.id == focus } ?? 0 }

    /// The row inside a block that must be in view: 0, or the highlighted option of a choice.
    private func focusedRow(in block: Block) -> Int {
        guard let index = block.indices.first, case .choice(let field) = items[index].kind else { return 0 }
        return field.highlighted
    }

    private var labelColumns: Int {
        let widths = items.filter { $0.kind.takesText && !$0.isHidden }.map { Width.of($0.label) }
        return min(Form.mostLabelColumns, widths.max() ?? 0)
    }

    // MARK: Drawing

    private func draw(_ block: Block, on surface: inout Surface, in rect: Rect, clip: Rect, _ words: FormsWords) {
        guard let index = block.indices.first else { return }
        let item = items[index]
        switch item.kind {
        case .text, .area, .secret, .identity, .date: drawField(index, on: &surface, in: rect, clip: clip, words)
        case .choice(let field): drawChoice(field, index, on: &surface, in: rect, clip: clip)
        case .tick(let field): drawTick(field, index, on: &surface, in: rect, clip: clip)
        case .note(let text, let role):
            for (row, line) in LineBreaking.wrap(text, width: rect.width).enumerated() {
                surface.put(line, at: rect.origin.moved(down: row), role: role, within: clip)
            }
        case .button:
            var point = rect.origin
            for index in block.indices {
                guard case .button(let button) = items[index].kind else { continue }
                button.draw(on: &surface, at: point, isFocused: index == focusPosition, within: clip)
                point = point.moved(right: columns(ofButton: index))
            }
        }
    }

    private func drawField(_ index: Int, on surface: inout Surface, in rect: Rect, clip: Rect, _ words: FormsWords) {
        let item = items[index]
        let isFocused = index == focusPosition
        let label = labelColumns
        mark(isFocused, on: &surface, at: rect.origin, clip)
        surface.put(
            item.label.shortened(to: label), at: rect.origin.moved(right: Form.gutter), role: .label, within: clip)
        let left = Form.gutter + label + 2
        let rows = if case .area(let area) = item.kind { area.rows } else { 1 }
        let place = rect.splitLeft(left).rest.splitTop(rows).top
        if clip.contains(place.origin) {
            let look = FieldLook(isFocused: isFocused, isInvalid: item.problem != nil)
            drawValue(of: item, on: &surface, in: place.intersection(clip), look, words)
        }
        drawBelow(item, on: &surface, at: rect.origin.moved(right: left + 1, down: rows), clip)
    }

    private func drawValue(
        of item: FormItem<ID>, on surface: inout Surface, in row: Rect, _ look: FieldLook, _ words: FormsWords
    ) {
        switch item.kind {
        case .text(let field): field.draw(on: &surface, in: row, look: look)
        case .area(let area): area.draw(on: &surface, in: row, look: look)
        case .secret(let field): field.draw(on: &surface, in: row, look: look)
        case .identity(let field): field.draw(on: &surface, in: row, look: look, words: words)
        case .date(let field): field.draw(on: &surface, in: row, look: look, words: words)
        case .choice, .tick, .button, .note: break
        }
    }

    private func drawChoice(
        _ field: ChoiceField, _ index: Int, on surface: inout Surface, in rect: Rect, clip: Rect
    ) {
        let isFocused = index == focusPosition
        var point = rect.origin
        if !items[index].label.isEmpty {
            surface.put(items[index].label, at: point.moved(right: Form.gutter), role: .label, within: clip)
            point = point.moved(down: 1)
        }
        for line in field.lines(width: rect.width - Form.gutter) {
            let isHere = isFocused && line.option == field.highlighted && !line.isDescription
            mark(isHere, on: &surface, at: point, clip)
            let inside = point.moved(right: Form.gutter)
            surface.put(line.text, at: inside, role: field.role(of: line, isFocused: isFocused), within: clip)
            if isHere { surface.setCursor(inside, within: clip) }
            point = point.moved(down: 1)
        }
        drawBelow(items[index], on: &surface, at: point.moved(right: Form.gutter), clip)
    }

    private func drawTick(_ field: TickField, _ index: Int, on surface: inout Surface, in rect: Rect, clip: Rect) {
        let isFocused = index == focusPosition
        mark(isFocused, on: &surface, at: rect.origin, clip)
        let lines = field.lines(width: rect.width - Form.gutter)
        let role = field.role(isFocused: isFocused)
        for (row, line) in lines.enumerated() {
            let point = rect.origin.moved(right: Form.gutter, down: row)
            surface.put(line, at: point, role: role, within: clip)
        }
        // The cursor stands in the box that is ticked.
        let box = rect.origin.moved(right: Form.gutter + 1)
        if isFocused { surface.setCursor(box, within: clip) }
        drawBelow(items[index], on: &surface, at: rect.origin.moved(right: Form.gutter, down: lines.count), clip)
    }

    /// What is wrong with an item, as it stands below it.
    private func problemLines(of item: FormItem<ID>, width: Int) -> [String] {
        item.problem.map { LineBreaking.wrap("! " + $0, width: width, byPhrases: true) } ?? []
    }

    private func drawBelow(_ item: FormItem<ID>, on surface: inout Surface, at point: Point, _ clip: Rect) {
        var point = point
        for line in problemLines(of: item, width: clip.maxX - point.x) {
            surface.put(line, at: point, role: .error, within: clip)
            point = point.moved(down: 1)
        }
        if let help = item.help { surface.put(help, at: point, role: .muted, within: clip) }
    }

    private func mark(_ isFocused: Bool, on surface: inout Surface, at point: Point, _ clip: Rect) {
        if isFocused { surface.put(">", at: point, role: .body, within: clip) }
    }
}
