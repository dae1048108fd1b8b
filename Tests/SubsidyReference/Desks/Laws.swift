/// What must hold after every command, whatever the rules by hand say.
struct Laws {
    private var before: SubsidyView?

    /// The law that is broken, for a person to read.
    mutating func broken(by view: SubsidyView, after command: SubsidyCommand, _ answer: SubsidyAnswer) -> String? {
        defer { before = view }
        return counts(view) ?? lists(view) ?? order(view) ?? money(view) ?? (answer.isDone ? nil : change(view))
    }

    /// Signed and open calls never exceed the quota; the counts are those of the applications.
    private func counts(_ view: SubsidyView) -> String? {
        func count(_ state: String) -> Int { view.applications.filter { $0.state == state }.count }
        if view.signed + view.called > view.quota { return "\(view.signed) signed and \(view.called) called" }
        if count("SIGNED") != view.signed || count("CALLED") != view.called || count("WAIVED") != view.waived {
            return "counts that are not those of the applications"
        }
        return view.quotaLeft == view.quota - view.signed ? nil : "a quota left of \(view.quotaLeft)"
    }

    /// No list is longer than it may be, and every list goes by the register.
    private func lists(_ view: SubsidyView) -> String? {
        for (list, entries) in Dictionary(grouping: view.applications.filter { $0.list > 0 }, by: \.list) {
            if entries.count > view.quota * 12 / 10 { return "list \(list) of \(entries.count)" }
            if entries.map({ $0.sequence ?? 0 }) != Array(1...entries.count) { return "list \(list) out of order" }
        }
        return view.listMost == view.quota * 12 / 10 ? nil : "a list of \(view.listMost) at most"
    }

    /// On a list nobody was called before one who stands before him and is waiting.
    private func order(_ view: SubsidyView) -> String? {
        var waits: [Int: Bool] = [:]
        for entry in view.applications where entry.list > 0 {
            if entry.state == "PUBLICITY_PASSED" { waits[entry.list] = true }
            if ["CALLED", "SIGNED", "WAIVED"].contains(entry.state), waits[entry.list] == true {
                return "\(entry.receipt) was called before its turn"
            }
        }
        return nil
    }

    /// Whole months, no more than the term; nothing comes back that was not overpaid.
    private func money(_ view: SubsidyView) -> String? {
        for entry in view.applications {
            if (entry.agreementState != nil) != (entry.state == "SIGNED") { return "\(entry.receipt) signed or not" }
            if entry.paidFen % entry.monthlyFen != 0 || entry.paidFen > 36 * entry.monthlyFen {
                return "\(entry.receipt) paid \(entry.paidFen)"
            }
            if entry.overpaidFen > entry.paidFen || entry.recoveredFen > entry.overpaidFen {
                return "\(entry.receipt) overpaid \(entry.overpaidFen), recovered \(entry.recoveredFen)"
            }
        }
        return nil
    }

    /// What is refused changes nothing.
    private func change(_ view: SubsidyView) -> String? {
        guard let before, before != view else { return nil }
        return "refused, and changed: \(before.difference(from: view) ?? "")"
    }
}
