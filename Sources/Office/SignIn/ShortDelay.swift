import Housing

extension Refusal {
    /// How long the next try at the door has to wait; 0 where this is about something else.
    public var secondsToWait: Int {
        for case .seconds(let seconds) in arguments { return seconds }
        return 0
    }

    /// A try is charged before its secret is checked, so that somebody with the right one may be told to wait for another
    /// try of the same moment. So short a wait is waited for, as a lock is; a wrong try before it delays this one as much.
    public var isDelayedShortly: Bool { code == .signInDelayed && secondsToWait <= 1 }
}
