import CRime
import Glibc
import PinyinProtocol

/// One session of librime with the large dictionary of the system and the office's terms before it. It learns nothing: there
/// is no dictionary of what was typed.
struct PinyinEngine {
    private let session: RimeSessionId

    /// Where the distribution's package puts the compiled dictionary.
    private static let prebuilt = "/usr/share/rime-data/build"
    private static let backspace: Int32 = 0xFF08
    /// Bytes of a buffer for one text, its end included.
    private static let bufferBytes = PinyinLimits.textBytes

    /// Starts the engine; nil where it or its dictionary is not installed as it should be.
    init?() {
        guard let folder = EngineFolder() else { return nil }
        defer { folder.remove() }
        let files = [
            ("anju.schema.yaml", PackageResources.anju_schema_yaml),
            ("anju_office.schema.yaml", PackageResources.anju_office_schema_yaml),
            ("anju_office.dict.yaml", PackageResources.anju_office_dict_yaml),
        ]
        for (name, bytes) in files where !folder.write(bytes, named: name) { return nil }
        session = anju_rime_start(folder.shared, Self.prebuilt, folder.user, "anju_office", "anju")
        guard session != 0 else { return nil }
        anju_rime_set(session, Self.simplified, 1)
        // What it reads on its first key, it reads before the folder goes.
        _ = answer(.letter(UInt8(ascii: "a")))
        _ = answer(.clear)
    }

    private static let simplified = "zh_simp"

    func answer(_ request: PinyinRequest) -> PinyinReply {
        switch request {
        case .letter(let byte):
            if letters.utf8.count < PinyinLimits.letters { _ = anju_rime_key(session, Int32(byte)) }
        case .mark(let byte):
            // While something is composed, a mark is a key of the engine's own.
            if letters.isEmpty { _ = anju_rime_key(session, Int32(byte)) }
        case .choose(let place): _ = anju_rime_choose(session, place)
        case .candidates(let place): return reply(from: place)
        case .deleteBack: _ = anju_rime_key(session, Self.backspace)
        case .clear: anju_rime_clear(session)
        case .traditional(let isOn): anju_rime_set(session, Self.simplified, isOn ? 0 : 1)
        }
        return reply(from: 0)
    }

    private var letters: String { String(cString: anju_rime_letters(session)) }

    private func reply(from place: Int) -> PinyinReply {
        let done = text { anju_rime_take(session, $0, $1) }
        let letters = letters
        guard !letters.isEmpty else { return PinyinReply(done: done) }
        let asked = PinyinLimits.candidates + 1
        let list = text(PinyinLimits.textBytes * asked) {
            _ = anju_rime_candidates(session, Int32(place), Int32(asked), $0, $1)
        }
        let candidates = list.split(separator: "\n").map(String.init)
        return PinyinReply(
            done: done,
            composition: PinyinComposition(
                letters: letters, shown: text { anju_rime_preedit(session, $0, $1) }, first: place,
                candidates: Array(candidates.prefix(PinyinLimits.candidates)),
                hasMore: candidates.count > PinyinLimits.candidates))
    }

    /// What `fill` writes into a buffer, as C writes text.
    private func text(_ size: Int = bufferBytes, _ fill: (UnsafeMutablePointer<CChar>, Int) -> Void) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
            guard let start = buffer.baseAddress else { return "" }
            start.pointee = 0
            fill(start, size)
            return String(cString: start)
        }
    }
}
