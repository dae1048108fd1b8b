import Documents
import Forms
import Housing
import Office

/// What the pages of the counter ask of the world. Each is answered by a ``CounterAnswer``, or by `.failed`.
public enum CounterAsk: Equatable, Sendable {
    // The way in and out
    case signIn(login: String, password: String)
    /// In with a one-time code, which sets a password: the first one or another.
    case activate(login: String, code: String, newPassword: String)
    /// The password of who is signed in, at the lock.
    case unlock(password: String)
    /// Who that is.
    case whoIsIn
    /// Nobody is at the counter any more: what was claimed goes back to the queue.
    case leave

    // The queue
    case queue(QueueTab, search: String?, rows: Range<Int>)
    case takeNext
    case take(CaseID)
    /// To look at, without claiming.
    case open(CaseID)
    case release(Renewal)
    /// Puts back a case that somebody else has.
    case putBack(Renewal)

    // Calls
    case calls
    case answerCall(CallID)
    case closeCall(CallID)

    // A case
    /// The reasons that may be chosen and the deadline that a return would have.
    case grounds
    case show(InfoLine, of: CaseID)
    /// A job, as a picture takes its time.
    case lookAt(MaterialID)
    /// A part of the picture that is being looked at, as dots. A job too.
    case dots(DotRequest)
    /// Two pictures, to hold them against each other, and a part of one of them. Jobs too.
    case lookAtPair(former: MaterialID, present: MaterialID)
    case dotsOf(MaterialID, DotRequest)
    case approve(Renewal)
    case sendBack([ReturnItem], acceptsProvisional: Bool, Renewal)
    case reject(RejectReason, note: String, Renewal)

    // Contracts
    case openContract(CaseID)
    /// The contract itself, which names people.
    case contractText(Signing)
    /// Fills the contract of an approved application.
    case draftContract(CaseID)
    /// These three are jobs: something is drawn on paper first.
    case issueContract(ContractOffer, acceptsProvisional: Bool)
    case returnContract(Signing, ContractReturnReason, note: String?, acceptsProvisional: Bool)
    case approveContract(Signing)
    /// The way of a signed sheet or another paper: what can take it in, and two jobs.
    case pictureSources
    case listMedia(root: Int, path: [String])
    case takePicture(FileSource)
    case printSheet(Signing)
    /// Keeps the file that was looked at as the picture of the paper, whatever is looked at after it; nil keeps none.
    case usePicture(StagedFile?)
    case witness(Signing, WitnessDeed)
    case voidContract(Signing, VoidReason, note: String?)
    case cancelAttempt(Signing)

    // Deaths and people who moved out
    case tenancy(CounterTenancyAsk)
    // Economic checks
    case check(CounterCheckAsk)
    // Papers of the rent subsidy: all of them jobs
    case subsidyPaper(SubsidyPaperAsk)

    // Batches of the rent subsidy
    case batch(BatchAsk)
    case families(FamiliesAsk)
    case callDesk(CallDeskAsk)
    case money(MoneyAsk)

    // One-time codes
    case find(IdentityNumber)
    case issueCode(PersonID)
}

/// What comes back.
public enum CounterAnswer: Equatable, Sendable {
    case signedIn(Clerk)
    /// A password or a code was wrong; the next may be tried after so many seconds.
    case turnedAway(CounterTrouble, waitSeconds: Int)
    case unlocked
    /// Their name is masked: whoever passes by may read it.
    case isIn(maskedName: String)
    case left

    case queue(QueueWindow)
    case opened(OpenCase)
    case released

    /// The open calls, the longest waiting first.
    case calls([CallRow])

    case grounds(Grounds)
    case shown(InfoLine, InfoSnapshot.Value?)
    /// A picture was opened; its size in pixels, nil where the file is none that can be shown.
    case picture(MaterialID, PictureSize?)
    /// He did not want to wait for a picture.
    case cancelled
    /// Nil where the picture has gone.
    case dots(DotRequest, DotMap?)
    /// The sizes of two pictures, as of one alone.
    case pair(former: PictureSize?, present: PictureSize?)
    case dotsOf(MaterialID, DotRequest, DotMap?)
    case decided(Decided)

    case contract(OpenContract)
    case contractText(Document)
    case drafted(ContractOffer)
    case contractDone(ContractDone)
    case sources(CardSources)
    case listing(DirectoryListing)
    /// A file was taken and can be looked at.
    case staged(StagedFile)
    case usingPicture(StagedFile?)
    /// The camera has no new picture, or the file has gone.
    case nothingStaged
    /// Over, in whichever way.
    case sheetPrinted(PrintState, isDemonstration: Bool)

    case tenancy(OpenTenancy)
    case tenancyDone(TenancyDeed, OpenTenancy)
    case check(CounterCheckAnswer)
    case batch(BatchAnswer)
    case families(FamiliesAnswer)
    case subsidyPaper(SubsidyPaperAnswer)
    case callDesk(CallDeskAnswer)
    case money(MoneyAnswer)

    case person(PersonCard)
    /// Eight digits, and for how long they work.
    case code(digits: String, seconds: Int)

    case failed(CounterTrouble)
}
