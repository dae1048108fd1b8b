import Foundation

/// The training office of `anju sample --seed 3 --json`: made once, as that takes seconds, and copied for each test.
struct MadeSample: Sendable {
    let output: String
    let placed: [String: [UInt8]]

    static let directory = NSTemporaryDirectory() + "/anju-commands-" + UUID().uuidString
    private static let maker = getpid()

    static let made: Result<MadeSample, any Error> = Result {
        _ = maker
        // Children that other tests fork end by the same door; only the one who made it takes it away.
        atexit {
            guard getpid() == MadeSample.maker else { return }
            try? FileManager.default.removeItem(atPath: MadeSample.directory)
        }
        let harness = try CommandHarness()
        guard harness.run(["sample", "--seed", "3", "--json"], in: directory) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSLocalizedDescriptionKey: harness.complaints])
        }
        return MadeSample(output: harness.output, placed: harness.placed)
    }
}

extension CommandHarness {
    /// As after `sample --seed 3 --json`.
    func copySample() throws {
        let made = try MadeSample.made.get()
        try FileManager.default.copyItem(atPath: MadeSample.directory, toPath: directory)
        stand(on: made)
    }
}
