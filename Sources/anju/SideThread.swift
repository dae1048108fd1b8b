import Glibc

/// Work on a thread of its own while this one does something else: only at the start, before anything is shown. From
/// then on there is one thread.
final class SideThread {
    private let work: () -> Void
    private var thread = pthread_t()
    private var isRunning = false

    /// Begins `work`, which must touch nothing that this thread touches before `join`.
    init(_ work: @escaping () -> Void) {
        self.work = work
        let unmanaged = Unmanaged.passUnretained(self)
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<SideThread>.fromOpaque(context).takeUnretainedValue().work() }
                return nil
            }, unmanaged.toOpaque())
        isRunning = code == 0
    }

    /// Waits for the end of the work, which is done here where no thread was to be had.
    func join() {
        if isRunning { pthread_join(thread, nil) } else { work() }
        isRunning = false
    }
}
