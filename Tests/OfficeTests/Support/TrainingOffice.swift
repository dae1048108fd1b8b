import Foundation
import Housing
import Office
import Store

/// A training office filled with the sample, in a folder of its own, gone with the test.
final class TrainingOffice {
    let office: Office
    let sample: SampleOffice
    private let path: String
    private let premises: OpenedPremises

    init(seed: UInt64, hasPictures: Bool = true) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("anju-\(UUID().uuidString)").path
        let machine = StoredClocks.machineNow
        let store = SQLitePremises(entropy: SeededEntropy(7), machine: { machine })
        try store.create(at: path, training: SampleOffice.clock(at: machine))
        premises = try store.open(at: path)
        var options = OfficeOptions()
        options.signIn.passwordCost = ScryptCost(rounds: 4, blockSize: 1, parallelism: 1)
        office = Office(
            records: premises.records, vault: premises.vault, clocks: StoredClocks(premises.records),
            entropy: SeededEntropy(8), policies: .standard(), options: options,
            devices: OfficeDevices(pictures: hasPictures ? DrawnCards() : nil))
        sample = try office.sample.fill(seed: seed, cost: options.signIn.passwordCost)
    }

    deinit {
        premises.upkeep.close()
        try? FileManager.default.removeItem(atPath: path)
    }

    func audit() throws -> Verification {
        try premises.upkeep.verify { _ in }
    }

    /// The applicant of a situation, signed in.
    func session(_ situation: SampleSituation) throws -> Session {
        let account = sample.accounts.first { $0.situation == situation }
        let claim = LoginClaim(door: .person, login: account?.login ?? "", secret: account?.password ?? "")
        return try office.signIn.signIn(claim, by: .password, at: TerminalID("test"))
    }
}

/// The clock that lies in a training directory, on a machine whose own stands still.
final class StoredClocks: Clocks {
    static let machineNow = MachineMoment(milliseconds: 1_700_000_000_000)
    private let records: any Records

    init(_ records: any Records) {
        self.records = records
    }

    func office() throws(OfficeFailure) -> Moment {
        let stored = try records.read { (reader) throws(OfficeFailure) in try reader.storedClock() }
        return stored?.now(machine()) ?? SampleOffice.opening
    }

    func machine() -> MachineMoment { Self.machineNow }
    func steadyMilliseconds() -> Int64 { 0 }
}

/// Stands for the helper that draws: every card has bytes of its own.
final class DrawnCards: PictureReader {
    private var work: PictureWork?

    func start(_ work: PictureWork) { self.work = work }
    func cancel() { work = nil }

    func poll(waitMilliseconds: Int) -> PictureAnswer? {
        switch work {
        case .measure: .size(PictureSize(width: 1000, height: 630))
        case .grey(_, _, let columns, let rows): .bytes([UInt8](repeating: 128, count: columns * rows))
        case .card(let card):
            .bytes([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("\(card.number)\(card.isFront)".utf8))
        case nil: nil
        }
    }
}
