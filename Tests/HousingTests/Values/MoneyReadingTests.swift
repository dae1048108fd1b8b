import Testing

@testable import Housing

/// Amounts as a clerk types them off a paper.
@Suite struct MoneyReadingTests {
    @Test(
        "Yuan with up to two places, with or without thousands, in any width",
        arguments: [
            ("0", 0), ("54000", 5_400_000), ("54000.01", 5_400_001), ("54,000.1", 5_400_010),
            ("1,234,567", 123_456_700),
            ("１２０，０００．５０元", 12_000_050), ("¥ 7", 700), ("￥0.07", 7), ("120 000", 12_000_000), ("007", 700),
            ("999999999999.99", 99_999_999_999_999),
        ])
    func read(_ text: String, _ fen: Int) {
        #expect(Money(yuan: text)?.fen == fen)
    }

    @Test(
        "Nothing is guessed",
        arguments: [
            "", "元", ".5", "5.", "1.234", "-1", "+1", "1,00", "1,2345", ",100", "100,", "1e3", "12万", "1.2.3",
            "1234,567", "1000000000000", "٣", "1/2",
        ])
    func refused(_ text: String) {
        #expect(Money(yuan: text) == nil)
    }
}
