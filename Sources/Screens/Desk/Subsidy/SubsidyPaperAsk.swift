import Documents
import Office

/// What the page of a paper of the rent subsidy asks of the world. All of them are jobs.
public enum SubsidyPaperAsk: Equatable, Sendable {
    /// To be read, with numbers and accounts masked; of a long list the families are gathered first.
    case read(SubsidyPaper)
    /// The printers take their time to answer.
    case printers
    /// On the printer that is set for this machine, everything in full.
    case print(SubsidyPaper)
}

/// What comes back.
public enum SubsidyPaperAnswer: Equatable, Sendable {
    case read(Document)
    case printers([PrintQueue], isDemonstration: Bool)
    /// There is none, or it cannot be asked.
    case noPrinter(CounterTrouble)
    /// Over, in whichever way.
    case printed(PrintState, isDemonstration: Bool)
}
