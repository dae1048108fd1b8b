import Cells
import Forms
import Housing
import Office
import Texts

/// Lines of a sheet about money: a label with a value beside it, wrapped under itself.
struct MoneyLines<ID: Hashable & Sendable> {
    let width: Int
    /// Where values begin.
    var column = 14

    func fact(_ id: ID?, _ label: String, _ value: String, _ role: Role = .value) -> SheetEntry<ID> {
        let lines = LineBreaking.wrap(value, width: max(2, width - column), byPhrases: true)
        return SheetEntry(
            id: id,
            lines: lines.enumerated().map { row, text in
                let piece = SheetPiece(text, role, at: column)
                return row == 0 ? [SheetPiece(label, .label), piece] : [piece]
            })
    }

    /// Text without a label.
    func text(_ id: ID?, _ text: String, _ role: Role = .body) -> SheetEntry<ID> {
        let lines = LineBreaking.wrap(text, width: max(2, width), byPhrases: true)
        return SheetEntry(id: id, lines: lines.map { [SheetPiece($0, role)] })
    }
}

extension MoneyLines {
    /// One of several of which each may take more than a row: what follows stands in from the first.
    func item(_ id: ID?, _ text: String, _ role: Role = .body) -> SheetEntry<ID> {
        let lines = LineBreaking.wrap(text, width: max(2, width - Self.inset))
        return SheetEntry(
            id: id,
            lines: lines.enumerated().map { row, line in [SheetPiece(line, role, at: row == 0 ? 0 : Self.inset)] })
    }

    private static var inset: Int { 3 }
}

extension CounterScreen {
    /// Says what was refused in words that lead on at a screen.
    func tellMoney(_ trouble: CounterTrouble) -> [CounterEffect] {
        guard !trouble.endsSession else { return tell(trouble) }
        return [.say(.error(trouble.moneyWords))]
    }

    /// Every decision about a family.
    func showWhy(_ receipt: String, of batch: BatchID, _ clerk: Clerk) -> [CounterEffect] {
        [.show(WhyPage(batch, receipt: receipt, clerk: clerk))]
    }
}

extension CounterTrouble {
    var moneyWords: String { refusal.flatMap(CounterPaymentTexts.refused) ?? sentence }

    /// The same where nobody asked for anything yet: without the number to be told to who helps.
    var aheadWords: String {
        let text = failure.textAtScreen
        return refusal.flatMap(CounterPaymentTexts.refused) ?? text.what + text.wayOn
    }
}

extension MonthComparison.Kind {
    var name: String {
        switch self {
        case .first: CounterPaymentTexts.first
        case .retried: CounterPaymentTexts.retried
        case .resumed: CounterPaymentTexts.resumed
        case .differs: CounterPaymentTexts.differs
        case .gone: CounterPaymentTexts.gone
        case .account: CounterPaymentTexts.otherAccount
        case .inDoubt: CounterPaymentTexts.inDoubt
        case .same: CounterPaymentTexts.asBefore
        }
    }

    /// In the order in which they matter to who approves.
    static let byWeight: [MonthComparison.Kind] = [
        .inDoubt, .gone, .account, .retried, .resumed, .differs, .first, .same,
    ]
}

extension MonthComparison.Absence {
    /// - Parameter months: of the whole term.
    var words: String {
        switch self {
        case .stopped(let reason, let day): CounterPaymentTexts.stopped(reason, day)
        case .completed: SubsidyAgreement.State.completed.name
        case .withheld: CounterPaymentTexts.withheld
        case .changeOpen(let day, let matter): CounterPaymentTexts.changeOpen(day, matter: matter)
        case .leaseOver(let day): CounterPaymentTexts.leaseOver(day)
        case .comesNext(let month): CounterPaymentTexts.comesNext(month)
        case .inLaterRun(let month): CounterPaymentTexts.inLaterRun(month)
        case .state(let state): state.name
        }
    }
}

extension MonthComparison.Line {
    /// What is to be said of it, without whose it is.
    var words: String {
        if let reason { return reason.words }
        // Nothing went through: which of the months were sent before does not matter any more.
        if !failed.isEmpty, failed == months {
            return "\(CounterPaymentTexts.bankFailedAll)，\(CounterPaymentTexts.months(months))"
        }
        let late = months.filter { !retried.contains($0) }
        let parts = [
            failed.isEmpty ? nil : CounterPaymentTexts.bankFailed(failed),
            retried.isEmpty ? nil : CounterPaymentTexts.again(retried),
            late.isEmpty ? nil : CounterPaymentTexts.months(late),
        ]
        return parts.compactMap(\.self).joined(separator: "，")
    }

    /// 2,145.00元 → 4,290.00元
    var sums: String { before.fen == 0 || before == amount ? amount.words : "\(before.words) → \(amount.words)" }
}

extension MonthComparison {
    /// 第一次发放：2 家, what weighs most first; none where nothing differs.
    var changes: [String] {
        Kind.byWeight.filter { $0 != .same }.compactMap { kind in
            counts[kind].map { CounterPaymentTexts.heading(kind.name, $0) }
        }
    }
}

extension FamilyDoubts {
    var words: String {
        let parts = [
            failed.isEmpty ? nil : CounterPaymentTexts.failed(failed, extraConditions),
            undecided.isEmpty ? nil : CounterPaymentTexts.undecided(undecided, extraConditions),
            unnamed > 0 ? CounterPaymentTexts.unnamed(unnamed) : nil,
        ]
        return parts.compactMap(\.self).joined(separator: "，")
    }
}
