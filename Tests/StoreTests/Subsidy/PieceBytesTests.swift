import Office
import TestSupport
import Testing

@testable import Store

@Suite("The clear bytes of a piece on the disk")
struct PieceBytesTests {
    private func read(_ kept: [UInt8]) throws -> [UInt8] {
        try kept.withUnsafeBytes { bytes in try PieceBytes.read(bytes) { Array($0) } }
    }

    private static let rows = SubsidySample.rows(1...256).packed(0..<256).bytes

    @Test("Rows of neighbours take less room, and are what they were")
    func deflated() throws {
        let kept = PieceBytes.deflated(Self.rows)
        #expect(kept.count * 3 < Self.rows.count)
        #expect(try read(kept) == Self.rows)
    }

    @Test("A piece that was kept as it is, is read as it is")
    func before() throws {
        #expect(try read(Self.rows) == Self.rows)
        #expect(try read([]) == [])
        #expect(try read([0, 0, 0]) == [0, 0, 0])
    }

    @Test("What would not be smaller lies as it is")
    func incompressible() throws {
        var random = SplitMix64(3)
        let bytes = (0..<5000).map { _ in UInt8.random(in: 2...255, using: &random) }
        #expect(PieceBytes.deflated(bytes) == bytes)
        #expect(PieceBytes.deflated([]) == [])
        #expect(PieceBytes.deflated([7]) == [7])
    }

    @Test("What nobody kept is damage: cut, longer, of another length, empty, or so long that memory would go")
    func damaged() throws {
        let kept = PieceBytes.deflated(Self.rows)
        var shorter = kept
        shorter[4] -= 1
        var longer = kept
        longer[4] += 1
        var huge = kept
        huge[7] = 0xFF
        for bytes in [Array(kept.dropLast()), Array(kept.prefix(8)), Array(kept.prefix(4)), shorter, longer, huge] {
            #expect(throws: OfficeFailure.store(.damaged(what: "bulk_chunk"))) { try read(bytes) }
        }
    }
}
