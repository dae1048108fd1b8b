/// The number of a document of identity, checked and in its one stored form. It prints masked; the number itself
/// is ``value``, which only encryption, exact look-up and the page that shows it on request may read.
public struct IdentityNumber: Hashable, Sendable, Codable, CustomStringConvertible, CustomDebugStringConvertible {
    public let kind: DocumentKind
    /// Capital letters and half-width digits, without spaces.
    public let value: String

    /// Folds and checks what was typed or read.
    ///
    /// - Parameters:
    ///   - text: the number; full-width characters, small letters and blanks are accepted.
    ///   - kind: the document it stands on.
    ///   - referenceDay: a person born after this day is refused; nil leaves that unchecked, as when a stored
    ///     number is read back.
    /// - Throws: ``IdentityProblem``, the first that was found.
    public init(_ text: String, kind: DocumentKind, on referenceDay: Day?) throws(IdentityProblem) {
        let value = Normal.folded(text)
        guard !value.isEmpty else { throw .empty }
        switch kind {
        case .residentCard, .residencePermit:
            try ResidentNumber.check(value, kind: kind, on: referenceDay)
        case .hongKongMacaoPermit, .taiwanPermit, .passport, .military:
            try TravelNumber.check(value, kind: kind)
        }
        self.kind = kind
        self.value = value
    }

    /// The birth date that the number carries; nil for documents that carry none.
    public var birthDay: Day? {
        carriesBirth ? ResidentNumber.birthDay(value) : nil
    }

    /// Whether its bearer is 18 years old on `day` (Civil Code Art. 17); whose birthday it does not carry counts as one.
    public func isOfAdult(on day: Day) -> Bool {
        guard let birthDay else { return true }
        return birthDay.adding(months: 18 * 12) <= day
    }

    /// Odd sequence male, even female; nil for documents that do not say.
    public var sex: Sex? {
        guard carriesBirth, let last = value.dropLast().last?.asciiDigit else { return nil }
        return last % 2 == 1 ? .male : .female
    }

    public var masked: String { Mask.document(value) }
    public var description: String { masked }
    public var debugDescription: String { masked }

    private var carriesBirth: Bool { kind == .residentCard || kind == .residencePermit }

    private enum CodingKeys: String, CodingKey {
        case kind, value
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(DocumentKind.self, forKey: .kind)
        let text = try container.decode(String.self, forKey: .value)
        guard let number = try? IdentityNumber(text, kind: kind, on: nil), number.value == text else {
            throw DecodingError.dataCorruptedError(
                forKey: .value, in: container, debugDescription: "not a number of this kind of document")
        }
        self = number
    }
}
