import Cells
import Forms
import Housing
import Screens
import Testing

@testable import Office

/// 预览并打印 in 【我的】, by the keys of a small pad alone.
@Suite("G-13: the concluded contract is read, printed and saved")
struct ContractPaperTests {
    private let room: KioskRoom
    private let kiosk: Kiosk

    /// The contract is signed, approved, and open in 【我的】.
    init() throws {
        room = try KioskRoom()
        kiosk = try room.signer()
        kiosk.commit()
        kiosk.transcribe()
        kiosk.press(.character("2"))
        try room.witness()
        kiosk.hear()
        kiosk.press(.character("2"), .character("4"), .character("1"))
    }

    private func preview() throws {
        try room.approveContract()
        kiosk.hear()
        kiosk.press(.enter)
    }

    /// From the preview to the page that prints.
    private func goToPrint() throws {
        try preview()
        kiosk.press(.enter)
        kiosk.pass(seconds: 1)
    }

    @Test("before the approval there is nothing to preview or print")
    func early() throws {
        #expect(kiosk.says("签订成功") && !kiosk.says("预览并打印"))
        let answer = try kiosk.harness.interpreter.attempt(.paper(.preview(.contract(room.contract.id))))
        guard case .failed(let trouble) = answer else {
            Issue.record("a preview before the approval")
            return
        }
        #expect(trouble.refusal?.code == .wrongState && trouble.refusal?.rule == "G-13")
    }

    @Test("the preview shows the contract, and printing it hands over the signed file")
    func printed() throws {
        try goToPrint()
        #expect(kiosk.says("打印合同") && kiosk.says("大厅打印机（一楼）") && kiosk.says("1 份"), "\(kiosk.text)")
        kiosk.press(.character("2"), .enter, .enter)
        kiosk.pass(seconds: 4)
        #expect(kiosk.says("打印完成。请取走全部纸张"))
        let order = try #require(room.printer.orders.first)
        #expect(room.printer.orders.count == 1)
        #expect(order.copies == 2 && order.queue == "hall")
        #expect(try order.title == "\(room.contract.number)")
        #expect(order.pdf.starts(with: KioskRoom.unsigned) && order.pdf.count > KioskRoom.unsigned.count)
        #expect(kiosk.says("公共租赁住房租赁合同"))
    }

    @Test("out of paper says so, and Esc takes the job back")
    func outOfPaper() throws {
        room.printer.states = [.printing, .held(.outOfPaper)]
        try goToPrint()
        kiosk.press(.enter, .enter)
        kiosk.pass(seconds: 3)
        #expect(kiosk.says("打印机没有纸了。") && kiosk.says("请加纸"), "\(kiosk.text)")
        kiosk.press(.escape)
        kiosk.pass(seconds: 1)
        #expect(kiosk.says("已停止打印") && room.printer.withdrawing != nil)
    }

    @Test("paper that is put in goes on by itself")
    func refilled() throws {
        room.printer.states = [.held(.outOfPaper), .held(.outOfPaper), .printing, .done]
        try goToPrint()
        kiosk.press(.enter, .enter)
        kiosk.pass(seconds: 6)
        #expect(kiosk.says("打印完成"), "\(kiosk.text)")
    }

    @Test("no printer says so, and the way to a stick is open")
    func noPrinter() throws {
        room.printer.failure = .noPrinter
        try goToPrint()
        #expect(kiosk.says("没有找到打印机") && kiosk.says("U 盘"), "\(kiosk.text)")
    }

    @Test("whatever is given up before it began says what was given up")
    func givenUp() throws {
        let desk = kiosk.harness.interpreter
        let id = try room.contract.id
        #expect(desk.job(for: .paper(.printers)).cancel() == .paper(.printers([], isDemonstration: false)))
        #expect(
            desk.job(for: .paper(.print(.contract(id), copies: 1, queue: "hall"))).cancel()
                == .paper(.printed(.cancelled)))
        let place = MediaPlace(root: room.shelf.roots[0])
        #expect(desk.job(for: .paper(.save(.contract(id), place))).cancel() == .paper(.notSaved))
        #expect(room.printer.orders.isEmpty && room.shelf.saved.isEmpty)
    }

    @Test("several printers are asked about, each with what keeps it")
    func several() throws {
        room.printer.queues.append(
            PrintQueue(name: "office", says: "", place: "", isDefault: false, state: .held(.jammed)))
        try goToPrint()
        #expect(kiosk.says("用哪台打印机") && kiosk.says("office") && kiosk.says("打印机卡纸了"))
    }

    @Test("the signed file goes to a stick under a name that names nobody")
    func saved() throws {
        try preview()
        kiosk.press(.right, .enter)
        #expect(kiosk.says("把合同存到 U 盘") && kiosk.says("U盘"))
        kiosk.press(.character("1"))
        kiosk.pass(seconds: 1)
        let number = try room.contract.number
        #expect(kiosk.says("文件名是「租赁合同-\(number).pdf」") && kiosk.says("可以拔出"))
        #expect(room.shelf.saved.map(\.name) == ["租赁合同-\(number).pdf"])
        #expect(try room.shelf.saved.first?.bytes == room.office.bytes(of: #require(room.contract.finalFile)))
    }

    @Test("a full stick is told, and no stick asks for one")
    func sticks() throws {
        room.shelf.savingFailure = .mediumFull
        try preview()
        kiosk.press(.right, .enter, .character("1"))
        kiosk.pass(seconds: 1)
        #expect(kiosk.says("U 盘满了，没有存上") && room.shelf.saved.isEmpty)
        room.shelf.hasStick = false
        kiosk.press(.character("2"))
        #expect(kiosk.says("没有找到 U 盘"), "\(kiosk.text)")
    }
}
