/// What stands around the body of a screen.
public struct Chrome: Equatable, Sendable {
    /// How wide a body may become.
    public enum Layout: Equatable, Sendable {
        /// A page to be read: at most 76 columns, in the middle.
        case page
        /// A work place: the whole width.
        case wide
    }

    /// The name of the flow.
    public var title: String
    /// The masked name of the person whom this is about, or who is signed in.
    public var subject: String?
    public var stepper: Stepper?
    /// What the message line says while the program itself has nothing to say.
    public var message: Message?
    public var layout: Layout
    /// Whether the program's standing actions (to call staff) are offered here.
    public var offersStanding: Bool

    public init(
        title: String, subject: String? = nil, stepper: Stepper? = nil, message: Message? = nil,
        layout: Layout = .page, offersStanding: Bool = true
    ) {
        self.title = title
        self.subject = subject
        self.stepper = stepper
        self.message = message
        self.layout = layout
        self.offersStanding = offersStanding
    }
}

/// A sentence for the message line. It stays until the first key after it was seen.
public struct Message: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case info, success, warning, error
    }

    public let kind: Kind
    public let text: String

    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    public static func info(_ text: String) -> Message { Message(.info, text) }
    public static func success(_ text: String) -> Message { Message(.success, text) }
    public static func warning(_ text: String) -> Message { Message(.warning, text) }
    public static func error(_ text: String) -> Message { Message(.error, text) }
}
