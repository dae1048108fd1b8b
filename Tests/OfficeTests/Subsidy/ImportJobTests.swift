import Housing
import TestSupport
import Testing

@testable import Office

@Suite struct SubsidyImportJobTests {
    typealias Hall = ImportHall

    @Test("Cut short anywhere an import leaves nothing, and the next one goes through")
    func cancelled() throws {
        for stop in [0, 1, 2, 3, 5, 7] {
            let hall = try Hall()
            var steps = 0
            let watch = BatchWatch(
                isCancelled: {
                    steps += 1
                    return steps > stop
                })
            let report = try hall.register(Hall.register(12, 31, 400), watch: watch)
            guard report.isCancelled else { continue }
            #expect(!report.isTaken)
            #expect(try hall.file().runs.all.isEmpty)
            let faults = try hall.test.audit()
            #expect(faults == [])
            #expect(try hall.register(Hall.register(12, 31, 400)).isTaken)
        }
    }

    @Test("Two imports at once: the second is told that another is under way")
    func atOnce() throws {
        let hall = try Hall()
        let other = try hall.test.another()
        var refused = 0
        let watch = BatchWatch(
            progress: { _ in
                guard refused == 0 else { return }
                let order = SubsidyImportDesk.Order(
                    HeldBytes(Array(Hall.register(99).utf8)), source: "g", skipsBad: false)
                do throws(OfficeFailure) {
                    _ = try other.office.subsidyImports.register(
                        order, batch: hall.id, asOf: Hall.cutOff, by: hall.manager)
                } catch {
                    if error.code == RefusalCode.stepRunning.rawValue { refused += 1 }
                }
            })
        #expect(try hall.register(Hall.register(12), watch: watch).isTaken)
        #expect(refused == 1)
        #expect(try hall.families().map(\.position) == [12])
    }

    @Test("A file that is changed while it is read is not taken")
    func changedFile() throws {
        let hall = try Hall()
        let order = SubsidyImportDesk.Order(
            ChangingBytes(Array(Hall.register(12).utf8), then: Array(Hall.register(31).utf8)), source: "f",
            skipsBad: false)
        #expect(throws: OfficeFailure.self) {
            _ = try hall.desk.register(order, batch: hall.id, asOf: Hall.cutOff, by: hall.clerk)
        }
        #expect(try hall.file().runs.register == nil)
    }

    /// A file that is another one when it is brought in than when it was looked at.
    private final class ChangingBytes: ByteStream {
        private var held: HeldBytes
        private let next: [UInt8]
        private var rewinds = 0

        init(_ bytes: [UInt8], then next: [UInt8]) { (held, self.next) = (HeldBytes(bytes), next) }

        var count: Int { held.count }
        func read(most: Int) -> [UInt8] { held.read(most: most) }

        /// The first time it is to be looked at whole, where anything stands in it.
        func rewind() {
            rewinds += 1
            if rewinds > 1 { held = HeldBytes(next) } else { held.rewind() }
        }
    }

    // MARK: Reading where it lies, beside reading as texts

    private static let pieces = [
        "BHR00000012", "12", "0", "3", "样家", "样·家", "Li", "身份证", "护照", "11010519491231002X", "11010519491231002x",
        "440308199901101512", "440303", "2019-01-02", "2020-05-06 10:00:00", "2020-05-06T10:00:00+08:00",
        "2020-02-30", "正常轮候", "已租房出册", "申请人", "配偶", "未成年子女", "未婚", "", " 12 ", "\"12\"", "\"a\nb\"", "１２",
        "LH-10", "LH-14", "通过", "不通过", "新引进人才租房和生活补贴", "E1234567", "\u{200B}", "5\"", "2023-07-31T18:00:00.250+08:00",
    ]

    @Test("Chance files: every row is read as the table reads it, or refused with the same words", arguments: 0..<40)
    func chance(_ seed: Int) throws {
        var dice = SplitMix64(seed)
        let shipped = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        let notice = try NoticeFile(shipped.bytes, source: NoticeFile.shippedPath)
        let ground = RowGround(today: day(2023, 8, 21), notice: notice)
        let rows = (
            register: Hall.row(.init(position: 12)), member: Hall.member(12, 1, "配偶"),
            finding: Hall.finding(12, 0, "LH-14", "不通过")
        )
        try compare(RegisterRow.self, rows.register, ground, &dice)
        try compare(MemberRow.self, rows.member, ground, &dice)
        try compare(FindingRow.self, rows.finding, ground, &dice)
    }

    private func compare<Row: StreamedRow & Equatable>(
        _ type: Row.Type, _ good: String, _ ground: RowGround, _ dice: inout SplitMix64
    ) throws {
        var text = Row.Column.header.joined(separator: ",") + "\r\n"
        for _ in 0..<60 {
            var fields = good.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            for _ in 0..<Int.random(in: 0...2, using: &dice) {
                let index = Int.random(in: 0..<fields.count, using: &dice)
                fields[index] = Self.pieces.randomElement(using: &dice) ?? ""
            }
            if Int.random(in: 0..<20, using: &dice) == 0 { fields.removeLast() }
            if Int.random(in: 0..<20, using: &dice) == 0 { fields = [""] }
            text += fields.joined(separator: ",") + ["\n", "\r\n", "\r"][Int.random(in: 0..<3, using: &dice)]
        }
        var read: [String] = []
        var table: [String] = []
        var reader = try CSVRowReader<Row>(HeldBytes(Array(text.utf8)), source: "f", ground)
        while let next = try reader.next() {
            switch next {
            case .good(let row): read.append("\(row)")
            case .bad(let problem, _): read.append("\(problem)")
            }
        }
        var rows = try CSVRows(Array(text.utf8), source: "f", columns: Row.Column.header)
        while let (row, problem) = try rows.next() {
            do throws(InputProblem) {
                if let problem { throw problem }
                table.append("\(try Row(row, source: "f", ground))")
            } catch {
                table.append("\(error)")
            }
        }
        #expect(read == table)
    }
}
