/// Where an office lies when the command line does not say.
public enum DataDirectory {
    /// `--data DIR`, else `$XDG_DATA_HOME/anju`, else `~/.local/share/anju`; nil when there is no home either.
    public static func resolve(_ given: String?, environment: (String) -> String?) -> String? {
        given ?? dataHome(environment).map { "\($0)/anju" }
    }

    /// The training office that `demo` makes for itself.
    static func demo(_ given: String?, environment: (String) -> String?) -> String? {
        given ?? dataHome(environment).map { "\($0)/anju-demo" }
    }

    /// An `XDG_DATA_HOME` that is not absolute is to be ignored (XDG Base Directory Specification).
    private static func dataHome(_ environment: (String) -> String?) -> String? {
        if let home = environment("XDG_DATA_HOME"), home.hasPrefix("/") { return home }
        if let home = environment("HOME"), home.hasPrefix("/") { return "\(home)/.local/share" }
        return nil
    }
}
