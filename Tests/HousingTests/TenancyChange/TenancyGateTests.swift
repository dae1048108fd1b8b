import Foundation
import Testing

@testable import Housing

/// Q33, gate by gate.
@Suite struct TenancyGateTests {
    private func refuses(_ code: RefusalCode, _ act: () throws -> Void) {
        let refusal = #expect(throws: Refusal.self) { try act() }
        #expect(refusal?.code == code)
    }

    @Test("The tenant reports an occupant, a clerk anybody, nobody else anything")
    func reporters() throws {
        for event in TenancyChange.Event.allCases {
            let fixture = try TenancyFixture(event)
            let byClerk = try fixture.start(fixture.report(contact: true), by: TenancyFixture.clerk)
            #expect(byClerk.state == .reported && byClerk.enteredBy == [TenancyFixture.clerk.person])
            #expect(!byClerk.isReportedByTenant)
            guard !event.isOfTenant else {
                refuses(.roleNotAllowed) { _ = try fixture.start(by: TenancyFixture.applicant) }
                continue
            }
            let byTenant = try fixture.start(by: TenancyFixture.applicant)
            #expect(byTenant.isReportedByTenant && byTenant.enteredBy.isEmpty)
            refuses(.notTheTenant) { _ = try fixture.start(by: RenewalFixture.stranger) }
            for actor in [TenancyFixture.reviewer, TenancyFixture.manager, .system] {
                refuses(.roleNotAllowed) { _ = try fixture.start(by: actor) }
            }
        }
    }

    @Test("At the counter it is written down who came")
    func contact() throws {
        let fixture = try TenancyFixture(.tenantDied)
        refuses(.contactMissing) { _ = try fixture.start(fixture.report(contact: false)) }
        let own = Actor(person: TenancyFixture.tenant, account: AccountID("a-1"), role: .clerk)
        refuses(.ownCase) { _ = try fixture.start(by: own) }
    }

    @Test("It happened today or before, to somebody of the lease, which runs and has no other report")
    func ground() throws {
        var fixture = try TenancyFixture()
        refuses(.dayInFuture) { _ = try fixture.start(fixture.report(on: fixture.now.day.adding(days: 1))) }
        _ = try fixture.start(fixture.report(on: fixture.facts.lease.start))
        refuses(.notOnLease) { _ = try fixture.start(fixture.report(of: TenancyFixture.tenant)) }
        refuses(.notOnLease) { _ = try fixture.start(fixture.report(of: PersonID("p-99"))) }
        fixture.facts.lease.occupants[0].moveOut = fixture.now.day
        refuses(.notOnLease) { _ = try fixture.start() }
        fixture = try TenancyFixture()
        fixture.facts.openChange = CaseID("c-9")
        refuses(.alreadyOpen) { _ = try fixture.start() }
        for status in [Lease.Status.ended, .terminated] {
            fixture = try TenancyFixture(.tenantDied)
            fixture.facts.lease.status = status
            refuses(.leaseNotActive) { _ = try fixture.start() }
        }
        fixture = try TenancyFixture(.tenantDied)
        refuses(.notOnLease) { _ = try fixture.start(fixture.report(of: TenancyFixture.spouse)) }
    }

    @Test(
        "A death is decided with a proof; to dismiss it needs none, but a reason",
        arguments: TenancyChange.Event.allCases)
    func proof(event: TenancyChange.Event) throws {
        let fixture = try TenancyFixture(event)
        var change = try fixture.start()
        try fixture.perform(.take, on: &change, by: TenancyFixture.reviewer)
        var dismissed = change
        refuses(.noteMissing) {
            try fixture.perform(.decide(.init(.dismissed)), on: &dismissed, by: TenancyFixture.reviewer)
        }
        try fixture.perform(
            .decide(.init(.dismissed, note: TextID("t-9"))), on: &dismissed, by: TenancyFixture.reviewer)
        #expect(dismissed.changed(fixture.facts.lease) == nil)
        guard event.isDeath else {
            let told = event.isOfTenant ? TenancyChange.Verdict(.leaseTerminated) : fixture.verdict
            try fixture.perform(.decide(told), on: &change, by: TenancyFixture.reviewer)
            return
        }
        refuses(.proofMissing) {
            try fixture.perform(.decide(fixture.verdict), on: &change, by: TenancyFixture.reviewer)
        }
        try fixture.perform(.addProof(try TenancyFixture.proof(1)), on: &change, by: TenancyFixture.otherClerk)
        try fixture.perform(.decide(fixture.verdict), on: &change, by: TenancyFixture.reviewer)
    }

