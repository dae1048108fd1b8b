import Cells
import Housing
import Office
import Texts

/// What is told of a report at the counter, line by line.
struct TenancySheet {
    typealias Entry = SheetEntry<TenancyReviewPage.Spot>

    let opened: OpenTenancy
    let width: Int
    let clerk: Clerk

    private var file: TenancyFile { opened.file }
    private var change: TenancyChange { opened.change }

    var entries: [Entry] {
        let facts = self.facts.enumerated().map { index, fact in entry(.fact(index), fact.0, fact.1) }
        return facts + [.gap, .heading(TenancyTexts.proof)] + proofs + [.gap, .heading(MineTexts.timeline)] + timeline
    }

    private var facts: [(String, String)] {
        let lease = file.lease.lease
        var facts = [
            (MineTexts.lease, "\(lease.number)  \(file.lease.address)"),
            (CounterTenancyTexts.tenant, file.formerTenant.maskedName),
            (TenancyTexts.who, file.person.maskedName),
            (TenancyTexts.what, "\(change.event.what)  \(change.day.words)"),
            (CounterTenancyTexts.reporter, reporter),
            (TenancyTexts.words, file.words ?? TenancyTexts.noWords),
        ]
        if let decision = change.decision {
            facts.append((TenancyTexts.result, TenancyTexts.outcome(decision.outcome, file.successor?.maskedName)))
            facts.append((CounterTenancyTexts.decidedBy, "\(file.reviewer ?? "")  \(decision.at.words)"))
            if let note = file.note { facts.append((CounterTenancyTexts.note, note)) }
        } else {
            let living = file.lease.living.map(\.line).joined(separator: "、")
            facts.append((CounterTenancyTexts.living, living.isEmpty ? CounterTenancyTexts.nobodyElse : living))
        }
        return facts
    }

    /// In full for who may see what people write down for the office, else masked.
    private var reporter: String {
        guard let contact = file.contact else { return CounterTenancyTexts.byTenant }
        let name = clerk.mayShowPersonal ? contact.name : Mask.name(contact.name)
        let mobile = clerk.mayShowPersonal ? contact.mobile.grouped : contact.mobile.maskedWords
        return "\(name)（\(contact.relation.name)）  \(mobile)"
    }

    private var proofs: [Entry] {
        guard !change.proofs.isEmpty else {
            return [Entry(id: nil, lines: [[SheetPiece(CounterTenancyTexts.noProof, .muted)]])]
        }
        return change.proofs.enumerated().map { index, proof in
            entry(
                .proof(proof.id), "\(TenancyTexts.proof) \(index + 1)",
                "\(FileSize.words(bytes: proof.bytes))  \(proof.at.words)")
        }
    }

    private var timeline: [Entry] {
        file.timeline.enumerated().reversed().map { index, line in
            Entry(
                id: .event(index),
                lines: [[SheetPiece("\(line.at.words)  \(line.role.name)  \(line.entry.kind.name)")]])
        }
    }

    private static let column = 14

    private func entry(_ spot: TenancyReviewPage.Spot, _ label: String, _ value: String) -> Entry {
        let lines = LineBreaking.wrap(value, width: max(2, width - TenancySheet.column))
        return Entry(
            id: spot,
            lines: lines.enumerated().map { row, text in
                let piece = SheetPiece(text, .value, at: TenancySheet.column)
                return row == 0 ? [SheetPiece(label, .label), piece] : [piece]
            })
    }
}
