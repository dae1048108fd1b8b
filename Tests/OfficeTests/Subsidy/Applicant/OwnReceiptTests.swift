import Documents
import Housing
import OfficeSupport
import Testing

@testable import Office

/// 申请回执: what somebody takes home of his application.
@Suite("The receipt of an application") struct OwnReceiptTests {
    private func receipt(_ hall: BatchHall, _ use: PaperUse, _ session: Session) throws -> Document {
        let receipt = hall.test.office.subsidyPapers.receipt(hall.id, for: use, session)
        while true { if let document = try receipt.step() { return document } }
    }

    private func codes(_ document: Document) -> [String] {
        document.blocks.compactMap { if case .code(let text) = $0 { text } else { nil } }
    }

    @Test("LH-20 Its number, when it came, what happens next; on the screen the name is masked")
    func facts() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(12)
        let words = try receipt(hall, .paper, session).lines.map(\.text).joined(separator: "\n")
        #expect(words.contains(BatchHall.receipt(12)) && words.contains("全市第 12 位"), "\(words)")
        #expect(words.contains("公示 5 个工作日") && words.contains("以前可以修改或者撤回"), "\(words)")
        #expect(words.contains("轮候次序还没有固定"))
        let shown = try receipt(hall, .screen, session).lines.map(\.text).joined(separator: "\n")
        #expect(shown.contains("样**2") && !shown.contains(BatchHall.name(12)), "\(shown)")
    }

    @Test("Once the review has decided it sends to where the case stands now, not through what is over")
    func later() throws {
        let hall = try BatchHall()
        let session = try hall.test.tenant(12)
        try hall.concluded()
        let words = try receipt(hall, .screen, session).lines.map(\.text).joined(separator: "\n")
        #expect(words.contains("请看【我的】") && !words.contains("公示 5 个工作日"), "\(words)")
    }

    @Test("LH-31 Once the order is bound the paper bears the family's own proof, which leads to the published root")
    func proof() throws {
        let hall = try BatchHall()
        let bound = try #require(try hall.test.office.queue.commit(hall.id, hall.manager)).commitment
        let session = try hall.test.tenant(15)
        let paper = try receipt(hall, .paper, session)
        let text = try #require(codes(paper).first)
        let proof = try #require(PlaceProof(text))
        #expect(proof.findings(published: Digest(hex: bound.root)) == [])
        #expect(proof.receipt == BatchHall.receipt(15) && proof.position == 15)
        let proven = try hall.test.office.queue.prove(hall.id, receipt: BatchHall.receipt(15))
        #expect(proof == proven)
        #expect(paper.lines.contains { $0.text.contains(bound.root) })
        let shown = try receipt(hall, .screen, session)
        #expect(QRCode(proof.text) != nil && codes(shown).isEmpty)
    }

    @Test("Who did not apply, or took his application back, has none")
    func none() throws {
        var families = BatchHall.example.map { BatchHall.Family($0) }
        families[1].applies = false
        let hall = try BatchHall(families)
        refusal(.notFound) { _ = try receipt(hall, .paper, try hall.test.tenant(15)) }
        failure(.denied(.seeOwnSubsidy, .clerk)) { _ = try receipt(hall, .paper, hall.clerk) }
        let session = try hall.test.tenant(12)
        _ = try receipt(hall, .paper, session)
        try hall.desk.withdraw(BatchHall.receipt(12), in: hall.id, hall.clerk)
        refusal(.notFound) { _ = try receipt(hall, .paper, session) }
    }
}
