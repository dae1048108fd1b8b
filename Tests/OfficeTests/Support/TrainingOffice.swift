import Housing
import Office
import OfficeSupport
import Store
import TestSupport

/// A training office filled with the sample, in a folder of its own, gone with the test.
final class TrainingOffice {
    let office: Office
    let sample: SampleOffice
    private let folder: TemporaryFolder
    private let premises: OpenedPremises

    init(
        seed: UInt64, hasPictures: Bool = true, certificates: (any CertificateReader)? = nil,
        issuer: (any TrainingIssuer)? = nil
    ) throws {
        folder = try TemporaryFolder()
        let machine = StoredClocks.begin
        let store = SQLitePremises(entropy: SeededEntropy(7), machine: { machine })
        try store.create(at: folder.path, training: SampleOffice.clock(at: machine))
        premises = try store.open(at: folder.path)
        var options = OfficeOptions()
        options.signIn.passwordCost = ScryptCost(rounds: 4, blockSize: 1, parallelism: 1)
        office = Office(
            records: premises.records, vault: premises.vault, clocks: StoredClocks(premises.records),
            entropy: SeededEntropy(8), policies: .standard(), options: options,
            devices: OfficeDevices(
                pictures: hasPictures ? DrawnCards() : nil, certificates: certificates, trainingIssuer: issuer))
        sample = try office.sample.fill(seed: seed, cost: options.signIn.passwordCost)
    }

    deinit { premises.upkeep.close() }

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
