import Foundation
import Testing

@testable import Housing

/// The one body that a store keeps.
@Suite struct RenewalCodingTests {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    @Test("Every state survives its body", arguments: Renewal.State.allCases)
    func roundTrip(state: Renewal.State) throws {
        let renewal = try RenewalFixture().renewal(in: state)
        let body = try Self.encoder.encode(renewal)
        #expect(try JSONDecoder().decode(Renewal.self, from: body) == renewal)
    }

    @Test("A body with a return, a report and a correction survives")
    func rich() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .underReview)
        try fixture.perform(
            .sendBack(.init(items: [.init(.line(RenewalFixture.marital), .familyChanged, opens: .familyProof)])),
            on: &renewal, by: RenewalFixture.reviewer)
        try fixture.perform(
            .answerLine(
                try fixture.reply(RenewalFixture.marital, .value(.marital(.divorced), stored: TextID("x-3")))),
            on: &renewal)
        try fixture.perform(.upload(try RenewalFixture.upload(.familyProof, 3)), on: &renewal)
        let correction = Renewal.Correction(
            RenewalFixture.mobileOfSpouse, mobile: try Mobile("19912345678"), stored: TextID("x-2"))
        let confirmation = try fixture.confirmation(
            answers: [
                .confirmed(.dwelling), .confirmed(.tenant), .confirmed(.occupants),
                .reported(.renewal, [.init(RenewalFixture.rent, note: TextID("x-1"))]),
            ], corrections: [correction])
        try fixture.perform(.confirmInfo(confirmation), on: &renewal)
        let tenant = Renewal.InfoConfirmation(
            snapshot: try RenewalFixture.commitment(1), shown: [.tenant], answers: [.confirmed(.tenant)])
        try fixture.perform(.confirmInfo(tenant), on: &renewal)
        let body = try Self.encoder.encode(renewal)
        #expect(try JSONDecoder().decode(Renewal.self, from: body) == renewal)
        #expect(renewal.formerInfo.count == 2 && renewal.info?.standing?.count == 3)
        let text = String(decoding: body, as: UTF8.self)
        #expect(!text.contains("19912345678") && !text.contains("DIVORCED"))
    }

    @Test("A body of an earlier format is still read, and written in the present one", arguments: [1, 2])
    func earlierFormat(format: Int) throws {
        let earlier = Self.body.replacing("\"format\":1", with: "\"format\":\(format)")
        let renewal = try JSONDecoder().decode(Renewal.self, from: Data(earlier.utf8))
        #expect(renewal.state == .policySet)
        let present = Self.body.replacing("\"format\":1", with: "\"format\":3")
        #expect(String(decoding: try Self.encoder.encode(renewal), as: UTF8.self) == present)
        #expect(try JSONDecoder().decode(Renewal.self, from: Data(present.utf8)) == renewal)
    }

    @Test(
        "What no renewal wrote is not read",
        arguments: [
            ("\"format\":1", "\"format\":4"), ("\"format\":1", "\"format\":0"), ("\"format\":1,", ""),
            ("POLICY_SET", "POLICY"), ("POLICY_SET", "APPROVED"), ("POLICY_SET", "DRAFT"),
            ("POLICY_SET", "COMPLETED"), ("POLICY_SET", "UNDER_REVIEW"), ("\"version\":2", "\"version\":0"),
            ("R2308-00017-4", "R2308-00017-5"), ("R2308-00017-4", "r2308-00017-4"), ("\"c-1\"", "\"\""),
            ("2023-08-21T10:00:00+08:00", "2023-08-21"), ("\"policy\":\"ORIGINAL\",", ""),
            ("\"enteredBy\":[],", "\"enteredBy\":[],\"extra\":1,"), ("\"materials\":[],", ""),
        ])
    func refused(part: String, change: String) throws {
        #expect(Self.body.contains(part))
        let body = Self.body.replacing(part, with: change)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Renewal.self, from: Data(body.utf8)) }
    }

    @Test("People, leases and snapshots survive their bodies")
    func values() throws {
        let document = try IdentityNumber("440308199901101512", kind: .residentCard, on: nil)
        let person = Person(
            id: RenewalFixture.tenant, name: "张三丰", document: document, mobile: try Mobile("13800138000"))
        let dwelling = Dwelling(
            id: DwellingID("d-1"), code: try HouseCode("4403030070020300006000002"), estate: "样例苑", building: "1栋",
            room: "101", builtArea: Area(squareCentimetres: 565_000))
        let lease = try RenewalFixture().lease
        let snapshot = InfoSnapshot(
            lease: lease, dwelling: dwelling, people: [person.id: person], termMonths: 36)
        #expect(try again(person) == person)
        #expect(try again(dwelling) == dwelling)
        #expect(try again(lease) == lease)
        #expect(try again(snapshot) == snapshot)
    }

    private func again<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Self.encoder.encode(value))
    }

    private static let body =
        #"{"applicant":"p-1","enteredBy":[],"format":1,"id":"c-1","isLate":false,"lease":"l-1","leasePolicy":"OLD","#
        + #""materials":[],"number":"R2308-00017-4","openedAt":"2023-08-21T10:00:00+08:00","policy":"ORIGINAL","#
        + #""returns":[],"state":"POLICY_SET","updatedAt":"2023-08-21T10:00:00+08:00","version":2}"#
}
