import Housing
import Office

extension KioskDesk {
    func answerCheck(_ ask: CheckAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        let desk = office.check
        switch ask {
        case .leases: return .check(.leases(try desk.leases(session)))
        case .file(let id):
            let draft: CheckDraft? =
                if let kept = try office.tenant.draft(of: .check, session) { DraftCoding.draft(kept.body) } else { nil }
            return .check(.file(try desk.file(id, session), draft))
        case .openAuthorisation(let person, let check):
            return .check(.authorisation(try desk.openAuthorisation(of: person, in: check, session)))
        case .saveDraft(let draft):
            try office.tenant.saveDraft(DraftCoding.body(draft), of: .check, session)
            return .draftSaved
        case .start, .authorise, .withdrawAuthorisation, .request, .object, .cancel:
            return .check(.stepped(try step(ask, session)))
        }
    }

    private func step(_ ask: CheckAsk, _ session: Session) throws(OfficeFailure) -> EconomicCheck {
        let desk = office.check
        switch ask {
        case .start(let lease): return try desk.start(lease, session)
        case .authorise(let pages, let document, let seconds, let isTicked, let check):
            return try desk.authorise(
                pages, document: document, visibleSeconds: seconds, isTicked: isTicked, in: check, session)
        case .withdrawAuthorisation(let person, let check):
            return try desk.withdrawAuthorisation(of: person, in: check, session)
        case .request(let check): return try desk.request(check, session)
        case .object(let words, let check): return try desk.object(words, in: check, session)
        case .cancel(let check): return try desk.cancel(check, session)
        case .leases, .file, .openAuthorisation, .saveDraft: throw .store(.notFound)
        }
    }
}
