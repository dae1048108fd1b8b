import Foundation
import GRDB
import Housing
import Office

/// What rows are found by: keys of a kind in order, some hundreds in one piece under one seal.
extension RecordTransaction {
    /// So many fill two pages of the disk.
    private static let keysPerBlock = 300

    func bulkKey(of text: String, _ kind: BulkKeyKind) throws(OfficeFailure) -> Int64 {
        guard kind != .namePair else { return NamePairs.of(text).min() ?? 0 }
        let indexer = try indexer(of: kind)
        return indexer.number(of: text)
    }

    // MARK: Reading

    func places(
        of key: Int64, _ kind: BulkKeyKind, in run: RunID, after last: BulkPlace?, limit: Int
    ) throws(OfficeFailure) -> [BulkPlace] {
        let run = try self.run(run)
        let start = KeyPlace(key, last)
        var name = try blockNames(kind, run, "<= (?, ?, ?) ORDER BY key DESC, position DESC, place DESC", start).first
        if name == nil { name = try blockNames(kind, run, Self.next, start).first }
        var places: [BulkPlace] = []
        while let found = name, found.key <= key, places.count < limit {
            for entry in try block(found, kind, run).keys where entry.key == key {
                if places.count < limit, last.map({ $0 < entry.place }) ?? true { places.append(entry.place) }
            }
            name = try blockNames(kind, run, Self.next, found).first
        }
        return places
    }

    private static let next = "> (?, ?, ?) ORDER BY key, position, place"

    /// Where a block stands, by its first key.
    private struct KeyPlace {
        let key: Int64
        let position: Int64
        let place: Int64

        init(_ key: Int64, _ place: BulkPlace?) {
            self.key = key
            position = place.map { Int64($0.position) } ?? .min
            self.place = place.map { Int64($0.place) } ?? .min
        }
    }

    /// The block that comes first, counted as `condition` says.
    private func blockNames(
        _ kind: BulkKeyKind, _ run: BulkRun, _ condition: String, _ start: KeyPlace
    ) throws(OfficeFailure) -> [KeyPlace] {
        try db.rows(
            """
            SELECT key, position, place FROM bulk_key WHERE run = ? AND kind = ? AND (key, position, place) \(condition)
            LIMIT 1
            """, [run.id.rawValue, kind.rawValue, start.key, start.position, start.place]
        ) { row in
            KeyPlace(try row.integer(0), BulkPlace(position: try row.count(1), place: try row.count(2)))
        }
    }

    private func block(
        _ name: KeyPlace, _ kind: BulkKeyKind, _ run: BulkRun
    ) throws(OfficeFailure) -> (keys: [BulkKey], mac: Data) {
        let place = Self.place(name, kind, run)
        let ring = ring
        let found = try db.first(
            "SELECT mac, bytes FROM bulk_key WHERE run = ? AND kind = ? AND key = ? AND position = ? AND place = ?",
            [run.id.rawValue, kind.rawValue, name.key, name.position, name.place]
        ) { row in
            let mac = try row.blob(0)
            let keys = try row.withBlob(1) { bytes throws(OfficeFailure) in
                try ring.check(mac, at: place, over: bytes, Data())
                return Self.keys(bytes)
            }
            return (keys: keys, mac: mac)
        }
        guard let found, !found.keys.isEmpty else { throw .store(.damaged(what: place.name)) }
        return found
    }

    // MARK: Writing

    func append(_ keys: some Collection<BulkKey>, _ kind: BulkKeyKind, to id: RunID) throws(OfficeFailure) {
        var run = try self.run(id)
        guard let first = keys.min(), let last = keys.max() else { return }
        let all = (keys + (try takeBlocks(kind, &run, from: first, to: last))).sorted()
        let keys = zip(all.indices, all).filter { index, key in index == 0 || all[index - 1] != key }.map(\.1)
        for start in stride(from: 0, to: keys.count, by: Self.keysPerBlock) {
            try write(keys[start..<min(start + Self.keysPerBlock, keys.count)], kind, &run)
        }
        try keep(run)
        touch(.subsidy)
    }

