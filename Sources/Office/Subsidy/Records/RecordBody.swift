import Foundation
import Housing

/// What a ``SubsidyRecord`` of one kind holds. Kept as JSON, sealed.
protocol RecordBody: Codable, Equatable, Sendable {
    static var kind: SubsidyRecord.Kind { get }
    associatedtype State: RawRepresentable, Sendable where State.RawValue == String
}

/// A record with its body read.
struct KeptRecord<Body: RecordBody>: Sendable {
    let id: String
    let batch: BatchID?
    /// The family's place in the register.
    let position: Int?
    let number: String?
    var state: Body.State
    /// When it came.
    let at: Moment
    var body: Body

    init(
        id: String, batch: BatchID?, position: Int? = nil, number: String? = nil, state: Body.State, at: Moment,
        body: Body
    ) {
        self.id = id
        self.batch = batch
        self.position = position
        self.number = number
        self.state = state
        self.at = at
        self.body = body
    }

    init(_ record: SubsidyRecord) throws(OfficeFailure) {
        guard let state = Body.State(rawValue: record.state),
            let body = try? JSONDecoder().decode(Body.self, from: Data(record.body))
        else { throw .store(.damaged(what: "subsidy_record \(record.id)")) }
        self.init(
            id: record.id, batch: record.batch, position: record.position, number: record.number, state: state,
            at: record.at, body: body)
    }

    func record() throws(OfficeFailure) -> SubsidyRecord {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let bytes = try? encoder.encode(body) else { throw .store(.damaged(what: "subsidy_record \(id)")) }
        return SubsidyRecord(
            id: id, kind: Body.kind, batch: batch, position: position, number: number, state: state.rawValue, at: at,
            body: Array(bytes))
    }
}

extension SubsidyReader {
    /// The records of one kind of a family, the first first.
    func kept<Body: RecordBody>(
        _ type: Body.Type, of batch: BatchID, at position: Int
    ) throws(OfficeFailure) -> [KeptRecord<Body>] {
        try all(type, batch: batch, position: position, state: nil)
    }

    /// The records of one kind of a batch, or of none, the first first.
    func kept<Body: RecordBody>(
        _ type: Body.Type, of batch: BatchID?, in state: Body.State? = nil
    ) throws(OfficeFailure) -> [KeptRecord<Body>] {
        try all(type, batch: batch, position: nil, state: state?.rawValue)
    }

    func kept<Body: RecordBody>(_ type: Body.Type, number: String) throws(OfficeFailure) -> KeptRecord<Body>? {
        guard let record = try subsidyRecord(Body.kind, number: number) else { return nil }
        return try KeptRecord(record)
    }

    func kept<Body: RecordBody>(_ type: Body.Type, id: String) throws(OfficeFailure) -> KeptRecord<Body>? {
        guard let record = try subsidyRecord(id), record.kind == Body.kind else { return nil }
        return try KeptRecord(record)
    }

    /// By its number as people say it, or by its id.
    func kept<Body: RecordBody>(_ type: Body.Type, called name: String) throws(OfficeFailure) -> KeptRecord<Body>? {
        let name = RecordNumber.read(name)
        if let kept = try kept(type, number: name) { return kept }
        return try kept(type, id: name)
    }

    private func all<Body: RecordBody>(
        _ type: Body.Type, batch: BatchID?, position: Int?, state: String?
    ) throws(OfficeFailure) -> [KeptRecord<Body>] {
        var found: [KeptRecord<Body>] = []
        while true {
            let page = try subsidyRecords(
                Body.kind, batch: batch, position: position, state: state, after: found.last?.id, limit: Self.page)
            for record in page { found.append(try KeptRecord(record)) }
            if page.count < Self.page { return found }
        }
    }

    private static var page: Int { 1000 }
}

extension SubsidyWriter {
    func save<Body: RecordBody>(_ kept: KeptRecord<Body>) throws(OfficeFailure) { try save(try kept.record()) }
}

/// The numbers of records as people type them.
public enum RecordNumber {
    /// What stands behind the batch is in capital letters: `luohu-2023-c1` is `luohu-2023-C1`, and `ts1` is `TS1`. Anything
    /// else stays as it is.
    public static func read(_ typed: String) -> String {
        let name = Normal.name(typed)
        let tail = name.split(separator: "-").last ?? ""
        let letters = tail.prefix { $0.isASCII && $0.isLetter }
        let digits = tail.dropFirst(letters.count)
        guard (1...2).contains(letters.count), !digits.isEmpty, digits.allSatisfy({ "0"..."9" ~= $0 }) else {
            return name
        }
        return name.dropLast(tail.count) + tail.uppercased()
    }
}
