import Housing

/// 为什么: what was decided about a family, and why. A question; it asks for no sign-in, and what is personal stays masked.
/// What people wrote of their decisions is for staff who may see cases (``Act/seeCase``).
public struct WhyDesk {
    let office: Office

    /// - Parameters:
    ///   - receipt: 备案回执号.
    ///   - batch: nil takes the one that was opened last among those whose register has the family.
    ///   - session: of somebody who reads what people wrote too; nil for anybody.
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`; `RECEIPT_UNKNOWN`; `.denied` where the session may not see cases.
    public func explain(
        _ receipt: String, in batch: BatchID?, _ session: Session? = nil
    ) throws(OfficeFailure) -> Why {
        guard let session else {
            return try office.records.read { (reader) throws(OfficeFailure) in
                try Self.explain(receipt, in: batch, reader, for: WhyReader())
            }
        }
        return try office.read(.seeCase, session) { (reader, actor) throws(OfficeFailure) in
            let decides = Act.decideSubsidyObjection.roles.contains(actor.role)
            return try Self.explain(
                receipt, in: batch, reader, for: WhyReader(readsTexts: true, readsObjections: decides))
        }
    }

    private static func explain(
        _ receipt: String, in batch: BatchID?, _ reader: any RecordReader, for asker: WhyReader
    ) throws(OfficeFailure) -> Why {
        let (file, position) = try find(receipt, in: batch, reader)
        return Why(try WhyFacts(reader, file, at: position), for: asker)
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

/// What of people's own words who asks may read.
struct WhyReader {
    /// Of decisions.
    var readsTexts = false
    /// Of objections: for those who decide about them.
    var readsObjections = false
    /// It is told the family itself: of a refusal nothing before it is confirmed, as nothing is decided until then.
    var isFamily = false
}

extension Why {
    init(_ facts: WhyFacts, for reader: WhyReader) {
        var steps = WhySteps(facts, for: reader)
        steps.addRegister()
        steps.addApplication()
        steps.addFindings()
        steps.addDecisions()
        steps.addTerm()
        steps.arrange()
        steps.addNews()
        let (family, entry) = (facts.family, facts.registered.entry)
        self.init(
            batch: facts.file.batch.id, title: facts.file.notice.title, receipt: entry.receipt,
            maskedName: Mask.name(facts.registered.name), position: entry.cityPosition,
            districtPosition: entry.districtPosition, state: family.application == nil ? nil : family.standing.state,
            agreementState: family.agreement?.terms.state, steps: steps.told, money: WhyMoney(facts))
    }
}

extension Office {
    public var why: WhyDesk { WhyDesk(office: self) }
}
