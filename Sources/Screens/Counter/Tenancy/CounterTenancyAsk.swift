import Housing
import Office
import Texts

/// What the pages about a death or somebody who moved out ask of a counter's world.
public enum CounterTenancyAsk: Equatable, Sendable {
    case open(CaseID)
    case take(CaseID)
    /// Back into the queue; what another has too, for who may.
    case release(TenancyChange)
    case putBack(TenancyChange)
    case report(TenancyReport)
    /// The picture that was looked at last.
    case addProof(StagedFile, TenancyChange)
    case decide(TenancyChange.Outcome, successor: PersonID?, note: String, TenancyChange)
    case withdraw(TenancyChange)
}

/// A report that is being looked at, and how its reader stands to it.
public struct OpenTenancy: Equatable, Sendable {
    public let file: TenancyFile
    public let today: Day
    /// Whether it is in hand of who reads it.
    public let isYours: Bool

    public var change: TenancyChange { file.change }
}

/// What was done with one.
public enum TenancyDeed: Equatable, Sendable {
    case taken, released, reported, proofAdded, decided, withdrawn
}

extension CounterDesk {
    func answerTenancy(_ ask: CounterTenancyAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        let desk = office.tenancy
        switch ask {
        case .open(let id): return .tenancy(try openTenancy(id, session))
        case .take(let id): return try done(.taken, desk.take(id, session), session)
        case .release(let change): return try done(.released, desk.release(change, session), session)
        case .putBack(let change): return try done(.released, desk.putBack(change, session), session)
        case .report(let report): return try done(.reported, desk.report(report, session), session)
        case .withdraw(let change): return try done(.withdrawn, desk.withdraw(change, session), session)
        case .decide(let outcome, let successor, let note, let change):
            let decided = try desk.decide(outcome, successor: successor, note: note, on: change, session)
            return try done(.decided, decided, session)
        case .addProof(let staged, let change):
            guard staged.turn == lightbox.turn, let seen = lightbox.file else { return .nothingStaged }
            let changed = try desk.addProof(seen, to: change, session)
            lightbox.close()
            return try done(.proofAdded, changed, session)
        }
    }

    private func done(
        _ deed: TenancyDeed, _ change: TenancyChange, _ session: Session
    ) throws(OfficeFailure) -> CounterAnswer {
        .tenancyDone(deed, try openTenancy(change.id, session))
    }

    private func openTenancy(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> OpenTenancy {
        let file = try office.tenancy.file(id, session)
        return OpenTenancy(
            file: file, today: try office.now().day, isYours: file.change.claim?.reviewer == session.person)
    }
}

extension CounterTenancyTexts {
    static func done(_ deed: TenancyDeed, _ change: TenancyChange) -> String {
        let number = change.number
        return switch deed {
        case .taken: taken(number)
        case .released: released(number)
        case .reported: reported(number)
        case .proofAdded: proofAdded(number)
        case .decided: decided(number, change.decision?.outcome)
        case .withdrawn: withdrawn(number)
        }
    }
}
