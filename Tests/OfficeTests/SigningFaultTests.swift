import FaultSupport
import Glibc
import Housing
import PaperSamples
import TestSupport
import Testing

@testable import Office
@testable import Store

/// A step of the signing flow, as the desks do it: from the issue of the contract to its approval, then what leads out of
/// that way.
enum FaultyStep: CaseIterable {
    case issue, open, confirmInfo, read, transcribe, chooseWitness, witness, approve
    case report, cancel, sendBack, void, timeOut, expire

    private static let flow: [FaultyStep] = [
        .issue, .open, .confirmInfo, .read, .transcribe, .chooseWitness, .witness, .approve,
    ]

    /// The steps before it.
    var earlier: [FaultyStep] {
        let last: FaultyStep
        switch self {
        case .report: last = .open
        case .cancel, .timeOut: last = .transcribe
        case .sendBack, .void: last = .witness
        case .expire: last = .issue
        default: return Array(Self.flow.prefix { $0 != self })
        }
        return Self.flow.prefix { $0 != last } + [last]
    }

    /// How long after the one before it comes.
    var minutesLater: Int {
        switch self {
        case .timeOut: 61
        case .expire: 40 * 24 * 60
        default: 0
        }
    }

    /// The state before it, and those that it may leave behind: each of its writes is whole or not there.
    var states: [Signing.State?] {
        switch self {
        case .report: [.opened, .toSign]
        case .cancel, .timeOut: [.committed, .toSign]
        case .sendBack: [.signed, .toSign]
        case .void: [.signed, .void]
        case .expire: [.toSign, .expired]
        case .issue: [nil, .toSign]
        case .open: [.toSign, .opened]
        case .confirmInfo: [.opened, .infoConfirmed]
        case .read: [.infoConfirmed, .reading, .acked]
        case .transcribe: [.acked, .committed]
        case .chooseWitness: [.committed, .altIdentity]
        case .witness: [.altIdentity, .signed]
        case .approve: [.signed, .approved]
        }
    }
}

/// An office on its way through the signing of one contract.
struct SigningWalk {
    let applicant: Session
    let wu: Session
    let liu: Session
    let clerk: Session
    let renewal: CaseID

    init(_ test: TestOffice) throws {
        applicant = try test.tenant()
        wu = try test.staff("wu", 30, .reviewer)
        liu = try test.staff("liu", 31, .manager)
        clerk = try test.staff("li", 32, .clerk)
        renewal = try test.approved(applicant, by: wu).id
    }

    func signing(_ test: TestOffice) throws -> Signing? {
        try test.read { (reader) throws(OfficeFailure) in
            try reader.matters(applicant: applicant.person, as: Signing.self).first
        }
    }

    func perform(_ step: FaultyStep, in test: TestOffice) throws {
        let desk = test.office.signing
        guard let signing = try signing(test) else {
            let draft = try test.office.contracts.draft(for: renewal, wu)
            _ = try test.office.contracts.issue(draft, on: TestOffice.paper(), acceptsProvisional: true, wu)
            return
        }
        switch step {
        case .issue: break
        case .open: _ = try test.opened(signing, applicant)
        case .confirmInfo: _ = try test.known(signing, applicant)
        case .read: _ = try test.read(signing, applicant)
        case .transcribe:
            let ground = try test.office.signingGround(at: try test.office.now())
            _ = try desk.transcribe(ground.commitmentText.text, .typed, in: signing, applicant)
        case .chooseWitness: _ = try desk.chooseWitness(signing, applicant)
        case .witness: _ = try test.witnessed(signing, by: clerk)
        case .approve: _ = try test.concluded(signing, by: liu)
        case .report:
            let pages = try desk.openInfo(signing, applicant)
            let wrong = [InfoLine(.renewal, .monthlyRent): "租金不对"]
            _ = try desk.reportInfo(pages, wrong: wrong, in: signing, applicant)
        case .cancel: _ = try desk.cancel(signing, applicant)
        case .sendBack:
            let draft = try test.office.contracts.redraft(signing, liu)
            _ = try test.office.contracts.sendBack(
                signing, .other, note: "字迹不清", draft, on: TestOffice.paper(), acceptsProvisional: true, liu)
        case .void: _ = try test.office.contracts.void(signing, .declined, note: "不想租了", liu)
        case .timeOut, .expire: _ = try test.office.upkeep.tick()
        }
    }

    /// That nothing is half done: the contract stands in one of these states with as many entries as it has versions, and
    /// application and lease are concluded with it or not at all.
    func check(_ states: [Signing.State?], in test: TestOffice, _ what: String) throws {
        #expect(try test.audit() == [], "\(what)")
        let found = try signing(test)
        #expect(states.contains(found?.state), "\(what): \(String(describing: found?.state))")
        let (application, lease, lines) = try test.read { (reader) throws(OfficeFailure) in
            let application = try reader.renewal(renewal)
            let lines = if let found { try reader.timeline(of: found.id).count } else { 0 }
            return (application, try reader.lease(application.lease).lease, lines)
        }
        #expect(lines == found?.version ?? 0, "\(what)")
        let isApproved = found?.state == .approved
        #expect(application.state == found?.conclusion ?? .approved, "\(what)")
        #expect(lease.end == (isApproved ? day(2026, 10, 31) : day(2023, 10, 31)), "\(what)")
        if let found, isApproved {
            #expect(try test.office.signing.finalPDF(of: found, applicant).count > TestOffice.unsigned.count)
        }
    }
}

