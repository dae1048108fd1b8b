import Forms
import Housing
import Office

/// What the pages of the kiosk ask of the world. Each is answered by a ``KioskAnswer``, or by `.failed`.
public enum KioskAsk: Equatable, Sendable {
    // The way in
    case loginMethods
    case signIn(LoginClaim, LoginMethodKind)
    case certificate(CertificateAsk)
    /// A new password for who came in with a one-time code.
    case setPassword(String)
    /// The notice that has not been agreed to (L-01).
    case notice
    case agree(PolicyText)
    case withdrawConsent
    /// Nobody is at the kiosk any more.
    case leave

    // Home and 【我的】
    case overview
    case caseFile(CaseID)
    case withdraw(Renewal)
    /// What an organisation may see.
    case organisationLeases

    // Renewing
    case startRenewal(LeaseID)
    case choosePolicy(Renewal.PolicyChoice, Renewal)
    case openInformation(Renewal)
    /// The time in which it may have been read begins.
    case openDeclaration(Renewal)
    case acknowledge(DeclarationPages, visibleSeconds: Int, isInformationConfirmed: Bool, isTicked: Bool, Renewal)
    case openInfo(Renewal)
    case confirmInfo(InfoPages, InfoAnswers, Renewal)
    /// One line that was sent back.
    case answerLine(InfoLine, LineReply, InfoPages, Renewal)
    case submit(Renewal)
    case resubmit(Renewal)
    case saveDraft(RenewalDraft)

    // 【经济状况核对】
    case check(CheckAsk)

    // Signing the contract
    case signing(SigningAsk)

    // A death, or somebody who moved out
    case tenancy(TenancyAsk)

    // 【公租房补贴】
    case subsidy(SubsidyAsk)
    // One's own rent subsidy after the application
    case mySubsidy(MySubsidyAsk)

    // The concluded contract
    case paper(PaperAsk)

    // Pictures of cards
    case devices
    /// The folder `path` of a place where files may be taken from, for such a material.
    case listMedia(MaterialKind, root: Int, path: [String])
    // These five are jobs: devices and pictures take their time.
    case takeFile(MaterialKind, root: Int, path: [String])
    case takeCameraPicture(MaterialKind)
    /// Of what is to lie on the glass.
    case scan(MaterialKind)
    /// One's own file, to look at it again.
    case lookAt(MaterialID)
    /// A part of the picture that is being looked at, as dots.
    case dots(DotRequest)
    /// Puts the file that is being looked at into a slot.
    case attach(MaterialKind, Renewal)
    case removeMaterial(MaterialID, Renewal)

    // Calling staff
    case call(step: String)
    case callState
    case cancelCall
}

/// What comes back.
public enum KioskAnswer: Equatable, Sendable {
    case loginMethods([LoginOffer])
    case signedIn(Visitor)
    case certificate(CertificateAnswer)
    /// The sign-in failed; the next may be tried after so many seconds.
    case turnedAway(KioskTrouble, waitSeconds: Int)
    case passwordSet
    /// Nil where the notice in force was agreed to.
    case notice(PolicyText?)
    case agreed
    case consentWithdrawn
    case left

    case organisationLeases(OrganisationLeases)
    case tenancy(TenancyAnswer)
    case subsidy(SubsidyAnswer)
    case mySubsidy(MySubsidyAnswer)
    case overview(Overview)
    /// A case, and the sentences for the reasons in it.
    case caseFile(CaseFile, Reasons)
    /// The case as it is after a step.
    case renewal(Renewal)
    case information(PolicyText)
    case declaration(DeclarationPages)
    case info(InfoPages)
    case check(CheckAnswer)
    case signing(SigningAnswer)
    case paper(PaperAnswer)
    case draftSaved
    /// Told in passing: the person goes on typing.
    case draftNotSaved(KioskTrouble)

    case devices(CardSources)
    case listing(DirectoryListing)
    /// A file was taken and can be looked at.
    case staged(StagedFile)
    /// The camera has no new picture.
    case nothingStaged
    /// The person did not want to wait for a file.
    case cancelled
    /// Nil where the picture has gone.
    case dots(DotRequest, DotMap?)

    /// The open call of this machine; nil where there is none.
    case call(CallState?)

    case failed(KioskTrouble)
}
