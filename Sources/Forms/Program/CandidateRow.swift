import Cells

/// The row of candidates: the letters, then as many of the candidates as there is room for, numbered, and which characters
/// they are made of.
///
///     luo hu  1 罗湖  2 落户  3 落后  4 落花                      下面还有  简体
struct CandidateRow {
    let composition: Composition
    let isTraditional: Bool
    let words: FormsWords
    /// The columns that there are.
    let width: Int

    private static let gap = 2
    /// Of letters that need more the last ones are shown.
    private static let mostLetters = 30
    private static let leastCandidate = 6

    /// The candidates that a digit can choose: at least one where there is any.
    var shownCount: Int {
        var left = room
        var count = 0
        for candidate in composition.candidates {
            left -= columns(candidate)
            if left < 0, count > 0 { break }
            count += 1
        }
        return count
    }

    /// Whether there are candidates behind those that are shown.
    var hasMore: Bool { composition.hasMore || shownCount < composition.candidates.count }

    /// What it needs with its number and the gap behind it.
    private func columns(_ candidate: String) -> Int { 2 + Width.of(candidate) + Self.gap }

    private var room: Int { width - Width.of(letters) - Self.gap - Width.of(tail) - Self.gap }

    private var letters: String {
        var shown = Array(composition.shown)
        while Width.of(String(shown)) > Self.mostLetters { shown.removeFirst() }
        return String(shown)
    }

    /// Always as wide, so that turning pages moves nothing.
    private var tail: String {
        words.more + " " + (isTraditional ? words.pinyinTraditional : words.pinyinSimplified)
    }

    func draw(on surface: inout Surface, in rect: Rect) {
        surface.fill(rect, role: .body)
        let state = isTraditional ? words.pinyinTraditional : words.pinyinSimplified
        let tail = hasMore ? words.more + " " + state : state
        surface.put(
            tail, at: Point(x: rect.maxX - Width.of(tail), y: rect.y), role: .muted, within: rect)
        var x = rect.x
        x += surface.put(letters, at: Point(x: x, y: rect.y), role: .info, within: rect) + Self.gap
        if composition.candidates.isEmpty {
            surface.put(words.pinyinNone, at: Point(x: x, y: rect.y), role: .muted, within: rect)
        }
        for (index, candidate) in composition.candidates.prefix(shownCount).enumerated() {
            x += surface.put("\(index + 1) ", at: Point(x: x, y: rect.y), role: .hintKey, within: rect)
            let shown = candidate.shortened(to: max(Self.leastCandidate, room - 2))
            let role: Role = index == 0 ? .selected : .body
            x += surface.put(shown, at: Point(x: x, y: rect.y), role: role, within: rect) + Self.gap
        }
    }
}
