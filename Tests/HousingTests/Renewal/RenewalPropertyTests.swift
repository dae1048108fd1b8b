import TestSupport
import Testing

@testable import Housing

/// Random walks: whatever is asked in whatever order, the gates hold.
@Suite struct RenewalPropertyTests {
    @Test("No sequence of commands comes past a gate", arguments: 0..<16)
    func walks(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        for _ in 0..<6 {
            var walk = try Walk()
            for _ in 0..<150 {
                try walk.step(&chance)
            }
        }
    }

    @Test("The walks come to every state")
    func reach() throws {
        var chance = SplitMix64(7)
        var reached: Set<Renewal.State> = []
        for _ in 0..<150 {
            var walk = try Walk()
            for _ in 0..<150 {
                try walk.step(&chance)
                reached.insert(walk.renewal.state)
            }
        }
        #expect(reached == Set(Renewal.State.allCases).subtracting([.notConcluded]))
    }
}

/// One application, and what an onlooker who only knows the commands that succeeded says about it.
private struct Walk {
    var fixture: RenewalFixture
    var renewal: Renewal
    private var nextMaterial = 1
    private var hasPolicy = false
    private var acknowledgedText: Int?
    private var confirmedSnapshot: Int?
    private var slots: [MaterialID: MaterialKind] = [:]
    private var currentText = 1
    private var currentSnapshot = 1
    private var reviewer: PersonID?
    private var staffWhoEntered: Set<PersonID> = []

    private static let contract = Result { try SigningFixture().signing(in: .approved) }

    init() throws {
        fixture = try RenewalFixture()
        renewal = try fixture.start()
    }

    mutating func step(_ chance: inout SplitMix64) throws {
        try changeFacts(&chance)
        let actor = actors.randomElement(using: &chance) ?? RenewalFixture.applicant
        let command = try command(act(for: actor, &chance), &chance)
        let before = renewal
        do throws(Refusal) {
            let entries = try renewal.perform(command, at: fixture.now, by: actor, given: fixture.facts)
            #expect(renewal.version == before.version + 1)
            #expect(entries.count == 1)
            #expect(renewal.isConsistent)
            check(command, by: actor, before: before)
        } catch {
            #expect(renewal == before)
        }
    }

    private var actors: [Actor] {
        let tenantAsReviewer = Actor(person: RenewalFixture.tenant, account: AccountID("a-1"), role: .reviewer)
        let clerkAsReviewer = Actor(person: PersonID("p-7"), account: AccountID("a-7"), role: .reviewer)
        let applicant = Array(repeating: RenewalFixture.applicant, count: 12)
        let reviewer = Array(repeating: RenewalFixture.reviewer, count: 6)
        return applicant + reviewer + [
            RenewalFixture.otherReviewer, tenantAsReviewer, clerkAsReviewer, RenewalFixture.clerk,
            RenewalFixture.stranger, RenewalFixture.manager, .system,
        ]
    }

    private mutating func changeFacts(_ chance: inout SplitMix64) throws {
        switch Int.random(in: 0..<150, using: &chance) {
        case 0:
            currentText += 1
            fixture.facts.declaration = TemplateVersion(
                version: currentText, digest: try RenewalFixture.digest(currentText))
        case 1:
            currentSnapshot += 1
            fixture.facts.info = .init(
                snapshot: try RenewalFixture.commitment(currentSnapshot), lines: [RenewalFixture.rent])
        case 2:
            fixture.now = fixture.now.adding(seconds: 86_400 * Int.random(in: 1...90, using: &chance))
        default: break
        }
        fixture.facts.secondsSinceOpened = Int.random(in: 0..<10, using: &chance) > 0 ? 30 : nil
    }

    /// Mostly one that is open, or no walk would come far; ending it oneself is seldom, for the same reason.
    private func act(for actor: Actor, _ chance: inout SplitMix64) -> Renewal.Act {
        let open = renewal.allowed(for: actor).filter { act in
            act != .withdraw || Int.random(in: 0..<40, using: &chance) == 0
        }
        let isAny = open.isEmpty || Int.random(in: 0..<5, using: &chance) == 0
        let all = Renewal.Act.allCases.filter { $0 != .lapse || Int.random(in: 0..<20, using: &chance) == 0 }
        return (isAny ? all : open).randomElement(using: &chance) ?? .submit
    }

