import Housing
import TestSupport
import Testing

@testable import Office

@Suite("A family of a batch as a row")
struct FamilyRowTests {
    @Test("What is written is read back, whatever the family went through", arguments: 0..<200)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed)
        let families = (0..<10).map { Self.family($0 * 7 + 1, &random) }
        var rows = BulkRows()
        for family in families { family.add(to: &rows) }
        #expect(rows.count == families.count)
        for (index, family) in families.enumerated() {
            #expect(try FamilyState(rows, index) == family)
            #expect(rows.tag(index) == (family.application == nil ? -1 : Int(family.standing.state.rawValue)))
        }
    }

    @Test("A row that is cut, or longer than it says, is damage")
    func cut() throws {
        var random = SplitMix64(5)
        var rows = BulkRows()
        Self.family(3, &random).add(to: &rows)
        let bytes = Array(rows.clear(0))
        for end in 0..<bytes.count {
            var short = BulkRows()
            short.add(BulkPlace(position: 3), tag: 0, clear: bytes[..<end], personal: [])
            #expect(throws: OfficeFailure.self) { try FamilyState(short, 0) }
        }
        var long = BulkRows()
        long.add(BulkPlace(position: 3), tag: 0, clear: bytes + [0], personal: [])
        #expect(throws: OfficeFailure.self) { try FamilyState(long, 0) }
    }

    @Test("A row of the older kind is read, without what it did not have")
    func older() throws {
        let submitted = Moment(day(2023, 8, 20), hour: 10)
        var rows = BulkRows()
        rows.add(BulkPlace(position: 3), tag: 1) { writer in
            writer.write(UInt8(1))
            writer.write(UInt32(2))
            writer.write(UInt32(440_303))
            writer.write(nil as Int64?)
            writer.write(UInt8(0))
            writer.write(nil as Int64?)
            writer.write(false)
            writer.write(UInt8(0))
            writer.write(true)
            writer.write(submitted.milliseconds)
            for flag in [true, false, true] { writer.write(flag) }
            writer.write(SubsidyState.submitted.rawValue)
            for _ in 0..<4 { writer.write(UInt32(0)) }
            writer.write(UInt8(0))
            writer.write(UInt32(0))
            writer.write(nil as Int64?)
            writer.write(nil as Int64?)
            writer.write(false)
        }
        let family = try FamilyState(rows, 0)
        #expect(
            family.application
                == .init(submittedAt: submitted, isLate: true, isHouseUsed: false, isHouseExcepted: true))
        #expect(family.register.size == 2 && family.standing.state == .submitted)
    }

    @Test("Of a row of the second kind nobody knows the lease's end, and what was suspended waits for papers")
    func second() throws {
        var random = SplitMix64(1)
        var family = Self.family(3, &random)
        let first = Month(year: 2023, month: 11)
        var terms = SubsidyAgreement(monthly: Money(fen: 214_500), months: first...first.adding(months: 35))
        try terms.suspend()
        family.agreement = FamilyState.Agreement(terms)
        var rows = BulkRows()
        family.add(to: &rows)
        var bytes = Array(rows.clear(0))
        bytes[0] = 2
        // No lease's end, and nothing of papers.
        bytes.removeLast(2)
        // Nothing of other batches: behind the format, size, district, days on the list, status and whether it has left.
        let listed = family.register.listedAt == nil ? 1 : 9
        bytes.remove(at: 9 + listed + 1 + (family.register.outAt == nil ? 1 : 9) + 1)
        var older = BulkRows()
        older.add(BulkPlace(position: 3), tag: 0, clear: bytes[...], personal: [])
        #expect(try FamilyState(older, 0) == family)
    }

    @Test("A table finds its families by index and by place, over many chunks")
    func table() throws {
        var random = SplitMix64(9)
        let positions = (0..<600).map { $0 * 3 + 1 }
        var table = FamilyTable()
        for (number, chunk) in Dictionary(grouping: positions, by: { BulkPlace(position: $0).chunk })
            .sorted(by: { $0.key < $1.key })
        {
            var rows = BulkRows()
            for position in chunk { Self.family(position, &random).add(to: &rows) }
            table.add(number, rows)
        }
        #expect(table.count == 600)
        for (index, position) in positions.enumerated() {
            #expect(table.position(index) == position)
            #expect(table.index(of: position) == index)
            #expect(try table[index].position == position)
        }
        #expect(table.index(of: 2) == nil)
        #expect(table.index(of: 5000) == nil)
        #expect(try table.places().map(\.position) == positions)
    }

    static func family(_ position: Int, _ random: inout SplitMix64) -> FamilyState {
        func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func moment() -> Moment { Moment(milliseconds: Int64(number(1_600_000_000_000...1_800_000_000_000))) }
        let status = RegisterEntry.Status.allCases.randomElement(using: &random) ?? .waiting
        var family = FamilyState(
            RegisterEntry(
                receipt: "BHR00000001", cityPosition: position, districtPosition: 0, registeredSize: number(1...9),
                hukouDistrict: "440303", acceptedAt: nil, listedAt: maybe(moment()), status: status,
                outAt: maybe(moment())))
        family.register.hasLeft = Bool.random(using: &random)
        family.register.hasSignedElsewhere = Bool.random(using: &random)
        family.people = (0..<number(0...5)).map { index in
            PersonFindings(
                role: Household.MemberRole.allCases[index], passed: ConditionSet(rawValue: UInt32(number(0...255))),
                failed: ConditionSet(rawValue: UInt32(number(0...255))))
        }
        if Bool.random(using: &random) {
            family.application = .init(
                submittedAt: moment(), isLate: Bool.random(using: &random), isHouseUsed: Bool.random(using: &random),
                isHouseExcepted: Bool.random(using: &random),
                declaration: maybe(
                    SubsidyDeclaration(
                        marital: MaritalState.allCases.randomElement(using: &random) ?? .single,
                        children: number(0...50), denied: ConditionSet(rawValue: UInt32(number(0...255))))))
        }
        family.standing = SubsidyStanding(
            state: SubsidyState.allCases.randomElement(using: &random) ?? .draft,
            gaps: ReasonSet(rawValue: UInt32(number(0...0xFF_FFFF))),
            proposed: ReasonSet(rawValue: UInt32(number(0...0xFF_FFFF))), undecided: Int32(number(0...40)),
            reasons: ReasonSet(rawValue: UInt32(number(0...0xFF_FFFF))), list: UInt8(number(0...4)),
            sequence: Int32(number(0...1200)), calledAt: maybe(moment()),
            signBy: maybe(Day(number: number(19_000...20_000))))
        if Bool.random(using: &random) { family.agreement = agreement(&random) }
        return family
    }

    private static func agreement(_ random: inout SplitMix64) -> FamilyState.Agreement {
        let first = Month(year: 2023, month: Int.random(in: 1...12, using: &random))
        var agreement = FamilyState.Agreement(
            SubsidyAgreement(monthly: Money(fen: 214_500), months: first...first.adding(months: 35)))
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let month = first.adding(months: Int.random(in: 0...35, using: &random))
            switch Int.random(in: 0...2, using: &random) {
            case 0: _ = agreement.ledger.pay(month)
            case 1: agreement.ledger.fail(month)
            default: agreement.ledger.cancel(month)
            }
        }
        agreement.terms = SubsidyAgreement(
            state: SubsidyAgreement.State.allCases.randomElement(using: &random) ?? .paying,
            plan: InstalmentPlan(
                monthly: Money(fen: 214_500), months: first...first.adding(months: 35),
                stoppedFrom: Bool.random(using: &random) ? first.adding(months: 9) : nil),
            nextMonth: first.adding(months: 4), changeDay: Bool.random(using: &random) ? first.first : nil,
            stop: Bool.random(using: &random) ? .init(reason: .requeued, day: first.last) : nil,
            leaseEnd: Bool.random(using: &random) ? first.first.adding(days: 400) : nil,
            isWithheld: Bool.random(using: &random),
            overpaid: Money(fen: 643_500), recovered: Money(fen: 1))
        return agreement
    }
}
