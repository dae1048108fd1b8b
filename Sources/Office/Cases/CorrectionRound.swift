import Housing

/// A return for correction and what became of it, item by item: what it was, what it became, when. Both versions stay.
public struct CorrectionRound: Equatable, Sendable {
    public let sentBack: Renewal.Return
    /// What was sent back, in its order; then what was given beside it.
    public let items: [Item]

    /// One item of the round.
    public struct Item: Equatable, Sendable {
        public let path: ItemPath
        /// Why it was sent back; nil for a file that was given beside what was asked for.
        public let asked: Renewal.Return.Item?
        /// What it was when it was sent back.
        public let before: Content
        /// What it became; nil while nothing was done about it.
        public let after: Content?
        public let at: Moment?
        /// What the register had when a line was answered, and before that when it was confirmed.
        public let registered: InfoSnapshot.Value?
    }

    /// What somebody gave.
    public enum Content: Equatable, Sendable {
        /// The register's value was confirmed.
        case confirmed(InfoSnapshot.Value)
        /// It was pointed out as wrong, with words or none.
        case reported(String?)
        /// The register's value was said to be right after all, with words or none.
        case asRegistered(String?)
        case explained(String)
        /// A value was put in the place of the register's.
        case proposed(InfoSnapshot.Value)
        /// A block, with the lines pointed out or put right in it.
        case block([InfoLine])
        /// The declaration was read and acknowledged.
        case read
        /// Files, in the order in which they were put in; none where they were taken out or never there.
        case files([Material])
    }

    /// Whether it was handed in again after every item was done.
    public var isAnswered: Bool { items.allSatisfy { $0.after != nil } }
}

/// Reads the rounds of a case out of its parts.
struct CorrectionHistory {
    let renewal: Renewal
    /// Words and values by their rows.
    let texts: [TextID: String]
    let snapshots: [Commitment: InfoSnapshot]

    var rounds: [CorrectionRound] {
        renewal.returns.enumerated().map { index, made in
            let next = renewal.returns.indices.contains(index + 1) ? renewal.returns[index + 1].version : Int.max
            return round(made, made.version..<next)
        }
    }

    /// - Parameter window: the version after the return, to that after the next one.
    private func round(_ made: Renewal.Return, _ window: Range<Int>) -> CorrectionRound {
        let asked = made.items.map { item($0, window) }
        let paths = asked.map(\.path)
        let beside = MaterialKind.extra.filter { !paths.contains(.material($0)) }.compactMap { kind in
            let given = files(kind, in: window)
            return given.isEmpty ? nil : besides(kind, given, window)
        }
        return CorrectionRound(sentBack: made, items: asked + beside)
    }

    private func besides(_ kind: MaterialKind, _ given: [Material], _ window: Range<Int>) -> CorrectionRound.Item {
        CorrectionRound.Item(
            path: .material(kind), asked: nil, before: .files(files(kind, at: window.lowerBound)), after: .files(given),
            at: given.last?.addedAt, registered: nil)
    }

    private func item(_ asked: Renewal.Return.Item, _ window: Range<Int>) -> CorrectionRound.Item {
        switch asked.path {
        case .declaration: declaration(asked, window)
        case .block(let block): self.block(block, asked, window)
        case .line(let line): self.line(line, asked, window)
        case .material(let kind): material(kind, asked, window)
        }
    }

    private func declaration(_ asked: Renewal.Return.Item, _ window: Range<Int>) -> CorrectionRound.Item {
        let again = renewal.declaration.flatMap { isInside($0.version, window) ? $0 : nil }
        return CorrectionRound.Item(
            path: asked.path, asked: asked, before: .read, after: again.map { _ in .read }, at: again?.at,
            registered: nil)
    }

    // MARK: Blocks and lines

    /// Every answer to the four blocks, the first first.
    private var confirmations: [Renewal.ConfirmedInfo] { renewal.formerInfo + [renewal.info].compactMap(\.self) }

    private func confirmation(at version: Int) -> Renewal.ConfirmedInfo? {
        confirmations.last { $0.version <= version }
    }

