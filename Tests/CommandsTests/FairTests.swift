import Testing

@testable import Commands
@testable import Housing
@testable import Office

/// `anju fair`: bound in one office, checked on any machine.
@Suite struct FairTests {
    private let harness: CommandHarness
    private static let id = BatchID("luohu-2023")

    init() throws {
        harness = try CommandHarness()
        try harness.copySample()
        let shipped = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        harness.binaries["n.toml"] = shipped.bytes
        #expect(harness.run("batch", "open", "n.toml") == 0)
    }

    private static func receipt(_ index: Int) -> String { "BHR\(20_230_000 + index)" }

    /// Twelve families; those of the first list are 1, 2 and 5, of the second 7.
    private func bringRegister(out: Int? = nil) throws {
        try harness.atDoor("seed") { (_, writer) throws(OfficeFailure) in
            var file = try writer.batchFile(Self.id)
            let (register, families) = (try writer.beginRun(for: Self.id), try writer.beginRun(for: Self.id))
            var (registerRows, familyRows) = (BulkRows(), BulkRows())
            var keys: [BulkKey] = []
            for index in 0..<12 {
                let entry = RegisterEntry(
                    receipt: Self.receipt(index), cityPosition: 7 * index + 3, districtPosition: 0, registeredSize: 2,
                    hukouDistrict: "440303", acceptedAt: nil, listedAt: nil, status: .waiting, outAt: nil)
                guard let number = try? IdentityNumber("11010519491231002X", kind: .residentCard, on: nil) else {
                    return
                }
                RegisteredFamily(entry: entry, name: "样例", document: number).add(to: &registerRows)
                Self.state(entry, index, isOut: index == out).add(to: &familyRows)
                let place = BulkPlace(position: entry.cityPosition)
                keys.append(BulkKey(key: try writer.bulkKey(of: entry.receipt, .receipt), place: place))
            }
            try writer.append(registerRows, to: register)
            try writer.append(familyRows, to: families)
            try writer.append(keys.sorted(), .receipt, to: register)
            (file.runs.register, file.runs.families) = (register, families)
            file.batch.noteChange()
            try writer.save(try file.record())
        }
    }

    private static let listed = [1: (1, 1), 2: (1, 2), 5: (1, 3), 7: (2, 1)]

    private static func state(_ entry: RegisterEntry, _ index: Int, isOut: Bool) -> FamilyState {
        var state = FamilyState(entry)
        guard let (list, sequence) = listed[index] else { return state }
        state.standing = SubsidyStanding(
            state: isOut ? .ineligible : .published, gaps: [], proposed: [], undecided: 0, reasons: [],
            list: UInt8(list), sequence: Int32(sequence), calledAt: nil, signBy: nil)
        return state
    }

    private func publish() throws {
        try harness.atDoor("seed") { (_, writer) throws(OfficeFailure) in
            var file = try writer.batchFile(Self.id)
            let lists = [3, 1].enumerated().map { number, length in
                SubsidyBatch.List(
                    number: UInt8(number + 1), publishedAt: Moment(Day(number: 19_600), hour: 9),
                    endsOn: Day(number: 19_607 + 40 * number), length: length)
            }
            file.batch = SubsidyBatch(
                id: file.batch.id, notice: file.batch.notice, state: .published, version: file.batch.version + 1,
                lists: lists, counts: file.batch.counts)
            try writer.save(try file.record())
        }
    }

    private func said<Value>(_ key: String, as type: Value.Type) throws -> Value {
        try #require(try harness.json()[key] as? Value)
    }

    private func commit() throws -> String {
        #expect(harness.run("fair", "commit", "luohu-2023", "--json") == 0)
        return try said("root", as: String.self)
    }

    private func prove(_ index: Int) throws -> String {
        #expect(harness.run("fair", "prove", "luohu-2023", "--receipt", Self.receipt(index), "--json") == 0)
        return try said("proof", as: String.self)
    }

    /// On a machine without a data directory.
    private func verify(_ arguments: String...) -> Int32 {
        harness.run(["fair", "verify"] + arguments + ["--json"], in: nil)
    }

    private func codes() throws -> [String] {
        try said("findings", as: [[String: Any]].self).compactMap { $0["code"] as? String }
    }

    @Test("Nothing is bound or proven before the register is in; then once, and again without harm")
    func commits() throws {
        #expect(harness.run("fair", "commit", "luohu-2023") == 2)
        #expect(harness.complaints.contains("REGISTER_MISSING"))
        try bringRegister()
        #expect(harness.run("fair", "prove", "luohu-2023", "--receipt", Self.receipt(1)) == 2)
        #expect(harness.complaints.contains("NOT_COMMITTED"))
        let root = try commit()
        #expect(try said("new", as: Bool.self) && said("count", as: Int.self) == 12)
        #expect(try commit() == root)
        #expect(try said("new", as: Bool.self) == false)
        #expect(harness.run("fair", "commit", "luohu-2023") == 0 && harness.output.contains(root))
        #expect(harness.run("fair", "commit", "futian-2023") == 2)
    }

