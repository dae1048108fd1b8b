import Cells
import Forms
import Housing
import Office
import Texts

/// All answers before 【提交】, each with a way to change it that comes back here (model 12.4, check answers).
struct CheckPage: RenewalPage {
    enum Stop: Hashable, Sendable {
        case policy, declaration
        case block(InfoBlock)
        case slot(MaterialKind)
        case submit
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var review: ReviewPage<Stop>

    init(journey: Journey) {
        self.journey = journey
        review = ReviewPage(
            CheckPage.sections(journey), buttons: [.button(.submit, RenewalTexts.submit)])
    }

    private static func sections(_ journey: Journey) -> [ReviewSection<Stop>] {
        let renewal = journey.renewal
        let lease = journey.file?.lease
        var about: [ReviewRow<Stop>] = []
        if let lease {
            about.append(ReviewRow(RenewalTexts.reviewLease, "\(lease.lease.number)  \(lease.address)"))
        }
        let isNew = renewal?.policy == .new
        about.append(
            ReviewRow(
                RenewalTexts.reviewPolicy, isNew ? CheckTexts.reviewNew : RenewalTexts.original,
                // Of a lease under the new policy there is nothing to choose.
                change: renewal?.leasePolicy == .old ? .policy : nil))
        about.append(
            ReviewRow(
                RenewalTexts.reviewDeclaration,
                renewal?.declaration.map { "\(RenewalTexts.declared)  \($0.at.words)" } ?? RenewalTexts.notDeclared,
                change: .declaration))
        let blocks = InfoBlock.allCases.map { block in
            ReviewRow(block.name, answer(journey.draft[block], journey.file), change: Stop.block(block))
        }
        let slots = (renewal?.slots ?? []).map { slot in
            let files = renewal?.currentMaterials.filter { $0.kind == slot.kind } ?? []
            let none = slot.isRequired ? RenewalTexts.notUploaded : CorrectionTexts.optional
            let sizes = files.map { FileSize.words(bytes: $0.bytes) }
            return ReviewRow(
                slot.kind.name, files.isEmpty ? none : RenewalTexts.files(sizes), change: Stop.slot(slot.kind))
        }
        return [
            ReviewSection(RenewalTexts.applyTitle, about), ReviewSection(RenewalTexts.steps[2], blocks),
            ReviewSection(RenewalTexts.reviewMaterials, slots),
        ]
    }

    private static func answer(_ draft: BlockDraft, _ file: CaseFile?) -> String {
        switch draft.verdict {
        case nil: RenewalTexts.notAnswered
        case .right: RenewalTexts.right
        case .wrong:
            [
                RenewalTexts.reported(draft.wrong.filter { $0.mobile == nil }.map { name($0.line, file) }),
                RenewalTexts.listed(draft.wrong.filter { $0.mobile != nil }.map { name($0.line, file) + $0.note() }),
            ].filter { !$0.isEmpty }.joined(separator: "；")
        }
    }

    /// A line of an occupant's names the person, masked.
    private static func name(_ line: InfoLine, _ file: CaseFile?) -> String {
        let person = line.person.flatMap { file?.maskedName(of: $0) }
        return (person.map { "\($0) " } ?? "") + line.field.name
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [saving]
        case .answer(.renewal(let renewal)):
            return [.turn(to: DonePage(visitor: journey.visitor, renewal: renewal))]
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .key(.escape):
            journey.draft.returnsToReview = false
            return [journey.turn(to: .materials)]
        default:
            if let effects = common(event) { return effects }
            return event.input.map { take(review.update($0)) } ?? []
        }
    }

    private mutating func take(_ outcome: ReviewOutcome<Stop>) -> [KioskEffect] {
        switch outcome {
        case .change(let stop):
            journey.draft.returnsToReview = true
            return [change(stop)]
        case .activated: return journey.renewal.map { [.ask(.submit($0))] } ?? []
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled: return []
        }
    }

    private func change(_ stop: Stop) -> KioskEffect {
        switch stop {
        case .policy: journey.turn(to: .policy)
        case .declaration: journey.turn(toChange: .declaration)
        case .block(let block): journey.turn(toChange: .block(block))
        case .slot(let kind): journey.turn(toChange: .material(kind))
        case .submit: journey.turn(to: .review)
        }
    }

    /// Texts and registers may have moved on since they were confirmed: the person is led to what is to be looked at.
    private mutating func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        switch trouble.refusal?.code {
        case .textOutdated, .notTicked:
            journey.draft.returnsToReview = true
            return [change(.declaration)] + tell(trouble)
        case .infoChanged:
            journey.draft.returnsToReview = true
            return [change(.block(.dwelling))] + tell(trouble)
        default:
            guard trouble.isAboutCheck, let lease = journey.renewal?.lease else { return told(trouble) }
            return [.show(PolicyRefusalPage(visitor: journey.visitor, lease: lease, back: HomeTexts.back))]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(RenewalTexts.reviewTitle)]
        if journey.renewal?.isLate == true { blocks.append(.text(RenewalTexts.lateMark, .warning)) }
        let rest = Page.draw(blocks, on: &surface, in: body)
        review.draw(on: &surface, in: rest, words: words)
    }

    var hints: [KeyHint] { [.choose, .move, .back] }
}
