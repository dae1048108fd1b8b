import Housing

/// 为什么: what was decided about a family, and why. A question; it asks for no sign-in, and what is personal stays masked.
public struct WhyDesk {
    let office: Office

    /// - Parameters:
    ///   - receipt: 备案回执号.
    ///   - batch: nil takes the one that was opened last among those whose register has the family.
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`; `RECEIPT_UNKNOWN`.
    public func explain(_ receipt: String, in batch: BatchID?) throws(OfficeFailure) -> Why {
        try office.records.read { (reader) throws(OfficeFailure) in
            let (file, position) = try Self.find(receipt, in: batch, reader)
            return Why(try WhyFacts(reader, file, at: position))
        }
    }

    private static func find(
        _ receipt: String, in batch: BatchID?, _ reader: any RecordReader
    ) throws(OfficeFailure) -> (BatchFile, Int) {
        let batches: [BatchID] = if let batch { [batch] } else { try reader.batchIDs().reversed() }
        guard !batches.isEmpty else { throw .refused(Refusal(.batchUnknown, "LH-30")) }
        var hasRegister = false
        for id in batches {
            let file = try reader.batchFile(id)
            hasRegister = hasRegister || file.runs.register != nil
            if let position = try reader.position(ofReceipt: receipt, in: file) { return (file, position) }
        }
        throw .refused(Refusal(hasRegister ? .receiptUnknown : .registerMissing, "LH-04"))
    }
}

extension Why {
    init(_ facts: WhyFacts) {
        var steps = WhySteps(facts)
        steps.addRegister()
        steps.addApplication()
        steps.addFindings()
        steps.addDecisions()
        steps.addTerm()
        steps.arrange()
        let (family, entry) = (facts.family, facts.registered.entry)
        self.init(
            batch: facts.file.batch.id, title: facts.file.notice.title, receipt: entry.receipt,
            maskedName: Mask.name(facts.registered.name), position: entry.cityPosition,
            districtPosition: entry.districtPosition, state: family.application == nil ? nil : family.standing.state,
            agreementState: family.agreement?.terms.state, steps: steps.steps, money: WhyMoney(facts))
    }
}

extension Office {
    public var why: WhyDesk { WhyDesk(office: self) }
}
