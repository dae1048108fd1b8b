/// The slots of 上传材料 (O-5). Both sides of the tenant's card are needed; the others are only for a changed family
/// or an expired document (Q32).
public enum MaterialKind: String, CaseIterable, Codable, Sendable {
    /// 承租人身份证正面
    case cardFront = "CARD_FRONT"
    /// 承租人身份证反面
    case cardBack = "CARD_BACK"
    /// What shows a changed family: 户口簿, 结婚证, 出生证明 and the like.
    case familyProof = "FAMILY_PROOF"
    /// What stands for a card that is no longer valid: 临时身份证, or the slip with which a new one is fetched.
    case cardRenewal = "CARD_RENEWAL"
    case other = "OTHER"

    /// What has to be there before 【提交】.
    public static let required: [MaterialKind] = [.cardFront, .cardBack]

    /// Those that are there only while something asks for them (Q32).
    public static let extra = allCases.filter { !required.contains($0) }

    /// Whether the slot holds one file; a second one is a replacement.
    public var holdsOne: Bool { Self.required.contains(self) }
}

/// One file in a slot. The file itself lies in the vault.
public struct Material: Hashable, Sendable, Codable, Identifiable {
    public let id: MaterialID
    public let kind: MaterialKind
    public let bytes: Int
    /// A keyed digest of the content, by which the same picture in two slots is found.
    public let fingerprint: Commitment
    public let addedAt: Moment
    /// Who put it in: the applicant, or a clerk who scanned it.
    public let addedBy: PersonID
    /// The version that the case had afterwards.
    public let addedVersion: Int
    /// The version that the case had after another one took its place or it was taken out; a file is never
    /// overwritten.
    public internal(set) var endedVersion: Int?

    public var isCurrent: Bool { endedVersion == nil }
}

/// A file about to be put in, as the vault stored and measured it.
public struct MaterialUpload: Hashable, Sendable {
    public let id: MaterialID
    public let kind: MaterialKind
    public let bytes: Int
    public let fingerprint: Commitment

    public init(id: MaterialID, kind: MaterialKind, bytes: Int, fingerprint: Commitment) {
        self.id = id
        self.kind = kind
        self.bytes = bytes
        self.fingerprint = fingerprint
    }
}
