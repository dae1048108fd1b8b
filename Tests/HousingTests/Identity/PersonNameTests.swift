import Testing

@testable import Housing

@Suite struct PersonNameTests {
    @Test(
        "A name is made of letters of any script, their marks, and what stands between its parts",
        arguments: [
            "陈样明", "欧阳样", "买买提·艾力", "李〇", "𠀀样", "Anne-Marie O’Neil", "J. R. Li", "e\u{301}a", "나영", "D'Souza",
        ])
    func names(name: String) {
        #expect(PersonName.wrongCharacter(in: Normal.name(name)) == nil)
    }

    @Test(
        "What is no name is told by the place of its first wrong character",
        arguments: [
            ("=cmd()", 1), ("+陈", 1), ("-陈", 1), ("@样", 1), ("·陈", 1), ("陈1", 2), ("陈（样）", 2), ("陈样,", 3),
            ("陈\"样", 2), ("🙂", 1), ("陈\u{FFFD}", 2), ("陈/样", 2), ("①", 1),
        ])
    func others(name: String, position: Int) {
        #expect(PersonName.wrongCharacter(in: Normal.name(name)) == position)
    }
}
