extension Renewal {
    /// What the tenant says of one line that was sent back.
    public struct LineReply: Hashable, Sendable {
        public let line: InfoLine
        /// Stands for the snapshot in which the line was shown.
        public let snapshot: Commitment
        public let answer: Answer

        /// What the register has is right; or it is not, in words; or it should be another value.
        public enum Answer: Hashable, Sendable {
            /// The row of his words; none are needed.
            case asRegistered(note: TextID?)
            /// The row of his words; none are needed, for a number pad types none.
            case explained(note: TextID?)
            /// A proposal and the row in which it lies.
            case value(InfoSnapshot.Value, stored: TextID)
        }

        public init(_ line: InfoLine, _ answer: Answer, snapshot: Commitment) {
            self.line = line
            self.answer = answer
            self.snapshot = snapshot
        }
    }

    /// An answer to a line that was sent back, without its words or value.
    public struct LineAnswer: Hashable, Sendable, Codable {
        public enum Kind: String, CaseIterable, Codable, Sendable {
            case asRegistered = "AS_REGISTERED"
            case explained = "EXPLAINED"
            /// A proposal: it reaches the register when the application is approved.
            case value = "VALUE"
        }

        public let line: InfoLine
        public let kind: Kind
        /// The row of the words, or of the value.
        public let stored: TextID?
        /// Stands for what the register had when it was answered.
        public let snapshot: Commitment
        public let at: Moment
        /// The version that the case had afterwards.
        public let version: Int
    }

    /// The answer that counts, a line.
    public var latestAnswers: [InfoLine: LineAnswer] {
        Dictionary(answers.map { ($0.line, $0) }) { _, later in later }
    }

    /// The rows of the values that the tenant wants the register to have, by line: what he said last of each. A block that is
    /// answered anew speaks for those of its lines that can be put right in it; of the others it says nothing.
    public var proposals: [InfoLine: TextID] {
        var rows: [InfoLine: TextID] = [:]
        for correction in info?.corrections ?? [] { rows[correction.line] = correction.stored }
        for (line, answer) in latestAnswers.filter(counts) {
            rows[line] = answer.kind == .value ? answer.stored : nil
        }
        return rows
    }

    /// The lines of which the tenant says, last of each, that what is registered is wrong, without a value in its place.
    public var disputed: [InfoLine] {
        let answers = latestAnswers.filter(counts)
        let wrong = (info?.wrong ?? []).map(\.line).filter { answers[$0] == nil }
        let explained = answers.values.filter { $0.kind == .explained }.sorted { $0.version < $1.version }
        return wrong + explained.map(\.line)
    }

    /// Whether an answer was not overtaken by its block, answered anew.
    private func counts(_ line: InfoLine, _ answer: LineAnswer) -> Bool {
        !line.isCorrectable || answer.version > (info?.version(of: line.block) ?? 0)
    }

    /// One line that the open return names is answered anew; everything else stays as it was (O-4).
    mutating func answer(_ reply: LineReply, _ step: Step) throws(Refusal) -> Entry {
        guard openReturn?.items.contains(where: { $0.path == .line(reply.line) }) == true else {
            throw Refusal(.itemUnknown, "6.1", .item(.line(reply.line)))
        }
        guard let current = step.facts.info, reply.snapshot == current.snapshot else {
            throw Refusal(.infoChanged, "O-4")
        }
        let answer = try kept(reply, lines: current.lines, step)
        answers.append(answer)
        return entry(
            .renewalLineAnswered,
            [
                "line": .code(reply.line.description), "answer": .code(answer.kind.rawValue),
                "snapshot": .commitment(reply.snapshot),
            ])
    }

    private func kept(_ reply: LineReply, lines: Set<InfoLine>, _ step: Step) throws(Refusal) -> LineAnswer {
        let (kind, stored): (LineAnswer.Kind, TextID?)
        switch reply.answer {
        case .asRegistered(let note): (kind, stored) = (.asRegistered, note)
        case .explained(let note): (kind, stored) = (.explained, note)
        case .value(let value, let row):
            // An occupant may have moved out since: then only words are left.
            guard lines.contains(reply.line) else {
                throw Refusal(.lineUnknown, "O-4", .item(.line(reply.line)))
            }
            guard reply.line.takes(value, on: step.now.day) else {
                throw Refusal(.lineNotCorrectable, "O-4", .item(.line(reply.line)))
            }
            (kind, stored) = (.value, row)
        }
        return LineAnswer(
            line: reply.line, kind: kind, stored: stored, snapshot: reply.snapshot, at: step.now,
            version: step.version)
    }
}

extension InfoLine {
    /// How a proposal for a line is given, where it was sent back.
    public enum Proposal: String, Hashable, Codable, Sendable {
        case mobile, marital, relation, moveIn
    }

    /// Names and document numbers are changed by proof and by staff, dwelling and lease by staff alone: nil for these.
    public var proposal: Proposal? {
        switch (block, field) {
        case (.tenant, .mobile), (.occupants, .mobile): .mobile
        case (.tenant, .marital): .marital
        case (.occupants, .relation): .relation
        case (.occupants, .moveIn): .moveIn
        default: nil
        }
    }

    /// Whether `value` is of the line's kind; nobody moved in after `today`.
    public func takes(_ value: InfoSnapshot.Value, on today: Day) -> Bool {
        switch (proposal, value) {
        case (.mobile, .mobile), (.marital, .marital), (.relation, .relation): true
        case (.moveIn, .day(let day)): day <= today
        default: false
        }
    }

    /// Reads a proposal as ``InfoSnapshot/Value/proposed`` wrote it.
    public func proposed(_ text: String) -> InfoSnapshot.Value? {
        switch proposal {
        case .mobile: (try? Mobile(text)).map { .mobile($0) }
        case .marital: MaritalState(rawValue: text).map { .marital($0) }
        case .relation: Relation(rawValue: text).map { .relation($0) }
        case .moveIn: Day(text).map { .day($0) }
        case nil: nil
        }
    }
}

extension InfoSnapshot.Value {
    /// A proposal as its row keeps it: bare digits, a stable name, an ISO date. Nil for what nobody proposes.
    public var proposed: String? {
        switch self {
        case .mobile(let mobile): mobile.value
        case .marital(let marital): marital.rawValue
        case .relation(let relation): relation.rawValue
        case .day(let day): day.description
        case .text, .money, .area, .document, .documentKind, .policy, .houseCode, .unknown: nil
        }
    }
}
