import ArgumentParser
import Housing
import Office
import Sealing
import Texts

/// `anju evidence`
struct EvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "取出一份合同的证据包，或者核对一个证据包。",
        discussion: "anju evidence C2308-00001-2 写出证据包；anju evidence verify 文件 在任何一台电脑上核对，不需要数据目录。",
        subcommands: [Take.self, Verify.self], defaultSubcommand: Take.self)

    struct Take: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "take", abstract: "把审批通过的合同、签名和签订经过写成一个文件。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        @Argument(help: ArgumentHelp("合同编号，如 C2308-00001-2。", valueName: "编号"))
        var number: String

        @Option(name: .long, help: ArgumentHelp("写到哪个文件；不写就在当前目录，叫作 编号.tar。已有的文件不会覆盖。", valueName: "文件"))
        var to: String?

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            guard let parsed = ReceiptNumber(number), parsed.kind == .contract else {
                throw .input(InputProblem(source: number, reason: .syntax(CommandTexts.notAContractNumber)))
            }
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let session = try by.session(opened, for: .takeEvidence, world)
            let bundle = try opened.office.contracts.evidence(of: parsed, session)
            let path = to ?? "\(parsed).tar"
            try world.writeNewFile(path, bundle)
            return Outcome(
                ["number": .text("\(parsed)"), "file": .text(path), "bytes": .number(bundle.count)],
                lines: [EvidenceTexts.taken(parsed, path: path, bytes: bundle.count)])
        }
    }

    /// Touches no data directory: it is for another machine.
    struct Verify: JSONCommand {
        static let configuration = CommandConfiguration(commandName: "verify", abstract: "核对一个证据包，不需要数据目录。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        @Argument(help: ArgumentHelp("证据包。", valueName: "文件"))
        var file: String

        @Option(name: .long, help: ArgumentHelp("单位公布的证书指纹（SHA-256，64 位）；写了才能核实是不是这个单位签发的。", valueName: "指纹"))
        var certificate: String?

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let issuer = try certificate.map { (text) throws(OfficeFailure) in try Self.fingerprint(text) }
            let report = EvidenceBundle.check(
                try world.readFile(file, EvidenceBundle.greatestBytes), issuedBy: issuer)
            if report.findings == [.notAnArchive(offset: 0)] {
                throw .input(InputProblem(source: file, reason: .wrongType(expected: EvidenceTexts.aBundle)))
            }
            var outcome = Outcome(members: report.members, lines: report.lines)
            guard !report.isSound else { return outcome }
            // No damage of an office's own data, of which the usual sentence speaks.
            let refusal: JSON = ["code": "EVIDENCE_UNSOUND", "rule": .null, "message": .text(EvidenceTexts.unsound)]
            outcome.members.insert(JSON.Member(name: "refusal", value: refusal), at: 0)
            outcome.status = .failure
            return outcome
        }

        /// As people copy it from a poster or another program: in groups, with colons, in capital letters.
        private static func fingerprint(_ text: String) throws(OfficeFailure) -> Digest {
            let digits = text.lowercased().filter { !$0.isWhitespace && $0 != ":" }
            guard let digest = Digest(hex: digits) else {
                throw .input(InputProblem(source: "--certificate", reason: .invalid(text)))
            }
            return digest
        }
    }
}

extension EvidenceReport {
    fileprivate var members: [JSON.Member] {
        let findings = findings.map { finding -> JSON in
            let (subject, place) = finding.subject
            return [
                "code": .text(finding.code), "subject": .optional(subject),
                "place": place.map(JSON.number) ?? .null, "message": .text(finding.sentence),
            ]
        }
        let values: KeyValuePairs<String, JSON> = [
            "number": .optional(number?.description), "made_at": .optional(madeAt?.description),
            "sealed_at": .optional(seal?.sealedAt.description),
            "unsigned_pdf_sha256": .optional(seal?.unsignedDigest.hex),
            "certificate": certificate.map(Self.json) ?? .null, "issuer": .text(issuer.rawValue),
            "findings": .array(findings),
        ]
        return values.map { JSON.Member(name: $0.key, value: $0.value) }
    }

    private static func json(_ certificate: SealCertificate) -> JSON {
        [
            "name": .text(certificate.name), "from": .text("\(certificate.from)"),
            "until": .text("\(certificate.until)"), "sha256": .text(certificate.fingerprint.hex),
        ]
    }

    fileprivate var lines: [String] {
        var lines = findings.map(\.sentence)
        lines.append(isSound ? EvidenceTexts.sound : EvidenceTexts.unsound)
        if let number { lines.append(EvidenceTexts.field(EvidenceTexts.documentNumber, "\(number)")) }
        if let seal { lines.append(EvidenceTexts.field(EvidenceTexts.sealedAt, seal.sealedAt.exactWords)) }
        if let certificate {
            let days = (certificate.from.day, certificate.until.day)
            lines.append(
                EvidenceTexts.field(
                    EvidenceTexts.certificate,
                    EvidenceTexts.certificate(certificate.name, from: days.0, until: days.1)))
            lines.append(
                EvidenceTexts.field(EvidenceTexts.fingerprint, DocumentTexts.grouped(certificate.fingerprint)))
            lines.append(EvidenceTexts.issuer(issuer.rawValue))
        }
        return lines
    }
}

extension EvidenceFinding {
    /// The member or the number of bytes that it is about.
    fileprivate var subject: (name: String?, place: Int?) {
        switch self {
        case .notAnArchive(let offset): (nil, offset)
        case .missing(let name), .unknown(let name), .changed(let name), .evidenceOfAnother(let name): (name, nil)
        case .afterSeal(let bytes): (nil, bytes)
        case .listUnreadable, .listNotSigned, .certificatesDiffer, .anotherIssuer, .sealUnreadable, .sealFault:
            (nil, nil)
        }
    }

    fileprivate var sentence: String {
        let (name, place) = subject
        return EvidenceTexts.finding(code, name: name ?? "", place: place ?? 0)
    }
}
