import ArgumentParser
import Housing
import Office
import Texts

extension MomentWords {
    static func month(_ text: String, _ option: String) throws(OfficeFailure) -> Month {
        let folded = Normal.folded(text)
        guard let month = Month(folded) else {
            if case .syntax = WrittenDay.reason(folded + "-01", expected: "") {
                throw .input(InputProblem(source: option, reason: .syntax(PaymentTexts.noSuchMonth(folded))))
            }
            throw .input(InputProblem(source: option, reason: .wrongType(expected: "2023-11")))
        }
        return month
    }
}

/// An agreement as commands print it.
enum AgreementOutput {
    static func members(_ agreement: AgreementReport) -> [JSON.Member] {
        let values: KeyValuePairs<String, JSON> = [
            "agreement_state": .text(agreement.state.rawValue),
            "last_month": .optional(agreement.lastMonth?.description),
            "lease_end": .optional(agreement.leaseEnd?.description), "withheld": .flag(agreement.isWithheld),
            "paid_fen": .number(agreement.paid.fen),
            "overpaid_fen": .number(agreement.overpaid.fen), "recovered_fen": .number(agreement.recovered.fen),
        ]
        return values.map { JSON.Member(name: $0.key, value: $0.value) }
    }
}

extension AgreementReport {
    /// What people are told of it.
    var sentence: PaymentTexts.Agreement {
        let lease = leaseEnd?.month
        let isShort = lastMonth.map { last in lease.map { $0 < last } ?? false } ?? false
        return PaymentTexts.Agreement(
            state: state, lastMonth: lastMonth, leaseMonth: isShort ? lease : nil, isWithheld: isWithheld, paid: paid,
            owed: owed.fen > 0 ? owed : nil)
    }
}
