import Housing
import Testing

@testable import Office

/// A death, or somebody who moved out (Q33): from the report to what becomes of the lease.
@Suite struct TenancyTests {
    private let test: TestOffice
    private let tenant: Session
    private let clerk: Session
    private let reviewer: Session
    private let lease = LeaseID("l-1")
    private let spouse = PersonID("p-501")

    init() throws {
        test = try TestOffice()
        tenant = try test.tenant(1)
        clerk = try test.staff("li", 40, .clerk)
        reviewer = try test.staff("wu", 30, .reviewer)
    }

    private var desk: TenancyDesk { test.office.tenancy }

    private func record() throws -> LeaseRecord {
        try test.read { (reader) throws(OfficeFailure) in try reader.lease(lease) }
    }

    private func seen(_ text: String = "proof") throws -> SeenFile {
        try test.office.look(at: [0xFF, 0xD8, 0xFF, 0xE0] + Array(text.utf8), named: nil).finish()
    }

    private func own(
        _ event: TenancyChange.Event = .occupantMovedOut, proof: SeenFile? = nil
    ) throws -> TenancyChange {
        let report = TenancyReport(lease: lease, event: event, person: spouse, day: day(2023, 8, 1), words: "回老家了")
        return try desk.report(report, proof: proof, tenant)
    }

    private func atCounter(_ event: TenancyChange.Event, proven: Bool = true) throws -> TenancyChange {
        let contact = TenancyContact(name: "何大姐", relation: .spouse, mobile: try Mobile("13900139000"))
        let report = TenancyReport(
            lease: lease, event: event, person: event.isOfTenant ? tenant.person : spouse, day: day(2023, 8, 1),
            contact: contact)
        let change = try desk.report(report, clerk)
        return proven ? try desk.addProof(try seen(), to: change, clerk) : change
    }

    private func decided(
        _ change: TenancyChange, _ outcome: TenancyChange.Outcome, successor: PersonID? = nil, note: String? = nil
    ) throws -> TenancyChange {
        try desk.decide(outcome, successor: successor, note: note, on: try desk.take(change.id, reviewer), reviewer)
    }

    @Test("The tenant reports an occupant at the kiosk, and finds it in 【我的】 with its words")
    func reporting() throws {
        let change = try own(proof: try seen())
        #expect(change.number.description.hasPrefix("T2308-00001-") && change.state == .reported)
        #expect(change.proofs.count == 1 && change.version == 2)
        #expect(try desk.own(tenant) == [change])
        let file = try desk.ownFile(change.id, tenant)
        #expect(file.words == "回老家了" && file.contact == nil && file.person.id == spouse)
        #expect(file.allowed == [.addProof, .withdraw] && file.files.map(\.id) == change.proofs.map(\.id))
        #expect(file.timeline.map(\.entry.kind) == [.tenancyReported, .tenancyProofAdded])
        #expect(try test.audit().isEmpty)
        refusal(.alreadyOpen) { _ = try own() }
        let stranger = try test.tenant(2, on: TerminalID("kiosk-2"))
        refusal(.notYourCase) { _ = try desk.ownFile(change.id, stranger) }
        #expect(try desk.own(stranger).isEmpty)
    }

    @Test("What cannot be taken leaves neither number nor file")
    func refused() throws {
        let files = test.fileCount
        let future = TenancyReport(lease: lease, event: .occupantDied, person: spouse, day: day(2023, 8, 22))
        refusal(.dayInFuture) { _ = try desk.report(future, proof: try seen(), tenant) }
        let unsigned = TenancyReport(lease: lease, event: .tenantDied, person: tenant.person, day: day(2023, 8, 1))
        refusal(.contactMissing) { _ = try desk.report(unsigned, proof: try seen(), clerk) }
        refusal(.roleNotAllowed) { _ = try desk.report(unsigned, tenant) }
        let text = try test.office.look(at: Array("no picture".utf8), named: "a.png").finish()
        #expect(throws: OfficeFailure.self) { try own(proof: text) }
        #expect(test.fileCount == files)
        #expect(try own().number.serial == 1)
    }

    @Test("Without the tenant's consent nothing of his is stored, not even a file that nobody would find")
    func consent() throws {
        let change = try own()
        let files = test.fileCount
        let office = test.officeWithNewNotice()
        refusal(.consentMissing) { _ = try office.tenancy.addProof(try seen(), to: change, tenant) }
        let other = TenancyReport(lease: lease, event: .occupantDied, person: spouse, day: day(2023, 8, 1))
        refusal(.consentMissing) { _ = try office.tenancy.report(other, proof: try seen(), tenant) }
        #expect(test.fileCount == files)
    }

