import Texts

/// A printer, or several, behind the machine's print service. The simulated one says 演示.
///
/// What it is asked goes on in steps, so that keys are read meanwhile, and belongs to who asked it: nobody else's question ends
/// it or takes its answer. A failure, told by `start` or `poll`, is a `DeviceFailure`; that the printer is out of paper is none,
/// but a state (`PrintHold`).
public protocol Printer: AnyObject {
    /// Whether the programs are installed. Whether there is a printer tells `.queues`.
    var isAvailable: Bool { get }
    var isDemonstration: Bool { get }
    /// Begins and returns at once.
    func start(_ work: PrintWork) throws(OfficeFailure) -> any PrintRun
}

/// What a printer was asked, on its way to one answer. Letting go of it gives it up. A `.print` that is given up may have been
/// handed over already, under a number that nobody knows: it is let end, and what was handed over is taken back by `.withdraw`.
public protocol PrintRun: AnyObject {
    /// The answer, waited for so long at the most; nil while it is not there. Fails once it was answered or failed.
    func poll(waitMilliseconds: Int) throws(OfficeFailure) -> PrintAnswer?
}

extension Printer {
    /// Does it and waits until it is done: for commands. A desk asks in steps, for a person is waiting.
    public func finish(_ work: PrintWork) throws(OfficeFailure) -> PrintAnswer {
        let run = try start(work)
        while true {
            if let answer = try run.poll(waitMilliseconds: 1000) { return answer }
        }
    }
}

/// What a printer is asked.
public enum PrintWork: Equatable, Sendable {
    /// Which queues there are. Answered by `queues`, never empty: without one it fails with `.noPrinter`.
    case queues
    /// Hands a document over. Answered by `accepted`.
    case print(PrintOrder)
    /// How a job stands. Answered by `state`. Asked about once a second; each costs a process.
    case look(PrintJob)
    /// Asks that a job be taken back. Answered by `withdrawn`, also when it was too late: `.look` says how it ended.
    case withdraw(PrintJob)
}

/// What a printer answers.
public enum PrintAnswer: Equatable, Sendable {
    case queues([PrintQueue])
    case accepted(PrintJob)
    case state(PrintState)
    case withdrawn
}

/// A document to be printed on A4.
public struct PrintOrder: Equatable, Sendable {
    public let pdf: [UInt8]
    /// Everybody who may see the queue reads it: the number of a case or contract, never a name.
    public let title: String
    public let copies: Int
    /// A queue's name; nil: the one that is set for this terminal, else the machine's default.
    public let queue: String?

    /// `copies` beyond 1...99 are brought into that range.
    public init(pdf: [UInt8], title: String, copies: Int = 1, queue: String? = nil) {
        self.pdf = pdf
        self.title = title
        self.copies = min(max(copies, 1), 99)
        self.queue = queue
    }
}

/// A document that the print service took: a queue's name and its number there.
public struct PrintJob: Hashable, Sendable {
    public let queue: String
    public let number: Int
    public init(queue: String, number: Int) {
        self.queue = queue
        self.number = number
    }
}

/// A printer by the name that the print service gives it.
public struct PrintQueue: Equatable, Sendable {
    public let name: String
    /// What the machine's manager wrote about it, for people; may be empty.
    public let says: String
    /// Where it stands, for people; may be empty.
    public let place: String
    /// The one that is set for this terminal, else the machine's default; at most one queue is.
    public let isDefault: Bool
    public let state: State

    public enum State: Equatable, Sendable {
        case idle
        case printing
        case held(PrintHold)
    }

    public init(name: String, says: String, place: String, isDefault: Bool, state: State) {
        self.name = name
        self.says = says
        self.place = place
        self.isDefault = isDefault
        self.state = state
    }
}

/// How a job stands.
public enum PrintState: Equatable, Sendable {
    /// Others are before it, or the printer is not there yet.
    case waiting
    case printing
    /// It goes on by itself once somebody has seen to the printer.
    case held(PrintHold)
    /// The print service is through with it, or no longer lists it. It says no more (one that others cancelled
    /// before its turn, or that was given up, may be told as done): the paper is the proof.
    case done
    case cancelled
    /// The print service gave it up.
    case failed

    /// Nothing more will come.
    public var isOver: Bool {
        switch self {
        case .waiting, .printing, .held: false
        case .done, .cancelled, .failed: true
        }
    }
}

/// Why a printer does not go on.
public enum PrintHold: Equatable, Sendable, CaseIterable {
    case outOfPaper
    case outOfInk
    case jammed
    case coverOpen
    /// Full of paper where it comes out.
    case outputFull
    /// Off, or its cable is out; also while the print service still tries to reach it.
    case offline
    /// Somebody stopped it or the job, or it takes no more.
    case stopped
    /// Something else, which only its own display says.
    case needsAttention

    /// What it is, and what to do.
    public var text: FailureText {
        switch self {
        case .outOfPaper: FailureTexts.printerOutOfPaper
        case .outOfInk: FailureTexts.printerOutOfInk
        case .jammed: FailureTexts.printerJammed
        case .coverOpen: FailureTexts.printerCoverOpen
        case .outputFull: FailureTexts.printerOutputFull
        case .offline: FailureTexts.printerOffline
        case .stopped: FailureTexts.printerStopped
        case .needsAttention: FailureTexts.printerNeedsAttention
        }
    }
}
