import Housing

// How a family lies in its row.

extension FamilyState {
    /// - Parameter place: where the row lies; its position is the family's.
    public init(_ rows: BulkRows, _ index: Int) throws(OfficeFailure) {
        var reader = rows.reader(index)
        position = rows.place(index).position
        let format = try reader.byte()
        guard (1...Self.format).contains(format) else { throw Self.damaged }
        register = try Register(&reader, format: format)
        let count = Int(try reader.byte())
        people.reserveCapacity(count)
        for _ in 0..<count { people.append(try PersonFindings(&reader)) }
        if try reader.flag() { application = try Application(&reader, format: format) }
        standing = try SubsidyStanding(&reader)
        if try reader.flag() { agreement = try Agreement(&reader, format: format) }
        guard reader.isAtEnd else { throw Self.damaged }
    }

    /// Appends its row; the tag is the state of the application, -1 where none was made.
    public func add(to rows: inout BulkRows) {
        let tag = application == nil ? -1 : Int(standing.state.rawValue)
        rows.add(BulkPlace(position: position), tag: tag, clear: write)
    }

    private func write(_ writer: inout ByteWriter) {
        writer.write(Self.format)
        register.write(&writer)
        writer.write(UInt8(clamping: people.count))
        for person in people { person.write(&writer) }
        writer.write(application != nil)
        if let application { application.write(&writer) }
        standing.write(&writer)
        writer.write(agreement != nil)
        if let agreement { agreement.write(&writer) }
    }

    /// 1 had no ``Application/declaration``; 2 had no ``Register/hasSignedElsewhere``, and of an agreement no lease's end and no
    /// papers held back once it had ended.
    private static let format: UInt8 = 3
    fileprivate static var damaged: OfficeFailure { .store(.damaged(what: "bulk_chunk family")) }
    /// More people than this are no family.
    public static let mostPeople = 50
}

extension FamilyState.Register {
    fileprivate func write(_ writer: inout ByteWriter) {
        writer.write(UInt32(size))
        writer.write(UInt32(district) ?? 0)
        writer.write(listedAt?.milliseconds)
        writer.write(UInt8(RegisterEntry.Status.allCases.firstIndex(of: status) ?? 0))
        writer.write(outAt?.milliseconds)
        writer.write(hasLeft)
        writer.write(hasSignedElsewhere)
    }

    fileprivate init(_ reader: inout ByteReader, format: UInt8) throws(OfficeFailure) {
        let size = Int(try reader.word())
        let district = String(try reader.word())
        let listedAt = try reader.maybe().map(Moment.init(milliseconds:))
        let status = Int(try reader.byte())
        let outAt = try reader.maybe().map(Moment.init(milliseconds:))
        guard RegisterEntry.Status.allCases.indices.contains(status) else { throw FamilyState.damaged }
        self.init(
            size: size, district: district, listedAt: listedAt, status: RegisterEntry.Status.allCases[status],
            outAt: outAt, hasLeft: try reader.flag(), hasSignedElsewhere: format > 2 ? try reader.flag() : false)
    }
}

extension PersonFindings {
    fileprivate func write(_ writer: inout ByteWriter) {
        writer.write(UInt8(Household.MemberRole.allCases.firstIndex(of: role) ?? 0))
        writer.write(passed.rawValue)
        writer.write(failed.rawValue)
    }

    fileprivate init(_ reader: inout ByteReader) throws(OfficeFailure) {
        let role = Int(try reader.byte())
        guard Household.MemberRole.allCases.indices.contains(role) else { throw FamilyState.damaged }
        self.init(
            role: Household.MemberRole.allCases[role], passed: ConditionSet(rawValue: try reader.word()),
            failed: ConditionSet(rawValue: try reader.word()))
    }
}

extension FamilyState.Application {
    fileprivate func write(_ writer: inout ByteWriter) {
        writer.write(submittedAt.milliseconds)
        writer.write(isLate)
        writer.write(isHouseUsed)
        writer.write(isHouseExcepted)
        writer.write(declaration != nil)
        if let declaration { declaration.write(&writer) }
    }

    fileprivate init(_ reader: inout ByteReader, format: UInt8) throws(OfficeFailure) {
        self.init(
            submittedAt: Moment(milliseconds: try reader.long()), isLate: try reader.flag(),
            isHouseUsed: try reader.flag(), isHouseExcepted: try reader.flag())
        if format > 1, try reader.flag() { declaration = try SubsidyDeclaration(&reader) }
    }
}

extension SubsidyDeclaration {
    fileprivate func write(_ writer: inout ByteWriter) {
        writer.write(UInt8(MaritalState.allCases.firstIndex(of: marital) ?? 0))
        writer.write(UInt8(clamping: children))
        writer.write(denied.rawValue)
    }

