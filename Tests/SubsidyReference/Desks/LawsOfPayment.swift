/// What must hold of money: a month is paid once and to the fen, by what the bank said and was told.
struct LawsOfPayment {
    /// By receipt and month, what the bank says that it paid.
    private var paid: [String: [String: Int]] = [:]
    /// Months that left, by receipt, and of which the bank has said nothing since.
    private var unanswered: [String: Set<String>] = [:]
    private var said: Set<ResultLine> = []
    private var sentRuns: Set<Int> = []

    mutating func broken(
        by view: SubsidyView, after command: SubsidyCommand, _ answer: SubsidyAnswer, _ desks: DeskOffice
    ) -> String? {
        switch command.act {
        case .results(let lines, _): take(lines, answer)
        case .export(let number):
            // A run that was sent is written again as it was.
            let isFirst = sentRuns.insert(number).inserted
            if let words = sent(desks.given.sent, isFirst, view, desks.given.agreements) { return words }
        default: return nil
        }
        for entry in view.applications {
            let sum = paid[entry.receipt, default: [:]].values.reduce(0, +)
            if sum != entry.paidFen { return "\(entry.receipt) paid \(entry.paidFen), by the bank \(sum)" }
        }
        return nil
    }

    /// What the bank has said once it says for nothing.
    private mutating func take(_ lines: [ResultLine], _ answer: SubsidyAnswer) {
        var bad: [Int] = []
        if case .doneWithout(let lines) = answer { bad = lines }
        for (number, line) in lines.enumerated() where !bad.contains(number + 2) {
            guard said.insert(line).inserted else { continue }
            unanswered[line.receipt]?.remove(line.month)
            if line.result == "成功" { paid[line.receipt, default: [:]][line.month] = line.amountFen }
        }
    }

    /// A run leaves with a month of a family once, at the agreement's amount, and never with one that was paid or that the
    /// bank has still.
    private mutating func sent(
        _ text: String, _ isFirst: Bool, _ view: SubsidyView, _ agreements: [String: String]
    ) -> String? {
        var seen: Set<String> = []
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 6, let receipt = agreements.first(where: { $0.value == cells[0] })?.key,
                let entry = view.applications.first(where: { $0.receipt == receipt })
            else { return "sent \(line)" }
            let month = cells[4]
            if !seen.insert("\(receipt) \(month)").inserted { return "\(receipt) twice for \(month)" }
            if cells[5] != "\(entry.monthlyFen)" { return "\(receipt) for \(cells[5])" }
            guard isFirst else { continue }
            if paid[receipt]?[month] != nil { return "\(receipt) sent for \(month), which was paid" }
            if !unanswered[receipt, default: []].insert(month).inserted { return "\(receipt) sent again for \(month)" }
        }
        return nil
    }
}
