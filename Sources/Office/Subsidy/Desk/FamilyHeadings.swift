import Housing

/// By what a family is known in a line: its receipt, and who applies now.
typealias FamilyHeading = (receipt: String, name: String)

extension SubsidyReader {
    /// The register of the close has who applies now; receipts are those of the cut-off.
    func headings(of positions: Set<Int>, in file: BatchFile) throws(OfficeFailure) -> [Int: FamilyHeading] {
        try headings(of: positions, in: [file.runs.register, file.runs.close].compactMap(\.self))
    }

    /// Names are those of the last register that has the family, receipts those of the first. Every chunk is read once.
    func headings(of positions: Set<Int>, in registers: [RunID]) throws(OfficeFailure) -> [Int: FamilyHeading] {
        var found: [Int: FamilyHeading] = [:]
        for chunk in Set(positions.map { BulkPlace(position: $0).chunk }).sorted() {
            for run in registers {
                try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                    for index in 0..<rows.count where positions.contains(rows.place(index).position) {
                        let position = rows.place(index).position
                        let heading = try RegisteredFamily.heading(rows, index)
                        found[position] = (found[position]?.receipt ?? heading.receipt, heading.name)
                    }
                }
            }
        }
        return found
    }
}
