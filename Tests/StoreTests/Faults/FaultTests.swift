import FaultSupport
import Glibc
import Housing
import Office
import Synchronization
import Testing

@testable import Store

/// One piece of work for the fault tests: a case on its way, a draft, an account. It says what was acknowledged and
/// checks what is there.
struct FaultWork {
    let matter: Case

    init() throws { matter = try Case(1) }

    /// How many steps there are.
    static let steps = 5

    /// Does every step, whatever fails; then leaves.
    ///
    /// - Parameter acknowledged: called after each step that was acknowledged, with its number.
    /// - Returns: the failures that were met, each typed.
    func run(in office: TestOffice, acknowledged: (Int) -> Void) -> [OfficeFailure] {
        var failures: [OfficeFailure] = []
        let opened: OpenedPremises
        do {
            opened = try office.open()
        } catch let failure as OfficeFailure {
            return [failure]
        } catch {
            Issue.record(error)
            return []
        }
        for step in 1...Self.steps {
            do {
                try perform(step, opened.records)
                acknowledged(step)
            } catch let failure as OfficeFailure {
                failures.append(failure)
            } catch {
                Issue.record(error)
            }
        }
        opened.upkeep.close()
        return failures
    }

    private func perform(_ step: Int, _ records: any Records) throws {
        switch step {
        case 1: try matter.start(records)
        case 2: try matter.perform(.choosePolicy(.original), records)
        case 3:
            let draft = Draft(person: PersonID("p-1"), flow: .renewal, body: "{}", savedAt: matter.now)
            try records.write { writer throws(OfficeFailure) in try writer.save(draft) }
        case 4:
            let account = Sample.account(1)
            try records.write { writer throws(OfficeFailure) in
                try writer.save(account)
                try writer.append([Entry(.accountCreated, ["account": .id(account.id)])], at: matter.now, by: .system)
            }
        default: try matter.perform(.withdraw, records)
        }
    }

    /// Which steps are there. Each is there as a whole: its row, its entry, its count.
    func present(in office: TestOffice) throws -> Set<Int> {
        let opened = try office.open()
        defer { opened.upkeep.close() }
        #expect(try opened.upkeep.verify(progress: { _ in }).faults == [])
        let login = Login(normalised: "LOGIN1")
        let (renewal, draft, account, lines, lease) = try opened.records.read { reader throws(OfficeFailure) in
            (
                try reader.renewals(applicant: matter.lease.tenant.id).first,
                try reader.draft(person: PersonID("p-1"), flow: .renewal), try reader.account(login: login),
                try reader.timeline(of: matter.id), try reader.lease(number: matter.lease.lease.number)
            )
        }
        #expect((lease == nil) == (renewal == nil))
        #expect(lines.count == renewal?.version ?? 0)
        let kinds = Set(lines.map(\.entry.kind))
        var steps: Set<Int> = []
        if kinds.contains(.renewalStarted) { steps.insert(1) }
        if kinds.contains(.renewalPolicyChosen) { steps.insert(2) }
        if draft != nil { steps.insert(3) }
        if account != nil { steps.insert(4) }
        if kinds.contains(.renewalWithdrawn) { steps.insert(5) }
        return steps
    }
}

/// How one operation goes wrong.
struct FaultKind: CustomTestStringConvertible {
    let operations: Set<FaultPlan.Operation>
    let failure: FaultPlan.Failure
    let isLasting: Bool

    var testDescription: String {
        let names = operations.map(\.rawValue).sorted().joined(separator: " ")
        return "\(failure) in \(names)\(isLasting ? ", from then on" : "")"
    }

