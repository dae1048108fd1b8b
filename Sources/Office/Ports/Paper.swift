import Documents

/// Draws documents on A4 in a process of its own, which the terminal's start does not pay for.
///
/// It does one thing at a time. A failure, told by `start` or `poll`, ends what was under way.
public protocol PaperMaker: AnyObject {
    /// Begins and returns at once, so that keys are read meanwhile. What was under way is given up.
    func start(_ document: Document, as form: PaperForm) throws(OfficeFailure)
    /// The paper, waited for so long at the most; nil while it is not there. Fails when nothing is under way.
    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> Paper?
    /// Gives up what is under way; harmless when nothing is.
    func cancel()
}

extension PaperMaker {
    /// On pages of its own.
    public func start(_ document: Document) throws(OfficeFailure) { try start(document, as: .document) }

    /// Draws and waits until it is done: for commands. A desk asks in steps, for a person is waiting.
    public func draw(_ document: Document) throws(OfficeFailure) -> Paper {
        try start(document)
        while true {
            if let paper = try poll(waitMilliseconds: 1000) { return paper }
        }
    }
}

/// Of an office that was given nothing to draw with.
public final class NoPaperMaker: PaperMaker {
    public init() {}

    public func start(_ document: Document, as form: PaperForm) throws(OfficeFailure) {
        throw .store(.device(.noPaperProgram))
    }
    public func poll(waitMilliseconds: Int) throws(OfficeFailure) -> Paper? { throw .store(.device(.noPaperProgram)) }
    public func cancel() {}
}
