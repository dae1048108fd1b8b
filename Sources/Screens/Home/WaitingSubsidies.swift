import Housing
import Office
import Texts

/// What home tells of somebody's own rent subsidy: only what has its time, or what is amiss.
extension Waiting {
    static func subsidies(_ overview: Overview) -> [Line] {
        let begun = overview.subsidies.begunUntil.map {
            Line(text: MySubsidyTexts.homeBegun($0), role: .warning, module: .subsidy)
        }
        return [begun].compactMap(\.self) + overview.subsidies.applied.compactMap(line)
    }

    /// What is good to know, after all that presses: that one can apply, or how the newest application stands.
    static func subsidyNotes(_ overview: Overview) -> [Line] {
        let own = overview.subsidies
        guard own.isKnown else { return [Line(text: MySubsidyTexts.homeUnknown, role: .warning)] }
        let open = own.openUntil.map { Line(text: MySubsidyTexts.homeOpen($0), role: .info, module: .subsidy) }
        let standing = own.applied.first.flatMap { mine in
            line(mine) == nil
                ? Line(text: MySubsidyTexts.homeStanding(mine.words), role: .body, module: .mine) : nil
        }
        let missed = own.missedAt.map { Line(text: MySubsidyTexts.homeMissed($0), role: .body) }
        return [open, missed, standing].compactMap(\.self)
    }

    private static func line(_ mine: MySubsidy) -> Line? {
        if let until = mine.signBy {
            let text =
                until.isOver
                ? MySubsidyTexts.homeCallOver(until.day)
                : MySubsidyTexts.homeCall(until.day, left: until.left)
            return Line(text: text, role: .warning, module: .mine)
        }
        if let until = mine.correctBy, !until.isOver {
            return Line(
                text: MySubsidyTexts.homeMend(until.day, left: until.left), role: .warning, module: .subsidy)
        }
        if mine.owed.fen > 0 {
            return Line(text: MySubsidyTexts.homeOwed(mine.owed), role: .warning, module: .mine)
        }
        if mine.isWithheld { return Line(text: MySubsidyTexts.homeWithheld, role: .warning, module: .mine) }
        return mine.publishedUntil.map {
            Line(text: MySubsidyTexts.homePublished($0), role: .body, module: .mine)
        }
    }
}
