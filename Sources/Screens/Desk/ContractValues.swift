import Documents
import Housing
import Office

/// A contract that is being looked at.
public struct OpenContract: Equatable, Sendable {
    public let file: ContractFile
    public let today: Day

    public var signing: Signing { file.signing }

    /// The last day on which the signature could be taken in at the counter, where that is over.
    var dayPassed: Day? {
        guard signing.state == .altIdentity, let until = signing.attempt?.counter?.until, until < today else {
            return nil
        }
        return until
    }
}

/// A contract that is filled and may be issued.
public struct ContractOffer: Equatable, Sendable {
    public let draft: ContractDraft
    /// The application that it concludes.
    public let renewal: ReceiptNumber
    public let maskedName: String
}

/// What a clerk did to take a signature in, under his own password.
public struct WitnessDeed: Equatable, Sendable {
    let isPersonSeen: Bool
    let isCardSeen: Bool
    /// As typed from the signed sheet.
    let sheetCode: String
    /// The one that the desk was asked to use.
    let picture: StagedFile
    let password: String
}

/// What was done with a contract, and what comes next.
public struct ContractDone: Equatable, Sendable {
    public enum Deed: Equatable, Sendable {
        case issued, witnessed, approved, sentBack, voided, cancelled
    }

    public enum Next: Equatable, Sendable {
        case offer(ContractOffer)
        case contract(OpenContract)
    }

    public let deed: Deed
    public let signing: Signing
    /// Nil where nothing more of the sort waits for him, or it could not be had: that does not undo what was done.
    public let next: Next?
}
