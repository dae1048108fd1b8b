import Documents
import Housing
import Texts

/// A line of a published list at a kiosk.
public struct PublicLine: Equatable, Sendable {
    public let list: Int
    /// As it stands on the printed list, too.
    public let family: PublicListFacts.Line
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
            let families = try reader.listed(number, of: file)
            let names = try reader.headings(
                of: Set(families.map(\.position)), in: [file.runs.register].compactMap(\.self))
            var lines: [PublicLine] = []
            for family in families {
                guard let name = names[family.position] else { throw .store(.damaged(what: "bulk_chunk register")) }
                lines.append(
                    PublicLine(
                        list: number, family: try reader.publicLine(family, name, of: file),
                        isOwn: family.position == own))
            }
            return lines.sorted { $0.family.sequence < $1.family.sequence }
        }
    }
}

extension RecordReader {
    /// A family as everybody reads it, on paper, in a file and at a kiosk (10.6): no full name, no number of a document.
    ///
    /// - Parameter name: by the register of the cut-off, to which the order is bound.
    func publicLine(
        _ family: FamilyState, _ name: FamilyHeading, of file: BatchFile
    ) throws(OfficeFailure) -> PublicListFacts.Line {
        let standard = file.batch.notice.standard
        let size = family.register.size
        return PublicListFacts.Line(
            sequence: Int(family.standing.sequence), maskedName: PublicMask.name(name.name),
            maskedReceipt: PublicMask.receipt(name.receipt), district: family.register.district, size: size,
            area: standard.area(registeredSize: size),
            monthly: family.agreement?.terms.plan.monthly ?? standard.monthly(registeredSize: size),
            decisions: try publicDecisions(at: family.position, of: file))
    }

    /// The manager's decisions; of what may not be published the kind alone.
    private func publicDecisions(at position: Int, of file: BatchFile) throws(OfficeFailure) -> String {
        let kept = try kept(DiscretionBody.self, of: file.batch.id, at: position)
        guard !kept.isEmpty else { return "" }
        let guarding = try publicText(about: position, of: file)
        return kept.map { one in
            let isFit = guarding.problem(of: one.body.decision) == nil
            return BatchTexts.discretionWords(one.body.rule, isFit ? one.body.decision : BatchTexts.notPublic)
        }.joined(separator: "；")
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
