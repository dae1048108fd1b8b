import Documents
import Housing
import Texts

/// The call letters to every family that is called, in the order of the lists, behind a sheet on which the posting is noted.
final class CallLetters: PaperGathering {
    private let batch: BatchID
    private let use: PaperUse
    private var file: BatchFile?
    private var letters: [SubsidyFamilyFacts] = []
    private var filled: [Document] = []
    private var chunks: [Int]?
    private var next = 0

    /// Each called family costs some reads of its own.
    private static let chunksAtOnce = 4
    private static let filledAtOnce = 20

    init(_ batch: BatchID, _ use: PaperUse) {
        self.batch = batch
        self.use = use
    }

    func file(_ reader: any RecordReader) throws(OfficeFailure) -> BatchFile { try reader.batchFile(batch) }

    func step(_ ground: PaperGround) throws(OfficeFailure) -> Bool {
        file = ground.file
        guard ground.file.batch.counts.called > 0, let run = ground.file.runs.families else {
            throw .refused(Refusal(.nobodyWaiting, "LH-54"))
        }
        let chunks = if let chunks { chunks } else { try ground.chunks(of: FamilyMarks(.called)) }
        self.chunks = chunks
        for chunk in chunks[next...].prefix(Self.chunksAtOnce) {
            for family in try ground.families(in: chunk...chunk, of: run, where: { $0 == .called }) {
                letters.append(try ground.facts(about: family, use))
            }
            next += 1
        }
        return next == chunks.count
    }

    func fill(_ filler: PaperFiller, on day: Day) throws(OfficeFailure) -> Bool {
        guard let file else { throw .store(.notFound) }
        for facts in letters[filled.count...].prefix(Self.filledAtOnce) {
            filled.append(
                try filler.fill(.subsidyCall, facts.values(), of: file.notice, number: facts.number, on: day))
        }
        return filled.count == letters.count
    }

    func document(_ filler: PaperFiller, on day: Day) throws(OfficeFailure) -> Document {
        let title = SubsidyPaperTexts.lettersTitle(filled.count)
        let bundle = Document.bundle(filled, title: title, number: batch.raw, madeOn: day, cover: cover)
        guard let bundle else { throw .refused(Refusal(.nobodyWaiting, "LH-54")) }
        return bundle
    }

    private var cover: [Block] {
        let weights = [4, 6, 4, 7, 9]
        let columns = zip(SubsidyPaperTexts.lettersColumns, weights).map { Table.Column(title: $0, weight: $1) }
        let rows = letters.map { letter in
            [letter.listPlace, letter.receipt, Mask.name(letter.name), letter.call?.signBy.words ?? "", ""]
        }
        return [
            .paragraph([Span(SubsidyPaperTexts.lettersCover)], isIndented: true),
            .table(Table(columns: columns, rows: rows)),
        ]
    }

    var look: PersonalLook? { PersonalLook(subject: batch.raw, what: "CALL_LETTER", count: letters.count) }
}

extension PaperGround {
    /// In which of the families' chunks there are such, ascending: of a million few have one.
    func chunks(of marks: FamilyMarks) throws(OfficeFailure) -> [Int] {
        var chunks: [Int] = []
        try reader.tally(of: file).each(marks) { (chunk, _, _) throws(OfficeFailure) in
            chunks.append(chunk)
            return true
        }
        return chunks
    }

    /// The families of some chunks whose applications stand so, in the register's order.
    func families(
        in chunks: ClosedRange<Int>, of run: RunID, where isMeant: (SubsidyState) -> Bool
    ) throws(OfficeFailure) -> [FamilyState] {
        var found: [FamilyState] = []
        try reader.eachChunk(of: run, in: chunks) { (_, rows) throws(OfficeFailure) in
            for index in 0..<rows.count where rows.tag(index) >= 0 {
                guard let state = SubsidyState(rawValue: UInt8(clamping: rows.tag(index))), isMeant(state) else {
                    continue
                }
                found.append(try FamilyState(rows, index))
            }
        }
        return found
    }
}
