import Housing
import Testing

@testable import Office

@Suite("A table of families pages through them in the register's order, whatever few of them a tab has")
struct FamilyPageTests {
    typealias Hall = BatchHall

    /// Eight chunks of families; every fiftieth owns a home, every seventieth is not known well enough, one has not applied.
    private func hall(isCounted: Bool = false) throws -> Hall {
        let families = (1...2000).map { position in
            var family = Hall.Family(position)
            if position % 50 == 0 { family.failed = .noHome }
            if position % 70 == 1 { family.unknown = .noLand }
            if position == 1001 { family.applies = false }
            return family
        }
        let hall = try Hall(quota: 1000, families)
        if isCounted { try count(hall) }
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        return hall
    }

    /// As if a step had written all of them.
    private func count(_ hall: Hall) throws {
        try hall.test.write { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(hall.id)
            guard let run = file.runs.families else { return }
            var rows = BulkRows()
            let last = try writer.extent(of: run).lastChunk
            try writer.eachChunk(of: run, in: 0...last) { (_, families) throws(OfficeFailure) in
                try FamilyTally.count(families, into: &rows)
            }
            let tally = try writer.beginRun(for: hall.id)
            try writer.append(rows, to: tally)
            file.runs.tally = tally
            file.batch.noteChange()
            try writer.save(try file.record())
        }
    }

    private func page(
        _ hall: Hall, _ tab: FamilyTab, _ anchor: FamilyAnchor = .first, limit: Int = 20, _ session: Session? = nil
    ) throws -> FamilyWindow {
        try hall.desk.page(of: hall.id, tab, anchor, limit: limit, session ?? hall.reviewer)
    }

    @Test("Every tab has just the families that belong to it, before and after each step", arguments: [false, true])
    func tabs(isCounted: Bool) throws {
        let hall = try hall(isCounted: isCounted)
        try compare(hall)
        #expect(try page(hall, .waiting).total == 1999)
        try hall.step(.review)
        try compare(hall)
        #expect(try page(hall, .proposed).total == 40)
        #expect(try page(hall, .proposed).lines.prefix(2).map(\.position) == [50, 100])
        _ = try hall.desk.confirm([Hall.receipt(50), Hall.receipt(1950)], of: hall.id, hall.reviewer)
        try compare(hall)
        #expect(try page(hall, .ineligible).lines.map(\.position) == [50, 1950])
        let asked = [CorrectionItem(field: .leaseEnd, reason: "看不清")]
        _ = try hall.desk.askCorrection(of: Hall.receipt(77), in: hall.id, asked, hall.reviewer)
        try compare(hall)
        #expect(try page(hall, .correction).lines.map(\.position) == [77])
    }

    private func compare(_ hall: Hall) throws {
        let all = try hall.cases()
        for tab in FamilyTab.allCases {
            let expected = all.filter { !FamilyMarks($0.standing).isDisjoint(with: tab.marks) }
            let found = try page(hall, tab, limit: 3000)
            #expect(found.lines.map(\.position) == expected.map(\.position), "\(tab)")
            #expect(found.lines.map(\.rank) == expected.map(\.rank), "\(tab)")
            #expect(found.lines.map(\.standing) == expected.map(\.standing), "\(tab)")
            #expect(found.total == expected.count && found.first == 0, "\(tab)")
        }
        #expect(try hall.desk.look(hall.id, hall.auditor).counts == page(hall, .all).counts)
    }

    @Test("From the start, from the end, from a place, from a family: whole pages where there are enough")
    func anchors() throws {
        let hall = try hall(isCounted: true)
        try hall.step(.review)
        let owners = (1...40).map { $0 * 50 }
        #expect(try page(hall, .proposed, .last, limit: 3).lines.map(\.position) == Array(owners.suffix(3)))
        #expect(try page(hall, .proposed, .last, limit: 3).first == 37)
        #expect(try page(hall, .proposed, .offset(10), limit: 2).lines.map(\.position) == [550, 600])
        #expect(try page(hall, .proposed, .offset(39), limit: 5).first == 35)
        #expect(try page(hall, .proposed, .offset(-4), limit: 1).lines.map(\.position) == [50])
        #expect(try page(hall, .proposed, .position(600), limit: 2).lines.map(\.position) == [600, 650])
        #expect(try page(hall, .proposed, .position(601), limit: 1).lines.map(\.position) == [650])
        let around = try page(hall, .proposed, .position(600, above: 2), limit: 4)
        #expect(around.lines.map(\.position) == [500, 550, 600, 650])
        #expect(try page(hall, .proposed, .position(9999), limit: 2).lines.map(\.position) == [1950, 2000])
        #expect(try page(hall, .withdrawn, .last).lines.isEmpty)
    }

    @Test("A line has what the table shows: receipt, masked name, place, what the register says of the size")
    func line() throws {
        let hall = try hall()
        try hall.step(.review)
        let line = try #require(try page(hall, .all, .position(51)).lines.first)
        #expect(line.receipt == Hall.receipt(51) && line.maskedName == Mask.name(Hall.name(51)))
        #expect(line.size == 2 && line.monthly == Money(fen: 214_500) && line.rank == 49)
        #expect(line.standing.state == .eligible && line.agreementState == nil && !line.isLate)
    }

    @Test("Staff of every role see it; nobody else does, and no batch is no batch")
    func roles() throws {
        let hall = try hall()
        for session in [hall.manager, hall.reviewer, hall.clerk, hall.auditor] {
            #expect(try page(hall, .all, limit: 1, session).lines.count == 1)
        }
        let applicant = try hall.test.tenant(1)
        failure(.denied(.seeBatch, .applicant)) { _ = try page(hall, .all, limit: 1, applicant) }
        failure(.denied(.seeBatch, .applicant)) { _ = try hall.desk.look(hall.id, applicant) }
        failure(.denied(.seeBatch, .applicant)) { _ = try hall.desk.locate("70", in: hall.id, applicant) }
        for session in [hall.manager, hall.reviewer, hall.auditor] {
            #expect(try hall.desk.locate(Hall.receipt(70), in: hall.id, session).map(\.position) == [70])
            #expect(try hall.desk.locate("70", in: hall.id, session).map(\.receipt) == [Hall.receipt(70)])
            #expect(try hall.desk.locate("99999", in: hall.id, session).isEmpty)
            #expect(try hall.desk.locate(Hall.name(70), in: hall.id, session).isEmpty)
        }
        failure(.denied(.findPerson, .reviewer)) { _ = try hall.desk.find("样大", in: hall.id, hall.reviewer) }
        refusal(.batchUnknown) { _ = try hall.desk.look(BatchID("nowhere"), hall.reviewer) }
    }

    @Test("A file of the register counts from the start, and files since then what they change")
    func imported() throws {
        let hall = try ImportHall()
        try hall.register(ImportHall.register((1...600).map { ImportHall.Family(position: $0) }))
        let counts = try hall.test.office.batches.look(hall.id, hall.clerk).counts
        #expect(counts.applied == 0)
        try hall.test.write { (writer) throws(OfficeFailure) in
            let runs = try writer.batchFile(hall.id).runs
            #expect(runs.tally.map(runs.all.contains) == true)
        }
    }
}