    @Test(
        "What one clerk took in does not vanish by another's hand, and about his own home nobody of staff may do anything"
    )
    func withdrawnByClerk() throws {
        let change = try atCounter(.tenantDied, proven: false)
        let other = try test.staff("qian", 42, .clerk, .reviewer)
        refusal(.notYourCase) { _ = try desk.withdraw(change, other) }
        #expect(try desk.file(change.id, other).allowed == [.addProof, .take])
        let before = try record()
        let occupant = Occupant(person: other.person, relation: .child)
        var lived = before.lease
        lived.occupants.append(occupant)
        let who = try test.read { (reader) throws(OfficeFailure) in try reader.person(other.person) }
        let home = LeaseRecord(
            lease: lived, dwelling: before.dwelling, tenant: before.tenant,
            occupants: before.occupants + [OccupantRecord(occupant: occupant, person: who)])
        try test.write { (writer) throws(OfficeFailure) in try writer.save(home) }
        #expect(try desk.file(change.id, other).allowed.isEmpty)
        refusal(.ownCase) { _ = try desk.take(change.id, other) }
        #expect(try desk.withdraw(change, clerk).state == .withdrawn)
    }

    @Test("At the counter it lies under seal who came, and staff read it")
    func contact() throws {
        let change = try atCounter(.tenantDied)
        let file = try desk.file(change.id, reviewer)
        #expect(file.contact == TenancyContact(name: "何大姐", relation: .spouse, mobile: try Mobile("13900139000")))
        #expect(file.allowed == [.take])
        #expect(try desk.file(change.id, clerk).allowed == [.addProof, .withdraw])
        #expect(try !test.journalHolds("13900139000") && !test.journalHolds("何大姐"))
        // The tenant sees that it was reported, and cannot take it back.
        #expect(try desk.ownFile(change.id, tenant).allowed.isEmpty)
    }

    @Test("An occupant who died or moved out no longer lives there; the lease's version before is kept")
    func occupant() throws {
        let change = try decided(try own(.occupantDied, proof: try seen()), .occupantRemoved)
        #expect(change.state == .decided)
        #expect(try record().lease.occupants.map(\.moveOut) == [day(2023, 8, 1)])
        #expect(try test.entries(.leaseCorrected, of: change.id).map { $0["lease"] } == [.id(lease)])
        #expect(try test.audit().isEmpty)
        let renewal = try test.started(tenant)
        #expect(try test.office.tenant.caseFile(renewal.id, tenant).present.lines(of: .occupants).isEmpty)
        // Another can be reported now, but not the same person again.
        refusal(.notOnLease) { _ = try own() }
    }

    @Test("Where it is not so, the lease stays as it was, with a reason")
    func dismissed() throws {
        let change = try own()
        refusal(.noteMissing) { _ = try decided(change, .dismissed) }
        let before = try record()
        let done = try decided(change, .dismissed, note: "人还住在这里")
        #expect(try record() == before)
        #expect(try desk.ownFile(done.id, tenant).note == "人还住在这里")
        #expect(try own().state == .reported, "it can be reported anew")
    }

