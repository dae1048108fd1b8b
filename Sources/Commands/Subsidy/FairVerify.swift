import ArgumentParser
import Housing
import Office
import Texts

/// `anju fair verify`. Touches no data directory: it is for the machines of those who do not take the office's word.
struct FairVerify: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核对一份证明，不需要数据目录。",
        discussion: """
            证明可以是 anju-place-2. 开头的一段文字、存有它的文件，或名单证明的文件。核对一户家庭的证明时，--against 名单证明
            说明它在不在名单上；核对名单证明时，--list 名单文件 说明公布的名单是不是这一份。
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ArgumentHelp("证明的文字，或者文件。", valueName: "证明"))
    var proof: String

    @Option(name: .long, help: ArgumentHelp("公布的根值（64 位十六进制）。", valueName: "根值"))
    var root: String?

    @Option(name: .long, help: ArgumentHelp("名单证明的文件。", valueName: "文件"))
    var against: String?

    @Option(name: .long, help: ArgumentHelp("公布的名单（CSV）。", valueName: "文件"))
    var list: String?

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let root = try root.map { (text) throws(OfficeFailure) in try Self.root(text) }
        if let place = PlaceProof(proof) { return try check(place, root, world) }
        let bytes: [UInt8]
        do {
            bytes = try world.readFile(proof, Self.greatestBytes)
        } catch .input(let problem) where problem.reason == .notAFile && proof.hasPrefix(PlaceProof.prefix) {
            throw .input(InputProblem(source: FairTexts.aPlaceProof, reason: .syntax(FairTexts.proofCut)))
        }
        if let place = PlaceProof(String(decoding: bytes, as: UTF8.self)) { return try check(place, root, world) }
        guard bytes.first(where: { !Self.blanks.contains($0) }) == UInt8(ascii: "{") else {
            throw .input(InputProblem(source: proof, reason: .wrongType(expected: FairTexts.aProof)))
        }
        return try check(try ListProof(bytes, source: proof), root, world)
    }

    // MARK: A family's

    private func check(
        _ place: PlaceProof, _ root: Digest?, _ world: CommandWorld
    ) throws(OfficeFailure) -> Outcome {
        guard list == nil || against != nil else {
            throw .input(InputProblem(source: "--list", reason: .syntax(FairTexts.needsList)))
        }
        var findings = place.findings(published: root)
        var verdict: QueueVerdict?
        var published: PublishedList.Comparison?
        if let against {
            let lists = try ListProof(try world.readFile(against, Self.greatestBytes), source: against)
            verdict = place.verdict(lists)
            published = try comparison(lists, place, world)
            findings += lists.findings(published: root) + (published?.findings ?? [])
            if verdict == nil { findings.append(.anotherQueue) }
        }
        let members: KeyValuePairs<String, JSON> = [
            "kind": "PLACE", "batch": .text(place.batch), "receipt_no": .text(place.receipt),
            "city_position": .number(place.position), "index": .number(place.index), "count": .number(place.count),
            "root": .text(place.rootHex), "root_published": .flag(root != nil),
            "verdict": .optional(findings.isEmpty ? verdict?.code : nil),
            "line": published?.line.map(JSON.number) ?? .null, "findings": Self.json(findings),
        ]
        var lines = [
            FairTexts.sound(place.index, of: place.count), FairTexts.position(place.receipt, place.position),
        ]
        if let verdict { lines.append(verdict.words) }
        if let published, case .listed = verdict { lines.append(FairTexts.line(published.line)) }
        return outcome(members, findings, lines, root)
    }

    // MARK: A list's

    private func check(
        _ lists: ListProof, _ root: Digest?, _ world: CommandWorld
    ) throws(OfficeFailure) -> Outcome {
        guard against == nil else {
            throw .input(InputProblem(source: "--against", reason: .syntax(FairTexts.needsPlace)))
        }
        let published = try comparison(lists, nil, world)
        let findings = lists.findings(published: root) + (published?.findings ?? [])
        let members: KeyValuePairs<String, JSON> = [
            "kind": "LIST", "batch": .text(lists.batch), "lists": .number(lists.lists),
            "entries": .number(lists.entries.count), "count": .number(lists.count), "root": .text(lists.rootHex),
            "root_published": .flag(root != nil), "missing": published.map { .number($0.out + $0.lost) } ?? .null,
            "lost": published.map { .number($0.lost) } ?? .null,
            "unchecked": .array((published?.unchecked ?? []).map(JSON.number)),
            "findings": Self.json(findings),
        ]
        var lines = [FairTexts.soundList(lists.entries.count, lists: lists.lists)]
        if let published {
            lines.append(
                FairTexts.soundFile(out: published.out, lost: published.lost, unchecked: published.unchecked))
        }
        return outcome(members, findings, lines, root)
    }

    private func comparison(
        _ lists: ListProof, _ place: PlaceProof?, _ world: CommandWorld
    ) throws(OfficeFailure) -> PublishedList.Comparison? {
        try list.map { (path) throws(OfficeFailure) in
            try PublishedList(try world.readFile(path, Self.greatestBytes), source: path).compare(lists, place)
        }
    }

    // MARK: What is said

    private func outcome(
        _ members: KeyValuePairs<String, JSON>, _ findings: [QueueFinding], _ lines: [String], _ root: Digest?
    ) -> Outcome {
        guard findings.isEmpty else {
            var outcome = Outcome(members, lines: findings.map(\.sentence) + [FairTexts.unsound])
            let refusal: JSON = ["code": "PROOF_UNSOUND", "rule": .null, "message": .text(FairTexts.unsound)]
            outcome.members.insert(JSON.Member(name: "refusal", value: refusal), at: 0)
            outcome.status = .failure
            return outcome
        }
        return Outcome(members, lines: lines + [root == nil ? FairTexts.rootUnchecked : FairTexts.rootChecked])
    }

    private static func json(_ findings: [QueueFinding]) -> JSON {
        .array(findings.map { ["code": .text($0.code), "message": .text($0.sentence)] })
    }

    /// As people copy it from a paper: in groups, in capital letters.
    private static func root(_ text: String) throws(OfficeFailure) -> Digest {
        guard let digest = Digest(hex: Normal.folded(text).lowercased().filter { !$0.isWhitespace && $0 != ":" }) else {
            throw .input(InputProblem(source: "--root", reason: .invalid(text)))
        }
        return digest
    }

    private static let greatestBytes = 1 << 30
    private static let blanks = Array(" \t\r\n\u{FEFF}".utf8)
}

extension QueueFinding {
    fileprivate var sentence: String {
        switch self {
        case .rootNotReached, .anotherRoot, .anotherQueue: FairTexts.finding(code, place: 0)
        case .numbering(let place), .order(let place), .anotherLine(let place), .anotherFamily(let place),
            .notNamed(let place):
            FairTexts.finding(code, place: place)
        }
    }
}

extension QueueVerdict {
    fileprivate var words: String {
        switch self {
        case .listed(let list, let sequence): FairTexts.verdict(code, list: list, sequence: sequence)
        case .passedOver, .beyond: FairTexts.verdict(code, list: 0, sequence: 0)
        }
    }
}
