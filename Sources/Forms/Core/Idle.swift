/// What happens when nobody touches a key. All times in seconds.
public enum IdlePolicy: Equatable, Sendable {
    /// Nothing ever happens.
    case never
    /// After a while the person is warned, with a countdown that any key stops, any number of times; then the
    /// session ends (L-23, Q36). `graceSeconds` is never less than 20.
    case kiosk(warnAfterSeconds: Int, graceSeconds: Int)
    /// The screens are locked, then the person is signed out; and at the latest `atMostSeconds` after he began.
    case counter(lockAfterSeconds: Int, signOutAfterSeconds: Int, atMostSeconds: Int)

    /// The least time in which a person can say that he is still there (L-23, WCAG 2.2.1).
    public static let leastGraceSeconds = 20
}

/// How long a person may look at a page without touching a key.
public enum Patience: Equatable, Sendable {
    case usual
    /// Nothing personal is shown here, so nothing happens: the first page.
    case endless
    /// A page of so many characters: time to read them comes on top of the usual time.
    case reading(characters: Int)

    /// Characters that a slow reader reads in a second; half of what is usual for Chinese text (about 300 a minute).
    static let charactersPerSecond = 3

    var extraSeconds: Int {
        if case .reading(let characters) = self { characters / Patience.charactersPerSecond } else { 0 }
    }
}
