import Housing

/// Where on a picture of paper something was written.
enum InkWindow {
    /// The part of the picture around its ink, with a margin: of a whole sheet that was scanned for the name on it.
    ///
    /// Whatever is a little darker than the paper counts as ink, so that nothing written is ever cut off; specks do not count,
    /// nor a dark strip along an edge, as scanners leave it.
    ///
    /// - Parameter area: where on a page of A4 that is printed from top to bottom the name was to be written. Of such a page
    ///   only what was written there counts, as far as it goes.
    /// - Returns: nil where there is no ink, or hardly anything but ink: the picture is to be shown as it is.
    static func around(_ picture: GreyPicture, onSheet area: Signing.PaperPlace? = nil) -> PictureView? {
        guard let grid = InkGrid(picture) else { return nil }
        let marks = grid.marks().filter { $0.cells > speck }
        guard let all = joined(marks) else { return nil }
        let written = area.flatMap { area in
            isPrinted(picture, all, grid) ? joined(marks.filter { grid.touches($0, area) }) : nil
        }
        let box = written ?? all
        let margin = max(1, max(grid.columns, grid.rows) * marginPercent / 100)
        let (left, right) = share(box.left - margin, box.right + 1 + margin, of: grid.columns)
        let (top, bottom) = share(box.top - margin, box.bottom + 1 + margin, of: grid.rows)
        guard (right - left) * (bottom - top) < 1_000_000 * mostPercent / 100 else { return nil }
        return PictureView(left: left, top: top, width: right - left, height: bottom - top)
    }

    /// A mark of so many cells may be dust.
    private static let speck = 2
    /// Of the longer side.
    private static let marginPercent = 3
    /// Of the picture; what leaves less away is not worth a loss of its edges.
    private static let mostPercent = 80

    private static func joined(_ marks: [InkGrid.Mark]) -> InkGrid.Mark? {
        marks.first.map { marks.dropFirst().reduce($0) { $0.joined(with: $1) } }
    }

    /// A whole page of A4 with something at its head and its foot, as every page that the office prints.
    private static func isPrinted(_ picture: GreyPicture, _ all: InkGrid.Mark, _ grid: InkGrid) -> Bool {
        guard (1370...1460).contains(picture.height * 1000 / picture.width) else { return false }
        return all.top * 100 < grid.rows * 12 && all.bottom * 100 > grid.rows * 88
            && (all.right - all.left) * 100 > grid.columns * 60
    }

    /// In thousandths of a side, outwards.
    private static func share(_ from: Int, _ to: Int, of side: Int) -> (Int, Int) {
        (max(0, from) * 1000 / side, min(1000, (to * 1000 + side - 1) / side))
    }
}

/// Cells of a picture, each with ink on it or none.
private struct InkGrid {
    /// Cells that hang together, by the box around them.
    struct Mark {
        var left, top, right, bottom: Int
        var cells = 1

        func joined(with other: Mark) -> Mark {
            Mark(
                left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
                bottom: max(bottom, other.bottom), cells: cells + other.cells)
        }
    }

    let columns: Int
    let rows: Int
    private var inked: [Bool]

    /// Cells of the longer side.
    private static let mostCells = 400
    /// Of a side, so deep a strip along an edge may be.
    private static let edgePercent = 3

    /// - Returns: nil where nothing is darker than the paper.
    init?(_ picture: GreyPicture) {
        let step = max(1, (max(picture.width, picture.height) + Self.mostCells - 1) / Self.mostCells)
        guard let limit = Self.paperLimit(of: picture) else { return nil }
        columns = (picture.width + step - 1) / step
        rows = (picture.height + step - 1) / step
        inked = [Bool](repeating: false, count: columns * rows)
        for y in 0..<picture.height {
            for x in 0..<picture.width where Int(picture.pixels[y * picture.width + x]) < limit {
                inked[y / step * columns + x / step] = true
            }
        }
        clearEdges()
    }

    /// The tone below which a pixel is no paper. Most of a sheet is.
    private static func paperLimit(of picture: GreyPicture) -> Int? {
        var counts = [Int](repeating: 0, count: 256)
        for pixel in picture.pixels { counts[Int(pixel)] += 1 }
        var seen = 0
        let paper = counts.firstIndex { count in
            seen += count
            return seen * 2 > picture.pixels.count
        }
        guard let paper, let darkest = counts.firstIndex(where: { $0 > 0 }), paper - darkest >= 32 else { return nil }
        return paper * 7 / 8
    }

    /// Whether a mark lies in a place on a page of A4, the line at its foot left out.
    func touches(_ mark: Mark, _ place: Signing.PaperPlace) -> Bool {
        let (width, height) = (595_276, 841_890)
        let top = (height - place.bottom - place.height) * rows / height
        let bottom = (height - place.bottom - place.height / 10) * rows / height
        let left = place.left * columns / width
        let right = (place.left + place.width) * columns / width
        return place.page == 1 && mark.right >= left && mark.left <= right && mark.bottom >= top && mark.top <= bottom
    }

    /// What hangs together, corners included.
    func marks() -> [Mark] {
        var left = inked
        var marks: [Mark] = []
        var open: [Int] = []
        for start in left.indices where left[start] {
            left[start] = false
            open.append(start)
            var mark = mark(start)
            mark.cells = 0
            while let cell = open.popLast() {
                mark = mark.joined(with: self.mark(cell))
                for next in neighbours(of: cell) where left[next] {
                    left[next] = false
                    open.append(next)
                }
            }
            marks.append(mark)
        }
        return marks
    }

    private func mark(_ cell: Int) -> Mark {
        let (x, y) = (cell % columns, cell / columns)
        return Mark(left: x, top: y, right: x, bottom: y)
    }

    private func neighbours(of cell: Int) -> [Int] {
        let (x, y) = (cell % columns, cell / columns)
        return (max(0, y - 1)...min(rows - 1, y + 1)).flatMap { row in
            (max(0, x - 1)...min(columns - 1, x + 1)).map { row * columns + $0 }
        }
    }

    /// Takes away rows and columns close to an edge that are mostly dark: no pen fills them.
    private mutating func clearEdges() {
        let (across, down) = (max(1, columns * Self.edgePercent / 100), max(1, rows * Self.edgePercent / 100))
        for x in Array(0..<min(across, columns)) + Array(max(0, columns - across)..<columns) {
            clearIfDark((0..<rows).map { $0 * columns + x })
        }
        for y in Array(0..<min(down, rows)) + Array(max(0, rows - down)..<rows) {
            clearIfDark((0..<columns).map { y * columns + $0 })
        }
    }

    private mutating func clearIfDark(_ cells: [Int]) {
        guard cells.count(where: { inked[$0] }) * 2 > cells.count else { return }
        for cell in cells { inked[cell] = false }
    }
}
