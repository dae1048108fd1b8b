import Housing

/// The proof of one's own family's place on its way, some chunks of the register at a time.
public final class OwnProof {
    /// What there is.
    public enum Found: Equatable, Sendable {
        case bound(PlaceProof)
        /// The order is not bound so far.
        case notYet
    }

    private let batch: BatchID
    private let office: Office
    private let session: Session
    private var gathering: QueueGathering?

    init(_ batch: BatchID, _ office: Office, _ session: Session) {
        (self.batch, self.office, self.session) = (batch, office, session)
    }

    /// Whether the order is bound, so that there is a proof to be gathered.
    func isBound() throws(OfficeFailure) -> Bool {
        let batch = batch
        return try office.read(.seeOwnSubsidy, session) { (reader, _) throws(OfficeFailure) in
            try reader.queueCommitment(of: batch) != nil
        }
    }

    /// - Returns: nil as long as there is more to be gone over.
    /// - Throws: `BATCH_UNKNOWN`; `NOT_FOUND` where he applies for no family of it.
    public func step() throws(OfficeFailure) -> Found? {
        let now = try office.clocks.office()
        return try office.read(.seeOwnSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.ownHand(of: actor, in: batch, at: now)
            guard try reader.queueCommitment(of: batch) != nil else { return .notYet }
            if gathering == nil { gathering = try QueueGathering(hand.file, keeping: [hand.position], reader) }
            guard try gathering?.step(reader) == true, let queue = try gathering?.queue() else { return nil }
            guard let proof = queue.proof(of: hand.position, hand.receipt) else {
                throw .store(.damaged(what: "queue \(batch)"))
            }
            return .bound(proof)
        }
    }
}

extension QueueDesk {
    /// Begins the proof of the family for which who is signed in applies.
    public func own(_ batch: BatchID, _ session: Session) -> OwnProof { OwnProof(batch, office, session) }
}
