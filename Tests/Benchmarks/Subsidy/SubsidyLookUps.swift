import Housing
import Office
import OfficeSupport
import StoreLoad

/// One family among all of them found, as a counter asks: by receipt, identity number and two characters of a name.
extension SubsidyProgram {
    private static let turns = 101

    func measureLookUps(into report: inout Report) throws {
        let opened = try RealStore.open(office)
        defer { opened.upkeep.close() }
        let office = Office(
            records: opened.records, vault: opened.vault, clocks: HandClocks(RealStore.officeTime),
            entropy: SeededEntropy(1), policies: .standard())
        let session = try office.console.session(by: "shouli", for: .findPerson) { () throws(OfficeFailure) in nil }
        var times: [String: [Double]] = [:]
        for turn in 0..<Self.turns {
            let number = (turn * 7919 + 13) % families
            let person = try SyntheticSubsidy.applicant(number)
            let asked = [
                ("receipt", SyntheticSubsidy.receipt(number)), ("number", person.document),
                ("two characters", String(person.name.prefix(2))),
            ]
            for (name, text) in asked {
                let begun = Nanoseconds.now()
                let found = try office.batches.find(text, in: BatchID("luohu-2023"), session)
                times[name, default: []].append(Nanoseconds.now().milliseconds(since: begun))
                guard found.count == 20 || found.contains(where: { $0.position == number + 1 }) else {
                    throw wrong("family \(number) was not found by its \(name)")
                }
            }
        }
        for name in ["receipt", "number", "two characters"] {
            let waits = times[name, default: []]
            report.add(SubsidyMeasure.name("found by \(name)", families), waits.median, unit: "ms", aim: "10 ms")
            let slowest = "found by \(name), slowest of \(Self.turns)"
            report.add(SubsidyMeasure.name(slowest, families), waits.max(), unit: "ms", aim: "10 ms")
        }
    }
}
