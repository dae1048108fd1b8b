import Housing

/// How far a batch has come, in figures: every one of them is kept, none is counted when it is asked.
public struct BatchFigures: Equatable, Sendable {
    public let look: BatchLook
    /// Runs of payment, the last month first.
    public let runs: [PaymentRunReport]

    public var counts: FamilyCounts { look.counts }

    /// A stage on the way from applying to signing.
    public enum Stage: CaseIterable, Sendable {
        case applied, decided, eligible, listed, called, signed
    }

    /// How many families came so far, whatever became of them then.
    public subscript(stage: Stage) -> Int {
        let batch = look.overview
        return switch stage {
        case .applied: counts.applied - counts[FamilyTab.withdrawn] - counts[SubsidyState.draft]
        case .decided: counts[.ranked] + counts[FamilyTab.ineligible]
        case .eligible: counts[.ranked]
        case .listed: batch.lists.reduce(0) { $0 + $1.length }
        case .called: batch.counts.called + batch.counts.signed + batch.counts.waived
        case .signed: batch.counts.signed
        }
    }
}

extension BatchDesk {
    /// - Throws: `BATCH_UNKNOWN`.
    public func figures(
        _ id: BatchID, known: BatchLook? = nil, _ session: Session
    ) throws(OfficeFailure) -> BatchFigures {
        let look = try look(id, known: known, session)
        return try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            var runs: [PaymentRunReport] = []
            for kept in try reader.kept(PaymentRunBody.self, of: id) { runs.append(try PaymentRunReport(kept)) }
            return BatchFigures(look: look, runs: runs.sorted { $0.month > $1.month })
        }
    }
}
