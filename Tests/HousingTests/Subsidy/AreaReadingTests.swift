import Housing
import Testing

@Suite struct AreaReadingTests {
    @Test(
        "An area as people write it",
        arguments: [
            ("48", 480_000), ("48.5", 485_000), ("４８．５０㎡", 485_000), ("120平方米", 1_200_000), ("0.25", 2_500),
        ])
    func read(text: String, squareCentimetres: Int) {
        #expect(Area(squareMetres: text)?.squareCentimetres == squareCentimetres)
    }

    @Test("Anything else is none", arguments: ["", "0", "0.0", "-3", "4.555", "1e3", "四十", ".5", "123456", "4."])
    func none(text: String) { #expect(Area(squareMetres: text) == nil) }
}