    fileprivate init(_ reader: inout ByteReader) throws(OfficeFailure) {
        let marital = Int(try reader.byte())
        guard MaritalState.allCases.indices.contains(marital) else { throw FamilyState.damaged }
        self.init(
            marital: MaritalState.allCases[marital], children: Int(try reader.byte()),
            denied: ConditionSet(rawValue: try reader.word()))
    }
}

extension SubsidyStanding {
    fileprivate func write(_ writer: inout ByteWriter) {
        writer.write(state.rawValue)
        writer.write(gaps.rawValue)
        writer.write(proposed.rawValue)
        writer.write(UInt32(bitPattern: undecided))
        writer.write(reasons.rawValue)
        writer.write(list)
        writer.write(UInt32(bitPattern: sequence))
        writer.write(calledAt?.milliseconds)
        writer.write(signBy.map { Int64($0.number) })
    }

    fileprivate init(_ reader: inout ByteReader) throws(OfficeFailure) {
        guard let state = SubsidyState(rawValue: try reader.byte()) else { throw FamilyState.damaged }
        self.init(
            state: state, gaps: ReasonSet(rawValue: try reader.word()),
            proposed: ReasonSet(rawValue: try reader.word()), undecided: Int32(bitPattern: try reader.word()),
            reasons: ReasonSet(rawValue: try reader.word()), list: try reader.byte(),
            sequence: Int32(bitPattern: try reader.word()),
            calledAt: try reader.maybe().map(Moment.init(milliseconds:)),
            signBy: try reader.maybe().map { Day(number: Int($0)) })
    }
}

extension FamilyState.Agreement {
    fileprivate func write(_ writer: inout ByteWriter) {
        let states = SubsidyAgreement.State.allCases
        writer.write(UInt8(states.firstIndex(of: terms.state) ?? 0))
        writer.write(terms.plan.monthly.fen)
        writer.write(terms.plan.first)
        writer.write(terms.plan.last)
        writer.write(terms.plan.stoppedFrom)
        writer.write(terms.nextMonth)
        writer.write(terms.changeDay.map { Int64($0.number) })
        writer.write(terms.stop != nil)
        if let stop = terms.stop {
            writer.write(stop.reason.rawValue)
            writer.write(stop.day.number)
        }
        writer.write(terms.overpaid.fen)
        writer.write(terms.recovered.fen)
        writer.write(Int64(bitPattern: ledger.paidBits))
        writer.write(Int64(bitPattern: ledger.failedBits))
        writer.write(Int64(bitPattern: ledger.cancelledBits))
        writer.write(terms.leaseEnd.map { Int64($0.number) })
        writer.write(terms.isWithheld)
    }

    fileprivate init(_ reader: inout ByteReader, format: UInt8) throws(OfficeFailure) {
        let states = SubsidyAgreement.State.allCases
        let state = Int(try reader.byte())
        guard states.indices.contains(state) else { throw FamilyState.damaged }
        let monthly = Money(fen: try reader.number())
        let (first, last) = (try reader.month(), try reader.month())
        guard first <= last else { throw FamilyState.damaged }
        let plan = InstalmentPlan(
            monthly: monthly, months: first...last, stoppedFrom: try reader.flag() ? try reader.month() : nil)
        let next = try reader.month()
        let changeDay = try reader.maybe().map { Day(number: Int($0)) }
        let stop = try Self.stop(&reader)
        let overpaid = Money(fen: try reader.number())
        let recovered = Money(fen: try reader.number())
        let ledger = InstalmentLedger(
            first: first, paidBits: UInt64(bitPattern: try reader.long()),
            failedBits: UInt64(bitPattern: try reader.long()), cancelledBits: UInt64(bitPattern: try reader.long()))
        var leaseEnd: Day?
        var isWithheld = states[state] == .suspended
        if format > 2 {
            leaseEnd = try reader.maybe().map { Day(number: Int($0)) }
            isWithheld = try reader.flag()
        }
        let terms = SubsidyAgreement(
            state: states[state], plan: plan, nextMonth: next, changeDay: changeDay, stop: stop, leaseEnd: leaseEnd,
            isWithheld: isWithheld, overpaid: overpaid, recovered: recovered)
        self.init(terms: terms, ledger: ledger)
    }

    private static func stop(_ reader: inout ByteReader) throws(OfficeFailure) -> SubsidyAgreement.Stop? {
        guard try reader.flag() else { return nil }
        guard let reason = SubsidyReason(rawValue: try reader.byte()) else { throw FamilyState.damaged }
        return SubsidyAgreement.Stop(reason: reason, day: Day(number: try reader.number()))
    }
}

extension ByteWriter {
    /// Months since the year 0.
    mutating func write(_ month: Month) { write(UInt32(month.year * 12 + month.month - 1)) }

    mutating func write(_ month: Month?) {
        write(month != nil)
        if let month { write(month) }
    }
}

extension ByteReader {
    mutating func month() throws(OfficeFailure) -> Month { Month(year: 0, month: Int(try word()) + 1) }
}
