import Housing
import Office
import Texts

/// What did not work at the kiosk, with the number under which it stands in the log.
public struct KioskTrouble: Equatable, Sendable {
    public let failure: OfficeFailure
    /// Nil for what is no fault of the machine: a rule that says no.
    public let logNumber: String?

    public init(_ failure: OfficeFailure, logNumber: String? = nil) {
        self.failure = failure
        self.logNumber = logNumber
    }

    /// What it is, and the way on.
    public var sentence: String {
        plain + (logNumber.map(KioskRefusalTexts.errorNumber) ?? "")
    }

    private var plain: String {
        switch failure {
        case .refused(let refusal), .held(let refusal, _): KioskRefusalTexts.sentence(refusal)
        case .denied: KioskRefusalTexts.notAllowed
        case .input(let problem): Self.sentence(problem.reason)
        case .store(let failure): Self.sentence(failure)
        }
    }

    private static func sentence(_ failure: StoreFailure) -> String {
        switch failure {
        case .locked: KioskRefusalTexts.busy
        case .changedByOther: KioskRefusalTexts.changedByOther
        case .diskFull: KioskRefusalTexts.diskFull
        case .readOnly: KioskRefusalTexts.readOnly
        case .tooLarge(let limit): KioskRefusalTexts.fileTooLarge(limit)
        case .device: KioskRefusalTexts.device
        default: KioskRefusalTexts.broken
        }
    }

    private static func sentence(_ reason: InputProblem.Reason) -> String {
        switch reason {
        case .missing, .notAFile: KioskRefusalTexts.fileGone
        case .empty: KioskRefusalTexts.fileEmpty
        case .tooLarge(let limit): KioskRefusalTexts.fileTooLarge(limit)
        case .mistyped: KioskRefusalTexts.fileMistyped
        case .unknown, .wrongType: KioskRefusalTexts.fileKind
        case .unreadable: KioskRefusalTexts.fileUnreadable
        case .tooCoarse(let pixels): KioskRefusalTexts.fileCoarse(pixels)
        case .notUTF8, .outOfRange, .invalid, .duplicate, .conflicts, .syntax: KioskRefusalTexts.inputInvalid
        }
    }

    /// The refusal, where a rule said no.
    public var refusal: Refusal? {
        switch failure {
        case .refused(let refusal), .held(let refusal, _): refusal
        case .denied, .input, .store: nil
        }
    }

    /// Whether the session is over and somebody has to sign in anew.
    public var endsSession: Bool { refusal?.code == .sessionEnded }
}
