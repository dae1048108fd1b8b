/// What one step of a process is performed with.
struct Step<Facts> {
    let now: Moment
    let actor: Actor
    let facts: Facts
    /// The version that the case has afterwards.
    let version: Int
}

extension Process {
    /// Every entry of a case begins with the case and the version that the step made.
    func entry(_ kind: EntryKind, _ fields: KeyValuePairs<String, EntryValue> = [:]) -> Entry {
        let own = [Entry.Field("case", .id(id)), Entry.Field("version", .number(version))]
        return Entry(kind, own + fields.map { Entry.Field($0.key, $0.value) })
    }
}
