import Forms
import Housing
import Office

// What the counter asks about economic checks, on the check desk of the office.

extension CounterDesk {
    func answerChecks(_ ask: CounterCheckAsk) throws(OfficeFailure) -> CounterCheckAnswer {
        let session = try signedIn()
        let desk = office.checkReview
        switch ask {
        case .open(let id): return .opened(OpenCheck(file: try desk.file(id, session), today: try office.now().day))
        case .reports(let check): return .reports(try desk.look(at: check, session))
        case .draft(let id):
            let kept = Self.drafts(try office.staffDrafts.draft(of: .report, session)?.body)
            return .draft(kept[id], issuer: kept.issuer)
        case .keep(let draft, let id): return try keep(draft, of: id, session)
        case .enter(let report, let picture, let check):
            guard let seen = taken(picture) else { return .pictureGone }
            let entered = try desk.enterReport(report, picture: seen, in: check, session)
            forgetPictures()
            forgetDraft(of: check.id, issuer: report.issuer, session)
            return .done(CheckDone(deed: .entered, check: entered))
        case .confirm(let report, let check):
            return .done(CheckDone(deed: .confirmed, check: try desk.confirmReport(report, in: check, session)))
        case .refuse(let words, let check):
            return .done(CheckDone(deed: .refused, check: try desk.refuseReport(words, in: check, session)))
        case .decide(let isUpheld, let words, let check):
            let decided = try desk.decideObjection(isUpheld: isUpheld, words, in: check, session)
            return .done(CheckDone(deed: isUpheld ? .upheld : .dismissed, check: decided))
        case .authorise(let person, let picture, let check):
            guard let seen = taken(picture) else { return .pictureGone }
            let authorised = try desk.authoriseOnPaper(person, picture: seen, in: check, session)
            forgetPictures()
            return .done(CheckDone(deed: .authorised, check: authorised))
        case .printSheet: throw .store(.notFound)
        }
    }

    /// The picture that a page was told to use; nil where another one was taken meanwhile, or it has gone.
    private func taken(_ picture: StagedFile) -> SeenFile? {
        pictureInUse.flatMap { $0.turn == picture.turn ? $0.file : nil }
    }

    private static func drafts(_ body: String?) -> PaperReportDrafts {
        body.flatMap { DraftCoding.draft($0) } ?? PaperReportDrafts()
    }

    private func keep(
        _ draft: PaperReportDraft, of id: CaseID, _ session: Session
    ) throws(OfficeFailure) -> CounterCheckAnswer {
        do throws(OfficeFailure) {
            var dropped: CaseID?
            try office.staffDrafts.change(of: .report, session) { (body) throws(OfficeFailure) in
                var kept = Self.drafts(body)
                dropped = kept.keep(draft, of: id)
                return try DraftCoding.body(kept)
            }
            guard let dropped else { return .kept(dropped: nil) }
            return .kept(dropped: try office.checkReview.file(dropped, session).check.number)
        } catch .store(.locked) {
            throw .store(.locked)
        } catch {
            return .notKept(trouble(error))
        }
    }

    /// The report is in: that its draft stays does not undo it.
    private func forgetDraft(of id: CaseID, issuer: String, _ session: Session) {
        do throws(OfficeFailure) {
            try office.staffDrafts.change(of: .report, session) { (body) throws(OfficeFailure) in
                var kept = Self.drafts(body)
                kept.forget(id)
                kept.issuer = issuer
                return try DraftCoding.body(kept)
            }
        } catch {
            _ = trouble(error)
        }
    }
}
