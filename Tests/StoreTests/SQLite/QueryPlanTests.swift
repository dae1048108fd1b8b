import Foundation
import GRDB
import Housing
import Office
import StoreLoad
import Testing

@testable import Store

@Suite("A page costs the same, however many cases there are")
struct QueryPlanTests {
    @Test(
        "every page of the queue is found by an index",
        arguments: [
            (QueueFilter(), nil), (QueueFilter(kind: .contract), nil), (QueueFilter(state: .submitted), nil),
            (QueueFilter(state: .contract(.signed)), nil), (QueueFilter(waiting: .contract), nil),
            (QueueFilter(waiting: .answer), nil), (QueueFilter(waiting: .applicant), nil),
            (QueueFilter(assignedTo: PersonID("p-1")), nil),
            (QueueFilter(kind: .renewal, assignedTo: PersonID("p-1")), nil),
            (QueueFilter(), .receipt), (QueueFilter(), .lease),
            (QueueFilter(state: .draft), .applicant), (QueueFilter(), .name(pairs: 1)),
            (QueueFilter(state: .submitted), .name(pairs: 3)),
        ] as [(QueueFilter, QueueQuery.Narrowing?)])
    func plans(filter: QueueFilter, narrowing: QueueQuery.Narrowing?) throws {
        let directory = try TestOffice()
        let office = try directory.openOffice()
        var query = QueueQuery(filter)
        if let narrowing {
            let count = if case .name(let pairs) = narrowing { pairs } else { 1 }
            query.narrow(narrowing, Array(repeating: 0, count: count))
        }
        let steps = try office.connections.glance { db throws(OfficeFailure) in
            try translated("plan") {
                try Row.fetchAll(
                    db, sql: "EXPLAIN QUERY PLAN " + query.sql, arguments: query.arguments(offset: 0, limit: 50)
                ).map { $0["detail"] as String? ?? "" }
            }
        }
        #expect(!steps.isEmpty)
        if filter.assignedTo != nil { #expect(steps.contains { $0.contains("matter_assigned (assigned_to=?") }) }
        for step in steps where step.hasPrefix("SCAN") {
            // The page itself, or an index that is read in its order and left after the page.
            let isPage = step.contains("wanted") || step.contains("subquery") || step.contains("(")
            let isInOrder = ["COVERING INDEX matter_every", "INDEX matter_answer"].contains { step.contains($0) }
            #expect(isPage || isInOrder, "\(step)")
        }
    }

    @Test("a synthetic office is an office: every gate passed, every MAC and link right")
    func synthetic() throws {
        let directory = try TestOffice()
        let office = try directory.openOffice()
        try SyntheticOffice().fill(office.records, cases: 300)
        // Its cases stand alone: of the rows beside them, and of those only, all are missed.
        let faults = try office.verify(progress: { _ in }).faults
        #expect(faults.allSatisfy { $0.place.hasPrefix("material ") || $0.place.hasPrefix("info_snapshot ") })
        let (counts, page) = try office.records.read { reader throws(OfficeFailure) in
            (
                try reader.queueCounts(),
                try reader.queue(QueueFilter(state: .submitted), offset: 10, limit: 50)
            )
        }
        #expect(counts.total() == 300)
        #expect(counts[.submitted] == 15)
        #expect(page.count == 5)
        let found = try office.records.read { reader throws(OfficeFailure) in
            try reader.queue(QueueFilter(search: String(page[0].applicantName.prefix(2))), offset: 0, limit: 300)
        }
        #expect(found.contains { $0.id == page[0].id })
        #expect(
            found.allSatisfy {
                $0.applicantName.hasPrefix(page[0].applicantName.prefix(2))
                    || $0.applicantName.dropFirst() == page[0].applicantName.prefix(2)
            })
    }
}
