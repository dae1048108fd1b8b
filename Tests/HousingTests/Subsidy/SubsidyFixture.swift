import Testing

@testable import Housing

/// The notice of 2023 and a family that meets it in every point.
enum SubsidyFixture {
    static func standard() throws -> SubsidyStandard {
        try SubsidyStandard(
            pricePerSquareMetre: Money(fen: 3_300), areaOfOne: Area(squareCentimetres: 350_000),
            areaOfMore: Area(squareCentimetres: 650_000), termMonths: 36, firstMonthOffset: 1)
    }

    static func notice(
        quota: Int = 1000, factor: (Int, Int) = (12, 10), extra: [SubsidyNotice.ExtraCondition] = []
    ) throws -> SubsidyNotice {
        try SubsidyNotice(
            name: "luohu-2023", district: "440303", quota: quota,
            listFactor: .init(numerator: factor.0, denominator: factor.1),
            cutOff: try moment("2023-07-31T18:00:00+08:00"),
            window: try moment("2023-08-15T09:00:00+08:00")...(try moment("2023-08-29T18:00:00+08:00")),
            standard: try standard(), materials: try materials(), extraConditions: extra,
            periods: .init(
                publicityWorkingDays: 5, takedownDays: 30, leaseMonths: 6, signingWorkingDays: 10,
                correctionWorkingDays: 5))
    }

    static func materials() throws -> SubsidyMaterials {
        try SubsidyMaterials(
            kinds: ["身份证", "户口簿", "结婚证", "离婚证", "离婚协议", "法院判决书", "出生证明", "住房租赁合同", "其他"],
            needs: [
                .init(rule: "LH-41", whom: .everybody, oneOf: [["身份证", "户口簿"]]),
                .init(rule: "LH-41", whom: .marital(.married), oneOf: [["结婚证"]]),
                .init(rule: "LH-41", whom: .marital(.divorced), oneOf: [["离婚证", "离婚协议"], ["法院判决书"]]),
                .init(rule: "LH-41", whom: .withChildren, oneOf: [["出生证明"]]),
                .init(rule: "LH-42", whom: .everybody, oneOf: [["住房租赁合同"]]),
            ])
    }

    static func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }
    static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    static func entry(
        position: Int = 12, size: Int = 3, district: String = "440303", listed: String? = "2020-05-06T10:00:00+08:00",
        status: RegisterEntry.Status = .waiting, out: String? = nil
    ) throws -> RegisterEntry {
        RegisterEntry(
            receipt: "BHR00000012", cityPosition: position, districtPosition: 3, registeredSize: size,
            hukouDistrict: district, acceptedAt: nil, listedAt: try listed.map(moment), status: status,
            outAt: try out.map(moment))
    }

    static func form() throws -> SubsidyForm {
        SubsidyForm(
            house: .init(code: "4403030070020300006000002", address: "样例路 1 号", room: "302"),
            lease: .init(
                landlord: "样房东", landlordDocument: "11010519491231002X", area: Area(squareCentimetres: 480_000),
                rent: Money(fen: 320_000), start: try day("2023-03-01"), end: try day("2025-02-28"),
                signedOn: try day("2023-02-20")),
            coTenants: [], marital: .married, children: 1,
            materials: ["身份证", "户口簿", "结婚证", "出生证明", "住房租赁合同"],
            consentSignedAt: try moment("2023-08-20T10:00:00+08:00"),
            declaredAt: try moment("2023-08-20T10:01:00+08:00"), statements: [:])
    }

    static func people(_ notice: SubsidyNotice) -> [PersonFindings] {
        [
            PersonFindings(role: .applicant, passed: notice.conditions),
            PersonFindings(role: .spouse, passed: notice.conditions.subtracting(.hukou)),
            PersonFindings(role: .minorChild, passed: notice.conditions.subtracting(.hukou)),
        ]
    }
}
