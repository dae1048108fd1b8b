import Foundation
import OfficeSupport
import Store

@testable import Office

/// The training office with the sample in it: filled once, as that takes a second, and copied for each room.
struct MadeRoom: Sendable {
    let sample: SampleOffice

    static let directory = NSTemporaryDirectory() + "/anju-room-" + UUID().uuidString
    private static let maker = getpid()

    static var store: SQLitePremises {
        let machine = StoredClocks.begin
        return SQLitePremises(entropy: SeededEntropy(7), machine: { machine })
    }

    static var options: OfficeOptions {
        var options = OfficeOptions()
        options.signIn.passwordCost = ScryptCost(rounds: 4, blockSize: 1, parallelism: 1)
        return options
    }

    static let made: Result<MadeRoom, any Error> = Result {
        _ = maker
        // Children that other tests fork end by the same door; only the one who made it takes it away.
        atexit {
            guard getpid() == MadeRoom.maker else { return }
            try? FileManager.default.removeItem(atPath: MadeRoom.directory)
        }
        try store.create(at: directory, training: SampleOffice.clock(at: StoredClocks.begin))
        let premises = try store.open(at: directory)
        defer { premises.upkeep.close() }
        // Nothing is drawn for the sample: the tests bring their contracts on their way themselves.
        let unfilled = Office(
            records: HinderedRecords(premises.records), vault: premises.vault, clocks: StoredClocks(premises.records),
            entropy: SeededEntropy(8), policies: .standard(), options: options,
            devices: OfficeDevices(shelf: CardShelf(), pictures: CardReader()))
        return MadeRoom(sample: try unfilled.sample.fill(seed: 1, cost: options.signIn.passwordCost))
    }
}
