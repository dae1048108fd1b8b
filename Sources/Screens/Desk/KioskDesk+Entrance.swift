import Housing
import Office

extension KioskDesk {
    func answerEntrance(_ ask: KioskAsk) throws(OfficeFailure) -> KioskAnswer {
        switch ask {
        case .signIn(let claim, let kind): return try signIn(claim, by: kind)
        case .setPassword(let password):
            try office.signIn.replacePassword(old: nil, new: password, try signedIn())
            return .passwordSet
        case .notice: return .notice(try office.signIn.noticeToShow(try signedIn()))
        case .agree(let notice):
            try office.signIn.agree(to: notice, try signedIn())
            return .agreed
        case .withdrawConsent:
            try office.signIn.withdrawConsent(try signedIn())
            return .consentWithdrawn
        case .leave: return try leave()
        case .loginMethods: return .loginMethods(loginOffers())
        default: throw .store(.notFound)
        }
    }

    private func loginOffers() -> [LoginOffer] {
        [Door.person, .organisation].flatMap { door in
            office.signIn.methods(at: door).map { method in
                LoginOffer(door: door, kind: method.kind, isConnected: method.isConnected)
            }
        }
    }

    func signIn(_ claim: LoginClaim, by kind: LoginMethodKind) throws(OfficeFailure) -> KioskAnswer {
        do {
            let session = try office.signIn.signIn(claim, by: kind, at: terminal)
            presence.begin(session)
            settle(session)
            return .signedIn(
                Visitor(
                    maskedName: session.maskedName, door: session.door,
                    needsPassword: session.method == .oneTimeCode))
        } catch .refused(let refusal) where refusal.isDelayedShortly {
            throw .store(.locked)
        } catch .refused(let refusal) {
            let wait = try office.signIn.secondsToWait(claim, by: kind, at: terminal)
            return .turnedAway(trouble(.refused(refusal)), waitSeconds: Int(wait))
        }
    }

    /// Nothing that is over is shown to a person as if it were not. What keeps it from being ended keeps him from nothing.
    func settle(_ session: Session) {
        guard session.door == .person else { return }
        do {
            try office.upkeep.settle(session)
        } catch {
            _ = trouble(error)
        }
    }

    /// Forgets who was here.
    private func leave() throws(OfficeFailure) -> KioskAnswer {
        lightbox.close()
        try presence.end(in: office)
        return .left
    }
}
