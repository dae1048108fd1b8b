import Forms
import Housing
import Office
import Texts

/// What somebody has typed of an objection and not yet handed in. One row a person.
public struct CheckDraft: FlowDraft {
    public var caseID: CaseID
    /// The report that it is about: to another one, other words are to be found.
    public var report: String
    public var focus: String?
    /// Of ``CheckTexts/grounds``, 0-based.
    public var grounds: Set<Int> = []
    public var words = ""

    /// What goes to staff; nil where something is missing.
    var text: String? {
        guard !grounds.isEmpty else { return nil }
        let words = Normal.name(words)
        return needsWords && words.isEmpty ? nil : CheckTexts.objection(groundWords, words)
    }

    /// What is ticked, in the order of the list.
    var groundWords: String {
        grounds.sorted().filter(CheckTexts.grounds.indices.contains).map { CheckTexts.grounds[$0] }
            .joined(separator: "；")
    }

    /// 其他 says nothing by itself.
    var needsWords: Bool { grounds.contains(CheckTexts.grounds.count - 1) }
}

/// Somebody's way through an objection (Q26).
struct ObjectionJourney: FlowJourney {
    let visitor: Visitor
    let file: CheckFile
    var draft: CheckDraft
    /// Of the three, 0-based.
    var step = 0

    /// - Parameter draft: what was kept last; taken up where it is about this report.
    init(visitor: Visitor, file: CheckFile, draft: CheckDraft?) {
        self.visitor = visitor
        self.file = file
        let report = file.check.report?.number ?? ""
        let isMeant = draft?.caseID == file.check.id && draft?.report == report
        self.draft = (isMeant ? draft : nil) ?? CheckDraft(caseID: file.check.id, report: report)
    }

    /// The last day on which it can be handed in.
    var until: Day? { file.objectionDay }

    func turn(toReview: Bool, focus: String? = nil) -> KioskEffect {
        var journey = self
        journey.step = toReview ? 1 : 0
        journey.draft.focus = focus
        return toReview
            ? .turn(to: ObjectionReviewPage(journey: journey)) : .turn(to: ObjectionPage(journey: journey))
    }

    var saving: KioskEffect { .quietly(.check(.saveDraft(draft))) }

    var chrome: Chrome {
        Chrome(
            title: CheckTexts.flow, subject: visitor.maskedName,
            stepper: Stepper(CheckTexts.objectionSteps, current: step))
    }

    var help: [HelpSection] { [HelpSection](CheckTexts.detailHelp) }

    /// Where the check has moved on, or the time is over, it is shown as it stands now.
    func detour(after trouble: KioskTrouble) -> KioskEffect? {
        let codes: [RefusalCode] = [.wrongState, .objectionRepeated, .objectionClosed, .alreadyOpen]
        guard trouble == .movedOn || trouble.refusal.map({ codes.contains($0.code) }) == true else { return nil }
        return .pop
    }

    var looking: KioskEffect? { .quietly(.check(.file(file.check.id))) }

    func isOutdated(by answer: KioskAnswer) -> Bool? {
        guard case .check(.file(let newest, _)) = answer else { return nil }
        return newest.check.version != file.check.version
    }
}

/// A page of an objection.
protocol ObjectionStep: FlowPage where Way == ObjectionJourney {}

extension ObjectionStep {
    /// Back to the check, which is read anew, with what came in between.
    func leave(after trouble: KioskTrouble) -> [KioskEffect] {
        guard let back = journey.detour(after: trouble) else { return tell(trouble) }
        return [back] + tellAtNewest(trouble)
    }

    /// The check has moved on at another place: it is shown there as it stands, and what was typed is kept.
    func moved(by event: KioskEvent) -> [KioskEffect]? {
        guard case .answer(let answer) = event, journey.isOutdated(by: answer) == true else { return nil }
        return [saving, .pop, .say(.warning(CheckTexts.objectionMoved))]
    }
}
