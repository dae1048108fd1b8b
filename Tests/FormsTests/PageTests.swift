import Cells
import Testing

@testable import Forms

@Suite("Review pages")
struct ReviewPageTests {
    private func page() -> ReviewPage<String> {
        ReviewPage(
            [
                ReviewSection("承租人", [ReviewRow("姓名", "张三"), ReviewRow("联系电话", "138****0000", change: "phone")]),
                ReviewSection(
                    "房屋", [ReviewRow("地址", "深圳市龙华区民治街道某某路 1 号某某花园 3 栋 A 单元 1204", change: "address")]),
            ], buttons: [.button("submit", "提交"), .button("back", "返回", whyNot: "不能返回")])
    }

    @Test("Sections, values, links, buttons") func look() {
        #expect(
            drawn(60, 12) { page().draw(on: &$0, in: $1, words: .sample) } == """
                承租人
                  姓名              张三
                  联系电话          138****0000                        更改

                房屋
                  地址              深圳市龙华区民治街道某某路 1       更改
                                    号某某花园 3 栋 A 单元 1204

                > [ 提交 ]    [ 返回 ]
                """)
    }

    @Test("Each answer can be changed, and comes back to its link") func change() {
        var page = page()
        #expect(page.update(.key(.enter)) == .activated("submit"))
        #expect(page.update(.key(.up)) == .handled)
        #expect(page.update(.key(.enter)) == .change("address"))
        _ = page.update(.key(.up))
        #expect(page.update(.key(.enter)) == .change("phone"))
        page.focus(on: "address")
        #expect(cursor(60, 12) { page.draw(on: &$0, in: $1, words: .sample) } == Point(x: 55, y: 5))
        _ = page.update(.key(.end))
        #expect(page.update(.key(.enter)) == .refused("不能返回"))
    }

    @Test("A page too long scrolls to the focus") func scrolls() {
        var page = page()
        let end = drawn(60, 5) { page.draw(on: &$0, in: $1, words: .sample) }
        #expect(end.contains("[ 提交 ]") && end.split(separator: "\n").first?.hasSuffix("上面还有") == true)
        _ = page.update(.key(.home))
        let top = drawn(60, 5) { page.draw(on: &$0, in: $1, words: .sample) }
        #expect(top.hasPrefix("承租人"))
        #expect(top.hasSuffix("下面还有") && !top.contains("上面还有"))
    }
}

@Suite("Choosing a file")
struct FilePickerTests {
    private static let listing = DirectoryListing(
        place: "U 盘", hasParent: true,
        entries: [
            FileEntry("照片", isFolder: true, modified: "2023-08-20 09:00"),
            FileEntry("身份证正面.jpg", bytes: 2_621_440, modified: "2023-08-21 09:30"),
            FileEntry("note.txt", bytes: 12, modified: "2023-08-01 10:00", whyNot: "只接受图片。", reason: "不是图片"),
        ])

    private func picker() -> FilePicker {
        var picker = FilePicker(FilePickerTests.listing)
        picker.fit(Size(width: 60, height: 12))
        return picker
    }

