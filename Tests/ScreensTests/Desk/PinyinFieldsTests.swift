import Foundation
import Office
import Testing

@testable import Forms
@testable import Screens

/// Where pinyin is offered, and where it must not be.
@Suite struct PinyinFieldsTests {
    /// Pages on which nothing but secrets, logins and codes is typed.
    private static let withoutWords: Set<String> = [
        "CertificatePINPage.swift", "CredentialPage.swift", "NewPasswordPage.swift", "SignInPage.swift",
        "StaffCodePage.swift",
    ]

    @Test("Every page on which words are typed says so, and no page on which only secrets are typed does")
    func everyPage() throws {
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let sources = here.appending(path: "../../../Sources/Screens").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(files.count > 100)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            let isSaid = text.contains("var takesChinese: Bool {")
            if Self.withoutWords.contains(file.lastPathComponent) {
                #expect(!isSaid, "\(file.lastPathComponent)")
            } else {
                #expect(isSaid == text.contains("var takesText: Bool {"), "\(file.lastPathComponent)")
            }
        }
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
