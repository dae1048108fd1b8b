import Housing

/// An application of a batch as staff see it: no document number, and the name masked.
public struct SubsidyCase: Equatable, Sendable {
    /// 备案回执号.
    public let receipt: String
    public let maskedName: String
    /// In the city's register, as of the cut-off.
    public let position: Int
    public let district: String
    /// Its place among the eligible, from 1; nil where it is not one of them.
    public let rank: Int?
    public let standing: SubsidyStanding
    /// What is missing of what had to be handed in; looked up where one family is asked for, and for the table of reasons.
    public var lacks: [SubsidyLack] = []
    public let size: Int
    /// What it is paid for, or would be (LH-34 … LH-36).
    public let area: Area
    public let monthly: Money
    public let agreement: Agreement?
    /// The manager's decisions about it; they stand wherever it is listed.
    public let discretions: [Discretion]

    public struct Agreement: Equatable, Sendable {
        public let number: String
        public let signedAt: Moment
        public let terms: SubsidyAgreement
        public let paidMonths: Int
        public let paid: Money
    }

    public struct Discretion: Equatable, Sendable {
        public let rule: Rule
        public let decision: String
        public let at: Moment
    }
}

extension SubsidyState {
    /// Whether a family in it has a place among the eligible (LH-50): those before whom an objection was upheld move up.
    var isRanked: Bool {
        switch self {
        case .eligible, .published, .notReached, .publicityPassed, .called, .signed, .waived: true
        case .draft, .submitted, .withdrawn, .locked, .underReview, .correction, .ineligible: false
        }
    }
}

