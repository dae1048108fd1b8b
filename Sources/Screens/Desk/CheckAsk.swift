import Housing
import Office

/// What the pages of 【经济状况核对】 ask of the world.
public enum CheckAsk: Equatable, Sendable {
    case leases
    case file(CaseID)
    case start(LeaseID)
    /// The time in which one adult may have read 授权书 begins.
    case openAuthorisation(PersonID, EconomicCheck)
    case authorise(
        AuthorisationPages, document: IdentityNumber?, visibleSeconds: Int, isTicked: Bool, EconomicCheck)
    case withdrawAuthorisation(PersonID, EconomicCheck)
    case request(EconomicCheck)
    case object(String, EconomicCheck)
    case cancel(EconomicCheck)
    case saveDraft(CheckDraft)
}

/// What comes back. A saved draft comes as `.draftSaved`.
public enum CheckAnswer: Equatable, Sendable {
    case leases([CheckOffer])
    /// With what was begun of an objection.
    case file(CheckFile, CheckDraft?)
    case authorisation(AuthorisationPages)
    /// The check as it is after a step.
    case stepped(EconomicCheck)
}
