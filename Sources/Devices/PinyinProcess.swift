import PinyinProtocol

/// The client of `anju-pinyin`: starts the helper with the first key, keeps it, and starts another when it died. Waits for each
/// answer, which takes a millisecond or two once the helper has its dictionary. Not for use from two threads at once.
public final class PinyinProcess {
    private let helper: HelperClient
    private let startMilliseconds: Int
    private let keyMilliseconds: Int
    /// Whether the helper that runs has answered: it has its dictionary then.
    private var hasAnswered = false
    private var isTraditional = false
    /// Whether the helper holds letters; another helper would not know them.
    private var isComposing = false

    /// - Parameters:
    ///   - program: the helper's path; nil: `anju-pinyin` beside the running executable.
    ///   - startMilliseconds: the first key of a helper loads its dictionary, from a cold disk too; what takes longer ends it.
    ///   - keyMilliseconds: the same for every other key.
    public init(program: String? = nil, startMilliseconds: Int = 1500, keyMilliseconds: Int = 300) {
        self.startMilliseconds = startMilliseconds
        self.keyMilliseconds = keyMilliseconds
        helper = HelperClient(
            program: program ?? ProgramPath.beside("anju-pinyin"), limitMilliseconds: startMilliseconds,
            replyBytesMost: PinyinLimits.messageBytes)
    }

    /// Whether the helper is installed.
    public var isAvailable: Bool { helper.isAvailable }

    /// Whether the helper runs, and finds its dictionary. Ends it again.
    public func works() -> Bool {
        defer { close() }
        return take(.clear) != nil
    }

    /// What the helper says; nil where it cannot be started, died, or did not answer in time. What was composed is lost then;
    /// the next request starts another helper, with the same characters.
    public func take(_ request: PinyinRequest) -> PinyinReply? {
        if case .traditional(let isOn) = request { isTraditional = isOn }
        guard let reply = ask(request) else {
            isComposing = false
            helper.close()
            return nil
        }
        isComposing = reply.composition != nil
        return reply
    }

    /// Ends the helper, and with it all that it knows; the next request starts another.
    public func close() {
        isComposing = false
        isTraditional = false
        helper.close()
    }

    private func ask(_ request: PinyinRequest) -> PinyinReply? {
        do throws(HelperClient.Problem) {
            helper.begin()
            // Once more where the helper turns out to have died while nobody typed.
            for _ in 0..<2 {
                let isNew = try helper.makeReady()
                if isNew { hasAnswered = false }
                guard !(isNew && isComposing) else { return nil }
                if isNew, isTraditional { _ = try send(.traditional(true)) }
                if let reply = try send(request) {
                    helper.finish()
                    return reply
                }
                guard !isComposing else { return nil }
            }
            return nil
        } catch {
            return nil
        }
    }

    /// The reply to one request; nil where the helper of before is gone.
    private func send(_ request: PinyinRequest) throws(HelperClient.Problem) -> PinyinReply? {
        let limit = hasAnswered ? keyMilliseconds : startMilliseconds
        helper.ask(request.encoded(), limitMilliseconds: limit)
        while true {
            switch try helper.poll(waitMilliseconds: limit) {
            case .waiting: continue
            case .startOver: return nil
            case .message(let message):
                guard let reply = PinyinReply(message) else { throw .failed }
                hasAnswered = true
                return reply
            }
        }
    }
}
