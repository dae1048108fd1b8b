import Housing

/// A line of a published list, as everybody reads it (10.6): no full name, no number of a document.
public struct PublicLine: Equatable, Sendable {
    public let list: Int
    /// From 1.
    public let sequence: Int
    public let maskedName: String
    public let maskedReceipt: String
    public let district: String
    public let size: Int
    public let monthly: Money
    /// That of who asks.
    public let isOwn: Bool
}

extension MySubsidyDesk {
    /// The list that can be read, in its order; who was put out since has no line any more.
    ///
    /// - Parameter number: of the list.
    /// - Throws: `NOT_FOUND`, `WRONG_STATE` where there is none; `DEADLINE_PASSED` after it was taken down (Q35).
    public func lines(
        ofList number: Int, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> [PublicLine] {
        let today = try office.clocks.office().day
        return try office.read(.seeOwnSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            _ = try BatchDesk.shown(number, in: file, on: today)
            let own = try reader.ownPosition(of: actor.person, in: file)
            let standard = file.batch.notice.standard
            var lines: [PublicLine] = []
            for family in try reader.listed(number, of: file) {
                guard let register = file.runs.register,
                    let registered = try reader.registered(at: family.position, of: register)
                else { throw .store(.damaged(what: "bulk_chunk register")) }
                lines.append(
                    PublicLine(
                        list: number, sequence: Int(family.standing.sequence),
                        maskedName: PublicMask.name(registered.name),
                        maskedReceipt: PublicMask.receipt(registered.entry.receipt),
                        district: family.register.district, size: family.register.size,
                        monthly: family.agreement?.terms.plan.monthly
                            ?? standard.monthly(registeredSize: family.register.size),
                        isOwn: family.position == own))
            }
            return lines.sorted { $0.sequence < $1.sequence }
        }
    }
}

extension SubsidyReader {
    /// The families that are on a list, in the register's order. Where there are none of any list it does not read, and no
    /// further than the last of them.
    func listed(_ number: Int, of file: BatchFile) throws(OfficeFailure) -> [FamilyState] {
        guard let run = file.runs.families, let list = file.batch.lists.first(where: { $0.number == number }) else {
            return []
        }
        var found: [FamilyState] = []
        try tally(of: file).each(.ranked) { (chunk, _, _) throws(OfficeFailure) in
            try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count {
                    let marks = try FamilyMarks(rows, index, wantsOpen: false)
                    guard !marks.isDisjoint(with: .ranked) else { continue }
                    let family = try FamilyState(rows, index)
                    if Int(family.standing.list) == number { found.append(family) }
                }
            }
            return found.count < list.length
        }
        return found
    }

    /// The family on a line of a list; nil where there is none.
    func listed(_ number: Int, _ sequence: Int, of file: BatchFile) throws(OfficeFailure) -> FamilyState? {
        try listed(number, of: file).first { Int($0.standing.sequence) == sequence }
    }
}
