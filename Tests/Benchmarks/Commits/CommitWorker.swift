import Glibc
import Housing
import Office

/// A process of a measure: thinks, commits an entry to the journal, says how long the commit took, and again.
enum CommitWorker {
    /// `words`: directory, commits at most, milliseconds of thought, own number, and `warm` for one that has saved before,
    /// as a terminal has that is open since the morning. Ends sooner where it is told to by a line. Returns the exit
    /// status.
    static func main(_ words: [String]) -> Int32 {
        guard words.count == 4 || words.count == 5 && words[4] == "warm", let commits = Int(words[1]),
            let think = Int(words[2]), let number = Int(words[3])
        else { return 64 }
        do throws(OfficeFailure) {
            let office = try RealStore.open(words[0])
            defer { office.upkeep.close() }
            if words.count == 5 { try commit(to: office.records) }
            say("ready")
            guard readLine() != nil else { return 1 }
            // Everyone begins somewhere else in his thought.
            guard thinks(milliseconds: number * 37 % max(1, think)) else { return 0 }
            for _ in 0..<commits {
                guard thinks(milliseconds: think) else { return 0 }
                let begun = Nanoseconds.now()
                try commit(to: office.records)
                say("\(Nanoseconds.now().milliseconds(since: begun))")
            }
            return 0
        } catch {
            Complaint.say("worker \(number): \(error)")
            return 1
        }
    }

    /// As the program does: asks again as long as somebody else holds the lock.
    private static func commit(to records: any Records) throws(OfficeFailure) {
        let entry = Entry(.signInDelayed, [])
        let now = RealStore.officeTime
        while true {
            do throws(OfficeFailure) {
                return try records.write { writer throws(OfficeFailure) in
                    try writer.append([entry], at: now, by: .system)
                }
            } catch .store(.locked) {
                continue
            }
        }
    }

    /// False when it is told to end.
    private static func thinks(milliseconds: Int) -> Bool {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&input, 1, Int32(clamping: milliseconds)) == 0
    }

    private static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
