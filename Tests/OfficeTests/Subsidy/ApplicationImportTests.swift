import Housing
import Testing

@testable import Office

@Suite struct ApplicationImportTests {
    typealias Hall = ImportHall

    private func hall(_ families: [Hall.Family] = [12, 31, 40, 52].map { .init(position: $0) }) throws -> Hall {
        let hall = try Hall()
        try hall.register(Hall.register(families))
        return hall
    }

    @Test("A whole application is handed in, with its house and who entered it")
    func taken() throws {
        let hall = try hall()
        let report = try hall.applications(Hall.application(12, coTenants: ["E12345678"]), "", Hall.application(31))
        #expect(report.isTaken && report.added == 2 && report.rows == 2)
        #expect(try hall.state(12) == .submitted && hall.state(40) == nil)
        let file = try hall.file()
        let row = try hall.test.read { (reader) throws(OfficeFailure) in try reader.application(at: 12, of: file) }
        #expect(row?.form.coTenants == ["E12345678"] && row?.by == PersonID("p-903"))
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    @Test(
        "What a rule says against a line is told with its code",
        arguments: [
            (
                [("submitted_at\":\"2023-08-20T10:00:00+08:00", "submitted_at\":\"2023-08-15T08:59:59+08:00")],
                "WINDOW_NOT_OPEN"
            ),
            (
                [("submitted_at\":\"2023-08-20T10:00:00+08:00", "submitted_at\":\"2023-08-29T18:00:01+08:00")],
                "WINDOW_CLOSED"
            ),
            ([("\"结婚证\",", "")], "MATERIAL_MISSING"), ([("\"302\"", "null")], "LEASE_INCOMPLETE"),
            ([("2025-02-28", "2024-01-31")], "LEASE_TERM_SHORT"), ([("2023-02-20", "2023-08-25")], "NO_LEASE"),
            ([("\"4403030", "\"4503030")], "HOUSE_NOT_SHENZHEN"), ([("\"4403030", "\"")], "NO_HOUSE_CODE"),
            ([("BHR00000012", "BHR00000013")], "RECEIPT_UNKNOWN"),
            ([("\"consent_signed_at\":\"2023-08-14T09:00:00+08:00\",", "")], "MATERIAL_MISSING"),
        ] as [([(String, String)], String)])
    func refusals(_ changes: [(String, String)], _ code: String) throws {
        let hall = try hall()
        var line = Hall.application(12)
        for (from, to) in changes {
            #expect(line.contains(from))
            line = line.replacing(from, with: to)
        }
        let report = try hall.applications(Hall.application(31), line)
        #expect(!report.isTaken && Hall.problems(report) == ["2 \(code)"])
        #expect(try hall.state(31) == nil && hall.file().runs.applications.isEmpty)
        let skipped = try hall.applications(Hall.application(31), line, skipsBad: true)
        #expect(skipped.isTaken && skipped.added == 1 && skipped.skipped == 1)
        #expect(try hall.state(31) == .submitted && hall.state(12) == nil)
    }

    @Test("LH-20, Q4: both ends of the window are inside")
    func window() throws {
        let hall = try hall()
        let report = try hall.applications(
            Hall.application(12, at: "2023-08-15T09:00:00+08:00"), Hall.application(31, at: "2023-08-29T18:00:00+08:00")
        )
        #expect(report.added == 2)
    }

    @Test("LH-03, LH-04: who is of another district, or was not on the list at the cut-off, is told at the door")
    func register() throws {
        var late = Hall.Family(position: 8)
        late.listedAt = "2023-07-31T18:00:01+08:00"
        let hall = try hall([late, .init(position: 9, district: "440304"), .init(position: 12)])
        let report = try hall.applications(Hall.application(8), Hall.application(9), Hall.application(12))
        #expect(Hall.problems(report) == ["1 NOT_ON_REGISTER_AT_CUTOFF", "2 NOT_LUOHU_HUKOU"])
        refusal(.registerMissing) { try Hall().applications(Hall.application(12)) }
    }

    @Test("Somebody else's number is a slip of the line; so is what is no JSON")
    func slips() throws {
        let hall = try hall()
        let report = try hall.applications(
            Hall.application(12, (Hall.number(12), Hall.number(31))), "{", Hall.application(31, ("已婚", "结婚")))
        #expect(Hall.problems(report) == ["1 id_no", "2 -", "3 marital"])
    }

    // MARK: One a dwelling, one a household

    @Test("LH-32, Q18: the first that was handed in has the dwelling, whatever line it stands on")
    func houseDuplicate() throws {
        let hall = try hall()
        let report = try hall.applications(
            Hall.application(12, at: "2023-08-21T10:00:00+08:00", house: 7),
            Hall.application(31, at: "2023-08-20T10:00:00+08:00", house: 7))
        #expect(Hall.problems(report) == ["1 HOUSE_DUPLICATE"])
        try hall.applications(Hall.application(31, house: 7))
        let later = try hall.applications(Hall.application(12, at: "2023-08-16T10:00:00+08:00", house: 7))
        #expect(Hall.problems(later) == ["1 HOUSE_DUPLICATE"])
    }

    @Test("LH-33: who is named by an applicant hands in none himself, and nobody names one who did, in one file")
    func coTenantInFile() throws {
        let hall = try hall()
        let file = try hall.applications(
            Hall.application(12, house: 7, coTenants: [Hall.number(31)]),
            Hall.application(31, at: "2023-08-21T10:00:00+08:00", house: 8),
            Hall.application(40, at: "2023-08-21T11:00:00+08:00", house: 9, coTenants: [Hall.number(12)]),
            Hall.application(52, at: "2023-08-21T12:00:00+08:00", house: 7, coTenants: [Hall.number(12)]))
        #expect(Hall.problems(file) == ["2 CO_TENANT_DUPLICATE", "3 CO_TENANT_DUPLICATE", "4 HOUSE_DUPLICATE"])
        // The first that was handed in stands, whatever line it is on.
        let turned = try hall.applications(
            Hall.application(12, at: "2023-08-21T10:00:00+08:00", house: 7, coTenants: [Hall.number(31)]),
            Hall.application(31, house: 8))
        #expect(Hall.problems(turned) == ["1 CO_TENANT_DUPLICATE"])
        // Whom the last form of a family names no more, is free.
        let freed = try hall.applications(
            Hall.application(12, house: 7, coTenants: [Hall.number(31)]),
            Hall.application(12, at: "2023-08-21T10:00:00+08:00", house: 7),
            Hall.application(31, at: "2023-08-21T11:00:00+08:00", house: 8))
        #expect(freed.isTaken && freed.added == 2)
    }

    @Test("LH-33: the same against what is in, as long as it is live")
    func coTenant() throws {
        let hall = try hall()
        try hall.applications(Hall.application(12, house: 7, coTenants: [Hall.number(31)]))
        let named = try hall.applications(Hall.application(31, house: 8))
        #expect(Hall.problems(named) == ["1 CO_TENANT_DUPLICATE"])
        let naming = try hall.applications(Hall.application(40, house: 9, coTenants: [Hall.number(12)]))
        #expect(Hall.problems(naming) == ["1 CO_TENANT_DUPLICATE"])
        let both = try hall.applications(Hall.application(31, house: 7))
        #expect(Hall.problems(both) == ["1 HOUSE_DUPLICATE"])
        hall.at(day(2023, 8, 25))
        try hall.test.office.batches.withdraw(Hall.receipt(12), in: hall.id, hall.clerk)
        hall.at(day(2023, 9, 20))
        #expect(
            try hall.applications(
                Hall.application(31, house: 7), Hall.application(40, house: 9, coTenants: [Hall.number(12)])
            ).isTaken)
        let back = try hall.applications(Hall.application(12, at: "2023-08-22T10:00:00+08:00", house: 10))
        #expect(Hall.problems(back) == ["1 CO_TENANT_DUPLICATE"])
    }

