/// The files that a new data directory is given.
public enum DefaultFiles {
    /// One file as shipped.
    public struct File: Equatable, Sendable {
        /// Relative to the data directory.
        public let path: String
        public let bytes: [UInt8]
    }

    /// Rules and texts, as shipped.
    public static let policies: [File] = [
        File(path: RenewalPolicy.path, bytes: PackageResources.renewal_toml),
        File(path: SigningPolicy.path, bytes: PackageResources.signing_toml),
        File(path: CheckPolicy.path, bytes: PackageResources.economic_check_toml),
        File(path: Reasons.path, bytes: PackageResources.reasons_toml),
        File(path: NoticeFile.shippedPath, bytes: PackageResources.luohu_2023_toml),
        File(path: Places.path, bytes: PackageResources.places_toml),
        File(path: HolidayFile.path, bytes: PackageResources.holidays_csv),
        File(path: PolicyText.path("notice-collect-1"), bytes: PackageResources.notice_collect_1_toml),
        File(path: PolicyText.path("notice-collect-2"), bytes: PackageResources.notice_collect_2_toml),
        File(path: PolicyText.path("notice-collect-3"), bytes: PackageResources.notice_collect_3_toml),
        File(path: PolicyText.path("renewal-information-1"), bytes: PackageResources.renewal_information_1_toml),
        File(path: PolicyText.path("renewal-declaration-1"), bytes: PackageResources.renewal_declaration_1_toml),
        File(path: PolicyText.path("check-authorisation-1"), bytes: PackageResources.check_authorisation_1_toml),
        File(path: PolicyText.path("subsidy-consent-1"), bytes: PackageResources.subsidy_consent_1_toml),
        File(path: PolicyText.path(Policies.subsidyConsentName), bytes: PackageResources.subsidy_consent_2_toml),
        File(path: PolicyText.path("lease-contract-1"), bytes: PackageResources.lease_contract_1_toml),
        File(path: PolicyText.path("commitment-1"), bytes: PackageResources.commitment_1_toml),
        File(path: PolicyText.path("signature-sheet-1"), bytes: PackageResources.signature_sheet_1_toml),
        File(path: PolicyText.path("subsidy-agreement-1"), bytes: PackageResources.subsidy_agreement_1_toml),
        File(path: PolicyText.path("subsidy-call-1"), bytes: PackageResources.subsidy_call_1_toml),
        File(path: PolicyText.path("subsidy-list-1"), bytes: PackageResources.subsidy_list_1_toml),
        File(path: PolicyText.path("subsidy-payments-1"), bytes: PackageResources.subsidy_payments_1_toml),
    ]

    /// Everything that belongs in a new directory beside the database.
    ///
    /// - Parameter training: see ``Settings/defaultFile(training:)``.
    public static func all(training: Bool) -> [File] {
        [File(path: "anju.toml", bytes: Array(Settings.defaultFile(training: training).utf8))] + policies
    }
}
