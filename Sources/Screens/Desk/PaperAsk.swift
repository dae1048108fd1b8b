import Documents
import Housing
import Office
import Texts

/// A paper of who is signed in.
public enum KioskPaper: Hashable, Sendable {
    /// A concluded contract.
    case contract(CaseID)
    /// 补租协议 of a batch: a draft once he is called to sign, the concluded one afterwards.
    case agreement(BatchID)
    /// 申请回执 of a batch.
    case receipt(BatchID)
    /// What is kept of him for a batch (L-09).
    case held(BatchID)

    var words: PrintedPaper {
        switch self {
        case .contract: .contract
        case .agreement: .agreement
        case .receipt: .receipt
        case .held: .held
        }
    }
}

/// What the pages of such a paper ask of the world: its preview, a printer, a stick.
public enum PaperAsk: Equatable, Sendable {
    /// It is to be read, a contract as it was signed (G-13).
    case preview(KioskPaper)
    /// A job: the printers take their time to answer.
    case printers
    /// A job.
    case print(KioskPaper, copies: Int, queue: String)
    /// A job: the proof of his family's place takes the whole register.
    case proof(BatchID)
    case places
    /// A job: a stick is slow.
    case save(KioskPaper, MediaPlace)
}

/// What comes back.
public enum PaperAnswer: Equatable, Sendable {
    case preview(Document)
    /// Empty where the person did not want to wait.
    case printers([PrintQueue], isDemonstration: Bool)
    /// Over, in whichever way.
    case printed(PrintState)
    case places([MediaPlace])
    /// nil where the person did not want to wait.
    case proof(OwnProof.Found?)
    /// The name that the file got, and where it is.
    case saved(name: String, place: MediaPlace)
    /// The person did not want to wait for the stick.
    case notSaved
}
