import Housing
import Testing

@testable import Office

/// `anju check export`: the file first, then the marks.
@Suite("Requests leave the office") struct CheckExportTests {
    private let test: TestOffice
    private let clerk: Session

    init() throws {
        test = try TestOffice()
        clerk = try test.staff("shouli", 70, .clerk)
    }

    @Test("6.2 What was requested is a line each, with full numbers and the authorisations, and is sent then")
    func lines() throws {
        let tenant = try test.tenant(1)
        let check = try test.requested(tenant)
        let drafted = try test.authorised(try test.tenant(2))
        let export = try test.office.exchange.gather(clerk)
        let (own, other) = (try TestOffice.document(1).value, try TestOffice.document(501).value)
        let expected = """
            {"request":"\(check.number)","round":1,"requested_at":"\(try #require(check.request).at)",\
            "period_from":"2022-08","period_to":"2023-07","property_as_of":"2023-08-21","members":[\
            {"name":"陈一民","id_type":"身份证","id_no":"\(own)","relation":"本人","authorised_on":"2023-08-21",\
            "authorisation_version":1},{"name":"林小雨","id_type":"身份证","id_no":"\(other)","relation":"配偶",\
            "authorised_on":"2023-08-21","authorisation_version":1}]}

            """
        #expect(String(decoding: export.bytes, as: UTF8.self) == expected)
        #expect(try test.stored(check).state == .requested)
        #expect(try test.office.exchange.mark(export, clerk) == [])
        let sent = try test.stored(check)
        #expect(sent.state == .inProgress && sent.sendings.map(\.round) == [1])
        #expect(sent.sendings.map(\.by) == [clerk.person])
        #expect(try test.stored(drafted).state == .draft)
        #expect(try test.entries(.checkSent, of: check.id).count == 1)
        withExtendedLifetime(export) {}
    }

    @Test("Killed between the file and the marks, the next export writes the same requests again, and none twice")
    func killed() throws {
        for serial in 1...3 { _ = try test.requested(try test.tenant(serial)) }
        let bytes = try test.office.exchange.gather(clerk).bytes
        let other = try test.another()
        let again = try other.office.exchange.gather(clerk)
        #expect(again.bytes == bytes && again.count == 3)
        #expect(try other.office.exchange.mark(again, clerk) == [])
        withExtendedLifetime(again) {}
    }

    @Test("Nothing waits, nothing is gathered; one exchange at a time")
    func alone() throws {
        let check = try test.requested(try test.tenant(1))
        do {
            let export = try test.office.exchange.gather(clerk)
            refusal(.importRunning) { _ = try test.another().office.exchange.gather(clerk) }
            _ = try test.office.exchange.mark(export, clerk)
        }
        #expect(try test.office.exchange.gather(clerk).count == 0)
        #expect(try test.stored(check).state == .inProgress)
    }

    @Test("What was taken back while the file was written is named and not sent")
    func withdrawn() throws {
        let tenant = try test.tenant(1)
        let check = try test.requested(tenant)
        let other = try test.requested(try test.tenant(2))
        let export = try test.office.exchange.gather(clerk)
        _ = try test.office.check.withdrawAuthorisation(of: check.members[1].person, in: check, tenant)
        #expect(try test.office.exchange.mark(export, clerk) == [check.number])
        #expect(try test.stored(check).state == .cancelled && test.stored(check).sendings.isEmpty)
        #expect(try test.stored(other).state == .inProgress)
    }

    @Test("Nobody sends what is asked about his own family")
    func ownFamily() throws {
        _ = try test.requested(try test.tenant(1))
        let relative = try test.account(
            try test.person(501, name: "林小雨"), login: "linxiaoyu", .clerk)
        let session = try test.signIn(relative.login.text, door: .staff, at: TestOffice.counter)
        let export = try test.office.exchange.gather(session)
        #expect(export.count == 0 && export.leftOut == 1 && export.bytes.isEmpty)
    }

    @Test("Q26 A re-check leaves the office as the next round, and its report comes back")
    func again() throws {
        let tenant = try test.tenant(1)
        var check = try test.requested(tenant)
        let reviewer = try test.staff("shenhe", 71, .reviewer)
        try test.send(clerk)
        #expect(try test.take(TestOffice.file(try test.line("B-1", for: check, property: 66_000_001)), clerk).isTaken)
        check = try test.office.check.object("存款已经还给亲戚", in: try test.stored(check), tenant)
        check = try test.office.checkReview.decideObjection(isUpheld: true, "重新核对", in: check, reviewer)
        let early = try test.take(TestOffice.file(try test.line("B-2", for: check)), clerk)
        #expect(early.problems.map(\.failure.code) == ["WRONG_STATE"])
        #expect(try test.send(clerk).contains("\"round\":2"))
        let lines = [try test.line("B-1", for: check, property: 66_000_001), try test.line("B-2", for: check)]
        let report = try test.take(TestOffice.file(lines), clerk)
        #expect(report.taken == 1 && report.alreadyIn == 1 && report.meeting == 1)
        #expect(try test.stored(check).state == .meets)
        #expect(try test.audit() == [])
    }
}
