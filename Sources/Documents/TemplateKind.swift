/// What a template is for; the raw values stand in its file.
public enum TemplateKind: String, CaseIterable, Sendable {
    /// 租赁合同
    case leaseContract = "lease-contract"
    /// 承诺书
    case commitment
    /// 签署页: the one page that is signed on paper.
    case signatureSheet = "signature-sheet"
    /// 补租协议
    case subsidyAgreement = "subsidy-agreement"
    /// 签约通知书: a family's turn to sign has come.
    case subsidyCall = "subsidy-call"
    /// 补租公示名单
    case subsidyList = "subsidy-list"
    /// 补租发放清单
    case subsidyPayments = "subsidy-payments"

    /// Those of a renewal's contract, which `policies/signing.toml` names.
    public static let ofContracts: [TemplateKind] = [.leaseContract, .commitment, .signatureSheet]
    /// Those of the rent subsidy, which its notice may name.
    public static let ofSubsidy: [TemplateKind] = [
        .subsidyAgreement, .subsidyCall, .subsidyList, .subsidyPayments,
    ]

    /// The fields that there are for it.
    public var fields: [DocumentField] {
        switch self {
        case .leaseContract, .commitment: Self.ofContract
        case .signatureSheet: Self.ofContract + [.contractDigest]
        case .subsidyAgreement:
            Self.ofNotice + Self.ofFamily + [
                .bank, .account, .address, .houseCode, .landlord, .leasedArea, .marketRent, .leaseStart, .leaseEnd,
                .leaseSignedOn, .agreementNumber, .signedOn,
            ]
        case .subsidyCall: Self.ofNotice + Self.ofFamily + [.address, .calledOn, .signBy]
        case .subsidyList:
            Self.ofNotice + [
                .listNumber, .listLength, .quota, .publishedOn, .publicityDays, .publishedUntil, .takenDownOn,
                .publicationAddress,
            ]
        case .subsidyPayments:
            Self.ofNotice + [
                .run, .runMonth, .runState, .instalments, .sum, .sumCapitals, .preparedBy, .preparedOn, .approvedBy,
                .approvedOn, .sentOn, .runBefore, .sumChange,
            ]
        }
    }

    /// The lists that there are for it.
    public var lists: [DocumentList] {
        switch self {
        case .leaseContract, .commitment, .signatureSheet: [.occupants, .facilities]
        case .subsidyAgreement, .subsidyCall: []
        case .subsidyList: [.published]
        case .subsidyPayments: [.payments, .joined, .gone, .changed]
        }
    }

    func list(named name: some StringProtocol) -> DocumentList? { lists.first { $0.rawValue == name } }

    private static let ofContract: [DocumentField] = [
        .number, .madeOn, .lessor, .lessorAddress, .lessorPhone, .tenant, .tenantDocumentKind, .tenantDocument,
        .tenantPhone, .address, .houseCode, .builtArea, .formerNumber, .formerEnd, .policy, .term, .termStart, .termEnd,
        .rent, .rentCapitals, .unitPrice, .deposit, .depositCapitals, .depositMonths,
    ]

    private static let ofNotice: [DocumentField] = [
        .madeOn, .batchTitle, .year, .district, .grantor, .grantorAddress, .grantorPhones, .grantorHours,
        .complaintPhone, .complaintAddress, .leaveRule, .changeRule, .stopRule, .honestyRule, .recoveryRule,
        .interpretation,
    ]

    private static let ofFamily: [DocumentField] = [
        .applicant, .applicantDocumentKind, .applicantDocument, .receipt, .position, .listPlace, .familySize,
        .subsidisedPersons, .subsidyArea, .subsidyPrice, .monthly, .monthlyCapitals, .months, .total, .totalCapitals,
        .firstDay, .lastDay, .payBy,
    ]
}
