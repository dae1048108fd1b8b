import Housing

/// By what two neighbouring characters of a name are found at once.
public enum NamePairs {
    /// Every two neighbouring characters (`first << 21 | second`), each once: Latin letters as capitals, blanks left out.
    public static func of(_ name: String) -> Set<Int64> {
        let scalars = Array(Normal.folded(name).unicodeScalars)
        return Set(zip(scalars, scalars.dropFirst()).map { Int64($0.value) << 21 | Int64($1.value) })
    }
}
