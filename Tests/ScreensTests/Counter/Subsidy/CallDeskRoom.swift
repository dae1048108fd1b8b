import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

extension CounterRoom {
    var batch: BatchID { BatchID("sample-2023") }

    private func order(_ name: String) throws -> SubsidyImportDesk.Order {
        let file = try #require(sample.media.first { $0.name == name })
        return SubsidyImportDesk.Order(HeldBytes(file.bytes), source: name, skipsBad: false)
    }

    func set(_ day: Day) throws {
        try office.clock.set(Moment(day, hour: 10), isFrozen: true, try session(Self.manager))
    }

    func step(_ move: BatchMove) throws {
        _ = try #require(try office.batches.step(move, of: batch, try session(Self.manager)))
    }

    /// The window is open and the sample's files are in.
    func takeApplications() throws {
        try openBatch()
        let manager = try session(Self.manager)
        let desk = office.subsidyImports
        let notice = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.batchFile(self.batch).batch.notice
        }
        _ = try desk.register(try order("subsidy-register.csv"), batch: batch, asOf: notice.cutOff, by: manager)
        _ = try desk.members(try order("subsidy-members.csv"), batch: batch, by: manager)
        _ = try desk.applications(try order("subsidy-applications.jsonl"), batch: batch, by: manager)
    }

    /// Through publication since 2023-10-08: 12, 31, 40, 52, 77 and 90 are on the list.
    func concludeBatch(isConcluded: Bool = true) throws {
        try takeApplications()
        let manager = try session(Self.manager)
        let desk = office.subsidyImports
        let notice = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.batchFile(self.batch).batch.notice
        }
        try set(day(2023, 8, 31))
        let register = try order("subsidy-register-close.csv")
        _ = try desk.register(register, batch: batch, asOf: notice.window.upperBound, by: manager)
        _ = try desk.findings(try order("subsidy-findings.csv"), batch: batch, by: manager)
        try step(.close)
        try step(.review)
        _ = try office.batches.confirm(["BHR00000115"], of: batch, try session(Self.reviewer))
        // Of the one at 160 a finding is missing: it lies behind the end of the list.
        try set(day(2023, 9, 22))
        try step(.publish)
        try set(day(2023, 10, 8))
        if isConcluded { try step(.conclude) }
    }

    private func receipt(_ position: Int) -> String { "BHR00000\(position + 100)" }

    func sign(_ position: Int) throws {
        _ = try office.batches.sign(
            receipt(position), in: batch, bank: "样例银行", account: "622200000000", try session(Self.clerk))
    }

    func decline(_ position: Int) throws {
        try office.batches.decline(receipt(position), in: batch, try session(Self.clerk))
    }

    func family(_ position: Int) throws -> FamilyState {
        try #require(
            try records.read { (reader) throws(OfficeFailure) in
                try reader.family(at: position, of: try reader.batchFile(self.batch))
            })
    }

    /// What becomes known of a family, as a file would bring it.
    func learn(_ position: Int, _ change: (inout FamilyState) -> Void) throws {
        try records.write { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(self.batch)
            guard var family = try writer.family(at: position, of: file) else { return }
            change(&family)
            file.batch.noteChange()
            try writer.save([family], of: file)
        }
    }
}