    static let all: [FaultKind] = [
        FaultKind(operations: [.write], failure: .inputOutput, isLasting: false),
        FaultKind(operations: [.sync], failure: .inputOutput, isLasting: false),
        FaultKind(operations: [.write, .sync, .truncate], failure: .inputOutput, isLasting: true),
        FaultKind(operations: [.write, .truncate], failure: .full, isLasting: false),
        FaultKind(operations: [.write, .truncate, .map], failure: .full, isLasting: true),
        FaultKind(operations: [.open, .delete, .map], failure: .inputOutput, isLasting: false),
        FaultKind(operations: [.open], failure: .inputOutput, isLasting: true),
        FaultKind(operations: [.read], failure: .inputOutput, isLasting: false),
        FaultKind(operations: [.write], failure: .readOnly, isLasting: true),
    ]
}

@Suite("Every file operation fails once: what was acknowledged is there, the rest is whole or not there")
struct FaultTests {
    /// After the first twelve every so many operations one is tried; `ANJU_LONG=1` tries all.
    private static let stride = getenv("ANJU_LONG") == nil ? 5 : 1

    @Test("the n-th operation fails", arguments: FaultKind.all)
    func nth(kind: FaultKind) throws {
        let work = try FaultWork()
        let template = try TestOffice()
        var met = 0
        for number in sequence(first: 1, next: { $0 + ($0 < 12 ? 1 : Self.stride) }) {
            let office = try TestOffice(copyOf: template)
            let plan = FaultPlan(
                failing: kind.operations, at: number, with: kind.failure, isLasting: kind.isLasting)
            var acknowledged: Set<Int> = []
            let failures = FaultPlan.during(plan, below: office.path) {
                work.run(in: office) { acknowledged.insert($0) }
            }
            let present = try work.present(in: office)
            #expect(acknowledged.isSubset(of: present), "operation \(number)")
            expectTyped(failures, kind)
            guard plan.hasFired else { break }
            met += 1
        }
        #expect(met > 0)
    }

    /// Later steps may be refused or not found because an earlier one did not happen; nothing else is said but what it
    /// was.
    private func expectTyped(_ failures: [OfficeFailure], _ kind: FaultKind) {
        for failure in failures {
            switch (failure, kind.failure) {
            case (.refused, _), (.store(.notFound), _): break
            case (.store(.diskFull), .full), (.store(.readOnly), .readOnly), (.store(.system), .inputOutput): break
            // An open that fails is told as what it leaves behind.
            case (.store(.readOnly), .inputOutput), (.store(.damaged), .inputOutput): break
            default: Issue.record("\(failure) under \(kind.testDescription)")
            }
        }
    }

    @Test("after a full disk has room again the next act succeeds on the same connection")
    func roomAgain() throws {
        let office = try TestOffice()
        let opened = try office.open()
        let matter = try Case(1)
        let full = FaultPlan(failing: [.write], at: 1, with: .full, isLasting: true)
        FaultPlan.during(full, below: office.path) {
            let failing = try? office.open()
            #expect(throws: OfficeFailure.store(.diskFull)) {
                try matter.start(try #require(failing).records)
            }
            failing?.upkeep.close()
        }
        try matter.start(opened.records)
        #expect(try opened.upkeep.verify(progress: { _ in }).faults == [])
    }

    @Test("the n-th operation of the vault fails: no name without its whole file")
    func vault() throws {
        let office = try TestOffice()
        let opened = try office.openOffice()
        let bytes = Array(repeating: UInt8(9), count: 5000)
        for number in 1... {
            let count = Mutex(0)
            let files = FileWork(before: { _ in
                count.withLock { count in
                    count += 1
                    return count == number ? ENOSPC : nil
                }
            })
            let vault = FileVault(
                folder: office.path + "/materials", ring: opened.ring, connections: opened.connections, files: files)
            do {
                let blob = try vault.store(bytes)
                #expect(try opened.vault.load(blob.id) == bytes)
            } catch {
                #expect(error == .store(.diskFull))
            }
            for name in vault.names() { #expect(try opened.vault.load(BlobID(hex: name)) == bytes) }
            if count.withLock({ $0 }) < number {
                #expect(number > 6)
                return
            }
        }
    }
}
