import Forms
import Housing
import Office
import Texts

/// A typed report once more before it is handed in, each part with the way to where it is changed.
struct ReportReview {
    let file: CheckFile
    let draft: PaperReportDraft
    /// The name of the picture that goes with it; nil where there is none yet.
    let picture: String?
    /// Nil where the check date has no limits.
    let assessment: Assessment?

    typealias Change = ReportEntryPage.Change

    var sections: [ReviewSection<Change>] { [head] + file.check.members.map(person) + [outcome].compactMap(\.self) }

    private var head: ReviewSection<Change> {
        ReviewSection(
            CounterCheckTexts.reports,
            [
                ReviewRow(CounterCheckTexts.number, draft.number, change: .head(.number)),
                ReviewRow(CounterCheckTexts.issuer, draft.issuer, change: .head(.issuer)),
                ReviewRow(CounterCheckTexts.checkDate, draft.checkDate?.words ?? "", change: .head(.date)),
                ReviewRow(
                    CounterCheckTexts.paper, picture ?? CounterCheckTexts.noPaperShort, change: .head(.picture)),
            ])
    }

    private func person(_ member: EconomicCheck.Member) -> ReviewSection<Change> {
        let name = file.people[member.person]?.name ?? ""
        return ReviewSection(
            "\(name)（\(CounterCheckTexts.relation(member.relation))）",
            PaperReportDraft.Group.allCases.flatMap { rows(of: member.person, $0) })
    }

    private func rows(of person: PersonID, _ group: PaperReportDraft.Group) -> [ReviewRow<Change>] {
        let label = CounterCheckTexts.group(group == .income)
        let lines = draft.lines(of: person, group)
        guard !lines.isEmpty else {
            return [ReviewRow(label, CounterCheckTexts.noItems, change: .items(person, group))]
        }
        return lines.enumerated().map { row, found in
            let line = found.line
            let note = line.isCounted ? "" : "，" + CounterCheckTexts.notCounted
            return ReviewRow(
                row == 0 ? label : "", "\(file.policy.name(of: line.kind, group))  \(line.amount.words)\(note)",
                change: row == 0 ? .items(person, group) : nil)
        }
    }

    private var outcome: ReviewSection<Change>? {
        assessment.map { assessment in
            ReviewSection(
                CounterCheckTexts.outcome(assessment.meets),
                [
                    ReviewRow(
                        CounterCheckTexts.income,
                        CounterCheckTexts.sum(assessment.incomePerHead, assessment.incomePerHeadLimit)),
                    ReviewRow(
                        CounterCheckTexts.property,
                        CounterCheckTexts.sum(assessment.property, assessment.propertyLimit)),
                ])
        }
    }
}