@Suite("At every step of signing, whatever the disk does: whole or not there")
struct SigningFaultTests {
    /// After the first ones every so many operations or moments one is tried; `ANJU_LONG=1` tries all.
    private static let isLong = getenv("ANJU_LONG") != nil

    /// The office right before `step`.
    private static func before(_ step: FaultyStep) throws -> (test: TestOffice, walk: SigningWalk) {
        let test = try TestOffice(pictures: InkReader(), inMemory: true)
        let walk = try SigningWalk(test)
        for earlier in step.earlier { try walk.perform(earlier, in: test) }
        test.clocks.pass(seconds: step.minutesLater * 60)
        return (test, walk)
    }

    private static let kinds: [(operations: Set<FaultPlan.Operation>, failure: FaultPlan.Failure, isLasting: Bool)] = [
        ([.write], .inputOutput, false), ([.sync], .inputOutput, false), ([.write, .truncate, .map], .full, true),
    ]

    @Test("The n-th write or sync fails", arguments: FaultyStep.allCases)
    func nth(_ step: FaultyStep) throws {
        let (template, walk) = try Self.before(step)
        var met = 0
        for kind in Self.kinds {
            for number in sequence(first: 1, next: { $0 + ($0 < 6 || Self.isLong ? 1 : 4) }) {
                let folder = try template.copiedFolder()
                let plan = FaultPlan(
                    failing: kind.operations, at: number, with: kind.failure, isLasting: kind.isLasting)
                let isDone = FaultPlan.during(plan, below: folder.path) {
                    (try? walk.perform(step, in: TestOffice(reopening: folder, as: template))) != nil
                }
                let after = try TestOffice(reopening: folder, as: template)
                try walk.check(
                    isDone ? [step.states.last ?? nil] : step.states, in: after, "\(kind.failure) \(number)")
                guard plan.hasFired else { break }
                met += 1
            }
        }
        #expect(met > 3)
    }

    @Test(
        "The n-th change of a file beside the database fails, or the process is killed at it",
        arguments: [FaultyStep.issue, .witness, .approve, .sendBack], [false, true])
    func files(_ step: FaultyStep, isKilled: Bool) throws {
        let (template, walk) = try Self.before(step)
        var met = 0
        for number in sequence(first: 1, next: { $0 + 1 }) {
            let folder = try template.copiedFolder()
            let plan = FaultPlan(failing: [.write, .sync, .truncate, .map])
            let faults = FileFaults(at: number, killing: isKilled ? plan : nil)
            let isDone = FaultPlan.during(plan, below: folder.path) {
                let files = FileWork(before: { faults.meet($0) })
                return (try? walk.perform(step, in: TestOffice(reopening: folder, as: template, files: files))) != nil
            }
            let after = try TestOffice(reopening: folder, as: template)
            try walk.check(isDone ? [step.states.last ?? nil] : [step.states.first ?? nil], in: after, "file \(number)")
            guard faults.hasFired else { break }
            met += 1
        }
        #expect(met > 3)
    }

    @Test("The process is killed or the power goes after any change", arguments: FaultyStep.allCases)
    func killed(_ step: FaultyStep) throws {
        let (template, walk) = try Self.before(step)
        let folder = try template.copiedFolder()
        let names = ["anju.db", "anju.db-wal"]
        var start: [String: [UInt8]] = [:]
        for name in names { start[folder(name)] = try? folder.bytes(name, limit: 16 << 20) }
        let plan = FaultPlan()
        try FaultPlan.during(plan, below: folder.path) {
            let test = try TestOffice(reopening: folder, as: template)
            try walk.perform(step, in: test)
            plan.record(.acknowledged(1))
        }
        let loss = PowerLoss(start: start, changes: plan.changes)
        #expect(loss.moments > 3)
        let stride = Self.isLong ? 1 : max(1, loss.moments / 12)
        for moment in Swift.stride(from: 0, through: loss.moments, by: stride) {
            for remainder in [PowerLoss.Remainder.all, .torn] {
                let files = loss.files(after: moment, remainder)
                unlink(folder("anju.db-shm"))
                for name in names {
                    unlink(folder(name))
                    if let bytes = files[folder(name)] { try folder.write(bytes, to: name) }
                }
                let isDone = loss.acknowledged(before: moment).contains(1)
                try walk.check(
                    isDone ? [step.states.last ?? nil] : step.states,
                    in: try TestOffice(reopening: folder, as: template), "moment \(moment) \(remainder)")
            }
        }
    }
}
