import Housing

/// Families whose refusal was confirmed, and about which a file brings something new while there is no list: they are looked
/// at again, but for those whose dwelling another application has by now, or that of somebody who rents together with them
/// (LH-32, LH-33, Q17).
struct RefusedFamilies {
    /// The batch as it was looked at.
    private var version: Int?
    /// Positions that were not asked about yet.
    private var waiting: ArraySlice<Int> = []
    /// Those that hold their dwelling again.
    private var reopened: Set<Int> = []
    private var staying: Set<Int> = []

    /// Some milliseconds' worth.
    private static let familiesAtOnce = 20

    /// Looks at some more of them, in the register's order: of two that lost one dwelling to each other the first has it.
    ///
    /// - Parameter isNews: whether the file says something new of a family.
    /// - Returns: whether there are more.
    mutating func look(
        _ file: BatchFile, _ families: FamilyTable, _ reader: any RecordReader,
        isNews: (Int, FamilyState) throws(OfficeFailure) -> Bool
    ) throws(OfficeFailure) -> Bool {
        if version != file.batch.version {
            (version, reopened, staying) = (file.batch.version, [], [])
            var positions: [Int] = []
            try families.each(in: .ineligible) { (index, family) throws(OfficeFailure) in
                guard file.batch.reopens(family.standing), try isNews(index, family) else { return }
                positions.append(family.position)
            }
            waiting = positions[...]
        }
        for position in waiting.prefix(Self.familiesAtOnce) {
            if try reader.obstacleOfRefused(at: position, in: file, besides: reopened) == nil {
                reopened.insert(position)
            } else {
                staying.insert(position)
            }
        }
        waiting = waiting.dropFirst(Self.familiesAtOnce)
        return !waiting.isEmpty
    }

    /// What is new is about this family.
    func reopen(_ family: inout FamilyState, of batch: inout SubsidyBatch) {
        if !staying.contains(family.position) { batch.reopen(&family.standing) }
    }
}
