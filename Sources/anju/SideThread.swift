import Glibc

/// Work on a thread of its own while this one does something else: only at the start, before anything is shown. From
/// then on there is one thread. Whoever begins one joins it, once.
final class SideThread<Value: Sendable> {
    private let outcome: Outcome<Value>
    /// Nil where no thread was to be had and the work is done already.
    private let thread: pthread_t?
    private var isJoined = false

    /// Begins `work`.
    init(_ work: @escaping @Sendable () -> Value) {
        let outcome = Outcome<Value>()
        // A function of C cannot know `Value`: it gets an errand that needs nothing told.
        let errand = Unmanaged.passRetained(Errand { outcome.value = work() })
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Errand>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, errand.toOpaque())
        if code != 0 { errand.takeRetainedValue().run() }
        self.outcome = outcome
        self.thread = code == 0 ? thread : nil
    }

    deinit { precondition(isJoined, "a side thread was left without a join") }

    /// Waits for the end of the work and gives what came of it.
    func join() -> Value {
        precondition(!isJoined, "a side thread is joined once")
        isJoined = true
        if let thread {
            let code = pthread_join(thread, nil)
            precondition(code == 0, "a side thread that cannot be joined")
        }
        guard let value = outcome.value else { preconditionFailure("a side thread ends with its work done") }
        return value
    }
}

private final class Errand: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Where the thread leaves what came of its work.
private final class Outcome<Value: Sendable>: Sendable {
    // Not guarded: written once by the thread before it ends and read once after `pthread_join`, which orders the two.
    nonisolated(unsafe) var value: Value?
}

/// What was made on one thread for another and is not `Sendable`, such as an opened office.
///
/// Unchecked, because the compiler does not see that it changes hands once: its maker keeps nothing of it and ends, and
/// only after that does its one owner touch it. Nothing else may be sent so.
struct HandedOver<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
}
