import Housing
import Office
import OfficeSupport
import StoreLoad

/// A batch's home at the counter, and the table of its families: its first page, and what each key asks for afterwards, in a tab of all
/// families and in one that few of them are in.
extension SubsidyProgram {
    private static let rows = 60

    func measureQueue(into report: inout Report) throws {
        let opened = try RealStore.open(office)
        defer { opened.upkeep.close() }
        let office = Office(
            records: opened.records, vault: opened.vault, clocks: HandClocks(RealStore.officeTime),
            entropy: SeededEntropy(1), policies: .standard())
        let session = try office.console.session(by: "shouli", for: .seeBatch) { () throws(OfficeFailure) in nil }
        let id = BatchID("luohu-2023")
        var looks: [Double] = []
        for _ in 1...20 {
            let begun = Nanoseconds.now()
            let look = try office.batches.look(id, session)
            looks.append(Nanoseconds.now().milliseconds(since: begun))
            guard look.counts[.all] == families else { throw wrong("a batch without its families") }
        }
        report.add(SubsidyMeasure.name("the batch's home", families), looks.median, unit: "ms", aim: "20 ms")
        report.add(SubsidyMeasure.name("the batch's home, slowest", families), looks.max(), unit: "ms", aim: "20 ms")
        for tab in [FamilyTab.all, .proposed] {
            let begun = Nanoseconds.now()
            let first = try office.batches.page(of: id, tab, limit: Self.rows, session)
            let name = "page of \(tab.rawValue) families"
            let wait = Nanoseconds.now().milliseconds(since: begun)
            report.add(SubsidyMeasure.name("first \(name)", families), wait, unit: "ms", aim: "20 ms")
            var waits: [Double] = []
            for anchor in anchors(total: first.total) {
                let begun = Nanoseconds.now()
                let page = try office.batches.page(of: id, tab, anchor, limit: Self.rows, session)
                waits.append(Nanoseconds.now().milliseconds(since: begun))
                guard page.lines.count == min(Self.rows, first.total) else { throw wrong("a short \(name)") }
            }
            report.add(SubsidyMeasure.name(name, families), waits.median, unit: "ms", aim: "10 ms")
            report.add(SubsidyMeasure.name("\(name), slowest", families), waits.max(), unit: "ms", aim: "10 ms")
        }
    }

    /// Page after page, to the end and back, to a family somewhere.
    private func anchors(total: Int) -> [FamilyAnchor] {
        let pages = (1...20).map { FamilyAnchor.offset($0 * Self.rows) }
        let places = (1...20).map { FamilyAnchor.position($0 * 7919 * 31 % families + 1) }
        return pages + [.last, .offset(total - 2 * Self.rows), .offset(total / 2), .first] + places
    }
}
