import Glibc
import StoreLoad
import TestSupport

/// The rent subsidy from the files to the list and a month's run, at several sizes, so that growth is seen, beside database
/// command lines that do the same on the same files.
enum SubsidyMeasure {
    private static let sizes = [10_000, 100_000, 1_000_000]

    static func run(_ anju: String, _ settings: Settings, into report: inout Report) throws {
        for families in settings.families.isEmpty ? sizes : settings.families {
            let folder = try TemporaryFolder()
            try rules(families, into: &report)
            let files = SyntheticSubsidy(families: families)
            try files.writeRegister(to: folder.path + "/register.csv")
            try files.writeMembers(to: folder.path + "/members.csv")
            try files.writeFindings(to: folder.path + "/findings.csv")
            try files.writeApplications(to: folder.path + "/applications.jsonl")
            try peers(families, folder.path, into: &report)
            var program = SubsidyProgram(anju, folder.path, families: families)
            try program.measure(into: &report)
        }
    }

    /// A month's payments alone, on a copy of an office in which every family has signed: `families-N` under `--data`, made
    /// there and kept where it is absent.
    static func month(_ anju: String, _ settings: Settings, into report: inout Report) throws {
        for families in settings.families.isEmpty ? sizes : settings.families {
            let folder = try TemporaryFolder()
            let kept = "\(settings.data ?? folder.path)/families-\(families)"
            if access(kept + "/office", F_OK) != 0 {
                try MeasuredOffice.run(["/bin/mkdir", "-p", kept])
                let files = SyntheticSubsidy(families: families)
                try files.writeRegister(to: kept + "/register.csv")
                try files.writeMembers(to: kept + "/members.csv")
                var program = SubsidyProgram(anju, kept, families: families)
                try program.makeSigned()
            }
            try MeasuredOffice.run(["/bin/cp", "-a", kept + "/office", folder.path + "/office"])
            var program = SubsidyProgram(anju, folder.path, families: families)
            try program.measureMonth(into: &report)
        }
    }

    static func name(_ what: String, _ families: Int) -> String { "subsidy, \(families) families: \(what)" }

    private static func rules(_ families: Int, into report: inout Report) throws {
        let rules = try SubsidyRules(families: families)
        let (review, list) = try rules.review()
        let share = Double(families) / 1_000_000
        report.add(
            name("all rules, computed", families), review, unit: "ms", aim: Report.figure(1500 * share, 1) + " ms")
        report.add(
            name("rank and list, computed", families), list, unit: "ms", aim: Report.figure(100 * share, 1) + " ms")
        report.add(
            name("a month's run, computed", families), try rules.month(), unit: "ms",
            aim: Report.figure(150 * share, 1) + " ms")
    }

    private static func peers(_ families: Int, _ folder: String, into report: inout Report) throws {
        for peer in PeerDatabase.all(in: folder) {
            report.add(name("files taken in, \(peer.name)", families), try peer.load(folder), unit: "s")
            let applicant = try SyntheticSubsidy.applicant(families / 2)
            let statements =
                [
                    PeerQuestions.reviewed, PeerQuestions.keptReview, PeerQuestions.list(most: families / 2 * 12 / 10),
                    PeerQuestions.month, PeerQuestions.keptMonth,
                ]
                + PeerQuestions.lookUps(
                    receipt: SyntheticSubsidy.receipt(families / 2), document: applicant.document,
                    characters: String(applicant.name.prefix(2)))
            let names = [
                "all rules, computed", "all rules, stored", "rank and list", "a month's run, computed",
                "a month's run, stored", "found by receipt", "found by number", "found by two characters",
            ]
            for (name, seconds) in zip(names, try peer.times(statements)) {
                report.add(self.name("\(name), \(peer.name)", families), seconds * 1000, unit: "ms")
            }
        }
    }
}
