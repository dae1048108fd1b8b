import Testing

@testable import Housing

@Suite struct EligibilityTests {
    private func judge(
        _ entry: RegisterEntry?, people: [PersonFindings]? = nil, gaps: ReasonSet = [], isHouseUsed: Bool = false,
        hasLeft: Bool = false, declaration: SubsidyDeclaration? = nil, notice: SubsidyNotice? = nil
    ) throws -> Eligibility {
        let notice = try notice ?? SubsidyFixture.notice()
        return Eligibility(
            .init(
                entry: entry, people: people ?? SubsidyFixture.people(notice), gaps: gaps, isHouseUsed: isHouseUsed,
                hasLeft: hasLeft, declaration: declaration),
            under: notice)
    }

    @Test("A family that meets every condition is eligible")
    func eligible() throws {
        #expect(try judge(SubsidyFixture.entry()).outcome == .eligible)
    }

    @Test("LH-57: who has left the waiting list since the cut-off could not sign, and is not listed")
    func left() throws {
        #expect(try judge(SubsidyFixture.entry(), hasLeft: true).reasons.reasons == [.leftRegisterEarly])
    }

    @Test(
        "LH-61: nobody is asked whether he declared the truth; who did not is proposed to be refused")
    func falseDeclaration() throws {
        var people = SubsidyFixture.people(try SubsidyFixture.notice())
        people[0].note(.failed, of: .honest)
        let found = try judge(SubsidyFixture.entry(), people: people)
        #expect(found.reasons.reasons == [.falseDeclaration] && found.outcome == .refusalProposed)
        people[0].note(.passed, of: .honest)
        #expect(try judge(SubsidyFixture.entry(), people: people).outcome == .eligible)
        // Of somebody who only lives with them nothing is declared.
        people.append(PersonFindings(role: .other, failed: .honest))
        #expect(try judge(SubsidyFixture.entry(size: 3), people: people).reasons.isEmpty)
    }

    @Test("LH-03: the register's district and the finding are both needed")
    func hukou() throws {
        let elsewhere = try judge(SubsidyFixture.entry(district: "440305"))
        #expect(elsewhere.reasons.reasons == [.notLuohuHukou])
        var people = SubsidyFixture.people(try SubsidyFixture.notice())
        people[0].note(.failed, of: .hukou)
        #expect(try judge(SubsidyFixture.entry(), people: people).reasons.reasons == [.notLuohuHukou])
        people[0].note(.undecided, of: .hukou)
        #expect(try judge(SubsidyFixture.entry(), people: people).outcome == .undecided)
    }

    @Test(
        "LH-04: on the list at 2023-07-31 18:00",
        arguments: [
            ("2023-07-31T18:00:00+08:00", nil, RegisterEntry.Status.waiting, true),
            ("2023-07-31T18:00:01+08:00", nil, .waiting, false),
            (nil, nil, .waiting, false),
            ("2020-01-01T00:00:00+08:00", "2023-07-31T18:00:00+08:00", .rented, false),
            ("2020-01-01T00:00:00+08:00", "2023-07-31T18:00:01+08:00", .rented, true),
            ("2020-01-01T00:00:00+08:00", nil, .cancelled, false),
            ("2020-01-01T00:00:00+08:00", nil, .frozen, false),
        ] as [(String?, String?, RegisterEntry.Status, Bool)])
    func cutOff(_ listed: String?, _ out: String?, _ status: RegisterEntry.Status, _ isListed: Bool) throws {
        let entry = try SubsidyFixture.entry(listed: listed, status: status, out: out)
        #expect(try judge(entry).reasons.reasons == (isListed ? [] : [.notOnRegisterAtCutOff]))
    }

    @Test("LH-04: a family that the register does not have is refused")
    func unknown() throws {
        #expect(try judge(nil).reasons.reasons == [.notOnRegisterAtCutOff])
    }

    @Test(
        "LH-10 … LH-14: a hit for any person of the family is a reason",
        arguments: [
            (ConditionSet.noHome, SubsidyReason.ownsHome), (.noLand, .ownsLand),
            (.noPolicyHousing, .rentsPolicyHousing), (.noPurchaseBenefit, .hadPurchaseBenefit),
            (.noRentSubsidy, .hadRentSubsidy),
        ], [0, 1, 2])
    func person(_ rule: (ConditionSet, SubsidyReason), _ index: Int) throws {
        var people = SubsidyFixture.people(try SubsidyFixture.notice())
        people[index].note(.failed, of: rule.0)
        #expect(try judge(SubsidyFixture.entry(), people: people).reasons.reasons == [rule.1])
        people[index].note(.undecided, of: rule.0)
        let open = try judge(SubsidyFixture.entry(), people: people)
        #expect(open.outcome == .undecided && open.undecided == 1)
        people[index].note(.passed, of: rule.0)
        #expect(try judge(SubsidyFixture.entry(), people: people).outcome == .eligible)
    }

    @Test("Others in the household are not asked for, and without an applicant nothing is known")
    func roles() throws {
        let notice = try SubsidyFixture.notice()
        let other = PersonFindings(role: .other, failed: .noHome)
        #expect(try judge(SubsidyFixture.entry(), people: SubsidyFixture.people(notice) + [other]).outcome == .eligible)
        #expect(try judge(nil, people: []).undecided == 6)
        let others = Array(repeating: other, count: 3)
        #expect(try judge(SubsidyFixture.entry(), people: others).outcome == .undecided)
    }

