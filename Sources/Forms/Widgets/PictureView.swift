import Cells

/// A picture's dots, black or white, a bit each.
public struct DotMap: Equatable, Sendable {
    public let width: Int
    public let height: Int
    /// Row by row, `(width + 7) / 8` bytes a row, the highest bit leftmost; 1 is ink.
    public let bits: [UInt8]

    /// Nil when there are fewer bits than the size needs.
    public init?(width: Int, height: Int, bits: [UInt8]) {
        guard width >= 0, height >= 0, bits.count >= (width + 7) / 8 * height else { return nil }
        self.width = width
        self.height = height
        self.bits = bits
    }

    /// Whether there is ink at a dot; none outside.
    func isInk(_ x: Int, _ y: Int) -> Bool {
        guard x >= 0, y >= 0, x < width, y < height else { return false }
        return bits[y * ((width + 7) / 8) + x / 8] & (0x80 >> (x % 8)) != 0
    }
}

/// A part of a picture to be made into dots.
public struct DotRequest: Equatable, Hashable, Sendable {
    /// The part of the picture, in its own pixels.
    public let x: Int
    public let y: Int
    public let width: Int
    public let height: Int
    /// The dots that it becomes.
    public let dotsWide: Int
    public let dotsHigh: Int
}

/// A picture in the terminal: two by two dots a cell, with zoom and pan.
///
/// A cell is about twice as high as wide, so a dot is too; the request keeps the picture's proportions by asking for half
/// as many dots downwards. Keys: `+` and `-` zoom, arrows pan, `=` shows the whole, `*` a pixel a dot, PgUp and PgDn pan a page.
public struct PictureView: Equatable, Sendable {
    /// The picture's size in pixels.
    public let pixelsWide: Int
    public let pixelsHigh: Int
    /// 0 shows the whole; each step doubles the scale, by halves: `2^(zoom/2)`.
    public private(set) var zoom = 0
    /// The middle of what is shown, in pixels.
    private var centreX: Int
    private var centreY: Int
    /// A part that is shown and nothing beside it, in pixels, until somebody zooms.
    private var part: Size?
    private var size = Size(width: 0, height: 0)
    private var shownRequest: DotRequest?
    private var dots: DotMap?
    /// What the world was asked and has not answered.
    private var asked: DotRequest?
    /// What it had no dots for.
    private var missed: DotRequest?

    private static let mostZoom = 12

    public init(pixelsWide: Int, pixelsHigh: Int) {
        self.pixelsWide = max(1, pixelsWide)
        self.pixelsHigh = max(1, pixelsHigh)
        centreX = pixelsWide / 2
        centreY = pixelsHigh / 2
    }

    public mutating func fit(_ size: Size) {
        self.size = size
    }

    /// The dots to ask the world for, each part once and one part at a time: whoever moves on while a slow picture is made
    /// into dots waits for where he stands at last, not for each place on the way. To be asked again after each answer.
    public mutating func wanted() -> DotRequest? {
        guard asked == nil, let request, request != shownRequest, request != missed else { return nil }
        asked = request
        return request
    }

    /// Takes in dots, nil where there are none; those of a part that is no longer wanted are dropped.
    public mutating func supply(_ dots: DotMap?, for request: DotRequest) {
        if request == asked {
            asked = nil
            if dots == nil { missed = request }
        }
        guard let dots, request == self.request else { return }
        self.dots = dots
        shownRequest = request
    }

    /// What was asked failed: it is not asked again.
    public mutating func miss() {
        if let asked { supply(nil, for: asked) }
    }

    /// Pixels a dot is wide, times 1024; a dot is twice as many high.
    private var pixelsADot1024: Int { pixelsADot1024(at: zoom) }

    private func pixelsADot1024(at zoom: Int) -> Int {
        let whole = pixelsADot1024(showing: Size(width: pixelsWide, height: pixelsHigh))
        let halves = zoom % 2 == 1 ? whole * 1000 / 1414 : whole
        return max(64, halves >> (zoom / 2))
    }

    /// The first zoom at which a dot is no more than a pixel wide.
    private var actualZoom: Int {
        (0..<PictureView.mostZoom).first { pixelsADot1024(at: $0) <= 1024 } ?? PictureView.mostZoom
    }

