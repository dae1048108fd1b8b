import Cells
import Testing

@testable import Terminal

extension TerminalTests {
    @Suite("Widths agree with the system")
    struct SystemWidthTests {
        @Test(
            "Cells and wcwidth agree on every scalar",
            arguments: [0x0...0xD7FF, 0xE000...0xFFFF, 0x10000...0x1FFFF, 0x20000...0x3FFFF, 0xE0000...0xE01FF]
                as [ClosedRange<UInt32>])
        func agreement(range: ClosedRange<UInt32>) {
            #expect(SystemWidth.useUTF8())
            var differing: [String] = []
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let ours = Width.of(scalar).map(Int32.init) ?? -1
                if ours != SystemWidth.of(value) { differing.append(String(value, radix: 16)) }
            }
            #expect(differing == [], "the runs of Sources/Cells/WidthRuns.swift no longer fit this glibc")
        }
    }
}
