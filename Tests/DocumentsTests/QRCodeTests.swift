import Documents
import TestSupport
import Testing

/// The codes against those that libqrencode 4.1.1 makes of the same bytes at level L.
@Suite struct QRCodeTests {
    private func drawn(_ code: QRCode) -> String {
        (0..<code.side).map { row in
            String((0..<code.side).map { code.isDark(column: $0, row: row) ? "#" : "." })
        }.joined(separator: "\n")
    }

    @Test("The smallest code, module for module")
    func small() throws {
        let expected = """
            #######...#.#.#######
            #.....#.....#.#.....#
            #.###.#.#.#...#.###.#
            #.###.#.....#.#.###.#
            #.###.#..#.##.#.###.#
            #.....#..###..#.....#
            #######.#.#.#.#######
            ........#.#..........
            ###.#####.#.###...#..
            #..#.....#.#.#.#..##.
            ...##.#..#.#.###...##
            #..#...#.#####.##....
            .###.##.####.###..#.#
            ........#.#...#..###.
            #######.#...#...#..##
            #.....#.###...#....#.
            #.###.#.#.#.#.#.#####
            #.###.#...##.#.#...#.
            #.###.#.#..#.###.##.#
            #.....#.#.####.###.#.
            #######.####.###..###
            """
        let code = try #require(QRCode("ANJU"))
        #expect(drawn(code) == expected)
    }

    @Test(
        "As long as the proof of a family among a million: version 22, of several blocks and with its version written in it"
    )
    func long() throws {
        let text = String(("anju-place-2." + String(repeating: "aB3_-xYz09", count: 300)).prefix(997))
        let code = try #require(QRCode(text))
        #expect(code.side == 105)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in (drawn(code) + "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        #expect(hash == 0x12d0578d6572e7f3)
    }

    @Test(
        "Each size begins where the one before is full, and there is an end",
        arguments: [
            (17, 21), (18, 25), (78, 33), (79, 37), (154, 45), (155, 49), (271, 57), (2953, 177),
        ])
    func sizes(_ bytes: Int, _ side: Int) throws {
        let code = try #require(QRCode(String(repeating: "a", count: bytes)))
        #expect(code.side == side)
    }

    @Test("Nothing is as large as does not fit, and outside nothing is dark")
    func edges() throws {
        #expect(QRCode(String(repeating: "a", count: QRCode.bytesMost + 1)) == nil)
        let code = try #require(QRCode(""))
        #expect(code.isDark(column: 0, row: 0) && !code.isDark(column: -1, row: 0) && !code.isDark(column: 0, row: 21))
    }
}
