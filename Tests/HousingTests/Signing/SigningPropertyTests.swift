import TestSupport
import Testing

@testable import Housing

/// Random walks: whatever is asked in whatever order, nothing is signed past a gate.
@Suite struct SigningPropertyTests {
    @Test("No sequence of commands comes past a gate", arguments: 0..<16)
    func walks(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        for _ in 0..<4 {
            var walk = try Walk(daysMost: 12)
            for _ in 0..<150 {
                try walk.step(&chance)
            }
        }
    }

    @Test("The walks come to every state")
    func reach() throws {
        var chance = SplitMix64(7)
        var reached: Set<Signing.State> = []
        for index in 0..<200 where reached.count < Signing.State.allCases.count {
            var walk = try Walk(daysMost: index.isMultiple(of: 4) ? 60 : 3)
            for _ in 0..<150 {
                try walk.step(&chance)
                reached.insert(walk.signing.state)
            }
        }
        #expect(Set(Signing.State.allCases).subtracting(reached).isEmpty)
    }
}

/// One contract, and what an onlooker who only knows the commands that succeeded says about it.
private struct Walk {
    var fixture: SigningFixture
    var signing: Signing
    private let daysMost: Int
    private var version = 1
    private var currentText = 1
    private var currentInfo = 1
    private var contractInfo = 1
    private var nextPicture = 1000
    private var signedPictures: Set<MaterialID> = []
    private var isReported = false
    private var go: Go?

    /// What is known of the attempt that runs.
    private struct Go: Equatable {
        var confirmedInfo: Int?
        var openedText: Int?
        var acknowledgedText: Int?
        var isTranscribed = false
        var isWitnessChosen = false
        var witness: PersonID?
    }

    /// - Parameter daysMost: how far the office's clock jumps now and then.
    init(daysMost: Int) throws {
        self.daysMost = daysMost
        fixture = try SigningFixture()
        signing = try fixture.issue().signing
    }

    mutating func step(_ chance: inout SplitMix64) throws {
        try changeFacts(&chance)
        let actor = actors.randomElement(using: &chance) ?? SigningFixture.applicant
        let command = try command(act(for: actor, &chance), &chance)
        let before = signing
        do throws(Refusal) {
            let entries = try signing.perform(command, at: fixture.now, by: actor, given: fixture.facts)
            #expect(signing.version == before.version + 1)
            #expect(entries.count == 1 && Entry(entries[0].description) == entries[0])
            #expect(signing.isConsistent)
            #expect(signing.attempts.count >= before.attempts.count)
            check(command, by: actor, before: before)
        } catch {
            #expect(signing == before)
        }
    }

    private var actors: [Actor] {
        let clerkAsManager = Actor(person: PersonID("p-7"), account: AccountID("a-7"), role: .manager)
        let tenantAsClerk = Actor(person: RenewalFixture.tenant, account: AccountID("a-1"), role: .clerk)
        return Array(repeating: SigningFixture.applicant, count: 14)
            + Array(repeating: SigningFixture.clerk, count: 4) + [
                SigningFixture.manager, SigningFixture.otherReviewer, SigningFixture.reviewer, clerkAsManager,
                tenantAsClerk, SigningFixture.stranger, .system,
            ]
    }

    private mutating func changeFacts(_ chance: inout SplitMix64) throws {
        switch Int.random(in: 0..<200, using: &chance) {
        case 0:
            currentText += 1
            fixture.facts.commitment = try SigningFixture.commitmentText(currentText)
        case 1:
            currentInfo += 1
            fixture.facts.info = .init(
                snapshot: try RenewalFixture.commitment(currentInfo), lines: [RenewalFixture.rent])
        case 2:
            fixture.now = fixture.now.adding(seconds: 86_400 * Int.random(in: 1...daysMost, using: &chance))
        case 3...20:
            fixture.now = fixture.now.adding(seconds: 900)
        default: break
        }
        let isOdd = Int.random(in: 0..<12, using: &chance)
        fixture.facts.secondsSinceOpened = isOdd == 0 ? nil : 30
        fixture.facts.isPasswordFresh = isOdd != 1
        fixture.facts.isKiosk = isOdd != 2
        fixture.facts.stored = isOdd == 3 ? nil : try SigningFixture.stored(version)
    }

    /// Mostly one that is open, or no walk would come far; ending it is seldom, for the same reason.
    private func act(for actor: Actor, _ chance: inout SplitMix64) -> Signing.Act {
        let seldom: Set<Signing.Act> = [.cancel, .void, .sendBack, .reportInfo, .confirmInfo, .startReading]
        let first: Signing.Act? =
            switch signing.state {
            case .opened: .confirmInfo
            case .infoConfirmed: .startReading
            default: nil
            }
        let open = signing.allowed(for: actor).filter { act in
            act == first || !seldom.contains(act) || Int.random(in: 0..<20, using: &chance) == 0
        }
        let isAny = open.isEmpty || Int.random(in: 0..<6, using: &chance) == 0
        return (isAny ? Signing.Act.allCases : open).randomElement(using: &chance) ?? .open
    }

