import CPosix
import Cells
import Glibc

/// Waits for keys, signals and watched file descriptors together, and turns what came into events.
struct Listener {
    /// The bytes read before others get their turn.
    private static let turnBytes = 64 << 10

    private var decoder: InputDecoder
    private var buffer = [UInt8](repeating: 0, count: 4096)
    private var watched: [(token: WakeToken, fileDescriptor: Int32)] = []
    private var nextToken = 1
    private var entries: [pollfd] = []
    private var isHungUp = false

    init(keys: [KeySequence]) {
        decoder = InputDecoder(keys: keys)
    }

    /// When something that was read becomes complete by waiting.
    var deadline: Instant? { decoder.deadline }

    mutating func watch(_ fileDescriptor: Int32) -> WakeToken {
        let token = WakeToken(raw: nextToken)
        nextToken += 1
        watched.append((token, fileDescriptor))
        return token
    }

    mutating func unwatch(_ token: WakeToken) {
        watched.removeAll { $0.token == token }
    }

    /// Sleeps until there is something to do, or for so long; nil sleeps without end.
    mutating func poll(_ device: TerminalDevice, _ signals: SignalPipe, milliseconds: Int?) {
        entries = [
            // A closed terminal would be ready for ever: it is not asked again.
            pollfd(fd: isHungUp ? -1 : device.input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        entries += watched.map { pollfd(fd: $0.fileDescriptor, events: Int16(POLLIN), revents: 0) }
        let timeout = milliseconds.map { Int32(clamping: $0) } ?? -1
        if Glibc.poll(&entries, nfds_t(entries.count), timeout) < 0 {
            for index in entries.indices { entries[index].revents = 0 }
        }
    }

    /// What the last `poll` found, keys before the rest, a hangup last.
    mutating func takeEvents(_ device: TerminalDevice, at now: Instant) -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        let isReadable = entries[0].revents != 0
        let isClosed = isReadable && !readAll(device, at: now, &events)
        events += decoder.expire(at: now).map { .input($0) }
        var gone: [WakeToken] = []
        for (entry, (token, _)) in zip(entries.dropFirst(2), watched) where entry.revents != 0 {
            events.append(.wake(token))
            if entry.revents & Int16(POLLNVAL) != 0 { gone.append(token) }
        }
        for token in gone { unwatch(token) }
        if isClosed { hangUp(&events) }
        return events
    }

    mutating func hangUp(_ events: inout [TerminalEvent]) {
        guard !isHungUp else { return }
        isHungUp = true
        events.append(.hangup)
    }

    /// Reads the burst that is there; false when nobody is at the other end.
    private mutating func readAll(_ device: TerminalDevice, at now: Instant, _ events: inout [TerminalEvent]) -> Bool {
        var taken = 0
        while taken < Self.turnBytes {
            switch device.read(into: &buffer) {
            case .closed: return false
            case .nothing: return true
            case .bytes(let bytes):
                taken += bytes.count
                events += decoder.decode(bytes, at: now).map { .input($0) }
            }
            var entry = pollfd(fd: device.input, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&entry, 1, 0) > 0 else { return true }
        }
        return true
    }
}
