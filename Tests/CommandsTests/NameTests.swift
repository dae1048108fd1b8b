import Office
import Testing
import Texts

/// What commands print is said in words.
@Suite struct NameTests {
    @Test("Every act in the table of roles has a name", arguments: Act.allCases)
    func name(of act: Act) {
        #expect(CommandTexts.act(act.rawValue) != act.rawValue)
    }
}
