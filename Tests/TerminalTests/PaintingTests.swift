import Cells
import Foundation
import Glibc
import Testing

@testable import Terminal

extension TerminalTests {
    @Suite("Painting")
    struct PaintingTests {
        private func form(_ size: Size = Size(width: 80, height: 24)) -> Surface {
            var surface = Surface(size: size)
            surface.put("个人租赁合同续约", at: Point(x: 2, y: 0), role: .title)
            surface.box(Rect(x: 1, y: 2, width: 60, height: 6), title: "确认续约信息")
            surface.put("姓名：张*  租金 1234.50 元", at: Point(x: 4, y: 4), role: .selected)
            surface.cursor = Point(x: 20, y: 10)
            return surface
        }

        @Test("Chinese text arrives whole; the screen is taken over and given back")
        func wholeText() throws {
            let pseudo = PseudoTerminal()
            let before = pseudo.settings
            let terminal = try pseudo.open()
            #expect(!behaveTheSame(pseudo.settings, before))
            terminal.present(form())
            let shown = pseudo.output()
            #expect(shown.contains("个人租赁合同续约") && shown.contains("确认续约信息") && shown.contains("┌─"))
            #expect(shown.contains("\u{1B}[?1049h") && shown.contains("\u{1B}[?2004h"))
            #expect(shown.utf8.count < 2000)
            terminal.end()
            terminal.end()
            let after = pseudo.output()
            #expect(after.contains("\u{1B}[?1049l") && after.contains("\u{1B}[?2004l"))
            #expect(behaveTheSame(pseudo.settings, before))
        }

        @Test("Only what changed is sent: nothing, a typed character, a moved focus")
        func differences() throws {
            let pseudo = PseudoTerminal()
            let terminal = try pseudo.open()
            defer { terminal.end() }
            var surface = form()
            terminal.present(surface)
            _ = pseudo.output()
            terminal.present(surface)
            #expect(pseudo.outputBytes() == [])

            var most = 0
            for (index, character) in "张三丰abc公共租赁123".enumerated() {
                let x = 20 + index * 2
                surface.put(String(character), at: Point(x: x, y: 10), role: .fieldFocused)
                surface.cursor = Point(x: x + 2, y: 10)
                terminal.present(surface)
                most = max(most, pseudo.outputBytes().count)
            }
            #expect(most > 0 && most <= 40, "\(most) bytes for a character")
        }

        @Test("The cursor stands where the surface has it, and goes where it has none")
        func cursor() throws {
            let pseudo = PseudoTerminal()
            let terminal = try pseudo.open()
            defer { terminal.end() }
            var surface = form()
            terminal.present(surface)
            #expect(pseudo.output().split(separator: "\u{1B}[11;21H").last == "\u{1B}(B\u{1B}[m")
            surface.cursor = nil
            terminal.present(surface)
            #expect(pseudo.output().contains("\u{1B}[?25l"))
            surface.cursor = Point(x: 5, y: 5)
            terminal.present(surface)
            let shown = pseudo.output()
            #expect(shown.contains("\u{1B}[?25h") || shown.contains("\u{1B}[34h\u{1B}[?25h"))
        }

        private func output(type: String, isColourless: Bool = false) throws -> String {
            let pseudo = PseudoTerminal()
            let terminal = try pseudo.open(type, isColourless: isColourless)
            defer { terminal.end() }
            terminal.use(
                Theme(name: "test", styles: [.selected: Style(foreground: .indexed(231), background: .indexed(24))]))
            terminal.present(form())
            return pseudo.output()
        }

        @Test("256 colours, 8 colours, none, and NO_COLOR")
        func colours() throws {
            #expect(try output(type: "xterm-256color").contains("\u{1B}[38;5;231m\u{1B}[48;5;24m"))
            let eight = try output(type: "xterm")
            #expect(eight.contains("\u{1B}[37m\u{1B}[4") || eight.contains("\u{1B}[1m\u{1B}[37m\u{1B}[4"))
            #expect(!eight.contains("8;5;"))
            for plain in [try output(type: "vt100"), try output(type: "xterm-256color", isColourless: true)] {
                #expect(!plain.contains("[39") && !plain.contains("[37") && !plain.contains(";5;"))
                #expect(plain.contains("[0;7m"))
            }
        }