    /// Removes the blocks among whose keys these fall, to be written anew with them.
    private func takeBlocks(
        _ kind: BulkKeyKind, _ run: inout BulkRun, from first: BulkKey, to last: BulkKey
    ) throws(OfficeFailure) -> [BulkKey] {
        let start = KeyPlace(first.key, first.place)
        var taken: [BulkKey] = []
        var name = try blockNames(kind, run, "<= (?, ?, ?) ORDER BY key DESC, position DESC, place DESC", start).first
        if name == nil { name = try blockNames(kind, run, Self.next, start).first }
        while let found = name {
            let (keys, mac) = try block(found, kind, run)
            guard let least = keys.first, least <= last else { break }
            if let most = keys.last, most >= first {
                taken += keys
                run.pieces.remove(try digest(ofPiece: mac, in: run))
                try db.run(
                    "DELETE FROM bulk_key WHERE run = ? AND kind = ? AND key = ? AND position = ? AND place = ?",
                    [run.id.rawValue, kind.rawValue, found.key, found.position, found.place])
            }
            name = try blockNames(kind, run, Self.next, found).first
        }
        return taken
    }

    private func write(_ keys: ArraySlice<BulkKey>, _ kind: BulkKeyKind, _ run: inout BulkRun) throws(OfficeFailure) {
        guard let first = keys.first else { return }
        let name = KeyPlace(first.key, first.place)
        let bytes = Self.bytes(keys)
        let place = Self.place(name, kind, run)
        let mac = try ring.mac(place, over: bytes, Data())
        try db.run(
            "INSERT INTO bulk_key (run, kind, key, position, place, mac, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [run.id.rawValue, kind.rawValue, name.key, name.position, name.place, mac, bytes])
        run.pieces.add(try digest(ofPiece: mac, in: run))
    }

    private static func place(_ name: KeyPlace, _ kind: BulkKeyKind, _ run: BulkRun) -> Place {
        Place("bulk_key", "\(run.key) \(kind.rawValue) \(name.key) \(name.position) \(name.place)")
    }

    // MARK: As they are kept

    /// Key (8 bytes), position (4), place (4), little-endian.
    private static let entryBytes = 16

    private static func bytes(_ keys: ArraySlice<BulkKey>) -> Data {
        var data = Data(count: keys.count * entryBytes)
        data.withUnsafeMutableBytes { bytes in
            for (offset, key) in zip(stride(from: 0, to: bytes.count, by: entryBytes), keys) {
                bytes.storeBytes(of: key.key.littleEndian, toByteOffset: offset, as: Int64.self)
                let (position, place) = (Int32(clamping: key.place.position), Int32(clamping: key.place.place))
                bytes.storeBytes(of: position.littleEndian, toByteOffset: offset + 8, as: Int32.self)
                bytes.storeBytes(of: place.littleEndian, toByteOffset: offset + 12, as: Int32.self)
            }
        }
        return data
    }

    private static func keys(_ bytes: UnsafeRawBufferPointer) -> [BulkKey] {
        stride(from: 0, to: bytes.count / entryBytes * entryBytes, by: entryBytes).map { offset in
            func value<Value: FixedWidthInteger>(_ at: Int, _ type: Value.Type) -> Value {
                Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + at, as: type))
            }
            return BulkKey(
                key: value(0, Int64.self),
                place: BulkPlace(position: Int(value(8, Int32.self)), place: Int(value(12, Int32.self))))
        }
    }
}

extension RecordTransaction {
    /// For `verify`: the pieces of a run's keys, each checked.
    func keyPieces(of run: BulkRun) throws(OfficeFailure) -> [Data] {
        let names = try db.rows(
            "SELECT kind, key, position, place FROM bulk_key WHERE run = ? ORDER BY kind, key, position, place",
            [run.id.rawValue]
        ) { row in
            (
                kind: try row.count(0), key: try row.integer(1),
                place: BulkPlace(position: try row.count(2), place: try row.count(3))
            )
        }
        var pieces: [Data] = []
        for name in names {
            guard let kind = BulkKeyKind(rawValue: name.kind) else {
                throw .store(.damaged(what: "bulk_key \(run.key)"))
            }
            pieces.append(try block(KeyPlace(name.key, name.place), kind, run).mac)
        }
        return pieces
    }
}
