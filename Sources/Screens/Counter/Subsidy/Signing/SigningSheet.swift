import Cells
import Housing
import Office
import Texts

/// What is told of a family at the signing desk, line by line.
struct SigningSheet {
    let family: SigningFamily
    let width: Int

    var entries: [SheetEntry<Int>] {
        facts.enumerated().map { index, fact in entry(index, fact) }
    }

    private typealias Line = (label: String, text: String, role: Role)

    private var facts: [Line] {
        let (found, standing) = (family.found, family.standing)
        var facts: [Line] = [(CallDeskTexts.place, family.placeWords, .value)]
        if let calledAt = standing.calledAt { facts.append((CallDeskTexts.calledAt, calledAt.words, .value)) }
        if standing.state == .called, let signBy = standing.signBy {
            let words = CallDeskTexts.deadlineWords(signBy, family.daysLeft, isOver: family.isOverdue)
            facts.append((CallDeskTexts.deadline, words, family.isOverdue ? .error : .value))
        }
        if !standing.reasons.isEmpty {
            let words = BatchTexts.words(standing.reasons.reasons, lacking: found.lacks)
            facts.append((CallDeskTexts.reasons, words, .warning))
        }
        facts += money
        facts += [
            (CallDeskTexts.applicant, "\(found.maskedName)　\(family.maskedDocument)", .value),
            (CallDeskTexts.size, CallDeskTexts.sizeWords(found.size, found.area), .value),
            (CallDeskTexts.house, "\(family.house.address) \(family.house.room)", .value),
            (CallDeskTexts.houseCode, family.house.code, .value),
            (
                CallDeskTexts.lease,
                CallDeskTexts.leaseWords(family.lease.start, family.lease.end, family.lease.rent), .value
            ),
        ]
        return facts + findings + notes
    }

    private var money: [Line] {
        guard let agreement = family.found.agreement else {
            guard family.maySignYet else { return [] }
            let isAble = family.obstacle == nil || family.standing.state != .called
            let words =
                isAble ? CallDeskTexts.ifToday(family.amountWords) : CallDeskTexts.monthlyAlone(family.found.monthly)
            return [(CallDeskTexts.amount, words, .value)]
        }
        let words = "\(agreement.number)　\(agreement.terms.state.name)　\(agreement.signedAt.words)"
        let account = "\(family.bank ?? "")　\(family.maskedAccount ?? "")"
        return [
            (CallDeskTexts.agreement, words, .value), (CallDeskTexts.amount, family.amountWords, .value),
            (CallDeskTexts.bankAccount, account, .value),
        ]
    }

    private var findings: [Line] {
        guard family.found.agreement == nil, family.standing.state != .waived else { return [] }
        var lines: [Line] = []
        if !family.reasons.isEmpty {
            let words = BatchTexts.words(family.reasons, lacking: family.found.lacks)
            lines.append((CallDeskTexts.findings, CallDeskTexts.found(words), .error))
        }
        if family.undecided > 0 {
            lines.append((CallDeskTexts.findings, CallDeskTexts.undecided(family.undecided), .warning))
        }
        return lines.isEmpty ? [(CallDeskTexts.findings, CallDeskTexts.noFindings, .value)] : lines
    }

    private var notes: [Line] {
        var lines = family.found.discretions.map { decision -> Line in
            (CallDeskTexts.decisions, BatchTexts.discretionWords(decision.rule, decision.decision), .value)
        }
        for note in family.notes {
            switch note.matter {
            case .reminded(let way):
                lines.append((CallDeskTexts.notes, CallDeskTexts.reminded(way.name, note.at), .value))
            case .late(let words): lines.append((CallDeskTexts.notes, CallDeskTexts.lateReason(words, note.at), .value))
            }
        }
        if family.notes.isEmpty, family.standing.state == .called, let day = family.remindOn {
            let isNow = day <= family.today && !family.isOverdue
            lines.append((CallDeskTexts.notes, CallDeskTexts.remindOn(day), isNow ? .warning : .muted))
        }
        return lines
    }

    private static let column = 14

    private func entry(_ index: Int, _ fact: Line) -> SheetEntry<Int> {
        let lines = LineBreaking.wrap(fact.text, width: max(2, width - Self.column), byPhrases: true)
        return SheetEntry(
            id: index,
            lines: lines.enumerated().map { row, text in
                let piece = SheetPiece(text, fact.role, at: Self.column)
                return row == 0 ? [SheetPiece(fact.label, .label), piece] : [piece]
            })
    }
}
