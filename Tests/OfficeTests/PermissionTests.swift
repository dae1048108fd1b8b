import Housing
import Testing

@testable import Office

/// Who may what: the one table, and that every desk asks it.
@Suite struct PermissionTests {
    @Test("Every act for every role, as contract: People has it")
    func table() {
        let lines = Act.table.map { "\($0.act.rawValue): \($0.roles.map(\.rawValue).joined(separator: " "))" }
        #expect(
            lines == [
                "CONSENT: applicant",
                "SEE_OWN_LEASES: applicant",
                "APPLY_FOR_RENEWAL: applicant",
                "WITHDRAW_RENEWAL: applicant",
                "SEE_OWN_CASES: applicant",
                "ASK_FOR_CHECK: applicant",
                "SIGN_CONTRACT: applicant",
                "KEEP_DRAFT: applicant",
                "SEE_OWN_SUBSIDY: applicant",
                "APPLY_FOR_SUBSIDY: applicant",
                "SEE_ORGANISATION_LEASES: organisation",
                "REPLACE_OWN_PASSWORD: applicant organisation clerk reviewer manager cashier auditor",
                "ANSWER_OWN_SUBSIDY: applicant",
                "REPORT_CHANGE: applicant clerk",
                "SEE_QUEUE: clerk reviewer manager auditor",
                "SEE_CASE: clerk reviewer manager auditor",
                "SEE_MATERIAL: clerk reviewer manager",
                "SHOW_PERSONAL: clerk reviewer manager",
                "TAKE_CASE: reviewer",
                "DECIDE_CASE: reviewer",
                "DECIDE_CHANGE: reviewer",
                "PUT_BACK_CASE: manager",
                "WITNESS_CONTRACT: clerk",
                "DECIDE_CONTRACT: reviewer manager",
                "ENTER_REPORT: clerk",
                "CONFIRM_REPORT: clerk reviewer",
                "DECIDE_OBJECTION: reviewer",
                "EXCHANGE_CHECKS: clerk manager",
                "TAKE_EVIDENCE: manager",
                "FIND_PERSON: clerk",
                "ISSUE_CODE: clerk",
                "ANSWER_CALL: clerk reviewer manager",
                "SEE_BATCH: clerk reviewer manager cashier auditor",
                "OPEN_BATCH: manager",
                "STEP_BATCH: reviewer manager",
                "CALL_FAMILIES: clerk manager",
                "SUPPLEMENT_LIST: manager",
                "IMPORT_SUBSIDY: clerk manager",
                "CONFIRM_REFUSAL: reviewer",
                "ASK_SUBSIDY_CORRECTION: reviewer",
                "ENTER_SUBSIDY: clerk manager",
                "DECIDE_SUBSIDY_OBJECTION: reviewer manager",
                "SIGN_SUBSIDY: clerk",
                "DECIDE_DISCRETION: manager",
                "EXPORT_BATCH: reviewer manager cashier auditor",
                "COMMIT_QUEUE: manager",
                "PREPARE_PAYMENT: cashier",
                "APPROVE_PAYMENT: manager cashier",
                "EXCHANGE_PAYMENT: cashier",
                "REPORT_SUBSIDY_CHANGE: clerk",
                "DECIDE_SUBSIDY_CHANGE: reviewer",
                "REINSTATE_SUBSIDY: manager",
                "RECOVER_SUBSIDY: cashier",
                "TAKE_COMPLAINT: clerk auditor",
                "ANSWER_COMPLAINT: auditor",
                "SEE_STAFF: manager auditor",
                "MANAGE_STAFF: manager",
                "IMPORT_LEASES: manager",
                "SET_CLOCK: manager",
                "MANAGE_KEYS: manager", "BACK_UP: manager",
                "VERIFY: manager auditor",
                "TICK: system",
            ])
    }

    @Test("A session acts in a role that may, and in no other", arguments: Act.allCases)
    func acting(_ act: Act) throws {
        for role in OfficeRole.allCases {
            let session = Session(
                id: "s", account: AccountID("a"), person: PersonID("p"), name: "王五", roles: [role], door: .staff,
                method: .password, terminal: TestOffice.counter, startedAt: MachineMoment(milliseconds: 0))
            if act.roles.contains(role) {
                #expect(try session.actor(for: act, holding: [role]).role == role)
                #expect(throws: OfficeFailure.denied(act, nil)) { try session.actor(for: act, holding: []) }
            } else {
                #expect(throws: OfficeFailure.denied(act, role)) { try session.actor(for: act, holding: [role]) }
            }
        }
    }

    @Test("Every desk asks the table before it answers or does anything", arguments: OfficeRole.allCases)
    func desks(_ role: OfficeRole) throws {
        let test = try TestOffice()
        let renewal = try test.started(test.tenant(1))
        let person = try test.person(900, name: "周八")
        let account = try test.account(person, login: "zhouba", role)
        let session = Session(
            id: "s", account: account.id, person: person.id, name: person.name, roles: [role], door: .staff,
            method: .password, terminal: TestOffice.counter, startedAt: test.clocks.machine())
        let document = try TestOffice.document(950)
        let reviewer = try test.staff("wu", 30, .reviewer)
        let signing = try test.issued(test.tenant(2), by: reviewer)
        let attempts =
            Self.attempts(test.office, test.premises.upkeep, renewal, document, session)
            + Self.signing(test, signing, by: session) + (try Self.checks(test, by: session))
            + (try Self.contracts(test, signing, reviewer, by: session))
        for (act, attempt) in attempts where !act.roles.contains(role) {
            failure(.denied(act, role)) { try attempt() }
        }
    }

    private static func attempts(
        _ office: Office, _ upkeep: any Upkeep, _ renewal: Renewal, _ document: IdentityNumber, _ session: Session
    ) -> [(Act, () throws -> Void)] {
        let tenant = office.tenant
        let review = office.review
        let staff = office.staff
        let new = NewStaff(login: "neu", name: "新人", document: document, roles: [.clerk])
        return [
            (.consent, { _ = try office.signIn.noticeToShow(session) }),
            (.consent, { try office.signIn.agree(to: try office.notice(), session) }),
            (.consent, { try office.signIn.withdrawConsent(session) }),
            (
                .reportChange,
                {
                    let report = TenancyReport(
                        lease: renewal.lease, event: .occupantDied, person: PersonID("p-501"), day: day(2023, 8, 1))
                    _ = try office.tenancy.report(report, session)
                }
            ),
            (.decideChange, { _ = try office.tenancy.take(CaseID("x"), session) }),
            (.seeOwnCases, { _ = try office.tenancy.own(session) }),
            (.seeOwnCases, { _ = try office.tenancy.ownFile(CaseID("x"), session) }),
            (.seeCase, { _ = try office.tenancy.file(CaseID("x"), session) }),
            (.seeOrganisationLeases, { _ = try office.organisation.leases(session) }),
            (.seeOwnLeases, { _ = try tenant.leases(session) }),
            (.applyForRenewal, { _ = try tenant.start(renewal.lease, session) }),
            (.applyForRenewal, { _ = try tenant.choosePolicy(.original, in: renewal, session) }),
            (.applyForRenewal, { _ = try tenant.openInfo(renewal, session) }),
            (.applyForRenewal, { _ = try tenant.openInformation(renewal, session) }),
            (.applyForRenewal, { _ = try tenant.openDeclaration(renewal, session) }),
            (
                .applyForRenewal,
                {
                    _ = try tenant.attach(TestOffice.front, named: nil, as: .cardFront, to: renewal, session)
                }
            ),
            (.applyForRenewal, { _ = try tenant.submit(renewal, session) }),
            (.applyForRenewal, { _ = try tenant.resubmit(renewal, session) }),
            (.applyForRenewal, { _ = try tenant.remove(MaterialID("m"), from: renewal, session) }),
            (.withdrawRenewal, { _ = try tenant.withdraw(renewal, session) }),
            (.seeOwnCases, { _ = try tenant.renewals(session) }),
            (.seeOwnCases, { _ = try tenant.caseFile(renewal.id, session) }),
            (.seeOwnCases, { _ = try tenant.bytes(of: MaterialID("m"), session) }),
            (.keepDraft, { try tenant.saveDraft("{}", of: .renewal, session) }),
            (.keepDraft, { _ = try tenant.draft(of: .renewal, session) }),
            (.keepDraft, { try tenant.deleteDraft(of: .renewal, session) }),
            (.seeBatch, { _ = try office.batches.list(session) }),
            (.seeBatch, { _ = try office.batches.overview(BatchID("b"), session) }),
            (.seeBatch, { _ = try office.batches.look(BatchID("b"), session) }),
            (.seeBatch, { _ = try office.batches.locate("1", in: BatchID("b"), session) }),
            (.findPerson, { _ = try office.batches.find("样大", in: BatchID("b"), session) }),
            (.enterSubsidy, { _ = try office.batches.consentToWitness(of: "1", in: BatchID("b"), session) }),
            (
                .enterSubsidy,
                {
                    let text = try office.policies.subsidyConsent().template
                    let seen = WitnessedConsent(template: text, isIdentityChecked: true, isSigned: true)
                    _ = try office.batches.witnessConsent(seen, of: "1", in: BatchID("b"), session)
                }
            ),
            (.seeOwnSubsidy, { _ = try office.ownSubsidy.all(session) }),
            (.seeQueue, { _ = try review.counts(session) }),
            (.seeQueue, { _ = try review.queue(QueueFilter(), offset: 0, limit: 10, session) }),
            (.seeQueue, { _ = try office.contracts.awaitingIssue(offset: 0, limit: 1, session) }),
            (.seeQueue, { _ = try office.contracts.nextToApprove(session) }),
            (.seeCase, { _ = try office.contracts.file(renewal.id, session) }),
            (.seeCase, { _ = try office.contracts.application(renewal.id, session) }),
            (.decideContract, { _ = try office.contracts.preview(for: renewal.id, session) }),
            (.seeCase, { _ = try review.caseFile(renewal.id, session) }),
            (.seeCase, { _ = try review.caseFile(renewal.number, session) }),
            (.seeMaterial, { _ = try review.bytes(of: MaterialID("m"), session) }),
            (.showPersonal, { _ = try review.show(InfoLine(.tenant, .mobile), of: renewal.id, session) }),
            (.takeCase, { _ = try review.inHand(session) }),
            (.takeCase, { _ = try review.takeNext(session) }),
            (.takeCase, { _ = try review.take(renewal.id, session) }),
            (.takeCase, { try review.release(renewal, session) }),
            (.decideCase, { _ = try review.approve(renewal, session) }),
            (.decideCase, { _ = try review.sendBack([], renewal, session) }),
            (.decideCase, { _ = try review.reject(.misuse, note: nil, renewal, session) }),
            (.findPerson, { _ = try review.find(document, session) }),
            (.issueCode, { _ = try review.issueCode(to: renewal.applicant, session) }),
            (
                .issueCode,
                {
                    let code = try CreditCode("91350100M000100Y43")
                    _ = try review.issueCode(toOrganisation: code, name: "样例公司", session)
                }
            ),
            (.putBackCase, { try review.putBack(renewal, session) }),
            (.answerCall, { _ = try office.calls.waiting(session) }),
            (.answerCall, { try office.calls.answer(CallID("c"), session) }),
            (.answerCall, { try office.calls.close(CallID("c"), session) }),
            (.seeStaff, { _ = try staff.list(session) }),
            (.seeStaff, { _ = try staff.account(login: "zhouba", session) }),
            (.manageStaff, { _ = try staff.create(new, session) }),
            (.manageStaff, { try staff.setRoles([.clerk], of: AccountID("x"), session) }),
            (.manageStaff, { try staff.disable(AccountID("x"), session) }),
            (.manageStaff, { try staff.enable(AccountID("x"), session) }),
            (.manageStaff, { _ = try staff.issueCode(to: AccountID("x"), session) }),
            (
                .importLeases,
                {
                    let file = LeaseCSV.bytes([LeaseCSV.row([:])])
                    _ = try office.imports.leases(file, source: "leases.csv", skipsBad: true, by: session)
                }
            ),
            (.manageKeys, { _ = try office.keys.replaceMaster(upkeep, session) }),
            (.setClock, { try office.clock.advance(milliseconds: 1, session) }),
            (.replaceOwnPassword, { try office.signIn.unlock("", session) }),
            (.replaceOwnPassword, { try office.signIn.replacePassword(old: "", new: "白菜炖粉条 8 碗", session) }),
        ]
    }

    /// What an applicant and staff do with 【经济状况核对】.
    private static func checks(_ test: TestOffice, by session: Session) throws -> [(Act, () throws -> Void)] {
        let tenant = try test.tenant(3)
        let desk = test.office.check
        let lease = try #require(try test.office.tenant.leases(tenant).first?.record.lease.id)
        let check = try desk.start(lease, tenant)
        let pages = try desk.openAuthorisation(of: check.applicant, in: check, tenant)
        let staff = test.office.checkReview
        let picture = try test.office.look(at: TestOffice.front, named: nil).finish()
        let export = CheckExport(hold: test)
        let report = CheckReport(number: "B-1", issuer: "样例核对机构", checkDate: Day(number: 19_500), people: [])
        return [
            (.seeOwnCases, { _ = try desk.checks(session) }),
            (.seeOwnLeases, { _ = try desk.leases(session) }),
            (.seeOwnCases, { _ = try desk.file(check.id, session) }),
            (.askForCheck, { _ = try desk.start(check.lease, session) }),
            (.askForCheck, { _ = try desk.openAuthorisation(of: check.applicant, in: check, session) }),
            (
                .askForCheck,
                {
                    _ = try desk.authorise(
                        pages, document: nil, visibleSeconds: 10, isTicked: true, in: check, session)
                }
            ),
            (.askForCheck, { _ = try desk.withdrawAuthorisation(of: check.applicant, in: check, session) }),
            (.askForCheck, { _ = try desk.request(check, session) }),
            (.askForCheck, { _ = try desk.object("不同意", in: check, session) }),
            (.askForCheck, { _ = try desk.cancel(check, session) }),
            (.seeCase, { _ = try staff.file(check.id, session) }),
            (.seeMaterial, { _ = try staff.look(at: check, session) }),
            (.enterReport, { try test.office.staffDrafts.change(of: .report, session) { _ in "{}" } }),
            (.enterReport, { _ = try staff.authorisationSheet(of: check.applicant, in: check, session) }),
            (.enterReport, { _ = try test.office.staffDrafts.draft(of: .report, session) }),
            (.enterSubsidy, { try test.office.staffDrafts.change(of: .correction, session) { _ in "{}" } }),
            (.enterSubsidy, { _ = try test.office.staffDrafts.draft(of: .correction, session) }),
            (
                .enterReport,
                { _ = try staff.authoriseOnPaper(check.applicant, picture: picture, in: check, session) }
            ),
            (.enterReport, { _ = try staff.enterReport(report, picture: picture, in: check, session) }),
            (.confirmReport, { _ = try staff.confirmReport(TextID("t"), in: check, session) }),
            (.confirmReport, { _ = try staff.refuseReport("金额不符", in: check, session) }),
            (.decideObjection, { _ = try staff.decideObjection(isUpheld: true, "重新核对", in: check, session) }),
            (.seeMaterial, { _ = try staff.bytes(of: MaterialID("m"), session) }),
            (.exchangeChecks, { _ = try test.office.exchange.gather(session) }),
            (.exchangeChecks, { _ = try test.office.exchange.mark(export, session) }),
            (
                .exchangeChecks,
                { _ = try test.office.exchange.reports([0x0A], source: "reports.jsonl", by: session) }
            ),
        ]
    }

    /// What an applicant does with his contract.
    private static func signing(
        _ test: TestOffice, _ signing: Signing, by session: Session
    ) -> [(Act, () throws -> Void)] {
        let desk = test.office.signing
        return [
            (.seeOwnCases, { _ = try desk.contracts(session) }),
            (.seeOwnCases, { _ = try desk.document(of: signing, session) }),
            (.seeOwnCases, { _ = try desk.finalPDF(of: signing, session) }),
            (.signContract, { _ = try desk.openInfo(signing, session) }),
            (.signContract, { _ = try desk.startReading(signing, session) }),
            (.signContract, { _ = try desk.transcribe("本人承诺", .typed, in: signing, session) }),
            (.signContract, { _ = try desk.chooseWitness(signing, session) }),
            (.signContract, { _ = try desk.cancel(signing, session) }),
        ]
    }

    /// What staff do with contracts.
    private static func contracts(
        _ test: TestOffice, _ signing: Signing, _ reviewer: Session, by session: Session
    ) throws -> [(Act, () throws -> Void)] {
        let desk = test.office.contracts
        let draft = try desk.redraft(signing, reviewer)
        let picture = try test.office.look(at: TestOffice.front, named: nil).finish()
        let final = FinalContract(
            pdf: TestOffice.unsigned + [1], signing: signing, approver: session.person, moment: signing.updatedAt)
        return [
            (.seeQueue, { _ = try desk.awaitingIssue(offset: 0, limit: 9, session) }),
            (.seeQueue, { _ = try desk.list(in: [.toSign], offset: 0, limit: 9, session) }),
            (.seeCase, { _ = try desk.signing(signing.id, session) }),
            (.seeMaterial, { _ = try desk.document(of: signing, session) }),
            (.decideContract, { _ = try desk.draft(for: signing.renewal, session) }),
            (.decideContract, { _ = try desk.redraft(signing, session) }),
            (.decideContract, { _ = try desk.issue(draft, on: TestOffice.paper(), session) }),
            (
                .decideContract,
                { _ = try desk.sendBack(signing, .other, note: "x", draft, on: TestOffice.paper(), session) }
            ),
            (.decideContract, { _ = try desk.prepareFinal(signing, session) }),
            (.decideContract, { _ = try desk.approve(signing, final, session) }),
            (.decideContract, { _ = try desk.void(signing, .declined, note: nil, session) }),
            (.witnessContract, { _ = try desk.cancel(signing, session) }),
            (
                .witnessContract,
                {
                    _ = try desk.witness(
                        signing, isPersonSeen: true, isCardSeen: true, sheetCode: signing.contract.sheetCode.digits,
                        picture: picture, password: "", session)
                }
            ),
            (.takeEvidence, { _ = try desk.evidence(of: signing.number, session) }),
        ]
    }
}
