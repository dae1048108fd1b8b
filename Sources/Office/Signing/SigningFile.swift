import Housing

/// Everything that a contract shows to its applicant (查看详情) beside its document, read in one snapshot.
public struct SigningFile: Equatable, Sendable {
    public let signing: Signing
    /// The approved application that it concludes.
    public let renewal: Renewal
    public let lease: LeaseRecord
    /// The term that the contract in force says; nil where its frozen blocks have gone.
    public let newTerm: ClosedRange<Day>?
    /// The day on which it was read.
    public let today: Day
    /// Words of the applicant or of staff, by the ids in the contract.
    public let notes: [TextID: String]
    /// The journal of the contract, oldest first.
    public let timeline: [JournalLine]
    /// What the reader may ask for now.
    public let allowed: [Signing.Act]
}

extension Office {
    /// The whole of a contract for `actor`, read on `today`.
    func signingFile(
        _ id: CaseID, for actor: Actor, on today: Day, _ reader: any RecordReader
    ) throws(OfficeFailure) -> SigningFile {
        let signing = try reader.signing(id)
        var notes: [TextID: String] = [:]
        for note in signing.notes { notes[note] = try reader.text(note) }
        return SigningFile(
            signing: signing, renewal: try reader.renewal(signing.renewal), lease: try reader.lease(signing.lease),
            newTerm: try reader.snapshot(signing.contract.info, of: id)?.newTerm, today: today,
            notes: notes, timeline: try reader.timeline(of: id), allowed: signing.allowed(for: actor))
    }
}

extension InfoSnapshot {
    /// The term of the contract that is to be signed.
    fileprivate var newTerm: ClosedRange<Day>? {
        guard case .day(let start)? = self[InfoLine(.renewal, .newStart)],
            case .day(let end)? = self[InfoLine(.renewal, .newEnd)], start <= end
        else { return nil }
        return start...end
    }
}
