import Crypto
import Housing

/// Under which object identifiers a certificate tells the number of its holder, in the order in which they are looked up.
///
/// Authorities differ. A subject's serialNumber (2.5.4.5) holds it with many; GM/T 0015 has extensions of its own:
/// 1.2.156.10260.4.1.1 for the number of a person's document, 1.2.156.10260.4.1.3 and .4 for an organisation's registration
/// and code; ETSI EN 319 412-1 has organizationIdentifier (2.5.4.97).
public struct CertificateNumbers: Equatable, Sendable {
    public var person = ["2.5.4.5", "1.2.156.10260.4.1.1"]
    public var organisation = ["2.5.4.5", "2.5.4.97", "1.2.156.10260.4.1.4", "1.2.156.10260.4.1.3"]

    public init() {}

    subscript(door: Door) -> [String] {
        switch door {
        case .person: person
        case .organisation: organisation
        case .staff: []
        }
    }

    /// How sure it is that a text is a number and not an authority's own sign for its customer.
    enum Form: CaseIterable {
        /// It has a check character, and that is right.
        case checked
        /// It could be one.
        case possible
    }

    /// The number that a text holds, as it is typed at that door; nil where it has not that form. A beginning as in
    /// `IDCCN-` or `NTRCN-`, which says of what kind it is (ETSI EN 319 412-1), is left out.
    static func number(in text: String, _ door: Door, _ form: Form) -> String? {
        var folded = Substring(Normal.folded(text))
        if let dash = folded.firstIndex(of: "-"), folded.distance(from: folded.startIndex, to: dash) == 5,
            folded[..<dash].hasSuffix("CN")
        {
            folded = folded[folded.index(after: dash)...]
        }
        let number = String(folded)
        return fits(number, door, form) ? number : nil
    }

    private static func fits(_ number: String, _ door: Door, _ form: Form) -> Bool {
        switch door {
        case .person:
            let checked: [DocumentKind] = [.residentCard, .residencePermit]
            let kinds = form == .checked ? checked : DocumentKind.allCases
            return kinds.contains { (try? IdentityNumber(number, kind: $0, on: nil)) != nil }
        case .organisation:
            guard let code = try? CreditCode(number) else { return false }
            return form == .possible || code.warning == nil
        case .staff: return false
        }
    }
}

/// SHA-256, for what failures of a file are counted against. It never leaves the office bare.
enum Fingerprint {
    static func of(_ bytes: [UInt8]) -> String { Hex.text(Array(SHA256.hash(data: bytes))) }
}