extension BatchDesk {
    /// The batch with its applications, in the register's order.
    ///
    /// - Parameter receipt: of one family alone.
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`, `RECEIPT_UNKNOWN` where one is asked for.
    public func show(
        _ id: BatchID, receipt: String? = nil
    ) throws(OfficeFailure) -> (batch: BatchOverview, cases: [SubsidyCase]) {
        try office.records.read { (reader) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            let cases = SubsidyCases(file, reader)
            if let receipt {
                let hand = try reader.inHand(receipt, of: file, at: Moment(milliseconds: 0))
                return (try reader.overview(file), try cases.one(hand.family))
            }
            var all: [SubsidyCase] = []
            try cases.each { (found) throws(OfficeFailure) in all.append(found) }
            return (try reader.overview(file), all)
        }
    }
}

/// Reads the applications of a batch within one question.
struct SubsidyCases {
    private let file: BatchFile
    private let reader: any RecordReader

    init(_ file: BatchFile, _ reader: any RecordReader) {
        (self.file, self.reader) = (file, reader)
    }

    /// Every application in the register's order.
    ///
    /// - Parameter withLacks: each with what it lacks, which is looked up.
    func each(
        withLacks: Bool = false, _ body: (SubsidyCase) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        guard let register = file.runs.register, let families = file.runs.families else { return }
        let known = try records()
        let last = try reader.extent(of: families).lastChunk
        var rank = 0
        var next = 0
        while next <= last {
            let chunks = next...min(next + Self.chunksAtOnce - 1, last)
            let names = try names(in: chunks, of: register)
            try reader.eachChunk(of: families, in: chunks) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.tag(index) >= 0 {
                    let family = try FamilyState(rows, index)
                    if family.standing.state.isRanked { rank += 1 }
                    guard let name = names[family.position] else {
                        throw .store(.damaged(what: "bulk_chunk register"))
                    }
                    var found = make(
                        family, name, rank: rank, known.agreements[family.position],
                        known.discretions[family.position] ?? [])
                    if withLacks { found.lacks = try lacks(of: family) }
                    try body(found)
                }
            }
            next = chunks.upperBound + 1
        }
    }

    /// The application of one family; none where it has not applied.
    func one(_ family: FamilyState) throws(OfficeFailure) -> [SubsidyCase] {
        guard family.application != nil, let register = file.runs.register,
            let name = try names(at: family.position, of: register)
        else { return [] }
        let id = file.batch.id
        let agreement = try reader.kept(AgreementBody.self, of: id, at: family.position).first
        let discretions = try reader.kept(DiscretionBody.self, of: id, at: family.position)
        let rank = family.standing.state.isRanked ? try self.rank(of: family.position) : 0
        var found = make(family, name, rank: rank, agreement, discretions)
        found.lacks = try lacks(of: family)
        return [found]
    }

    /// None where that is no reason.
    private func lacks(of family: FamilyState) throws(OfficeFailure) -> [SubsidyLack] {
        guard family.standing.reasons.union(family.standing.proposed).contains(.materialMissing),
            let form = try reader.application(at: family.position, of: file)?.form
        else { return [] }
        return family.lacks(of: form, under: file.batch.notice)
    }

    /// By the states of those before it, without looking into their rows.
    private func rank(of position: Int) throws(OfficeFailure) -> Int {
        guard let families = file.runs.families else { return 0 }
        var rank = 0
        try reader.eachChunk(of: families, in: 0...BulkPlace(position: position).chunk) {
            (_, rows) throws(OfficeFailure) in
            for index in 0..<rows.count where rows.place(index).position <= position && rows.tag(index) >= 0 {
                if SubsidyState(rawValue: UInt8(clamping: rows.tag(index)))?.isRanked == true { rank += 1 }
            }
        }
        return rank
    }

    private typealias Name = (receipt: String, name: String)

    private func names(in chunks: ClosedRange<Int>, of run: RunID) throws(OfficeFailure) -> [Int: Name] {
        var names: [Int: Name] = [:]
        try reader.eachChunk(of: run, in: chunks) { (_, rows) throws(OfficeFailure) in
            for index in 0..<rows.count {
                let (entry, name) = try RegisteredFamily.entry(rows, index)
                names[entry.cityPosition] = (entry.receipt, name)
            }
        }
        return names
    }

    private func names(at position: Int, of run: RunID) throws(OfficeFailure) -> Name? {
        let chunk = BulkPlace(position: position).chunk
        return try names(in: chunk...chunk, of: run)[position]
    }

    private func records() throws(OfficeFailure) -> (
        agreements: [Int: KeptRecord<AgreementBody>], discretions: [Int: [KeptRecord<DiscretionBody>]]
    ) {
        var agreements: [Int: KeptRecord<AgreementBody>] = [:]
        for kept in try reader.kept(AgreementBody.self, of: file.batch.id) {
            if let position = kept.position { agreements[position] = kept }
        }
        var discretions: [Int: [KeptRecord<DiscretionBody>]] = [:]
        for kept in try reader.kept(DiscretionBody.self, of: file.batch.id) {
            if let position = kept.position { discretions[position, default: []].append(kept) }
        }
        return (agreements, discretions)
    }

    private func make(
        _ family: FamilyState, _ name: Name, rank: Int, _ kept: KeptRecord<AgreementBody>?,
        _ discretions: [KeptRecord<DiscretionBody>]
    ) -> SubsidyCase {
        let standard = file.batch.notice.standard
        var agreement: SubsidyCase.Agreement?
        if let kept, let signed = family.agreement {
            agreement = .init(
                number: kept.number ?? "", signedAt: kept.at, terms: signed.terms, paidMonths: signed.ledger.paidCount,
                paid: signed.paid)
        }
        return SubsidyCase(
            receipt: name.receipt, maskedName: Mask.name(name.name), position: family.position,
            district: family.register.district, rank: family.standing.state.isRanked ? rank : nil,
            standing: family.standing, size: family.register.size,
            area: kept?.body.area ?? standard.area(registeredSize: family.register.size),
            monthly: kept?.body.monthly ?? standard.monthly(registeredSize: family.register.size),
            agreement: agreement,
            discretions: discretions.map { .init(rule: $0.body.rule, decision: $0.body.decision, at: $0.at) })
    }

    private static let chunksAtOnce = 16
}
