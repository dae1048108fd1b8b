import Housing

// A new lease may be for another dwelling than the application's (Q13): with which one a subsidy goes, and by whom one is
// taken. Applications are found by their own dwelling; moves are few and are looked through.
extension SubsidyReader {
    /// The new leases of a family, the one that counts last.
    func followingLeases(at position: Int, of batch: BatchID) throws(OfficeFailure) -> [FollowingLease] {
        try kept(ChangeBody.self, of: batch, at: position).filter { $0.state == .eligible }.compactMap(\.body.lease)
    }

    /// The dwelling with which a family's subsidy goes; nil where it signed nothing.
    func dwelling(at position: Int, of batch: BatchID) throws(OfficeFailure) -> HouseCode? {
        if let lease = try followingLeases(at: position, of: batch).last { return lease.house }
        return try kept(AgreementBody.self, of: batch, at: position).first.flatMap { try? HouseCode($0.body.houseCode) }
    }

    /// Whether a new lease has taken a family out of a dwelling.
    func hasLeft(_ code: HouseCode, at position: Int, of batch: BatchID) throws(OfficeFailure) -> Bool {
        guard let lease = try followingLeases(at: position, of: batch).last else { return false }
        return lease.house != code
    }

    /// The families of a batch that a new lease has brought into a dwelling, whether or not they are there still.
    func movers(to code: HouseCode, in batch: BatchID) throws(OfficeFailure) -> Set<Int> {
        let moves = try kept(ChangeBody.self, of: batch, in: .eligible).filter { $0.body.lease?.house == code }
        return Set(moves.compactMap(\.position))
    }

    /// Every dwelling into which a new lease has brought a family that is paid (LH-06).
    func dwellingsDrawnByMovers(in files: [BatchFile]) throws(OfficeFailure) -> Set<String> {
        var drawn: Set<String> = []
        for file in files {
            for change in try kept(ChangeBody.self, of: file.batch.id, in: .eligible) {
                guard let lease = change.body.lease, let position = change.position,
                    try hasDrawn(position, file)
                else { continue }
                drawn.insert(lease.house.value)
            }
        }
        return drawn
    }

    /// Whether a subsidy was drawn for a dwelling before, by whatever family but this one (LH-06).
    private func isDrawn(
        for code: HouseCode, besides position: Int, _ file: BatchFile
    ) throws(OfficeFailure) -> Bool {
        if try kept(UsedHouseBody.self, number: try usedHouseNumber(code)) != nil { return true }
        let applied = try applications(with: code, in: file).map(\.position)
        for other in try movers(to: code, in: file.batch.id).union(applied) where other != position {
            if try hasDrawn(other, file) { return true }
        }
        let others = try otherBatches(than: file)
        if try isDrawn(for: code, in: others) { return true }
        return try dwellingsDrawnByMovers(in: others).contains(code.value)
    }

    private func hasDrawn(_ position: Int, _ file: BatchFile) throws(OfficeFailure) -> Bool {
        try family(at: position, of: file)?.agreement.map { $0.ledger.paidCount > 0 } ?? false
    }

    /// Whether another family has an agreement for a dwelling that is in force or owes months, or a live application of this batch (LH-32).
    func isHeld(_ code: HouseCode, besides position: Int, in file: BatchFile) throws(OfficeFailure) -> Bool {
        let batch = file.batch.id
        for found in try applications(with: code, in: file) where found.position != position {
            guard let family = try family(at: found.position, of: file) else { continue }
            let isLive = family.agreement.map(\.hasDwelling) ?? file.batch.isHolding(family.standing)
            if isLive, try !hasLeft(code, at: found.position, of: batch) { return true }
        }
        if try isMovedInto(code, besides: position, in: file) { return true }
        return try isSigned(for: code, in: try otherBatches(than: file))
    }

    /// Whether a new lease has brought another family into a dwelling that it holds still.
    func isMovedInto(
        _ code: HouseCode, besides position: Int?, in file: BatchFile
    ) throws(OfficeFailure) -> Bool {
        for other in try movers(to: code, in: file.batch.id) where other != position {
            let agreement = try family(at: other, of: file)?.agreement
            guard let agreement, agreement.hasDwelling else { continue }
            if try !hasLeft(code, at: other, of: file.batch.id) { return true }
        }
        return false
    }

    /// What stands in the way of a new lease for another dwelling; its own one is always free.
    ///
    /// - Throws: `HOUSE_ALREADY_USED`, `HOUSE_DUPLICATE`.
    func requireFree(_ lease: FollowingLease, at position: Int, in file: BatchFile) throws(OfficeFailure) {
        guard try dwelling(at: position, of: file.batch.id) != lease.house else { return }
        if try isHeld(lease.house, besides: position, in: file) {
            throw .refused(Refusal(.houseDuplicate, "LH-32", .agreementAct(.stillEligible)))
        }
        if try isDrawn(for: lease.house, besides: position, file) {
            throw .refused(Refusal(.houseAlreadyUsed, "LH-06", .agreementAct(.stillEligible)))
        }
    }
}
