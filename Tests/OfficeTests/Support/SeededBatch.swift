import Housing
import Testing

@testable import Office

/// A batch as it would be after its files came in, put straight into the store.
struct SeededBatch {
    static let id = BatchID("luohu-2023")

    /// One family of the register with one applicant.
    struct Family {
        var state: FamilyState
        var receipt: String
        var name: String
        var document: IdentityNumber
        var form: SubsidyForm?
    }

    var families: [Family]

    /// - Parameter positions: in the city's register, ascending.
    init(positions: [Int]) throws {
        families = try positions.enumerated().map { index, position in
            let receipt = Self.receipt(index)
            let entry = RegisterEntry(
                receipt: receipt, cityPosition: position, districtPosition: index + 1,
                registeredSize: index.isMultiple(of: 2) ? 1 : 3, hukouDistrict: "440303", acceptedAt: nil,
                listedAt: Moment("2020-05-06T10:00:00+08:00"), status: .waiting, outAt: nil)
            return Family(
                state: FamilyState(entry), receipt: receipt, name: "样例\(index)",
                document: try IdentityNumber(Self.number(index), kind: .residentCard, on: nil))
        }
    }

    static func receipt(_ index: Int) -> String { "BHR\(20_230_000 + index)" }

    /// A resident's number of a synthetic person, with its check character (GB 11643-1999).
    private static func number(_ index: Int) -> String {
        let digits = Array("44030319800101\(100 + index)".utf8.map { Int($0) - 48 })
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).map(*).reduce(0, +)
        let check = Array("10X98765432")[sum % 11]
        return digits.map(String.init).joined() + String(check)
    }

    static func notice() throws -> (file: NoticeFile, bytes: [UInt8]) {
        let file = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        return (try NoticeFile(file.bytes, source: NoticeFile.shippedPath), file.bytes)
    }
}

extension TestOffice {
    /// - Parameter change: of the batch before it is saved.
    func seed(_ seeded: SeededBatch, change: (inout BatchFile) -> Void = { _ in }) throws {
        let (notice, bytes) = try SeededBatch.notice()
        try write { (writer) throws(OfficeFailure) in
            let batch = SubsidyBatch(id: SeededBatch.id, notice: notice.notice)
            var file = BatchFile(batch: batch, notice: notice, source: bytes)
            let (register, families) = (try writer.beginRun(for: batch.id), try writer.beginRun(for: batch.id))
            var (registerRows, familyRows) = (BulkRows(), BulkRows())
            var keys: [BulkKey] = []
            for family in seeded.families {
                let position = family.state.position
                let entry = RegisterEntry(
                    receipt: family.receipt, cityPosition: position, districtPosition: 0,
                    registeredSize: family.state.register.size, hukouDistrict: family.state.register.district,
                    acceptedAt: nil, listedAt: family.state.register.listedAt, status: family.state.register.status,
                    outAt: family.state.register.outAt)
                RegisteredFamily(entry: entry, name: family.name, document: family.document).add(to: &registerRows)
                family.state.add(to: &familyRows)
                let key = try writer.bulkKey(of: family.receipt, .receipt)
                keys.append(BulkKey(key: key, place: BulkPlace(position: position)))
            }
            try writer.append(registerRows, to: register)
            try writer.append(familyRows, to: families)
            try writer.append(keys.sorted(), .receipt, to: register)
            (file.runs.register, file.runs.families) = (register, families)
            change(&file)
            try writer.save(try file.record())
        }
    }
}
