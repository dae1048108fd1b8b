import Foundation
import Testing

/// Chinese typed on a terminal that has no input method of its own.
@Suite(.serialized) struct PinyinTests {
    @Test("A clerk types what he searches for by pinyin, in full and by first letters")
    func counter() throws {
        let office = try TrainingOffice()
        let terminal = try office.counter()
        try Clerk(terminal: terminal, account: try office.staff("reviewer")).signIn()
        try terminal.press("F3")
        try terminal.see("F12 拼音")
        try terminal.press("F12")
        try terminal.see("F12 关拼音", "拼音已打开")
        try terminal.type("luohu")
        try terminal.see("luo hu", "1 罗湖", "2 落户", "数字 选字")
        try terminal.type("1")
        try terminal.miss("luo hu")
        try terminal.type("cuizhujd")
        try terminal.see("1 翠竹街道")
        try terminal.press("Space")
        try terminal.type("8,")
        try terminal.see("罗湖翠竹街道8，")
        try terminal.type("zulin")
        try terminal.press("F3")
        try terminal.see("1 租賃", "F3 简体")
        try terminal.press("Escape")
        try terminal.miss("zu lin")
        try terminal.press("Enter")
        try terminal.see("查找「罗湖翠竹街道8，」：0 件")
    }

    @Test("Without its helper nothing is said of pinyin at a desk, and doctor says what to do")
    func notInstalled() throws {
        let office = try TrainingOffice()
        #expect(try !Command.anju("doctor", data: office.directory).output.contains("anju-pinyin"))
        try "[pinyin]\nhelper = \"none\"\n".write(
            toFile: office.directory + "/anju.toml", atomically: true, encoding: .utf8)
        #expect(try Command.anju("doctor", data: office.directory).output.contains("anju-pinyin"))
        let terminal = try office.counter()
        try Clerk(terminal: terminal, account: try office.staff("reviewer")).signIn()
        try terminal.press("F3")
        try terminal.see("编号、证件号码，或姓名中的两个字")
        #expect(try !terminal.screen().contains("F12"))
        try terminal.type("luo1")
        try terminal.see("luo1")
    }
}
