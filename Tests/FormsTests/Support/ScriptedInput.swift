@testable import Forms

/// An input method that knows a handful of words.
final class ScriptedInput: InputMethod {
    private let words: [String: [String]] = [
        "luohu": ["罗湖", "落户", "落后"], "luo": ["罗", "落"], "qu": ["区", "去"],
        "ni": (1...25).map { "字\($0)" }, "guo": (1...9).map { String(repeating: "国", count: $0 * 4) },
    ]
    private var letters = ""
    private var chosen = ""
    private(set) var requests: [CompositionRequest] = []
    private(set) var timesForgotten = 0
    private(set) var isTraditional = false
    /// Whether it has stopped answering.
    var isDead = false
    /// Whether it answers choices with what was there before.
    var isStubborn = false

    func forget() {
        timesForgotten += 1
        (letters, chosen) = ("", "")
    }

    func take(_ request: CompositionRequest) -> CompositionReply? {
        requests.append(request)
        guard !isDead else { return nil }
        var first = 0
        switch request {
        case .letter(let letter): letters.append(letter)
        case .mark(let mark): return CompositionReply(done: mark == "," ? "，" : mark == "." ? "。" : "")
        case .choose(let place): if !isStubborn { choose(place) }
        case .candidates(let from): first = from
        case .deleteBack: if !letters.isEmpty { letters.removeLast() }
        case .clear: (letters, chosen) = ("", "")
        case .traditional(let isOn): isTraditional = isOn
        }
        guard !letters.isEmpty else {
            defer { chosen = "" }
            return CompositionReply(done: chosen)
        }
        let all = candidates.map(\.text)
        return CompositionReply(
            composition: Composition(
                letters: letters, shown: chosen + letters, first: first,
                candidates: Array(all.dropFirst(first).prefix(9)), hasMore: all.count > first + 9))
    }

    private func choose(_ place: Int) {
        guard candidates.indices.contains(place) else { return }
        let candidate = candidates[place]
        chosen += candidate.text
        letters.removeFirst(candidate.letters)
    }

    private var candidates: [(text: String, letters: Int)] {
        let fitting = words.keys.filter { letters.hasPrefix($0) }.sorted { $0.count > $1.count }
        return fitting.flatMap { key in (words[key] ?? []).map { ($0, key.count) } }
    }
}