    @Test("Place, rows with sizes and dates, position") func look() {
        #expect(
            drawn(60, 12) { picker().draw(on: &$0, in: $1, words: .sample) } == """
                文件夹  U 盘

                > 1  上一级文件夹/
                  2  照片/                              2023-08-20 09:00
                  3  身份证正面.jpg             2.5 MB  2023-08-21 09:30
                  4  note.txt                     12 B  不是图片





                  第 1 条，共 4 条
                """)
    }

    @Test("Enter opens and takes; what cannot be taken says why; digits take") func keys() {
        var picker = picker()
        #expect(picker.update(.key(.enter)) == .openParent)
        _ = picker.update(.key(.down))
        #expect(picker.update(.key(.enter)) == .open(folder: "照片"))
        #expect(picker.update(.key(.character("3"))) == .chose(FilePickerTests.listing.entries[1]))
        #expect(picker.update(.key(.character("4"))) == .refused("只接受图片。"))
        #expect(picker.update(.key(.backspace)) == .openParent)
        #expect(picker.update(.key(.escape)) == .ignored)
    }

    @Test("Nine rows a page, each with its digit; left and right turn whole pages") func pages() {
        let files = (1...20).map { FileEntry("照片\($0).jpg") }
        var picker = FilePicker(DirectoryListing(place: "U 盘", hasParent: false, entries: files))
        picker.fit(Size(width: 60, height: 30))
        func text() -> String { drawn(60, 30) { picker.draw(on: &$0, in: $1, words: .sample) } }
        #expect(text().contains("9  照片9.jpg") && !text().contains("照片10"))
        #expect(text().contains("第 1 页，共 3 页"))
        #expect(picker.hints(.sample).first?.keys.contains(.right) == true)
        _ = picker.update(.key(.right))
        #expect(picker.update(.key(.character("4"))) == .chose(files[12]))
        _ = picker.update(.key(.right))
        #expect(text().contains("> 1  照片19.jpg") && text().contains("第 3 页，共 3 页"))
        _ = picker.update(.key(.right))
        #expect(picker.update(.key(.character("2"))) == .chose(files[19]))
        #expect(picker.update(.key(.character("3"))) == .handled)
        _ = picker.update(.key(.left))
        #expect(picker.update(.key(.enter)) == .chose(files[9]))
        for _ in 0..<4 { _ = picker.update(.key(.up)) }
        #expect(picker.update(.key(.enter)) == .chose(files[5]) && text().contains("第 1 页"))
    }

    @Test("A listing read again keeps the selected name") func again() {
        var picker = picker()
        _ = picker.update(.key(.end))
        picker.show(
            DirectoryListing(place: "U 盘", hasParent: false, entries: Array(FilePickerTests.listing.entries.reversed()))
        )
        #expect(picker.update(.key(.enter)) == .refused("只接受图片。"))
    }

    @Test(arguments: [(0, "0 B"), (1023, "1023 B"), (1024, "1 KB"), (1_048_576, "1.0 MB"), (26_214_400, "25.0 MB")])
    func sizes(bytes: Int, text: String) {
        #expect(FilePicker.spelled(bytes: bytes) == text)
    }
}

@Suite("Pictures")
struct PictureViewTests {
    private func wanted(_ view: inout PictureView) throws -> DotRequest {
        let request = view.wanted()
        return try #require(request)
    }

    /// Asks for dots and gets a white one.
    private func shown(_ view: inout PictureView) throws -> DotRequest {
        let request = try wanted(&view)
        view.supply(DotMap(width: 1, height: 1, bits: [0]), for: request)
        return request
    }

    @Test("Two by two dots become a block") func blocks() throws {
        var view = PictureView(pixelsWide: 8, pixelsHigh: 4)
        view.fit(Size(width: 4, height: 1))
        let request = try wanted(&view)
        #expect(request == DotRequest(x: 0, y: 0, width: 8, height: 4, dotsWide: 8, dotsHigh: 2))
        #expect(view.wanted() == nil)
        let dots = try #require(DotMap(width: 8, height: 2, bits: [0b1001_1011, 0b0110_1100]))
        view.supply(dots, for: request)
        #expect(drawn(4, 1) { view.draw(on: &$0, in: $1, words: .sample) } == "▚▞▙▀")
    }

    @Test("Zoom asks for a smaller part, pan for another; neither leaves the picture") func zoomAndPan() throws {
        var view = PictureView(pixelsWide: 1600, pixelsHigh: 1000)
        view.fit(Size(width: 100, height: 30))
        let whole = try shown(&view)
        #expect(whole.width == 1600)
        #expect(whole.height == 1000)
        for _ in 0..<4 { _ = view.update(.key(.character("+"))) }
        let zoomed = try shown(&view)
        #expect(zoomed.width < 450)
        #expect(zoomed.dotsWide == 200)
        for _ in 0..<40 {
            _ = view.update(.key(.right))
            _ = view.update(.key(.down))
        }
        let corner = try shown(&view)
        #expect(corner.x + corner.width == 1600)
        #expect(corner.y + corner.height == 1000)
        _ = view.update(.key(.character("=")))
        let again = try shown(&view)
        #expect(again == whole)
    }