    private mutating func command(_ act: Signing.Act, _ chance: inout SplitMix64) throws -> Signing.Command {
        let isRight = Int.random(in: 0..<8, using: &chance) > 0
        switch act {
        case .open: return .open(shown: try RenewalFixture.digest(isRight ? version * 10 + 1 : 7))
        case .confirmInfo:
            let shown = isRight ? InfoBlock.allCases : [.tenant]
            return .confirmInfo(try fixture.confirmation(snapshot: currentInfo, shown: shown))
        case .reportInfo:
            let lines = isRight ? [Renewal.WrongLine(RenewalFixture.rent)] : []
            return .reportInfo(.init(snapshot: try RenewalFixture.commitment(currentInfo), lines: lines))
        case .startReading: return .startReading(try SigningFixture.template(isRight ? currentText : 99))
        case .acknowledge:
            let seconds = [9, 12, 12, 12, 12, 99].randomElement(using: &chance) ?? 0
            return .acknowledge(
                try fixture.acknowledgement(
                    version: currentText, seconds: seconds, toEnd: isRight,
                    ticked: Int.random(in: 0..<8, using: &chance) > 0))
        case .transcribe:
            let means = Signing.TranscriptionMeans.allCases.randomElement(using: &chance) ?? .typed
            let text = means == .sentence ? SigningFixture.sentence : SigningFixture.text
            return .transcribe(SigningFixture.transcription(isRight ? text : text + "不", means: means))
        case .chooseWitness: return .chooseWitness
        case .witness:
            nextPicture += isRight ? 1 : 0
            return .witness(
                try fixture.witnessing(
                    person: Int.random(in: 0..<8, using: &chance) > 0, card: Int.random(in: 0..<8, using: &chance) > 0,
                    document: version * 10 + 1, picture: nextPicture))
        case .cancel: return .cancel
        case .timeOut: return .timeOut
        case .approve: return .approve(try SigningFixture.file(900, bytes: isRight ? 70_000 : 100))
        case .sendBack:
            return .sendBack(
                .init(.contractMistake), try SigningFixture.contract(version + 1, info: isRight ? currentInfo : 0))
        case .void: return .void(.declined, note: nil)
        case .expire: return .expire
        }
    }

    private mutating func check(_ command: Signing.Command, by actor: Actor, before: Signing) {
        if command.act.isSigning { #expect(fixture.now.day <= before.deadline) }
        switch command {
        case .open, .confirmInfo, .reportInfo, .startReading, .acknowledge, .transcribe, .chooseWitness:
            #expect(actor == SigningFixture.applicant)
            checkStep(command)
        case .witness(let given):
            #expect(actor == SigningFixture.clerk)
            #expect(given.isPersonSeen && given.isCardSeen && fixture.facts.isPasswordFresh)
            #expect(go?.isWitnessChosen == true && go?.isTranscribed == true)
            #expect(go?.confirmedInfo == contractInfo && contractInfo == currentInfo)
            #expect(go?.acknowledgedText == go?.openedText && go?.openedText != nil)
            #expect(signedPictures.insert(given.picture.id).inserted)
            go?.witness = actor.person
        case .cancel, .timeOut: go = nil
        case .approve(let file):
            #expect(actor.person != go?.witness && go?.witness != nil)
            #expect(actor.person != SigningFixture.reviewer.person && actor.person != RenewalFixture.tenant)
            #expect(file.bytes > 40_000 && fixture.facts.stored != nil)
        case .sendBack:
            version += 1
            contractInfo = currentInfo
            isReported = false
            go = nil
        case .void, .expire:
            #expect(before.state != .approved)
            if case .expire = command { #expect(!isReported && before.state != .signed) }
        }
    }

    private mutating func checkStep(_ command: Signing.Command) {
        switch command {
        case .open:
            #expect(go == nil && !isReported && fixture.facts.stored != nil)
            go = Go()
        case .confirmInfo(let given):
            #expect(given.shown.count == 4 && currentInfo == contractInfo)
            go = Go(confirmedInfo: currentInfo)
        case .reportInfo:
            isReported = true
            go = nil
        case .startReading(let template, _):
            #expect(template.version == currentText)
            go = Go(confirmedInfo: go?.confirmedInfo, openedText: currentText)
        case .acknowledge(let given):
            #expect(given.isTicked && given.isReadToEnd && given.visibleSeconds == 12)
            #expect(fixture.facts.secondsSinceOpened == 30 && go?.openedText == currentText)
            go?.acknowledgedText = currentText
        case .transcribe(let given):
            #expect(given.means != .sentence || fixture.facts.isKiosk)
            #expect(!given.text.hasSuffix("不") && go?.acknowledgedText == currentText)
            go?.isTranscribed = true
        case .chooseWitness:
            #expect(go?.isTranscribed == true)
            go?.isWitnessChosen = true
        default: break
        }
    }
}
