import Housing
import Testing

@testable import Office

/// 【经济状况核对】 step by step.
extension TestOffice {
    /// A tenant, signed in, with so many in his family, all of them adults.
    func family(_ serial: Int, of size: Int, policy: LeasePolicy = .old) throws -> Session {
        let session = try tenant(serial)
        var record = try lease(serial, policy: policy)
        record.occupants = try (0..<(size - 1)).map { index in
            let person = try person(serial + 500 + index, name: "林小雨")
            let occupant = Occupant(
                person: person.id, relation: index == 0 ? .spouse : .parent, moveIn: day(2020, 11, 1))
            return OccupantRecord(occupant: occupant, person: person)
        }
        record.lease.occupants = record.occupants.map(\.occupant)
        let family = record
        try write { (writer) throws(OfficeFailure) in try writer.save(family) }
        return session
    }

    /// Every adult has authorised it.
    func authorised(_ session: Session) throws -> EconomicCheck {
        let offer = try #require(office.check.leases(session).first)
        var check = try office.check.start(offer.record.lease.id, session)
        for member in check.members where member.isAdult {
            let pages = try office.check.openAuthorisation(of: member.person, in: check, session)
            clocks.pass(seconds: pages.leastSeconds)
            let document = try read { (reader) throws(OfficeFailure) in try reader.person(member.person).document }
            check = try office.check.authorise(
                pages, document: member.person == check.applicant ? nil : document,
                visibleSeconds: pages.leastSeconds, isTicked: true, in: check, session)
        }
        return check
    }

    func requested(_ session: Session) throws -> EconomicCheck {
        try office.check.request(authorised(session), session)
    }

    /// Whatever waits is sent; nothing is written anywhere.
    ///
    /// - Returns: the lines.
    @discardableResult
    func send(_ clerk: Session) throws -> String {
        let export = try office.exchange.gather(clerk)
        #expect(try office.exchange.mark(export, clerk) == [])
        return String(decoding: export.bytes, as: UTF8.self)
    }

    func stored(_ check: EconomicCheck) throws -> EconomicCheck {
        try read { (reader) throws(OfficeFailure) in try reader.matter(check.id, as: EconomicCheck.self) }
    }

    /// A line of a file of reports: income of the applicant, property of the last of the family.
    func line(
        _ number: String, for check: EconomicCheck, income: Int = 9_000_000, property: Int = 10_000_000,
        on date: String = "2023-08-21"
    ) throws -> JSON {
        let members = try check.members.enumerated().map { index, member -> JSON in
            let person = try read { (reader) throws(OfficeFailure) in try reader.person(member.person) }
            let isLast = index == check.members.count - 1
            return [
                "id_no": .text(person.document.value),
                "income": index == 0 ? [["kind": "WAGES", "fen": .number(income)]] : [],
                "property": isLast ? [["kind": "DEPOSIT", "fen": .number(property)]] : [],
            ]
        }
        return [
            "report_no": .text(number), "request": .text("\(check.number)"), "issuer": "样例核对机构",
            "check_date": .text(date), "members": .array(members),
        ]
    }

    static func file(_ lines: JSON...) -> [UInt8] { file(lines) }

    static func file(_ lines: [JSON]) -> [UInt8] { Array(lines.map { $0.text + "\n" }.joined().utf8) }

    func take(
        _ bytes: [UInt8], acceptsProvisional: Bool = false, _ clerk: Session
    ) throws -> ReportImportReport {
        try office.exchange.reports(
            bytes, source: "reports.jsonl", acceptsProvisional: acceptsProvisional, by: clerk)
    }
}
