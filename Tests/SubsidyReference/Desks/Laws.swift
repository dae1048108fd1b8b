/// What must hold of a batch after every command, whatever the rules by hand say.
struct Laws {
    private var before: SubsidyView?
    private var people = LawsOfPeople()
    private var payments = LawsOfPayment()
    private var pages = LawOfPages()

    /// The law that is broken, for a person to read.
    mutating func broken(
        by view: SubsidyView, after command: SubsidyCommand, _ answer: SubsidyAnswer, _ desks: DeskOffice
    ) throws -> String? {
        let had = before
        before = view
        if let words = try pages.broken(by: view, of: command.batch, desks) { return words }
        if let words = counts(view) ?? lists(view) ?? order(view) ?? money(view) { return words }
        guard answer.isDone else { return change(view, from: had) }
        if let words = newList(view, from: had, command) { return words }
        if let words = try people.broken(by: view, after: command, answer, desks) { return words }
        return payments.broken(by: view, after: command, answer, desks)
    }

    /// Another batch was acted upon.
    mutating func see(_ view: SubsidyView) { before = view }

    /// Over all batches: nobody signs twice (LH-57), and no dwelling is in two agreements in force (LH-32).
    static func broken(among batches: [Laws]) -> String? {
        guard batches.count > 1 else { return nil }
        var receipts: Set<String> = []
        var dwellings: Set<String> = []
        for batch in batches {
            for entry in batch.before?.applications ?? [] where entry.state == "SIGNED" {
                if !receipts.insert(entry.receipt).inserted { return "\(entry.receipt) signed in two batches" }
                let inForce = ["EFFECTIVE", "PAYING", "CHANGE_REVIEW", "SUSPENDED"]
                guard inForce.contains(entry.agreementState ?? ""), let code = batch.people.dwelling(of: entry.receipt)
                else { continue }
                if !dwellings.insert(code).inserted { return "\(entry.receipt) for a dwelling of another batch" }
            }
        }
        return nil
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
        let positions = view.applications.map(\.cityPosition)
        if positions != positions.sorted() || Set(positions).count < positions.count {
            return "not in the register's order"
        }
        return view.listMost == view.quota * 12 / 10 ? nil : "a list of \(view.listMost) at most"
    }

    /// A further list is no longer than the places that were left allow.
    private func newList(_ view: SubsidyView, from had: SubsidyView?, _ command: SubsidyCommand) -> String? {
        guard command.act == .supplementary, let had else { return nil }
        let number = view.applications.map(\.list).max() ?? 0
        let length = view.applications.filter { $0.list == number }.count
        return length > had.quotaLeft * 12 / 10 ? "a further list of \(length)" : nil
    }

    /// Nobody was called before one who stands before him and is waiting, on his list or an earlier one.
    private func order(_ view: SubsidyView) -> String? {
        let listed = view.applications.filter { $0.list > 0 }
        var isWaiting = false
        for entry in listed.sorted(by: { ($0.list, $0.sequence ?? 0) < ($1.list, $1.sequence ?? 0) }) {
            if entry.state == "PUBLICITY_PASSED" { isWaiting = true }
            if isWaiting, ["CALLED", "SIGNED", "WAIVED"].contains(entry.state) {
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
    private func change(_ view: SubsidyView, from had: SubsidyView?) -> String? {
        guard let had, had != view else { return nil }
        return "refused, and changed: \(had.difference(from: view) ?? "")"
    }
}
