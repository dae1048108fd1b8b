import Housing
import Texts

extension OfficeFailure {
    /// What people are told: what was not done, the way on, and its number.
    public var text: FailureText {
        switch self {
        case .refused(let refusal): FailureTexts.refused(refusal)
        case .held(let refusal, let name): FailureTexts.held(by: name, since: refusal.since)
        case .denied(_, let role): FailureTexts.denied(role: role)
        case .input(let problem): problem.text
        case .store(let failure): failure.text
        }
    }

    /// The whole sentence, for a message line or standard error.
    public var sentence: String { text.sentence }

    /// The same at a screen, where nobody knows the options of commands: what was given is called by its field.
    public var textAtScreen: FailureText {
        guard case .input(let problem) = self, let field = FailureTexts.field(problem.source) else { return text }
        return problem.text(calling: field)
    }

    /// The code as commands print it: a refusal's own, else one for the kind of failure.
    public var code: String {
        switch self {
        case .refused(let refusal), .held(let refusal, _): refusal.code.rawValue
        case .denied: "NOT_ALLOWED"
        case .input: "INPUT_INVALID"
        case .store(let failure): failure.code
        }
    }
}

extension Refusal {
    fileprivate var since: Moment? {
        for case .since(let moment) in arguments { return moment }
        return nil
    }
}

extension InputProblem {
    public var text: FailureText { text(calling: source) }

    /// - Parameter name: of what it was found in, as whoever reads this knows it.
    fileprivate func text(calling name: String) -> FailureText {
        // A field or an option that says nothing; a file without a place in it is another matter.
        let isBlank = reason == .empty && (column != nil || source.hasPrefix("--"))
        let place = FailureTexts.place(source: name, line: line, column: column)
        return FailureTexts.given(isBlank ? .blank : reason.given, at: place)
    }
}

extension InputProblem.Reason {
    fileprivate var given: FailureTexts.Given {
        switch self {
        case .missing(let name): .missing(name)
        case .unknown(let word, let allowed): .unknown(word, allowed: allowed)
        case .notUTF8: .notUTF8
        case .notAFile: .notAFile
        case .empty: .empty
        case .tooLarge(let limit, let bytes): .tooLarge(limitBytes: limit, bytes: bytes)
        case .wrongType(let expected): .wrongType(expected: expected)
        case .mistyped(let named, let found): .mistyped(named: named, found: found)
        case .unreadable: .unreadable
        case .tooCoarse(let pixels): .tooCoarse(leastPixels: pixels)
        case .outOfRange(let allowed): .outOfRange(allowed: allowed)
        case .invalid(let word): .invalid(word)
        case .duplicate(let line): .duplicate(firstLine: line)
        case .conflicts(let other): .conflicts(with: other)
        case .syntax(let detail): .syntax(detail)
        case .isFolder: .isFolder
        case .present: .present
        case .differs(let other): .differs(from: other)
        case .hidden(let scalar, let position): .hidden(scalar, position: position)
        case .tooLong(let limit): .tooLong(limitCharacters: limit)
        }
    }
}

extension StoreFailure {
    public var text: FailureText {
        switch self {
        case .locked: FailureTexts.locked
        case .changedByOther: FailureTexts.changedByOther
        case .notFound: FailureTexts.notFound
        case .diskFull: FailureTexts.diskFull
        case .readOnly: FailureTexts.readOnly
        case .notWritable(let path): FailureTexts.notWritable(path)
        case .notAnOffice(let path): FailureTexts.notAnOffice(path)
        case .noPermission(let path): FailureTexts.noPermission(path)
        case .notADirectory(let path): FailureTexts.notADirectory(path)
        case .notEmpty(let path): FailureTexts.notEmpty(path)
        case .newerSchema(let found, let known): FailureTexts.newerSchema(found: found, known: known)
        case .networkFileSystem(let path): FailureTexts.networkFileSystem(path)
        case .damaged(let what): FailureTexts.damaged(what)
        case .keyMissing(let id): FailureTexts.keyMissing(id)
        case .tooLarge(let limit): FailureTexts.tooLarge(limitBytes: limit)
        case .device(let failure): failure.text
        case .system(let code, let operation): FailureTexts.system(code: code, operation: operation)
        }
    }

    var code: String {
        switch self {
        case .locked: "LOCKED"
        case .changedByOther: "CHANGED_BY_OTHER"
        case .notFound: "NOT_FOUND"
        case .diskFull: "DISK_FULL"
        case .readOnly: "READ_ONLY"
        case .notWritable: "NOT_WRITABLE"
        case .notAnOffice: "NOT_AN_OFFICE"
        case .noPermission: "NO_PERMISSION"
        case .notADirectory: "NOT_A_DIRECTORY"
        case .notEmpty: "NOT_EMPTY"
        case .newerSchema: "NEWER_SCHEMA"
        case .networkFileSystem: "NETWORK_FILE_SYSTEM"
        case .damaged: "DAMAGED"
        case .keyMissing: "KEY_MISSING"
        case .tooLarge: "TOO_LARGE"
        case .device: "DEVICE_FAILED"
        case .system: "SYSTEM_ERROR"
        }
    }
}

extension DeviceFailure {
    public var text: FailureText {
        switch self {
        case .noScanProgram: FailureTexts.noScanProgram
        case .noScanner: FailureTexts.noScanner
        case .noCamera: FailureTexts.noCamera
        case .scannerSilent: FailureTexts.scannerSilent
        case .scanFailed: FailureTexts.scanFailed
        case .noPictureProgram: FailureTexts.noPictureProgram
        case .pictureTooSlow: FailureTexts.pictureTooSlow
        case .pictureProgramFailed: FailureTexts.pictureProgramFailed
        case .noPaperProgram: FailureTexts.noPaperProgram
        case .paperTooSlow: FailureTexts.paperTooSlow
        case .paperProgramFailed: FailureTexts.paperProgramFailed
        case .missingGlyph: FailureTexts.missingGlyph
        case .sealFailed: FailureTexts.sealFailed
        case .noPrintProgram: FailureTexts.noPrintProgram
        case .noPrintService: FailureTexts.noPrintService
        case .noPrinter: FailureTexts.noPrinter
        case .printRefused: FailureTexts.printRefused
        case .printServiceSilent: FailureTexts.printServiceSilent
        case .printFailed: FailureTexts.printFailed
        case .mediumFull: FailureTexts.mediumFull
        case .mediumReadOnly: FailureTexts.mediumReadOnly
        case .mediumGone: FailureTexts.mediumGone
        }
    }
}