    private func block(
        _ block: InfoBlock, _ asked: Renewal.Return.Item, _ window: Range<Int>
    ) -> CorrectionRound.Item {
        let again = confirmations.last { isInside($0.version(of: block), window) }
        return CorrectionRound.Item(
            path: asked.path, asked: asked, before: content(of: block, confirmation(at: window.lowerBound)),
            after: again.map { content(of: block, $0) }, at: again?.at, registered: nil)
    }

    private func content(of block: InfoBlock, _ info: Renewal.ConfirmedInfo?) -> CorrectionRound.Content {
        let lines = (info?.wrong.map(\.line) ?? []) + (info?.corrections.map(\.line) ?? [])
        return .block(lines.filter { $0.block == block })
    }

    private func line(_ line: InfoLine, _ asked: Renewal.Return.Item, _ window: Range<Int>) -> CorrectionRound.Item {
        let answers = renewal.answers.filter { $0.line == line }
        let again = answers.last { isInside($0.version, window) }
        let info = confirmation(at: window.lowerBound)
        let snapshot = (again?.snapshot ?? info?.snapshot).flatMap { snapshots[$0] }
        let earlier = answers.last { $0.version <= window.lowerBound }
        return CorrectionRound.Item(
            path: asked.path, asked: asked, before: earlier.map(content) ?? first(line, info),
            after: again.map(content), at: again?.at, registered: snapshot?[line])
    }

    /// What was said of a line when the blocks were answered.
    private func first(_ line: InfoLine, _ info: Renewal.ConfirmedInfo?) -> CorrectionRound.Content {
        if let correction = info?.corrections.first(where: { $0.line == line }) {
            return .proposed(texts[correction.stored].flatMap(line.proposed) ?? .unknown)
        }
        if let wrong = info?.wrong.first(where: { $0.line == line }) {
            return .reported(wrong.note.flatMap { texts[$0] })
        }
        return .confirmed(info.flatMap { snapshots[$0.snapshot]?[line] } ?? .unknown)
    }

    private func content(_ answer: Renewal.LineAnswer) -> CorrectionRound.Content {
        let words = answer.stored.flatMap { texts[$0] }
        switch answer.kind {
        case .asRegistered: return .asRegistered(words)
        case .explained: return .explained(words ?? "")
        case .value: return .proposed(words.flatMap(answer.line.proposed) ?? .unknown)
        }
    }

    // MARK: Files

    private func material(
        _ kind: MaterialKind, _ asked: Renewal.Return.Item, _ window: Range<Int>
    ) -> CorrectionRound.Item {
        let before = files(kind, at: window.lowerBound)
        var given = files(kind, in: window)
        if given.isEmpty, let instead = asked.opens { given = files(instead, in: window) }
        let isTakenOut = given.isEmpty && before.contains { isInside($0.endedVersion ?? 0, window) }
        let after: CorrectionRound.Content? = given.isEmpty && !isTakenOut ? nil : .files(given)
        return CorrectionRound.Item(
            path: asked.path, asked: asked, before: .files(before), after: after, at: given.last?.addedAt,
            registered: nil)
    }

    /// What was in a slot at a version.
    private func files(_ kind: MaterialKind, at version: Int) -> [Material] {
        renewal.materials.filter {
            $0.kind == kind && $0.addedVersion <= version && ($0.endedVersion ?? .max) > version
        }
    }

    /// What was put in and stayed until the next return.
    private func files(_ kind: MaterialKind, in window: Range<Int>) -> [Material] {
        renewal.materials.filter { material in
            material.kind == kind && isInside(material.addedVersion, window)
                && !isInside(material.endedVersion ?? 0, window)
        }
    }

    /// Done after the return and before the next one.
    private func isInside(_ version: Int, _ window: Range<Int>) -> Bool {
        version > window.lowerBound && version < window.upperBound
    }
}

extension CaseFile {
    /// What the last return asked for, where it was handed in again and is not decided yet.
    public var redone: CorrectionRound? {
        let state = renewal.state
        return state == .submitted || state == .underReview ? rounds.last : nil
    }

    /// What an item became in the round that is open or was handed in last.
    public func latest(of path: ItemPath) -> CorrectionRound.Item? {
        rounds.last?.items.first { $0.path == path }
    }
}