    private mutating func command(
        _ act: Renewal.Act, _ chance: inout SplitMix64
    ) throws -> Renewal.Command {
        let old = slots.keys.sorted().randomElement(using: &chance) ?? MaterialID("m-0")
        switch act {
        case .choosePolicy: return .choosePolicy(Renewal.PolicyChoice.allCases.randomElement(using: &chance) ?? .new)
        case .acknowledge:
            return .acknowledge(
                try fixture.acknowledgement(
                    version: currentText, seconds: [3, 12, 12, 12, 12, 12, 12, 99].randomElement(using: &chance) ?? 0,
                    confirmed: Int.random(in: 0..<10, using: &chance) > 0,
                    ticked: Int.random(in: 0..<10, using: &chance) > 0))
        case .confirmInfo:
            let blocks = InfoBlock.allCases.filter { _ in Int.random(in: 0..<16, using: &chance) > 0 }
            return .confirmInfo(
                try fixture.confirmation(
                    snapshot: currentSnapshot, shown: blocks, answers: blocks.map { .confirmed($0) }))
        case .answerLine: return .answerLine(try fixture.reply(RenewalFixture.rent, snapshot: currentSnapshot))
        case .upload: return .upload(try upload(&chance))
        case .replace: return .replace(old, with: try upload(&chance))
        case .remove: return .remove(old)
        case .submit: return .submit
        case .take: return .take
        case .release: return .release
        case .sendBack:
            let path = [ItemPath.declaration, .block(.tenant), .line(RenewalFixture.rent), .material(.cardBack)]
                .randomElement(using: &chance)
            return .sendBack(.init(items: path.map { [.init($0, .unreadable)] } ?? []))
        case .resubmit: return .resubmit
        case .approve: return .approve
        case .reject: return .reject(.rentOwed, note: nil)
        case .withdraw: return .withdraw
        case .expire: return .expire
        case .conclude: return .conclude(try Self.contract.get())
        case .lapse: return .lapse(try TenancyFixture(.tenantDied).change(in: .decided))
        }
    }

    private mutating func upload(_ chance: inout SplitMix64) throws -> MaterialUpload {
        defer { nextMaterial += 1 }
        return try RenewalFixture.upload(
            (MaterialKind.required + MaterialKind.allCases).randomElement(using: &chance) ?? .other, nextMaterial,
            bytes: [0, 100, 100, 100].randomElement(using: &chance) ?? 0)
    }

    private mutating func check(_ command: Renewal.Command, by actor: Actor, before: Renewal) {
        switch command {
        case .choosePolicy(let choice):
            #expect(choice == .original)
            hasPolicy = true
        case .acknowledge(let given):
            #expect(given.isTicked && given.isInformationConfirmed && given.visibleSeconds == 12)
            #expect(fixture.facts.secondsSinceOpened == 30)
            acknowledgedText = given.template.version
        case .confirmInfo(let given):
            // In answer to a return what stands need not be said again.
            #expect(before.state == .returned && confirmedSnapshot == currentSnapshot || given.answers.count == 4)
            #expect(given.answers.allSatisfy { given.shown.contains($0.block) })
            confirmedSnapshot = currentSnapshot
        case .answerLine(let reply):
            #expect(before.openReturn?.items.contains { $0.path == .line(reply.line) } == true)
        case .upload(let upload):
            slots[upload.id] = upload.kind
        case .replace(let old, let upload):
            slots[old] = nil
            slots[upload.id] = upload.kind
        case .remove(let old):
            slots[old] = nil
        case .submit, .resubmit:
            #expect(actor == RenewalFixture.applicant)
            #expect(hasPolicy)
            #expect(acknowledgedText == currentText)
            #expect(confirmedSnapshot == currentSnapshot)
            #expect(Set(slots.values).isSuperset(of: [.cardFront, .cardBack]))
        case .take:
            reviewer = actor.person
        case .approve, .reject, .sendBack:
            #expect(actor.person == reviewer && reviewer != nil)
            #expect(actor.person != RenewalFixture.tenant)
            #expect(!staffWhoEntered.contains { $0 == actor.person })
        case .release:
            reviewer = nil
        case .withdraw:
            #expect(actor == RenewalFixture.applicant)
        case .expire:
            #expect(before.state.waitsForApplicant)
        case .conclude:
            #expect(before.state == .approved)
        case .lapse:
            #expect(before.state.isOpen)
        }
        if actor.role == .clerk, let person = actor.person { staffWhoEntered.insert(person) }
    }
}
