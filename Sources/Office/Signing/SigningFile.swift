import Housing

/// Everything that a contract shows to its applicant (查看详情) beside its document, read in one snapshot.
public struct SigningFile: Equatable, Sendable {
    public let signing: Signing
    /// The approved application that it concludes.
    public let renewal: Renewal
    public let lease: LeaseRecord
    /// Words of the applicant or of staff, by the ids in the contract.
    public let notes: [TextID: String]
    /// The journal of the contract, oldest first.
    public let timeline: [JournalLine]
    /// What the reader may ask for now.
    public let allowed: [Signing.Act]
}

extension Office {
    /// The whole of a contract for `actor`.
    func signingFile(
        _ id: CaseID, for actor: Actor, _ reader: any RecordReader
    ) throws(OfficeFailure) -> SigningFile {
        let signing = try reader.signing(id)
        var notes: [TextID: String] = [:]
        for note in signing.notes { notes[note] = try reader.text(note) }
        return SigningFile(
            signing: signing, renewal: try reader.renewal(signing.renewal), lease: try reader.lease(signing.lease),
            notes: notes, timeline: try reader.timeline(of: id), allowed: signing.allowed(for: actor))
    }
}
