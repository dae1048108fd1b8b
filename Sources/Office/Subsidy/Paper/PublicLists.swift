import Documents
import Housing
import Texts

/// The published lists as everybody may read them, while they can be read (LH-52, Q35).
final class PublicLists: PaperGathering {
    private let batch: BatchID
    private let number: Int?
    private var scan: PublicListScan?
    private var file: BatchFile?

    init(_ batch: BatchID, _ number: Int?) {
        self.batch = batch
        self.number = number
    }

    func file(_ reader: any RecordReader) throws(OfficeFailure) -> BatchFile { try reader.batchFile(batch) }

    func step(_ ground: PaperGround) throws(OfficeFailure) -> Bool {
        file = ground.file
        let shown = try BatchDesk.shown(number, in: ground.file, on: ground.now.day)
        let scan = scan ?? PublicListScan(shown)
        self.scan = scan
        return try scan.step(ground)
    }

    func document(_ filler: PaperFiller, on day: Day) throws(OfficeFailure) -> Document {
        guard let file, let scan else { throw .store(.notFound) }
        let notice = file.batch.notice
        var documents: [Document] = []
        for list in file.batch.lists where scan.lists.contains(list.number) {
            let facts = PublicListFacts(
                madeOn: day, grantor: file.grantor, number: "\(batch)-\(list.number)", list: Int(list.number),
                publishedOn: list.publishedAt.day, endsOn: list.endsOn, quota: notice.quota,
                publicityWorkingDays: notice.periods.publicityWorkingDays, takedownDays: notice.periods.takedownDays,
                address: file.notice.publicationAddress, lines: scan.lines[list.number] ?? [])
            documents.append(
                try filler.fill(.subsidyList, facts.values(), of: file.notice, number: facts.number, on: day))
        }
        if documents.count == 1 { return documents[0] }
        let title = SubsidyPaperTexts.listsTitle
        guard let bundle = Document.bundle(documents, title: title, number: batch.raw, madeOn: day) else {
            throw .refused(Refusal(.notFound, "LH-52"))
        }
        return bundle
    }

    /// Nothing of anybody that is not for everybody.
    var look: PersonalLook? { nil }
}

/// The families of published lists, gathered some chunks at a time: of a million families few are on one.
final class PublicListScan {
    let lists: Set<UInt8>
    /// By the number of the list, in its order.
    private(set) var lines: [UInt8: [PublicListFacts.Line]] = [:]
    private var chunks: [Int]?
    private var next = 0

    private static let chunksAtOnce = 16

    init(_ lists: Set<UInt8>) { self.lists = lists }

    /// - Returns: whether every family was looked at.
    func step(_ ground: PaperGround) throws(OfficeFailure) -> Bool {
        guard let register = ground.file.runs.register, let families = ground.file.runs.families else { return true }
        let chunks = if let chunks { chunks } else { try ground.chunks(of: .ranked) }
        self.chunks = chunks
        var listed: [FamilyState] = []
        for chunk in chunks[next...].prefix(Self.chunksAtOnce) {
            listed += try ground.families(in: chunk...chunk, of: families, where: \.isRanked)
                .filter { lists.contains($0.standing.list) }
            next += 1
        }
        let names = try ground.reader.headings(of: Set(listed.map(\.position)), in: [register])
        for family in listed {
            guard let name = names[family.position] else { throw .store(.damaged(what: "bulk_chunk register")) }
            let line = try ground.reader.publicLine(family, name, of: ground.file)
            lines[family.standing.list, default: []].append(line)
        }
        return next == chunks.count
    }
}
