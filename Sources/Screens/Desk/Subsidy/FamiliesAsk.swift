import Housing
import Office

/// What the pages on which a batch's families are reviewed ask of a counter's world.
public enum FamiliesAsk: Equatable, Sendable {
    case page(BatchID, FamilyTab, rows: Range<Int>)
    /// Where a tab has the family that was open last, or the one behind it.
    case locateLast(BatchID, FamilyTab)
    case search(BatchID, String)
    case open(BatchID, receipt: String)
    /// The tab's next family behind a position, or the last one before it.
    case next(BatchID, FamilyTab, position: Int, isBackwards: Bool)
    /// Says that what is proposed is so, and goes on to the next one of the tab.
    ///
    /// - Parameter shown: the reasons that were read; others are not confirmed.
    case confirm(BatchID, receipt: String, position: Int, FamilyTab, shown: ReasonSet)
    case askCorrection(BatchID, receipt: String, [CorrectionItem])
    /// One after the other; each stands for itself.
    case enter([HandFinding], BatchID, receipt: String)
    /// What a family brings for its correction: what was sent back, a picture of a paper, and all of it.
    case mending(BatchID, receipt: String)
    /// Keeps what was entered of it, before anything else is done.
    case keepMending(MendingDraft, BatchID, receipt: String)
    case keepPaper(StagedFile, paper: String, BatchID, receipt: String)
    case dropPaper(String, BatchID, receipt: String)
    case takeCorrection(CounterCorrection, BatchID, receipt: String)
    /// 《知情同意书》 to be read and signed before the clerk, and that it was.
    case consentToWitness(BatchID, receipt: String)
    case witnessConsent(WitnessedConsent, BatchID, receipt: String)
    case why(BatchID, receipt: String)
    /// A picture of one of its papers: a job, as it takes its time.
    case lookAt(picture: String, BatchID, receipt: String)
}

public enum FamiliesAnswer: Equatable, Sendable {
    case page(FamilyWindow)
    /// Where it is in the tab; nil where nothing is there.
    case located(FamilyTab, Int?)
    case found(String, [FoundFamily])
    case opened(OpenFamily)
    /// The tab has no other.
    case noOther(isBackwards: Bool)
    case confirmed(receipt: String, reasons: String, next: OpenFamily?)
    case asked(until: Day, OpenFamily)
    /// How many were entered before one was refused, and why that was.
    case entered(Int, OpenFamily, CounterTrouble?)
    /// - Parameter kept: what the clerk had entered of this very correction.
    case mending(MendingFile, kept: MendingDraft?)
    case mendingKept
    case mendingNotKept(CounterTrouble)
    case keptPaper(OwnPicture)
    case droppedPaper
    case corrected([ApplicationField])
    case consentToWitness(WitnessFile)
    case consentWitnessed(ConsentWitness, isNew: Bool)
    case why(Why)
    /// Its size in pixels, nil where the file is none that can be shown.
    case picture(String, PictureSize?)
}

/// A family that is being reviewed.
public struct OpenFamily: Equatable, Sendable {
    public let file: FamilyFile
    /// Of a correction that is asked for today.
    public let correctionUntil: Day
    /// Days off of that time are not published yet.
    public let isProvisional: Bool
    /// Where findings that were entered at this counter came from, the last first.
    public let sources: [String]

    public var receipt: String { file.receipt }
}

