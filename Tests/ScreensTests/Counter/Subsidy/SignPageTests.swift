import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// What is compared with a card at the signing desk, and where the desk goes after a step.
@Suite struct SignPageTests {
    private func desk(_ room: CounterRoom) -> CounterPlace {
        let place = room.counter(CounterRoom.clerk)
        place.press(.function(5), .character("4"))
        return place
    }

    @Test("Who signs is named whole, his number by a key, which is written down")
    func whole() throws {
        let room = try CounterRoom()
        try room.concludeBatch()
        try room.step(.call(count: nil))
        let applicant = try room.records.read { (reader) throws(OfficeFailure) in
            try reader.applicant(at: 12, of: try reader.batchFile(room.batch))
        }
        let clerk = desk(room)
        clerk.press(.enter)
        #expect(!clerk.says(applicant.name) && !clerk.says(applicant.document.value))
        clerk.press(.function(2))
        #expect(clerk.says(applicant.name) && !clerk.says(applicant.document.value), "\(clerk.harness.text)")
        func looks() throws -> Int {
            try room.records.read { (reader) throws(OfficeFailure) in
                try reader.timeline(of: CaseID("sample-2023/12"))
            }.count { $0.entry.kind == .personalShown }
        }
        let before = try looks()
        clerk.press(.function(6))
        #expect(clerk.says(applicant.document.value))
        #expect(try looks() == before + 1)
        clerk.press(.function(6))
        #expect(!clerk.says(applicant.document.value))
        #expect(try looks() == before + 1)
        let session = try room.session(CounterRoom.reviewer)
        #expect(throws: OfficeFailure.denied(.signSubsidy, .reviewer)) {
            try room.office.subsidySigning.showNumber(of: "BHR00000112", in: room.batch, session)
        }
    }

    @Test("After the overdue ones are dealt with the desk shows who may sign")
    func afterStep() throws {
        let room = try CounterRoom()
        try room.concludeBatch()
        try room.step(.call(count: 2))
        try room.at("2023-11-20")
        let clerk = desk(room)
        clerk.press(.character("3"), .function(6), .enter, .character("1"))
        clerk.pass(seconds: 2)
        #expect(clerk.says("2 家逾期没有签订"), "\(clerk.harness.text)")
        #expect(clerk.says("1可签:0") && !clerk.says("BHR00000112"))
        // From a tab that is empty after it, too.
        clerk.press(.character("2"), .function(5), .character("2"), .enter, .enter, .character("1"))
        clerk.pass(seconds: 2)
        #expect(clerk.says("已通知") && clerk.says("BHR00000140"), "\(clerk.harness.text)")
    }
}
