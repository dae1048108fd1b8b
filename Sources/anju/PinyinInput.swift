import Devices
import Forms
import PinyinProtocol

/// The input method of the pages: the helper, asked in its own words.
final class PinyinInput: InputMethod {
    private let process: PinyinProcess

    init(_ process: PinyinProcess) { self.process = process }

    func take(_ request: CompositionRequest) -> CompositionReply? {
        guard let asked = PinyinRequest(request), let reply = process.take(asked) else { return nil }
        return CompositionReply(done: reply.done, composition: reply.composition.map(Composition.init))
    }

    func forget() { process.close() }
}

extension PinyinRequest {
    /// Nil for a character that is no key of the helper's.
    fileprivate init?(_ request: CompositionRequest) {
        switch request {
        case .letter(let letter):
            guard let byte = letter.asciiValue else { return nil }
            self = .letter(byte)
        case .mark(let mark):
            guard let byte = mark.asciiValue else { return nil }
            self = .mark(byte)
        case .choose(let place): self = .choose(place)
        case .candidates(let place): self = .candidates(from: place)
        case .deleteBack: self = .deleteBack
        case .clear: self = .clear
        case .traditional(let isOn): self = .traditional(isOn)
        }
    }
}

extension Composition {
    fileprivate init(_ composition: PinyinComposition) {
        self.init(
            letters: composition.letters, shown: composition.shown, first: composition.first,
            candidates: composition.candidates, hasMore: composition.hasMore)
    }
}
