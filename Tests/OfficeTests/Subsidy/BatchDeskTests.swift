import Housing
import Testing

@testable import Office

@Suite("The batch desk") struct BatchDeskTests {
    @Test("A batch is opened once by its notice; another file of its name is refused, the same one changes nothing")
    func opening() throws {
        let hall = try BatchHall()
        let (again, isNew) = try hall.desk.open(BatchHall.notice(quota: 5), source: "n.toml", hall.manager)
        #expect(!isNew && again.id == hall.id && again.quota == 5 && again.listMost == 6)
        refusal(.batchExists) { _ = try hall.desk.open(BatchHall.notice(quota: 6), source: "n.toml", hall.manager) }
        let slip = Array(
            String(decoding: try BatchHall.notice(quota: 5), as: UTF8.self)
                .replacing("quota = 5", with: "quota = 0").utf8)
        #expect(code { _ = try hall.desk.open(slip, source: "n.toml", hall.manager) } == "INPUT_INVALID")
        #expect(code { _ = try hall.desk.open(slip, source: "n.toml", hall.clerk) } == "INPUT_INVALID")
        #expect(
            code { _ = try hall.desk.open(BatchHall.notice(quota: 5), source: "n.toml", hall.clerk) } == "NOT_ALLOWED")
        refusal(.batchUnknown) { _ = try hall.desk.show(BatchID("luohu-2024")) }
        #expect(try hall.desk.all().map(\.id) == [hall.id])
    }

    @Test("5.6 through the desk: all sign, in any order, and the last place ends the calls")
    func allSign() throws {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        families[1].failed = .noHome
        families[4].size = 1
        let hall = try BatchHall(families)
        try hall.concluded()
        #expect(
            try hall.positions(.ineligible) == [15] && hall.positions(.publicityPassed) == [12, 31, 40, 52, 77, 90])
        #expect(try hall.positions(.notReached) == [101, 150])
        let called = try hall.step(.call(count: nil), hall.clerk)
        #expect(called.changed == 5 && called.signBy == day(2023, 10, 20))
        #expect(try hall.positions(.called) == [12, 31, 40, 52, 77])
        let single = try hall.sign(52)
        #expect(single.monthly.fen == 115_500 && single.months.lowerBound == Month(year: 2023, month: 11))
        #expect(single.months.count == 36 && single.total.fen == 4_158_000 && single.number.kind == .agreement)
        for position in [77, 12, 31, 40] { #expect(try hall.sign(position).monthly.fen == 214_500) }
        let batch = try hall.batch()
        #expect(batch.state == .filled && batch.quotaLeft == 0 && batch.counts.signed == 5)
        try hall.step(.finish)
        #expect(try hall.positions(.notReached) == [90, 101, 150] && hall.batch().state == .finished)
        let found = try hall.one(12)
        #expect(found.agreement?.terms.state == .effective && found.rank == 1)
        let file = try hall.test.read { (reader) throws(OfficeFailure) in
            try reader.inHand(BatchHall.receipt(12), of: hall.id, at: Moment(milliseconds: 0))
        }
        #expect(!file.family.isListed)
        #expect(try hall.entries(.subsidySigned, 12).count == 1)
        #expect(try hall.test.audit().isEmpty)
    }

    @Test("5.6: one does not sign in time, is waived, and the next on the list takes the place")
    func oneWaives() throws {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        families[1].failed = .noHome
        let hall = try BatchHall(families)
        try hall.concluded()
        try hall.step(.call(count: nil))
        for position in [12, 40, 52, 77] { try hall.sign(position) }
        refusal(.nobodyWaiting) { try hall.step(.call(count: nil)) }
        #expect(try hall.step(.waive, hall.clerk).changed == 0)
        hall.at(day(2023, 10, 21))
        refusal(.deadlinePassed) { try hall.sign(31) }
        #expect(try hall.step(.waive, hall.clerk).changed == 1)
        #expect(try hall.one(31).standing.reasons.reasons == [.notSignedInTime])
        try hall.step(.call(count: 3))
        try hall.sign(90)
        #expect(try hall.positions(.signed) == [12, 40, 52, 77, 90] && hall.positions(.waived) == [31])
        #expect(try hall.batch().quotaLeft == 0)
    }

    @Test("5.6, Q7: two decline, and a manager alone has the next families published on a list of their own")
    func supplementary() throws {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        families[1].failed = .noHome
        let hall = try BatchHall(families)
        try hall.concluded()
        try hall.step(.call(count: nil))
        refusal(.placesLeft) { try hall.step(.supplement) }
        try hall.decline(31)
        try hall.decline(52)
        refusal(.wrongState) { try hall.decline(31) }
        for position in [12, 40, 77] { try hall.sign(position) }
        try hall.step(.call(count: nil))
        try hall.sign(90)
        #expect(code { try hall.step(.supplement, hall.reviewer) } == "NOT_ALLOWED")
        let list = try #require(try hall.step(.supplement).batch.lists.last)
        #expect(list.number == 2 && list.length == 1)
        refusal(.wrongState) { try hall.step(.call(count: nil)) }
        refusal(.publicityNotOver) { try hall.step(.conclude) }
        hall.at(list.endsOn.adding(days: 1))
        try hall.step(.conclude)
        try hall.step(.call(count: nil))
        try hall.sign(101)
        #expect(try hall.batch().state == .filled)
        let found = try hall.one(101)
        #expect(found.standing.list == 2 && found.standing.sequence == 1)
    }

    @Test("Every step out of its order is refused and changes nothing; roles are asked first")
    func order() throws {
        let hall = try BatchHall(quota: 1, [BatchHall.Family(1), BatchHall.Family(2)])
        let moves: [BatchMove] = [.review, .publish, .conclude, .call(count: nil), .waive, .supplement, .finish]
        for move in moves { refusal(.wrongState) { try hall.step(move) } }
        refusal(.notExpired) { try hall.step(.close) }
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        refusal(.wrongState) { try hall.step(.close) }
        for move in [.close, .review, .publish, .conclude, .finish] as [BatchMove] {
            #expect(code { try hall.step(move, hall.clerk) } == "NOT_ALLOWED")
            #expect(code { try hall.step(move, hall.auditor) } == "NOT_ALLOWED")
        }
        #expect(code { try hall.step(.call(count: nil), hall.reviewer) } == "NOT_ALLOWED")
        #expect(try hall.batch().state == .closed)
        refusal(.batchUnknown) { _ = try hall.desk.step(.review, of: BatchID("x"), hall.manager) }
    }

    @Test("One person with several roles acts in the one that the step asks for")
    func roles() throws {
        let hall = try BatchHall(quota: 1, [BatchHall.Family(1)])
        let both = try hall.test.staff("quan", 910, .clerk, .manager)
        hall.at(day(2023, 8, 30))
        try hall.step(.close, both)
        #expect(try hall.step(.review, both).batch.state == .reviewed)
    }

    @Test("What is not known keeps a family under review, and nobody is listed past it")
    func undecided() throws {
        var families = [1, 2, 3].map { BatchHall.Family($0) }
        families[1].unknown = .noPolicyHousing
        let hall = try BatchHall(quota: 2, families)
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        let report = try hall.step(.review)
        #expect(report.proposed == 0 && report.undecided == 1)
        #expect(try hall.one(2).standing.undecided == 1 && hall.positions(.eligible) == [1, 3])
        refusal(.undecidedBefore) { try hall.step(.publish) }
        refusal(.nothingProposed) {
            let report = try hall.desk.confirm([BatchHall.receipt(2)], of: hall.id, hall.reviewer)
            if let failure = report?.problems.first?.failure { throw failure }
        }
    }

    @Test("Q5: nothing is published before the register of the close is in")
    func closeRegister() throws {
        let hall = try BatchHall(quota: 1, [BatchHall.Family(1)])
        try hall.reviewed()
        let id = hall.id
        try hall.test.write { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(id)
            file.runs.close = nil
            file.batch.noteChange()
            try writer.save(try file.record())
        }
        refusal(.closeRegisterMissing) { try hall.step(.publish) }
        #expect(try hall.batch().state == .reviewed)
    }

    @Test("Only the first step of two at once is taken; the other is told")
    func twoSteps() throws {
        let hall = try BatchHall()
        hall.at(day(2023, 8, 30))
        let other = try hall.test.another()
        let (job, report) = try hall.desk.begin(.close, of: hall.id, hall.manager)
        refusal(.stepRunning) { _ = try other.office.batches.step(.close, of: hall.id, hall.manager) }
        try job.run()
        #expect(report()?.changed == 9)
        refusal(.wrongState) { _ = try other.office.batches.step(.close, of: hall.id, hall.manager) }
    }

    @Test("A family that signs while a step looks at everybody is not lost")
    func signingMeanwhile() throws {
        let hall = try BatchHall(quota: 3, [1, 2, 3].map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: 2))
        hall.at(day(2023, 10, 9))
        let (job, report) = try hall.desk.begin(.call(count: nil), of: hall.id, hall.clerk)
        while job.stage != .deciding { try job.step() }
        try hall.sign(1)
        try job.run()
        #expect(report()?.changed == 1)
        #expect(try hall.positions(.signed) == [1] && hall.positions(.called) == [2, 3])
        let counts = try hall.batch().counts
        #expect(counts.signed == 1 && counts.called == 2 && counts.waiting == 0)
    }

    @Test("A step that somebody cancels leaves everything as it was")
    func cancel() throws {
        let hall = try BatchHall()
        hall.at(day(2023, 8, 30))
        var steps = 0
        let watch = BatchWatch(isCancelled: {
            steps += 1
            return steps > 2
        })
        #expect(try hall.desk.step(.close, of: hall.id, hall.manager, watch: watch) == nil)
        #expect(try hall.batch().state == .open && hall.positions(.submitted) == BatchHall.example)
    }

    @Test("LH-54: who cannot sign because the office has something open does not lose its days by that")
    func keptFromSigning() throws {
        let hall = try BatchHall(quota: 2, [1, 2, 3].map { BatchHall.Family($0) })
        try hall.concluded()
        try hall.step(.call(count: nil))
        try hall.learn(1) { $0.people[0].note(.undecided, of: .noLand) }
        hall.at(day(2023, 10, 21))
        let first = try hall.test.office.upkeep.tick()
        #expect(first.waivedFamilies == 1 && first.keptFamilies == 1)
        #expect(try hall.positions(.called) == [1] && hall.one(1).standing.isOpen)
        let second = try hall.test.office.upkeep.tick()
        #expect(second.waivedFamilies == 0 && second.keptFamilies == 1)
        // Cleared by a finding; the review has to say so before its days run again.
        try hall.learn(1) { $0.people[0].note(.passed, of: .noLand) }
        let step = try hall.step(.waive, hall.clerk)
        #expect(step.changed == 0 && step.kept == 1)
        refusal(.deadlinePassed) { try hall.sign(1) }
        try hall.step(.review)
        #expect(try hall.one(1).standing.signBy == day(2023, 11, 3))
        try hall.sign(1)
        #expect(try hall.positions(.signed) == [1] && hall.positions(.waived) == [2] && hall.test.audit().isEmpty)
    }

    @Test("The daily run waives who did not sign in time and ends corrections, and closes nothing")
    func daily() throws {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        families[1].failed = .noHome
        let hall = try BatchHall(families)
        hall.at(day(2023, 8, 30))
        #expect(try hall.test.office.upkeep.tick().waivedFamilies == 0 && hall.batch().state == .open)
        try hall.concluded()
        try hall.step(.call(count: nil))
        try hall.sign(12)
        hall.at(day(2023, 10, 20))
        #expect(try hall.test.office.upkeep.tick().waivedFamilies == 0)
        hall.at(day(2023, 10, 21))
        #expect(try hall.test.office.upkeep.tick().waivedFamilies == 4)
        #expect(try hall.positions(.waived) == [31, 40, 52, 77] && hall.batch().counts.waived == 4)
        #expect(try hall.test.office.upkeep.tick().waivedFamilies == 0)
    }
}
