/// Reads the two command lines that people wait for, `kiosk` and `counter`, without the argument library: it would
/// cost milliseconds before the first frame.
public enum DeskArguments {
    /// - Parameter arguments: without the program's name.
    /// - Returns: nil for every other command line, a wrong one included; the library reads that and says what is wrong.
    public static func read(_ arguments: [String], environment: (String) -> String?) -> DeskRequest? {
        var desk: DeskRequest.Desk?
        var values: [String: String] = [:]
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if let found = DeskRequest.Desk(rawValue: argument), desk == nil {
                desk = found
            } else if ["--data", "--theme", "--terminal"].contains(argument), values[argument] == nil,
                let value = rest.popFirst(), !value.hasPrefix("-")
            {
                values[argument] = value
            } else {
                return nil
            }
        }
        guard let desk, let directory = DataDirectory.resolve(values["--data"], environment: environment) else {
            return nil
        }
        return DeskRequest(
            desk: desk, directory: directory, theme: values["--theme"], terminal: values["--terminal"])
    }
}