    /// Pixels a dot is wide, times 1024, where so many pixels fill the window.
    private func pixelsADot1024(showing pixels: Size) -> Int {
        max(
            (pixels.width * 1024 + size.width * 2 - 1) / max(1, size.width * 2),
            (pixels.height * 1024 + size.height * 4 - 1) / max(1, size.height * 4))
    }

    private var request: DotRequest? {
        guard size.width > 0, size.height > 0 else { return nil }
        let scale = part.map(pixelsADot1024(showing:)) ?? pixelsADot1024
        let shown =
            part
            ?? Size(
                width: (size.width * 2 * scale + 1023) / 1024, height: (size.height * 4 * scale + 1023) / 1024)
        let width = min(pixelsWide, max(1, shown.width))
        let height = min(pixelsHigh, max(1, shown.height))
        return DotRequest(
            x: min(max(0, centreX - width / 2), pixelsWide - width),
            y: min(max(0, centreY - height / 2), pixelsHigh - height), width: width, height: height,
            dotsWide: min(size.width * 2, max(1, (width * 1024 + scale / 2) / scale)),
            dotsHigh: min(size.height * 2, max(1, (height * 512 + scale / 2) / scale)))
    }

    public mutating func update(_ input: Input) -> Bool {
        guard case .key(let key) = input, let request else { return false }
        switch key {
        case .character("+"): zoom(to: zoom + 1)
        case .character("-"): zoom(to: zoom - 1)
        case .character("="): zoom(to: 0)
        case .character("*"): zoom(to: actualZoom)
        case .left: move(-request.width / 4, 0)
        case .right: move(request.width / 4, 0)
        case .up: move(0, -request.height / 4)
        case .down: move(0, request.height / 4)
        case .pageUp: move(0, -request.height)
        case .pageDown: move(0, request.height)
        default: return false
        }
        return true
    }

    private mutating func zoom(to step: Int) {
        zoom = min(PictureView.mostZoom, max(0, step))
        part = nil
    }

    /// Shows a part of the picture, in thousandths of its width and height, as large as it fits and nothing beside it. Zooming
    /// goes on from the step at which the window shows a little more.
    public mutating func look(left: Int, top: Int, width: Int, height: Int) {
        let wide = pixelsWide * width / 1000
        let high = pixelsHigh * height / 1000
        zoom(
            to: (0...PictureView.mostZoom).last { step in
                let scale = pixelsADot1024(at: step)
                return size.width * 2 * scale / 1024 >= wide && size.height * 4 * scale / 1024 >= high
            } ?? 0)
        part = Size(width: wide, height: high)
        centreX = pixelsWide * left / 1000 + wide / 2
        centreY = pixelsHigh * top / 1000 + high / 2
    }

    private mutating func move(_ right: Int, _ down: Int) {
        guard let request else { return }
        let halfWide = request.width / 2
        let halfHigh = request.height / 2
        centreX = min(max(halfWide, centreX + right), max(halfWide, pixelsWide - halfWide))
        centreY = min(max(halfHigh, centreY + down), max(halfHigh, pixelsHigh - halfHigh))
    }

    public func draw(on surface: inout Surface, in rect: Rect, words: FormsWords) {
        guard let dots else {
            surface.put(words.loading, at: rect.origin, role: .muted, within: rect)
            return
        }
        let area = rect.centred(Size(width: (dots.width + 1) / 2, height: (dots.height + 1) / 2))
        for row in 0..<area.height {
            var line = ""
            for column in 0..<area.width { line.append(PictureView.glyph(dots, column * 2, row * 2)) }
            surface.put(line, at: area.origin.moved(down: row), role: .picture, within: rect)
        }
    }

    /// The block for two by two dots: bit 0 upper left, 1 upper right, 2 lower left, 3 lower right.
    private static let glyphs: [Character] = [
        " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
    ]

    private static func glyph(_ dots: DotMap, _ x: Int, _ y: Int) -> Character {
        let index =
            (dots.isInk(x, y) ? 1 : 0) + (dots.isInk(x + 1, y) ? 2 : 0) + (dots.isInk(x, y + 1) ? 4 : 0)
            + (dots.isInk(x + 1, y + 1) ? 8 : 0)
        return glyphs[index]
    }
}
