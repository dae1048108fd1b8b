import Testing

@testable import Housing

@Suite struct MaskTests {
    @Test(
        "Names",
        arguments: [
            ("张三丰", "张*丰"), ("张三", "张*"), ("欧阳小丰", "欧**丰"), ("张", "*"), ("", ""), ("阿卜杜拉·买买提", "阿******提"),
        ])
    func names(name: String, masked: String) {
        #expect(Mask.name(name) == masked)
    }

    @Test(
        "Numbers of documents",
        arguments: [
            ("440308199901101512", "440***********1512"), ("H12345678", "H******78"), ("12345678", "1*****78"),
            ("123", "***"), ("", ""),
        ])
    func documents(number: String, masked: String) {
        #expect(Mask.document(number) == masked)
    }

    @Test("Telephones", arguments: [("13800138000", "138****8000"), ("1380000", "*******")])
    func telephones(number: String, masked: String) {
        #expect(Mask.mobile(number) == masked)
    }

    @Test(
        "Names are cleaned and not changed",
        arguments: [
            ("  张 三  丰 ", "张 三 丰"), ("张\u{202E}三\u{200B}丰", "张三丰"), ("O'Neill\u{0}", "O'Neill"), ("\u{3000}张三\t", "张三"),
            ("", ""),
        ])
    func cleanedNames(text: String, name: String) {
        #expect(Normal.name(text) == name)
    }
}