        @Test("A wide glyph two columns from the lower right corner is not cut by filling the corner")
        func corner() throws {
            let pseudo = PseudoTerminal()
            let terminal = try pseudo.open("tmux-256color")
            defer { terminal.end() }
            terminal.use(Theme(name: "test", styles: [.hintKey: Style(foreground: .indexed(231))]))
            var surface = form()
            surface.put("F10 结束使用", at: Point(x: 66, y: 23), role: .hintKey)
            terminal.present(surface)
            let shown = pseudo.output()
            #expect(shown.contains("F10 结束使用"))
            // To insert a character at the tail of a wide glyph leaves half of it.
            #expect(!shown.contains("\u{1B}[1@") && !shown.contains("\u{1B}[@"))
        }

        @Test("A glyph to which the system gives another width is a box, and its row keeps its columns")
        func disagreement() throws {
            let pseudo = PseudoTerminal()
            let terminal = try pseudo.open()
            defer { terminal.end() }
            terminal.painter = Painter { [0x5C45, 0x7A].contains($0) ? -1 : SystemWidth.of($0) }
            var surface = Surface(size: terminal.size)
            surface.put("安居xyz|", at: Point(x: 0, y: 0), role: .body)
            terminal.present(surface)
            #expect(pseudo.output().contains("安□ xy□|"))
        }

        @Test("A surface of another size is cut or stands at the top left")
        func otherSizes() throws {
            let pseudo = PseudoTerminal(Size(width: 20, height: 5))
            let terminal = try pseudo.open()
            defer { terminal.end() }
            #expect(terminal.size == Size(width: 20, height: 5))
            terminal.present(form())
            #expect(pseudo.output().contains("个人租赁合同续约"))
            terminal.present(form(Size(width: 7, height: 2)))
            terminal.present(form(Size(width: 0, height: 0)))
            terminal.present(form(Size(width: 200, height: 60)))
            #expect(pseudo.output().contains("续约"))
        }

        @Test("Many screens one after another leave no file open")
        func many() throws {
            func openFiles() throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
            }
            let pseudo = PseudoTerminal()
            let screens = 200
            let first = try openFiles()
            for _ in 0..<screens {
                let terminal = try pseudo.open()
                terminal.present(form())
                _ = pseudo.output()
                terminal.end()
                _ = pseudo.output()
            }
            // Other tests of this process open and close their own meanwhile, never as many.
            #expect(try openFiles() < first + screens / 2)
        }

        @Test("A terminal of an unknown type is taken for one of xterm's kin")
        func unknownType() throws {
            for type in ["foot-extra-unknown", ""] {
                #expect(try output(type: type).contains("个人租赁合同续约"))
            }
        }

        @Test("No terminal, or one that cannot place its cursor, is told apart")
        func failures() {
            #expect(throws: TerminalFailure.cannotDraw(type: "dumb")) { try PseudoTerminal().open("dumb") }
            var ends: [Int32] = [-1, -1]
            #expect(pipe(&ends) == 0)
            defer { ends.forEach { _ = close($0) } }
            #expect(throws: TerminalFailure.notATerminal) {
                try NcursesTerminal(TerminalOptions(input: ends[0], output: ends[1], type: "xterm"))
            }
        }

        @Test("The clipboard is set and cleared by OSC 52, not on a console")
        func clipboard() throws {
            let pseudo = PseudoTerminal()
            let terminal = try pseudo.open()
            terminal.present(form())
            _ = pseudo.output()
            terminal.copyToClipboard("安居")
            #expect(pseudo.output() == "\u{1B}]52;c;5a6J5bGF\u{7}")
            terminal.copyToClipboard(nil)
            #expect(pseudo.output() == "\u{1B}]52;c;IA==\u{7}\u{1B}]52;c;!\u{7}")
            terminal.copyToClipboard(String(repeating: "a", count: 70_000))
            #expect(pseudo.output() == "")
            terminal.bell()
            #expect(pseudo.output() == "\u{7}")
            terminal.end()
            let console = try pseudo.open("linux")
            defer { console.end() }
            _ = pseudo.output()
            console.copyToClipboard("安居")
            #expect(pseudo.output() == "")
        }

        @Test("Base64", arguments: [("", ""), ("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj"), ("abcd", "YWJjZA==")])
        func base64(text: String, encoded: String) {
            #expect(String(decoding: Clipboard.base64(Array(text.utf8)), as: UTF8.self) == encoded)
        }
    }
}