extension CounterDesk {
    func answerFamilies(_ ask: FamiliesAsk) throws(OfficeFailure) -> FamiliesAnswer {
        let session = try signedIn()
        let desk = office.batches
        switch ask {
        case .page(let id, let tab, let rows):
            return .page(try desk.page(of: id, tab, .offset(rows.lowerBound), limit: rows.count, session))
        case .locateLast(let id, let tab):
            guard let position = lastFamilyPosition else { return .located(tab, nil) }
            let page = try desk.page(of: id, tab, .position(position), limit: 1, session)
            return .located(tab, page.lines.isEmpty ? nil : page.first)
        case .search(let id, let text):
            return .found(
                text,
                session.may(.findPerson)
                    ? try desk.find(text, in: id, limit: 100, session) : try desk.locate(text, in: id, session))
        case .open(let id, let receipt): return .opened(try openFamily(receipt, of: id, session))
        case .next(let id, let tab, let position, let isBackwards):
            let next = try next(of: id, tab, position, isBackwards: isBackwards, session)
            return next.map { .opened($0) } ?? .noOther(isBackwards: isBackwards)
        case .confirm(let id, let receipt, let position, let tab, let shown):
            return try confirm(receipt, at: position, of: id, tab, shown, session)
        case .askCorrection(let id, let receipt, let items):
            let until = try desk.askCorrection(of: receipt, in: id, items, session)
            return .asked(until: until, try openFamily(receipt, of: id, session))
        case .enter(let findings, let id, let receipt): return try enter(findings, of: receipt, in: id, session)
        case .mending, .keepMending, .keepPaper, .dropPaper, .takeCorrection: return try answerMending(ask, session)
        case .consentToWitness(let id, let receipt):
            return .consentToWitness(try desk.consentToWitness(of: receipt, in: id, session))
        case .witnessConsent(let seen, let id, let receipt):
            let done = try desk.witnessConsent(seen, of: receipt, in: id, session)
            return .consentWitnessed(done.witness, isNew: done.isNew)
        case .why(let id, let receipt): return .why(try office.why.explain(receipt, in: id, session))
        case .lookAt: throw .store(.notFound)
        }
    }

    /// What was entered before one was refused stays so.
    private func enter(
        _ findings: [HandFinding], of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> FamiliesAnswer {
        var count = 0
        var problem: CounterTrouble?
        for finding in findings {
            do throws(OfficeFailure) {
                try office.batches.enter(finding, of: receipt, in: id, session)
                count += 1
                lastSources = Array(([finding.source] + lastSources.filter { $0 != finding.source }).prefix(4))
            } catch {
                guard count > 0 else { throw error }
                problem = trouble(error)
                break
            }
        }
        return .entered(count, try openFamily(receipt, of: id, session), problem)
    }

    private func openFamily(
        _ receipt: String, of id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> OpenFamily {
        let file = try office.batches.file(receipt, of: id, session)
        lastFamilyPosition = file.position
        let days = try office.batches.correctionDays(of: id, session)
        let reckoned = try office.policies.calendar().reckon(.workingDays(days), after: try office.now().day)
        return OpenFamily(
            file: file, correctionUntil: reckoned.day, isProvisional: reckoned.isProvisional,
            sources: lastSources)
    }

    private func next(
        of id: BatchID, _ tab: FamilyTab, _ position: Int, isBackwards: Bool, _ session: Session
    ) throws(OfficeFailure) -> OpenFamily? {
        let anchor: FamilyAnchor = isBackwards ? .position(position, above: 1) : .position(position + 1)
        let page = try office.batches.page(of: id, tab, anchor, limit: 1, session)
        guard let line = page.lines.first, isBackwards ? line.position < position : line.position > position else {
            return nil
        }
        return try openFamily(line.receipt, of: id, session)
    }

    /// It is confirmed; that no next one could be had does not undo it.
    private func confirm(
        _ receipt: String, at position: Int, of id: BatchID, _ tab: FamilyTab, _ shown: ReasonSet, _ session: Session
    ) throws(OfficeFailure) -> FamiliesAnswer {
        let report = try office.batches.confirm(receipt, showing: shown, of: id, session)
        if let problem = report?.problems.first { throw problem.failure }
        guard let confirmed = report?.confirmed.first else { throw .store(.notFound) }
        let next = try? next(of: id, tab, position, isBackwards: false, session)
        return .confirmed(
            receipt: receipt, reasons: FamilyWords.reasons(confirmed.reasons, lacking: confirmed.lacks),
            next: next ?? nil)
    }
}
