import Testing

@testable import Housing

@Suite struct SubsidyFormTests {
    private func gaps(on day: String = "2023-08-20", _ change: (inout SubsidyForm) throws -> Void) throws
        -> [SubsidyReason]
    {
        var form = try SubsidyFixture.form()
        try change(&form)
        return form.gaps(under: try SubsidyFixture.notice(), on: try SubsidyFixture.day(day)).reasons
    }

    @Test("A whole form lacks nothing")
    func whole() throws {
        #expect(try gaps { _ in } == [])
    }

    @Test(
        "LH-01: a dwelling needs a code, and one of this city",
        arguments: [
            ("", SubsidyReason.noHouseCode), ("44030300", .noHouseCode), ("440303007002030000600000X", .noHouseCode),
            ("4401030070020300006000002", .houseNotShenzhen), ("4403120070020300006000002", .houseNotShenzhen),
        ])
    func house(_ code: String, _ reason: SubsidyReason) throws {
        #expect(try gaps { $0.house.code = code } == [reason])
    }

    @Test("LH-05: rented and signed by the day of the application")
    func lease() throws {
        #expect(try gaps { $0.lease.signedOn = try SubsidyFixture.day("2023-08-20") } == [])
        #expect(try gaps { $0.lease.signedOn = try SubsidyFixture.day("2023-08-21") } == [.noLease])
        #expect(try gaps { $0.lease.start = try SubsidyFixture.day("2023-08-21") } == [.noLease])
        #expect(try gaps { $0.lease.signedOn = nil } == [.noLease])
    }

    @Test("LH-42: each fact of the lease is needed")
    func facts() throws {
        let changes: [(inout SubsidyForm) -> Void] = [
            { $0.house.address = "" }, { $0.house.room = "" }, { $0.lease.landlord = "" },
            { $0.lease.landlordDocument = "" }, { $0.lease.area = nil }, { $0.lease.end = nil },
            { $0.lease.area = Area(squareCentimetres: 0) },
        ]
        for change in changes { #expect(try gaps { change(&$0) } == [.leaseIncomplete]) }
    }

    @Test(
        "LH-43: six months must be left, by the Civil Code",
        arguments: [
            ("2023-08-15", "2024-02-15", true), ("2023-08-15", "2024-02-14", false), ("2023-08-28", "2024-02-28", true),
            ("2023-08-29", "2024-02-28", false), ("2023-08-29", "2024-02-29", true), ("2023-08-31", "2024-02-29", true),
            ("2024-08-31", "2025-02-28", true),
        ])
    func term(_ day: String, _ end: String, _ passes: Bool) throws {
        #expect(
            try gaps(on: day) { $0.lease.end = try SubsidyFixture.day(end) } == (passes ? [] : [.leaseTermShort]))
    }

    @Test("LH-41: papers by marital state and children; one of the ways is enough")
    func papers() throws {
        #expect(try gaps { $0.materials.remove("结婚证") } == [.materialMissing])
        #expect(try gaps { $0.materials.remove("出生证明") } == [.materialMissing])
        #expect(
            try gaps {
                $0.materials.remove("出生证明")
                $0.children = 0
            } == [])
        #expect(
            try gaps {
                $0.marital = .divorced
                $0.materials.formUnion(["离婚证"])
            } == [.materialMissing])
        #expect(
            try gaps {
                $0.marital = .divorced
                $0.materials.formUnion(["离婚证", "离婚协议"])
            } == [])
        #expect(
            try gaps {
                $0.marital = .divorced
                $0.materials.formUnion(["法院判决书"])
            } == [])
    }

    @Test("LH-45, LH-61: consent and declaration are signed")
    func signed() throws {
        #expect(try gaps { $0.consentSignedAt = nil } == [.materialMissing])
        #expect(try gaps { $0.declaredAt = nil } == [.materialMissing])
    }

    @Test("A list of papers that names none, or one twice, is refused")
    func problems() {
        #expect(throws: SubsidyMaterials.Problem.kindTwice("身份证")) {
            try SubsidyMaterials(kinds: ["身份证", "身份证"], needs: [])
        }
        #expect(throws: SubsidyMaterials.Problem.kindUnknown("户口簿")) {
            try SubsidyMaterials(
                kinds: ["身份证"], needs: [.init(rule: "LH-41", whom: .everybody, oneOf: [["户口簿"]])])
        }
        #expect(throws: SubsidyMaterials.Problem.empty("LH-41")) {
            try SubsidyMaterials(kinds: ["身份证"], needs: [.init(rule: "LH-41", whom: .everybody, oneOf: [])])
        }
    }

    @Test("LH-41, LH-45: what is missing is named, in the notice's words")
    func lacks() throws {
        let notice = try SubsidyFixture.notice()
        let day = try SubsidyFixture.day("2023-08-20")
        var form = try SubsidyFixture.form()
        #expect(form.lacks(under: notice).isEmpty && form.refusal(under: notice, on: day) == nil)
        (form.marital, form.consentSignedAt) = (.divorced, nil)
        form.materials = ["身份证", "离婚证", "出生证明", "住房租赁合同"]
        let lacks: [SubsidyLack] = [
            .papers("LH-41", oneOf: [["户口簿"]]), .papers("LH-41", oneOf: [["离婚协议"], ["法院判决书"]]), .consent,
        ]
        #expect(form.lacks(under: notice) == lacks)
        let refusal = Refusal(.materialMissing, "LH-41", arguments: lacks.map(RefusalArgument.lack))
        #expect(form.refusal(under: notice, on: day) == refusal)
    }

    @Test(
        "MATERIAL_MISSING is told with the rule that asks for what is missing",
        arguments: [
            (["户口簿"], true, true, ["LH-41"]), (["住房租赁合同"], true, true, ["LH-42"]), ([], false, true, ["LH-45"]),
            ([], true, false, ["LH-61"]), (["住房租赁合同", "结婚证"], false, false, ["LH-41", "LH-42", "LH-45", "LH-61"]),
        ] as [([String], Bool, Bool, [Rule])])
    func rules(_ papers: [String], _ hasConsent: Bool, _ isDeclared: Bool, _ rules: [Rule]) throws {
        let notice = try SubsidyFixture.notice()
        var form = try SubsidyFixture.form()
        form.materials.subtract(papers)
        if !hasConsent { form.consentSignedAt = nil }
        if !isDeclared { form.declaredAt = nil }
        #expect(SubsidyReason.materialMissing.rules(lacking: form.lacks(under: notice)) == rules)
        #expect(form.refusal(under: notice, on: try SubsidyFixture.day("2023-08-20"))?.rule == rules.first)
        #expect(SubsidyReason.materialMissing.rules(lacking: []) == ["LH-41"])
        #expect(SubsidyReason.ownsHome.rules(lacking: [.consent]) == ["LH-10"])
    }
}
