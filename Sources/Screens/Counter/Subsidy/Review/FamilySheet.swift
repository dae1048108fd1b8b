import Cells
import Housing
import Office
import Texts

/// What is told of a family that is reviewed: what the rules make of it, what it handed in, a line a person and condition, and
/// what was sent back to it.
struct FamilySheet {
    typealias Entry = SheetEntry<FamilyReviewPage.Spot>

    let file: FamilyFile
    let width: Int

    var entries: [Entry] {
        let parts = [verdict, findings, application, judgements, corrections]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [.gap]))
    }

    // MARK: What the rules say

    private var verdict: [Entry] {
        let lines = file.standing.state == .signed ? afterSigning : review
        // He reads all the same; what he may not do with it is said before he tries.
        let own = file.permits.isOwn ? [(CounterReviewTexts.ownFamily, Role.warning)] : []
        return [.heading(CounterReviewTexts.rules)]
            + (own + lines).enumerated().map { text($0.element.0, $0.element.1, .verdict($0.offset)) }
    }

    /// By signing it left the waiting list; what is found out since is for the monthly check.
    private var afterSigning: [(String, Role)] {
        let since = file.reasons.filter { $0 != .leftRegisterEarly }
        let why = FamilyWords.reasons(since, lacking: file.lacks)
        return [(CounterReviewTexts.isSigned, .success)]
            + (since.isEmpty ? [] : [(CounterReviewTexts.sinceSigned(why), .warning)])
    }

    private var review: [(String, Role)] {
        let standing = file.standing
        var lines: [(String, Role)] = []
        if standing.state == .correction, let open = file.corrections.last(where: { $0.state == .open }) {
            let fields = open.items.map(\.name)
            lines.append((CounterReviewTexts.awaitsMending(fields, open.deadline), .warning))
        }
        if !standing.proposed.isEmpty {
            let why = FamilyWords.reasons(standing.proposed.reasons, lacking: file.lacks)
            lines.append((CounterReviewTexts.proposedNow(why), .warning))
        } else if standing.state == .ineligible {
            let why = FamilyWords.reasons(standing.reasons.reasons, lacking: file.lacks)
            lines.append((CounterReviewTexts.confirmed(why), .warning))
        }
        let now = ReasonSet(file.reasons)
        if now != standing.proposed, !file.reasons.isEmpty, standing.state != .ineligible {
            let why = FamilyWords.reasons(file.reasons, lacking: file.lacks)
            lines.append((CounterReviewTexts.against(why) + CounterReviewTexts.awaitsReview, .warning))
        }
        if file.undecided > 0 { lines.append((CounterReviewTexts.stillUndecided(file.undecided), .info)) }
        if lines.isEmpty { lines.append((CounterReviewTexts.allMet, .success)) }
        return lines
    }

    // MARK: A line a person and condition

    private static let personColumn = 24
    private static let resultColumn = 42
    /// What nobody has said anything of, the longest of the results, has no source.
    private static let sourceColumn = 49

    private var findings: [Entry] {
        guard !file.answers.isEmpty else {
            return [
                .heading(CounterReviewTexts.findings), text(CounterReviewTexts.membersMissing, .muted, .verdict(-1)),
            ]
        }
        var rule: Rule?
        var entries: [Entry] = [.heading(CounterReviewTexts.findings)]
        for (index, answer) in file.answers.enumerated() {
            let condition = CounterReviewTexts.condition(answer.rule, file.application.extraConditions)
            let name = answer.rule == rule ? "" : "\(condition) \(answer.rule)"
            rule = answer.rule
            entries.append(finding(index, name, answer))
        }
        return entries
    }

    /// 没有自有住房 LH-10  申请人 林*雨  不通过  不动产（粤房12号）  8月30日  受理 王*
    private func finding(_ index: Int, _ name: String, _ answer: FamilyFile.Answer) -> Entry {
        let room = max(8, width - FamilySheet.sourceColumn)
        let evidence = CounterReviewTexts.evidence(answer.evidence)
        let author = [answer.at.map { dayWords($0.day) } ?? "", answer.by ?? ""].filter { !$0.isEmpty }.joined(
            separator: " ")
        // Names are not broken: what has no room beside the source has a row of its own.
        var said: [String] = []
        for (gap, part) in [("", answer.source), ("", evidence), (" ", author)] where !part.isEmpty {
            if let last = said.last, Width.of(last + gap + part) <= room {
                said[said.count - 1] = last + gap + part
            } else {
                said += LineBreaking.wrap(part, width: room)
            }
        }
        // The notice's own conditions have names as long as it likes: such a one stands above its first person.
        let isLong = Width.of(name) >= FamilySheet.personColumn
        var lines = [
            [
                SheetPiece(isLong ? "" : name, .label),
                SheetPiece("\(answer.person.role.name) \(answer.person.maskedName)", at: FamilySheet.personColumn),
                SheetPiece(answer.result.rawValue, role(answer.result), at: FamilySheet.resultColumn),
            ]
        ]
        for (row, part) in said.enumerated() {
            let piece = SheetPiece(part, .muted, at: FamilySheet.sourceColumn)
            if row == 0 { lines[0].append(piece) } else { lines.append([piece]) }
        }
        if isLong { lines = LineBreaking.wrap(name, width: width).map { [SheetPiece($0, .label)] } + lines }
        return Entry(id: .finding(index), lines: lines)
    }

    /// 8月30日; with the year where it is another one than the application's.
    private func dayWords(_ day: Day) -> String {
        day.year == file.application.submittedAt.day.year ? CounterBatchTexts.day(day) : day.words
    }

    private func role(_ result: WhyStep.Result) -> Role {
        switch result {
        case .passed: .body
        case .failed: .error
        case .undecided, .missing: .warning
        case .noted: .muted
        }
    }

    // MARK: What it handed in

    private var application: [Entry] {
        let form = file.application
        let facts = [
            (
                CounterReviewTexts.submittedAt,
                form.submittedAt.words + (form.isLate ? CounterReviewTexts.late : "")
            ),
            (
                CounterReviewTexts.family,
                CounterReviewTexts.family(
                    file.size, form.marital.name, children: form.children, coTenants: form.coTenants)
            ),
            (CounterReviewTexts.house, "\(form.house.address) \(form.house.room)"),
            (CounterReviewTexts.houseCode, form.house.code),
            (
                CounterReviewTexts.lease,
                CounterReviewTexts.lease(form.start, form.end) + CounterReviewTexts.signedOn(form.signedOn)
            ),
            (CounterReviewTexts.landlord, form.maskedLandlord),
            (CounterReviewTexts.areaLabel, CounterReviewTexts.area(form.area) + CounterReviewTexts.rent(form.rent)),
            (
                CounterReviewTexts.materials,
                form.materials.isEmpty ? CounterReviewTexts.noMaterials : form.materials.joined(separator: "、")
            ),
        ]
        let missing = file.lacks.isEmpty ? nil : CounterReviewTexts.missing(SubsidyLack.words(file.lacks))
        return [.heading(CounterReviewTexts.application)]
            + facts.enumerated().map { fact(.fact($0.offset), $0.element.0, $0.element.1) } + pictures
            + (missing.map { [text($0, .warning, .fact(facts.count))] } ?? [])
    }

    /// A line a paper of which there are pictures.
    private var pictures: [Entry] {
        let all = file.application.pictures
        let firsts = all.indices.filter { $0 == 0 || all[$0 - 1].paper != all[$0].paper }
        return firsts.map { index in
            let count = all.count { $0.paper == all[index].paper }
            let words = CounterReviewTexts.pictures(all[index].paper, count)
            return fact(.picture(index), index == 0 ? CounterReviewTexts.pictures : "", words)
        }
    }

    private var judgements: [Entry] {
        [.heading(CounterReviewTexts.form)]
            + file.application.judgements.enumerated().map { index, judgement in
                let result: FindingResult = judgement.isMet ? .passed : .failed
                return fact(
                    .judgement(index), result.rawValue, FamilyWords.numbered(judgement.words, judgement.rule),
                    judgement.isMet ? .body : .error)
            }
    }

    private var corrections: [Entry] {
        guard !file.corrections.isEmpty else { return [] }
        return [.heading(CounterReviewTexts.corrections)]
            + file.corrections.reversed().enumerated().map { index, correction in
                let number =
                    switch correction.state {
                    case .open: 0
                    case .done: 1
                    case .lapsed: 2
                    case .ended: 3
                    }
                let head =
                    "\(correction.askedAt.words)  \(correction.by)  "
                    + CounterReviewTexts.correctionState(number, correction.deadline)
                    + (correction.answer.map { CounterReviewTexts.answered($0.by, isWitness: $0.isWitness) } ?? "")
                let items = correction.items.map {
                    CounterReviewTexts.sendItem($0.name, $0.reason)
                }
                var lines = LineBreaking.wrap(head, width: width).map { [SheetPiece($0, .info)] }
                for item in items {
                    lines += LineBreaking.wrap(item, width: max(8, width - 2)).map { [SheetPiece($0, at: 2)] }
                }
                return Entry(id: .correction(index), lines: lines)
            }
    }

    // MARK: Rows

    private static let column = 12

    private func text(_ text: String, _ role: Role, _ spot: FamilyReviewPage.Spot) -> Entry {
        Entry(id: spot, lines: LineBreaking.wrap(text, width: width).map { [SheetPiece($0, role)] })
    }

    private func fact(
        _ spot: FamilyReviewPage.Spot, _ label: String, _ value: String, _ role: Role = .value
    ) -> Entry {
        let lines = LineBreaking.wrap(value, width: max(2, width - FamilySheet.column))
        return Entry(
            id: spot,
            lines: lines.enumerated().map { row, text in
                let piece = SheetPiece(text, role, at: FamilySheet.column)
                return row == 0 ? [SheetPiece(label, .label), piece] : [piece]
            })
    }
}

extension ReasonSet {
    init(_ reasons: [SubsidyReason]) {
        self = reasons.reduce([]) { $0.union(ReasonSet($1)) }
    }
}

extension ApplicationField {
    var name: String { SubsidyTexts.item(rawValue) }
}

extension CorrectionItem {
    /// With the papers that are to be brought: 申请材料（结婚证）
    var name: String { SubsidyTexts.item(field.rawValue, papers: papers) }
}
