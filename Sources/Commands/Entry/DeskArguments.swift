/// Reads the two command lines that people wait for, `kiosk` and `counter`, without the argument library: it would
/// cost milliseconds before the first frame.
///
/// The launcher reads them too before Swift is up, by `anju_names_desk`: both must agree.
public enum DeskArguments {
    /// - Parameter arguments: without the program's name.
    /// - Returns: nil for every other command line, a wrong one included; the library reads that and says what is wrong.
    public static func read(_ arguments: [String], environment: (String) -> String?) -> DeskRequest? {
        var desk: DeskRequest.Desk?
        // No dictionary: its first use would cost a tenth of the start.
        var data: String?
        var theme: String?
        var terminal: String?
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if let found = DeskRequest.Desk(rawValue: argument), desk == nil {
                desk = found
                continue
            }
            guard let value = rest.popFirst(), value.utf8.first != UInt8(ascii: "-") else { return nil }
            switch argument {
            case "--data" where data == nil: data = value
            case "--theme" where theme == nil: theme = value
            case "--terminal" where terminal == nil: terminal = value
            default: return nil
            }
        }
        guard let desk, let directory = DataDirectory.resolve(data, environment: environment) else { return nil }
        return DeskRequest(desk: desk, directory: directory, theme: theme, terminal: terminal)
    }
}
