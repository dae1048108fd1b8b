import Housing
import Testing

@testable import Office

@Suite struct PasswordTests {
    @Test("scrypt gives what RFC 7914 12 says")
    func vector() throws {
        let cost = ScryptCost(rounds: 10, blockSize: 8, parallelism: 16)
        let hash = try PasswordHash(secret: "password", salt: Array("NaCl".utf8), cost: cost)
        #expect(Hex.text(hash.hash) == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
    }

    @Test("OWASP's parameters are the default")
    func standard() {
        #expect(ScryptCost.standard == ScryptCost(rounds: 14, blockSize: 8, parallelism: 5))
        #expect(SignInOptions().passwordCost == .standard)
    }

    @Test("A stored hash carries its parameters and reads back")
    func stored() throws {
        let cost = ScryptCost(rounds: 4, blockSize: 1, parallelism: 1)
        let hash = try PasswordHash(secret: "白菜", salt: [1, 2, 255], cost: cost)
        #expect(hash.stored.hasPrefix("$scrypt$ln=4,r=1,p=1$0102ff$"))
        let read = try PasswordHash(stored: hash.stored)
        #expect(read == hash)
        #expect(try read.matches("白菜"))
        #expect(try !read.matches("白菜 "))
    }

    @Test(
        "A damaged hash is told as damage and never asks for all memory",
        arguments: [
            "", "白菜", "$scrypt$ln=4,r=1,p=1$0102$", "$scrypt$ln=40,r=8,p=5$00$00", "$scrypt$ln=4,r=1$00$00",
            "$argon2id$ln=4,r=1,p=1$00$00", "$scrypt$ln=4,r=1,p=1$0g$00",
        ])
    func damaged(_ text: String) {
        failure(.store(.damaged(what: "password hash"))) { _ = try PasswordHash(stored: text) }
    }

    @Test("Eight characters of any kind are enough; fewer are not")
    func length() throws {
        let login = Login(normalised: "wang")
        try PasswordRules.check("豆腐白菜萝卜土豆", for: login)
        refusal(.passwordTooShort) { try PasswordRules.check("豆腐白菜萝卜土", for: login) }
    }

    @Test(
        "What is guessed first is not taken",
        arguments: [
            "password", "PassWord", "12345678", "87654321", "5201314520", "woaini520", "88888888", "abcabcabc",
            "qwertyuiop", "1qaz2wsx", "hgfedcba", "440303198001010011", "19800101", "shenzhen",
        ])
    func common(_ password: String) {
        refusal(.passwordTooCommon) {
            try PasswordRules.check(password, for: Login(normalised: "440303198001010011"))
        }
    }

    @Test("The list is a few hundred, in lower case, of eight characters and more")
    func list() {
        #expect(CommonPasswords.all.count > 400)
        #expect(CommonPasswords.all.allSatisfy { $0.count >= 8 && $0 == $0.lowercased() })
    }

    @Test("A password is replaced with the old one, which then no longer serves")
    func replace() throws {
        let test = try TestOffice()
        let session = try test.tenant()
        let login = try test.read { (reader) throws(OfficeFailure) in try reader.account(session.account) }.login.text
        refusal(.signInFailed) {
            try test.office.signIn.replacePassword(old: "falsch falsch", new: "白菜炖粉条 8 碗", session)
        }
        test.clocks.pass(seconds: 1)
        try test.office.signIn.replacePassword(old: TestOffice.password, new: "白菜炖粉条 8 碗", session)
        refusal(.signInFailed) { _ = try test.signIn(login) }
        test.clocks.pass(seconds: 1)
        #expect(try test.signIn(login, "白菜炖粉条 8 碗").account == session.account)
    }
}
