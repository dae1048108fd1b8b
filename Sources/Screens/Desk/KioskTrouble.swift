import Housing
import Office
import Texts

/// What did not work at the kiosk.
public struct KioskTrouble: Equatable, Sendable {
    public let failure: OfficeFailure

    public init(_ failure: OfficeFailure) {
        self.failure = failure
    }

    /// What it is and the way on. A fault of the machine has its number, under which it stands in the log, to be told to
    /// staff; a rule that says no has none.
    public var sentence: String {
        let text = failure.textAtScreen
        return switch failure {
        case .refused, .held, .input: text.what + text.wayOn
        case .store(let store) where store.isPremises:
            "\(text.what)\(HomeTexts.goToWindow)\(HomeTexts.number(text.number))"
        case .denied, .store: text.sentence
        }
    }

    /// The refusal, where a rule said no.
    public var refusal: Refusal? {
        switch failure {
        case .refused(let refusal), .held(let refusal, _): refusal
        case .denied, .input, .store: nil
        }
    }

    /// Whether a rule said no because of this field of a form.
    func isAbout(_ field: String) -> Bool { refusal?.arguments.contains(.field(field)) == true }

    /// Whether the session is over and somebody has to sign in anew.
    public var endsSession: Bool { refusal?.code == .sessionEnded }
}

extension StoreFailure {
    /// What nobody can mend at a kiosk: it says where he is served instead of what the administrator is to do.
    fileprivate var isPremises: Bool {
        switch self {
        case .diskFull, .readOnly, .damaged, .keyMissing, .noPermission, .system: true
        default: false
        }
    }
}
