import Documents
import Office
import PaperProtocol

/// The client of `anju-paper`: starts the helper when it is first needed, keeps one, and starts another when it died. Not for
/// use from two threads at once.
public final class PaperProcess: PaperMaker {
    private let helper: HelperClient
    /// What is under way.
    private var request: [UInt8]?

    /// `program` is the helper's path, by default `anju-paper` beside the running executable. A document that takes longer than
    /// `limitMilliseconds` ends the helper.
    public init(program: String? = nil, limitMilliseconds: Int = 10_000) {
        helper = HelperClient(
            program: program ?? ProgramPath.beside("anju-paper"), limitMilliseconds: limitMilliseconds,
            replyBytesMost: PaperLimits.messageBytes)
    }

    /// Whether the helper is installed.
    public var isAvailable: Bool { helper.isAvailable }

    public func start(_ document: Document, as form: PaperForm) throws(OfficeFailure) {
        helper.begin()
        try ask(PaperRequest.draw(document: document.canonicalBytes, as: form).encoded())
    }

    public func poll(waitMilliseconds: Int) throws(OfficeFailure) -> Paper? {
        guard let request else { throw DeviceProblem.device(.paperProgramFailed) }
        let answer: HelperClient.Answer
        do throws(HelperClient.Problem) {
            answer = try helper.poll(waitMilliseconds: waitMilliseconds)
        } catch {
            throw fail(error)
        }
        switch answer {
        case .waiting: return nil
        case .message(let bytes): return try take(bytes)
        case .startOver:
            try ask(request)
            return nil
        }
    }

    public func cancel() {
        request = nil
        helper.cancel()
    }

    /// Ends the helper; the next document starts another.
    public func close() {
        request = nil
        helper.close()
    }

    private func ask(_ request: [UInt8]) throws(OfficeFailure) {
        do throws(HelperClient.Problem) {
            _ = try helper.makeReady()
        } catch {
            throw fail(error)
        }
        helper.ask(request)
        self.request = request
    }

    private func take(_ bytes: [UInt8]) throws(OfficeFailure) -> Paper {
        request = nil
        switch PaperReply(bytes) {
        case .paper(let paper):
            helper.finish()
            return paper
        case .refused(.missingGlyph):
            helper.finish()
            throw DeviceProblem.device(.missingGlyph)
        case .refused, nil:
            helper.close()
            throw DeviceProblem.device(.paperProgramFailed)
        }
    }

    private func fail(_ problem: HelperClient.Problem) -> OfficeFailure {
        request = nil
        switch problem {
        case .missing: return DeviceProblem.device(.noPaperProgram)
        case .failed, .killed: return DeviceProblem.device(.paperProgramFailed)
        case .tooSlow: return DeviceProblem.device(.paperTooSlow)
        }
    }
}
