import Office

/// What `lpstat -l` says in the language C, taken apart.
///
/// It writes a line for each thing, and what belongs to that below it, indented. Its words are those of CUPS 2.4
/// (`systemv/lpstat.c`); a printer's and a job's `Alerts` are IPP's reasons (RFC 8011, 5.3.7.2 and 5.4.12).
struct PrinterReport {
    /// A line at the margin, with the indented ones below it.
    struct Entry {
        let line: Substring
        var below: [Substring] = []

        /// What stands behind `label`, empty when nothing does.
        func value(_ label: String) -> String {
            let line = below.first { $0.hasPrefix("\(label):") } ?? ""
            return String(line.dropFirst(label.count + 1).drop { $0 == " " })
        }

        var alerts: [Substring] { value("Alerts").split { $0 == " " || $0 == "," } }
    }

    let entries: [Entry]

    init(_ text: String) {
        var entries: [Entry] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("\t") || line.hasPrefix(" ") {
                guard let last = entries.indices.last else { continue }
                entries[last].below.append(line.drop { $0 == "\t" || $0 == " " })
            } else {
                entries.append(Entry(line: line))
            }
        }
        self.entries = entries
    }

    /// As `-r` tells it.
    var isServiceRunning: Bool { entries.contains { $0.line == "scheduler is running" } }

    /// As `-p`, `-a` and `-d` tell them. `preferred` is the terminal's own queue, before the machine's default.
    func queues(preferred: String?) -> [PrintQueue] {
        let label = "system default destination: "
        let standard = entries.first { $0.line.hasPrefix(label) }?.line.dropFirst(label.count)
        let chosen = preferred.map { Substring($0) } ?? standard
        return entries.compactMap { entry in
            guard let name = entry.printer else { return nil }
            return PrintQueue(
                name: String(name), says: entry.value("Description"), place: entry.value("Location"),
                isDefault: name == chosen, state: state(of: name, entry))
        }
    }

    private func state(of name: Substring, _ printer: Entry) -> PrintQueue.State {
        if let hold = printer.hold { return .held(hold) }
        if entries.contains(where: { $0.line.hasPrefix("\(name) not accepting requests") }) { return .held(.stopped) }
        return printer.line.dropFirst("printer \(name) ".count).hasPrefix("now printing") ? .printing : .idle
    }

    /// How `job` stands, from a report that lists first the jobs to come, then the printer, then those that are over; nil
    /// when it does not speak of the printer.
    func state(of job: PrintJob) -> PrintState? {
        guard let middle = entries.firstIndex(where: { $0.printer.map(String.init) == job.queue }) else { return nil }
        let (printer, name) = (entries[middle], "\(job.queue)-\(job.number)")
        if let over = entries[middle...].first(where: { $0.names(name) }) { return over.ending }
        guard let waiting = entries[..<middle].first(where: { $0.names(name) }) else { return .done }
        if let hold = printer.hold { return .held(hold) }
        if waiting.alerts.contains(where: { $0.hasPrefix("job-hold") || $0 == "job-stopped" }) {
            return .held(.stopped)
        }
        return printer.line.hasPrefix("printer \(job.queue) now printing \(name).") ? .printing : .waiting
    }
}

extension PrinterReport.Entry {
    /// The name of the printer of which this entry tells.
    fileprivate var printer: Substring? {
        let words = line.split(separator: " ", maxSplits: 2)
        return words.count == 3 && words[0] == "printer" ? words[1] : nil
    }

    fileprivate func names(_ job: String) -> Bool { line.split(separator: " ", maxSplits: 1).first == job[...] }

    /// How a job that is over ended.
    fileprivate var ending: PrintState {
        if alerts.contains(where: { $0.hasPrefix("job-canceled") }) { return .cancelled }
        return alerts.contains { $0.contains("aborted") } ? .failed : .done
    }

    /// What keeps this printer from going on.
    fileprivate var hold: PrintHold? {
        let holds = alerts.compactMap { PrintHold(reason: $0) }
        // A printer that ran out of something is often stopped for it: that is what people can change.
        if let cause = holds.first(where: { $0 != .stopped && $0 != .needsAttention }) ?? holds.first { return cause }
        return line.split(separator: " ").dropFirst(2).first == "disabled" ? .stopped : nil
    }
}

extension PrintHold {
    /// By a `printer-state-reasons` keyword. A warning or report does not hold a printer up, save that it cannot be reached.
    init?(reason: Substring) {
        let suffixes = ["-error", "-warning", "-report"]
        let suffix = suffixes.first { reason.hasSuffix($0) }
        let word = reason.dropLast(suffix?.count ?? 0)
        switch word {
        case "offline", "shutdown", "connecting-to-device", "timed-out": self = .offline
        case _ where suffix == "-warning" || suffix == "-report": return nil
        case "media-empty", "media-needed", "input-tray-missing": self = .outOfPaper
        case "toner-empty", "marker-supply-empty": self = .outOfInk
        case "media-jam": self = .jammed
        case "cover-open", "door-open", "interlock-open": self = .coverOpen
        case "output-area-full": self = .outputFull
        case "paused", "moving-to-paused", "stopping": self = .stopped
        default:
            guard suffix == "-error" else { return nil }
            self = .needsAttention
        }
    }
}
