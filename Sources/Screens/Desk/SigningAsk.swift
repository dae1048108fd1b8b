import Documents
import Housing
import Office

/// What the pages of 【个人租赁合同签订】 ask of the world.
public enum SigningAsk: Equatable, Sendable {
    case file(CaseID)
    /// The version in force, as it was frozen.
    case document(Signing)
    /// 【合同签署】, with the document that was on the screen.
    case open(Document, Signing)
    /// The four blocks as they are now.
    case openInfo(Signing)
    case confirmInfo(InfoPages, shown: Set<InfoBlock>, Signing)
    case reportInfo(InfoPages, wrong: [InfoLine: String], Signing)
    /// The time in which 承诺书 may be read begins anew.
    case startReading(Signing)
    case acknowledge(CommitmentPages, visibleSeconds: Int, isReadToEnd: Bool, isTicked: Bool, Signing)
    case openTranscription(Signing)
    case transcribe(String, Signing.TranscriptionMeans, Signing)
    case chooseWitness(Signing)
    case cancel(Signing)
    case saveDraft(SigningDraft)
}

/// What comes back. The four blocks come as `KioskAnswer.info`, a saved draft as `.draftSaved`.
public enum SigningAnswer: Equatable, Sendable {
    case file(SigningFile)
    case document(Document)
    /// The contract as it is after a step.
    case stepped(Signing)
    case reading(Signing, CommitmentPages)
    case transcription(Signing.CommitmentText)
}
