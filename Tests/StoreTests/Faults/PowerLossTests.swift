import FaultSupport
import Glibc
import Housing
import Office
import Testing

@testable import Store

@Suite("The power goes: what was acknowledged is there")
struct PowerLossTests {
    /// Every so many moments one is tried; `ANJU_LONG=1` tries all.
    private static let stride = getenv("ANJU_LONG") == nil ? 23 : 1

    @Test("after any change, with any part of what was not synced", arguments: PowerLoss.Remainder.allCases)
    func anyMoment(_ remainder: PowerLoss.Remainder) throws {
        let work = try FaultWork()
        let office = try TestOffice()
        let names = ["anju.db", "anju.db-wal"]
        var start: [String: [UInt8]] = [:]
        for name in names {
            start["\(office.path)/\(name)"] = try? FileWork.system.read("\(office.path)/\(name)")
        }
        let plan = FaultPlan()
        let failures = FaultPlan.during(plan, below: office.path) {
            work.run(in: office) { plan.record(.acknowledged($0)) }
        }
        #expect(failures == [])
        let loss = PowerLoss(start: start, changes: plan.changes)
        #expect(loss.moments > 100)
        for moment in Swift.stride(from: 0, through: loss.moments, by: Self.stride) {
            let files = loss.files(after: moment, remainder)
            for name in names + ["anju.db-shm"] { unlink("\(office.path)/\(name)") }
            for name in names {
                guard let bytes = files["\(office.path)/\(name)"] else { continue }
                try office.put(bytes, at: name)
            }
            let present = try work.present(in: office)
            #expect(loss.acknowledged(before: moment).isSubset(of: present), "moment \(moment)")
        }
    }
}
