import Housing
import Office
import Texts

/// What home tells of somebody's own rent subsidy: only what has its time, or what is amiss.
extension Waiting {
    static func subsidies(_ overview: Overview) -> [Line] {
        let begun = overview.subsidyBegunUntil.map { Line(text: MySubsidyTexts.homeBegun($0), role: .warning) }
        return [begun].compactMap(\.self) + overview.subsidies.compactMap(line)
    }

    private static func line(_ mine: MySubsidy) -> Line? {
        if let until = mine.signBy {
            let text =
                until.isOver
                ? MySubsidyTexts.homeCallOver(until.day)
                : MySubsidyTexts.homeCall(until.day, left: until.workingDaysLeft)
            return Line(text: text, role: .warning)
        }
        if let until = mine.correctBy, !until.isOver {
            return Line(
                text: MySubsidyTexts.homeMend(until.day, left: until.workingDaysLeft), role: .warning)
        }
        if mine.owed.fen > 0 { return Line(text: MySubsidyTexts.homeOwed(mine.owed), role: .warning) }
        if mine.isWithheld { return Line(text: MySubsidyTexts.homeWithheld, role: .warning) }
        return mine.publishedUntil.map { Line(text: MySubsidyTexts.homePublished($0), role: .body) }
    }
}
