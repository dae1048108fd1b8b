import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// A picture that takes the reader its time holds nobody up, at the kiosk and at the counter.
@Suite struct SlowPictureTests {
    private func slotPage(_ room: KioskRoom) throws -> Kiosk {
        let kiosk = try room.visitor(at: .materials)
        kiosk.press(.character("1"))
        return kiosk
    }

    @Test("A file that takes long shows for how long, and Esc leads back to the files")
    func cancelled() throws {
        let room = try KioskRoom()
        let kiosk = try slotPage(room)
        kiosk.press(.character("1"))
        room.pictures.isStuck = true
        kiosk.press(.character("1"))
        kiosk.pass(seconds: 2)
        #expect(kiosk.says("正在打开照片") && kiosk.says("已用 2 秒") && kiosk.harness.hintLine.contains("Esc 取消"))
        kiosk.press(.escape)
        #expect(room.pictures.cancellations == 1)
        #expect(kiosk.says("请选择照片文件") && kiosk.says("已取消"))
        room.pictures.isStuck = false
        kiosk.press(.character("2"))
        #expect(kiosk.says("清楚，就用这张"))
    }

    @Test("A reader that fails is told with one number, and the next file can be taken")
    func failing() throws {
        let room = try KioskRoom()
        let kiosk = try slotPage(room)
        kiosk.press(.character("1"))
        room.pictures.failure = .pictureTooSlow
        kiosk.press(.character("1"))
        #expect(kiosk.says("这张图片太久没有读出来") && kiosk.says("（编号 E-926）"))
        #expect(kiosk.harness.text.split(separator: "E-926").count == 2, "the number stands there once")
        #expect(!kiosk.says("清楚，就用这张"))
        room.pictures.failure = nil
        kiosk.press(.enter, .character("2"))
        #expect(kiosk.says("清楚，就用这张"))
    }

    @Test("Who ends his visit while a file is opened leaves nothing of it")
    func left() throws {
        let room = try KioskRoom()
        let kiosk = try slotPage(room)
        kiosk.press(.character("1"))
        room.pictures.isStuck = true
        kiosk.press(.character("1"))
        kiosk.harness.send(.terminate)
        #expect(kiosk.harness.interpreter.lightbox.file == nil)
        #expect(room.pictures.cancellations == 1)
    }

    @Test("While a part of a picture is made, keys go on; then only the last place is asked for")
    func zooming() throws {
        let room = try KioskRoom()
        let kiosk = try slotPage(room)
        kiosk.press(.character("1"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("清楚，就用这张"))
        room.pictures.isStuck = true
        let before = room.pictures.asked.count
        kiosk.press(.character("3"), .character("3"), .right, .down)
        #expect(room.pictures.asked.count == before + 1)
        room.pictures.isStuck = false
        kiosk.pass(seconds: 1)
        #expect(room.pictures.asked.count == before + 2)
        room.pictures.isStuck = true
        kiosk.press(.character("4"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("照片已上传"), "a picture that was looked at is not opened again to be put in")
        #expect(try room.renewals().first?.currentMaterials.map(\.kind) == [.cardFront])
    }

    @Test("A part that was given up keeps no later one from being made")
    func givenUp() throws {
        let room = try KioskRoom()
        let box = Lightbox(office: room.office)
        box.open(CardShelf.picture(1), named: nil)
        while try box.seen(waitMilliseconds: 0) == nil {}
        var view = PictureView(pixelsWide: 1000, pixelsHigh: 630)
        view.fit(Size(width: 20, height: 10))
        let wanted = view.wanted()
        let request = try #require(wanted)
        room.pictures.isStuck = true
        let first = DotsJob<DotMap?>(request, on: box) { try? $0.get() }
        let second = DotsJob<DotMap?>(request, on: box) { try? $0.get() }
        _ = first.step(milliseconds: 0)
        #expect(second.step(milliseconds: 0) == .waiting)
        #expect(first.cancel() == .some(nil))
        room.pictures.isStuck = false
        guard case .done(let dots?) = second.step(milliseconds: 0) else {
            Issue.record("the second part was not made")
            return
        }
        #expect(dots.width == request.dotsWide)
    }

    @Test("At the counter a slow picture can be left, and the next one opened")
    func counter() throws {
        let room = try CounterRoom()
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(2), .character("5"))
        room.pictures.isStuck = true
        counter.press(.enter)
        counter.pass(seconds: 1)
        #expect(counter.says("正在打开图片"))
        counter.press(.escape)
        let page: CaseReviewPage? = counter.harness.screen()
        #expect(page != nil && room.pictures.cancellations == 1)
        room.pictures.isStuck = false
        counter.press(.enter)
        #expect(counter.says("第 1 份，共 2 份"))
        room.pictures.isStuck = true
        counter.press(.character("+"))
        counter.press(.escape)
        let back: CaseReviewPage? = counter.harness.screen()
        #expect(back != nil, "a part that is being made keeps nobody on the page")
    }
}
