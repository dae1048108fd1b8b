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

extension KeyedDecodingContainer {
    /// Refuses a body whose format is newer than any that is known.
    func requireFormat(_ key: Key, upTo newest: Int) throws {
        let format = try decode(Int.self, forKey: key)
        guard (1...newest).contains(format) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "format \(format) is not known")
        }
    }

    /// Refuses a body whose state and other parts cannot both be true.
    func requireConsistent(_ isConsistent: Bool, _ state: Key) throws {
        guard isConsistent else {
            throw DecodingError.dataCorruptedError(
                forKey: state, in: self, debugDescription: "the state contradicts the rest")
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
