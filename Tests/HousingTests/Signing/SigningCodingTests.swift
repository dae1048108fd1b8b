import Foundation
import Testing

@testable import Housing

/// The one body that a store keeps.
@Suite struct SigningCodingTests {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    @Test("Every state survives its body", arguments: Signing.State.allCases)
    func roundTrip(state: Signing.State) throws {
        let signing = try SigningFixture().signing(in: state)
        let body = try Self.encoder.encode(signing)
        #expect(try JSONDecoder().decode(Signing.self, from: body) == signing)
    }

    @Test("A body with a report, a return and a second version survives, and holds no text that was typed")
    func rich() throws {
        let fixture = try SigningFixture()
        var signing = try fixture.signing(in: .signed)
        try fixture.perform(
            .sendBack(.init(.other, note: TextID("x-9")), try SigningFixture.contract(2)), on: &signing,
            by: SigningFixture.manager)
        let body = try Self.encoder.encode(signing)
        #expect(try JSONDecoder().decode(Signing.self, from: body) == signing)
        #expect(!String(decoding: body, as: UTF8.self).contains("承诺"))
    }

    @Test("The body of the first format is still read, and written in the second")
    func firstFormat() throws {
        let signing = try JSONDecoder().decode(Signing.self, from: Data(Self.body.utf8))
        // Of a time when a contract could be without a place to sign.
        #expect(signing.contract.signaturePlace == nil)
        let second = Self.body.replacing("\"format\":1", with: "\"format\":2")
        #expect(String(decoding: try Self.encoder.encode(signing), as: UTF8.self) == second)
        #expect(try JSONDecoder().decode(Signing.self, from: Data(second.utf8)) == signing)
        let today = try Self.encoder.encode(try SigningFixture().signing(in: .opened))
        let place = String(decoding: try Self.encoder.encode(SigningFixture.place), as: UTF8.self)
        #expect(String(decoding: today, as: UTF8.self).replacing("\"signaturePlace\":\(place),", with: "") == second)
    }

    @Test("A signature of the first format tells neither its sheet's code nor what the witness saw, and is approved")
    func firstSignature() throws {
        let fixture = try SigningFixture()
        let now = String(decoding: try Self.encoder.encode(try fixture.signing(in: .signed)), as: UTF8.self)
        var first = now.replacing("\"format\":2", with: "\"format\":1")
        for part in ["\"isCardSeen\":true,", "\"isPersonSeen\":true,", "\"sheetCode\":\"000017\","] {
            #expect(first.contains(part))
            first = first.replacing(part, with: "")
        }
        var signing = try JSONDecoder().decode(Signing.self, from: Data(first.utf8))
        let signature = try #require(signing.signature)
        #expect(signature.sheetCode == nil && signature.isPersonSeen == nil && signature.isCardSeen == nil)
        try fixture.perform(.approve(try SigningFixture.finalFile()), on: &signing, by: SigningFixture.manager)
        let bad = now.replacing("\"000017\"", with: "\"00017\"")
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Signing.self, from: Data(bad.utf8)) }
    }

    @Test(
        "What no contract wrote is not read",
        arguments: [
            ("\"format\":1", "\"format\":3"), ("\"format\":1", "\"format\":0"), ("\"format\":1,", ""),
            ("\"OPENED\"", "\"OPEN\""),
            ("\"OPENED\"", "\"TO_SIGN\""), ("\"OPENED\"", "\"INFO_CONFIRMED\""), ("\"OPENED\"", "\"SIGNED\""),
            ("\"OPENED\"", "\"APPROVED\""), ("\"OPENED\"", "\"VOID\""), ("\"OPENED\"", "\"EXPIRED\""),
            ("\"version\":2}", "\"version\":0}"), ("C2308-00001-2", "R2308-00001-9"), ("\"c-2\"", "\"\""),
            ("\"contract\":1,\"number\":1", "\"contract\":2,\"number\":1"),
            ("\"contract\":1,\"number\":1", "\"contract\":1,\"number\":2"),
            ("\"issuedBy\":\"p-8\",\"number\":1", "\"issuedBy\":\"p-8\",\"number\":2"),
            ("2023-09-20", "2023-09-31"), ("000011\"", "00001g\""), ("\"reports\":[],", ""),
            ("\"reports\":[],", "\"reports\":[],\"extra\":1,"),
            ("\"terminal\":\"t-1\"", "\"terminal\":\"t-1\",\"info\":7"),
            (
                "\"terminal\":\"t-1\"",
                "\"terminal\":\"t-1\",\"end\":{\"cause\":\"CANCELLED\",\"at\":\"2023-08-21T10:00:00+08:00\"}"
            ),
        ])
    func refused(part: String, change: String) throws {
        #expect(Self.body.contains(part))
        let body = Self.body.replacing(part, with: change)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Signing.self, from: Data(body.utf8)) }
    }

    @Test("No state of another one is believed", arguments: Signing.State.allCases, Signing.State.allCases)
    func swapped(state: Signing.State, other: Signing.State) throws {
        guard state != other else { return }
        let body = String(decoding: try Self.encoder.encode(try SigningFixture().signing(in: state)), as: UTF8.self)
        let part = "\"state\":\"\(state.rawValue)\""
        #expect(body.contains(part))
        let changed = body.replacing(part, with: "\"state\":\"\(other.rawValue)\"")
        // A contract that was never opened looks the same waiting and expired: the row's MAC tells them apart.
        let isSilent = Set([state, other]) == [.toSign, .expired]
        if isSilent { return }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Signing.self, from: Data(changed.utf8)) }
    }

    private static func zeros(_ end: String) -> String {
        String(repeating: "0", count: 64 - end.count) + end
    }

    private static let body =
        #"{"applicant":"p-1","attempt":{"contract":1,"number":1,"openedAt":"2023-08-21T10:00:00+08:00","terminal":"t-1"},"#
        + #""contract":{"at":"2023-08-21T10:00:00+08:00","deadline":"2023-09-20","document":{"bytes":40000,"#
        + #""commitment":"\#(zeros("5011"))","digest":"\#(zeros("11"))","id":"m-11"},"#
        + #""info":"\#(zeros("1"))","isProvisional":false,"issuedBy":"p-8","number":1,"#
        + #""template":{"digest":"\#(zeros("9003"))","version":3},"unsignedPDF":{"bytes":40000,"#
        + #""commitment":"\#(zeros("5012"))","digest":"\#(zeros("12"))","id":"m-12"}},"format":1,"formerAttempts":[],"#
        + #""formerContracts":[],"id":"c-2","lease":"l-1","number":"C2308-00001-2","#
        + #""openedAt":"2023-08-21T10:00:00+08:00","renewal":"c-1","renewalReviewer":"p-8","reports":[],"#
        + #""state":"OPENED","updatedAt":"2023-08-21T10:00:00+08:00","version":2}"#
}
