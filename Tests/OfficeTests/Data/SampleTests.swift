import Housing
import Testing

@testable import Office

/// The sample office: everybody behaves as his situation says.
@Suite struct SampleTests {
    private func standing(_ training: TrainingOffice, _ situation: SampleSituation) throws -> LeaseOffer.Standing {
        try #require(try training.office.tenant.leases(try training.session(situation)).first).standing
    }

    @Test("It opens at 2023-08-21 10:00 with an account of every role that works there")
    func opening() throws {
        let training = try TrainingOffice(seed: 1)
        let sample = training.sample
        #expect(sample.now.description == "2023-08-21T10:00:00+08:00")
        #expect(try training.office.now() == sample.now)
        let roles = Set(sample.accounts.map(\.role))
        #expect(roles.isSuperset(of: [.applicant, .clerk, .reviewer, .manager, .cashier, .auditor]))
        #expect(Set(sample.accounts.compactMap(\.situation)) == Set(SampleSituation.allCases))
        #expect(try training.audit().faults == [])
    }

    @Test("The list of people is read back as it was written; other lines are none")
    func list() throws {
        let accounts = try TrainingOffice(seed: 1).sample.accounts
        let text = SampleAccounts(accounts).text
        #expect(SampleAccounts(text: text).accounts == accounts)
        #expect(SampleAccounts(text: "?\n" + text + "clerk\tx\n").accounts == accounts)
    }

    @Test("The same seed gives the same people, another seed others")
    func seeds() throws {
        let first = try TrainingOffice(seed: 5).sample
        #expect(try TrainingOffice(seed: 5).sample == first)
        let other = try TrainingOffice(seed: 6).sample
        #expect(other.accounts.map(\.login) != first.accounts.map(\.login))
    }

    @Test("Everybody is marked synthetic, by name and by number")
    func synthetic() throws {
        let sample = try TrainingOffice(seed: 2).sample
        for account in sample.accounts {
            #expect(account.name.contains("样"))
            guard account.role == .applicant else { continue }
            #expect(account.login.hasPrefix("440303") && account.login.dropFirst(14).prefix(2) == "99")
            #expect(try IdentityNumber(account.login, kind: .residentCard, on: sample.now.day).value == account.login)
        }
    }

    @Test("The organisation sees the two leases that it signed for its staff, and no more of them than it may")
    func organisation() throws {
        let training = try TrainingOffice(seed: 3)
        let account = try #require(training.sample.accounts.first { $0.situation == .organisation })
        #expect(try CreditCode(account.login).warning == nil && account.login.allSatisfy(\.isNumber))
        let session = try training.office.signIn.signIn(
            LoginClaim(door: .organisation, login: account.login, secret: account.password ?? ""), by: .password,
            at: TerminalID("test"))
        let found = try training.office.organisation.leases(session)
        #expect(found.leases.count == 2 && !found.hasMore)
        #expect(found.leases.map(\.renewal) == [nil, .submitted] || found.leases.map(\.renewal) == [.submitted, nil])
        #expect(found.leases.allSatisfy { $0.tenant.contains("*") })
    }

    @Test("Who may start may, and who may not is told why")
    func standings() throws {
        let training = try TrainingOffice(seed: 1)
        #expect(try standing(training, .oldPolicy) == .canStart(isLate: false))
        #expect(try standing(training, .oldPolicySingle) == .canStart(isLate: false))
        #expect(try standing(training, .oldPolicyFamily) == .canStart(isLate: false))
        #expect(try standing(training, .oldPolicyLate) == .canStart(isLate: true))
        guard case .cannot(let early) = try standing(training, .notInWindow) else {
            Issue.record("may start before the window")
            return
        }
        #expect(early.code == .tooEarly && early.arguments.contains(.from(day(2024, 2, 29))))
        guard case .cannot(let ended) = try standing(training, .leaseEnded) else {
            Issue.record("may start after the end")
            return
        }
        #expect(ended.code == .leaseEnded)
        refusal(.signInFailed) { _ = try training.session(.notActivated) }
    }

    @Test("A new policy is refused without a report, and shown the way on")
    func newPolicy() throws {
        let training = try TrainingOffice(seed: 1)
        let session = try training.session(.newPolicyNoReport)
        let notice = try #require(try training.office.signIn.noticeToShow(session))
        try training.office.signIn.agree(to: notice, session)
        let offer = try #require(try training.office.tenant.leases(session).first)
        #expect(offer.record.lease.policy == .new)
        let renewal = try training.office.tenant.start(offer.record.lease.id, session)
        refusal(.needsEconomicCheck) { _ = try training.office.tenant.choosePolicy(.new, in: renewal, session) }
    }

