/// What must hold of money: a month is paid once and to the fen, by what the bank said and was told.
struct LawsOfPayment {
    /// By receipt and month, what the bank says that it paid.
    private var paid: [String: [String: Int]] = [:]

    mutating func broken(
        by view: SubsidyView, after command: SubsidyCommand, _ answer: SubsidyAnswer, _ desks: DeskOffice
    ) -> String? {
        switch command.act {
        case .results(let lines, _): take(lines, answer)
        case .export: if let words = sent(desks.given.sent, view, desks.given.agreements) { return words }
        default: return nil
        }
        for entry in view.applications {
            let sum = paid[entry.receipt, default: [:]].values.reduce(0, +)
            if sum != entry.paidFen { return "\(entry.receipt) paid \(entry.paidFen), by the bank \(sum)" }
        }
        return nil
    }

    private mutating func take(_ lines: [ResultLine], _ answer: SubsidyAnswer) {
        var bad: [Int] = []
        if case .doneWithout(let lines) = answer { bad = lines }
        for (number, line) in lines.enumerated() where !bad.contains(number + 2) && line.result == "成功" {
            paid[line.receipt, default: [:]][line.month] = line.amountFen
        }
    }

    /// A run leaves with a month of a family once, never with one that was paid, at the agreement's amount.
    private func sent(_ text: String, _ view: SubsidyView, _ agreements: [String: String]) -> String? {
        var seen: Set<String> = []
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 6, let receipt = agreements.first(where: { $0.value == cells[0] })?.key,
                let entry = view.applications.first(where: { $0.receipt == receipt })
            else { return "sent \(line)" }
            if !seen.insert("\(receipt) \(cells[4])").inserted { return "\(receipt) twice for \(cells[4])" }
            if cells[5] != "\(entry.monthlyFen)" { return "\(receipt) for \(cells[5])" }
        }
        return nil
    }
}
