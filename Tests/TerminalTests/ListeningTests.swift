import Cells
import Glibc
import Testing

@testable import Terminal

extension TerminalTests {
    @Suite("Listening")
    struct ListeningTests {
        private let pseudo = PseudoTerminal()

        @Test("Keys arrive decoded, the terminal's own ones too")
        func keys() throws {
            let terminal = try pseudo.open("rxvt")
            defer { terminal.end() }
            pseudo.send("a安\u{1B}[A\u{1B}OP\u{1B}[11~\u{1B}[7~\r\u{3}".utf8)
            let keys: [Key] = [
                .character("a"), .character("安"), .up, .function(1), .function(1), .home, .enter, .control("c"),
            ]
            #expect(terminal.wait(until: nil) == keys.map { .input(.key($0)) })
        }

        @Test("A lone Esc arrives after its 25 ms")
        func escape() throws {
            let terminal = try pseudo.open()
            defer { terminal.end() }
            let start = terminal.now()
            pseudo.send([0x1B])
            #expect(terminal.wait(until: nil) == [.input(.key(.escape))])
            #expect((25..<900).contains(terminal.now() - start))
        }

        @Test("A paste is one input, a burst of 1,000 keys loses none")
        func bursts() throws {
            let terminal = try pseudo.open()
            defer { terminal.end() }
            pseudo.send("\u{1B}[200~公共\r租赁\u{1B}[201~".utf8)
            #expect(terminal.wait(until: nil) == [.input(.paste("公共\n租赁"))])
            let typed = (0..<1000).map { "0123456789abc".utf8.map { $0 }[$0 % 13] }
            pseudo.send(typed)
            var events: [TerminalEvent] = []
            while events.count < 1000 {
                let more = terminal.wait(until: terminal.now() + 2000)
                if more.isEmpty { break }
                events += more
            }
            #expect(events == typed.map { .input(.key(.character(Character(Unicode.Scalar($0))))) })
        }

        @Test("A deadline ends the sleep, and not before")
        func deadline() throws {
            let terminal = try pseudo.open()
            defer { terminal.end() }
            let start = terminal.now()
            #expect(terminal.wait(until: start + 60) == [])
            #expect((60..<900).contains(terminal.now() - start))
            #expect(terminal.wait(until: start) == [])
        }

        @Test("A watched file descriptor wakes until it is unwatched; a closed one is forgotten")
        func watching() throws {
            let terminal = try pseudo.open()
            defer { terminal.end() }
            var ends: [Int32] = [-1, -1]
            #expect(pipe(&ends) == 0)
            let token = terminal.watch(ends[0])
            #expect(write(ends[1], "x", 1) == 1)
            #expect(terminal.wait(until: nil) == [.wake(token)])
            terminal.unwatch(token)
            #expect(terminal.wait(until: terminal.now() + 5) == [])
            let closed = terminal.watch(ends[0])
            close(ends[0])
            close(ends[1])
            #expect(terminal.wait(until: nil) == [.wake(closed)])
            #expect(terminal.wait(until: terminal.now() + 5) == [])
        }

        @Test("A closed terminal hangs up once, after what was typed, and costs nothing afterwards")
        func hangup() throws {
            let terminal = try pseudo.open()
            defer { terminal.end() }
            pseudo.closeMaster()
            #expect(terminal.wait(until: nil) == [.hangup])
            let before = processorTime()
            #expect(terminal.wait(until: terminal.now() + 200) == [])
            let spent = processorTime() - before
            #expect(spent < .milliseconds(50), "more than 50 ms of processor time in 200 ms of sleep")
            var surface = Surface(size: terminal.size)
            surface.put("无人", at: Point(x: 0, y: 0), role: .body)
            terminal.present(surface)
        }

        @Test("A late reply of the terminal is nobody's key")
        func replies() throws {
            let terminal = try pseudo.open()
            defer { terminal.end() }
            pseudo.send("\u{1B}[12;40R\u{1B}]52;c;5a6J\u{7}\u{1B}[1;5R".utf8)
            #expect(terminal.wait(until: terminal.now() + 50) == [])
        }

        /// The processor time of this thread alone: what runs beside it is not the terminal's.
        private func processorTime() -> Duration {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
    }
}
