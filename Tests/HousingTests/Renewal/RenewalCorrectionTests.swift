import TestSupport
import Testing

@testable import Housing

/// O-4, O-5, 6.1, Q32: what was sent back is answered item by item, and nothing else has to be.
@Suite struct RenewalCorrectionTests {
    private static let marital = RenewalFixture.marital

    @Test("O-4 A line is done by an answer to that very line, and not by a block or another line")
    func exact() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.returned(.line(RenewalFixture.rent), .line(RenewalFixture.moveIn))
        try fixture.perform(.confirmInfo(try fixture.confirmation()), on: &renewal)
        #expect(renewal.toMend == [.line(RenewalFixture.rent), .line(RenewalFixture.moveIn)])
        try fixture.perform(.answerLine(try fixture.reply(RenewalFixture.moveIn)), on: &renewal)
        #expect(renewal.toMend == [.line(RenewalFixture.rent)])
        #expect(throws: Refusal(.itemsNotDone, "6.1", .item(.line(RenewalFixture.rent)))) {
            try fixture.perform(.resubmit, on: &renewal)
        }
        try fixture.perform(
            .answerLine(try fixture.reply(RenewalFixture.rent, .explained(note: TextID("x-1")))), on: &renewal)
        try fixture.perform(.resubmit, on: &renewal)
        #expect(renewal.answers.map(\.kind) == [.asRegistered, .explained])
        #expect(renewal.disputed == [RenewalFixture.rent])
        #expect(renewal.notes.contains(TextID("x-1")))
    }

    @Test("O-4 A block is done by an answer to that block; what was said of the others stands")
    func blockAlone() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .infoConfirmed)
        let wrong = Renewal.WrongLine(RenewalFixture.rent, note: TextID("x-1"))
        let first = try fixture.confirmation(
            answers: [
                .confirmed(.dwelling), .confirmed(.tenant), .confirmed(.occupants), .reported(.renewal, [wrong]),
            ])
        try fixture.perform(.confirmInfo(first), on: &renewal)
        try fixture.perform(.submit, on: &renewal)
        try fixture.perform(.take, on: &renewal, by: RenewalFixture.reviewer)
        let items: [Renewal.SendBack.Item] = [
            .init(.block(.tenant), .differsFromRegister), .init(.block(.renewal), .other, note: TextID("x-2")),
        ]
        try fixture.perform(.sendBack(.init(items: items)), on: &renewal, by: RenewalFixture.reviewer)
        let tenant = Renewal.InfoConfirmation(
            snapshot: try RenewalFixture.commitment(1), shown: [.tenant], answers: [.confirmed(.tenant)])
        try fixture.perform(.confirmInfo(tenant), on: &renewal)
        #expect(renewal.toMend == [.block(.renewal)])
        #expect(renewal.info?.wrong == [wrong], "nobody asked about it")
        #expect(renewal.formerInfo.map(\.wrong) == [[wrong]])
        let outside = Renewal.InfoConfirmation(
            snapshot: try RenewalFixture.commitment(1), shown: [.tenant], answers: [.confirmed(.tenant)],
            corrections: [
                .init(RenewalFixture.mobileOfSpouse, mobile: try Mobile("19912345678"), stored: TextID("x-3"))
            ])
        #expect(throws: Refusal(.lineUnknown, "O-4", .item(.line(RenewalFixture.mobileOfSpouse)))) {
            try fixture.perform(.confirmInfo(outside), on: &renewal)
        }
    }

    @Test("O-4 Where the registers changed meanwhile, all four blocks are confirmed again")
    func changedMeanwhile() throws {
        var fixture = try RenewalFixture()
        var renewal = try fixture.returned(.block(.tenant))
        fixture.facts.info = .init(snapshot: try RenewalFixture.commitment(2), lines: RenewalFixture.lines)
        let tenant = Renewal.InfoConfirmation(
            snapshot: try RenewalFixture.commitment(2), shown: [.tenant], answers: [.confirmed(.tenant)])
        #expect(throws: Refusal(.blockNotShown, "O-4", .block(.dwelling))) {
            try fixture.perform(.confirmInfo(tenant), on: &renewal)
        }
        try fixture.perform(.confirmInfo(try fixture.confirmation(snapshot: 2)), on: &renewal)
        try fixture.perform(.resubmit, on: &renewal)
    }

    @Test("6.1 Only a line that was sent back is answered alone, as it stands, by a value of its kind")
    func gates() throws {
        let fixture = try RenewalFixture()
        let returned = try fixture.returned(
            .line(Self.marital), .line(RenewalFixture.rent), .line(RenewalFixture.moveIn))
        let row = TextID("x-1")
        let tomorrow = fixture.now.day.adding(days: 1)
        let cases: [(Renewal.LineReply, Refusal)] = [
            (
                try fixture.reply(RenewalFixture.relation),
                Refusal(.itemUnknown, "6.1", .item(.line(RenewalFixture.relation)))
            ),
            (try fixture.reply(Self.marital, snapshot: 2), Refusal(.infoChanged, "O-4")),
            (
                try fixture.reply(RenewalFixture.rent, .value(.money(Money(fen: 1)), stored: row)),
                Refusal(.lineNotCorrectable, "O-4", .item(.line(RenewalFixture.rent)))
            ),
            (
                try fixture.reply(Self.marital, .value(.relation(.child), stored: row)),
                Refusal(.lineNotCorrectable, "O-4", .item(.line(Self.marital)))
            ),
            (
                try fixture.reply(RenewalFixture.moveIn, .value(.day(tomorrow), stored: row)),
                Refusal(.lineNotCorrectable, "O-4", .item(.line(RenewalFixture.moveIn)))
            ),
        ]
        for (reply, refusal) in cases {
            var renewal = returned
            #expect(throws: refusal) { try fixture.perform(.answerLine(reply), on: &renewal) }
        }
    }

    @Test("6.1 A line that the registers have no more is answered in words, so that nobody is stuck")
    func lineGone() throws {
        var fixture = try RenewalFixture()
        var renewal = try fixture.returned(.line(RenewalFixture.moveIn))
        fixture.facts.info = .init(snapshot: try RenewalFixture.commitment(2), lines: [RenewalFixture.rent])
        let value = Renewal.LineReply.Answer.value(.day(fixture.now.day), stored: TextID("x-1"))
        #expect(throws: Refusal(.lineUnknown, "O-4", .item(.line(RenewalFixture.moveIn)))) {
            try fixture.perform(.answerLine(try fixture.reply(RenewalFixture.moveIn, value, snapshot: 2)), on: &renewal)
        }
        try fixture.perform(.answerLine(try fixture.reply(RenewalFixture.moveIn, snapshot: 2)), on: &renewal)
        #expect(renewal.toMend.isEmpty)
    }

    @Test("6.1 Of a telephone that was put right with its block and again by itself, the later one counts")
    func laterCounts() throws {
        let fixture = try RenewalFixture()
        let line = RenewalFixture.mobileOfTenant
        var renewal = try fixture.returned(.block(.tenant), .line(line))
        let mobile = try Mobile("19912345678")
        let block = Renewal.InfoConfirmation(
            snapshot: try RenewalFixture.commitment(1), shown: [.tenant], answers: [.confirmed(.tenant)],
            corrections: [.init(line, mobile: mobile, stored: TextID("x-1"))])
        try fixture.perform(.confirmInfo(block), on: &renewal)
        #expect(renewal.proposals == [line: TextID("x-1")])
        try fixture.perform(
            .answerLine(try fixture.reply(line, .value(.mobile(mobile), stored: TextID("x-2")))), on: &renewal)
        #expect(renewal.proposals == [line: TextID("x-2")])
        try fixture.perform(.answerLine(try fixture.reply(line)), on: &renewal)
        #expect(renewal.proposals.isEmpty, "what is registered is right after all")
        try fixture.perform(.confirmInfo(block), on: &renewal)
        #expect(renewal.proposals == [line: TextID("x-1")])
        #expect(renewal.values.contains(TextID("x-2")), "what was said before is kept")
    }

    @Test("6.1 A block that is confirmed anew takes back what was said before of its telephone, not of other lines")
    func withdrawnProposal() throws {
        let fixture = try RenewalFixture()
        let mobile = RenewalFixture.mobileOfSpouse
        let moveIn = RenewalFixture.moveIn
        var renewal = try fixture.returned(.line(mobile), .line(moveIn))
        for (line, value, row) in [
            (mobile, InfoSnapshot.Value.mobile(try Mobile("19912345678")), "x-1"),
            (moveIn, .day(fixture.now.day), "x-2"),
        ] {
            try fixture.perform(
                .answerLine(try fixture.reply(line, .value(value, stored: TextID(row)))), on: &renewal)
        }
        try fixture.perform(.resubmit, on: &renewal)
        try fixture.perform(.take, on: &renewal, by: RenewalFixture.reviewer)
        try fixture.perform(
            .sendBack(.init(items: [.init(.block(.occupants), .differsFromRegister)])), on: &renewal,
            by: RenewalFixture.reviewer)
        #expect(renewal.proposals.count == 2)
        let asRegistered = Renewal.InfoConfirmation(
            snapshot: try RenewalFixture.commitment(1), shown: [.occupants], answers: [.confirmed(.occupants)],
            corrections: [])
        try fixture.perform(.confirmInfo(asRegistered), on: &renewal)
        #expect(renewal.proposals == [moveIn: TextID("x-2")])
    }

    // MARK: Slots (Q32)

    @Test("Q32 No slot beside the card's is open without a cause")
    func closed() throws {
        let fixture = try RenewalFixture()
        for renewal in [try fixture.renewal(in: .infoConfirmed), try fixture.renewal(in: .returned)] {
            #expect(renewal.slots.map(\.kind) == MaterialKind.required)
            for kind in MaterialKind.extra {
                var renewal = renewal
                #expect(throws: Refusal(.slotNotOpen, "Q32", .material(kind))) {
                    try fixture.perform(.upload(try RenewalFixture.upload(kind, 9)), on: &renewal)
                }
            }
        }
    }

    @Test("Q32 Who points out that his family is another one is offered a slot, and need not fill it")
    func reported() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.renewal(in: .infoConfirmed)
        let report = try fixture.confirmation(
            answers: [
                .confirmed(.dwelling), .confirmed(.tenant), .reported(.occupants, [.init(RenewalFixture.relation)]),
                .confirmed(.renewal),
            ])
        try fixture.perform(.confirmInfo(report), on: &renewal)
        #expect(renewal.slots.last == .init(kind: .familyProof, cause: .reported, isRequired: false))
        var filled = renewal
        try fixture.perform(.upload(try RenewalFixture.upload(.familyProof, 9)), on: &filled)
        try fixture.perform(.submit, on: &filled)
        try fixture.perform(.submit, on: &renewal)
    }

    @Test("Q32 A changed family needs its proof before the application comes back; the same family does not")
    func changedFamily() throws {
        let fixture = try RenewalFixture()
        var renewal = try fixture.returned(.line(Self.marital))
        #expect(renewal.slots.map(\.kind) == MaterialKind.required)
        try fixture.perform(
            .answerLine(try fixture.reply(Self.marital, .value(.marital(.divorced), stored: TextID("x-1")))),
            on: &renewal)
        #expect(renewal.toMend == [.material(.familyProof)])
        #expect(throws: Refusal(.materialMissing, "Q32", .material(.familyProof))) {
            try fixture.perform(.resubmit, on: &renewal)
        }
        var same = renewal
        try fixture.perform(.answerLine(try fixture.reply(Self.marital)), on: &same)
        try fixture.perform(.resubmit, on: &same)
        try fixture.perform(.upload(try RenewalFixture.upload(.familyProof, 9)), on: &renewal)
        try fixture.perform(.resubmit, on: &renewal)
    }

    @Test("Q32 What a reason opens beside a line is required; a proof of an earlier round is not enough")
    func opened() throws {
        let fixture = try RenewalFixture()
        let items: [Renewal.SendBack.Item] = [.init(.line(RenewalFixture.rent), .proofNeeded, opens: .other)]
        var renewal = try fixture.returned(items)
        for round in 1...2 {
            try fixture.perform(.answerLine(try fixture.reply(RenewalFixture.rent)), on: &renewal)
            #expect(renewal.toMend == [.material(.other)])
            try fixture.perform(.upload(try RenewalFixture.upload(.other, 10 + round)), on: &renewal)
            try fixture.perform(.resubmit, on: &renewal)
            try fixture.perform(.take, on: &renewal, by: RenewalFixture.reviewer)
            try fixture.perform(.sendBack(.init(items: items)), on: &renewal, by: RenewalFixture.reviewer)
        }
    }

    @Test("Q32 In the place of an expired card the slip for the new one is enough, and so is the new card")
    func expiredCard() throws {
        let fixture = try RenewalFixture()
        let items: [Renewal.SendBack.Item] = [.init(.material(.cardBack), .expiredDocument, opens: .cardRenewal)]
        var slip = try fixture.returned(items)
        var card = slip
        #expect(slip.slots.last?.isRequired == false)
        try fixture.perform(.upload(try RenewalFixture.upload(.cardRenewal, 9)), on: &slip)
        try fixture.perform(.resubmit, on: &slip)
        try fixture.perform(
            .replace(MaterialID("m-2"), with: try RenewalFixture.upload(.cardBack, 9)), on: &card)
        try fixture.perform(.resubmit, on: &card)
    }

    @Test("6.1 The deadline is that of the item that is given the longest")
    func deadlines() throws {
        let fixture = try RenewalFixture()
        let back = ItemPath.material(.cardBack)
        let cases: [([Period?], String)] = [
            ([nil], "2023-09-04"), ([.workingDays(3)], "2023-08-24"), ([.workingDays(3), nil], "2023-09-04"),
            ([.workingDays(3), .days(30)], "2023-09-20"),
        ]
        for (periods, deadline) in cases {
            let paths = [back, .declaration]
            let items = zip(paths, periods).map { Renewal.SendBack.Item($0, .incomplete, deadline: $1) }
            #expect(try fixture.returned(items).openReturn?.deadline.description == deadline)
        }
    }

    // MARK: The walk

    @Test("6.1 Whatever was flagged, the walk visits exactly that and what follows from it", arguments: 0..<24)
    func walk(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        for _ in 0..<20 {
            let fixture = try RenewalFixture()
            let flags = Self.flags(&chance)
            var renewal = try fixture.returned(flags)
            let answersOnly = renewal
            var visited: [ItemPath] = []
            while let next = renewal.toMend.first {
                #expect(throws: Refusal.self) { try fixture.perform(.resubmit, on: &renewal) }
                visited.append(next)
                try fixture.perform(try Self.mending(next, renewal, fixture, &chance), on: &renewal)
                #expect(!renewal.toMend.contains(next))
                try #require(visited.count < 40)
            }
            let follows = renewal.slots.filter { $0.isRequired && $0.cause != .card }.map { ItemPath.material($0.kind) }
            #expect(Set(visited) == Set(flags.map(\.path) + follows))
            #expect(visited.count == Set(visited).count, "nothing is asked twice")
            try fixture.perform(.resubmit, on: &renewal)
            #expect(renewal.declaration == answersOnly.declaration || visited.contains(.declaration))
            #expect(
                renewal.info == answersOnly.info || visited.contains { if case .block = $0 { true } else { false } })
        }
    }

    private static func flags(_ chance: inout SplitMix64) -> [Renewal.SendBack.Item] {
        let paths =
            [ItemPath.declaration] + MaterialKind.allCases.map { .material($0) }
            + InfoBlock.allCases.map { .block($0) } + RenewalFixture.lines.sorted().map { .line($0) }
        let some = paths.filter { _ in Int.random(in: 0..<4, using: &chance) == 0 }.shuffled(using: &chance)
        return (some.isEmpty ? [.declaration] : some).map { path in
            let reason =
                [ReturnReason.incomplete, .proofNeeded, .familyChanged].randomElement(using: &chance) ?? .incomplete
            return .init(path, reason, opens: reason.slot(about: path))
        }
    }

    /// One way of doing what stands next.
    private static func mending(
        _ path: ItemPath, _ renewal: Renewal, _ fixture: RenewalFixture, _ chance: inout SplitMix64
    ) throws -> Renewal.Command {
        switch path {
        case .declaration: return .acknowledge(try fixture.acknowledgement())
        case .block(let block):
            return .confirmInfo(
                .init(snapshot: try RenewalFixture.commitment(1), shown: [block], answers: [.confirmed(block)]))
        case .line(let line):
            let row = TextID("x-\(renewal.version)")
            let values: [InfoLine: InfoSnapshot.Value] = [
                RenewalFixture.marital: .marital(.widowed), RenewalFixture.relation: .relation(.child),
                RenewalFixture.moveIn: .day(fixture.now.day),
                RenewalFixture.mobileOfTenant: .mobile(try Mobile("19912345678")),
                RenewalFixture.mobileOfSpouse: .mobile(try Mobile("19912345679")),
            ]
            let value = values[line].map { Renewal.LineReply.Answer.value($0, stored: row) }
            let answers: [Renewal.LineReply.Answer] =
                [.asRegistered(note: nil), .explained(note: row)] + [value].compactMap(\.self)
            return .answerLine(try fixture.reply(line, answers.randomElement(using: &chance) ?? answers[0]))
        case .material(let kind):
            let upload = try RenewalFixture.upload(kind, 100 + renewal.version)
            let old = renewal.currentMaterials.first { $0.kind == kind && kind.holdsOne }
            return old.map { .replace($0.id, with: upload) } ?? .upload(upload)
        }
    }
}