    /// What becomes of choosing the new policy; nil where it is chosen.
    private func choosingNew(_ training: TrainingOffice, _ situation: SampleSituation) throws -> RefusalCode? {
        let session = try training.session(situation)
        if let notice = try training.office.signIn.noticeToShow(session) {
            try training.office.signIn.agree(to: notice, session)
        }
        let offer = try #require(try training.office.tenant.leases(session).first)
        let renewal = try training.office.tenant.start(offer.record.lease.id, session)
        do {
            _ = try training.office.tenant.choosePolicy(.new, in: renewal, session)
            return nil
        } catch OfficeFailure.refused(let refusal) {
            return refusal.code
        }
    }

    @Test("3.5 There is somebody for every row of the decision table")
    func decisionTable() throws {
        let training = try TrainingOffice(seed: 1)
        let rows: [(SampleSituation, LeasePolicy, RefusalCode?)] = [
            (.oldPolicySingle, .old, .needsEconomicCheck), (.oldPolicyOverLimit, .old, .checkNotMet),
            (.oldPolicyReportExpired, .old, .checkOutOfDate), (.oldPolicyChoosingNew, .old, nil),
            (.newPolicyNoReport, .new, .needsEconomicCheck), (.newPolicyReportExpired, .new, .checkOutOfDate),
            (.newPolicyOverLimit, .new, .checkNotMet), (.newPolicyReport, .new, nil),
            (.checkDraft, .old, .needsEconomicCheck), (.checkRequested, .old, .checkUnderWay),
            (.checkInProgress, .old, .checkUnderWay), (.checkPaper, .old, .checkUnderWay),
            (.checkObjection, .old, .checkUnderWay),
        ]
        for (situation, policy, expected) in rows {
            #expect(situation.policy == policy)
            #expect(try choosingNew(training, situation) == expected, "\(situation)")
        }
        #expect(try training.audit().faults == [])
    }

    @Test(
        "Every check is as far as its situation says",
        arguments: [
            (.newPolicyReport, .meets), (.newPolicyOverLimit, .fails), (.newPolicyReportExpired, .expired),
            (.oldPolicyChoosingNew, .meets), (.oldPolicyOverLimit, .fails), (.oldPolicyReportExpired, .expired),
            (.checkDraft, .draft), (.checkRequested, .requested), (.checkInProgress, .inProgress),
            (.checkPaper, .reported), (.checkObjection, .objection),
        ] as [(SampleSituation, EconomicCheck.State)], [true, false])
    func checks(_ row: (situation: SampleSituation, state: EconomicCheck.State), hasPictures: Bool) throws {
        let training = try TrainingOffice(seed: 1, hasPictures: hasPictures)
        let checks = try training.office.check.checks(try training.session(row.situation))
        #expect(checks.map(\.state) == [row.state])
        guard row.state == .fails else { return }
        let file = try training.office.check.file(checks[0].id, try training.session(row.situation))
        #expect(file.canObject)
    }

    @Test(
        "Every renewal is as far as its situation says",
        arguments: [
            (.draft, .infoConfirmed), (.submitted, .submitted), (.submittedLater, .submitted),
            (.underReview, .underReview), (.returned, .returned), (.approved, .approved), (.rejected, .rejected),
            (.withdrawn, .withdrawn),
        ] as [(SampleSituation, Renewal.State)])
    func progress(situation: SampleSituation, state: Renewal.State) throws {
        let training = try TrainingOffice(seed: 1)
        let renewals = try training.office.tenant.renewals(try training.session(situation))
        #expect(renewals.map(\.state) == [state])
    }

    @Test("Without the helper that draws nothing is handed in, and everything else is there")
    func withoutPictures() throws {
        let training = try TrainingOffice(seed: 1, hasPictures: false)
        let sample = training.sample
        #expect(!sample.hasPictures && sample.media.allSatisfy { !$0.name.hasSuffix("-front.png") })
        #expect(try training.office.tenant.renewals(try training.session(.submitted)).map(\.state) == [.infoConfirmed])
    }

    @Test("A working office takes no sample")
    func workingOffice() throws {
        let test = try TestOffice()
        refusal(.notTraining) { _ = try test.office.sample.fill(seed: 1) }
    }
}