    @Test("A proof is not empty, not too large, not one that is there, and not one too many")
    func proofs() throws {
        var fixture = try TenancyFixture()
        var change = try fixture.start()
        func add(_ number: Int, bytes: Int = 10) throws {
            try fixture.perform(
                .addProof(try TenancyFixture.proof(number, bytes: bytes)), on: &change, by: TenancyFixture.applicant)
        }
        refuses(.materialEmpty) { try add(1, bytes: 0) }
        fixture.facts.parameters = .init(proofBytesMost: 10, proofsMost: 2)
        refuses(.materialTooLarge) { try add(1, bytes: 11) }
        try add(1)
        refuses(.materialRepeated) { try add(1) }
        try add(2)
        refuses(.tooManyMaterials) { try add(3) }
        #expect(change.proofs.map(\.id) == [MaterialID("m-1"), MaterialID("m-2")])
    }

    @Test("Who reported or entered it does not decide it, by person and whatever the role")
    func separation() throws {
        let fixture = try TenancyFixture(.tenantMovedOut)
        let asReviewer = Actor(person: PersonID("p-7"), account: AccountID("a-7"), role: .reviewer)
        var change = try fixture.start()
        refuses(.enteredByYou) { try fixture.perform(.take, on: &change, by: asReviewer) }
        // Also who put a proof in while another had it before him.
        try fixture.perform(.take, on: &change, by: TenancyFixture.reviewer)
        let same = Actor(person: TenancyFixture.reviewer.person ?? PersonID(""), account: AccountID("a"), role: .clerk)
        try fixture.perform(.addProof(try TenancyFixture.proof(1)), on: &change, by: same)
        refuses(.enteredByYou) {
            try fixture.perform(.decide(fixture.verdict), on: &change, by: TenancyFixture.reviewer)
        }
        // He can still put it back, for another.
        try fixture.perform(.release, on: &change, by: TenancyFixture.reviewer)
        try fixture.perform(.take, on: &change, by: TenancyFixture.otherReviewer)
        try fixture.perform(.decide(fixture.verdict), on: &change, by: TenancyFixture.otherReviewer)
    }

