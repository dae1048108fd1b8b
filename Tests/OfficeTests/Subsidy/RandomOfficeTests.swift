import SubsidyReference
import Testing

/// Random offices, their desks beside the rules kept by hand. A difference is told with the seed that makes it again.
@Suite struct RandomOfficeTests {
    /// How many offices lie in one directory.
    private static let together = 10
    /// The first of each directory: 190 offices that come to each of what is listed below, nearly all of it more than
    /// once. More of them, and others, are compared by `anju-benchmark offices`.
    private static let firsts = [
        11, 31, 61, 121, 181, 201, 211, 301, 351, 401, 501, 531, 591, 601, 931, 991, 1041, 2061, 2091,
    ]

    @Test("Whatever people do, in whatever order: what comes of it is what the notice says; and everything happens")
    func many() async throws {
        var reach = Reach()
        try await withThrowingTaskGroup(of: Reach.self) { group in
            for first in Self.firsts {
                group.addTask { try Self.compare(first..<first + Self.together) }
            }
            for try await some in group { reach.add(some) }
        }
        #expect(Self.outcomes.filter { reach.outcomes[$0] == nil } == [])
        #expect(Self.states.filter { reach.states[$0] == nil } == [])
    }

    private static func compare(_ seeds: Range<Int>) throws -> Reach {
        let desks = try DeskOffice()
        var reach = Reach()
        for seed in seeds {
            do {
                try Comparison.run(seed, on: desks, &reach)
            } catch {
                Issue.record("\(error)")
            }
        }
        return reach
    }

    private static let outcomes = [
        "importRegister REGISTER_FROZEN", "importRegister WRONG_STATE", "importRegister bad file",
        "importMembers done without", "importMembers bad file", "importFindings bad file", "commit done",
        "commit WRONG_STATE", "importApplications WRONG_STATE", "importApplications bad file",
        "importApplications WINDOW_CLOSED", "importApplications done without", "withdraw WINDOW_CLOSED",
        "withdraw done", "close NOT_EXPIRED", "publish CLOSE_REGISTER_MISSING", "publish UNDECIDED_BEFORE",
        "publish done", "confirm ENTERED_BY_YOU", "confirm OWN_CASE", "confirm NOTHING_PROPOSED",
        "confirm WRONG_STATE", "correct OWN_CASE",
        "correct WRONG_STATE", "supplement HOUSE_DUPLICATE", "supplement CO_TENANT_DUPLICATE",
        "supplement DEADLINE_PASSED", "supplement ITEMS_NOT_DONE", "supplement done", "discretion NOTHING_PROPOSED",
        "discretion WRONG_STATE",
        "discretion done", "object DEADLINE_PASSED", "decide ENTERED_BY_YOU", "decide done",
        "conclude PUBLICITY_NOT_OVER", "conclude OBJECTION_OPEN", "supplementary UNDECIDED_BEFORE",
        "supplementary PLACES_LEFT", "supplementary done", "call UNDECIDED_BEFORE", "call NOBODY_WAITING",
        "sign FINDING_OPEN", "sign LEFT_REGISTER_EARLY", "sign DEADLINE_PASSED", "waive done", "decline done",
        "finish UNDECIDED_BEFORE", "finish PLACES_LEFT", "finish done", "approve RECHECK_FIRST",
        "approve PREPARED_BY_YOU", "approve NOTHING_DUE", "recheck done", "export done",
        "export RECHECK_FIRST", "results bad file", "decideChange ENTERED_BY_YOU",
        "decideChange done", "requeue done", "suspend done", "resume done", "repaid done", "new lease entered",
        "stopped by the lease's end", "declared falsely", "decideChange LEASE_GAP",
        "decideChange NEW_LEASE_MISSING", "decideChange HOUSE_DUPLICATE", "decideChange HOUSE_ALREADY_USED",
        "reinstate done", "reinstate ENTERED_BY_YOU", "reinstate ALREADY_REPAID",
        "submitOwn done", "submitOwn HOUSE_DUPLICATE", "submitOwn CO_TENANT_DUPLICATE", "submitOwn WINDOW_CLOSED",
        "submitOwn LEASE_TERM_SHORT", "submitOwn MATERIAL_MISSING", "submitOwn NOT_LUOHU_HUKOU",
        "submitOwn NOT_ON_REGISTER_AT_CUTOFF", "withdrawOwn done", "mendOwn done", "mendOwn ITEM_UNKNOWN",
        "objectOwn done", "enter done", "enter OWN_CASE",
    ]

    private static let states = [
        "UNDER_REVIEW", "CORRECTION", "INELIGIBLE", "NOT_REACHED", "WAIVED", "WITHDRAWN", "PUBLISHED proposed",
        "PUBLICITY_PASSED proposed", "CALLED proposed", "SIGNED EFFECTIVE", "SIGNED PAYING", "SIGNED CHANGE_REVIEW",
        "SIGNED SUSPENDED", "SIGNED STOPPED", "SIGNED COMPLETED", "SIGNED RECOVERY_OPEN", "SIGNED RECOVERED",
        "withheld STOPPED", "RUN CANCELLED", "INSTALMENT paid after all",
        "INELIGIBLE reopened", "CALLED kept", "CALLED days anew", "left elsewhere",
    ]
}
