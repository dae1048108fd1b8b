import Office
import Testing

@testable import Forms
@testable import Screens

/// Where pinyin is offered, and where it must not be.
@Suite struct PinyinFieldsTests {
    /// A page that says of its field what is not so.
    private struct Page {
        let form: Form<String>
    }

    @Test("After every key of every test a page offers pinyin as its field takes it: what is otherwise is found")
    func law() {
        let words = Page(form: Form([.text("words", "", TextField())]))
        let number = Page(form: Form([.text("number", "", TextField(takesChinese: false))]))
        #expect(LawOfPinyin.broken(by: words, offers: true) == nil)
        #expect(LawOfPinyin.broken(by: number, offers: false) == nil)
        #expect(LawOfPinyin.broken(by: words, offers: false) != nil)
        #expect(LawOfPinyin.broken(by: number, offers: true) != nil)
    }

    @Test("Codes, numbers and telephone numbers take no Chinese; names and words do")
    func fields() {
        #expect(!OneTimeCodeField.field.takesChinese && !SheetCodeField.field.takesChinese)
        #expect(TextField().takesChinese)
        for door in [Door.person, .organisation] {
            var form = Form<String>([DocumentFields.number("number", door: door), .area("words", "")])
            #expect(form.takesText && !form.takesChinese)
            form.focus(on: "words")
            #expect(form.takesChinese)
        }
        for item: FormItem<String> in [.identity("a", ""), .secret("a", ""), .date("a", ""), .button("a", "")] {
            #expect(!Form([item]).takesChinese)
        }
    }
}
