import Documents
import Office

/// A paper maker that draws nothing: what it answers is made up from the document, the same for the same one.
public final class ScriptedPaper: PaperMaker {
    /// How often it is asked before a document is done.
    public var looks = 2
    /// While this is set, nothing is ever done.
    public var isStuck = false
    /// What it fails with when it is asked how it goes.
    public var failure: DeviceFailure?
    /// Every document that it was given.
    public private(set) var drawn: [Document] = []
    public private(set) var cancellations = 0
    private var work: (document: Document, looksLeft: Int)?

    public init() {}

    public static func paper(of document: Document) -> Paper {
        let places = document.signatureAreas.indices.map { index in
            SignaturePlace(
                page: 5, left: 79_000 + index % 2 * 225_000, bottom: 300_000 - index / 2 * 120_000, width: 200_000,
                height: 90_000)
        }
        return Paper(pdf: Array("%PDF-1.4\n".utf8) + document.canonicalBytes, pages: 5, places: places)
    }

    public func start(_ document: Document, as form: PaperForm) {
        drawn.append(document)
        work = (document, looks)
    }

    public func poll(waitMilliseconds: Int) throws(OfficeFailure) -> Paper? {
        if let failure {
            work = nil
            throw .store(.device(failure))
        }
        guard var work else { throw .store(.device(.paperProgramFailed)) }
        work.looksLeft -= 1
        guard !isStuck, work.looksLeft <= 0 else {
            self.work = work
            return nil
        }
        self.work = nil
        return Self.paper(of: work.document)
    }

    public func cancel() {
        guard work != nil else { return }
        cancellations += 1
        work = nil
    }
}
