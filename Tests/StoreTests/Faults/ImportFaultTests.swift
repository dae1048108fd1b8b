import FaultSupport
import Glibc
import Housing
import Office
import StoreLoad
import Testing

@testable import Store

/// An import at whose n-th write the disk goes away, for good, as with a killed process.
@Suite("An import that the disk leaves in the lurch is whole or not there")
struct ImportFaultTests {
    private static let stride = getenv("ANJU_LONG") == nil ? 9 : 1
    private static let leases = 12

    @Test("the n-th write or sync and all after it fail", arguments: [FaultPlan.Operation.write, .sync])
    func cut(_ operation: FaultPlan.Operation) throws {
        let base = try TestOffice()
        let opened = try base.open()
        let manager = Sample.account(1, roles: [.manager])
        try opened.records.write { writer throws(OfficeFailure) in try writer.save(manager) }
        opened.upkeep.close()
        let file = Array(try SyntheticOffice.leasesFile(count: Self.leases).utf8)
        var found: Set<Int> = []
        var interrupted = 0
        for number in Swift.stride(from: 1, to: 2000, by: operation == .write ? Self.stride : 1) {
            let office = try TestOffice(copyOf: base)
            let plan = FaultPlan(failing: [operation], at: number, isLasting: true)
            var report: LeaseImportReport?
            FaultPlan.during(plan, below: office.path) { report = try? Self.run(file, in: office) }
            let (leases, faults) = try Self.settled(office)
            #expect(leases == 0 || leases == Self.leases, "\(operation) \(number)")
            #expect(faults == [], "\(operation) \(number)")
            // What is said to be taken is; how it went on is said beside it.
            if report?.isTaken == true { #expect(leases == Self.leases, "\(operation) \(number)") }
            if report?.interruption != nil { interrupted += 1 }
            found.insert(leases)
            if !plan.hasFired { break }
        }
        #expect(found == [0, Self.leases] && interrupted > 0)
    }

    private static func run(_ file: [UInt8], in office: TestOffice) throws -> LeaseImportReport {
        let opened = try office.open()
        defer { opened.upkeep.close() }
        let desk = Self.desk(opened)
        let session = try desk.console.session(by: nil, for: .importLeases) { nil }
        return try desk.imports.leases(file, source: "leases.csv", skipsBad: false, by: session)
    }

    /// What the next process finds after it cleared up.
    private static func settled(_ office: TestOffice) throws -> (leases: Int, faults: [Fault]) {
        let opened = try office.openOffice()
        defer { opened.close() }
        try desk(opened.records, opened.vault).imports.settle()
        let leases = try opened.connections.read { db throws(OfficeFailure) in
            try db.first("SELECT count(*) FROM lease", [], { try $0.count(0) }) ?? 0
        }
        return (leases, try opened.verify { _ in }.faults)
    }

    private static func desk(_ opened: OpenedPremises) -> Office { desk(opened.records, opened.vault) }

    private static func desk(_ records: any Records, _ vault: any MaterialVault) -> Office {
        Office(
            records: records, vault: vault, clocks: RunningClocks(), entropy: RandomEntropy(), policies: .standard())
    }
}

/// Office time stands; the steady clock jumps whenever it is asked, so that slices are short.
private final class RunningClocks: Clocks {
    private var steady: Int64 = 0

    func office() -> Moment { TestOffice.opening }
    func machine() -> MachineMoment { TestOffice.machine }
    func steadyMilliseconds() -> Int64 {
        steady += 5
        return steady
    }
}

private final class RandomEntropy: Entropy {
    func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255) } }
}
