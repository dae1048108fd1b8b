import Testing

@testable import Housing

/// The project's test vectors, all of them. Numbers are synthetic or published by validators as samples.
@Suite struct VectorTests {
    static let reference = Day(2026, 11, 21)

    @Test(
        "GB 11643-1999: valid",
        arguments: [
            "440308199901101512", "11010519491231002X", "440303199102289983", "440303198802299993",
            "440303201507019981",
            "440303195601019971", "440303199912319961", "360731198504159957",
        ])
    func residentCard(text: String) throws {
        #expect(try IdentityNumber(text, kind: .residentCard, on: Self.reference).value == text)
    }

    @Test(
        "GB 11643-1999: invalid",
        arguments: [
            ("440303199102289980", IdentityProblem.checkCharacter),
            ("440303199002309983", .birthDay),
            ("44030319900101001", .length(expected: [18], found: 17)),
            ("44030320910228998X", .bornLater(than: Day(number: 20_778))),
        ])
    func residentCardInvalid(text: String, problem: IdentityProblem) {
        #expect(throws: problem) { try IdentityNumber(text, kind: .residentCard, on: Self.reference) }
    }

    @Test(
        "GB 11643-1999: folded",
        arguments: [
            ("４４０３０８１９９９０１１０１５１２", "440308199901101512"), ("11010519491231002x", "11010519491231002X"),
            ("440308 19990110 1512", "440308199901101512"), ("　440308199901101512 ", "440308199901101512"),
            ("440308199901101512", "440308199901101512"),
        ])
    func residentCardFolded(text: String, value: String) throws {
        #expect(try IdentityNumber(text, kind: .residentCard, on: Self.reference).value == value)
    }

    @Test(
        "Residence permit: valid",
        arguments: [
            "810000199408230021", "830000199201300022", "810000199006159998", "820000198511209981",
            "830000197710059979",
        ])
    func residencePermit(text: String) throws {
        #expect(try IdentityNumber(text, kind: .residencePermit, on: Self.reference).value == text)
        #expect(throws: IdentityProblem.otherKind(.residencePermit)) {
            try IdentityNumber(text, kind: .residentCard, on: Self.reference)
        }
    }

    @Test("Residence permit: prefix not 81, 82, 83")
    func residencePermitInvalid() {
        #expect(throws: IdentityProblem.prefix) {
            try IdentityNumber("840000199408230021", kind: .residencePermit, on: Self.reference)
        }
    }

    @Test(
        "Travel permit of Hong Kong and Macao: valid",
        arguments: [
            ("H12345678", "H12345678"), ("M12345678", "M12345678"), ("H1234567890", "H1234567890"),
            ("h12345678", "H12345678"),
        ])
    func hongKongMacao(text: String, value: String) throws {
        #expect(try IdentityNumber(text, kind: .hongKongMacaoPermit, on: nil).value == value)
    }

    @Test(
        "Travel permit of Hong Kong and Macao: invalid",
        arguments: [
            ("A12345678", IdentityProblem.prefix), ("H1234567", .length(expected: [9, 11], found: 8)),
        ])
    func hongKongMacaoInvalid(text: String, problem: IdentityProblem) {
        #expect(throws: problem) { try IdentityNumber(text, kind: .hongKongMacaoPermit, on: nil) }
    }

    @Test("Travel permit of Taiwan")
    func taiwan() throws {
        #expect(try IdentityNumber("12345678", kind: .taiwanPermit, on: nil).value == "12345678")
        #expect(throws: IdentityProblem.length(expected: [8, 10], found: 7)) {
            try IdentityNumber("1234567", kind: .taiwanPermit, on: nil)
        }
        #expect(throws: IdentityProblem.length(expected: [8, 10], found: 9)) {
            try IdentityNumber("A12345678", kind: .taiwanPermit, on: nil)
        }
        #expect(throws: (any Error).self) { try IdentityNumber("A1234567", kind: .taiwanPermit, on: nil) }
    }

    @Test(
        "GB 32100-2015: valid",
        arguments: [
            "91350100M000100Y43", "91110000101623741K", "911101066976941872", "12440303MB2C00000F",
        ])
    func creditCode(text: String) throws {
        #expect(try CreditCode(text).warning == nil)
    }

    @Test(
        "GB 32100-2015: a failed check warns and does not refuse",
        arguments: [
            "91350211M0000XUF46", "91350100M000100Y44",
        ])
    func creditCodeWarning(text: String) throws {
        #expect(try CreditCode(text).warning == .checkCharacter)
    }

    @Test("GB 32100-2015: the alphabet has no I")
    func creditCodeAlphabet() {
        #expect(throws: CreditCode.Problem.character(position: 9)) { try CreditCode("91350100I000100Y43") }
    }

    @Test(
        "Mobile",
        arguments: [
            ("13800138000", "13800138000"), ("19912345678", "19912345678"), ("+86 138-0013-8000", "13800138000"),
            ("１３８００１３８０００", "13800138000"),
        ])
    func mobile(text: String, value: String) throws {
        #expect(try Mobile(text).value == value)
    }

    @Test(
        "Mobile: invalid",
        arguments: [
            ("12800138000", Mobile.Problem.prefix), ("1380013800", .length(found: 10)),
            ("138001380001", .length(found: 12)),
        ])
    func mobileInvalid(text: String, problem: Mobile.Problem) {
        #expect(throws: problem) { try Mobile(text) }
    }

    @Test(
        "House code",
        arguments: [
            ("4403030070020300006000002", "4403030070020300006"), ("4403030070020300020000017", "4403030070020300020"),
            ("4403030070070900016000002", "4403030070070900016"),
        ])
    func houseCode(text: String, building: String) throws {
        let code = try HouseCode(text)
        #expect(code.building == building)
        #expect(code.district == "440303")
    }

    @Test(
        "House code: a building's is too short",
        arguments: [
            "4403030070070900016", "4403030010060100060", "4403060070051200001",
        ])
    func buildingCode(text: String) {
        #expect(throws: HouseCode.Problem.length(found: 19)) { try HouseCode(text) }
    }
}