    @Test("Nobody of staff acts on a report about himself or his own lease")
    func own() throws {
        for person in [TenancyFixture.tenant, TenancyFixture.spouse] {
            for role in [OfficeRole.clerk, .reviewer, .manager] {
                let actor = Actor(person: person, account: AccountID("a"), role: role)
                for state in TenancyChange.State.allCases {
                    let fixture = try TenancyFixture()
                    #expect(
                        try fixture.change(in: state).allowed(for: actor, about: fixture.facts.lease).isEmpty)
                }
            }
        }
    }

    @Test("A co-resident who works here neither takes in nor decides what is about his own home, until he moved out")
    func ownHome() throws {
        var fixture = try TenancyFixture(.tenantDied)
        let reviewer = Actor(person: TenancyFixture.child, account: AccountID("a-3"), role: .reviewer)
        let clerk = Actor(person: TenancyFixture.child, account: AccountID("a-3"), role: .clerk)
        refuses(.ownCase) { _ = try fixture.start(by: clerk) }
        var change = try fixture.start()
        refuses(.ownCase) { try fixture.perform(.take, on: &change, by: reviewer) }
        refuses(.ownCase) { try fixture.perform(.addProof(try TenancyFixture.proof(1)), on: &change, by: clerk) }
        var taken = try fixture.change(in: .underReview)
        refuses(.ownCase) { try fixture.perform(.decide(fixture.verdict), on: &taken, by: reviewer) }
        #expect(change.allowed(for: reviewer, about: fixture.facts.lease).isEmpty)
        fixture.facts.lease.occupants[1].moveOut = fixture.now.day
        try fixture.perform(.take, on: &change, by: reviewer)
        _ = try fixture.start(by: clerk)
    }

    @Test("It did not happen before the person moved in, or before the lease where that is not known")
    func dayBefore() throws {
        for event in TenancyChange.Event.allCases {
            let fixture = try TenancyFixture(event)
            let start = fixture.facts.lease.start
            #expect(throws: Refusal(.dayBeforeMovingIn, "Q33", .from(start))) {
                _ = try fixture.start(fixture.report(on: start.adding(days: -1)))
            }
        }
        var fixture = try TenancyFixture()
        let moveIn = fixture.facts.lease.start.adding(days: -400)
        fixture.facts.lease.occupants[0].moveIn = moveIn
        _ = try fixture.start(fixture.report(on: moveIn))
        refuses(.dayBeforeMovingIn) { _ = try fixture.start(fixture.report(on: moveIn.adding(days: -1))) }
    }

    @Test("Only who has it in hand decides it or puts it back; the manager puts it back too")
    func claim() throws {
        let fixture = try TenancyFixture()
        for command in [TenancyChange.Command.decide(fixture.verdict), .release] {
            var change = try fixture.change(in: .underReview)
            refuses(.claimedByOther) { try fixture.perform(command, on: &change, by: TenancyFixture.otherReviewer) }
        }
        var change = try fixture.change(in: .underReview)
        try fixture.perform(.release, on: &change, by: TenancyFixture.manager)
        #expect(change.claim == nil && change.state == .reported)
    }

    @Test("The tenant takes back what he reported, not what was reported of him; a clerk not what a reviewer has")
    func withdrawing() throws {
        var byClerk = try TenancyFixture(.tenantMovedOut).change(in: .underReview)
        let fixture = try TenancyFixture(.tenantMovedOut)
        refuses(.notYourCase) { try fixture.perform(.withdraw, on: &byClerk, by: TenancyFixture.applicant) }
        refuses(.wrongState) { try fixture.perform(.withdraw, on: &byClerk, by: TenancyFixture.clerk) }
        var own = try TenancyFixture().change(in: .underReview)
        try fixture.perform(.withdraw, on: &own, by: TenancyFixture.applicant)
        #expect(own.claim == nil)
        // Nobody's report vanishes by another clerk's hand: it is dismissed by a reviewer, with a reason.
        var another = try fixture.start()
        refuses(.notYourCase) { try fixture.perform(.withdraw, on: &another, by: TenancyFixture.otherClerk) }
        try fixture.perform(.withdraw, on: &another, by: TenancyFixture.clerk)
        var ofTenant = try TenancyFixture().start()
        refuses(.notYourCase) { try fixture.perform(.withdraw, on: &ofTenant, by: TenancyFixture.clerk) }
    }

    @Test("A co-resident of age carries on: not a child, not who moved out, not a stranger, not who decides")
    func successor() throws {
        let fixture = try TenancyFixture(.tenantDied)
        func transfer(to person: PersonID, _ facts: TenancyChange.Facts? = nil) throws {
            var change = try fixture.change(in: .underReview)
            _ = try change.perform(
                .decide(.init(.transferred, successor: person)), at: fixture.now, by: TenancyFixture.reviewer,
                given: facts ?? fixture.facts)
        }
        refuses(.notAnAdult) { try transfer(to: TenancyFixture.child) }
        refuses(.notOnLease) { try transfer(to: PersonID("p-99")) }
        refuses(.notOnLease) { try transfer(to: TenancyFixture.tenant) }
        var facts = fixture.facts
        facts.lease.occupants[0].moveOut = fixture.now.day
        refuses(.notOnLease) { try transfer(to: TenancyFixture.spouse, facts) }
        facts = fixture.facts
        facts.lease.occupants.append(Occupant(person: PersonID("p-8"), relation: .sibling))
        refuses(.ownCase) { try transfer(to: PersonID("p-8"), facts) }
        try transfer(to: TenancyFixture.spouse)
    }

    @Test("That a tenant who moved out is followed by another rests on a proof, or on words")
    func movedOutUnproven() throws {
        let fixture = try TenancyFixture(.tenantMovedOut)
        func transfer(note: TextID?) throws {
            var change = try fixture.start()
            try fixture.perform(.take, on: &change, by: TenancyFixture.reviewer)
            let verdict = TenancyChange.Verdict(.transferred, successor: TenancyFixture.spouse, note: note)
            try fixture.perform(.decide(verdict), on: &change, by: TenancyFixture.reviewer)
        }
        refuses(.noteMissing) { try transfer(note: nil) }
        try transfer(note: TextID("x-1"))
    }

    @Test("A lease that changed meanwhile is not changed by an old report")
    func changedMeanwhile() throws {
        let fixture = try TenancyFixture(.tenantMovedOut)
        for change in [
            { (lease: inout Lease) in lease.tenant = TenancyFixture.spouse },
            { (lease: inout Lease) in lease.status = .terminated },
        ] {
            var facts = fixture.facts
            change(&facts.lease)
            var report = try fixture.change(in: .underReview)
            #expect(throws: Refusal.self) {
                try report.perform(
                    .decide(fixture.verdict), at: fixture.now, by: TenancyFixture.reviewer, given: facts)
            }
        }
    }

    @Test("What becomes of the lease")
    func effects() throws {
        func changed(_ event: TenancyChange.Event, _ verdict: TenancyChange.Verdict) throws -> (Lease, Lease?) {
            let fixture = try TenancyFixture(event)
            var change = try fixture.change(in: .underReview)
            try fixture.perform(.decide(verdict), on: &change, by: TenancyFixture.reviewer)
            #expect(change.endsMatters == event.isOfTenant)
            return (fixture.facts.lease, change.changed(fixture.facts.lease))
        }
        let (before, removed) = try changed(.occupantDied, .init(.occupantRemoved))
        #expect(removed?.occupants.map(\.moveOut) == [try TenancyFixture().now.day, nil])
        #expect(removed?.tenant == before.tenant && removed?.status == .active)
        let (_, passed) = try changed(.tenantDied, .init(.transferred, successor: TenancyFixture.spouse))
        #expect(passed?.tenant == TenancyFixture.spouse && passed?.occupants.map(\.person) == [TenancyFixture.child])
        #expect(passed?.occupants.map(\.relation) == [.other])
        #expect(passed?.end == before.end && passed?.status == .active)
        let (_, ended) = try changed(.tenantMovedOut, .init(.leaseTerminated))
        #expect(ended?.status == .terminated && ended?.tenant == before.tenant)
    }

    @Test("An open renewal of the former tenant lapses with the decision, approved ones too, and no others do")
    func lapsing() throws {
        let fixture = try TenancyFixture(.tenantDied)
        let decided = try fixture.change(in: .decided)
        let renewals = try RenewalFixture()
        for state in Renewal.State.allCases where state.isOpen {
            var renewal = try renewals.renewal(in: state)
            let entries = try renewals.perform(.lapse(decided), on: &renewal, by: RenewalFixture.reviewer)
            #expect(renewal.state == .expired && renewal.expiry == .tenancyChanged && renewal.claim == nil)
            #expect(renewal.isConsistent && entries.map(\.kind) == [.renewalLapsed])
            #expect(try JSONDecoder().decode(Renewal.self, from: JSONEncoder().encode(renewal)) == renewal)
        }
        for other in [try fixture.change(in: .underReview), try TenancyFixture().change(in: .decided)] {
            var renewal = try renewals.renewal(in: .draft)
            #expect(throws: Refusal.self) {
                try renewals.perform(.lapse(other), on: &renewal, by: RenewalFixture.reviewer)
            }
        }
    }

    @Test(
        "It is stored and read whole, and a body that contradicts itself is not",
        arguments: TenancyChange.State.allCases)
    func coding(state: TenancyChange.State) throws {
        for event in TenancyChange.Event.allCases {
            let change = try TenancyFixture(event).change(in: state)
            let body = try JSONEncoder().encode(change)
            #expect(try JSONDecoder().decode(TenancyChange.self, from: body) == change)
            let text = String(decoding: body, as: UTF8.self)
            for (old, new) in [
                ("\"format\":1", "\"format\":2"), ("\"version\":", "\"extra\":1,\"version\":"),
                ("\"state\":\"\(state.rawValue)\"", "\"state\":\"\(state == .decided ? "REPORTED" : "DECIDED")\""),
            ] {
                #expect(text.contains(old))
                #expect(throws: DecodingError.self) {
                    try JSONDecoder().decode(
                        TenancyChange.self, from: Data(text.replacingOccurrences(of: old, with: new).utf8))
                }
            }
        }
    }
}
