import Glibc
import Housing
import Office
import StoreLoad

/// A month of payments to every family of the register, from the run to what the bank says of it.
extension SubsidyProgram {
    mutating func measureMonth(into report: inout Report) throws {
        let prepared = try step(
            ["pay", "prepare", "luohu-2023", "--month", "2023-11", "--by", "fafang"], at: "2023-11-06T09:00")
        addStep("a month's run, stored", prepared, aim: 5, to: &report)
        let run = try runNumber()
        let steps = [
            ("the run looked at again", ["recheck", "luohu-2023", "--month", "2023-11"], "2023-11-06T10:00"),
            ("the run approved", ["approve", run, "--by", "zhuguan"], "2023-11-06T11:00"),
            ("the bank's file written", ["export", run, "--csv", "--to", folder + "/run.csv"], "2023-11-07T09:00"),
        ]
        for (name, words, at) in steps { addStep(name, try step(["pay"] + words, at: at), to: &report) }
        try ImportMeasure.write(
            SyntheticSignatures.results(of: families, sizes: SyntheticSubsidy.size), to: folder + "/results.csv")
        let answered = try step(["pay", "results", folder + "/results.csv"], at: "2023-11-09T09:00")
        addStep("the bank's answers taken in", answered, to: &report)
    }

    func sign() throws {
        let signed = try atRecords { records in
            try SyntheticSignatures(of: BatchID("luohu-2023"), in: records).sign()
        }
        guard signed == families else { throw wrong("\(signed) of \(families) families signed") }
    }

    /// With the memory that it took.
    private func addStep(_ what: String, _ seconds: Double, aim: Double? = nil, to report: inout Report) {
        add(what, seconds, "s", aim: aim, to: &report)
        let memory = SubsidyMeasure.name("\(what): memory", families)
        report.add(memory, Double(lastPeakKiB) / 1024, unit: "MiB", digits: 0)
    }

    /// Ordinary acts at fifty terminals while a register comes in, and while a month's run is stored.
    mutating func measureBesideTerminals(into report: inout Report) throws {
        let other = folder + "/other"
        try MeasuredOffice.run([anju, "--data", other, "sample"])
        try MeasuredOffice.run(
            [anju, "--data", other, "batch", "open", folder + "/notice.toml", "--at", "2023-08-21T10:00"])
        let register = [
            anju, "--data", other, "import", "register", folder + "/register.csv", "--as-of",
            "2023-07-31T18:00:00+08:00", "--batch", "luohu-2023", "--at", "2023-08-21T10:00",
        ]
        try beside("a register taken in", register, at: other, into: &report)
        let month = [
            anju, "--data", office, "pay", "prepare", "luohu-2023", "--month", "2023-12", "--at", "2023-12-06T09:00",
        ]
        try beside("a month's run stored", month, at: office, into: &report)
    }

    private func beside(_ what: String, _ command: [String], at path: String, into report: inout Report) throws {
        let (seconds, waits) = try ImportMeasure.measure(
            command, Self.terminals, path, thinkMilliseconds: Self.thinkMilliseconds, isWarm: true)
        let name = "\(what) beside \(Self.terminals) others"
        report.add(SubsidyMeasure.name(name, families), seconds, unit: "s")
        report.add(SubsidyMeasure.name("\(name): their p99", families), waits.percentile(0.99), unit: "ms")
        report.add(
            SubsidyMeasure.name("\(name): the slowest", families), waits.max(), unit: "ms", aim: "100 ms")
    }

    private static let terminals = 50
    private static let thinkMilliseconds = 200

    private func runNumber() throws -> String {
        let found = try atRecords { records in
            try records.read { (reader) throws(OfficeFailure) in
                try reader.subsidyRecords(
                    .paymentRun, batch: BatchID("luohu-2023"), position: nil, state: nil, after: nil, limit: 10)
            }
        }
        guard let number = found.last?.number else { throw wrong("no run was prepared") }
        return number
    }

    func atRecords<Answer>(_ body: (any Records) throws -> Answer) throws -> Answer {
        let opened = try RealStore.open(office)
        defer { opened.upkeep.close() }
        return try body(opened.records)
    }

    func wrong(_ what: String) -> PseudoTerminal.Failure { PseudoTerminal.Failure(description: what) }
}
