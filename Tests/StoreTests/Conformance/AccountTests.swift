import Housing
import Office
import Testing

@Suite("A store keeps logins, drafts, consents, calls and the clock")
struct AccountTests {
    @Test("an account comes back by id and by login, and changes", arguments: StoreKind.allCases)
    func account(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        var account = Sample.account(1)
        let first = account
        let staff = Sample.account(2, roles: [.reviewer, .manager])
        try records.write { writer throws(OfficeFailure) in
            try writer.save(first)
            try writer.save(staff)
        }
        account.passwordHash = nil
        account.isDisabled = true
        account.roles = [.applicant, .clerk]
        let changed = account
        try records.write { writer throws(OfficeFailure) in try writer.save(changed) }
        let found = try records.read { reader throws(OfficeFailure) in
            (
                try reader.account(changed.id), try reader.account(login: changed.login),
                try reader.accounts(staffOnly: true), try reader.accounts(staffOnly: false),
                try reader.account(login: Login(normalised: "NOBODY"))
            )
        }
        #expect(found.0 == changed)
        #expect(found.1 == changed)
        #expect(found.2 == [changed, staff])
        #expect(found.3 == [changed, staff])
        #expect(found.4 == nil)
    }

    @Test("failed sign-ins count a login and a terminal apart", arguments: StoreKind.allCases)
    func throttle(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let login = ThrottleKey.login(Login(normalised: "K1"))
        let terminal = ThrottleKey.terminal(TerminalID("K1"))
        let slow = Throttle(key: login, failures: 3, nextAllowed: MachineMoment(milliseconds: 99))
        try records.write { writer throws(OfficeFailure) in try writer.save(slow) }
        let read: (ThrottleKey) throws -> Throttle? = { key in
            try records.read { reader throws(OfficeFailure) in try reader.throttle(key) }
        }
        #expect(try read(login) == slow)
        #expect(try read(terminal) == nil)
        try records.write { writer throws(OfficeFailure) in try writer.clearThrottle(login) }
        #expect(try read(login) == nil)
    }

    @Test("a one-time code is one an account", arguments: StoreKind.allCases)
    func code(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let account = Sample.account(1)
        var code = OneTimeCode(
            account: account.id, hash: "h", issuedBy: AccountID("a-2"), expires: MachineMoment(milliseconds: 5),
            triesLeft: 5, isUsed: false)
        let first = code
        code.triesLeft = 4
        code.isUsed = true
        let second = code
        try records.write { writer throws(OfficeFailure) in
            try writer.save(account)
            try writer.save(first)
            try writer.save(second)
        }
        let read: () throws -> OneTimeCode? = {
            try records.read { reader throws(OfficeFailure) in try reader.oneTimeCode(account: account.id) }
        }
        #expect(try read() == second)
        try records.write { writer throws(OfficeFailure) in try writer.deleteOneTimeCode(account: account.id) }
        #expect(try read() == nil)
    }

    @Test("a draft is one a person and flow, and is replaced", arguments: StoreKind.allCases)
    func draft(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let person = PersonID("p-1")
        let drafts = (1...3).map { number in
            Draft(
                person: person, flow: .renewal, body: "{\"手机\":\(number)}",
                savedAt: TestOffice.opening.adding(seconds: number))
        }
        for draft in drafts {
            try records.write { writer throws(OfficeFailure) in try writer.save(draft) }
        }
        let read: (any Records, PersonID) throws -> Draft? = { records, person in
            try records.read { reader throws(OfficeFailure) in try reader.draft(person: person, flow: .renewal) }
        }
        #expect(try read(records, person) == drafts[2])
        #expect(try read(try office.open().records, person) == drafts[2])
        #expect(try read(records, PersonID("p-2")) == nil)
        try records.write { writer throws(OfficeFailure) in try writer.deleteDraft(person: person, flow: .renewal) }
        #expect(try read(records, person) == nil)
    }

    @Test("the newest consent counts", arguments: StoreKind.allCases)
    func consent(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let consents = [2, 1].map { version in
            ConsentRecord(person: PersonID("p-1"), notice: "notice", version: version, at: TestOffice.opening)
        }
        try records.write { writer throws(OfficeFailure) in
            for consent in consents { try writer.save(consent) }
        }
        let found = try records.read { reader throws(OfficeFailure) in
            (
                try reader.consent(person: PersonID("p-1"), notice: "notice"),
                try reader.consent(person: PersonID("p-1"), notice: "other")
            )
        }
        #expect(found.0 == consents[0])
        #expect(found.1 == nil)
        let other = ConsentRecord(person: PersonID("p-2"), notice: "notice", version: 1, at: TestOffice.opening)
        let left = try records.write { writer throws(OfficeFailure) in
            try writer.save(other)
            try writer.deleteConsents(person: PersonID("p-1"), notice: "notice")
            return (
                try writer.consent(person: PersonID("p-1"), notice: "notice"),
                try writer.consent(person: PersonID("p-2"), notice: "notice")
            )
        }
        #expect(left.0 == nil)
        #expect(left.1 == other)
    }

    @Test("open calls, the oldest first, until they are closed", arguments: StoreKind.allCases)
    func calls(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        var calls = [2, 1].map { number in
            StaffCall(
                id: CallID("call-\(number)"), terminal: TerminalID("K\(number)"), step: "O-5",
                since: TestOffice.opening.adding(seconds: number))
        }
        for call in calls { try records.write { writer throws(OfficeFailure) in try writer.save(call) } }
        let open: () throws -> [StaffCall] = {
            try records.read { reader throws(OfficeFailure) in try reader.openCalls() }
        }
        #expect(try open() == [calls[1], calls[0]])
        calls[1].answeredBy = AccountID("a-1")
        calls[0].closedAt = TestOffice.opening
        let (answered, closed) = (calls[1], calls[0])
        try records.write { writer throws(OfficeFailure) in
            try writer.save(answered)
            try writer.save(closed)
        }
        #expect(try open() == [answered])
    }

    @Test("a training office has a clock that can be set; a working one has none")
    func clock() throws {
        let records = try TestOffice().openedRecords()
        let later = StoredClock(
            office: TestOffice.opening.adding(seconds: 60), setAt: TestOffice.machine, isFrozen: false)
        #expect(
            try records.office.read { reader throws(OfficeFailure) in try reader.storedClock() } == TestOffice.clock)
        try records.office.write { writer throws(OfficeFailure) in try writer.save(later) }
        #expect(try records.office.read { reader throws(OfficeFailure) in try reader.storedClock() } == later)

        let working = try TestOffice(isTraining: false).openedRecords()
        #expect(try working.office.read { reader throws(OfficeFailure) in try reader.storedClock() } == nil)
        #expect(try working.office.read { reader throws(OfficeFailure) in try reader.officeInfo() }.isTraining == false)
        #expect(throws: OfficeFailure.refused(Refusal(.notTraining, "Time"))) {
            try working.office.write { writer throws(OfficeFailure) in try writer.save(later) }
        }
    }
}

extension TestOffice {
    /// Records together with the directory that they lie in.
    func openedRecords() throws -> (office: any Records, keeper: TestOffice) { (try open().records, self) }
}
