import Testing

@testable import Housing

@Suite struct ReceiptNumberTests {
    @Test("The number that the contract of operations names")
    func contractExample() throws {
        let number = try #require(
            ReceiptNumber(kind: .renewal, month: Month(year: 2023, month: 8), serial: 17))
        #expect(number.description == "R2308-00017-4")
    }

    @Test(
        "Read as said and as typed",
        arguments: [
            "R2308-00017-4", "r2308-00017-4", "R2308000174", " R2308 00017 4 ", "Ｒ２３０８-０００１７-４",
        ])
    func typed(text: String) {
        #expect(ReceiptNumber(text)?.serial == 17)
    }

    @Test(
        "What is no number",
        arguments: [
            "R2308-00017-3", "X2308-00017-4", "R2313-00017-4", "R2300-00017-4", "R2308-0017-4", "R2308-00000-0", "",
            "R",
            "R2308-000017-4", "23080-00017-4",
        ])
    func refused(text: String) {
        #expect(ReceiptNumber(text) == nil)
    }

    @Test("Every wrong digit, letter and swap of neighbours is found", arguments: CaseKind.allCases)
    func mistakes(kind: CaseKind) throws {
        for serial in [1, 17, 90_210, 99_999, 1_234_567] {
            let number = try #require(ReceiptNumber(kind: kind, month: Month(year: 2023, month: 8), serial: serial))
            let characters = Array(number.description.filter { $0 != "-" })
            #expect(ReceiptNumber(String(characters)) == number)
            for index in characters.indices.dropFirst() {
                for digit in "0123456789" where digit != characters[index] {
                    var wrong = characters
                    wrong[index] = digit
                    #expect(ReceiptNumber(String(wrong)) == nil)
                }
                if index + 1 < characters.count, characters[index] != characters[index + 1] {
                    var swapped = characters
                    swapped.swapAt(index, index + 1)
                    #expect(ReceiptNumber(String(swapped)) == nil)
                }
            }
            for other in CaseKind.allCases where other != kind {
                #expect(ReceiptNumber(other.rawValue + String(characters.dropFirst())) == nil)
            }
        }
    }

    @Test("The serial grows beyond five digits")
    func growth() throws {
        let number = try #require(
            ReceiptNumber(kind: .subsidy, month: Month(year: 2024, month: 12), serial: 123_456))
        #expect(number.description.hasPrefix("S2412-123456-"))
        #expect(ReceiptNumber(number.description) == number)
        #expect(ReceiptNumber(kind: .subsidy, month: Month(year: 2024, month: 12), serial: 0) == nil)
        #expect(ReceiptNumber(kind: .subsidy, month: Month(year: 1999, month: 12), serial: 1) == nil)
    }
}
