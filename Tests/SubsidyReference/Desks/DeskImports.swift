import Housing
import Office

extension DeskOffice {
    func imported(_ act: SubsidyCommand.Act, _ session: Session) throws -> SubsidyAnswer {
        let desk = office.subsidyImports
        func order(_ bytes: [UInt8], _ skips: Bool) -> SubsidyImportDesk.Order {
            .init(HeldBytes(bytes), source: "file", skipsBad: skips)
        }
        switch act {
        case .importRegister(let lines, let asOf, let skips):
            guard let moment = Moment(asOf) else { return .refused(nil) }
            let order = order(FileTexts.register(lines), skips)
            return answer(try desk.register(order, batch: batch, asOf: moment, by: session))
        case .importMembers(let lines, let skips):
            return answer(
                try desk.members(order(FileTexts.members(lines), skips), batch: batch, by: session).report)
        case .importApplications(let lines, let skips):
            return answer(
                try desk.applications(order(FileTexts.forms(lines), skips), batch: batch, by: session).report)
        case .importFindings(let lines, let skips):
            return answer(
                try desk.findings(order(FileTexts.findings(lines), skips), batch: batch, by: session).report)
        case .importUsedHouses(let lines):
            return answer(try desk.usedHouses(order(FileTexts.usedHouses(lines), false), by: session).report)
        default: return .refused(nil)
        }
    }

    private func answer(_ report: SubsidyImportReport) -> SubsidyAnswer {
        said = report.problems.map { "line \($0.line): \($0.failure)" }
        let lines = Set(report.problems.map(\.line)).sorted()
        guard report.isTaken else { return .badFile(lines) }
        return lines.isEmpty ? .done : .doneWithout(lines)
    }

    /// What the bank says.
    func answered(_ act: SubsidyCommand.Act, _ session: Session) throws -> SubsidyAnswer {
        guard case .results(let lines, let skips) = act else { return .refused(nil) }
        let bytes = FileTexts.results(lines, given.agreements)
        let report = try office.payments.results(bytes, source: "results.csv", skipsBad: skips, session)
        let bad = report.problems.compactMap(\.line).sorted()
        guard report.isTaken else { return .badFile(bad) }
        return bad.isEmpty ? .done : .doneWithout(bad)
    }
}
