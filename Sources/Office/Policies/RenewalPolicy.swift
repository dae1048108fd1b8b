import Housing

/// One dated group of `policies/renewal.toml`.
public struct RenewalPolicy: DatedPolicy, Equatable, Sendable {
    static let path = "policies/renewal.toml"

    public let effectiveFrom: Day
    /// On what the figures rest.
    public let source: String
    public let parameters: Renewal.Parameters
    /// Of the proofs of a death, or of somebody who moved out.
    public let proofs: TenancyChange.Parameters
    /// The names of the texts that are shown.
    public let texts: [PolicyText.Kind: String]

    init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(
            only: [
                "effective_from", "source", "declaration_seconds", "return_working_days", "return_days",
                "material_bytes_most", "materials_most", "proof_bytes_most", "proofs_most",
                "original", "new",
            ] + PolicyText.Kind.ofRenewal.map(\.key))
        effectiveFrom = try section.required(section.day("effective_from"), "effective_from")
        source = try section.required(section.text("source"), "source")
        parameters = Renewal.Parameters(
            original: try Self.leaseClass(section, "original"),
            new: try Self.leaseClass(section, "new"),
            declarationSeconds: try section.needed("declaration_seconds", in: 0...600),
            returnDeadline: try Self.deadline(section),
            materialBytesMost: try section.needed("material_bytes_most", in: 65_536...104_857_600),
            materialsMost: try section.needed("materials_most", in: 2...100))
        // A directory that was made before there were such proofs does not name them.
        let usual = TenancyChange.Parameters()
        let bytes = try section.integer("proof_bytes_most", in: 65_536...104_857_600)
        let count = try section.integer("proofs_most", in: 1...100)
        proofs = TenancyChange.Parameters(
            proofBytesMost: bytes ?? usual.proofBytesMost, proofsMost: count ?? usual.proofsMost)
        var texts: [PolicyText.Kind: String] = [:]
        for kind in PolicyText.Kind.ofRenewal {
            texts[kind] = try section.required(section.path(kind.key), kind.key)
        }
        self.texts = texts
    }

    private static func leaseClass(_ section: TOMLSection, _ key: String) throws(OfficeFailure) -> Renewal.LeaseClass {
        let inner = try section.required(section.section(key), key)
        try inner.allow(only: ["opens_months_before_end", "late_months_before_end", "term_months"])
        let opens = try inner.needed("opens_months_before_end", in: 1...24)
        let late = try inner.needed("late_months_before_end", in: 0...24)
        guard late < opens else { throw inner.problem("late_months_before_end", .outOfRange(allowed: "< \(opens)")) }
        return Renewal.LeaseClass(
            opensMonthsBeforeEnd: opens, lateMonthsBeforeEnd: late,
            termMonths: try inner.needed("term_months", in: 1...240))
    }

    /// `return_working_days` or `return_days`, one of them.
    private static func deadline(_ section: TOMLSection) throws(OfficeFailure) -> Period {
        let working = try section.integer("return_working_days", in: 1...120)
        let days = try section.integer("return_days", in: 1...180)
        switch (working, days) {
        case (let working?, nil): return .workingDays(working)
        case (nil, let days?): return .days(days)
        case (nil, nil): throw section.problem(nil, .missing("return_working_days"))
        case (_?, _?): throw section.problem("return_days", .conflicts(with: "return_working_days"))
        }
    }
}
