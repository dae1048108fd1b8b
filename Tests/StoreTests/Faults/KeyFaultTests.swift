import FaultSupport
import Housing
import Office
import Testing

@testable import Store

/// Replacing the master key while the disk goes away for good, as with a killed process.
@Suite("A master key whose replacement is cut short is the old one or the new one")
struct KeyFaultTests {
    @Test("the n-th write or sync and all after it fail", arguments: [FaultPlan.Operation.write, .sync])
    func cut(_ operation: FaultPlan.Operation) throws {
        let base = try TestOffice()
        let person = try Sample.person(1)
        let opened = try base.openOffice()
        try opened.records.write { writer throws(OfficeFailure) in try writer.save(person) }
        let before = try opened.keys().master
        opened.close()
        var found: Set<Bool> = []
        for number in 1..<500 {
            let office = try TestOffice(copyOf: base)
            let plan = FaultPlan(failing: [operation], at: number, isLasting: true)
            let isDone = FaultPlan.during(plan, below: office.path) { Self.replace(in: office) }
            let after = try office.openOffice()
            defer { after.close() }
            let isNew = try after.keys().master != before
            #expect(isNew || !isDone, "\(operation) \(number)")
            let read = try after.records.read { reader throws(OfficeFailure) in try reader.person(person.id) }
            #expect(read == person)
            #expect(try after.verify { _ in }.faults == [], "\(operation) \(number)")
            found.insert(isNew)
            if !plan.hasFired { break }
        }
        #expect(found == [false, true])
    }

    /// Whether it was told that it is done.
    private static func replace(in office: TestOffice) -> Bool {
        guard let opened = try? office.openOffice() else { return false }
        defer { opened.close() }
        return (try? opened.replaceMasterKey(at: TestOffice.opening, by: Case.reviewer)) != nil
    }
}