    @Test(
        "Q19: whom the register counts, or of whom the applicant speaks, is not passed for not being named",
        arguments: [
            (3, MaritalState.married, 1, 0), (4, .married, 1, 1), (9, .single, 0, 6), (1, .married, 2, 1),
            (2, .single, 3, 2), (5, .married, 4, 3), (3, .divorced, 0, 0),
        ])
    func unnamed(_ size: Int, _ marital: MaritalState, _ children: Int, _ unnamed: Int) throws {
        let declaration = SubsidyDeclaration(marital: marital, children: children, denied: [])
        let found = try judge(SubsidyFixture.entry(size: size), declaration: declaration)
        // A spouse is named.
        let against: ReasonSet = marital == .married ? [] : ReasonSet(.materialMissing)
        #expect(found.undecided == unnamed * 6 && found.reasons == against)
        let open: Eligibility.Outcome = unnamed == 0 ? .eligible : .undecided
        #expect(found.outcome == (against.isEmpty ? open : .refusalProposed))
    }

    @Test("Q19: a spouse of whom the applicant speaks is not another co-applicant")
    func unnamedSpouse() throws {
        let notice = try SubsidyFixture.notice()
        var people = SubsidyFixture.people(notice)
        people[1] = PersonFindings(role: .coApplicant, passed: notice.conditions)
        let married = SubsidyDeclaration(marital: .married, children: 1, denied: [])
        #expect(try judge(SubsidyFixture.entry(), people: people, declaration: married).undecided == 6)
        let widowed = SubsidyDeclaration(marital: .widowed, children: 1, denied: [])
        #expect(try judge(SubsidyFixture.entry(), people: people, declaration: widowed).outcome == .eligible)
    }

    @Test("LH-41: who applied as without a spouse and has one named did not hand in the papers of his marital state")
    func spouseDenied() throws {
        var people = SubsidyFixture.people(try SubsidyFixture.notice())
        for marital in MaritalState.allCases {
            let declaration = SubsidyDeclaration(marital: marital, children: 1, denied: [])
            let found = try judge(SubsidyFixture.entry(), people: people, declaration: declaration)
            #expect(found.reasons.reasons == (marital == .married ? [] : [.materialMissing]))
        }
        #expect(try judge(SubsidyFixture.entry(), people: people).reasons == [], "of an older row nothing is known")
        people.removeAll { $0.role == .spouse }
        let single = SubsidyDeclaration(marital: .single, children: 1, denied: [])
        #expect(try judge(SubsidyFixture.entry(), people: people, declaration: single).reasons == [])
    }

    @Test("LH-61: what the applicant says against himself is a reason, whatever a source says for him")
    func denied() throws {
        let notice = try SubsidyFixture.notice(extra: [.init(rule: "LH-18-1", name: "样例")])
        var form = try SubsidyFixture.form()
        form.statements = ["LH-10": true, "LH-12": false, "LH-18-1": false, "LH-99": false]
        let declaration = form.declaration(under: notice)
        #expect(declaration.denied == ConditionSet.noPolicyHousing.union(.extra(0)) && declaration.children == 1)
        let found = try judge(SubsidyFixture.entry(), declaration: declaration, notice: notice)
        #expect(found.reasons.reasons == [.rentsPolicyHousing, .extraCondition] && found.undecided == 0)
        var people = SubsidyFixture.people(notice)
        people[0] = PersonFindings(role: .applicant, passed: notice.conditions.subtracting(.noPolicyHousing))
        #expect(try judge(SubsidyFixture.entry(), people: people, declaration: declaration).undecided == 0)
    }

    @Test("LH-18: an extra condition of the notice is asked of each person")
    func extra() throws {
        let notice = try SubsidyFixture.notice(extra: [.init(rule: "LH-18-1", name: "样例")])
        var people = SubsidyFixture.people(notice)
        let condition = try #require(ConditionSet(rule: "LH-18-1", of: notice))
        people[2].note(.failed, of: condition)
        #expect(try judge(SubsidyFixture.entry(), people: people, notice: notice).reasons.reasons == [.extraCondition])
        #expect(
            ConditionSet(rule: "LH-18-2", of: notice) == nil
                && ConditionSet(rule: "LH-12", of: notice) == .noPolicyHousing)
    }

    @Test("LH-06: a dwelling for which a subsidy was drawn; every reason stands beside the others")
    func together() throws {
        var people = SubsidyFixture.people(try SubsidyFixture.notice())
        people[1].note(.failed, of: .noHome)
        people[2].note(.undecided, of: .noLand)
        let found = try judge(
            SubsidyFixture.entry(district: "440305"), people: people, gaps: ReasonSet(.leaseTermShort),
            isHouseUsed: true)
        #expect(found.reasons.reasons == [.notLuohuHukou, .houseAlreadyUsed, .ownsHome, .leaseTermShort])
        #expect(found.undecided == 1 && found.outcome == .refusalProposed)
    }

    @Test("Codes and bits of the reasons are one to one")
    func codes() {
        #expect(Set(SubsidyReason.allCases.map(\.code)).count == SubsidyReason.allCases.count)
        for reason in SubsidyReason.allCases {
            #expect(SubsidyReason(code: reason.code) == reason && ReasonSet(reason).reasons == [reason])
        }
    }
}
