import Documents
import Housing
import Office

/// What the pages of a concluded contract ask of the world: its preview, a printer, a stick.
public enum PaperAsk: Equatable, Sendable {
    /// The contract as it was signed, to be read (G-13).
    case preview(CaseID)
    /// A job: the printers take their time to answer.
    case printers
    /// A job.
    case print(CaseID, copies: Int, queue: String)
    case places
    /// A job: a stick is slow.
    case save(CaseID, MediaPlace)
}

/// What comes back.
public enum PaperAnswer: Equatable, Sendable {
    case preview(Signing, Document)
    /// Empty where the person did not want to wait.
    case printers([PrintQueue], isDemonstration: Bool)
    /// Over, in whichever way.
    case printed(PrintState)
    case places([MediaPlace])
    /// The name that the file got, and where it is.
    case saved(name: String, place: MediaPlace)
    /// The person did not want to wait for the stick.
    case notSaved
}
