import Cells

/// What a program is given once, by whoever wires it.
public struct ProgramSettings<Ask: Equatable & Sendable, Answer: Equatable & Sendable>: Equatable, Sendable {
    /// The first page, which comes back whenever a session ends.
    public var root: AnyScreen<Ask, Answer>
    public var words: FormsWords
    public var idle: IdlePolicy
    /// Whether the data are for training: every page says so.
    public var isTraining: Bool
    /// The page that covers the screens of someone who has gone away. It unlocks by the effect `unlock`.
    public var lock: AnyScreen<Ask, Answer>?
    /// What is asked when a session ends, so that the world forgets the person too.
    public var onEnd: Ask?
    /// Actions that are offered on every page: to call staff.
    public var standing: [StandingAction<Ask, Answer>]
    /// Whether F10 on the first page leaves the program. Not at a kiosk, but where people only practise.
    public var mayLeave: Bool
    /// Whether Ctrl-C and Ctrl-Z do nothing, as at every kiosk.
    public var isDeaf: Bool
    /// Whether the hint line offers the menu on `0`, for a number pad.
    public var showsPadMenu: Bool
    /// Whether the loop has an input method, and F12 switches it wherever Chinese may be typed.
    public var offersInputMethod: Bool

    public init(
        root: some Screen<Ask, Answer>, words: FormsWords, idle: IdlePolicy = .never, isTraining: Bool = false,
        lock: AnyScreen<Ask, Answer>? = nil, onEnd: Ask? = nil, standing: [StandingAction<Ask, Answer>] = [],
        mayLeave: Bool = true, isDeaf: Bool = false,
        showsPadMenu: Bool = false, offersInputMethod: Bool = false
    ) {
        self.root = AnyScreen(root)
        self.words = words
        self.idle = idle
        self.isTraining = isTraining
        self.lock = lock
        self.onEnd = onEnd
        self.standing = standing
        self.mayLeave = mayLeave
        self.isDeaf = isDeaf
        self.showsPadMenu = showsPadMenu
        self.offersInputMethod = offersInputMethod
    }
}

/// An action that is offered on every page. Answers to its asks would go to that page, which did not ask; so it had better
/// push a screen that asks.
public struct StandingAction<Ask: Equatable & Sendable, Answer: Equatable & Sendable>: Equatable, Sendable {
    public let hint: KeyHint
    /// What happens, by what stands around the page on which it was called.
    public let effects: NamedFunction<Chrome, [Effect<Ask, Answer>]>

    public init(_ hint: KeyHint, effects: NamedFunction<Chrome, [Effect<Ask, Answer>]>) {
        self.hint = hint
        self.effects = effects
    }
}
