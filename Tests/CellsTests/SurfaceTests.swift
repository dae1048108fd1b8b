import TestSupport
import Testing

@testable import Cells

@Suite("Surface")
struct SurfaceTests {
    @Test("Text is drawn, and the columns that it takes are told")
    func put() {
        var surface = Surface(size: Size(width: 10, height: 2))
        #expect(surface.put("安居ab", at: Point(x: 1, y: 0), role: .title) == 6)
        #expect(surface.rows() == [" 安居ab", ""])
        #expect(surface[1, 0].part == .head && surface[2, 0].part == .tail && surface[2, 0].role == .title)
        #expect(surface.rowColumns(0) == 10)
    }

    @Test("Half a glyph at an edge becomes a space")
    func clipping() {
        var surface = Surface(size: Size(width: 5, height: 1))
        #expect(surface.put("安居房", at: Point(x: 0, y: 0), role: .body) == 5)
        #expect(surface.rows() == ["安居"])
        surface = Surface(size: Size(width: 5, height: 1))
        surface.put("安居房", at: Point(x: -1, y: 0), role: .body)
        #expect(surface.rows() == [" 居房"])
        surface = Surface(size: Size(width: 8, height: 1))
        surface.put("安居房子", at: Point(x: 0, y: 0), role: .body, within: Rect(x: 1, y: 0, width: 4, height: 1))
        #expect(surface.rows() == ["  居"])
    }

    @Test("Overwriting one half of a glyph blanks the other")
    func overwriting() {
        var surface = Surface(size: Size(width: 6, height: 1))
        surface.put("安居房", at: Point(x: 0, y: 0), role: .body)
        surface.put("x", at: Point(x: 3, y: 0), role: .body)
        #expect(surface.rows() == ["安 x房"])
        surface.put("屋", at: Point(x: 3, y: 0), role: .body)
        #expect(surface.rows() == ["安 屋"])
        surface.fill(Rect(x: 1, y: 0, width: 1, height: 1), "-", role: .body)
        #expect(surface.rows() == [" - 屋"])
    }

    @Test("What is drawn is cleaned, and unsure glyphs are boxes")
    func cleaning() {
        var surface = Surface(size: Size(width: 12, height: 1))
        surface.put("a\u{1B}[1m\u{202E}b👍🏽", at: Point(x: 0, y: 0), role: .body)
        #expect(surface.rows() == ["a[1mb□"])
    }

    @Test("A box, a rule and shading")
    func shapes() {
        var surface = Surface(size: Size(width: 14, height: 4))
        surface.box(surface.bounds, title: "公告说明书")
        surface.rule(Rect(x: 1, y: 2, width: 12, height: 1))
        #expect(surface.rows() == ["┌─ 公告说… ──┐", "│            │", "│────────────│", "└────────────┘"])
        surface.shade(Rect(x: 4, y: 0, width: 1, height: 1), role: .muted)
        #expect((2...5).map { surface[$0, 0].role } == [.heading, .muted, .muted, .heading])
    }

    @Test("Random drawing: every row's cells add up and no half is left alone", arguments: 0..<200)
    func random(seed: Int) {
        var generator = SplitMix64(seed)
        let size = Size(
            width: Int.random(in: 0...30, using: &generator), height: Int.random(in: 0...8, using: &generator))
        var surface = Surface(size: size)
        let alphabet = Array("安居房，（a1 ─👍🏽e\u{301}\u{200B}\t😀")
        for _ in 0..<60 {
            let area = Rect(
                x: Int.random(in: -5...32, using: &generator), y: Int.random(in: -2...9, using: &generator),
                width: Int.random(in: 0...20, using: &generator), height: Int.random(in: 0...6, using: &generator))
            let role = Role.allCases.randomElement(using: &generator) ?? .body
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: surface.fill(area, alphabet.randomElement(using: &generator) ?? " ", role: role)
            case 1: surface.box(area, title: "安居房", role: role)
            case 2: surface.shade(area, role: role)
            default:
                let text = String((0..<12).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
                let clip = Bool.random(using: &generator) ? area.inset(by: 1) : nil
                surface.put(text, at: area.origin, role: role, within: clip)
            }
            for y in 0..<size.height {
                #expect(surface.rowColumns(y) == size.width)
                #expect(surface.rowHoldsTogether(y))
                for x in 1..<max(1, size.width) where surface[x, y].part == .tail {
                    #expect(surface[x, y].role == surface[x - 1, y].role)
                }
            }
        }
    }
}

@Suite("Geometry")
struct GeometryTests {
    @Test("Splitting never loses or invents a cell", arguments: -2..<14)
    func splitting(amount: Int) {
        let rect = Rect(x: 2, y: 3, width: 10, height: 6)
        let (top, below) = rect.splitTop(amount)
        let (above, bottom) = rect.splitBottom(amount)
        let (left, right) = rect.splitLeft(amount)
        let (rest, last) = rect.splitRight(amount)
        #expect(top.height + below.height == 6 && top.maxY == below.y && below.maxY == rect.maxY)
        #expect(above.height + bottom.height == 6 && above.maxY == bottom.y && bottom.height == top.height)
        #expect(left.width + right.width == 10 && left.maxX == right.x)
        #expect(rest.width + last.width == 10 && rest.maxX == last.x && last.width == left.width)
    }

    @Test("Insets and intersections stop at nothing")
    func narrowing() {
        let rect = Rect(x: 0, y: 0, width: 4, height: 4)
        #expect(rect.inset(by: 3).isEmpty)
        #expect(rect.intersection(Rect(x: 3, y: 3, width: 9, height: 9)) == Rect(x: 3, y: 3, width: 1, height: 1))
        #expect(rect.intersection(Rect(x: 8, y: 0, width: 2, height: 2)).isEmpty)
        #expect(rect.centred(Size(width: 2, height: 9)) == Rect(x: 1, y: 0, width: 2, height: 4))
    }

    @Test("A role's name is what theme files use")
    func roleNames() {
        for role in Role.allCases {
            let words = "\(role)".map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }
            #expect(role.name == words.joined())
        }
        #expect(Role.allCases.count <= 63)
    }
}
