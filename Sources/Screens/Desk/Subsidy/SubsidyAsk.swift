import Housing
import Office

/// What the pages of 【公租房补贴】 ask of the world.
public enum SubsidyAsk: Equatable, Sendable {
    /// Every batch with the place of who is signed in.
    case own
}

/// What comes back.
public enum SubsidyAnswer: Equatable, Sendable {
    case own([OwnSubsidy])
}

extension KioskDesk {
    func answerSubsidy(_ ask: SubsidyAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        switch ask {
        case .own: return .subsidy(.own(try office.ownSubsidy.all(session)))
        }
    }
}
