import ArgumentParser
import Housing
import Office
import Texts

/// `anju sample`
struct SampleCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "在空目录里生成一份训练数据（虚构的人，标有“样”字）。",
        discussion: "训练时间从 2023-08-21 10:00 开始。同一个 seed 生成同样的人。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("决定生成哪些人。", valueName: "N"))
    var seed = "1"

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let seed = try NumberWords.number(seed, "--seed", in: UInt64.min...UInt64.max)
        let report = try SampleMaking(seed: seed).make(in: try global.directory(world), world)
        return Outcome(members: report.members, lines: report.lines)
    }
}

/// Makes a training directory and fills it.
struct SampleMaking {
    let seed: UInt64

    /// Makes all of it or, in a directory that was absent or empty, nothing.
    func make(in directory: String, _ world: CommandWorld) throws(OfficeFailure) -> SampleReport {
        let goBack = world.wayBack(directory)
        do throws(OfficeFailure) {
            return try makeAll(in: directory, world)
        } catch {
            switch error {
            // Another process was quicker, and what lies there is its office.
            case .store(.notEmpty), .store(.locked): break
            default: goBack?()
            }
            throw error
        }
    }

    private func makeAll(in directory: String, _ world: CommandWorld) throws(OfficeFailure) -> SampleReport {
        let opened = try world.createOffice(directory, SampleOffice.clock(at: world.machine()))
        defer { opened.upkeep.close() }
        let sample = try opened.office.sample.fill(seed: seed)
        for media in sample.media { try opened.writeFile("media/\(media.name)", media.bytes) }
        for root in sample.roots {
            try opened.writeFile("\(opened.settings.certificates.rootsFolder)/\(root.name)", root.bytes)
        }
        try opened.writeFile(SampleAccounts.path, Array(SampleAccounts(sample.accounts).text.utf8))
        return SampleReport(sample, directory: opened.directory)
    }
}

/// What `sample` prints.
struct SampleReport {
    let sample: SampleOffice
    let directory: String

    init(_ sample: SampleOffice, directory: String) {
        self.sample = sample
        self.directory = directory
    }

    var members: [JSON.Member] {
        let accounts = sample.accounts.map { account -> JSON in
            [
                "role": .text(account.role.rawValue), "login": .text(account.login),
                "password": .optional(account.password), "name": .text(account.name),
                "situation": .optional(account.situation?.rawValue),
            ]
        }
        return [
            JSON.Member(name: "now", value: .text(sample.now.description)),
            JSON.Member(name: "data", value: .text(directory)),
            JSON.Member(name: "media", value: .text("\(directory)/media")),
            JSON.Member(name: "pictures", value: .flag(sample.hasPictures)),
            JSON.Member(name: "accounts", value: .array(accounts)),
            JSON.Member(name: "certificates", value: .array(certificates)),
        ]
    }

    private var certificates: [JSON] {
        sample.certificates.map { certificate in
            [
                "file": .text(certificate.name), "kind": .text(certificate.kind.rawValue),
                "login": .text(certificate.login), "pin": .text(certificate.pin),
            ]
        }
    }

    /// The certificates in the `media` folder; nothing where there are none.
    private var certificateLines: [String] {
        guard !sample.certificates.isEmpty else { return [] }
        let rows = sample.certificates.map { certificate in
            [
                "", certificate.name, CommandTexts.pin(certificate.pin), certificate.login,
                CommandTexts.certificate(certificate.kind.rawValue),
            ]
        }
        return [CommandTexts.sampleCertificates] + Columns.lines(rows)
    }

    var lines: [String] {
        let applicants = sample.accounts.filter { $0.situation != nil }.map { account in
            [
                "", account.login, account.password ?? CommandTexts.needsCode, account.name,
                account.situation.map { CommandTexts.situation($0.rawValue) } ?? "",
            ]
        }
        let staff = sample.accounts.filter { $0.situation == nil }.map { account in
            ["", account.login, account.password ?? "", account.name, account.role.name]
        }
        var lines = [CommandTexts.sampleMade(directory, now: sample.now)]
        if !sample.hasPictures { lines.append(CommandTexts.noPictures) }
        return lines + [CommandTexts.sampleApplicants] + Columns.lines(applicants)
            + [CommandTexts.sampleStaff] + Columns.lines(staff) + certificateLines
    }
}