    @Test("The lease passes to a co-resident; what the former tenant had begun lapses with it")
    func transferred() throws {
        let renewal = try test.submitted(tenant)
        _ = try test.office.review.take(renewal.id, try test.staff("liu", 31, .reviewer))
        let change = try atCounter(.tenantDied)
        _ = try decided(change, .transferred, successor: spouse)
        let after = try record()
        #expect(after.tenant.id == spouse && after.occupants.isEmpty && after.lease.status == .active)
        let ended = try test.read { (reader) throws(OfficeFailure) in try reader.renewal(renewal.id) }
        #expect(ended.state == .expired && ended.expiry == .tenancyChanged && ended.claim == nil)
        #expect(try test.entries(.renewalLapsed, of: renewal.id).map { $0["change"] } == [.id(change.id)])
        #expect(try test.office.tenant.leases(tenant).isEmpty)
        // The new tenant renews for himself.
        try test.account(after.tenant, login: after.tenant.document.value, .applicant)
        let successor = try test.signIn(after.tenant.document.value)
        let notice = try test.office.signIn.noticeToShow(successor)
        try test.office.signIn.agree(to: try #require(notice), successor)
        #expect(try test.started(successor).state == .draft)
        #expect(try test.audit().isEmpty)
    }

    @Test("An economic check that is open ends with the tenancy, is not sent, and the successor has his own at once")
    func check() throws {
        let other = try test.family(2, of: 1)
        let going = try test.requested(other)
        let check = try test.requested(tenant)
        let change = try atCounter(.tenantDied)
        _ = try decided(change, .transferred, successor: spouse)
        let ended = try test.stored(check)
        #expect(ended.state == .expired && ended.end?.cause == .tenancyChanged && ended.end?.from == .requested)
        #expect(try test.entries(.checkLapsed, of: check.id).map { $0["cause"] } == [.code("TENANCY_CHANGED")])
        let sent = try test.send(clerk)
        #expect(!sent.contains("\(check.number)") && sent.contains("\(going.number)"))
        let after = try record()
        try test.account(after.tenant, login: after.tenant.document.value, .applicant)
        let successor = try test.signIn(after.tenant.document.value)
        try test.office.signIn.agree(to: try #require(try test.office.signIn.noticeToShow(successor)), successor)
        #expect(try test.office.check.start(lease, successor).state == .draft)
        #expect(try test.audit().isEmpty)
    }

    @Test("Where the lease is ended an open check ends with it")
    func checkOfEndedLease() throws {
        let check = try test.authorised(tenant)
        _ = try decided(try atCounter(.tenantMovedOut), .leaseTerminated)
        #expect(try test.stored(check).end?.cause == .leaseEnded)
        #expect(try test.office.upkeep.tick().expiredChecks == 0 && test.audit().isEmpty)
    }

    @Test("A contract that waits is made void, and its renewal ends with it")
    func contract() throws {
        let signing = try test.issued(tenant, by: try test.staff("liu", 31, .reviewer))
        let change = try decided(try atCounter(.tenantMovedOut), .leaseTerminated)
        let (voided, renewal) = try test.read { (reader) throws(OfficeFailure) in
            (try reader.signing(signing.id), try reader.renewal(signing.renewal))
        }
        #expect(voided.state == .void && voided.voiding?.reason == .leaseTerminated)
        #expect(renewal.state == .notConcluded)
        #expect(try record().lease.status == .terminated && change.decision?.outcome == .leaseTerminated)
        refusal(.leaseNotActive) { _ = try test.started(tenant) }
        #expect(try test.audit().isEmpty)
    }

    @Test("While the contract is being signed at a kiosk nothing is decided, and nothing is half-done")
    func signing() throws {
        let signing = try test.opened(try test.issued(tenant, by: try test.staff("liu", 31, .reviewer)), tenant)
        let taken = try desk.take(try atCounter(.tenantMovedOut).id, reviewer)
        refusal(.wrongState) { _ = try desk.decide(.leaseTerminated, note: nil, on: taken, reviewer) }
        #expect(try record().lease.status == .active)
        #expect(try desk.file(taken.id, reviewer).change == taken)
        // An hour later the attempt lies still.
        test.clocks.pass(seconds: 3 * 3600)
        _ = try desk.decide(.leaseTerminated, note: nil, on: taken, reviewer)
        let ended = try test.read { (reader) throws(OfficeFailure) in try reader.signing(signing.id) }
        #expect(ended.state == .void)
    }

    @Test("An approved renewal without a contract lapses too")
    func approved() throws {
        let renewal = try test.approved(tenant, by: try test.staff("liu", 31, .reviewer))
        _ = try decided(try atCounter(.tenantDied), .leaseTerminated)
        let ended = try test.read { (reader) throws(OfficeFailure) in try reader.renewal(renewal.id) }
        #expect(ended.state == .expired && ended.decision != nil)
        #expect(try test.office.contracts.awaitingIssue(offset: 0, limit: 9, reviewer).isEmpty)
        #expect(try test.audit().isEmpty)
    }

    @Test("While it is open no contract is issued and none approved; the queue tells it beside its lease's other cases")
    func holdsOthersUp() throws {
        let liu = try test.staff("liu", 31, .reviewer)
        let renewal = try test.approved(tenant, by: liu)
        let change = try own()
        let draft = try test.office.contracts.draft(for: renewal.id, liu)
        refusal(.tenancyOpen) {
            _ = try test.office.contracts.issue(draft, on: TestOffice.paper(), acceptsProvisional: true, liu)
        }
        #expect(try test.office.review.caseFile(renewal.id, liu).openChange == change)
        let rows = try test.office.review.queue(QueueFilter(), offset: 0, limit: 9, liu)
        #expect(rows.first { $0.id == renewal.id }?.openChange == change.number)
        #expect(rows.first { $0.id == change.id }?.openChange == nil)
        _ = try decided(change, .dismissed, note: "人还住在这里")
        let after = try test.office.review.queue(QueueFilter(), offset: 0, limit: 9, liu)
        #expect(after.allSatisfy { $0.openChange == nil })
        #expect(try test.office.contracts.draft(for: renewal.id, liu).openChange == nil)
    }

    @Test("A death needs a proof, and a child does not carry on")
    func gates() throws {
        var record = try record()
        let number = try IdentityNumber("440303201501019972", kind: .residentCard, on: nil)
        let child = Person(id: PersonID("p-9"), name: "陈小", document: number)
        let occupant = Occupant(person: child.id, relation: .child)
        record.lease.occupants.append(occupant)
        record.occupants.append(OccupantRecord(occupant: occupant, person: child))
        let grown = record
        try test.write { (writer) throws(OfficeFailure) in try writer.save(grown) }
        let taken = try desk.take(try atCounter(.tenantDied, proven: false).id, reviewer)
        refusal(.proofMissing) { _ = try desk.decide(.leaseTerminated, note: nil, on: taken, reviewer) }
        let proven = try desk.addProof(try seen(), to: taken, clerk)
        refusal(.notAnAdult) {
            _ = try desk.decide(.transferred, successor: child.id, note: nil, on: proven, reviewer)
        }
        #expect(try desk.file(proven.id, reviewer).successors(on: day(2023, 8, 21)).map(\.person.id) == [spouse])
        #expect(try desk.file(proven.id, reviewer).successors(on: day(2033, 1, 1)).count == 2, "grown up on the day")
        #expect(try desk.file(proven.id, reviewer).successors(on: day(2032, 12, 31)).count == 1)
    }

    @Test("Who entered it does not decide it; the second at one report is told who has it")
    func separation() throws {
        let both = try test.staff("both", 41, .clerk, .reviewer)
        let contact = TenancyContact(name: "何大姐", relation: .spouse, mobile: try Mobile("13900139000"))
        let report = TenancyReport(
            lease: lease, event: .tenantMovedOut, person: tenant.person, day: day(2023, 8, 1), contact: contact)
        let change = try desk.report(report, both)
        refusal(.enteredByYou) { _ = try desk.take(change.id, both) }
        let taken = try desk.take(change.id, reviewer)
        #expect(try desk.take(change.id, reviewer) == taken, "his own is left as it is")
        let liu = try test.staff("liu", 31, .reviewer)
        refusal(.wrongState) { _ = try desk.take(change.id, liu) }
        refusal(.claimedByOther) { _ = try desk.decide(.leaseTerminated, note: nil, on: taken, liu) }
        failure(.store(.changedByOther)) { _ = try desk.release(change, reviewer) }
        let manager = try test.staff("guan", 32, .manager)
        #expect(try desk.putBack(taken, manager).state == .reported)
    }

    @Test("It stands in the queue, is found by number and counted, and is shown to the command line")
    func queue() throws {
        let change = try own()
        let found = try test.office.review.queue(
            QueueFilter(state: .tenancy(.reported)), offset: 0, limit: 9, reviewer)
        #expect(found.map(\.number) == [change.number] && found[0].state == .tenancy(.reported))
        #expect(try test.office.review.counts(reviewer)[.tenancy(.reported)] == 1)
        let search = QueueFilter(search: change.number.description)
        #expect(try test.office.review.queue(search, offset: 0, limit: 9, reviewer).count == 1)
        let shown = try test.office.console.tenancyFile(change.number)
        #expect(shown.file.change == change && shown.assignedTo == nil)
        #expect(shown.file.allowed == [.addProof, .take, .withdraw])
        _ = try desk.take(change.id, reviewer)
        #expect(try test.office.console.tenancyFile(change.number).assignedTo == "wu")
    }

    @Test("The tenant takes it back, and another can be made")
    func withdrawing() throws {
        let change = try own()
        #expect(try desk.withdraw(change, tenant).state == .withdrawn)
        failure(.store(.changedByOther)) { _ = try desk.withdraw(change, tenant) }
        #expect(try own().number.serial == 2)
        refusal(.wrongState) { _ = try desk.take(change.id, reviewer) }
    }
}