    @Test(
        "A family's proof holds on any machine, from the command line and from a file; a changed one and another root do not"
    )
    func places() throws {
        try bringRegister()
        let root = try commit()
        let proof = try prove(4)
        #expect(verify(proof, "--root", root) == 0)
        #expect(try said("index", as: Int.self) == 4 && said("city_position", as: Int.self) == 31)
        #expect(try said("receipt_no", as: String.self) == Self.receipt(4) && codes() == [])
        harness.files["proof.txt"] = "\(proof)\n第 5 户\n"
        #expect(verify("proof.txt") == 0)
        #expect(try said("root_published", as: Bool.self) == false)
        #expect(verify(proof, "--root", String(root.reversed())) == 1)
        #expect(try codes() == ["ANOTHER_ROOT"])
        let middle = proof.index(proof.startIndex, offsetBy: 200)
        var changed = proof
        changed.replaceSubrange(middle...middle, with: proof[middle] == "A" ? "B" : "A")
        #expect(verify(changed, "--root", root) == 1)
        #expect(try said("ok", as: Bool.self) == false && codes() == ["ROOT_NOT_REACHED"])
        #expect(harness.run(["fair", "verify", proof, "--root", root.uppercased()], in: nil) == 0)
        #expect(harness.output.contains("第 5 户，共 12 户") && harness.output.contains("与公布的一致"))
    }

