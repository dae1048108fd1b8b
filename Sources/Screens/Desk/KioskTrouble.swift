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

    /// What it is and the way on. A fault of the machine has its number, to be told to staff; a rule that says no has none.
    public var sentence: String {
        let text = failure.text
        switch failure {
        case .refused, .held, .input: return text.what + text.wayOn
        case .denied, .store: return text.sentence + (logNumber.map(FrameTexts.logNumber) ?? "")
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
