import Housing
import TestSupport
import Testing

@testable import Office

/// The proofs of the queue themselves, without an office: what they prove, and that nothing else passes.
@Suite struct QueueProofTests {
    private let secret = [UInt8](repeating: 7, count: 32)

    /// Families at every third place of the register.
    private func queue(_ count: Int, batch: String = "luohu-2023") throws -> (leaves: QueueLeaves, tree: MerkleTree) {
        var rows = BulkRows()
        for index in 0..<count {
            let entry = RegisterEntry(
                receipt: Self.receipt(index), cityPosition: Self.position(index), districtPosition: 0,
                registeredSize: 1, hukouDistrict: "440303", acceptedAt: nil, listedAt: nil, status: .waiting,
                outAt: nil)
            let number = try IdentityNumber("11010519491231002X", kind: .residentCard, on: nil)
            RegisteredFamily(entry: entry, name: Self.name(index), document: number).add(to: &rows)
        }
        let all = Set((0..<count).map(Self.position))
        var leaves = QueueLeaves(batch: BatchID(batch), secret: secret, keeping: all)
        try leaves.add(rows)
        return (leaves, try #require(leaves.tree()))
    }

    private static func receipt(_ index: Int) -> String { "BHR\(10_000_000 + 7 * index)" }
    private static func position(_ index: Int) -> Int { 3 * index + 2 }
    private static func name(_ index: Int) -> String { index.isMultiple(of: 2) ? "样某" : "例某某" }

    private func proof(_ index: Int, _ queue: (leaves: QueueLeaves, tree: MerkleTree)) throws -> PlaceProof {
        let (position, receipt) = (Self.position(index), Self.receipt(index))
        return PlaceProof(
            batch: "luohu-2023", receipt: receipt, maskedName: PublicMask.name(Self.name(index)), position: position,
            salt: queue.leaves.salt(position, receipt), index: try #require(queue.leaves.index(of: position)),
            count: queue.tree.count, path: try #require(queue.tree.path(to: index)),
            root: queue.leaves.root(queue.tree))
    }

    /// Of lists of these places.
    private func list(
        _ lists: [[Int]], _ queue: (leaves: QueueLeaves, tree: MerkleTree)
    ) throws -> ListProof {
        var entries: [ListProof.Entry] = []
        for (list, places) in lists.enumerated() {
            for (sequence, index) in places.enumerated() {
                let leaf = try #require(queue.leaves.kept[Self.position(index)])
                entries.append(.init(list: list + 1, sequence: sequence + 1, index: index, face: .named(leaf)))
            }
        }
        let nodes = try #require(queue.tree.nodes(proving: Set(lists.joined()).sorted()))
        return ListProof(
            batch: "luohu-2023", count: queue.tree.count, root: queue.leaves.root(queue.tree), entries: entries,
            nodes: nodes)
    }

    // MARK: A family's

    @Test("A family's proof is a line of text that comes back, whatever stands around it", arguments: [1, 2, 41, 1000])
    func text(_ count: Int) throws {
        let queue = try queue(count)
        let root = Digest(hex: Hex.text(queue.leaves.root(queue.tree)))
        for index in Set([0, count / 2, count - 1]) {
            let proof = try proof(index, queue)
            #expect(PlaceProof(proof.text) == proof)
            #expect(PlaceProof("  证明：\n\(proof.text)\r\n第 \(index) 户") == proof)
            #expect(proof.findings(published: root) == [] && proof.findings(published: nil) == [])
        }
    }

    @Test("For a million families it stays below 1,003 characters, which a QR code of version 22 holds")
    func size() {
        let hash = [UInt8](repeating: 255, count: 32)
        let proof = PlaceProof(
            batch: "luohu-2023", receipt: "BHR00999999", maskedName: "样*", position: 2_999_999,
            salt: Array(hash.prefix(16)), index: 999_999, count: 1_000_000, path: Array(repeating: hash, count: 20),
            root: hash)
        #expect(proof.text.count == 997)
    }

    @Test("Whatever character of it is altered, it proves nothing")
    func altered() throws {
        let text = try proof(23, queue(41)).text
        for index in text.indices {
            var altered = text
            altered.replaceSubrange(index...index, with: text[index] == "A" ? "B" : "A")
            guard let read = PlaceProof(altered) else { continue }
            #expect(!read.findings(published: nil).isEmpty, "\(text.distance(from: text.startIndex, to: index))")
        }
        for length in 0..<text.count { #expect(PlaceProof(String(text.prefix(length))) == nil) }
        #expect(PlaceProof(text + "A") == nil)
    }

    @Test("Another published root is told; a receipt is not guessed from its leaf by who lacks the salt")
    func roots() throws {
        let queue = try queue(5)
        let proof = try proof(2, queue)
        #expect(proof.findings(published: Digest(hex: String(repeating: "0", count: 64))) == [.anotherRoot])
        let guessed = PlaceProof(
            batch: proof.batch, receipt: proof.receipt, maskedName: proof.maskedName, position: proof.position,
            salt: [UInt8](repeating: 0, count: 16), index: proof.index, count: 5, path: proof.path, root: proof.root)
        #expect(guessed.leafHash != proof.leafHash)
        let other = QueueLeaf.salt(.init(data: secret), position: 5, receipt: "BHR1")
        #expect(other != QueueLeaf.salt(.init(data: secret), position: 6, receipt: "BHR1"))
    }

    @Test("A tree of the same families has another published root for another batch; neither passes for the other")
    func batches() throws {
        let (ours, theirs) = (try queue(9), try queue(9, batch: "futian-2023"))
        #expect(ours.leaves.root(ours.tree) != theirs.leaves.root(theirs.tree))
        let list = try list([[2, 4]], ours)
        let renamed = ListProof(
            batch: "futian-2023", count: list.count, root: list.root, entries: list.entries, nodes: list.nodes)
        #expect(renamed.findings(published: nil) == [.rootNotReached])
        let grown = ListProof(
            batch: list.batch, count: 10, root: list.root, entries: list.entries, nodes: list.nodes)
        #expect(grown.findings(published: nil) == [.rootNotReached])
    }

    // MARK: Lists

    @Test("A list of committed places in their order is sound, as a file too, and no receipt stands in it")
    func lists() throws {
        let queue = try queue(60)
        let proof = try list([[3, 4, 9, 20], [31, 59]], queue)
        #expect(proof.findings(published: Digest(hex: proof.rootHex)) == [] && proof.lists == 2)
        let text = proof.json.text
        #expect(try ListProof(Array(text.utf8), source: "p.json") == proof)
        for index in [3, 4, 9, 20, 31, 59] { #expect(!text.contains(Self.receipt(index))) }
    }

    @Test("A list that changes the order, leaves out a number or holds a place that was not committed is found")
    func wrongLists() throws {
        let queue = try queue(60)
        #expect(try list([[3, 9, 4]], queue).findings(published: nil) == [.order(entry: 3)])
        #expect(try list([[3, 9], [9]], queue).findings(published: nil) == [.order(entry: 3)])
        let sound = try list([[3, 9], [20]], queue)
        func changed(_ entries: [ListProof.Entry]) -> [QueueFinding] {
            ListProof(batch: sound.batch, count: 60, root: sound.root, entries: entries, nodes: sound.nodes)
                .findings(published: nil)
        }
        let entries = sound.entries
        #expect(changed([entries[1], entries[2]]) == [.numbering(entry: 1), .rootNotReached])
        guard case .named(let leaf) = entries[1].face else {
            Issue.record("named by nobody")
            return
        }
        let alien = ListProof.Entry(
            list: 1, sequence: 2, index: 9,
            face: .named(QueueLeaf(maskedReceipt: leaf.maskedReceipt, maskedName: "张*", seal: leaf.seal)))
        #expect(changed([entries[0], alien, entries[2]]) == [.rootNotReached])
        let moved = ListProof.Entry(list: 1, sequence: 2, index: 10, face: entries[1].face)
        #expect(changed([entries[0], moved, entries[2]]) == [.rootNotReached])
        #expect(sound.findings(published: Digest(hex: String(repeating: "0", count: 64))) == [.anotherRoot])
    }

    @Test("A family learns whether it is on a list, was passed over, or comes later")
    func verdicts() throws {
        let queue = try queue(60)
        let lists = try list([[3, 9], [20]], queue)
        #expect(try proof(9, queue).verdict(lists) == .listed(list: 1, sequence: 2))
        #expect(try proof(20, queue).verdict(lists) == .listed(list: 2, sequence: 1))
        #expect(try proof(0, queue).verdict(lists) == .passedOver)
        #expect(try proof(19, queue).verdict(lists) == .passedOver)
        #expect(try proof(21, queue).verdict(lists) == .beyond)
        #expect(try proof(9, self.queue(61)).verdict(lists) == nil)
    }

    @Test(
        "A slip in a proof of lists is told with its place",
        arguments: [
            ("anju-list-2", "anju-list-1", "format"), ("\"sequence\":1", "\"sequence\":0", "entries[0].sequence"),
            ("\"count\":60", "\"count\":\"60\"", "count"), ("\"nodes\":[\"", "\"nodes\":[\"x", "nodes[0]"),
        ])
    func slips(_ from: String, _ to: String, _ place: String) throws {
        let text = try list([[3, 9]], queue(60)).json.text.replacing(from, with: to, maxReplacements: 1)
        do {
            _ = try ListProof(Array(text.utf8), source: "p.json")
            Issue.record("taken")
        } catch OfficeFailure.input(let problem) {
            #expect(problem.column == place)
        }
    }

    // MARK: As it was published

    /// A published file of these families, each with its list, its number and whom it names.
    private func file(_ lines: [(list: Int, sequence: Int, index: Int)]) throws -> PublishedList {
        let rows = lines.map { line in
            "\(line.list),\(line.sequence),\(PublicMask.name(Self.name(line.index))),"
                + "\(PublicMask.receipt(Self.receipt(line.index)))"
        }
        let text = (["list,published_seq,masked_name,receipt_no"] + rows).joined(separator: "\r\n")
        return try PublishedList(Array(text.utf8), source: "list.csv")
    }

    @Test("The published file is compared line by line, by number and by whom a line names")
    func published() throws {
        let queue = try queue(60)
        let lists = try list([[3, 9], [20]], queue)
        func compare(_ lines: [(Int, Int, Int)], _ index: Int? = nil) throws -> PublishedList.Comparison {
            try file(lines).compare(lists, index.map { try proof($0, queue) })
        }
        #expect(try compare([(1, 1, 3), (1, 2, 9), (2, 1, 20)]) == .init())
        #expect(try compare([(1, 1, 3), (1, 2, 9), (2, 1, 20)], 9) == .init(line: 3))
        #expect(try compare([(1, 1, 3), (1, 2, 9)], 5) == .init(unchecked: [2]))
        // An objection was upheld; the rest stays as it was.
        #expect(try compare([(1, 2, 9), (2, 1, 20)], 3) == .init(lost: 1))
        #expect(try compare([(1, 1, 3), (2, 1, 20)]) == .init(lost: 1))
        #expect(try compare([(1, 2, 9), (1, 1, 3)]).findings == [.anotherLine(line: 3)])
        #expect(try compare([(1, 1, 3), (1, 3, 9)]).findings == [.anotherLine(line: 3)])
        #expect(try compare([(1, 1, 3), (1, 2, 9), (3, 1, 20)]).findings == [.anotherLine(line: 4)])
        // Another family under a committed number, whoever asks: another receipt, or the same name's neighbour.
        #expect(try compare([(1, 1, 3), (1, 2, 8), (2, 1, 20)]).findings == [.anotherFamily(line: 3)])
        #expect(try compare([(1, 1, 5), (1, 2, 9)], 3).findings == [.anotherFamily(line: 2)])
    }

    @Test("A published file without a line is no list")
    func emptyFile() throws {
        failure(.input(InputProblem(source: "list.csv", reason: .empty))) { _ = try file([]) }
    }
}
