import Devices
import Glibc
import Testing

@Suite struct SystemTests {
    @Test("Random bytes come in the number asked for, and never twice the same")
    func entropy() {
        let entropy = SystemEntropy()
        #expect(entropy.bytes(0).isEmpty)
        #expect(entropy.bytes(1_000).count == 1_000)
        #expect(entropy.bytes(32) != entropy.bytes(32))
    }

    @Test("The machine's clock in milliseconds since 1970")
    func time() {
        #expect(abs(SystemTime.now().milliseconds / 1000 - Int64(Glibc.time(nil))) <= 1)
    }
}
