import Foundation
import Testing

@testable import Housing

/// From the counter to the approval: who may, and what has to be equal.
@Suite struct SigningWitnessTests {
    private func refusal(
        _ command: Signing.Command, in state: Signing.State, by actor: Actor,
        _ change: (inout SigningFixture) throws -> Void = { _ in }
    ) throws -> Refusal? {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: state)
        try change(&fixture)
        let before = signing
        let refusal = #expect(throws: Refusal.self) { try fixture.perform(command, on: &signing, by: actor) }
        #expect(signing == before)
        return refusal
    }

    @Test("L-10 Person and card seen, under the clerk's own password; the journal says who")
    func witnessed() throws {
        let fixture = try SigningFixture()
        var signing = try fixture.signing(in: .altIdentity)
        let entries = try fixture.perform(
            .witness(try fixture.witnessing()), on: &signing, by: SigningFixture.clerk)
        #expect(signing.signature?.witness == SigningFixture.clerk.person)
        #expect(signing.signature?.terminal == TerminalID("t-1"))
        #expect(signing.signature?.isPersonSeen == true && signing.signature?.isCardSeen == true)
        #expect(signing.signature?.sheetCode == SheetCode(typed: "000017"))
        #expect(signing.signature?.document == signing.contract.document.digest)
        let zeros = String(repeating: "0", count: 60)
        #expect(
            entries.map(\.description) == [
                "contract.signed case=id:c-2 version=number:8 attempt=number:1 contract=number:1 witness=id:p-7"
                    + " person_seen=flag:yes card_seen=flag:yes sheet_code=flag:yes document=commitment:\(zeros)5011"
                    + " signature=commitment:\(zeros)5100"
            ])
    }

    @Test(
        "L-10 Neither person nor card may be missing, nor the password",
        arguments: [
            (false, true, true, RefusalCode.identityNotChecked), (true, false, true, .identityNotChecked),
            (true, true, false, .passwordNeeded),
        ])
    func identity(person: Bool, card: Bool, password: Bool, code: RefusalCode) throws {
        let command = Signing.Command.witness(try SigningFixture().witnessing(person: person, card: card))
        let refused = try refusal(command, in: .altIdentity, by: SigningFixture.clerk) {
            $0.facts.isPasswordFresh = password
        }
        #expect(refused == Refusal(code, "L-10"))
    }

    @Test("L-10 The code is typed from a sheet of this version: of another contract, too short or none is refused")
    func sheet() throws {
        for code in ["000018", "00017", "0000170", "abcdef", "", "000 018"] {
            let picture = try SigningFixture.file(100)
            let other = Signing.Command.witness(
                .init(isPersonSeen: true, isCardSeen: true, sheetCode: code, picture: picture))
            #expect(
                try refusal(other, in: .altIdentity, by: SigningFixture.clerk) == Refusal(.sheetCodeWrong, "L-10"))
        }
        let asRead = Signing.Command.witness(
            .init(
                isPersonSeen: true, isCardSeen: true, sheetCode: "０００ 017", picture: try SigningFixture.file(100)))
        var signing = try SigningFixture().signing(in: .altIdentity)
        try SigningFixture().perform(asRead, on: &signing, by: SigningFixture.clerk)
        #expect(signing.state == .signed)
    }

    @Test(
        "校验码 is the digest modulo a million, six digits always",
        arguments: [
            (String(repeating: "0", count: 63) + "1", "000001"),
            (String(repeating: "0", count: 59) + "f4240", "000000"),
            (String(repeating: "f", count: 64), "639935"),
        ])
    func code(hex: String, digits: String) throws {
        #expect(SheetCode(of: try #require(Digest(hex: hex))).digits == digits)
    }

    @Test("L-10 A sheet of a version that was taken back signs nothing")
    func formerSheet() throws {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .altIdentity)
        try fixture.perform(.cancel, on: &signing, by: SigningFixture.clerk)
        try fixture.perform(
            .sendBack(.init(.contractMistake), try SigningFixture.contract(2)), on: &signing,
            by: SigningFixture.manager)
        fixture.facts.stored = try SigningFixture.stored(2)
        try fixture.bringToCounter(&signing, document: 21)
        let before = signing
        #expect(throws: Refusal(.sheetOfFormerVersion, "L-10", .found(1))) {
            try fixture.perform(.witness(try fixture.witnessing()), on: &signing, by: SigningFixture.clerk)
        }
        #expect(signing == before)
        try fixture.perform(.witness(try fixture.witnessing(document: 21)), on: &signing, by: SigningFixture.clerk)
        #expect(signing.signature?.document == (try RenewalFixture.digest(21)))
    }

    @Test("L-10 The stored files and the information are those of the contract")
    func frozen() throws {
        let changed = Refusal(.documentChanged, "L-10")
        let right = Signing.Command.witness(try SigningFixture().witnessing())
        let stored = try refusal(right, in: .altIdentity, by: SigningFixture.clerk) {
            $0.facts.stored = try SigningFixture.stored(2)
        }
        #expect(stored == changed)
        let info = try refusal(right, in: .altIdentity, by: SigningFixture.clerk) {
            $0.facts.info = .init(snapshot: try RenewalFixture.commitment(2), lines: [])
        }
        #expect(info == Refusal(.infoChanged, "L-10"))
    }

    @Test(
        "The picture of the signature is there and not too large",
        arguments: [
            (0, Refusal(.materialEmpty, "L-10")),
            ((20 << 20) + 1, Refusal(.materialTooLarge, "L-10", .most(20 << 20), .found((20 << 20) + 1))),
        ])
    func picture(bytes: Int, expected: Refusal) throws {
        let command = Signing.Command.witness(try SigningFixture().witnessing(bytes: bytes))
        #expect(try refusal(command, in: .altIdentity, by: SigningFixture.clerk) == expected)
    }

    @Test("A signature that was taken back signs nothing else")
    func reused() throws {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .signed)
        try fixture.perform(
            .sendBack(.init(.signatureUnclear), try SigningFixture.contract(2)), on: &signing,
            by: SigningFixture.manager)
        fixture.facts.stored = try SigningFixture.stored(2)
        try fixture.bringToCounter(&signing, document: 21)
        let same = Signing.Command.witness(try fixture.witnessing(document: 21))
        #expect(throws: Refusal(.signatureReused, "L-10")) {
            try fixture.perform(same, on: &signing, by: SigningFixture.clerk)
        }
        let other = Signing.Command.witness(try fixture.witnessing(document: 21, picture: 101))
        try fixture.perform(other, on: &signing, by: SigningFixture.clerk)
        #expect(signing.signature?.picture.id == MaterialID("m-101"))
    }

    @Test(
        "L-10 Days to come to the counter, but not beyond the deadline",
        arguments: [
            (7, "2023-08-21", "2023-08-28"), (7, "2023-09-18", "2023-09-20"), (0, "2023-08-21", "2023-08-21"),
        ])
    func days(witnessDays: Int, chosen: String, last: String) throws {
        var fixture = try SigningFixture()
        fixture.facts.parameters.witnessDays = witnessDays
        var signing = try fixture.signing(in: .committed)
        fixture.now = Moment(try #require(Day(chosen)), hour: 9)
        try fixture.perform(.chooseWitness, on: &signing)
        let last = try #require(Day(last))
        #expect(signing.attempt?.counter?.until == last && signing.dueDay == last)
        fixture.now = Moment(last, hour: 23, minute: 59)
        #expect(throws: Refusal(.notExpired, "6.3", .until(last))) {
            try fixture.perform(.timeOut, on: &signing, by: .system)
        }
        var signed = signing
        try fixture.perform(.witness(try fixture.witnessing()), on: &signed, by: SigningFixture.clerk)
        fixture.now = Moment(last.adding(days: 1))
        let late = #expect(throws: Refusal.self) {
            try fixture.perform(.witness(try fixture.witnessing()), on: &signing, by: SigningFixture.clerk)
        }
        #expect(late?.code == .deadlinePassed)
        try fixture.perform(.timeOut, on: &signing, by: .system)
        #expect(signing.state == .toSign && signing.formerAttempts.last?.end?.cause == .timedOut)
    }

    @Test("6.3 An attempt that lies still is ended after an hour")
    func timeOut() throws {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .acked)
        let since = fixture.now
        fixture.now = since.adding(seconds: 3599)
        #expect(throws: Refusal(.notExpired, "6.3", .since(since))) {
            try fixture.perform(.timeOut, on: &signing, by: .system)
        }
        fixture.now = since.adding(seconds: 3600)
        let entries = try fixture.perform(.timeOut, on: &signing, by: .system)
        #expect(
            entries.map(\.description) == [
                "contract.abandoned case=id:c-2 version=number:6 attempt=number:1 state=code:ACKED cause=code:TIMED_OUT"
            ])
        #expect(signing.formerAttempts[0].acknowledgement?.visibleSeconds == 12)
    }

    @Test("6.3 A clerk ends an attempt only with the applicant at the counter")
    func cancel() throws {
        let elsewhere = try refusal(.cancel, in: .reading, by: SigningFixture.clerk)
        #expect(elsewhere == Refusal(.wrongState, "6.3", .signingState(.reading), .signingAct(.cancel)))
        let fixture = try SigningFixture()
        var signing = try fixture.signing(in: .altIdentity)
        try fixture.perform(.cancel, on: &signing, by: SigningFixture.clerk)
        #expect(signing.state == .toSign && signing.formerAttempts.last?.end?.cause == .cancelled)
    }

    @Test(
        "7 The reviewer of the application and the witness do not approve, whatever their role",
        arguments: [
            (SigningFixture.reviewer, Refusal(.reviewedByYou, "7")),
            (
                Actor(person: PersonID("p-8"), account: AccountID("a-8"), role: .manager),
                Refusal(.reviewedByYou, "7")
            ),
            (
                Actor(person: PersonID("p-7"), account: AccountID("a-7"), role: .manager),
                Refusal(.witnessedByYou, "7")
            ),
            (
                Actor(person: RenewalFixture.tenant, account: AccountID("a-1"), role: .reviewer),
                Refusal(.ownCase, "6.3")
            ),
        ])
    func separated(actor: Actor, expected: Refusal) throws {
        let command = Signing.Command.approve(try SigningFixture.finalFile())
        #expect(try refusal(command, in: .signed, by: actor) == expected)
        let signing = try SigningFixture().signing(in: .signed)
        #expect(!signing.allowed(for: actor).contains(.approve))
    }

    @Test("G-12 The issuer may approve, where he is neither reviewer nor witness")
    func issuer() throws {
        let fixture = try SigningFixture()
        var signing = try fixture.issue(by: SigningFixture.manager).signing
        for act in [
            Signing.Act.open, .confirmInfo, .startReading, .acknowledge, .transcribe, .chooseWitness, .witness,
        ] {
            let actor = act == .witness ? SigningFixture.clerk : SigningFixture.applicant
            try fixture.perform(try SigningMachineTests.command(act, fixture), on: &signing, by: actor)
        }
        try fixture.perform(.approve(try SigningFixture.finalFile()), on: &signing, by: SigningFixture.manager)
        #expect(signing.approval?.by == SigningFixture.manager.person)
        #expect(signing.finalFile == (try SigningFixture.finalFile()))
    }

    @Test("G-12 The final file is more than the unsigned one, which is still as issued")
    func finalFile() throws {
        let unsigned = try SigningFixture.file(12)
        let missing = Refusal(.signatureMissing, "G-12")
        for file in [
            unsigned, try SigningFixture.file(900, bytes: 40_000),
            Signing.File(
                id: MaterialID("m-900"), bytes: 70_000, digest: unsigned.digest, commitment: unsigned.commitment),
        ] {
            #expect(try refusal(.approve(file), in: .signed, by: SigningFixture.manager) == missing)
        }
        let right = Signing.Command.approve(try SigningFixture.finalFile())
        let changed = try refusal(right, in: .signed, by: SigningFixture.manager) { $0.facts.stored = nil }
        #expect(changed == Refusal(.documentChanged, "G-12"))
        let terminated = try refusal(right, in: .signed, by: SigningFixture.manager) {
            $0.facts.lease.status = .terminated
        }
        #expect(terminated == Refusal(.leaseNotActive, "6.3"))
    }

    @Test("G-12 What changed in the registers since the signature is not approved")
    func outdated() throws {
        let right = Signing.Command.approve(try SigningFixture.finalFile())
        let changed = try refusal(right, in: .signed, by: SigningFixture.manager) {
            $0.facts.info = Renewal.CurrentInfo(snapshot: try RenewalFixture.commitment(2), lines: [])
        }
        #expect(changed == Refusal(.infoChanged, "G-12"))
        let unknown = try refusal(right, in: .signed, by: SigningFixture.manager) { $0.facts.info = nil }
        #expect(unknown == Refusal(.infoChanged, "G-12"))
    }

    @Test("G-12 What was signed in time is approved also after the deadline")
    func afterDeadline() throws {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .signed)
        fixture.now = Moment(signing.deadline.adding(days: 3))
        try fixture.perform(.approve(try SigningFixture.finalFile()), on: &signing, by: SigningFixture.manager)
        #expect(signing.state == .approved)
    }

    @Test("6.1 The end of the contract ends the application, but one issued by mistake does not")
    func conclusion() throws {
        let fixture = try SigningFixture()
        for state in Signing.State.allCases {
            let signing = try fixture.signing(in: state)
            var renewal = fixture.facts.renewal
            guard let end = signing.conclusion else {
                #expect(signing.state.isOpen)
                #expect(throws: Refusal(.contractOpen, "6.1", .openCase(CaseID("c-2")))) {
                    try RenewalFixture().perform(.conclude(signing), on: &renewal, by: .system)
                }
                continue
            }
            let entries = try RenewalFixture().perform(.conclude(signing), on: &renewal, by: SigningFixture.manager)
            #expect(renewal.state == end && !renewal.state.isOpen)
            #expect((end == .completed) == (state == .approved))
            #expect(entries[0]["contract"] == .id("c-2") && entries[0]["state"] == .code(end.rawValue))
        }
        var mistaken = try fixture.signing(in: .toSign)
        try fixture.perform(.void(.issuedByMistake, note: nil), on: &mistaken, by: SigningFixture.manager)
        #expect(mistaken.conclusion == nil)
    }

    @Test("6.1 Only its own contract ends an application")
    func otherContract() throws {
        let signing = try SigningFixture().signing(in: .approved)
        var foreign = try JSONDecoder().decode(
            Renewal.self,
            from: Data(
                String(decoding: try JSONEncoder().encode(try RenewalFixture().renewal(in: .approved)), as: UTF8.self)
                    .replacing("\"c-1\"", with: "\"c-8\"").utf8))
        #expect(throws: Refusal(.contractOpen, "6.1", .openCase(CaseID("c-2")))) {
            try RenewalFixture().perform(.conclude(signing), on: &foreign, by: .system)
        }
    }

    @Test(
        "What the daily run looks at, and when",
        arguments: [
            (Signing.State.toSign, "2023-09-20"), (.opened, "2023-08-21"), (.committed, "2023-08-21"),
            (.altIdentity, "2023-08-28"), (.signed, nil), (.approved, nil), (.void, nil), (.expired, nil),
        ] as [(Signing.State, String?)])
    func due(state: Signing.State, day: String?) throws {
        #expect(try SigningFixture().signing(in: state).dueDay == day.flatMap { Day($0) })
    }

    @Test("Q30 It expires on the day after its last, with the evidence of what was begun")
    func expires() throws {
        var fixture = try SigningFixture()
        var signing = try fixture.signing(in: .altIdentity)
        fixture.now = Moment(signing.deadline, hour: 23, minute: 59)
        #expect(throws: Refusal(.notExpired, "Q30", .until(signing.deadline))) {
            try fixture.perform(.expire, on: &signing, by: .system)
        }
        fixture.now = Moment(signing.deadline.adding(days: 1))
        try fixture.perform(.expire, on: &signing, by: .system)
        #expect(signing.formerAttempts.last?.end?.cause == .expired)
        #expect(signing.formerAttempts.last?.reached == .altIdentity)
    }
}
