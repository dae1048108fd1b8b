import Housing
import Office

/// What the pages of 【我的】 ask about somebody's own rent subsidy.
public enum MySubsidyAsk: Equatable, Sendable {
    case file(BatchID)
    /// A published list.
    case lines(BatchID, list: Int)
    case object(BatchID, MySubsidyDesk.Line, text: String, contact: String)
    case supplement(BatchID, SubsidyForm, isHonest: Bool)
    case report(BatchID, matter: String, day: Day, words: String, lease: ChangeDesk.NewLease?)
    case complain(BatchID, text: String, name: String, contact: String)
    /// Since: as it was when it was sent last, so that what another terminal kept meanwhile stays.
    case saveDraft(MySubsidyDraft, since: MySubsidyDraft)
}

/// What comes back.
public enum MySubsidyAnswer: Equatable, Sendable {
    /// With what was begun.
    case file(MySubsidyFile, MySubsidyDraft?)
    case lines([PublicLine])
    case done(Done)
    /// A draft as it was sent, and as it is kept now.
    case saved(MySubsidyDraft, since: MySubsidyDraft, as: MySubsidyDraft)

    /// What was handed in.
    public enum Done: Equatable, Sendable {
        case objection(String)
        case correction
        case change(ChangeReport)
        case complaint(String)
    }
}

extension KioskDesk {
    func answerMySubsidy(_ ask: MySubsidyAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        let desk = office.mySubsidy
        switch ask {
        case .file(let batch): return .mySubsidy(.file(try desk.file(batch, session), try draft(session)))
        case .lines(let batch, let list):
            return .mySubsidy(.lines(try desk.lines(ofList: list, in: batch, session)))
        case .object(let batch, let line, let text, let contact):
            let number = try desk.object(
                to: line, in: batch, text: text, contact: contact, session,
                forgetting: without(.objection, in: batch, line))
            return .mySubsidy(.done(.objection(number)))
        case .supplement(let batch, let form, let isHonest):
            _ = try desk.supplement(
                form, isHonest: isHonest, in: batch, session, forgetting: without(.correction, in: batch))
            return .mySubsidy(.done(.correction))
        case .report(let batch, let matter, let day, let words, let lease):
            let report = try desk.report(
                matter, on: day, words: words, lease: lease, in: batch, session,
                forgetting: without(.change, in: batch))
            return .mySubsidy(.done(.change(report)))
        case .complain(let batch, let text, let name, let contact):
            let number = try desk.complain(
                text: text, name: name, contact: contact, session, forgetting: without(.complaint, in: batch))
            return .mySubsidy(.done(.complaint(number)))
        case .saveDraft(let draft, let since):
            let body = try office.tenant.saveDraft(of: .ownSubsidy, session) { (kept) throws(OfficeFailure) in
                let stored: MySubsidyDraft = kept.flatMap { Self.draft($0) } ?? MySubsidyDraft()
                return try DraftCoding.body(draft.merged(since: since, with: stored).draft)
            }
            return .mySubsidy(.saved(draft, since: since, as: DraftCoding.draft(body) ?? draft))
        }
    }

    private func draft(_ session: Session) throws(OfficeFailure) -> MySubsidyDraft? {
        guard let kept = try office.tenant.draft(of: .ownSubsidy, session) else { return nil }
        return Self.draft(kept.body)
    }

    private static func draft(_ body: String) -> MySubsidyDraft? {
        (DraftCoding.draft(body) as MySubsidyDraft?)?.asked
    }

    /// The draft as it is kept, without what is handed in; one that cannot be read, or in which nothing is left, is none.
    private func without(
        _ deed: MySubsidyDeed, in batch: BatchID, _ line: MySubsidyDesk.Line? = nil
    ) -> MySubsidyDesk.Forgetting {
        { body in
            guard var draft = Self.draft(body) else { return nil }
            draft.forget(deed, in: batch, line)
            return draft.answers.isEmpty ? nil : try? DraftCoding.body(draft)
        }
    }
}