    @Test("A part that is looked at is all that is shown, whatever the window") func part() throws {
        for size in [Size(width: 116, height: 14), Size(width: 76, height: 8), Size(width: 30, height: 20)] {
            var view = PictureView(pixelsWide: 1000, pixelsHigh: 630)
            view.fit(size)
            view.look(left: 305, top: 825, width: 330, height: 105)
            let request = try shown(&view)
            #expect((request.x, request.y, request.width, request.height) == (305, 519, 330, 66))
            #expect(request.dotsWide <= 2 * size.width && request.dotsHigh <= 2 * size.height)
            #expect(request.dotsWide > 2 * size.width - 8 || request.dotsHigh > 2 * size.height - 8)
            _ = view.update(.key(.right))
            let beside = try shown(&view)
            #expect(beside.x == 305 + 330 / 4 && beside.width == 330)
            _ = view.update(.key(.character("+")))
            #expect(try shown(&view).width < 330)
            _ = view.update(.key(.character("=")))
            #expect(try shown(&view).width == 1000)
        }
    }

    @Test("Dots that come too late are dropped") func late() throws {
        var view = PictureView(pixelsWide: 100, pixelsHigh: 100)
        view.fit(Size(width: 10, height: 10))
        let request = try wanted(&view)
        _ = view.update(.key(.character("+")))
        view.supply(DotMap(width: 1, height: 1, bits: [0x80]), for: request)
        #expect(drawn(20, 10) { view.draw(on: &$0, in: $1, words: .sample) } == "正在读取…")
        #expect(DotMap(width: 9, height: 2, bits: [0, 0, 0]) == nil)
    }

    @Test("One part is asked for at a time: after it, the one at which the person stands") func oneAtATime() throws {
        var view = PictureView(pixelsWide: 100, pixelsHigh: 100)
        view.fit(Size(width: 10, height: 10))
        let first = try wanted(&view)
        for _ in 0..<3 {
            _ = view.update(.key(.character("+")))
            #expect(view.wanted() == nil)
        }
        view.supply(DotMap(width: 1, height: 1, bits: [0]), for: first)
        #expect(try wanted(&view).width < first.width)
    }

    @Test("What failed is not asked again, until the person moves") func missed() throws {
        var view = PictureView(pixelsWide: 100, pixelsHigh: 100)
        view.fit(Size(width: 10, height: 10))
        _ = try wanted(&view)
        view.miss()
        #expect(view.wanted() == nil)
        _ = view.update(.key(.character("+")))
        _ = try wanted(&view)
    }
}

@Suite("Pages laid out")
struct LayoutTests {
    @Test("At 80x24 a body has 18 rows with a stepper and 19 without") func smallest() {
        let size = Size(width: 80, height: 24)
        #expect(Frame(size: size, hasStepper: true, layout: .page).body == Rect(x: 2, y: 3, width: 76, height: 18))
        #expect(Frame(size: size, hasStepper: false, layout: .wide).body == Rect(x: 2, y: 2, width: 76, height: 19))
    }

    @Test("A page to be read stays in the middle, a work place takes the width") func larger() {
        let size = Size(width: 200, height: 60)
        #expect(Frame(size: size, hasStepper: true, layout: .page).body == Rect(x: 62, y: 4, width: 76, height: 53))
        #expect(Frame(size: size, hasStepper: true, layout: .wide).body.width == 196)
        #expect(Frame(size: size, hasStepper: true, layout: .page).stepper?.x == 62)
    }

    @Test("A window too small tells screens nothing of its size") func tooSmall() throws {
        let harness = probe([:])
        harness.resize(Size(width: 30, height: 5))
        #expect(harness.program.current.toldSize == Size(width: 76, height: 19))
    }

    @Test("Every word that Forms says is in the words") func words() {
        #expect(FormsWords().unfilled.count > 50)
        #expect(FormsWords.sample.unfilled == [])
    }

    @Test("Two panes from 100 columns on") func panes() {
        #expect(Panes.split(Rect(x: 2, y: 2, width: 76, height: 18)).right == nil)
        let panes = Panes.split(Rect(x: 2, y: 2, width: 116, height: 30), share: 40)
        #expect(panes.left.width + 3 + (panes.right?.width ?? 0) == 116)
    }

    @Test("Text from the top down") func column() {
        let text = drawn(30, 8) { surface, rect in
            var column = TextColumn(in: rect)
            column.heading("承租人", on: &surface)
            column.pair("地址", "深圳市龙华区民治街道", labelColumns: 6, on: &surface)
            column.pair("电话", "138****0000", labelColumns: 6, on: &surface)
        }
        #expect(text == "承租人\n\n地址    深圳市龙华区民治街道\n电话    138****0000")
    }
}
