import FaultSupport
import Glibc
import Housing
import Office
import Testing

@testable import Store

/// A new certificate for the seal lies in a file and stands in the journal: two places that one commit does not join.
@Suite("A new certificate of the seal is in place and in the journal, or in neither")
struct SealFaultTests {
    private static let clerk = Actor(person: PersonID("p-9"), account: AccountID("a-9"), role: .manager)
    private static let (former, next) = ("样例市住房保障中心", "样例区住房局")

    /// A closed office with a certificate, which the same key gets again under another name: quicker than a new key.
    private static func base() throws -> TestOffice {
        let office = try TestOffice()
        let opened = try office.openOffice()
        _ = try opened.sealer.certificate(of: former, at: TestOffice.opening, by: clerk)
        opened.close()
        return office
    }

    private static func open(_ office: TestOffice, _ files: FileWork = .system) throws -> OpenOffice {
        try SQLitePremises(entropy: CountingEntropy(), machine: { TestOffice.machine }, files: files)
            .openOffice(at: office.path)
    }

    /// Whether it was told that there is one.
    private static func renew(_ office: TestOffice, _ faults: FileFaults? = nil) -> Bool {
        var files = FileWork.system
        if let faults { files.before = { faults.meet($0) } }
        guard let opened = try? open(office, files) else { return false }
        defer { opened.close() }
        return (try? opened.sealer.certificate(of: next, at: TestOffice.opening, by: clerk)) != nil
    }

    /// The name on the certificate in place, once the office was opened again.
    private static func found(in office: TestOffice, _ what: Comment) throws -> String? {
        let opened = try open(office)
        defer { opened.close() }
        #expect(try opened.verify { _ in }.faults == [], what)
        #expect(!FileWork.system.names(in: office.path + "/keys").contains("seal.new"), what)
        #expect(office.premises.examine(at: office.path).first { $0.code == "SEAL" }?.grade == .good, what)
        return try SealFile(folder: office.path + "/keys").read()?.certificate.name
    }

    @Test("The n-th change of a file fails, or the process is killed at it", arguments: [false, true])
    func files(isKilled: Bool) throws {
        let base = try Self.base()
        var names: [String?] = []
        for number in 1..<100 {
            let office = try TestOffice(copyOf: base)
            let plan = FaultPlan(failing: [.write, .sync, .truncate, .map])
            let faults = FileFaults(at: number, killing: isKilled ? plan : nil)
            let isDone = FaultPlan.during(plan, below: office.path) { Self.renew(office, faults) }
            let name = try Self.found(in: office, "\(number)")
            #expect(name == Self.next || !isDone, "\(number)")
            names.append(name)
            // Whatever happened, the next one is made.
            #expect(Self.renew(office), "\(number)")
            #expect(try Self.found(in: office, "\(number)") == Self.next)
            guard faults.hasFired else { break }
        }
        // The old one up to the commit, then the new one.
        #expect(names.first == Self.former && names.last == Self.next && names.count > 6)
        #expect(names == names.filter { $0 == Self.former } + names.filter { $0 == Self.next })
    }

    @Test(
        "The n-th write or sync of the database and all after it fail", arguments: [FaultPlan.Operation.write, .sync])
    func database(_ operation: FaultPlan.Operation) throws {
        let base = try Self.base()
        var names: Set<String?> = []
        for number in 1..<100 {
            let office = try TestOffice(copyOf: base)
            let plan = FaultPlan(failing: [operation], at: number, with: .full, isLasting: true)
            let isDone = FaultPlan.during(plan, below: office.path) { Self.renew(office) }
            let name = try Self.found(in: office, "\(operation) \(number)")
            #expect(name == Self.next || !isDone, "\(operation) \(number)")
            names.insert(name)
            guard plan.hasFired else { break }
        }
        #expect(names == [Self.former, Self.next])
    }

    @Test("The first of all: killed at any change, there is none or one that stands in the journal")
    func first() throws {
        let base = try TestOffice()
        try base.openOffice().close()
        var names: [String?] = []
        for number in 1..<100 {
            let office = try TestOffice(copyOf: base)
            let plan = FaultPlan(failing: [.write, .sync, .truncate, .map])
            let faults = FileFaults(at: number, killing: plan)
            _ = FaultPlan.during(plan, below: office.path) { Self.renew(office, faults) }
            names.append(try Self.found(in: office, "\(number)"))
            guard faults.hasFired else { break }
        }
        #expect(names.first == .some(nil) && names.last == Self.next)
    }

    @Test("A seal that the journal does not name last, or that is gone, is told by verify and by doctor")
    func another() throws {
        let office = try Self.base()
        let file = "\(office.path)/keys/seal"
        let former = try FileWork.system.read(file)
        #expect(Self.renew(office))
        try office.put(former, at: "keys/seal")
        let opened = try office.openOffice()
        defer { opened.close() }
        #expect(try opened.verify { _ in }.faults == [Fault("keys/seal", .anotherSeal)])
        #expect(office.premises.examine(at: office.path).first { $0.code == "SEAL_OTHER" }?.grade == .bad)
        unlink(file)
        #expect(try opened.verify { _ in }.faults == [Fault("keys/seal", .gone)])
        #expect(
            office.premises.examine(at: office.path).contains(
                Finding(grade: .bad, code: "SEAL", detail: "none")))
    }
}
