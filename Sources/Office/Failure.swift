import Housing

/// Why the office did not do what it was asked. The one error type of the room; `Texts` turns it into a sentence
/// with the way on, and `Commands` into an exit status.
public enum OfficeFailure: Error, Equatable, Sendable {
    /// A rule says no. Exit status 2.
    case refused(Refusal)
    /// `CLAIMED_BY_OTHER`, with the masked name of who has the case. Exit status 2.
    case held(Refusal, by: String)
    /// The role may not do this (contract: People). Exit status 2.
    case denied(Act, OfficeRole?)
    /// What was given cannot be read or is not valid: a file, an argument, a setting. Exit status 3.
    case input(InputProblem)
    /// The disk, the lock, the database or a device did not do its part. Exit status 1.
    case store(StoreFailure)
}

/// What can go wrong below the office, told apart because each has another way on.
public enum StoreFailure: Error, Equatable, Sendable {
    /// Another process holds the lock just now; ask again in some milliseconds.
    case locked
    /// The row moved on since it was read: 「已被他人修改」.
    case changedByOther
    case notFound
    case diskFull
    case readOnly
    /// The office cannot even be read: opening it writes its lock and its log.
    case notWritable(path: String)
    /// The directory holds no office yet.
    case notAnOffice(path: String)
    /// The directory is another account's, so that nothing can be said of what it holds.
    case noPermission(path: String)
    /// Something lies there that is no directory.
    case notADirectory(path: String)
    /// The directory already holds an office, or something else, where an empty one is needed.
    case notEmpty(path: String)
    /// The database was written by a newer program.
    case newerSchema(found: Int, known: Int)
    case networkFileSystem(path: String)
    /// A row, a file or the chain is not what was written. `what` names the place, never its content.
    case damaged(what: String)
    /// A key that is needed is missing or does not fit.
    case keyMissing(id: String)
    case tooLarge(limitBytes: Int)
    /// A scanner or a helper program, which this machine may well not have.
    case device(DeviceFailure)
    /// Any other system error by its `errno` or SQLite result code, with the operation that met it.
    case system(code: Int32, operation: String)
}

/// What a device or a helper program did not do.
public enum DeviceFailure: Error, Equatable, Sendable, CaseIterable {
    /// `scanimage` is not installed.
    case noScanProgram
    /// It finds no device, or cannot open the one that is set.
    case noScanner
    /// The document camera, or the folder into which it writes, is not there.
    case noCamera
    case scannerSilent
    case scanFailed
    /// `anju-picture` is not where it should be.
    case noPictureProgram
    /// It took too long over a picture and was ended.
    case pictureTooSlow
    case pictureProgramFailed
    /// `anju-paper` is not where it should be.
    case noPaperProgram
    /// It took too long over a document and was ended.
    case paperTooSlow
    case paperProgramFailed
    /// A document holds a character that no installed font has; it is not printed as an empty box.
    case missingGlyph
    /// The office's key or its library did not do its work, or there is none.
    case sealFailed
    /// `lp`, `lpstat` and `cancel` are not all installed.
    case noPrintProgram
    /// They reach no CUPS.
    case noPrintService
    /// There is no printer, or none of the name that is set or asked for. `lp` says the same of a named printer when it
    /// reaches no CUPS; asking for the queues tells the two apart.
    case noPrinter
    /// The printer takes no documents now.
    case printRefused
    /// The print service took too long; whether a document was taken is not known.
    case printServiceSilent
    case printFailed
    /// Nothing more can be written to a stick.
    case mediumFull
    /// It may only be read.
    case mediumReadOnly
    /// It was pulled out, or cannot be reached.
    case mediumGone
}

/// Where in a given text something is wrong. Lines and columns start at 1.
public struct InputProblem: Error, Equatable, Sendable {
    public let source: String
    public let line: Int?
    public let column: String?
    public let reason: Reason

    /// What is wrong. The texts in it are values of the file, names of keys or forms, for the person who gave the file.
    public enum Reason: Equatable, Sendable {
        case missing(String)
        case unknown(String, allowed: [String])
        case notUTF8
        case notAFile
        case empty
        /// `bytes`: how much there is, where that is known.
        case tooLarge(limitBytes: Int, bytes: Int? = nil)
        case wrongType(expected: String)
        /// A file whose name says one kind and whose first bytes another.
        case mistyped(named: String, found: String)
        /// Bytes that begin like a picture or a document and cannot be decoded.
        case unreadable
        /// A picture too small to read a card's number from.
        case tooCoarse(leastPixels: Int)
        case outOfRange(allowed: String)
        case invalid(String)
        case duplicate(firstLine: Int)
        case conflicts(with: String)
        case syntax(String)
        case isFolder
        /// A file that was to be written is there already.
        case present
        /// Another value than the register's; `what` names the register's field.
        case differs(from: String)
        /// A character that nobody sees, by its place from 1.
        case hidden(Unicode.Scalar, position: Int)
        case tooLong(limitCharacters: Int)
    }

    public init(source: String, line: Int? = nil, column: String? = nil, reason: Reason) {
        self.source = source
        self.line = line
        self.column = column
        self.reason = reason
    }
}
