extension Decoder {
    /// Refuses a body with a key that `Keys` does not have: it was written by something else.
    func refuseKeys<Keys: CodingKey & CaseIterable>(beyond keys: Keys.Type) throws {
        let known = Set(keys.allCases.map(\.stringValue))
        let found = try container(keyedBy: AnyKey.self).allKeys
        if let unknown = found.first(where: { !known.contains($0.stringValue) }) {
            throw DecodingError.dataCorrupted(
                .init(codingPath: codingPath + [unknown], debugDescription: "a key that no format has"))
        }
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}
