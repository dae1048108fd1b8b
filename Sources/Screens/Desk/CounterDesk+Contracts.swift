import Documents
import Forms
import Housing
import Office

// What the counter asks about contracts, on the contract desk of the office.

extension CounterDesk {
    func answerContracts(_ ask: CounterAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        switch ask {
        case .openContract(let id): return .contract(try openContract(id, session))
        case .contractText(let signing):
            return .contractText(try office.contracts.look(at: signing, session))
        case .draftContract(let renewal): return .drafted(try offer(for: renewal, session))
        case .voidContract(let signing, let reason, let note):
            let voided = try office.contracts.void(signing, reason, note: note, session)
            return done(.voided, voided, of: signing, session)
        case .cancelAttempt(let signing):
            return done(.cancelled, try office.contracts.cancel(signing, session), of: signing, session)
        default: throw .store(.notFound)
        }
    }

    func answerWitnessing(_ ask: CounterAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        switch ask {
        case .pictureSources: return .sources(files.sources)
        case .listMedia(let root, let path):
            return .listing(try files.listing(root, path, accepting: Self.pictureKinds))
        case .usePicture(let file): return use(file)
        case .witness(let signing, let deed):
            guard let pictureInUse, pictureInUse.turn == deed.picture.turn else { return .nothingStaged }
            return try turningAway(nil, by: .password) { () throws(OfficeFailure) in
                let signed = try office.contracts.witness(
                    signing, isPersonSeen: deed.isPersonSeen, isCardSeen: deed.isCardSeen, sheetCode: deed.sheetCode,
                    picture: pictureInUse.file, password: deed.password, session)
                forgetPictures()
                return done(.witnessed, signed, of: signing, session)
            }
        default: throw .store(.notFound)
        }
    }

    private func use(_ file: StagedFile?) -> CounterAnswer {
        guard let file else {
            forgetPictures()
            return .usingPicture(nil)
        }
        pictureInUse = nil
        guard file.trouble == nil, file.turn == lightbox.turn, let seen = lightbox.file else { return .nothingStaged }
        pictureInUse = (file.turn, seen)
        return .usingPicture(file)
    }

    /// What was looked at, and what was to be used of it, is nobody's any more.
    func forgetPictures() {
        lightbox.close()
        pictureInUse = nil
    }

    func openContract(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> OpenContract {
        OpenContract(file: try office.contracts.file(id, session), today: try office.now().day)
    }

    private func offer(for renewal: CaseID, _ session: Session) throws(OfficeFailure) -> ContractOffer {
        let found = try office.contracts.application(renewal, session)
        return ContractOffer(
            draft: try office.contracts.preview(for: renewal, session), renewal: found.renewal.number,
            maskedName: found.lease.tenant.maskedName)
    }

    /// What of the sort waits longest; nil also where it cannot be had, as what came before is done.
    ///
    /// - Parameter before: the contract as it was; nil for a new one.
    func nextContract(
        after deed: ContractDone.Deed, of before: Signing?, _ session: Session
    ) -> ContractDone.Next? {
        do throws(OfficeFailure) {
            switch deed {
            case .issued:
                let first = try office.contracts.awaitingIssue(offset: 0, limit: 1, session).first
                guard let first else { return nil }
                return .offer(try offer(for: first.renewal.id, session))
            case .approved, .sentBack, .voided:
                guard let next = try nextDecision(like: before, session) else { return nil }
                return .contract(try openContract(next, session))
            case .witnessed, .cancelled: return nil
            }
        } catch {
            return nil
        }
    }

    /// The next signed one after a signed one, the next reported one after a reported one.
    private func nextDecision(like before: Signing?, _ session: Session) throws(OfficeFailure) -> CaseID? {
        guard let before else { return nil }
        if before.state == .signed { return try office.contracts.nextToApprove(session) }
        guard before.openReport != nil else { return nil }
        return try office.review.queue(QueueFilter(waiting: .answer), offset: 0, limit: 1, session).first?.id
    }
}
