import Documents
import Glibc
import HostSupport
import Office
import PaperSamples
import Testing

@testable import Devices

/// Printing on a real CUPS, of which the printer is a script.
@Suite(.enabled(if: PrivateCups.isInstalled, "cupsd is not installed"), .serialized)
struct CupsTests {
    private let cups: PrivateCups
    private let printer: CupsPrinter

    init() throws {
        cups = try PrivateCups()
        printer = try cups.printer()
    }

    private func print(_ pdf: [UInt8], copies: Int = 1) throws -> PrintJob {
        let answer = try printer.finish(.print(PrintOrder(pdf: pdf, title: "合同 8", copies: copies)))
        guard case .accepted(let job) = answer else { throw OfficeFailure.store(.notFound) }
        return job
    }

    /// Looks at it until the job stands so, or is over.
    private func look(for wanted: PrintState, _ job: PrintJob) throws -> PrintState? {
        for _ in 0..<400 {
            guard case .state(let state) = try printer.finish(.look(job)) else { return nil }
            if state == wanted || state.isOver { return state }
            poll(nil, 0, 20)
        }
        return nil
    }

    @Test("With the setting that doctor asks for, CUPS keeps no copy of what was printed")
    func forgotten() throws {
        func kept() throws -> [String] {
            try MediaFolder.open(cups.folder("spool"), called: "", path: []).names { $0.hasPrefix("d") }
        }
        #expect(CupsSettings.keptSeconds(try cups.folder.text("cupsd.conf")) == nil)
        try cups.manage("cupsdisable", "hall-1")
        let job = try print(Array("%PDF-1.5 A".utf8))
        #expect(try kept().count == 1)
        try cups.manage("cupsenable", "hall-1")
        #expect(try look(for: .done, job) == .done)
        for _ in 0..<400 where try !kept().isEmpty { poll(nil, 0, 20) }
        #expect(try kept() == [])
    }

    @Test("The queue is told with what its manager wrote, and two copies of a contract arrive byte for byte")
    func prints() throws {
        let queue = PrintQueue(name: "hall-1", says: "大厅打印机", place: "一楼", isDefault: true, state: .idle)
        #expect(try printer.finish(.queues) == .queues([queue]))
        let maker = PaperProcess(program: try Samples.helper("anju-paper"))
        let pdf = try maker.draw(try SampleContract.contract()).pdf
        let job = try print(pdf, copies: 2)
        #expect(job == PrintJob(queue: "hall-1", number: 1))
        #expect(try look(for: .done, job) == .done)
        #expect(try cups.folder.text("out/1.about") == "2 合同 8\n")
        #expect(try cups.folder.bytes("out/1.pdf") == pdf)
    }

    @Test("Out of paper is told until there is some, then the document comes")
    func outOfPaper() throws {
        try cups.folder.write([], to: "out/empty")
        let job = try print(Array("%PDF-1.5 A".utf8))
        #expect(try look(for: .held(.outOfPaper), job) == .held(.outOfPaper))
        let next = try print(Array("%PDF-1.5 B".utf8))
        #expect(try look(for: .held(.outOfPaper), next) == .held(.outOfPaper), "behind a printer that waits for paper")
        #expect(remove(cups.folder("out/empty")) == 0)
        #expect(try look(for: .done, next) == .done)
        #expect(try cups.folder.text("out/2.pdf") == "%PDF-1.5 B")
    }

    @Test("An open cover stops the queue; when its manager lets it go on, the document comes")
    func coverOpen() throws {
        try cups.folder.write([], to: "out/open")
        let job = try print(Array("%PDF-1.5 A".utf8))
        #expect(try look(for: .held(.coverOpen), job) == .held(.coverOpen))
        #expect(remove(cups.folder("out/open")) == 0)
        try cups.manage("cupsenable", "hall-1")
        #expect(try look(for: .done, job) == .done)
    }

    @Test("A document is taken back while its printer is stopped; one that is done cannot be")
    func withdrawn() throws {
        try cups.manage("cupsdisable", "-r", "换机", "hall-1")
        let job = try print(Array("%PDF-1.5 A".utf8))
        #expect(try look(for: .held(.stopped), job) == .held(.stopped))
        #expect(try printer.finish(.withdraw(job)) == .withdrawn)
        #expect(try look(for: .cancelled, job) == .cancelled)
        try cups.manage("cupsenable", "hall-1")
        let second = try print(Array("%PDF-1.5 B".utf8))
        #expect(try look(for: .done, second) == .done)
        #expect(try printer.finish(.withdraw(second)) == .withdrawn)
        #expect(try look(for: .done, second) == .done)
        #expect(access(cups.folder("out/1.pdf"), F_OK) != 0)
    }

    @Test("A printer that is not there, takes nothing, or is gone; a service that is gone")
    func absent() throws {
        func failure(_ printer: CupsPrinter, _ work: PrintWork) -> DeviceFailure? {
            DevicesTests.failure { () throws(OfficeFailure) in _ = try printer.finish(work) }.device
        }
        let order = PrintOrder(pdf: [0x25], title: "A")
        #expect(failure(try cups.printer(queue: "nowhere"), .print(order)) == .noPrinter)
        #expect(failure(printer, .look(PrintJob(queue: "nowhere", number: 1))) == .noPrinter)
        try cups.manage("cupsreject", "hall-1")
        #expect(failure(printer, .print(order)) == .printRefused)
        guard case .queues(let queues) = try printer.finish(.queues) else { throw OfficeFailure.store(.notFound) }
        #expect(queues.map(\.state) == [.held(.stopped)])
        try cups.manage("lpadmin", "-x", "hall-1")
        #expect(failure(printer, .queues) == .noPrinter)
        #expect(failure(printer, .print(order)) == .noPrinter)
        cups.stop()
        #expect(failure(printer, .queues) == .noPrintService)
        #expect(failure(printer, .print(order)) == .noPrintService)
        #expect(failure(printer, .withdraw(PrintJob(queue: "hall-1", number: 1))) == .noPrintService)
    }
}

extension PrivateCups {
    /// A printer that talks to this CUPS.
    fileprivate func printer(queue: String? = nil) throws -> CupsPrinter {
        var programs = CupsPrinter.Programs()
        programs.lp = try wrapped("/usr/bin/lp")
        programs.lpstat = try wrapped("/usr/bin/lpstat")
        programs.cancel = try wrapped("/usr/bin/cancel")
        return CupsPrinter(queue: queue, programs: programs)
    }
}
