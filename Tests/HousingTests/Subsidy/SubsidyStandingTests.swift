import Testing

@testable import Housing

/// One application on its own (6.4).
@Suite struct SubsidyStandingTests {
    private func underReview(_ reason: SubsidyReason) throws -> SubsidyStanding {
        var standing = SubsidyStanding()
        try standing.submit(gaps: [])
        try standing.lock()
        let notice = try SubsidyFixture.notice()
        let subject = Eligibility.Subject(
            entry: try SubsidyFixture.entry(), people: SubsidyFixture.people(notice), gaps: ReasonSet(reason),
            isHouseUsed: false)
        try standing.review(Eligibility(subject, under: notice))
        return standing
    }

    @Test("What was proposed against a form counts no more once the family has mended it")
    func mended() throws {
        var standing = try underReview(.leaseTermShort)
        #expect(standing.proposed == ReasonSet(.leaseTermShort))
        try standing.askCorrection()
        try standing.supplement(gaps: [])
        #expect(standing.state == .underReview && standing.proposed == [])
        #expect(throws: Refusal(.nothingProposed, "L-06")) { try standing.confirmRefusal() }
    }
}
