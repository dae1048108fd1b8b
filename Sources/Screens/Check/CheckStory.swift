import Cells
import Forms
import Housing
import Office
import Texts

/// What is told of a check to the family that it is about.
enum CheckStory {
    static func facts(_ file: CheckFile) -> [Fact] {
        let check = file.check
        return [
            Fact(CheckTexts.number, "\(check.number)"),
            Fact(MineTexts.state, CheckTexts.state(check, on: file.today), role: check.role),
            Fact(MineTexts.whatToDo, CheckTexts.toDo(check, on: file.today)),
            Fact(RenewalTexts.address, file.lease.address),
        ]
    }

    static func blocks(_ file: CheckFile) -> [ReaderBlock] {
        objections(file) + result(file) + people(file) + [.heading(MineTexts.timeline)] + timeline(file) + scope(file)
    }

    // MARK: The result

    private static func result(_ file: CheckFile) -> [ReaderBlock] {
        guard let report = file.check.report, let result = file.check.result else { return [] }
        let assessment = result.assessment
        return [
            .heading(file.check.round == report.round ? CheckTexts.result : CheckTexts.formerResult),
            .item(assessment.meets ? CheckTexts.meetsAll : CheckTexts.failsAll),
            .item(CheckTexts.income(assessment)), .item(CheckTexts.property(assessment)),
            .item(CheckTexts.limitsFrom(assessment.limitsFrom)),
            .item(CheckTexts.report(report.number, report.issuer, report.checkDate)),
        ]
            + (assessment.meets ? [.item(CheckTexts.validUntil(result.validUntil))] : [])
            + (result.objectionUntil.map { [.item(CheckTexts.objectionUntil($0, file.check.provisionalNote))] } ?? [])
    }

    /// Person by person, item by item, with what was not counted.
    private static func people(_ file: CheckFile) -> [ReaderBlock] {
        guard file.check.result != nil, let report = file.report else { return [] }
        return [.heading(CheckTexts.eachPerson)]
            + report.people.flatMap { person -> [ReaderBlock] in
                let member = file.check.members.first { $0.person == person.person }
                let name = member.map(file.words) ?? file.maskedName(of: person.person)
                let sums = [
                    sum(person.income, CheckTexts.incomeItems), sum(person.property, CheckTexts.propertyItems),
                ]
                return [.item(CheckTexts.person(name, sums))]
                    + items(person.income, CheckTexts.incomeItems) { file.policy.name(ofIncome: $0) }
                    + items(person.property, CheckTexts.propertyItems) { file.policy.name(ofProperty: $0) }
            }
    }

    private static func sum(_ items: [CheckReport.Item], _ title: String) -> String {
        guard !items.isEmpty else { return CheckTexts.nothing(title) }
        return CheckTexts.sum(title, Money(fen: items.filter(\.isCounted).reduce(0) { $0 + $1.amount.fen }))
    }

    private static func items(
        _ items: [CheckReport.Item], _ title: String, name: (String) -> String
    ) -> [ReaderBlock] {
        items.map { .item("- " + CheckTexts.item("\(title)：\(name($0.kind))", $0.amount, isCounted: $0.isCounted)) }
    }

    private static func objections(_ file: CheckFile) -> [ReaderBlock] {
        guard !file.check.objections.isEmpty else { return [] }
        return [.heading(CheckTexts.objectionHeading)]
            + file.check.objections.reversed().flatMap { objection -> [ReaderBlock] in
                let words = ReaderBlock.item(CheckTexts.objectedWith(objection.at, file.notes[objection.text] ?? ""))
                guard let decision = objection.decision else { return [words, .item(CheckTexts.waitsForDecision)] }
                let note = file.notes[decision.note] ?? ""
                return [
                    words,
                    .item(
                        decision.isUpheld
                            ? CheckTexts.upheld(decision.at, note) : CheckTexts.refused(decision.at, note)),
                ]
            }
    }

    // MARK: Around

    private static func scope(_ file: CheckFile) -> [ReaderBlock] {
        guard let request = file.check.request else { return [] }
        return [
            .heading(CheckTexts.scopeTitle),
            .item(CheckTexts.scopeWords(from: request.from, to: request.to, asOf: request.propertyAsOf)),
        ] + file.check.members.map { .item("- \(file.words(of: $0))  \(file.state(of: $0))") }
            + [.item(CheckTexts.whoSees(isAlone: file.check.members.count == 1))]
    }

    private static func timeline(_ file: CheckFile) -> [ReaderBlock] {
        file.timeline.reversed().filter(\.entry.kind.isStep).map { line in
            .line("\(line.at.words)  \(line.entry.kind.name)")
        }
    }
}
