import Documents
import Housing

/// One dated group of `policies/signing.toml`.
public struct SigningPolicy: DatedPolicy, Equatable, Sendable {
    static let path = "policies/signing.toml"

    public let effectiveFrom: Day
    /// On what the figures rest.
    public let source: String
    public let parameters: Signing.Parameters
    public let depositMonths: Int
    /// 甲方, as contracts name it.
    public let lessor: ContractFacts.Lessor
    /// The names of the templates that are filled.
    public let templates: [TemplateKind: String]

    init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(
            only: [
                "effective_from", "source", "commitment_seconds", "deadline_days", "least_days_after_issue",
                "attempt_minutes", "witness_days", "attempts_most", "signature_bytes_most", "deposit_months", "lessor",
                "lessor_address", "lessor_phone",
            ] + TemplateKind.ofContracts.compactMap(\.key))
        effectiveFrom = try section.required(section.day("effective_from"), "effective_from")
        source = try section.required(section.text("source"), "source")
        parameters = Signing.Parameters(
            commitmentSeconds: try section.needed("commitment_seconds", in: 0...600),
            deadline: .days(try section.needed("deadline_days", in: 1...365)),
            leastAfterIssue: .days(try section.needed("least_days_after_issue", in: 1...180)),
            attemptMinutes: try section.needed("attempt_minutes", in: 5...1440),
            witnessDays: try section.needed("witness_days", in: 1...90),
            attemptsMost: try section.needed("attempts_most", in: 1...1000),
            signatureBytesMost: try section.needed("signature_bytes_most", in: 65_536...104_857_600))
        depositMonths = try section.needed("deposit_months", in: 0...ContractFacts.depositMonthsMost)
        lessor = ContractFacts.Lessor(
            name: try section.required(section.path("lessor"), "lessor"), address: try section.text("lessor_address"),
            phone: try section.text("lessor_phone"))
        var templates: [TemplateKind: String] = [:]
        for kind in TemplateKind.ofContracts {
            guard let key = kind.key else { continue }
            templates[kind] = try section.required(section.path(key), key)
        }
        self.templates = templates
    }
}

extension TemplateKind {
    /// The key of `policies/signing.toml` that names the file; nil where that names none.
    fileprivate var key: String? {
        switch self {
        case .leaseContract: "contract"
        case .commitment: "commitment"
        case .signatureSheet: "signature_sheet"
        case .subsidyAgreement, .subsidyCall, .subsidyList, .subsidyPayments: nil
        }
    }
}
