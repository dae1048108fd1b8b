import Forms
import Housing
import Office
import Texts

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

    /// What takes its time: a picture, or 知情同意书 that is drawn for who is signed in and handed to the printer of this place.
    func job(for ask: SubsidyAsk) -> any Job<KioskAnswer> {
        if case .look(let picture, let batch) = ask {
            return showing { [self] () throws(OfficeFailure) in
                try office.ownSubsidy.picture(picture, in: batch, try signedIn())
            }
        }
        var number = ""
        return DrawingJob(
            on: office.devices.paper, phase: PrintingTexts.drawing, givenUp: .subsidy(.printed(.cancelled)),
            failed: { [self] in .failed(trouble($0)) }
        ) { [self] () throws(OfficeFailure) in
            guard case .printConsent(let batch) = ask else { throw .store(.notFound) }
            guard office.devices.printer != nil else { throw .store(.device(.noPrinter)) }
            let sheet = try office.ownSubsidy.consentSheet(in: batch, signedIn())
            number = sheet.number
            return sheet
        } next: { [self] paper throws(OfficeFailure) in
            guard let printer = office.devices.printer else { throw .store(.device(.noPrinter)) }
            let order = PrintOrder(pdf: paper.pdf, title: number)
            return PrintingJob(order, on: printer, steady: office.steadyMilliseconds) { [self] result in
                switch result {
                case .success(let state): .subsidy(.printed(state))
                case .failure(let failure): .failed(trouble(failure))
                }
            }
        }
    }
}
