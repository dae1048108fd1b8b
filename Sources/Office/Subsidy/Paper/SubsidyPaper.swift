import Documents
import Housing
import Texts

/// A paper of the rent subsidy.
public enum SubsidyPaper: Hashable, Sendable {
    /// 补租协议: a draft to be read once the family is called, the concluded one afterwards (model 10.4).
    case agreement(BatchID, receipt: String)
    /// 签约通知书 to a called family (LH-53, LH-54).
    case callLetter(BatchID, receipt: String)
    /// The same to every family that is called now, as one document with a sheet on which the posting is noted.
    case callLetters(BatchID)
    /// 公示名单 (LH-52, model 10.6) of that number; nil: every one that can still be read.
    case publicList(BatchID, number: Int?)
    /// 发放清单 of a payment run.
    case paymentList(run: String)

    /// Who may have it is who may do this.
    public var act: Act {
        switch self {
        case .agreement: .signSubsidy
        case .callLetter, .callLetters: .callFamilies
        case .publicList, .paymentList: .exportBatch
        }
    }
}

/// For what a paper is filled.
public enum PaperUse: Sendable {
    /// Somebody else may look over a shoulder: numbers and accounts are masked.
    case screen
    /// The party's own copy, with everything in full.
    case paper
}

/// The papers of the rent subsidy, filled from the templates that the batch's notice names.
public struct SubsidyPaperDesk {
    let office: Office

    /// Begins a paper, to be stepped by whoever shows or draws it.
    public func begin(_ paper: SubsidyPaper, for use: PaperUse, _ session: Session) -> SubsidyPaperWork {
        SubsidyPaperWork(paper, for: use, office, session)
    }

    /// The own agreement of who is signed in, whichever of the family's it is: a draft once he is called, the concluded one
    /// afterwards.
    ///
    /// - Throws: `BATCH_UNKNOWN`; `NOT_ON_REGISTER_AT_CUTOFF` where his family is not there; `WRONG_STATE` before he is called.
    public func own(_ batch: BatchID, for use: PaperUse, _ session: Session) throws(OfficeFailure) -> Document {
        let now = try office.clocks.office()
        let gathering = try office.read(.seeOwnSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            guard let person = actor.person else { throw .refused(Refusal(.sessionEnded, "P-05")) }
            let gathering = FamilyPaper(agreementOf: person, in: batch, use)
            _ = try gathering.step(PaperGround(file: try reader.batchFile(batch), now: now, reader: reader))
            return gathering
        }
        return try gathering.document(try office.paperFiller(), on: now.day)
    }

    /// Fills a paper at once: for commands.
    ///
    /// - Throws: `BATCH_UNKNOWN`, `RECEIPT_UNKNOWN`, `RUN_UNKNOWN`, `NOT_FOUND`; `WRONG_STATE` for a family that is not called,
    ///   and before anything is published; `NOBODY_WAITING`; `DEADLINE_PASSED` for a list that was taken down (Q35);
    ///   `.changedByOther` where the batch never stood still; `.input` where a template lacks something.
    public func document(
        _ paper: SubsidyPaper, for use: PaperUse, _ session: Session
    ) throws(OfficeFailure) -> Document {
        let work = begin(paper, for: use, session)
        while true {
            if let document = try office.patiently({ () throws(OfficeFailure) in try work.step() }) { return document }
        }
    }
}

extension Office {
    public var subsidyPapers: SubsidyPaperDesk { SubsidyPaperDesk(office: self) }

    fileprivate func paperFiller() throws(OfficeFailure) -> PaperFiller {
        PaperFiller(policies: policies, isTraining: try info().isTraining)
    }
}

/// A paper on its way: what it says is gathered some chunks of families at a time, so that keys are read meanwhile. It is of
/// the batch as it stood: where that changes in between, it begins anew.
public final class SubsidyPaperWork {
    private let paper: SubsidyPaper
    private let use: PaperUse
    private let office: Office
    private let session: Session
    private var gathering: (any PaperGathering)?
    private var version: Int?
    private var restarts = 0
    /// Everything is there, and is filled now.
    private var filling: (filler: PaperFiller, day: Day)?
    /// What was gathered, until it is noted that it was seen.
    private var finished: (document: Document, look: PersonalLook?)?

    init(_ paper: SubsidyPaper, for use: PaperUse, _ office: Office, _ session: Session) {
        self.paper = paper
        self.use = use
        self.office = office
        self.session = session
    }

    /// - Returns: the document once it is whole.
    public func step() throws(OfficeFailure) -> Document? {
        if finished == nil {
            if let filling { try fill(filling.filler, filling.day) } else { try gather() }
        }
        guard let finished else { return nil }
        if let look = finished.look {
            try office.journalLook(
                ["case": .id(look.subject), "what": .code(look.what), "count": .number(look.count)], paper.act, session)
        }
        return finished.document
    }

    private enum Progress { case goesOn, changed, whole }

    private func gather() throws(OfficeFailure) {
        let now = try office.clocks.office()
        let gathering = self.gathering ?? paper.gathering(for: use)
        self.gathering = gathering
        let progress = try office.read(paper.act, session) { (reader, _) throws(OfficeFailure) -> Progress in
            let file = try gathering.file(reader)
            if let version, version != file.batch.version { return .changed }
            version = file.batch.version
            let ground = PaperGround(file: file, now: now, reader: reader)
            return try gathering.step(ground) ? .whole : .goesOn
        }
        switch progress {
        case .goesOn: break
        case .changed: try beginAnew()
        case .whole:
            let filler = try office.paperFiller()
            filling = (filler, now.day)
            try fill(filler, now.day)
        }
    }

    private func fill(_ filler: PaperFiller, _ day: Day) throws(OfficeFailure) {
        guard let gathering, try gathering.fill(filler, on: day) else { return }
        finished = (try gathering.document(filler, on: day), gathering.look)
    }

    private func beginAnew() throws(OfficeFailure) {
        restarts += 1
        guard restarts <= Self.mostRestarts else { throw .store(.changedByOther) }
        (gathering, version) = (nil, nil)
    }

    private static let mostRestarts = 20
}
