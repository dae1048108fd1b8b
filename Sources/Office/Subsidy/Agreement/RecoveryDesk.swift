import Housing
import Texts

/// Subsidy that was paid and should not have been: given back, or handed on for recovery by law (LH-62).
public struct RecoveryDesk {
    let office: Office

    /// A family that has, or had, something to give back.
    public struct Debt: Equatable, Sendable {
        public let receipt: String
        public let maskedName: String
        public let agreementNumber: String
        public let agreement: AgreementReport
        /// The months that were paid and should not have been.
        public let months: [Month]
        /// Of the bank, of what came back; the middle of each masked.
        public let references: [String]

        init(
            _ family: FamilyState, _ agreement: FamilyState.Agreement, _ file: BatchFile, _ reader: any RecordReader
        ) throws(OfficeFailure) {
            let names = try AgreementNames(family.position, file, reader)
            let back = try reader.kept(RepaymentBody.self, of: file.batch.id, at: family.position)
            receipt = names.receipt
            maskedName = names.maskedName
            agreementNumber = names.number
            self.agreement = AgreementReport(agreement)
            months = agreement.terms.plan.overpaid(agreement.ledger.paid)
            references = back.compactMap(\.body.reference).map(Mask.document)
        }
    }

    /// Every batch that was opened.
    public func batches() throws(OfficeFailure) -> [BatchID] {
        try office.records.read { (reader) throws(OfficeFailure) in try reader.batchIDs() }
    }

    /// Every one of a batch, in the register's order.
    public func list(_ batch: BatchID) throws(OfficeFailure) -> [Debt] {
        try office.records.read { (reader) throws(OfficeFailure) in
            let file = try reader.batchFile(batch)
            var debts: [Debt] = []
            guard let run = file.runs.families else { return debts }
            let last = try reader.extent(of: run).lastChunk
            guard last >= 0 else { return debts }
            try reader.eachChunk(of: run, in: 0...last) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.tag(index) == Int(SubsidyState.signed.rawValue) {
                    let family = try FamilyState(rows, index)
                    guard let agreement = family.agreement, agreement.terms.overpaid.fen > 0 else { continue }
                    debts.append(try Debt(family, agreement, file, reader))
                }
            }
            return debts
        }
    }

    /// Some of it came back, or all of it.
    ///
    /// - Parameter reference: the bank's, of the repayment; nil where nobody wrote it down.
    /// - Throws: `.refused` with `AMOUNT_WRONG` and what is still owed, where it is nothing or more than that.
    public func repaid(
        _ batch: BatchID, receipt: String, amount: Money, reference: String? = nil, _ session: Session
    ) throws(OfficeFailure) -> AgreementReport {
        let reference = try reference.map { (text) throws(OfficeFailure) in try FreeText.read(text, "--reference") }
        let id = office.entropy.identifier()
        return try office.withAgreement(.recoverSubsidy, of: batch, receipt: receipt, session) {
            (work) throws(OfficeFailure) in
            if let known = try work.repayment(by: reference) {
                // Said again, it came back once.
                guard known == amount else {
                    let words = PaymentTexts.otherRepayment(known)
                    throw .input(InputProblem(source: "--reference", reason: .syntax(words)))
                }
                return AgreementReport(work.agreement)
            }
            try ruled { () throws(Refusal) in try work.agreement.terms.repay(amount) }
            try work.keep(RepaymentBody(amount: amount, reason: nil, reference: reference, by: work.actor), .repaid, id)
            work.note(.agreementRepaid, ["repayment": .id(id), "amount": .money(amount)])
            return AgreementReport(work.agreement)
        }
    }

    /// The family refuses: it is handed on.
    public func escalate(
        _ batch: BatchID, receipt: String, reason: String, _ session: Session
    ) throws(OfficeFailure) -> AgreementReport {
        let reason = try FreeText.read(reason, "--reason")
        let id = office.entropy.identifier()
        return try office.withAgreement(.recoverSubsidy, of: batch, receipt: receipt, session) {
            (work) throws(OfficeFailure) in
            try ruled { () throws(Refusal) in try work.agreement.terms.escalate() }
            try work.keep(RepaymentBody(amount: nil, reason: reason, by: work.actor), .escalated, id)
            work.note(.agreementEscalated, ["repayment": .id(id)])
            return AgreementReport(work.agreement)
        }
    }
}

extension Office {
    public var recovery: RecoveryDesk { RecoveryDesk(office: self) }
}

extension AgreementWork {
    /// What came back by a reference of the bank before.
    fileprivate func repayment(by reference: String?) throws(OfficeFailure) -> Money? {
        guard let reference else { return nil }
        return try writer.kept(RepaymentBody.self, of: batch, at: position).first {
            $0.body.reference == reference
        }?.body.amount
    }

    fileprivate func keep(
        _ body: RepaymentBody, _ state: RepaymentBody.State, _ id: String
    ) throws(OfficeFailure) {
        try writer.save(
            KeptRecord(id: id, batch: batch, position: position, state: state, at: now, body: body))
    }
}
