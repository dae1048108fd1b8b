import Forms
import Housing
import Office

/// What the pages of 【公租房补贴】 ask of the world.
public enum SubsidyAsk: Equatable, Sendable {
    /// Every batch with the place of who is signed in, and what he has begun.
    case own
    /// The second is the draft as the page had it before: another terminal may have kept other answers meanwhile.
    case saveDraft(SubsidyDraft, since: SubsidyDraft)
    /// Keeps the picture that was looked at last as such a paper.
    case keep(StagedFile, paper: String, BatchID)
    /// Pictures that are not wanted.
    case drop([String], BatchID)
    /// The time in which 知情同意书 may have been read begins.
    case openConsent(BatchID)
    case acknowledge(ConsentPages, visibleSeconds: Int, isTicked: Bool, BatchID)
    /// A job: one's own picture, to be looked at; it comes as `.staged`.
    case look(String, BatchID)
    /// A job: draws 知情同意书 and prints it.
    case printConsent(BatchID)
    /// - changing: when the application in whose place this one comes was handed in.
    case submit(SubsidyForm, isHonest: Bool, changing: Moment?, BatchID)
    case withdraw(seen: Moment?, BatchID)
}

/// What comes back.
public enum SubsidyAnswer: Equatable, Sendable {
    case own([OwnSubsidy], SubsidyDraft?)
    /// As it was sent, and as it is kept now.
    case saved(SubsidyDraft, since: SubsidyDraft, as: SubsidyDraft)
    case kept(OwnPicture)
    case dropped
    case consent(ConsentPages)
    case acknowledged(Moment)
    /// Over, in whichever way.
    case printed(PrintState)
    /// The batch as it is after an application was handed in.
    case submitted(OwnSubsidy)
    case withdrawn(OwnSubsidy)
}

extension KioskDesk {
    func answerSubsidy(_ ask: SubsidyAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        let desk = office.ownSubsidy
        switch ask {
        case .own:
            let kept = try office.tenant.draft(of: .subsidy, session)
            return .subsidy(.own(try desk.all(session), kept.flatMap { DraftCoding.draft($0.body) }))
        case .saveDraft(let draft, let since):
            let body = try office.tenant.saveDraft(of: .subsidy, session) { (kept) throws(OfficeFailure) in
                let stored: SubsidyDraft? = kept.flatMap { DraftCoding.draft($0) }
                return try DraftCoding.body(stored.map { draft.merged(since: since, with: $0).draft } ?? draft)
            }
            return .subsidy(.saved(draft, since: since, as: DraftCoding.draft(body) ?? draft))
        case .keep(let staged, let paper, let batch):
            guard staged.turn == lightbox.turn, let seen = lightbox.file else { return .nothingStaged }
            let picture = try desk.keep(seen, as: paper, in: batch, session)
            lightbox.close()
            return .subsidy(.kept(picture))
        case .drop(let pictures, let batch):
            try desk.drop(pictures, in: batch, session)
            return .subsidy(.dropped)
        case .openConsent(let batch): return .subsidy(.consent(try desk.openConsent(in: batch, session)))
        case .acknowledge(let pages, let seconds, let isTicked, let batch):
            let at = try desk.acknowledgeConsent(
                pages, visibleSeconds: seconds, isTicked: isTicked, in: batch, session)
            return .subsidy(.acknowledged(at))
        case .look, .printConsent: throw .store(.notFound)
        case .submit(let form, let isHonest, let seen, let batch):
            return .subsidy(
                .submitted(try desk.submit(form, isHonest: isHonest, changing: seen, in: batch, session)))
        case .withdraw(let seen, let batch):
            return .subsidy(.withdrawn(try desk.withdraw(seen: seen, in: batch, session)))
        }
    }

    /// What takes its time: a picture, or a sheet that is drawn and printed.
    func job(for ask: SubsidyAsk) -> any Job<KioskAnswer> {
        guard case .look(let picture, let batch) = ask else { return ConsentSheetJob(ask, self) }
        return showing { [self] () throws(OfficeFailure) in
            try office.ownSubsidy.picture(picture, in: batch, try signedIn())
        }
    }
}

/// Draws 知情同意书 for who is signed in and hands it to the printer of this place.
private final class ConsentSheetJob: Job {
    private let ask: SubsidyAsk
    private let desk: KioskDesk
    private var isDrawing = false
    private var number = ""
    private var printing: (any Job<KioskAnswer>)?

    init(_ ask: SubsidyAsk, _ desk: KioskDesk) {
        (self.ask, self.desk) = (ask, desk)
    }

    func step(milliseconds: Int) -> JobStep<KioskAnswer> {
        if let printing { return printing.step(milliseconds: milliseconds) }
        do throws(OfficeFailure) {
            guard let printer = desk.office.devices.printer else { throw .store(.device(.noPrinter)) }
            if !isDrawing { try draw() }
            guard let paper = try desk.office.devices.paper.poll(waitMilliseconds: milliseconds) else {
                return .working(JobProgress(done: 0))
            }
            let order = PrintOrder(pdf: paper.pdf, title: number)
            printing = PrintingJob(order, on: printer, steady: desk.office.steadyMilliseconds) { [desk] result in
                switch result {
                case .success(let state): .subsidy(.printed(state))
                case .failure(let failure): .failed(desk.trouble(failure))
                }
            }
            return .working(JobProgress(done: 0))
        } catch .store(.locked) {
            return .waiting
        } catch {
            return .done(.failed(desk.trouble(error)))
        }
    }

    private func draw() throws(OfficeFailure) {
        guard case .printConsent(let batch) = ask else { throw .store(.notFound) }
        let sheet = try desk.office.ownSubsidy.consentSheet(in: batch, try desk.signedIn())
        number = sheet.number
        try desk.office.devices.paper.start(sheet)
        isDrawing = true
    }

    func cancel() -> KioskAnswer? {
        if let printing { return printing.cancel() }
        if isDrawing { desk.office.devices.paper.cancel() }
        return .subsidy(.printed(.cancelled))
    }
}
