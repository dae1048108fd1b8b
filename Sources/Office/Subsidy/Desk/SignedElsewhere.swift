import Housing

/// Who signs in one batch leaves the waiting list for all of them (LH-57): another batch in which the same family stands, by
/// its receipt or by who applies for it, says so of it in its review, and lists and calls it no more.
///
/// A review looks them up, for a register may have come in since the signature; what is signed later is told at once by
/// ``SubsidyWriter/noteSignature(_:_:isOut:besides:)``, and the review that is under way begins again.
struct SignedElsewhere {
    /// The batch as it was looked at.
    let version: Int
    /// Where the families stand in it.
    private(set) var positions: Set<Int> = []
    /// The other batches in which somebody has signed.
    private var others: ArraySlice<BatchFile>
    /// The agreement with which the page before ended.
    private var last: String?

    /// Some milliseconds' worth.
    private static let agreementsAtOnce = 20

    init(than file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) {
        version = file.batch.version
        others = try reader.otherBatches(than: file).filter { $0.batch.counts.signed > 0 }[...]
    }

    /// Looks at some more of the agreements.
    ///
    /// - Returns: whether there are more.
    mutating func step(in file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> Bool {
        guard let other = others.first else { return false }
        let page = try reader.subsidyRecords(
            .agreement, batch: other.batch.id, position: nil, state: nil, after: last, limit: Self.agreementsAtOnce)
        for record in page {
            let kept = try KeptRecord<AgreementBody>(record)
            guard let position = kept.position, try reader.isOut(position, of: other) else { continue }
            let document = try reader.applicant(at: position, of: other).document
            positions.formUnion(try reader.positions(kept.body.receipt, document, in: file))
        }
        last = page.last?.id
        if page.count < Self.agreementsAtOnce {
            others.removeFirst()
            last = nil
        }
        return !others.isEmpty
    }
}

extension SubsidyReader {
    /// Whether the family, or its applicant under another receipt, signed in another batch and is off the waiting list
    /// since; a manager may have given it its place back (LH-57, Q10).
    ///
    /// - Parameter besides: a batch that is not asked.
    func hasSignedElsewhere(
        _ receipt: String, _ document: IdentityNumber, than file: BatchFile, besides: BatchID? = nil
    ) throws(OfficeFailure) -> Bool {
        for other in try otherBatches(than: file) where other.batch.id != besides {
            for position in try positions(receipt, document, in: other) where try isOut(position, of: other) {
                return true
            }
        }
        return false
    }

    /// Whether the family, or its applicant under another receipt, has an agreement in another batch that is in force, has
    /// months to be paid, or was paid by: nobody is paid twice for a month.
    func isBoundElsewhere(
        _ receipt: String, _ document: IdentityNumber, than file: BatchFile
    ) throws(OfficeFailure) -> Bool {
        for other in try otherBatches(than: file) {
            for position in try positions(receipt, document, in: other) {
                let agreement = try family(at: position, of: other)?.agreement
                if let agreement, agreement.hasDwelling || agreement.ledger.paidCount > 0 { return true }
            }
        }
        return false
    }

    /// Where a family stands in a batch, by its receipt and by who applies for it.
    fileprivate func positions(
        _ receipt: String, _ document: IdentityNumber, in file: BatchFile
    ) throws(OfficeFailure) -> Set<Int> {
        let found = [try position(ofReceipt: receipt, in: file), try position(ofApplicant: document.value, in: file)]
        return Set(found.compactMap(\.self))
    }

    /// Whether the family at a position has signed in a batch and is off the waiting list.
    fileprivate func isOut(_ position: Int, of file: BatchFile) throws(OfficeFailure) -> Bool {
        guard let family = try family(at: position, of: file) else { return false }
        return family.agreement != nil && !family.isListed
    }
}

extension RecordWriter {
    /// A family has signed, or a manager has given it its place on the waiting list back: whoever it is in other batches that
    /// decide still is judged by that from now on.
    ///
    /// - Parameters:
    ///   - isOut: whether it signed.
    ///   - own: the batch in which that was; it is not looked at.
    func noteSignature(
        _ receipt: String, _ document: IdentityNumber, isOut: Bool, besides own: BatchFile
    ) throws(OfficeFailure) {
        for other in try otherBatches(than: own) where other.batch.isDeciding {
            var file = other
            var families: [FamilyState] = []
            for position in try positions(receipt, document, in: file).sorted() {
                guard var family = try family(at: position, of: file), family.agreement == nil else { continue }
                var isGone = isOut
                if !isGone { isGone = try hasSignedElsewhere(at: position, of: file, besides: own.batch.id) }
                guard family.register.hasSignedElsewhere != isGone else { continue }
                family.register.hasSignedElsewhere = isGone
                try reopen(&family, of: &file, besides: Set(families.map(\.position)))
                families.append(family)
            }
            guard !families.isEmpty else { continue }
            file.batch.noteChange()
            try save(families, of: file)
        }
    }

    private func hasSignedElsewhere(
        at position: Int, of file: BatchFile, besides: BatchID
    ) throws(OfficeFailure) -> Bool {
        guard let run = file.runs.register, let family = try registered(at: position, of: run) else { return false }
        let document = try applicant(at: position, of: file).document
        return try hasSignedElsewhere(family.entry.receipt, document, than: file, besides: besides)
    }
}
