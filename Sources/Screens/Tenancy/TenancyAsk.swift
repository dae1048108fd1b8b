import Housing
import Office

/// What the pages about a death or somebody who moved out ask of a kiosk's world.
public enum TenancyAsk: Equatable, Sendable {
    case file(CaseID)
    /// With the picture that was looked at last, where one is to go with it.
    case report(TenancyReport, proof: StagedFile?)
    case withdraw(TenancyChange)
    case saveDraft(TenancyDraft)
}

/// What comes back. A saved draft comes as `.draftSaved`.
public enum TenancyAnswer: Equatable, Sendable {
    case file(TenancyFile)
    case reported(TenancyChange)
    case withdrawn
}

extension KioskDesk {
    func answerTenancy(_ ask: TenancyAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        switch ask {
        case .file(let id): return .tenancy(.file(try office.tenancy.ownFile(id, session)))
        case .report(let report, let proof):
            var file: SeenFile?
            if let proof {
                guard proof.turn == lightbox.turn, let seen = lightbox.file else { return .nothingStaged }
                file = seen
            }
            let change = try office.tenancy.report(report, proof: file, session)
            lightbox.close()
            return .tenancy(.reported(change))
        case .withdraw(let change):
            _ = try office.tenancy.withdraw(change, session)
            return .tenancy(.withdrawn)
        case .saveDraft(let draft):
            try office.tenant.saveDraft(DraftCoding.body(draft), of: .tenancy, session)
            return .draftSaved
        }
    }
}
