import Testing

@testable import Housing

/// The gates of O-2 to O-6, each closed alone.
@Suite struct RenewalGateTests {
    private func refusal(
        _ command: Renewal.Command, in state: Renewal.State, by actor: Actor = RenewalFixture.applicant,
        _ change: (inout RenewalFixture) throws -> Void = { _ in }
    ) throws -> Refusal? {
        var fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: state)
        try change(&fixture)
        let before = renewal
        let refusal = #expect(throws: Refusal.self) { try fixture.perform(command, on: &renewal, by: actor) }
        #expect(renewal == before)
        return refusal
    }

    @Test(
        "3.5 Policy of the lease and choice",
        arguments: [
            (LeasePolicy.old, Renewal.PolicyChoice.new, Refusal(.needsEconomicCheck, "X-1", .policy(.old))),
            (.new, .new, Refusal(.needsEconomicCheck, "N-1", .policy(.new))),
            (.new, .original, Refusal(.policyNotOffered, "O-2", .policy(.new))),
        ])
    func policy(policy: LeasePolicy, choice: Renewal.PolicyChoice, refusal: Refusal) throws {
        let fixture = try RenewalFixture(policy: policy)
        var renewal = try fixture.start()
        #expect(throws: refusal) { try fixture.perform(.choosePolicy(choice), on: &renewal) }
        #expect(renewal.state == .draft)
    }

    @Test(
        "O-3 The declaration",
        arguments: [
            (12, true, true, 1, 30, nil),
            (5, true, true, 1, 5, nil),
            (12, true, false, 1, 30, Refusal(.notTicked, "O-3")),
            (12, false, true, 1, 30, Refusal(.informationNotConfirmed, "O-3")),
            (4, true, true, 1, 30, Refusal(.readTooShort, "O-3", .least(5), .found(4))),
            (-1, true, true, 1, 30, Refusal(.readTooShort, "O-3", .least(5), .found(-1))),
            (31, true, true, 1, 30, Refusal(.readLongerThanOpen, "O-3", .most(30), .found(31))),
            (12, true, true, 2, 30, Refusal(.textOutdated, "O-3", .found(2))),
            (12, true, true, 1, nil, Refusal(.textNotShown, "O-3")),
        ] as [(Int, Bool, Bool, Int, Int?, Refusal?)])
    func declaration(
        seconds: Int, confirmed: Bool, ticked: Bool, version: Int, open: Int?, refusal: Refusal?
    ) throws {
        var fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .policySet)
        fixture.facts.secondsSinceOpened = open
        let command = Renewal.Command.acknowledge(
            try fixture.acknowledgement(version: version, seconds: seconds, confirmed: confirmed, ticked: ticked))
        guard let refusal else {
            try fixture.perform(command, on: &renewal)
            #expect(renewal.state == .declared)
            return
        }
        #expect(throws: refusal) { try fixture.perform(command, on: &renewal) }
        #expect(renewal.state == .policySet)
    }

    @Test("O-4 Every block is shown and answered once", arguments: InfoBlock.allCases)
    func blocks(block: InfoBlock) throws {
        let fixture = try RenewalFixture()
        let others = InfoBlock.allCases.filter { $0 != block }
        let all = InfoBlock.allCases.map { Renewal.BlockAnswer.confirmed($0) }
        let cases: [(Renewal.InfoConfirmation, RefusalCode)] = [
            (try fixture.confirmation(shown: others), .blockNotShown),
            (try fixture.confirmation(answers: others.map { .confirmed($0) }), .blockNotAnswered),
            (try fixture.confirmation(answers: all + [.confirmed(block)]), .blockAnsweredTwice),
            (
                try fixture.confirmation(answers: others.map { .confirmed($0) } + [.reported(block, [])]),
                .lineNotNamed
            ),
        ]
        for (confirmation, code) in cases {
            let expected = Refusal(code, "O-4", .block(block))
            #expect(try refusal(.confirmInfo(confirmation), in: .declared) == expected)
        }
    }

    @Test("O-4 What changed meanwhile has to be seen")
    func changed() throws {
        let confirmation = try RenewalFixture().confirmation(snapshot: 2)
        #expect(try refusal(.confirmInfo(confirmation), in: .declared) == Refusal(.infoChanged, "O-4"))
        let current = try RenewalFixture().confirmation()
        let unknown = try refusal(.confirmInfo(current), in: .declared) { $0.facts.info = nil }
        #expect(unknown == Refusal(.infoChanged, "O-4"))
    }

    @Test("O-4 Something wrong is answered: lines reported, telephones put right")
    func answered() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .declared)
        let wrong = Renewal.WrongLine(RenewalFixture.rent, note: TextID("x-1"))
        let correction = Renewal.Correction(
            RenewalFixture.mobileOfSpouse, mobile: try Mobile("19912345678"), stored: TextID("x-2"))
        let entries = try fixture.perform(
            .confirmInfo(
                try fixture.confirmation(
                    answers: [
                        .confirmed(.dwelling), .confirmed(.tenant), .confirmed(.occupants),
                        .reported(.renewal, [wrong]),
                    ], corrections: [correction])), on: &renewal)
        #expect(renewal.state == .infoConfirmed)
        #expect(renewal.info?.wrong == [wrong])
        #expect(renewal.info?.corrections == [.init(line: correction.line, stored: TextID("x-2"))])
        #expect(entries[0]["wrong"] == .codes(["RENEWAL/MONTHLY_RENT"]))
        #expect(entries[0]["corrected"] == .codes(["OCCUPANTS/p-2/MOBILE"]))
        #expect(!entries[0].description.contains("19912345678"))
    }

    @Test(
        "O-4 Lines that cannot be reported or put right",
        arguments: [
            (Renewal.BlockAnswer.reported(.renewal, [.init(RenewalFixture.mobileOfTenant)]), RefusalCode.lineUnknown),
            (.reported(.renewal, [.init(InfoLine(.renewal, .newEnd))]), .lineUnknown),
            (.reported(.renewal, [.init(RenewalFixture.rent), .init(RenewalFixture.rent)]), .itemTwice),
        ])
    func badReports(answer: Renewal.BlockAnswer, code: RefusalCode) throws {
        let answers: [Renewal.BlockAnswer] = [
            .confirmed(.dwelling), .confirmed(.tenant), .confirmed(.occupants), answer,
        ]
        let confirmation = try RenewalFixture().confirmation(answers: answers)
        #expect(try refusal(.confirmInfo(confirmation), in: .declared)?.code == code)
    }

    @Test(
        "O-4 Only his own and the occupants' telephones are his to put right",
        arguments: [
            ([RenewalFixture.rent], RefusalCode.lineNotCorrectable),
            ([InfoLine(.occupants, .mobile, of: PersonID("p-99"))], .lineUnknown),
            ([RenewalFixture.mobileOfTenant, RenewalFixture.mobileOfTenant], .itemTwice),
        ])
    func badCorrections(lines: [InfoLine], code: RefusalCode) throws {
        let mobile = try Mobile("19912345678")
        let corrections = lines.map { Renewal.Correction($0, mobile: mobile, stored: TextID("x-1")) }
        let confirmation = try RenewalFixture().confirmation(corrections: corrections)
        #expect(try refusal(.confirmInfo(confirmation), in: .declared)?.code == code)
    }

    @Test("O-5 Both sides of the card", arguments: MaterialKind.required)
    func bothSides(missing: MaterialKind) throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .infoConfirmed)
        let material = try #require(renewal.currentMaterials.first { $0.kind == missing })
        try fixture.perform(.remove(material.id), on: &renewal)
        #expect(throws: Refusal(.materialMissing, "O-5", .material(missing))) {
            try fixture.perform(.submit, on: &renewal)
        }
    }

    @Test("O-5 Files that are not taken")
    func badFiles() throws {
        let upload: (MaterialKind, Int, Int) throws -> MaterialUpload = {
            try RenewalFixture.upload($0, $1, bytes: $2)
        }
        let most = 20 << 20
        let cases: [(Renewal.Command, Refusal)] = [
            (.upload(try upload(.cardFront, 3, 1)), Refusal(.materialPresent, "O-5", .material(.cardFront))),
            (.upload(try upload(.other, 3, 1)), Refusal(.slotNotOpen, "Q32", .material(.other))),
            (
                .replace(MaterialID("m-2"), with: try upload(.cardBack, 3, 0)),
                Refusal(.materialEmpty, "O-5", .material(.cardBack))
            ),
            (
                .replace(MaterialID("m-2"), with: try upload(.cardBack, 3, most + 1)),
                Refusal(.materialTooLarge, "O-5", .material(.cardBack), .most(most), .found(most + 1))
            ),
            (
                .replace(MaterialID("m-2"), with: try upload(.cardBack, 1, 1)),
                Refusal(.materialRepeated, "O-5", .material(.cardBack))
            ),
            (
                .replace(MaterialID("m-2"), with: try samePicture(.cardBack)),
                Refusal(.materialRepeated, "O-5", .material(.cardFront))
            ),
            (
                .replace(MaterialID("m-2"), with: try upload(.cardFront, 3, 1)),
                Refusal(.materialUnknown, "O-5", .material(.cardFront))
            ),
            (.replace(MaterialID("m-9"), with: try upload(.cardFront, 3, 1)), Refusal(.materialUnknown, "O-5")),
            (.remove(MaterialID("m-9")), Refusal(.materialUnknown, "O-5")),
        ]
        for (command, expected) in cases {
            #expect(try refusal(command, in: .infoConfirmed) == expected)
        }
    }

    private func samePicture(_ kind: MaterialKind) throws -> MaterialUpload {
        MaterialUpload(
            id: MaterialID("m-3"), kind: kind, bytes: 1, fingerprint: try RenewalFixture.commitment(1001))
    }

    @Test("O-5 The number of files has a limit")
    func tooMany() throws {
        var fixture = try RenewalFixture()
        fixture.facts.parameters.materialsMost = 2
        var renewal = try fixture.returned(.material(.other))
        #expect(throws: Refusal(.tooManyMaterials, "O-5", .most(2))) {
            try fixture.perform(.upload(try RenewalFixture.upload(.other, 3)), on: &renewal)
        }
    }

    @Test("O-5 A replaced file is kept and does not count")
    func replaced() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .infoConfirmed)
        try fixture.perform(
            .replace(MaterialID("m-2"), with: try RenewalFixture.upload(.cardBack, 3)), on: &renewal)
        #expect(renewal.currentMaterials.map(\.id) == [MaterialID("m-1"), MaterialID("m-3")])
        #expect(renewal.materials.count == 3)
        #expect(renewal.missingMaterials.isEmpty)
    }

    @Test("O-5 At 【提交】 the gates before it are looked at again")
    func submitLooksAgain() throws {
        let outdated = try refusal(.submit, in: .infoConfirmed) {
            $0.facts.declaration = TemplateVersion(version: 2, digest: try RenewalFixture.digest(2))
        }
        #expect(outdated == Refusal(.textOutdated, "O-3", .found(1)))
        let changed = try refusal(.submit, in: .infoConfirmed) {
            $0.facts.info = .init(snapshot: try RenewalFixture.commitment(2), lines: [])
        }
        #expect(changed == Refusal(.infoChanged, "O-4"))
        let ended = try refusal(.submit, in: .infoConfirmed) { $0.now = Moment($0.lease.end.adding(days: 1)) }
        #expect(ended?.code == .leaseEnded)
    }

    @Test("Q23 The flag is that of the day of submission")
    func lateAtSubmission() throws {
        var fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .infoConfirmed)
        #expect(!renewal.isLate)
        fixture.now = Moment(fixture.lease.end, hour: 23, minute: 59)
        let entries = try fixture.perform(.submit, on: &renewal)
        #expect(renewal.isLate)
        #expect(renewal.submittedAt == fixture.now)
        #expect(entries[0]["late"] == .flag(true))
    }

    @Test(
        "6.1 Nobody acts for the applicant",
        arguments: [
            (RenewalFixture.stranger, RefusalCode.notYourCase), (RenewalFixture.clerk, .roleNotAllowed),
            (RenewalFixture.manager, .roleNotAllowed), (.system, .roleNotAllowed),
        ])
    func notTheApplicant(actor: Actor, code: RefusalCode) throws {
        #expect(try refusal(.submit, in: .infoConfirmed, by: actor)?.code == code)
        #expect(try refusal(.withdraw, in: .submitted, by: actor)?.code == code)
    }

    @Test(
        "6.1 Whoever is the tenant no longer prepares, hands in and is granted nothing; he may still withdraw",
        arguments: [Renewal.State.draft, .policySet, .declared, .infoConfirmed, .returned, .underReview])
    func noLongerTheTenant(state: Renewal.State) throws {
        let fixture = try RenewalFixture()
        let applicant = RenewalFixture.applicant
        let steps: [(Renewal.Command, Actor)] =
            switch state {
            case .draft: [(.choosePolicy(.original), applicant)]
            case .policySet: [(.acknowledge(try fixture.acknowledgement()), applicant)]
            case .declared: [(.confirmInfo(try fixture.confirmation()), applicant)]
            case .infoConfirmed: [(.submit, applicant), (.remove(MaterialID("m-1")), applicant)]
            case .returned: [(.resubmit, applicant), (.confirmInfo(try fixture.confirmation()), applicant)]
            default: [(.approve, RenewalFixture.reviewer)]
            }
        for (command, actor) in steps {
            let refused = try refusal(command, in: state, by: actor) {
                $0.facts.lease.tenant = RenewalFixture.spouse
            }
            #expect(refused == Refusal(.notTheTenant, "6.1"))
        }
        var fresh = try fixture.renewal(in: state)
        var moved = fixture
        moved.facts.lease.tenant = RenewalFixture.spouse
        try moved.perform(.withdraw, on: &fresh)
        #expect(fresh.state == .withdrawn)
    }
}
