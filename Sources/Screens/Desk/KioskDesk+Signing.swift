import Housing
import Office

extension KioskDesk {
    func answerSigning(_ ask: SigningAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        let desk = office.signing
        switch ask {
        case .file(let id): return .signing(.file(try desk.file(id, session)))
        case .document(let signing): return .signing(.document(try desk.document(of: signing, session)))
        case .openInfo(let signing): return .info(try desk.openInfo(signing, session))
        case .startReading(let signing):
            let started = try desk.startReading(signing, session)
            return .signing(.reading(started.signing, started.pages))
        case .openTranscription(let signing):
            return .signing(.transcription(try desk.openTranscription(signing, session)))
        case .saveDraft(let draft):
            try office.tenant.saveDraft(DraftCoding.body(draft), of: .signing, session)
            return .draftSaved
        default: return .signing(.stepped(try step(ask, session)))
        }
    }

    private func step(_ ask: SigningAsk, _ session: Session) throws(OfficeFailure) -> Signing {
        let desk = office.signing
        switch ask {
        case .open(let shown, let signing): return try desk.open(shown, in: signing, session)
        case .confirmInfo(let pages, let shown, let signing):
            return try desk.confirmInfo(pages, shown: shown, in: signing, session)
        case .reportInfo(let pages, let wrong, let signing):
            return try desk.reportInfo(pages, wrong: wrong, in: signing, session)
        case .acknowledge(let pages, let seconds, let isReadToEnd, let isTicked, let signing):
            return try desk.acknowledge(
                pages, visibleSeconds: seconds, isReadToEnd: isReadToEnd, isTicked: isTicked, in: signing, session)
        case .transcribe(let text, let means, let signing):
            return try desk.transcribe(text, means, in: signing, session)
        case .chooseWitness(let signing): return try desk.chooseWitness(signing, session)
        case .cancel(let signing): return try desk.cancel(signing, session)
        default: throw .store(.notFound)
        }
    }
}