    @Test("Published lists are proven, and each family learns where it stands to them")
    func lists() throws {
        try bringRegister()
        let root = try commit()
        #expect(harness.run("fair", "list", "luohu-2023") == 2)
        try publish()
        #expect(harness.run("fair", "list", "luohu-2023", "--to", "lists.json") == 0)
        let proof = try #require(harness.written["lists.json"])
        for index in 0..<12 { #expect(!String(decoding: proof, as: UTF8.self).contains(Self.receipt(index))) }
        harness.binaries["lists.json"] = proof
        #expect(verify("lists.json", "--root", root) == 0)
        #expect(try said("entries", as: Int.self) == 4 && said("lists", as: Int.self) == 2)
        for (index, verdict) in [(1, "LISTED"), (4, "PASSED_OVER"), (6, "PASSED_OVER"), (8, "BEYOND")] {
            #expect(verify(try prove(index), "--root", root, "--against", "lists.json") == 0)
            #expect(try said("verdict", as: String.self) == verdict)
        }
        #expect(harness.run("fair", "list", "luohu-2023", "--number", "1", "--to", "first.json") == 0)
        harness.binaries["first.json"] = harness.written["first.json"]
        #expect(verify(try prove(6), "--against", "first.json") == 0)
        #expect(try said("verdict", as: String.self) == "BEYOND")
    }

    /// Line by line: list, sequence number, index of the family.
    private static func file(_ lines: (Int, Int, Int)...) -> String {
        lines.reduce("list,published_seq,masked_name,receipt_no\n") { text, line in
            text + "\(line.0),\(line.1),样*,BHR****\(receipt(line.2).suffix(4))\n"
        }
    }

    @Test("A proof names nobody whom the lists name no more, is made as long as a list is up, and by staff alone")
    func named() throws {
        try bringRegister(out: 2)
        let root = try commit()
        try publish()
        #expect(harness.run("fair", "list", "luohu-2023", "--by", "shouli") == 2)
        #expect(harness.run("fair", "list", "luohu-2023") == 0)
        let proof = harness.output
        #expect(!proof.contains("0002\"") && proof.contains("0001\"") && proof.contains("\"leaf\":"))
        harness.files["proof.json"] = proof
        #expect(verify("proof.json", "--root", root) == 0)
        #expect(verify(try prove(2), "--root", root, "--against", "proof.json") == 0)
        #expect(try said("verdict", as: String.self) == "LISTED")
        harness.files["old.csv"] = Self.file((1, 1, 1), (1, 2, 2), (1, 3, 5), (2, 1, 7))
        #expect(verify("proof.json", "--list", "old.csv") == 1)
        #expect(try codes() == ["NOT_NAMED"])
        harness.files["out.csv"] = Self.file((1, 1, 1), (1, 3, 5), (2, 1, 7))
        #expect(verify("proof.json", "--list", "out.csv", "--root", root) == 0)
        #expect(try said("missing", as: Int.self) == 1 && said("lost", as: Int.self) == 0)
        harness.files["cut.csv"] = Self.file((1, 1, 1))
        #expect(verify("proof.json", "--list", "cut.csv") == 0)
        #expect(try said("missing", as: Int.self) == 2 && said("lost", as: Int.self) == 1)
        #expect(try said("unchecked", as: [Int].self) == [2])
        #expect(harness.run(["fair", "verify", "proof.json", "--list", "cut.csv"], in: nil) == 0)
        #expect(harness.output.contains("没有第 2 份名单") && !harness.output.contains("逐行相符"))
    }

    @Test("A list that was taken down is in a proof without names, and has none of its own")
    func takenDown() throws {
        try bringRegister()
        let root = try commit()
        try publish()
        let later = ["--at", "2023-10-20T09:00"]
        #expect(harness.run(["fair", "list", "luohu-2023", "--number", "1"] + later, in: harness.directory) == 2)
        #expect(harness.complaints.contains("DEADLINE_PASSED"))
        #expect(harness.run(["fair", "list", "luohu-2023"] + later, in: harness.directory) == 0)
        let proof = harness.output
        #expect(!proof.contains("0001\"") && proof.contains("0007\""))
        harness.files["proof.json"] = proof
        #expect(verify("proof.json", "--root", root) == 0)
        #expect(harness.run("fair", "list", "luohu-2023", "--at", "2024-03-01T09:00") == 2)
    }

    @Test("A list that was changed, and a published file that is another, are found")
    func wrongLists() throws {
        try bringRegister()
        let root = try commit()
        try publish()
        #expect(harness.run("fair", "list", "luohu-2023") == 0)
        let text = harness.output
        harness.files["moved.json"] = text.replacing("\"index\":5", with: "\"index\":6")
        #expect(verify("moved.json", "--root", root) == 1)
        #expect(try codes() == ["ROOT_NOT_REACHED"])
        harness.files["order.json"] = text.replacing("\"index\":5", with: "\"index\":2")
        #expect(verify("order.json") == 1)
        #expect(try codes() == ["ORDER"])
        harness.files["lists.json"] = text
        func line(_ list: Int, _ sequence: Int, _ index: Int) -> String {
            "\(list),\(sequence),样*,BHR****\(Self.receipt(index).suffix(4))\n"
        }
        let header = "list,published_seq,masked_name,receipt_no\n"
        harness.files["list.csv"] = header + line(1, 1, 1) + line(1, 2, 2) + line(1, 3, 5) + line(2, 1, 7)
        #expect(verify("lists.json", "--list", "list.csv", "--root", root) == 0)
        #expect(verify(try prove(5), "--against", "lists.json", "--list", "list.csv") == 0)
        #expect(try said("line", as: Int.self) == 4)
        harness.files["other.csv"] = header + line(1, 1, 1) + line(1, 2, 2) + line(1, 3, 6)
        for index in [5, 0] {
            #expect(verify(try prove(index), "--against", "lists.json", "--list", "other.csv") == 1)
            #expect(try codes() == ["ANOTHER_FAMILY"])
        }
        #expect(verify("lists.json", "--list", "other.csv") == 1)
        #expect(try codes() == ["ANOTHER_FAMILY"])
        harness.files["name.csv"] = header + line(1, 1, 1) + line(1, 2, 2).replacing("样*", with: "张*")
        #expect(verify("lists.json", "--list", "name.csv") == 1)
        #expect(try codes() == ["ANOTHER_FAMILY"])
        harness.files["empty.csv"] = header
        #expect(verify("lists.json", "--list", "empty.csv") == 3)
        harness.files["batch.json"] = text.replacing("luohu-2023", with: "futian-2023")
        #expect(verify("batch.json", "--list", "list.csv") == 1)
        #expect(try codes() == ["ROOT_NOT_REACHED"])
    }

    @Test("Whether and when the order was bound is told by show, and missed at the close and the review")
    func shown() throws {
        #expect(harness.run("batch", "show", "luohu-2023") == 0 && harness.output.contains("轮候顺序没有固定。"))
        try bringRegister()
        let root = try commit()
        #expect(harness.run("batch", "show", "luohu-2023", "--json") == 0)
        #expect(try said("root", as: String.self) == root)
        #expect(try said("committed_at", as: String.self).hasPrefix("2023-08-21T10:00"))
        #expect(harness.run("batch", "show", "luohu-2023") == 0 && harness.output.contains("轮候顺序已在"))
    }

    @Test("What is no proof, or not there, is bad input")
    func badInput() throws {
        harness.files["letter.txt"] = "尊敬的……"
        #expect(verify("letter.txt") == 3 && verify("nowhere") == 3)
        #expect(verify("anju-place-2.AAAA") == 3 && harness.output.contains("证明不完整"))
        harness.files["other.json"] = #"{"format":"anju-list-9"}"#
        #expect(verify("other.json") == 3)
        try bringRegister()
        _ = try commit()
        let proof = try prove(0)
        #expect(verify(proof, "--root", "abc") == 3 && verify(proof, "--list", "letter.txt") == 3)
    }
}