    @Test("Consent and honest declaration are not later than the day of the application")
    func dates() throws {
        let hall = try hall()
        let line = Hall.application(12)
        let late = try hall.applications(
            line.replacing("2023-08-14T09:00", with: "2023-08-21T00:00"),
            Hall.application(31).replacing("2023-08-14T09:01", with: "2023-08-21T00:00"))
        #expect(Hall.problems(late) == ["1 consent_signed_at", "2 honest_declaration_at"])
        #expect(try hall.applications(line.replacing("2023-08-14T09", with: "2023-08-20T23")).isTaken)
    }

    @Test("What the applicant says of his family and against himself comes to the review")
    func declared() throws {
        let hall = try hall()
        try hall.applications(
            Hall.application(12, ("\"LH-10\":true", "\"LH-12\":false")), Hall.application(31, ("\"LH-10\":true", "")))
        #expect(
            try hall.family(12).application?.declaration
                == .init(marital: .married, children: 0, denied: .noPolicyHousing))
        try hall.applications(Hall.application(12, at: "2023-08-21T10:00:00+08:00"))
        #expect(try hall.family(12).application?.declaration?.denied == [])
    }

    @Test("The very same line changes nothing; a later one is the application changed, an earlier one is passed by")
    func edits() throws {
        let hall = try hall()
        let first = Hall.application(12)
        try hall.applications(first)
        let before = try hall.file()
        #expect(try hall.applications(first).changedNothing)
        #expect(try hall.applications(first, first).changedNothing)
        #expect(try hall.file() == before)
        let second = try hall.applications(Hall.application(12, at: "2023-08-22T10:00:00+08:00", house: 9))
        #expect(second.changed == 1 && second.added == 0 && second.outdated == 0)
        let earlier = try hall.applications(first)
        #expect(earlier.changedNothing && earlier.outdated == 1)
        let file = try hall.file()
        let row = try hall.test.read { (reader) throws(OfficeFailure) in try reader.application(at: 12, of: file) }
        #expect(row?.form.house.code == Hall.house(9) && file.runs.applications.count == 2)
        // The dwelling that was given up is free, the new one is not.
        #expect(try hall.applications(Hall.application(31, house: 12)).isTaken)
        let taken = try hall.applications(Hall.application(40, house: 9))
        #expect(Hall.problems(taken) == ["1 HOUSE_DUPLICATE"])
    }

    @Test("In one file too: the last line of a family is its application, and a dwelling given up is free")
    func editsInFile() throws {
        let hall = try hall()
        let report = try hall.applications(
            Hall.application(31, at: "2023-08-23T10:00:00+08:00", house: 7),
            Hall.application(12, at: "2023-08-22T10:00:00+08:00", house: 8),
            Hall.application(12, at: "2023-08-21T10:00:00+08:00", house: 7))
        #expect(report.isTaken && report.added == 2)
        let file = try hall.file()
        let houses = try [12, 31].map { position in
            try hall.test.read { (reader) throws(OfficeFailure) in
                try reader.application(at: position, of: file)?.form.house.code
            }
        }
        #expect(houses == [Hall.house(8), Hall.house(7)])
    }

    @Test("Q17: a dwelling of a withdrawn application is free, and the same old line does not bring that back")
    func withdrawn() throws {
        let hall = try hall()
        let line = Hall.application(12, house: 7)
        try hall.applications(line)
        hall.at(day(2023, 8, 25))
        try hall.test.office.batches.withdraw(Hall.receipt(12), in: hall.id, hall.clerk)
        hall.at(day(2023, 9, 20))
        #expect(try hall.applications(line).changedNothing)
        #expect(try hall.state(12) == .withdrawn)
        #expect(try hall.applications(Hall.application(31, house: 7)).isTaken)
        #expect(try hall.applications(Hall.application(12, at: "2023-08-23T10:00:00+08:00", house: 8)).added == 1)
        #expect(try hall.state(12) == .submitted)
    }

    @Test("Nothing was handed in that is still to come")
    func future() throws {
        let hall = try hall()
        hall.at(day(2023, 8, 20))
        let report = try hall.applications(Hall.application(12, at: "2023-08-20T10:00:01+08:00"))
        #expect(!report.isTaken && Hall.problems(report) == ["1 submitted_at"])
        #expect(try hall.applications(Hall.application(12, at: "2023-08-20T10:00:00+08:00")).isTaken)
    }

    // MARK: After the close

    @Test("After the close a manager alone takes applications; they are locked at once, and the review sees them")
    func late() throws {
        let hall = try hall()
        try hall.applications(Hall.application(12))
        hall.at(day(2023, 8, 30))
        try hall.step(.close)
        let line = Hall.application(31, at: "2023-08-29T19:00:00+08:00")
        refusal(.windowClosed) { try hall.applications(line) }
        let report = try hall.applications(line, by: hall.manager)
        #expect(report.isTaken && report.added == 1)
        #expect(try hall.state(31) == .locked && hall.family(31).application?.isLate == true)
        let changed = try hall.applications(
            Hall.application(12, at: "2023-08-29T19:00:00+08:00", house: 9), by: hall.manager)
        #expect(Hall.problems(changed) == ["1 HOUSEHOLD_DUPLICATE"])
        #expect(try hall.applications(line, by: hall.manager).changedNothing)
    }

    @Test("After the last moment nothing is changed any more, though nobody closed the batch")
    func lateUnclosed() throws {
        let hall = try hall()
        try hall.applications(Hall.application(12))
        let late = "2023-08-29T18:00:01+08:00"
        let changed = try hall.applications(
            Hall.application(12, at: late, house: 9), Hall.application(31, at: late), skipsBad: true, by: hall.manager)
        #expect(Hall.problems(changed) == ["1 HOUSEHOLD_DUPLICATE"] && changed.added == 1)
        let clerk = try hall.applications(Hall.application(40, at: late))
        #expect(Hall.problems(clerk) == ["1 WINDOW_CLOSED"])
        #expect(try hall.applications(Hall.application(40, at: "2023-08-29T18:00:00+08:00")).isTaken)
    }

    // MARK: Who lets and who rents

    @Test("LH-05, LH-33: nobody lets a dwelling to his own family, rents together with himself, or is named twice")
    func contradictions() throws {
        let hall = try hall()
        try hall.members(Hall.members(12, 31, 40))
        let landlord = "440308199901101512"
        let report = try hall.applications(
            Hall.application(12, (landlord, Hall.number(12))), Hall.application(31, (landlord, Hall.number(31, 1))),
            Hall.application(40, coTenants: [Hall.number(40)]),
            Hall.application(52, coTenants: [Hall.number(60), Hall.number(60)]))
        #expect(Hall.problems(report) == ["1 landlord", "2 landlord", "3 co_tenants", "4 co_tenants"])
        #expect(try hall.applications(Hall.application(12, (landlord, Hall.number(31, 1)))).isTaken)
    }

    @Test("LH-05: nor does what a family mends say so")
    func mendedLandlord() throws {
        let hall = try corrected(.landlord, .coTenants)
        for line in [
            Hall.application(12, ("440308199901101512", Hall.number(12, 1))),
            Hall.application(12, ("440308199901101512", Hall.number(12))),
            Hall.application(12, coTenants: [Hall.number(12)]),
        ] {
            #expect(code { try supplement(hall, line) } == "INPUT_INVALID")
        }
        try supplement(hall, Hall.application(12, ("440308199901101512", Hall.number(40, 1))))
    }

    // MARK: Beside a correction

    /// Reviewed, and the fields of the family at 12 sent back to it; 31 has applied as well, 40 has not.
    private func corrected(_ fields: ApplicationField...) throws -> Hall {
        let hall = try hall()
        try hall.members(Hall.members(12, 31, 40))
        try hall.applications(Hall.application(12), Hall.application(31))
        try hall.step(.close)
        try hall.step(.review)
        let reviewer = try hall.test.staff("shen", 901, .reviewer)
        _ = try hall.test.office.batches.askCorrection(
            of: Hall.receipt(12), in: hall.id, fields.map { CorrectionItem(field: $0, reason: "请改正") }, reviewer)
        return hall
    }

    private func supplement(_ hall: Hall, _ line: String, in office: Office? = nil) throws {
        _ = try (office ?? hall.test.office).batches.supplement(
            Array(line.utf8), source: "s", of: Hall.receipt(12), in: hall.id, hall.clerk)
    }

    @Test("LH-32, LH-33: what a family mends takes nobody's dwelling, and names nobody who applied")
    func mended() throws {
        let hall = try corrected(.houseCode, .coTenants)
        refusal(.houseDuplicate) { try supplement(hall, Hall.application(12, house: 31)) }
        refusal(.houseDuplicate) {
            try supplement(hall, Hall.application(12, house: 31, coTenants: [Hall.number(31)]))
        }
        refusal(.coTenantDuplicate) { try supplement(hall, Hall.application(12, coTenants: [Hall.number(31)])) }
        try supplement(hall, Hall.application(12, house: 7, coTenants: [Hall.number(40)]))
        let report = try hall.applications(Hall.application(40, house: 8), by: hall.manager)
        #expect(Hall.problems(report) == ["1 CO_TENANT_DUPLICATE"])
        let house = try hall.applications(Hall.application(52, house: 7), by: hall.manager)
        #expect(Hall.problems(house) == ["1 HOUSE_DUPLICATE"])
        #expect(try hall.applications(Hall.application(52, house: 12), by: hall.manager).isTaken)
    }

    @Test("A dwelling that a family mends while a file is taken in is not given twice")
    func mendedMeanwhile() throws {
        let hall = try corrected(.houseCode)
        let other = try hall.test.another()
        var isMended = false
        let watch = BatchWatch(
            progress: { progress in
                guard progress.stage == .reading, !isMended else { return }
                isMended = true
                do {
                    try supplement(hall, Hall.application(12, house: 7), in: other.office)
                } catch {
                    Issue.record(error)
                }
            })
        let order = SubsidyImportDesk.Order(
            HeldBytes(Array(Hall.application(40, house: 7).utf8)), source: "f", skipsBad: false)
        #expect(throws: OfficeFailure.store(.changedByOther)) {
            _ = try hall.desk.applications(order, batch: hall.id, by: hall.manager, watch: watch)
        }
        #expect(isMended)
        let again = try hall.applications(Hall.application(40, house: 7), by: hall.manager)
        #expect(Hall.problems(again) == ["1 HOUSE_DUPLICATE"])
    }

    // MARK: Dwellings that were used before

    @Test("LH-06, Q16: a dwelling that was used before does not stop the application; the review proposes it")
    func usedHouse() throws {
        let hall = try hall()
        let used = try hall.usedHouses("\(Hall.house(12)),2022 年补租,2022-11-01")
        #expect(used.report.isTaken && used.report.added == 1 && used.marked == 0)
        try hall.applications(Hall.application(12), Hall.application(31))
        #expect(try hall.family(12).application?.isHouseUsed == true)
        #expect(try hall.family(31).application?.isHouseUsed == false)
        let late = try hall.usedHouses("\(Hall.house(31)),2022 年补租,2022-11-01", "\(Hall.house(12)),另一处,2022-11-01")
        #expect(late.report.added == 1 && late.report.changed == 1 && late.marked == 1)
        #expect(try hall.family(31).application?.isHouseUsed == true)
        let again = try hall.usedHouses("\(Hall.house(31)),2022 年补租,2022-11-01")
        #expect(again.report.changedNothing && again.report.isTaken)
        let faults = try hall.test.audit()
        #expect(faults == [])
    }

    private func except(_ hall: Hall, in office: Office? = nil) throws {
        _ = try (office ?? hall.test.office).batches.decideDiscretion(
            of: Hall.receipt(12), in: hall.id, rule: "LH-06", decision: "前一份已经期满", hall.manager)
    }

    @Test("Q16: an exception for a dwelling stays as long as the family applies with it, and no longer")
    func exceptedHouse() throws {
        let hall = try hall()
        try hall.usedHouses("\(Hall.house(12)),2022 年补租,2022-11-01", "\(Hall.house(7)),2022 年补租,2022-11-01")
        try hall.applications(Hall.application(12))
        try except(hall)
        try hall.applications(Hall.application(12, at: "2023-08-21T10:00:00+08:00", ("320000", "330000")))
        #expect(try hall.family(12).application?.isHouseExcepted == true)
        #expect(try !hall.family(12).subject.isHouseUsed)
        try hall.applications(
            Hall.application(12, at: "2023-08-22T10:00:00+08:00", house: 7),
            Hall.application(12, at: "2023-08-22T11:00:00+08:00"))
        #expect(try hall.family(12).application?.isHouseExcepted == true, "the last one has the same dwelling")
        try hall.applications(Hall.application(12, at: "2023-08-23T10:00:00+08:00", house: 7))
        #expect(try hall.family(12).application?.isHouseExcepted == false && hall.family(12).subject.isHouseUsed)
        try hall.applications(Hall.application(12, at: "2023-08-24T10:00:00+08:00"))
        #expect(try hall.family(12).subject.isHouseUsed)
    }

    @Test("An exception that is made while a file is taken in is not lost")
    func exceptedMeanwhile() throws {
        let hall = try hall()
        try hall.usedHouses("\(Hall.house(12)),2022 年补租,2022-11-01")
        try hall.applications(Hall.application(12))
        let other = try hall.test.another()
        let line = Hall.application(12, at: "2023-08-21T10:00:00+08:00", ("320000", "330000"))
        let watch = BatchWatch(
            progress: { progress in
                guard progress.stage == .reading,
                    (try? hall.family(12).application?.isHouseExcepted) == false
                else { return }
                do {
                    try except(hall, in: other.office)
                } catch {
                    Issue.record(error)
                }
            })
        let order = SubsidyImportDesk.Order(HeldBytes(Array(line.utf8)), source: "f", skipsBad: false)
        #expect(throws: OfficeFailure.store(.changedByOther)) {
            _ = try hall.desk.applications(order, batch: hall.id, by: hall.clerk, watch: watch)
        }
        #expect(try hall.applications(line).changed == 1)
        #expect(try hall.family(12).application?.isHouseExcepted == true)
    }

    @Test("A file of dwellings is taken whole or not at all, and has an end")
    func usedHouseProblems() throws {
        let hall = try Hall()
        let good = "\(Hall.house(1)),补租,2022-11-01"
        let bad = try hall.usedHouses(good, good, "4503,补租,2022-11-01", "\(Hall.house(2)),补租,2024-01-01")
        #expect(!bad.report.isTaken && Hall.problems(bad.report) == ["3 house_code", "4 house_code", "5 since"])
        #expect(try hall.usedHouses(good).report.added == 1)
        let many = (0...SubsidyImportDesk.mostUsedHouses).map { "\(Hall.house($0)),补租,2022-11-01" }
        let text = Hall.file("house_code,source,since", many)
        let order = SubsidyImportDesk.Order(HeldBytes(Array(text.utf8)), source: "f", skipsBad: false)
        #expect(throws: OfficeFailure.self) { _ = try hall.desk.usedHouses(order, by: hall.clerk) }
    }
}
