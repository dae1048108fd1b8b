import Testing

@testable import Housing

@Suite struct IdentityTests {
    @Test(
        "GB 11643-1999: birth date and sex",
        arguments: [
            ("440308199901101512", "1999-01-10", Sex.male), ("11010519491231002X", "1949-12-31", .female),
            ("440303199102289983", "1991-02-28", .female), ("440303198802299993", "1988-02-29", .male),
        ])
    func derived(text: String, birthDay: String, sex: Sex) throws {
        let number = try IdentityNumber(text, kind: .residentCard, on: nil)
        #expect(number.birthDay?.description == birthDay)
        #expect(number.sex == sex)
    }

    @Test("Other documents tell no birth date")
    func notDerived() throws {
        let number = try IdentityNumber("H12345678", kind: .hongKongMacaoPermit, on: nil)
        #expect(number.birthDay == nil)
        #expect(number.sex == nil)
    }

    @Test("Every single wrong digit is found")
    func singleMistakes() throws {
        let right = Array("440308199901101512")
        for index in right.indices {
            for digit in "0123456789X" where digit != right[index] {
                var wrong = right
                wrong[index] = digit
                #expect(throws: IdentityProblem.self) {
                    try IdentityNumber(String(wrong), kind: .residentCard, on: nil)
                }
            }
        }
    }

    @Test(
        "GB 11643-1999: each fault by its name",
        arguments: [
            ("", IdentityProblem.empty), ("　 ", .empty), ("44030819990110151A", .character(position: 18)),
            ("4403081999O1101512", .character(position: 11)), ("X40308199901101512", .character(position: 1)),
            ("000308199901101512", .province), ("990308199901101512", .province),
            ("440308199913101512", .birthDay), ("440308199900101512", .birthDay),
            ("4403081999011015123", .length(expected: [18], found: 19)),
        ])
    func faults(text: String, problem: IdentityProblem) {
        #expect(throws: problem) { try IdentityNumber(text, kind: .residentCard, on: nil) }
    }

    @Test("Born on the reference day is born")
    func referenceDay() throws {
        let day = try #require(Day("1999-01-10"))
        #expect(throws: Never.self) { try IdentityNumber("440308199901101512", kind: .residentCard, on: day) }
        #expect(throws: IdentityProblem.bornLater(than: day.adding(days: -1))) {
            try IdentityNumber("440308199901101512", kind: .residentCard, on: day.adding(days: -1))
        }
    }

    @Test("A resident card's number is none of a residence permit")
    func kinds() {
        #expect(throws: IdentityProblem.prefix) {
            try IdentityNumber("440308199901101512", kind: .residencePermit, on: nil)
        }
    }

    @Test(
        "Permits of permanent residents who are not citizens, older booklets, passports, military papers",
        arguments: [
            (DocumentKind.hongKongMacaoPermit, "HA1234567"), (.hongKongMacaoPermit, "MA1234567"),
            (.taiwanPermit, "0123456789"), (.taiwanPermit, "012345678B"), (.passport, "E12345678"),
            (.passport, "g1234567"), (.military, "军字第1234567号"), (.military, "12345678"),
        ])
    func looseForms(kind: DocumentKind, text: String) throws {
        #expect(try IdentityNumber(text, kind: kind, on: nil).kind == kind)
    }

    @Test(
        "Loose is not anything",
        arguments: [
            (DocumentKind.hongKongMacaoPermit, "HB1234567"), (.hongKongMacaoPermit, "HA123456789"),
            (.taiwanPermit, "AB12345678"), (.passport, "ABCDEFGH"), (.passport, "E123-4567"), (.passport, "E1"),
            (.military, "军字第号"), (.military, "12?45678"), (.military, ""),
        ])
    func looseFaults(kind: DocumentKind, text: String) {
        #expect(throws: IdentityProblem.self) { try IdentityNumber(text, kind: kind, on: nil) }
    }

    @Test("A number never prints itself")
    func printsMasked() throws {
        let number = try IdentityNumber("440308199901101512", kind: .residentCard, on: nil)
        let mobile = try Mobile("13800138000")
        let person = Person(id: PersonID("p-1"), name: "张三丰", document: number, mobile: mobile)
        for text in ["\(number)", String(reflecting: number), "\(mobile)", String(reflecting: mobile), "\(person)"] {
            #expect(!text.contains("19990110"))
            #expect(!text.contains("0013"))
            #expect(!text.contains("三"))
        }
    }

    @Test("House codes of other places", arguments: ["4401030070020300006000002", "4403120070020300006000002"])
    func otherPlaces(text: String) {
        #expect(throws: HouseCode.Problem.notShenzhen) { try HouseCode(text) }
    }
}
