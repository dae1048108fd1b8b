/// What matters to us in `cupsd.conf`.
public enum CupsSettings {
    /// Where it lies.
    public static let path = "/etc/cups/cupsd.conf"

    /// For how many seconds CUPS keeps documents of jobs that are over, as it stands in `text` or CUPS' own default of a day;
    /// nil where it keeps none. Documents lie there in the clear.
    public static func keptSeconds(_ text: String) -> String? {
        var files = "86400"
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard words.count == 2 else { continue }
            switch words[0].lowercased() {
            case "preservejobfiles": files = words[1].lowercased()
            // Without a history there are no files of it either.
            case "preservejobhistory" where isOff(words[1].lowercased()): return nil
            default: break
            }
        }
        return isOff(files) ? nil : files
    }

    private static func isOff(_ value: String) -> Bool { ["no", "off", "false", "disabled", "0"].contains(value) }
}
